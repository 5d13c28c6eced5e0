"""The ways back after a gap, as acts: each is taken back by one undo.

Setting the days aside is one pause for every habit. Starting from today changes nothing that is
kept of any day: it answers the welcome, in the inner setting `welcomed`, as the day and the newest
change of then. While that change still is the newest one, undo takes the answer back and redo
gives it again, so that `z` never reaches behind it to something logged before the gap.
"""

from datetime import date

from selfcare.core.days import span_words
from selfcare.core.errors import NothingToUndoError
from selfcare.core.model import Change, Pause
from selfcare.core.values import replace
from selfcare.core.views import Gap, Receipt, UndoReceipt
from selfcare.core.ways_back import Way
from selfcare.diary import day_views, undo_acts
from selfcare.diary.acts import act
from selfcare.diary.day_views import WELCOMED
from selfcare.diary.diary import Diary
from selfcare.words.coming_back import choice_tail, runs_words, spoken_tail
from selfcare.words.receipts import BACK, said

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
    newest = undo_acts.newest_change(diary)
    _welcome(diary, f"{today} {newest.id if newest else 0}")
    runs = "" if ways is None else runs_words(ways.start)
    more = f"The days between stay blank{f'; {runs}' if runs else ''}."
    return said(diary.told(today), "From today on", more=more, dated=False)


@act
def undo(diary: Diary, expected: int | None = None) -> UndoReceipt:
    """Take the newest change back; a start from today is one while nothing came after."""
    kept = _answer(diary, expected)
    if kept is None or kept.endswith(_TAKEN_BACK):
        return undo_acts.take_back(diary, expected)
    diary.check_writable()
    _welcome(diary, kept + _TAKEN_BACK)
    return _told_of_start(diary, f"Taken back: {_START}.", "y does it again.")


@act
def redo(diary: Diary) -> UndoReceipt:
    """Do again what was taken back last."""
    try:
        return undo_acts.do_again(diary)
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
    newest = undo_acts.newest_change(diary)
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
