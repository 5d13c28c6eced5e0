"""About my data: where it lies, what is in it, who can read it, its copies, and that it stays."""

from pathlib import Path

from selfcare.core.file_words import HEAD, NO_NETWORK, OPEN_FORMAT, facts_words, odd_lines
from selfcare.core.text import clean_line
from selfcare.core.views import FileFacts
from selfcare.tui.paged import Page, PageSheet, PageWriter
from selfcare.tui.screens.first_run import home_path
from selfcare.tui.widgets.bars import Hint
from selfcare.tui.widgets.lines import QUIET, STRONG

COLUMN = 14
"""Where the facts begin."""


class MyDataSheet(PageSheet):
    """Facts anyone can check with ls and sqlite3."""

    TITLE = "About my data"

    def __init__(self) -> None:
        super().__init__()
        self._facts: FileFacts | None = None

    def refresh_view(self) -> None:
        """Reads the facts again."""
        self._facts = None
        self.redraw()

    def page(self, width: int, height: int) -> Page:
        """The facts."""
        del height
        facts = self._facts = self._facts or self.service.file_facts()
        writer = PageWriter(width)
        writer.text(HEAD, STRONG)
        writer.gap()
        path, folder = (
            clean_line(home_path(Path(text)), 4096) for text in (facts.path, facts.backup_folder)
        )
        for label, words in facts_words(facts, path, folder, self.service.today()):
            writer.pair(label, words, column=COLUMN)
        for notice in facts.notices:
            writer.gap()
            writer.text(notice)
        for line in odd_lines(facts.odd_rows):
            writer.text(line)
        writer.gap()
        writer.text(OPEN_FORMAT, QUIET)
        writer.text(NO_NETWORK, QUIET)
        return writer.page()

    def keys_now(self) -> tuple[Hint, ...]:
        """The way back."""
        return (
            Hint("q", "back", "close"),
            Hint(self.signs.up_down, "scroll"),
            Hint(",", "settings", "app.settings"),
        )
