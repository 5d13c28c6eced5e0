"""Practices in the file: each time somebody followed a routine."""

from datetime import date

from selfcare.core.model import Practice
from selfcare.store import rows
from selfcare.store.base import StoreBase, span


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
