"""The reference for the first paint: the least a Textual app can be."""

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.widgets import Footer, Header, Static


class BareApp(App[None]):
    """A header, a line of text, a footer."""

    BINDINGS: ClassVar[list[BindingType]] = [("q", "quit", "Leave")]

    def compose(self) -> ComposeResult:
        """The three widgets."""
        yield Header()
        yield Static("A bare line")
        yield Footer()


if __name__ == "__main__":
    BareApp().run()
