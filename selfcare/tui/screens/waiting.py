"""A place that is not built yet: one kind sentence that says what comes here."""

from typing import ClassVar

from selfcare.tui.paged import Page, PagePlace, PageWriter
from selfcare.tui.widgets.bars import Hint
from selfcare.tui.widgets.lines import QUIET


class WaitingPlace(PagePlace):
    """Says what comes, and what is ready."""

    WORDS: ClassVar[str] = ""
    """What comes here."""
    READY = "Today and everything you log there are ready."

    def page(self, width: int, height: int) -> Page:
        """Two sentences."""
        del height
        writer = PageWriter(min(width, 76))
        writer.text(self.WORDS)
        writer.gap()
        writer.text(self.READY, QUIET)
        return writer.page()

    def keys_now(self) -> tuple[Hint, ...]:
        """The ways from here."""
        return (
            Hint("T", "today", "app.go('today')"),
            Hint("H", "habits", "app.go('habits')"),
            Hint("?", "keys", "app.help"),
            Hint("q", "back", "back"),
        )
