"""Finding words in notes: the notes of days and of entries, the newest first."""

from collections.abc import Iterable
from datetime import date
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from selfcare.core.days import short_day
from selfcare.core.text import clean_line
from selfcare.core.views_back import NoteFound
from selfcare.tui.paint import QUIET, line, plain
from selfcare.tui.screens.base import Sheet
from selfcare.tui.widgets.rows import Rows, Search

DAY = 17
BEFORE = 24
"""Characters of a note shown before what was found."""
TYPE = "Type a word. The notes that hold it show here, the newest first."
NONE = "No note holds this."


class FindNotes(Sheet[date]):
    """Gives its callback the day of the chosen note; None when it was left."""

    AUTO_FOCUS = "Input"
    CARD = "-read"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "back"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._found: tuple[NoteFound, ...] = ()

    def heading(self) -> Content:
        """What it does."""
        return Content("Find in notes")

    def compose_card(self) -> Iterable[Widget]:
        """What is looked for, and the notes that hold it."""
        yield Search(id="word", compact=True, placeholder="a word")
        yield Static(TYPE, id="found-words")
        yield Rows(id="found")

    def laid_out(self) -> None:
        """The list takes the room there is."""
        self.fit(self.query_one(Rows))

    @on(Input.Changed, "#word")
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._found = self.service.find_notes(event.value) if event.value.strip() else ()
        words = self.query_one("#found-words", Static)
        words.display = not self._found
        words.update(NONE if event.value.strip() else TYPE)
        today = self.service.today()
        rows = self.query_one(Rows)
        rows.set_options(Option(self._row(note, today)) for note in self._found)
        rows.highlighted = 0 if self._found else None

    def _row(self, note: NoteFound, today: date) -> Content:
        lead = line(plain(note.habit, QUIET), (": ", QUIET)) if note.habit else Content("")
        day = (f"{short_day(note.day, today):<{DAY}}", QUIET)
        return line(day, lead, excerpt(note, self.signs.ellipsis))

    def action_move(self, by: int) -> None:
        """Another of the notes found, without leaving the word."""
        rows = self.query_one(Rows)
        if self._found:
            at = (rows.highlighted or 0) + by
            rows.highlighted = min(max(at, 0), len(self._found) - 1)

    @on(Input.Submitted, "#word")
    @on(OptionList.OptionSelected, "#found")
    def _pick(self, event: Input.Submitted) -> None:
        event.stop()
        at = self.query_one(Rows).highlighted
        if at is not None and at < len(self._found):
            self.dismiss(self._found[at].day)


def excerpt(note: NoteFound, ellipsis: str = "…") -> str:
    """The note from shortly before what was found, on one line."""
    start = max(note.at - BEFORE, 0)
    if start:
        blank = note.text.find(" ", start, note.at)
        start = blank + 1 if blank >= 0 else start
    lead = ellipsis if start else ""
    return lead + clean_line(note.text[start:], 400)
