"""A note is written here: several lines, saved with Enter, kept as a draft when left with Esc."""

from collections.abc import Callable
from datetime import date
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType

from selfcare.core.changed import Seen
from selfcare.core.days import long_day
from selfcare.core.text import clean
from selfcare.core.views import EntryLine, Receipt
from selfcare.tui.fields import typed_lines
from selfcare.tui.paged import Page, PageSheet, PageWriter
from selfcare.tui.text_keys import TextKeys
from selfcare.tui.widgets.bars import Hint
from selfcare.tui.widgets.lines import QUIET


class NoteSheet(PageSheet):
    """The note of a day, or of one entry; gives True to its callback when it was saved."""

    WAY_BACK = ("Esc", "leave")

    BINDINGS: ClassVar[list[BindingType]] = [
        # Listed for help and the palette; while typing the screen reads these keys itself.
        Binding("enter", "save", "save", id="save", tooltip="Save the note and go back."),
        Binding("ctrl+j", "new_line", "new line", id="new-line", tooltip="Begin a new line."),
        Binding("ctrl+u", "empty", "empty", id="empty", tooltip="Empty the note."),
        Binding("escape", "close", "leave", id="close", tooltip="Leave; the draft is kept."),
    ]

    def __init__(self, day: date, entry: EntryLine | None = None) -> None:
        super().__init__()
        self._day = day
        self._entry = entry
        self._field: TextKeys | None = None
        self._saved = ""
        self._seen = Seen({})
        self._from_draft = False

    def is_gone(self) -> bool:
        """Whether the entry was removed; a day is always there."""
        if self._entry is None:
            return False
        entry = self._entry.entry
        if not self.service.has_habit(entry.habit_id):
            return True
        there = self.service.entries(entry.habit_id, entry.day)
        return all(each.entry.uid != entry.uid for each in there)

    def heading(self) -> str:
        """What the note is about."""
        when = long_day(self._day, self.service.today())
        return f"Note, {when}" if self._entry is None else f"Note, {self._entry.name}, {when}"

    @property
    def capturing(self) -> bool:
        """Letters and digits are text here."""
        return not self.field.finished

    @property
    def field(self) -> TextKeys:
        """What is being typed; read from the saved note, or the draft, when first asked for."""
        if self._field is None:
            self._saved = self._read_saved()
            self._seen = Seen({"note": self._saved.strip()})
            draft = self.service.draft(self.draft_key)
            self._from_draft = bool(draft) and draft != self._saved
            self._field = TextKeys.opened(draft if self._from_draft else self._saved, lines=True)
        return self._field

    @property
    def draft_key(self) -> str:
        """Under which the draft is kept."""
        if self._entry is not None:
            return f"entry {self._entry.entry.uid}"
        return f"day {self._day.isoformat()}"

    def capture(self, event: events.Key) -> bool:
        """Every key but blank and quit is for the note; Ctrl+P opens the palette."""
        if event.key in {"ctrl+p", "f1"}:
            return False
        character = event.character if event.is_printable else None
        self._take(self.field.press(event.key, character))
        return True

    def take_paste(self, text: str) -> bool:
        """Puts a pasted text in at the cursor."""
        if self.capturing:
            self._take(self.field.typed(text))
        return True

    def _take(self, field: TextKeys) -> None:
        self._field = field
        if field.committed:
            self._save(field)
        elif field.finished:
            self.dismiss(None)
        else:
            self.redraw()

    def _save(self, field: TextKeys) -> None:
        text = field.text.strip()
        if field.too_long:
            self._field = TextKeys(field.text, field.cursor, lines=True)
            self.keep_draft()
            self.say(field.too_long)
            self.redraw()
            return
        if text == self._saved.strip():
            self._close(None)
            return
        if self.care.act(self._writing(text), self.action_save) is None:
            self._field = TextKeys(field.text, field.cursor, lines=True)
            self.redraw()
            return
        self._close(True)

    def _close(self, result: object) -> None:
        """What was typed is what is saved."""
        self.service.keep_draft(self.draft_key, "")
        self.settled = True
        self.dismiss(result)

    def _writing(self, text: str) -> Callable[[], Receipt]:
        if self._entry is not None:
            number = self._entry.entry.id
            return lambda: self.service.note_entry(number, text, seen=self._seen)
        return lambda: self.service.note_day(self._day, text, seen=self._seen)

    def _read_saved(self) -> str:
        if self._entry is not None:
            return clean(self._entry.entry.note)
        return clean(self.service.today_view(self._day).checkin.note)

    def keep_typing(self) -> None:
        """Keeps what is not saved yet; nothing when it is what was saved."""
        text = self.field.text
        self.service.keep_draft(self.draft_key, "" if text == self._saved else text)

    def page(self, width: int, height: int) -> Page:
        """The note; under it what is saved, while a draft is shown."""
        del height
        writer = PageWriter(width)
        lines, cursor = typed_lines(self.field, writer.room)
        empty = not self.field.text
        for number, line in enumerate(lines):
            if number == cursor:
                writer.seen = len(writer.lines)
            hint = ((" A line or two, if you like.", QUIET),) if empty else ()
            writer.line(*line, *hint)
        if self._from_draft:
            writer.gap()
            writer.text("This is your draft from before; Enter saves it, Ctrl+U empties it.", QUIET)
            if self._saved.strip():
                first = self._saved.strip().split("\n")[0]
                writer.text(f"Saved so far: {first}", QUIET)
        return writer.page()

    def keys_now(self) -> tuple[Hint, ...]:
        """The keys of the field."""
        return (
            Hint("Enter", "save"),
            Hint("Ctrl+J", "new line"),
            Hint("Esc", "leave, draft kept", "close"),
            Hint("Ctrl+U", "empty"),
            Hint("Ctrl+L", "blank", "app.blank"),
        )

    def action_save(self) -> None:
        """Saves the note."""
        self._take(self.field.press("enter"))

    def action_new_line(self) -> None:
        """Begins a new line."""
        self._take(self.field.press("ctrl+j"))

    def action_empty(self) -> None:
        """Empties the note."""
        self._take(self.field.press("ctrl+u"))

    def action_close(self) -> None:
        """Leaves; the draft is kept."""
        self._take(self.field.press("escape"))
