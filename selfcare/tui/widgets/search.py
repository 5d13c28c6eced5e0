"""A few letters that narrow the list below them; the arrows choose in it meanwhile."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Input


class Search(Input):
    """Its sheet has the list and an action `move`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "screen.move(1)", "move", key_display="↑ ↓"),
        Binding("up", "screen.move(-1)", "move", show=False),
        Binding("enter", "submit", "take it"),
    ]
