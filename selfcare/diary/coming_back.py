"""Taking back and doing again, and the ways back after a gap, each taken back by one undo.

Setting the days aside is one pause for every habit. Starting from today changes nothing that is
kept of any day: it answers the welcome, in the inner setting `welcomed`, as the day and the newest
change of then. While that change still is the newest one, undo takes the answer back and redo
gives it again, so that `z` never reaches behind it to something logged before the gap.
"""

from datetime import date

from selfcare.core.days import span_words
from selfcare.core.errors import NothingToUndoError
from selfcare.core.model import Change, Pause
from selfcare.core.text import clean_line
from selfcare.core.values import replace
from selfcare.core.views import Gap, Receipt, UndoReceipt
from selfcare.core.ways_back import Way
from selfcare.diary import day_views
from selfcare.diary.day_views import WELCOMED
from selfcare.diary.diary import Diary, act
from selfcare.words.coming_back import choice_tail, runs_words, spoken_tail
from selfcare.words.receipts import BACK, said

# Taking back and doing again; the journal lies in the database, so both survive a restart.


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


# The ways back after a gap, as acts: each is taken back by one undo.


_TAKEN_BACK = " back"
_START = "Start from today"


@act
def set_aside(diary: Diary, gap: Gap) -> Receipt:
    """Set the days of a gap aside for every habit; the receipt says what runs do."""
    diary.load_all()
    told = diary.told(diary.today())
    ways = day_views.ways_of(diary, gap)
    span = span_words(gap.first_day, gap.last_day, told.today)
    diary.check_writable()
    with diary.store.act(f"{span}, set aside", day=told.today):
        diary.store.add(Pause(0, None, gap.first_day, gap.last_day, "away"))
    diary.memory.read_spans()
    receipt = said(told, choice_tail(Way.ASIDE, gap.days, ways), about=span, dated=False)
    return replace(receipt, spoken=f"{span}, {spoken_tail(Way.ASIDE, gap.days, ways)}")


@act
def start_from_today(diary: Diary) -> Receipt:
    """Leave the days of a gap blank; the welcome is answered for today."""
    today = diary.today()
    ways = None
    if diary.memory.complete and (gap := day_views.open_gap(diary, today)) is not None:
        ways = day_views.ways_of(diary, gap)
    newest = newest_change(diary)
    _welcome(diary, f"{today} {newest.id if newest else 0}")
    runs = "" if ways is None else runs_words(ways.start)
    more = f"The days between stay blank{f'; {runs}' if runs else ''}."
    return said(diary.told(today), "From today on", more=more, dated=False)


@act
def undo(diary: Diary, expected: int | None = None) -> UndoReceipt:
    """Take the newest change back; a start from today is one while nothing came after."""
    kept = _answer(diary, expected)
    if kept is None or kept.endswith(_TAKEN_BACK):
        return take_back(diary, expected)
    diary.check_writable()
    _welcome(diary, kept + _TAKEN_BACK)
    return _told_of_start(diary, f"Taken back: {_START}.", "y does it again.")


@act
def redo(diary: Diary) -> UndoReceipt:
    """Do again what was taken back last."""
    try:
        return do_again(diary)
    except NothingToUndoError:
        kept = _answer(diary, None)
        if kept is None or not kept.endswith(_TAKEN_BACK):
            raise
    _welcome(diary, kept.removesuffix(_TAKEN_BACK))
    return _told_of_start(diary, f"Done again: {_START}.", BACK)


# inside


def _answer(diary: Diary, expected: int | None) -> str | None:
    """Today's answer to the welcome, when no change came after it."""
    kept = diary.memory.settings.get(WELCOMED, "")
    day, _, after = kept.removesuffix(_TAKEN_BACK).partition(" ")
    newest = newest_change(diary)
    current = newest.id if newest else 0
    if day != diary.today().isoformat() or after != str(current):
        return None
    return kept if expected in {None, current} else None


def _welcome(diary: Diary, value: str) -> None:
    if diary.store.writable:
        diary.store.set_setting(WELCOMED, value)
    diary.memory.settings = {**diary.memory.settings, WELCOMED: value}


def _told_of_start(diary: Diary, sentence: str, more: str) -> UndoReceipt:
    day: date = diary.today()
    change = Change(0, _START, diary.now(), day)
    return UndoReceipt(change, Receipt(f"{sentence} {more}", sentence, sentence, day))
