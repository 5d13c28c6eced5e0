"""What Textual remembers of frames that are gone: in an evening more than the app itself.

The finished lines of screens nobody looks at and the regions of every layout so far are forgotten
here. What is looked at again is put together again, in about a millisecond.
"""

from typing import Any

from textual._styles_cache import StylesCache
from textual.css.scalar import Scalar
from textual.geometry import Region
from textual.screen import Screen
from textual.widget import Widget

REGIONS = tuple(
    known
    for owner in (Region, Scalar)
    for known in vars(owner).values()
    if hasattr(known, "cache_clear")
)
MOST = 1000
"""Entries up to which such a memory is kept; a layout needs a few hundred."""


def forget_lines(screen: Screen[Any]) -> None:
    """Of a screen that is not shown, the lines with their borders; content stays.

    Textual remembers the colours of a border under the whole of a widget's lines, also when the
    widget is gone, and under a question for one widget the widget it found.
    """
    for widget in screen.walk_children(Widget, with_self=True):
        widget._styles_cache.clear()  # noqa: SLF001 - it has no other name
        widget._query_one_cache.clear()  # noqa: SLF001 - as above
    StylesCache.get_inner_outer.cache_clear()


def forget_regions() -> None:
    """Of all layouts so far, where a region met another."""
    for known in REGIONS:
        if known.cache_info().currsize > MOST:
            known.cache_clear()
