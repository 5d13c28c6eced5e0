"""Ratings and amounts as they are typed on Today: keys go to the pure states of core.keystrokes."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from textual import events

from selfcare.core.changed import ChangedElsewhereError, Seen
from selfcare.core.errors import BusyError, SelfcareError
from selfcare.core.keystrokes import AmountKeys, RatingKeys
from selfcare.core.offers import STRETCH, STRETCH_HARD
from selfcare.core.views import Receipt
from selfcare.tui.changes import BUSY
from selfcare.tui.screens.today_board import TodayBoard
from selfcare.tui.widgets.ratings import SCALES, scales_of
from selfcare.tui.widgets.today_regions import Ratings

HARD = "That sounds like a lot. p opens three slow minutes. ! people who listen."


class TodayTyping(TodayBoard):
    """The board, with an open rating or amount."""

    def __init__(self) -> None:
        super().__init__()
        self._kept: dict[str, int | None] = {}
        """The ratings that are saved already, while a rating is open."""
        self._told = ""
        """What the open rating has saved so far, in words."""

    @property
    def capturing(self) -> bool:
        """Whether a rating or an amount is open."""
        return self._rating is not None or self._amount is not None

    def capture(self, event: events.Key) -> bool:
        """One key of the open rating or amount."""
        if self._rating is not None:
            return self._rate_key(event.key)
        if self._amount is not None:
            return self._amount_key(event.key, event.character)
        return False

    def finish(self) -> None:
        """A rating that is still open is saved before the app ends."""
        if self._rating is not None:
            self._save_ratings(self._rating, finished=True)

    # acts -------------------------------------------------------------------------------------

    def acted(self, work: Callable[[], Receipt | None]) -> Receipt | None:
        """One act and the fresh view behind it; None: it did not happen."""
        receipt = self.care.act(work)
        self.refresh_view()
        return receipt

    def move_on(self) -> None:
        """After a one-key answer the next row is selected, on today alone."""
        if not self.view.is_today or self.service.setting("move_on") != "on":
            return
        ids = [row.habit.id for row in self.view.rows]
        if self._cursor in ids:
            self.select(ids[min(ids.index(self._cursor) + 1, len(ids) - 1)])

    def select(self, habit_id: int | None) -> None:
        """Selects a row."""
        if habit_id != self._cursor:
            self._cursor = habit_id
            self._panel = None
        self._draw()

    # ratings ----------------------------------------------------------------------------------

    def open_rating(self, at: str) -> None:
        """Opens the ratings at a scale; on light days mood stands alone unless another is named."""
        scales = scales_of(light=self.view.light)
        checkin = self.view.checkin
        before = {scale: getattr(checkin, scale) for scale in SCALES}
        self._kept = before
        self._told = ""
        self._rating = RatingKeys.opened(scales if at in scales else SCALES, before, at)
        self._amount = None
        self._draw()

    def _rate_key(self, key: str) -> bool:
        assert self._rating is not None
        state = self._rating.press(key)
        saved = self._save_ratings(state, finished=state.finished)
        self._rating = None if state.finished else state
        if not saved:
            self.refresh_view()
            return True
        if state.finished:
            self._end_rating()
        else:
            self._draw()
        return not (state.finished and state.unused)

    def _save_ratings(self, state: RatingKeys, *, finished: bool) -> bool:
        """Saves the scales that are settled; whether that went well.

        The scale that is being set is settled when the keys move on, so that ten arrows are one
        change and not ten.
        """
        settled = {
            scale: value
            for scale, value in zip(state.scales, state.values, strict=True)
            if (finished or scale != state.scale) and value != self._kept[scale]
        }
        if not settled:
            return True
        seen = Seen({scale: "" if v is None else str(v) for scale, v in self._kept.items()})
        day = self.view.day
        rating = partial(self.service.rate, day, seen=seen, **settled)
        try:
            receipt = None if self.care.waits else rating()
        except BusyError:
            receipt = None
        except ChangedElsewhereError as error:
            self.care.ask_changed(error, lambda: self.acted(rating))
            return False
        except SelfcareError as error:
            self.say(str(error))
            return False
        self._kept = self._kept | settled
        if receipt is None:
            self.care.wait_for_file(rating)
            self._told = BUSY
            return True
        self.care.note_newest()
        self._told = receipt.app
        return True

    def _end_rating(self) -> None:
        """The fresh view, and the one line for a hard check-in."""
        self.refresh_view()
        hard = self.view.checkin.hard
        if self._told and not self.care.sample and self.service.support_due():
            if hard:
                self.say(STRETCH_HARD, offers_slow=True)
            else:
                self.say(STRETCH)
            self.service.support_said()
            self.refresh_view()
        elif self._told and hard:
            self.say(HARD, offers_slow=True)
        elif self._told:
            self.say(self._told)
        if isinstance(self.focused, Ratings):
            self._place_focus()

    # amounts ----------------------------------------------------------------------------------

    def open_amount(self, character: str) -> None:
        """Opens the amount on the selected row, with the character that opened it."""
        if self.row is None:
            return
        self._amount = AmountKeys.opened(character)
        self._region = "list"
        self.say("")

    def _amount_key(self, key: str, character: str | None) -> bool:
        assert self._amount is not None
        row = self.row
        state = self._amount.press(key, character)
        if not state.finished or row is None:
            self._amount = None if row is None else state
            self._draw()
            return True
        self._amount = None
        if state.committed:
            day, text = self.view.day, state.text
            if self.acted(lambda: self.service.log(row.habit.id, text, day)) is None:
                self._amount = replace(state, finished=False, committed=False)
                self._draw()
            else:
                self.move_on()
            return True
        if state.unused and state.text:
            self.say(f"{state.text} is not logged. Enter saves an amount.")
        self._draw()
        return not state.unused
