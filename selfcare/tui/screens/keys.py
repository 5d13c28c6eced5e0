"""The key panel: what the keys do on the screen below, from the table of acts, in two columns."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import ItemGrid, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from selfcare.content.acts import ACTS, Act
from selfcare.content.keymap import EVERYWHERE
from selfcare.draw.lines import QUIET, STRONG
from selfcare.draw.pieces import KEY
from selfcare.tui.keys import key_words
from selfcare.tui.paint import line, lines
from selfcare.tui.screens.base import Layer, Sheet

RULE = (
    "Capital letters go to places. Small letters act here. Digits are a number about you. "
    "z takes anything back."
)
KEYS_WIDTH = 12


class KeysSheet(Sheet[None]):
    """The keys of the screen below, then those of every screen."""

    TOGGLES = True
    CARD = "-read"
    AUTO_FOCUS = "#page"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("question_mark,f1", "close", "Back")]

    def __init__(self) -> None:
        super().__init__()
        self._below: Screen[object] | None = None

    def heading(self) -> Content:
        """What they are the keys of."""
        return Content("Keys")

    def compose_card(self) -> Iterable[Widget]:
        """The rule, then the acts, as many columns as there is room for."""
        below = self.app.screen_stack[-2] if len(self.app.screen_stack) > 1 else None
        here = [act for where in wheres_of(below) for act in ACTS[where]]
        with VerticalScroll(id="page"):
            yield Static(line((RULE, STRONG)), classes="block")
            for title, acts in (("Here", here), ("Everywhere", ACTS[EVERYWHERE])):
                if acts:
                    yield Static(line((title, "bold $accent")))
                    with ItemGrid(min_column_width=34, classes="block keys"):
                        for act in acts:
                            yield Static(self._line(act))

    def _line(self, act: Act) -> Content:
        own = self.care.own_keys.get(act.id, act.signs)
        keys = act.as_printed or " ".join(key_words(key) for key in (*own, *act.names))
        shown = self.signs.legible(keys)
        return lines([line((f"{shown:<{KEYS_WIDTH}} ", KEY), act.words)]) if act.words else line(
            (shown, KEY), ("", QUIET)
        )  # fmt: skip


def wheres_of(screen: Screen[object] | None) -> tuple[str, ...]:
    """The parts of the table that hold on a screen."""
    return screen.WHERE if isinstance(screen, Layer) else ()
