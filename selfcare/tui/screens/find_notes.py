"""Finding words in notes: the notes of days and of entries, the newest first."""

from textual import events

from selfcare.core.days import short_day
from selfcare.core.text import clean_line
from selfcare.core.views_back import NoteFound
from selfcare.core.wording import shortened
from selfcare.tui.fields import typed_line
from selfcare.tui.glyphs import cells, fit
from selfcare.tui.paged import Page, PageSheet, PageWriter
from selfcare.tui.text_keys import TextKeys
from selfcare.tui.widgets.bars import Hint
from selfcare.tui.widgets.lines import INK, QUIET

DAY_WIDTH = 16
BEFORE = 24
"""Characters of a note shown before what was found."""
MOVES = {"up": -1, "down": 1, "pageup": -8, "pagedown": 8}


class FindNotes(PageSheet):
    """Gives its callback the day of the chosen note; None when it was left."""

    TITLE = "Find in notes"
    WAY_BACK = ("Esc", "back")

    def __init__(self) -> None:
        super().__init__()
        self._field = TextKeys.opened()
        self._found: tuple[NoteFound, ...] = ()

    @property
    def capturing(self) -> bool:
        """Letters are typed here."""
        return not self._field.finished

    def capture(self, event: events.Key) -> bool:
        """A key of what is looked for, or a move among what was found."""
        if event.key in {"ctrl+p", "f1"}:
            return False
        if event.key in MOVES:
            self.choose(self.chosen + MOVES[event.key])
            return True
        character = event.character if event.is_printable else None
        self._take(self._field.press(event.key, character))
        return True

    def take_paste(self, text: str) -> bool:
        """Puts a pasted text in at the cursor."""
        if self.capturing:
            self._take(self._field.typed(text))
        return True

    def _take(self, field: TextKeys) -> None:
        if field.finished:
            if field.committed and self._found:
                self.pick()
            elif not field.committed:
                self._field = field
                self.dismiss(None)
            return
        if field.text != self._field.text:
            self._found = self.service.find_notes(field.text)
            self.chosen = 0
        self._field = field
        self.redraw()

    def choices(self) -> int:
        """The notes found."""
        return len(self._found)

    def pick(self) -> None:
        """Goes to the day of the note."""
        if self._found:
            self.dismiss(self._found[min(self.chosen, len(self._found) - 1)].day)

    def page(self, width: int, height: int) -> Page:
        """What is looked for, and the notes that hold it."""
        del height
        writer = PageWriter(width)
        writer.line(*typed_line(self._field, writer.room))
        writer.gap()
        if not self._field.text.strip():
            writer.text("Type a word. The notes that hold it show here, the newest first.", QUIET)
        elif not self._found:
            writer.text("No note holds this.", QUIET)
        today = self.service.today()
        for index, note in enumerate(self._found):
            day = fit(short_day(note.day, today), DAY_WIDTH, self.signs)
            room = writer.room - DAY_WIDTH - 2
            lead = "" if note.habit is None else f"{shortened(clean_line(note.habit), 20)}: "
            words = fit(excerpt(note, self.signs.ellipsis), max(room - cells(lead), 0), self.signs)
            spans = [(f"{day} ", QUIET), (lead, QUIET), (words, INK)]
            writer.row(index, self.chosen, self.signs.cursor, *spans)
        return writer.page()

    def keys_now(self) -> tuple[Hint, ...]:
        """What the keys do."""
        return (
            Hint("Enter", "goes to the day"),
            Hint(self.signs.up_down, "move"),
            Hint("Ctrl+U", "empty"),
            Hint("Esc", "back"),
        )


def excerpt(note: NoteFound, ellipsis: str = "…") -> str:
    """The note from shortly before what was found, on one line."""
    start = max(note.at - BEFORE, 0)
    if start:
        blank = note.text.find(" ", start, note.at)
        start = blank + 1 if blank >= 0 else start
    lead = ellipsis if start else ""
    return lead + clean_line(note.text[start:], 400)
