"""A number from 0 to 10 on a thin scale, while it is given: Textual has no scale of this kind."""

from textual import events
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from selfcare.core.keystrokes import HIGHEST, Number
from selfcare.draw.lines import QUIET, cells
from selfcare.draw.pieces import bar
from selfcare.draw.signs import FULL_SIGNS, Signs
from selfcare.tui.paint import line, lines

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
