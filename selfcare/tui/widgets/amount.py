"""An amount while it is typed: it opens with the sign that was typed, and closes empty."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Input

from selfcare.core.text import clean_line


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
