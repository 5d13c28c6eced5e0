"""Lines in the tones of pictures; they tell the screen where they are clicked."""

from typing import ClassVar

from textual import events
from textual.message import Message

from selfcare.tui.widgets.lines import Lines


class Pictured(Lines):
    """Draws what `selfcare.draw` laid out; tones are its tones."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"lines--full", "lines--some", "lines--cursor"}

    DEFAULT_CSS = """
    Pictured {
        .lines--full { color: $accent; background: $background; }
        .lines--some { color: $text-muted; background: $background; }
        .lines--cursor { color: $foreground; background: $background; text-style: reverse; }
    }
    """

    class Clicked(Message):
        """A cell was clicked."""

        def __init__(self, x: int, y: int, *, name: str | None) -> None:
            super().__init__()
            self.x = x
            self.y = y
            self.name = name
            """The name of the lines that were clicked."""

    class Scrolled(Message):
        """The wheel turned: up (-1) or down (1)."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    def on_click(self, event: events.Click) -> None:
        """Says where."""
        event.stop()
        self.post_message(self.Clicked(event.x, event.y, name=self.name))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Further down."""
        event.stop()
        self.post_message(self.Scrolled(1))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Further up."""
        event.stop()
        self.post_message(self.Scrolled(-1))
