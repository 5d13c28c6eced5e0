"""The keys of a screen, read from its own bindings, and what the signs say."""

from typing import Any

from textual.screen import Screen

from selfcare.tui.commands import Command, commands_of, printed
from selfcare.tui.paged import MARGIN, Page, PageSheet, PageWriter
from selfcare.tui.screens.legend import write_legend
from selfcare.tui.widgets.bars import PLACES
from selfcare.tui.widgets.lines import STRONG

RULE = (
    "Capital letters go to places. Small letters act here. Digits are a number about you. "
    "z takes anything back."
)
"""The rule all keys follow."""
KEYS_WIDTH = 18
"""Cells for the keys of an action."""


class HelpSheet(PageSheet):
    """The rule, the keys of the screen below, the keys that work everywhere, the signs."""

    def __init__(self, below: Screen[Any]) -> None:
        super().__init__()
        self._here, self._everywhere = commands_of(below)
        mode = getattr(below, "PLACE", "")
        self._where = next((words for place, words, _ in PLACES if place == mode), "")

    def heading(self) -> str:
        """Where the keys work."""
        return f"Keys, {self._where}" if self._where else "Keys"

    def page(self, width: int, height: int) -> Page:
        """Everything, one key a line."""
        del height
        writer = PageWriter(width)
        writer.text(RULE, STRONG)
        writer.gap()
        writer.text("Here", STRONG)
        for command in self._here:
            self._write(writer, command)
        writer.gap()
        writer.text("Everywhere", STRONG)
        for command in self._everywhere:
            self._write(writer, command)
        writer.gap()
        writer.text("What the signs say", STRONG)
        write_legend(writer, self.signs)
        return writer.page()

    def _write(self, writer: PageWriter, command: Command) -> None:
        writer.pair(printed(command.keys, self.signs), command.sentence, column=KEYS_WIDTH + MARGIN)
