"""Every action by name: what can be done on the screen below, found by typing part of it."""

from typing import Any

from textual import events
from textual.screen import Screen

from selfcare.tui.choosing import Choosing
from selfcare.tui.commands import Command, named_commands, printed
from selfcare.tui.glyphs import fit, legible
from selfcare.tui.key_index import key_index
from selfcare.tui.paged import CURSOR, Page, PageSheet, PageWriter
from selfcare.tui.screens.all_keys import fitting as fitting_keys
from selfcare.tui.widgets.bars import Hint
from selfcare.tui.widgets.lines import INK, QUIET

NAME_WIDTH, KEYS_WIDTH = 22, 10
"""Cells for an action's name and its keys."""
MOST_ELSEWHERE, ELSEWHERE_WIDTH = 8, 27
"""Most actions of other screens that are told, and where their words begin."""


class PaletteSheet(PageSheet):
    """The actions of the screen below, then those of every screen; Enter runs the one at hand."""

    TITLE = "Every action by name"
    WAY_BACK = ("Esc", "back")

    def __init__(self, below: Screen[Any]) -> None:
        super().__init__()
        self._commands = named_commands(below)
        titles = tuple(title_of(command) for command in self._commands)
        also = tuple(f"{each.sentence} {each.action}" for each in self._commands)
        self._choosing = Choosing(titles, also=also, chosen=0)

    @property
    def capturing(self) -> bool:
        """Letters are typed here."""
        return not self._choosing.finished

    def capture(self, event: events.Key) -> bool:
        """One key of the choice; the key that opened the palette closes it."""
        character = event.character if event.is_printable else None
        key = "escape" if event.key == "ctrl+p" else event.key
        now = self._choosing.press(key, character)
        self._choosing = now if now.chosen is not None else now.at_first()
        if not now.finished:
            self.redraw()
        elif now.committed:
            self.pick()
        else:
            self.dismiss(None)
        return True

    def choices(self) -> int:
        """The actions."""
        return len(self._commands)

    def choose(self, choice: int) -> None:
        """A click on an action chooses it; a second one runs it."""
        self.chosen = choice
        self._choosing = Choosing(
            self._choosing.names, self._choosing.typed, choice, also=self._choosing.also
        )
        self.redraw()

    def pick(self) -> None:
        """Closes and runs the action where it belongs."""
        chosen = self._choosing.chosen
        self.dismiss(None)
        if chosen is not None:
            command = self._commands[chosen]
            self.app.call_later(self.app.run_action, command.action, command.node)

    def page(self, width: int, height: int) -> Page:
        """The typed letters and the actions that fit."""
        del height
        writer = PageWriter(width)
        writer.line((self._choosing.typed, INK), (" ", CURSOR))
        fitting = self._choosing.fitting
        if not fitting:
            self._write_elsewhere(writer)
        for index in fitting:
            self._write(writer, index)
        return writer.page()

    def _write_elsewhere(self, writer: PageWriter) -> None:
        """What is typed is no action of this screen; other screens may have it."""
        found = fitting_keys(key_index(self.own_keys), self._choosing.typed)[:MOST_ELSEWHERE]
        if not found:
            writer.text("No action of that name. Backspace takes a letter back.", QUIET)
            return
        writer.text("No action of that name here. On other screens:", QUIET)
        for key in found:
            keys = printed(key.shown, self.signs)
            words = legible(f"{keys}  {key.sentence}", self.signs)
            writer.pair(key.place, words, column=ELSEWHERE_WIDTH)

    def _write(self, writer: PageWriter, index: int) -> None:
        command: Command = self._commands[index]
        keys = fit(printed(command.keys, self.signs), KEYS_WIDTH, self.signs)
        name = fit(title_of(command), NAME_WIDTH, self.signs)
        room = writer.width - NAME_WIDTH - KEYS_WIDTH - 7
        spans = [(name, INK), (" ", INK), (keys, QUIET)]
        if room >= 16:
            spans += [("  ", INK), (fit(command.sentence, room, self.signs), QUIET)]
        writer.row(index, self._choosing.chosen, self.signs.cursor, *spans)

    def keys_now(self) -> tuple[Hint, ...]:
        """What the keys do."""
        return (Hint("Enter", "do it"), Hint(self.signs.up_down, "move"), Hint("Esc", "back"))


def title_of(command: Command) -> str:
    """An action's name with a capital letter."""
    return command.name[:1].upper() + command.name[1:]
