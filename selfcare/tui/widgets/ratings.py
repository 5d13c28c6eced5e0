"""Numbers that are given: ratings and tension on thin bars, amounts, words to click."""

from collections.abc import Iterable
from datetime import date
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Input, Static

from selfcare.core.model import CheckIn
from selfcare.core.text import clean_line
from selfcare.core.views import HIGHEST, Number, RatingKeys
from selfcare.diary.day_acts import checkin_texts
from selfcare.draw.lines import KEY, QUIET, bar, cells
from selfcare.draw.signs import FULL_SIGNS, Signs
from selfcare.draw.tide import Rating, rating_lines
from selfcare.tui.paint import line, lines, style_of
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


# Words in a row that can be clicked and keep their colours: Textual would draw them as links.


class Chips(Static):
    """Shows `chip`s and `key_chip`s."""

    auto_links = reactive(False)


def chip(words: str, action: str, *, here: bool) -> Content:
    """One of several that can be chosen; the chosen one is filled."""
    style = "bold reverse $accent" if here else style_of(QUIET)
    return line((f" {words} ", f"{style} @click={action}"))


def chips(labels: Iterable[str], chosen: int, action: str) -> Content:
    """Words in a row, one of them filled; a click on one runs `action` with its number."""
    return line(
        *(chip(label, f"{action}({at})", here=at == chosen) for at, label in enumerate(labels))
    )


def key_chip(key: str, words: str, action: str) -> Content:
    """A key with what it does; a click is the key."""
    return line((f" {key} ", f"{style_of(KEY)} on $panel @click={action}"),
                (f"{words} " if words else "", f"on $panel @click={action}"))  # fmt: skip


# An amount while it is typed: it opens with the sign that was typed, and closes empty.


class Amount(Input):
    """What places and sheets have in common that take one."""

    def open(self, sign: str) -> None:
        """Takes the keys."""
        self.value, self.cursor_position = sign, len(sign)
        self.display = True
        self.screen.set_focus(self)

    def close(self) -> None:
        """Nothing is typed any more."""
        self.display = False
        with self.prevent(Input.Changed):
            self.value = ""

    @property
    def given(self) -> str:
        """What was typed; empty where it is a sign alone."""
        return self.value if self.value.strip("+= ") else ""

    @property
    def unlogged(self) -> str:
        """That it is not logged; empty when there is nothing to lose."""
        return f"{clean_line(self.given)} is not logged." if self.given else ""


class HabitAmount(Amount):
    """The day's amount of the selected habit, below the list."""

    HELP = "30 adds, =30 sets the day's sum; 1h15, 740, 2310 650. Enter saves, Esc leaves."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "saves"),
        Binding("escape", "screen.leave", "leaves"),
        Binding("up,down,tab", "screen.leave", "leaves", show=False),
    ]


class EntryAmount(Amount):
    """The amount of an entry, or of a new one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "keeps it"),
        Binding("escape", "screen.leave_amount", "leaves"),
    ]


# A number from 0 to 10 on a thin scale, while it is given: Textual has no scale of this kind.


LOW, HIGH = "0 none  ", "  10 very high"
SHORT_LOW, SHORT_HIGH = "0 ", " 10"
ROOM_FOR_WORDS = 60


class Tension(Widget, can_focus=True):
    """Asks for the number, if one likes; a click on the bar is its value."""

    HELP = "Digits give a number from 0 to 10; 1 then 0 is ten. Backspace leaves it out."

    number: reactive[Number] = reactive(Number())
    signs: reactive[Signs] = reactive(FULL_SIGNS)

    def __init__(self, asked: str, before: int | None = None, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._asked = asked
        self._before = before

    def press(self, key: str) -> None:
        """One key of the scale."""
        self.number = self.number.press(key)

    def on_click(self, event: events.Click) -> None:
        """A click on the bar is its value."""
        low, high = self._ends()
        size = self._bar_size()
        at = event.x - cells(low)
        if event.y == 1 and -1 <= at <= size + cells(high):
            value = min(max(round(at / max(size - 1, 1) * HIGHEST), 0), HIGHEST)
            self.number = Number(value)

    def _ends(self) -> tuple[str, str]:
        return (LOW, HIGH) if self.size.width >= ROOM_FOR_WORDS else (SHORT_LOW, SHORT_HIGH)

    def _bar_size(self) -> int:
        low, high = self._ends()
        return max(self.size.width - cells(low) - cells(high), HIGHEST)

    def render(self) -> Content:
        """What is asked with the number, and the scale below."""
        low, high = self._ends()
        was = "" if self._before is None else f"  before {self._before}"
        asked = line(
            (self._asked, "bold $accent" if self.has_focus else QUIET),
            "  ", (self.number.words, "bold"), (was, QUIET),
        )  # fmt: skip
        scale = bar((self.number.value or 0) / HIGHEST, self._bar_size(), "$accent", self.signs)
        return lines([asked, line((low, QUIET), scale, (high, QUIET))])

    def get_content_height(self, *_: object) -> int:
        """The question, and the scale below it."""
        return 2
