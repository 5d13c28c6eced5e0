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
from selfcare.service.acts import act
from selfcare.service.looking import WELCOMED, Looking
from selfcare.service.undo_acts import UndoActs
from selfcare.words.coming_back import choice_tail, runs_words, spoken_tail
from selfcare.words.receipts import BACK, said

_TAKEN_BACK = " back"
_START = "Start from today"


class ComingBack(Looking, UndoActs):
    """Back after days without a word."""

    @act
    def set_aside(self, gap: Gap) -> Receipt:
        """Set the days of a gap aside for every habit; the receipt says what runs do."""
        self.load_all()
        told = self._told(self.today())
        ways = self._ways(gap)
        span = span_words(gap.first_day, gap.last_day, told.today)
        self._check_writable()
        with self._store.act(f"{span}, set aside", day=told.today):
            self._store.add(Pause(0, None, gap.first_day, gap.last_day, "away"))
        self._memory.read_spans()
        receipt = said(told, choice_tail(Way.ASIDE, gap.days, ways), about=span, dated=False)
        return replace(receipt, spoken=f"{span}, {spoken_tail(Way.ASIDE, gap.days, ways)}")

    @act
    def start_from_today(self) -> Receipt:
        """Leave the days of a gap blank; the welcome is answered for today."""
        today = self.today()
        ways = None
        if self._memory.complete and (gap := self._gap(today)) is not None:
            ways = self._ways(gap)
        newest = self.newest_change()
        self._welcome(f"{today} {newest.id if newest else 0}")
        runs = "" if ways is None else runs_words(ways.start)
        more = f"The days between stay blank{f'; {runs}' if runs else ''}."
        return said(self._told(today), "From today on", more=more, dated=False)

    @act
    def undo(self, expected: int | None = None) -> UndoReceipt:
        """Take the newest change back; a start from today is one while nothing came after."""
        kept = self._answer(expected)
        if kept is None or kept.endswith(_TAKEN_BACK):
            return super().undo(expected)
        self._check_writable()
        self._welcome(kept + _TAKEN_BACK)
        return self._told_of_start(f"Taken back: {_START}.", "y does it again.")

    @act
    def redo(self) -> UndoReceipt:
        """Do again what was taken back last."""
        try:
            return super().redo()
        except NothingToUndoError:
            kept = self._answer(None)
            if kept is None or not kept.endswith(_TAKEN_BACK):
                raise
        self._welcome(kept.removesuffix(_TAKEN_BACK))
        return self._told_of_start(f"Done again: {_START}.", BACK)

    # inside

    def _answer(self, expected: int | None) -> str | None:
        """Today's answer to the welcome, when no change came after it."""
        kept = self._memory.settings.get(WELCOMED, "")
        day, _, after = kept.removesuffix(_TAKEN_BACK).partition(" ")
        newest = self.newest_change()
        current = newest.id if newest else 0
        if day != self.today().isoformat() or after != str(current):
            return None
        return kept if expected in {None, current} else None

    def _welcome(self, value: str) -> None:
        if self._store.writable:
            self._store.set_setting(WELCOMED, value)
        self._memory.settings = {**self._memory.settings, WELCOMED: value}

    def _told_of_start(self, sentence: str, more: str) -> UndoReceipt:
        day: date = self.today()
        change = Change(0, _START, self.now(), day)
        return UndoReceipt(change, Receipt(f"{sentence} {more}", sentence, sentence, day))
