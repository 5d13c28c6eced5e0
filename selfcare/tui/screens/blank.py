"""An empty screen at once, over whatever was open; the same key brings that back as it was."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType

from selfcare.tui.layouts import latin_key
from selfcare.tui.place import Sheet

BACK = frozenset({"b", "ctrl+l", "f9", "q", "escape"})
"""Keys that bring the screen back."""
ENDING = frozenset({"ctrl+c", "ctrl+q", "ctrl+z"})
"""Keys that still do what they always do."""


class BlankSheet(Sheet):
    """Nothing at all; every other key rests, so that nobody acts on what they cannot see."""

    BINDINGS: ClassVar[list[BindingType]] = []

    def compose(self) -> ComposeResult:
        """Nothing."""
        yield from ()

    async def take_key(self, event: events.Key) -> bool:
        """Brings the screen back, or does nothing."""
        key = event.key
        if key in ENDING:
            return await super().take_key(event)
        bound = self.active_bindings.get(key)
        own = bound is not None and bound.binding.id == "blank"
        if own or key in BACK or latin_key(key) in BACK:
            self.dismiss(None)
        return True

    def on_click(self) -> None:
        """A click brings the screen back too."""
        self.dismiss(None)
