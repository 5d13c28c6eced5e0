"""A row of words to choose from, and a card that has the keys: Textual's, by own names."""

from textual.containers import Vertical
from textual.reactive import var

from selfcare.tui.widgets.fitted import Fitted


class Chips(Fitted):
    """Words in a row, one of them filled, each of them to click."""

    auto_links = var(False)


class Card(Vertical, can_focus=True):
    """A card that has the keys and leaves them to the place."""
