"""Reviews in the file: a person's own words about each week, by the week's first day."""

from datetime import date

from selfcare.core.model import Review
from selfcare.store import rows
from selfcare.store.base import CONFLICT, StoreBase, span
from selfcare.store.errors import ConflictError


class ReviewRows(StoreBase):
    """The reviews of a store."""

    def reviews(self, first: date | None = None, last: date | None = None) -> dict[date, Review]:
        """Reviews by the first day of their week, in order, of a span closed at both ends."""
        where, values = span(first, last, "week")
        found = self._rows("review", rows.REVIEW, where, values, order="week")
        return {review.week: review for review in self._made("review", rows.to_review, found)}

    def review(self, week: date) -> Review | None:
        """The review of the week that begins on a day."""
        return self.reviews(week, week).get(week)

    def save_review(self, review: Review) -> Review | None:
        """Write a week's review; one that says nothing removes the row and gives None.

        `rev` must be the row's own, and 0 where there is no row, else ConflictError.
        """
        columns = rows.review_columns(review)
        week = columns.pop("week")
        known = self.review(review.week)
        if review.rev != (known.rev if known else 0):
            raise ConflictError(CONFLICT)
        if review.empty:
            self._write("DELETE FROM review WHERE week = ?", (week,))
            return None
        if known:
            self._update("review", {"week": week}, columns)
        else:
            names, marks = ", ".join(columns), ", ".join("?" * len(columns))
            self._write(
                f"INSERT INTO review (week, changed_at, {names}) VALUES (?, ?, {marks})",  # noqa: S608  # our own columns
                (week, self._stamp(), *columns.values()),
            )
        return self.review(review.week)
