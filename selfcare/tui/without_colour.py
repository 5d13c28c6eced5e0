"""`NO_COLOR`: not one colour is sent; signs, bold and reversed cells say what colour would."""

from collections.abc import Sequence
from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter


class WithoutColour(LineFilter):
    """Leaves the terminal its own two colours, in place of Textual's greys."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same cells without any colour."""
        del background
        return [Segment(text, style and _bare(style), None) for text, style, _ in segments]


FILTERS: Sequence[LineFilter] = (WithoutColour(),)
"""All that is done to a line when `NO_COLOR` is set."""


@lru_cache(1024)
def _bare(style: Style) -> Style:
    """The style without colours; what a click on it does stays."""
    return style.without_color + Style(meta=style.meta)
