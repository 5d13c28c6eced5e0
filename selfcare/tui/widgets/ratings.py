"""Mood, energy and stress as thin bars that take digits: Textual has no scale of this kind."""

from datetime import date
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from selfcare.core.keystrokes import RatingKeys
from selfcare.core.model import CheckIn
from selfcare.diary.day_acts import checkin_texts
from selfcare.draw.ratings import Rating, rating_lines
from selfcare.draw.signs import FULL_SIGNS, Signs
from selfcare.tui.paint import lines
from selfcare.words.changed import Seen

SCALES = ("mood", "energy", "stress")
GAP = 3


def scales_of(*, light: bool) -> tuple[str, ...]:
    """The scales that are asked: mood alone on light days."""
    return SCALES[:1] if light else SCALES


class Ratings(Widget, can_focus=True):
    """The three numbers of a day; digits set and move on, a click on a bar is its value."""

    HELP = "Digits rate and move on; 1 then 0 is ten. Backspace leaves one out. A click is a value."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("0,1,2,3,4,5,6,7,8,9", "press_digit", "rate", key_display="0-9"),
        Binding("left,right", "press_arrow", "one less, one more", key_display="← →"),
        Binding("enter,down", "press('enter')", "next"),
        Binding("up", "press('up')", "back", show=False),
        Binding("backspace", "press('backspace')", "leave out"),
        Binding("escape", "press('escape')", "done"),
    ]

    checkin: reactive[CheckIn | None] = reactive[CheckIn | None](None)
    """What is kept for the day."""
    light: reactive[bool] = reactive(False, layout=True)
    """Light days: mood alone."""
    keys: reactive[RatingKeys | None] = reactive[RatingKeys | None](None)
    """What is being set; None while the ratings are not open."""
    signs: reactive[Signs] = reactive(FULL_SIGNS)

    class Settled(Message):
        """Scales whose value stands: the keys moved on, or are done."""

        def __init__(
            self,
            values: dict[str, int | None],
            before: dict[str, int | None],
            *,
            finished: bool,
        ) -> None:
            super().__init__()
            self.values = values
            self.before = before
            """What the person saw there when they changed it."""
            self.finished = finished

        def seen(self, day: date) -> Seen:
            """The same, as what a fresh reading of the day is held against."""
            was = self.before.get
            return Seen(checkin_texts(CheckIn(day, was("mood"), was("energy"), was("stress"))))

    def open(self, at: str) -> None:
        """Begins at a scale."""
        checkin = self.checkin
        if checkin is None:
            return
        scales = scales_of(light=self.light)
        before = {scale: getattr(checkin, scale) for scale in SCALES}
        self.keys = RatingKeys.opened(scales if at in scales else SCALES, before, at)

    def take_unsettled(self) -> "Ratings.Settled | None":
        """What was set and not told yet, the scale at hand too; now it is. None: nothing."""
        keys = self.keys
        if keys is None or not keys.changed:
            return None
        self.keys = keys.told(keys.changed)
        return self._settled(keys, keys.changed)

    def on_key(self, event: events.Key) -> None:
        """Keys of the scale are taken here, at once; any other closes it and goes on."""
        if self.keys is None:
            if not event.key.isdecimal():
                return
            self.open("mood")
        assert self.keys is not None
        took = self.keys.press(event.key)
        event.stop()
        event.prevent_default()
        self._show(took)
        if took.unused is not None:
            self.app.call_later(self._pass_on, event)

    def _pass_on(self, event: events.Key) -> None:
        again = getattr(self.app, "type_again", None)
        if again is not None:
            again(event)

    def _show(self, state: RatingKeys) -> None:
        """Tells what is settled, once."""
        settled = state.settled
        self.keys = None if state.finished else state.told(settled)
        if settled or state.finished:
            self.post_message(self._settled(state, settled))

    def _settled(self, state: RatingKeys, values: dict[str, int | None]) -> Settled:
        before = dict(zip(state.scales, state.before, strict=True))
        return self.Settled(values, before, finished=state.finished)

    def action_press(self, key: str) -> None:
        """A key of the footer was clicked; typed ones are taken before they get here."""
        if self.keys is None:
            self.open("mood")
        if self.keys is not None:
            self._show(self.keys.press(key))

    def on_resize(self) -> None:
        """Bars are as long as there is room."""
        self.refresh()

    def on_blur(self) -> None:
        """What was set stands."""
        if self.keys is not None:
            self._show(self.keys.press("escape"))

    def on_click(self, event: events.Click) -> None:
        """A click on a bar is its value; on a name it opens that scale."""
        event.stop()
        scales, each = self._shown(), self._each()
        index = min(event.x // (each + GAP), len(scales) - 1)
        scale, at = scales[index], event.x - index * (each + GAP)
        self.focus()
        self.open(scale)
        if event.y == 1 and self.keys is not None:
            value = min(max(round(at / max(each - 1, 1) * 10), 0), 10)
            self._show(self.keys.rated(value))

    def _shown(self) -> tuple[str, ...]:
        return self.keys.scales if self.keys is not None else scales_of(light=self.light)

    def _each(self) -> int:
        count = len(self._shown())
        return max((self.size.width - GAP * (count - 1)) // count, 8)

    def render(self) -> Content:
        """Names and numbers, and a bar under each."""
        keys = self.keys
        shown = [
            Rating(
                scale,
                self._value(scale),
                at_hand=keys is not None and keys.scale == scale,
                waits=keys is not None and keys.scale == scale and keys.pending,
            )
            for scale in self._shown()
        ]
        return lines(rating_lines(shown, self._each(), GAP, self.signs))

    def _value(self, scale: str) -> int | None:
        if self.keys is not None and scale in self.keys.scales:
            return self.keys.values[self.keys.scales.index(scale)]
        found: int | None = getattr(self.checkin, scale, None)
        return found

    def get_content_height(self, *_: object) -> int:
        """Names, and bars under them."""
        return 2
