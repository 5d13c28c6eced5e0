"""Taking back and doing again; the journal lies in the database, so both survive a restart."""

from selfcare.core.model import Change
from selfcare.core.text import clean_line
from selfcare.core.views import Receipt, UndoReceipt
from selfcare.diary.diary import Diary


def take_back(diary: Diary, expected: int | None = None) -> UndoReceipt:
    """Take the newest change back.

    `expected` is the change the person saw; a ChangeMovedError says that another one is newest
    by now. Raises NothingToUndoError or UndoRefusedError.
    """
    diary.check_writable()
    change = diary.store.undo(expected)
    _read_again(diary, change)
    label = clean_line(change.label)
    return UndoReceipt(change, _undone(diary, change, f"Taken back: {label}.", "y does it again."))


def do_again(diary: Diary) -> UndoReceipt:
    """Do the change again that was taken back last."""
    diary.check_writable()
    change = diary.store.redo()
    _read_again(diary, change)
    label = clean_line(change.label)
    return UndoReceipt(change, _undone(diary, change, f"Done again: {label}.", "z takes it back."))


def newest_change(diary: Diary) -> Change | None:
    """The change that undo would take back."""
    return diary.store.newest_change()


def newest_outside(diary: Diary) -> Change | None:
    """The newest change of another window or command since this was last asked."""
    return diary.store.newest_outside()


def _read_again(diary: Diary, change: Change) -> None:
    diary.memory.read_habits()
    if change.day is None or not diary.memory.complete:
        diary.memory.read_all()
    else:
        diary.memory.read_spans()
        diary.memory.read_day(change.day)


def _undone(diary: Diary, change: Change, sentence: str, more: str) -> Receipt:
    return Receipt(
        app=f"{sentence} {more}",
        command=sentence,
        spoken=sentence,
        day=change.day or diary.today(),
        habit_id=_only_habit(diary, change),
    )


def _only_habit(diary: Diary, change: Change) -> int | None:
    """The habit a change was about, when it was about one that is here."""
    touched = diary.store.habits_of_change(change.id)
    here = {habit.id for habit in diary.memory.habits}
    return next(iter(touched)) if len(touched) == 1 and touched <= here else None
