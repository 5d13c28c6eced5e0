"""The regions of Today as widgets: each shows its lines and says what was clicked."""

from textual import events
from textual.message import Message

from selfcare.tui.widgets.lines import Lines


class Welcome(Lines, can_focus=True):
    """The greeting; after a long gap the panel with its three choices."""

    HELP = "Up and down choose, Enter takes the choice. Anything you log puts this note aside."

    class Clicked(Message):
        """A line of the panel was clicked."""

        def __init__(self, line: int) -> None:
            super().__init__()
            self.line = line

    def on_click(self, event: events.Click) -> None:
        """Says which line."""
        event.stop()
        self.post_message(self.Clicked(event.y))


class Ratings(Lines, can_focus=True):
    """Mood, energy and stress, and the note's line."""

    HELP = "Digits rate and move on, Enter begins. m, e and s come here from anywhere on Today."

    class Clicked(Message):
        """A place in the ratings was clicked."""

        def __init__(self, x: int, line: int) -> None:
            super().__init__()
            self.x = x
            self.line = line

    def on_click(self, event: events.Click) -> None:
        """Says where."""
        event.stop()
        self.post_message(self.Clicked(event.x, event.y))


class HabitList(Lines, can_focus=True):
    """The habits of the day."""

    HELP = (
        "Space logs the usual amount, digits type one that adds, = one that sets. "
        "v is the smallest version, - none, r rest, Enter the day's entries."
    )

    DEFAULT_CSS = "HabitList { height: 1fr; }"

    class Clicked(Message):
        """A line of the list was clicked."""

        def __init__(self, line: int) -> None:
            super().__init__()
            self.line = line

    class Scrolled(Message):
        """The wheel turned: one row up (-1) or down (1)."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    def on_click(self, event: events.Click) -> None:
        """Says which line."""
        event.stop()
        self.post_message(self.Clicked(event.y))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The next row."""
        event.stop()
        self.post_message(self.Scrolled(1))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The row before."""
        event.stop()
        self.post_message(self.Scrolled(-1))
