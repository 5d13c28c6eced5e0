"""Answers to short questionnaires in the file: each time one was answered.

`answers` is JSON: a list with a whole number or null for each question, in their order. A row that
any other program left in another shape is set aside.
"""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from selfcare.store import rows
from selfcare.store.base import StoreBase

if TYPE_CHECKING:
    from selfcare.core.instruments import Answered
from selfcare.core.model import Contact, Practice, Review
from selfcare.store.base import CONFLICT, span
from selfcare.store.errors import ConflictError


class AnswerRows(StoreBase):
    """The answers of a store."""

    def answers(self, instrument: str) -> "tuple[Answered, ...]":
        """Every time an instrument was answered, by day, then id."""
        from selfcare.core.instruments import Answered  # noqa: PLC0415 - 5 ms for questionnaires alone

        def read(row: rows.Row) -> Answered:
            number, day, text = row
            return Answered(number, instrument, rows.to_day(day), _to_answers(text))

        found = self._rows(
            "answer", "id, day, answers", "instrument = ?", (instrument,), order="day, id"
        )
        return tuple(self._made("answer", read, found))

    def add_answers(self, instrument: str, day: date, answers: Sequence[int | None]) -> int:
        """Add the answers of one time; gives its id."""
        text = f"[{', '.join('null' if each is None else str(int(each)) for each in answers)}]"
        return self._insert(
            "answer", {"instrument": instrument, "day": day.isoformat(), "answers": text}
        )


def _to_answers(text: str) -> tuple[int | None, ...]:
    import json  # noqa: PLC0415 - as above

    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise rows.OddRowError("answers") from error
    if not isinstance(found, list) or any(
        value is not None and type(value) is not int for value in found
    ):
        raise rows.OddRowError("answers")
    return tuple(found)


# A person's own people and places in the file.


class ContactRows(StoreBase):
    """The people and places of a store."""

    def contacts(self) -> tuple[Contact, ...]:
        """All of them by position, then id."""
        found = self._rows("contact", rows.CONTACT, order="position, id")
        return tuple(self._made("contact", rows.to_contact, found))

    def add_contact(self, contact: Contact) -> Contact:
        """Add one; the id is made here."""
        return self._contact(self._insert("contact", rows.contact_columns(contact)))

    def update_contact(self, contact: Contact) -> Contact:
        """Write name, reach, good-for and position; ConflictError unless `rev` is the row's own."""
        self._update("contact", {"id": contact.id}, rows.contact_columns(contact), contact.rev)
        return self._contact(contact.id)

    def remove_contact(self, contact_id: int) -> None:
        """Remove one; undo brings it back."""
        if self._write("DELETE FROM contact WHERE id = ?", (contact_id,)).rowcount == 0:
            raise ConflictError(CONFLICT)

    def _contact(self, contact_id: int) -> Contact:
        row = self._one(f"SELECT {rows.CONTACT} FROM contact WHERE id = ?", (contact_id,))  # noqa: S608  # our own columns
        if row is None:
            raise ConflictError(CONFLICT)
        return rows.to_contact(row)


# Practices in the file: each time somebody followed a routine.


class PracticeRows(StoreBase):
    """The practices of a store."""

    def practices(
        self, first: date | None = None, last: date | None = None
    ) -> tuple[Practice, ...]:
        """Practices by day, then id, in a span closed at both ends."""
        where, values = span(first, last)
        found = self._rows("practice", rows.PRACTICE, where, values, order="day, id")
        return tuple(self._made("practice", rows.to_practice, found))

    def add_practice(self, practice: Practice) -> Practice:
        """Add a practice; its id is made here."""
        number = self._insert("practice", rows.practice_columns(practice))
        return self._written(number)

    def practice(self, practice_id: int) -> Practice | None:
        """One practice; None when there is no such id."""
        found = self._rows("practice", rows.PRACTICE, "id = ?", (practice_id,))
        return next(self._made("practice", rows.to_practice, found), None)

    def update_practice(self, practice: Practice) -> Practice:
        """Write a practice; ConflictError unless `rev` is the row's own."""
        self._update("practice", {"id": practice.id}, rows.practice_columns(practice), practice.rev)
        return self._written(practice.id)

    def remove_practice(self, practice_id: int) -> int:
        """Remove a practice; how many there were. Its entry stays."""
        return self._write("DELETE FROM practice WHERE id = ?", (practice_id,)).rowcount

    def _written(self, practice_id: int) -> Practice:
        found = self.practice(practice_id)
        assert found is not None
        return found


# Reviews in the file: a person's own words about each week, by the week's first day.


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
