"""The one door of a screen: whatever leaves it, leaves it here, and what was typed is kept first.

A screen says in `keep_typing` what is typed and not saved, and in `finish` what is to be finished
when it is left. A screen closes itself and nothing else: asked twice, or from below another, it
changes nothing.
"""

from contextlib import suppress
from typing import Any, TypeVar

from rich.console import Console, ConsoleOptions, RenderResult
from textual._styles_cache import StylesCache
from textual.await_complete import AwaitComplete
from textual.css.scalar import Scalar
from textual.geometry import Region
from textual.renderables.background_screen import BackgroundScreen
from textual.screen import Screen
from textual.widget import Widget

T = TypeVar("T")


class Leaves(Screen[T]):
    """A screen that keeps what was typed, however it is left."""

    settled = False
    """Whether what was typed is saved, or has nowhere to go: then there is no draft to keep."""

    def keep_typing(self) -> None:
        """Keeps what is typed and not saved as a draft; called every few seconds, too."""

    def finish(self) -> None:
        """Finishes what needs no answer any more; called once, or more often."""

    def keep_draft(self) -> None:
        """`keep_typing`, whatever state the screen is in: a draft ends no app.

        A screen whose fields are not all there says nothing: the draft they are to show stays.
        """
        with suppress(Exception):
            if self.is_mounted and not self.settled:
                self.keep_typing()

    def wind_up(self) -> None:
        """All that is to be done before the screen goes."""
        self.keep_draft()
        with suppress(Exception):
            self.finish()

    def dismiss(self, result: Any = None) -> AwaitComplete:
        """Leaves through the door; a screen that is not on top stays."""
        app = self.app
        if len(app.screen_stack) < 2 or app.screen_stack[-1] is not self:
            return AwaitComplete.nothing()  # type: ignore[no-untyped-call,no-any-return]
        self.wind_up()
        closed: AwaitComplete = super().dismiss(result)
        return closed


# What Textual remembers of frames that are gone: in an evening more than the app itself.
#
# The finished lines of screens nobody looks at and the regions of every layout so far are forgotten
# here. What is looked at again is put together again, in about a millisecond.

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


class ShownThrough(BackgroundScreen):
    """The screen below a sheet, dimmed; once it is drawn, its own finished lines are forgotten."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """All at once, because whoever draws it asks for no more lines than there is room for."""
        drawn = tuple(super().__rich_console__(console, options))
        forget_lines(self.screen)
        yield from drawn


def forget_regions() -> None:
    """Of all layouts so far, where a region met another."""
    for known in REGIONS:
        if known.cache_info().currsize > MOST:
            known.cache_clear()
