"""About my data: where it lies, how big it is, how it is protected, and that it stays here."""

from selfcare.core.views import FileFacts
from selfcare.tui.paged import Page, PageSheet, PageWriter
from selfcare.tui.screens.first_run import home_path
from selfcare.tui.widgets.bars import Hint
from selfcare.tui.widgets.lines import QUIET, STRONG

COLUMN = 14
"""Where the facts begin."""
OWNER_ALONE = "0600"


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
        writer.text("Nothing is sent anywhere. All of it is in this one file.", STRONG)
        writer.gap()
        writer.pair("File", home_path(self.service.path), column=COLUMN)
        writer.pair("Size", size_words(facts.bytes), column=COLUMN)
        writer.pair("In it", contents_words(facts), column=COLUMN)
        writer.pair("Access", access_words(facts.mode), column=COLUMN)
        backup = facts.newest_backup or "none yet"
        writer.pair("Backup", f"{backup}.", column=COLUMN)
        for notice in facts.notices:
            writer.gap()
            writer.text(notice)
        writer.gap()
        writer.text(
            "It is an ordinary SQLite file: any program that reads those can read yours. "
            "Removing the file removes everything.",
            QUIET,
        )
        writer.text("selfcare has no network code, no account and no telemetry.", QUIET)
        return writer.page()

    def keys_now(self) -> tuple[Hint, ...]:
        """The way back."""
        return (Hint("q", "back", "close"), Hint(",", "settings", "app.settings"))


def size_words(size: int) -> str:
    """A file's size: `96 kB`, `3.2 MB`."""
    if size < 1_000_000:
        return f"{max(round(size / 1000), 1)} kB."
    return f"{size / 1_000_000:.1f} MB."


def contents_words(facts: FileFacts) -> str:
    """What is in the file: "4 habits, 812 entries on 214 days."."""
    habits = "1 habit" if facts.habits == 1 else f"{facts.habits} habits"
    entries = "1 entry" if facts.entries == 1 else f"{facts.entries} entries"
    days = "1 day" if facts.days == 1 else f"{facts.days} days"
    return f"{habits}, {entries} on {days}."


def access_words(mode: str) -> str:
    """Who can read the file."""
    if mode == OWNER_ALONE:
        return "Your login alone can read it (mode 0600). It is not encrypted."
    return f"Mode {mode}. It is not encrypted."
