"""The keys of a screen, read from its own bindings, and what the signs say."""

from typing import Any, ClassVar

from textual.binding import Binding, BindingType
from textual.screen import Screen

from selfcare.tui.commands import Command, commands_of, printed
from selfcare.tui.glyphs import legible
from selfcare.tui.key_index import name_of, typed_keys, words_of
from selfcare.tui.keys import TakesKeys
from selfcare.tui.own_keys import spoken
from selfcare.tui.paged import MARGIN, Page, PageSheet, PageWriter
from selfcare.tui.place import Layer
from selfcare.tui.screens.legend import write_legend
from selfcare.tui.typing_keys import FOR, TEXTS
from selfcare.tui.widgets.bars import Hint
from selfcare.tui.widgets.lines import STRONG

RULE = (
    "Capital letters go to places. Small letters act here. Digits are a number about you. "
    "z takes anything back."
)
"""The rule all keys follow."""
SCROLLING = frozenset({"move", "page", "ends"})
"""What arrows do on a page that is read."""
KEYS_WIDTH = 18
"""Cells for the keys of an action."""


class HelpSheet(PageSheet):
    """The rule, the keys of the screen below, the keys that work everywhere, the signs."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "slash,enter", "app.all_keys", "all keys", id="all-keys",
            tooltip="The keys of every screen; type to find one.",
        ),
    ]  # fmt: skip

    def __init__(self, below: Screen[Any]) -> None:
        super().__init__()
        name = name_of(type(below))
        self._where = words_of(name) if name else ""
        self._typing = FOR.get(name, ())
        open_now = isinstance(below, TakesKeys) and below.capturing
        texts = open_now and any(typing.title in TEXTS for typing in self._typing)
        here, self._everywhere = commands_of(below, typing=texts)
        # In a text the arrows move the cursor, which the table of typing tells.
        self._here = tuple(
            each for each in here if not (texts and each.action.partition("(")[0] in SCROLLING)
        )
        self._now = below.keys_now() if open_now and isinstance(below, Layer) else ()
        """What the keys do in what is being typed or rated below; empty: nothing is."""

    def heading(self) -> str:
        """Where the keys work."""
        return f"Keys, {self._where}" if self._where else "Keys"

    def page(self, width: int, height: int) -> Page:
        """Everything, one key a line."""
        del height
        writer = PageWriter(width)
        writer.text(spoken(RULE, self.own_keys), STRONG)
        if self._now:
            writer.gap()
            writer.text("What you are typing now", STRONG)
            for hint in self._now:
                words = f"{hint.words[:1].upper()}{hint.words[1:]}."
                self._pair(writer, hint.keys, words)
        self._section(writer, "Here", self._here)
        for typing in self._typing:
            writer.gap()
            writer.text(typing.title, STRONG)
            for key in typed_keys(typing):
                self._pair(writer, key.shown, key.sentence)
        self._section(writer, "Everywhere", self._everywhere)
        writer.gap()
        writer.text("What the signs say", STRONG)
        write_legend(writer, self.signs)
        return writer.page()

    def _section(self, writer: PageWriter, title: str, commands: tuple[Command, ...]) -> None:
        if not commands:
            return
        writer.gap()
        writer.text(title, STRONG)
        for command in commands:
            self._pair(writer, command.keys, command.sentence)

    def _pair(self, writer: PageWriter, keys: str, sentence: str) -> None:
        column = KEYS_WIDTH + MARGIN
        writer.pair(printed(keys, self.signs), legible(sentence, self.signs), column=column)

    def keys_now(self) -> tuple[Hint, ...]:
        """The way to all keys, and back."""
        return (
            Hint("/", "all keys of all screens", "app.all_keys"),
            Hint(self.signs.up_down, "scroll"),
            Hint("q", "back", "close"),
        )
