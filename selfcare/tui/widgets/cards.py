"""A card that has the keys: Textual's container, by its own name."""

from textual.containers import Vertical


class Card(Vertical, can_focus=True):
    """A card that has the keys and leaves them to the place."""
