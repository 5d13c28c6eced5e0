"""Taking back and doing again; the journal lies in the database, so both survive a restart."""

from selfcare.core.model import Change
from selfcare.core.text import clean_line
from selfcare.core.views import Receipt, UndoReceipt
from selfcare.service.acts import act
from selfcare.service.desk import Desk


class UndoActs(Desk):
    """Undo and redo."""

    @act
    def undo(self, expected: int | None = None) -> UndoReceipt:
        """Take the newest change back.

        `expected` is the change the person saw; a ChangeMovedError says that another one is newest
        by now. Raises NothingToUndoError or UndoRefusedError.
        """
        self._check_writable()
        change = self._store.undo(expected)
        self._read_again(change)
        label = clean_line(change.label)
        return UndoReceipt(
            change, self._undone(change, f"Taken back: {label}.", "y does it again.")
        )

    @act
    def redo(self) -> UndoReceipt:
        """Do the change again that was taken back last."""
        self._check_writable()
        change = self._store.redo()
        self._read_again(change)
        label = clean_line(change.label)
        return UndoReceipt(
            change, self._undone(change, f"Done again: {label}.", "z takes it back.")
        )

    def newest_change(self) -> Change | None:
        """The change that undo would take back."""
        return self._store.newest_change()

    def newest_outside(self) -> Change | None:
        """The newest change of another window or command since this was last asked."""
        return self._store.newest_outside()

    def _read_again(self, change: Change) -> None:
        self._memory.read_habits()
        if change.day is None or not self._memory.complete:
            self._memory.read_all()
        else:
            self._memory.read_spans()
            self._memory.read_day(change.day)

    def _undone(self, change: Change, sentence: str, more: str) -> Receipt:
        return Receipt(
            app=f"{sentence} {more}",
            command=sentence,
            spoken=sentence,
            day=change.day or self.today(),
            habit_id=self._only_habit(change),
        )

    def _only_habit(self, change: Change) -> int | None:
        """The habit a change was about, when it was about one that is here."""
        touched = self._store.habits_of_change(change.id)
        here = {habit.id for habit in self._memory.habits}
        return next(iter(touched)) if len(touched) == 1 and touched <= here else None
