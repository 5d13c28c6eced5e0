"""An empty screen at once, over whatever was open; the same key brings that back as it was."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import Static

from selfcare.content.keymap import EVERYWHERE
from selfcare.tui.acts import bindings

HOW_BACK = "b brings the screen back."


class BlankSheet(ModalScreen[None], inherit_bindings=False):
    """Nothing but how to come back; other keys rest, as nobody acts on what they cannot see."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(each.key, "close", "Back", id=each.id, show=False)
            for each in bindings(EVERYWHERE)
            if each.id in {"blank", "blank.named"}
        ),
        Binding("q,escape", "close", "Back", show=False),
        Binding("ctrl+c,ctrl+q", "app.quit", "Quit", show=False),
        Binding("ctrl+z", "app.suspend_process", "Suspend", show=False),
    ]

    def compose(self) -> ComposeResult:
        """One quiet line."""
        yield Static(HOW_BACK, id="how-back")

    def action_close(self) -> None:
        """Brings the screen back; asked twice at once, the second rests."""
        if self.is_current:
            self.dismiss(None)

    def on_click(self, event: events.Click) -> None:
        """A click brings the screen back too."""
        event.stop()
        self.action_close()
