"""A note is written here: several lines, saved with Enter, kept as a draft when left with Esc."""

import os
import shlex
import subprocess
import tempfile
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import SuspendNotSupported
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static, TextArea

from selfcare.core.days import long_day
from selfcare.core.errors import SelfcareError
from selfcare.core.text import NOTE_LENGTH, clean
from selfcare.core.views import EntryLine, Receipt
from selfcare.diary import day_acts, day_views, drafts, logbook
from selfcare.draw.lines import QUIET
from selfcare.tui.paint import line, plain
from selfcare.tui.screens.base import Sheet
from selfcare.tui.screens.form import Prose, text_bindings
from selfcare.words.changed import Seen
from selfcare.words.refusals import over_words

FROM_DRAFT = "This is your draft from before; Enter saves it, Ctrl+U empties it."


class NoteText(Prose, inherit_bindings=False):
    """The text; Enter saves and Ctrl+J begins a new line."""

    HELP = "Enter saves, Ctrl+J begins a new line, Ctrl+X opens your editor, Esc keeps a draft."
    BINDINGS: ClassVar[list[BindingType]] = text_bindings(
        TextArea,
        Binding("enter", "screen.save", "save"),
        Binding("ctrl+j", "new_line", "new line"),
        Binding("escape", "screen.close", "leave, draft kept"),
        Binding("ctrl+u", "empty", "empty"),
        Binding("ctrl+x", "screen.editor", "in your editor"),
        Binding("ctrl+l,f9", "app.sheet('blank')", "Blank", show=False),
    )


class NoteSheet(Sheet[bool]):
    """The note of a day, or of one entry; gives True to its callback when it was saved."""

    AUTO_FOCUS = "NoteText"

    def __init__(self, day: date, entry: EntryLine | None = None) -> None:
        super().__init__()
        self._day = day
        self._entry = entry
        self._saved = ""
        self._seen = Seen({})
        self._kept = ""
        """The draft as it was kept last."""

    def is_gone(self) -> bool:
        """Whether the entry was removed; a day is always there."""
        if self._entry is None:
            return False
        entry = self._entry.entry
        if not self.diary.has_habit(entry.habit_id):
            return True
        there = day_views.entries(self.diary, entry.habit_id, entry.day)
        return all(each.entry.uid != entry.uid for each in there)

    def heading(self) -> Content:
        """What the note is about."""
        when = long_day(self._day, self.diary.today())
        if self._entry is None:
            return line(f"Note, {when}")
        return line("Note, ", plain(self._entry.name), f", {when}")

    @property
    def draft_key(self) -> str:
        """Under which the draft is kept."""
        if self._entry is not None:
            return f"entry {self._entry.entry.uid}"
        return f"day {self._day.isoformat()}"

    def compose_card(self) -> Iterable[Widget]:
        """The text, and under it what is known about it."""
        self._saved = self._read_saved()
        self._seen = Seen({"note": self._saved.strip()})
        draft = drafts.draft(self.diary, self.draft_key)
        self._kept = draft
        shown = draft if draft and draft != self._saved else self._saved
        yield NoteText(
            shown, id="note-text", compact=True, placeholder="A line or two, if you like."
        )
        about = Static(id="about")
        about.display = shown != self._saved
        about.update(line((FROM_DRAFT, QUIET)))
        yield about

    def on_mount(self) -> None:
        """The caret stands at the end."""
        text = self.query_one(NoteText)
        text.move_cursor(text.document.end)

    def _read_saved(self) -> str:
        if self._entry is not None:
            return clean(self._entry.entry.note, NOTE_LENGTH)
        return clean(day_views.today_view(self.diary, self._day).checkin.note, NOTE_LENGTH)

    @property
    def text(self) -> str:
        """What stands there now."""
        return self.query_one(NoteText).text

    @on(TextArea.Changed)
    def _typed(self, event: TextArea.Changed) -> None:
        event.stop()
        over = over_words("A note", len(self.text), NOTE_LENGTH)
        if over:
            self.say(over)

    def keep_typing(self) -> None:
        """Keeps what is not saved yet; nothing when it is what was saved."""
        draft = "" if self.text == self._saved else self.text
        if draft != self._kept:
            drafts.keep_draft(self.diary, self.draft_key, draft)
            self._kept = draft

    def action_save(self) -> None:
        """Saves the note."""
        text = self.text.strip()
        over = over_words("A note", len(text), NOTE_LENGTH)
        if over:
            self.keep_draft()
            self.say(over)
            return
        if (
            text != self._saved.strip()
            and self.care.act(self._writing(text), self.action_save) is None
        ):
            return
        drafts.keep_draft(self.diary, self.draft_key, "")
        self.settled = True
        self.dismiss(text != self._saved.strip())

    def _writing(self, text: str) -> Callable[[], Receipt]:
        if self._entry is not None:
            number = self._entry.entry.id
            return lambda: logbook.note_entry(self.diary, number, text, seen=self._seen)
        return lambda: day_acts.note_day(self.diary, self._day, text, seen=self._seen)

    def action_editor(self) -> None:
        """Opens the text in the editor that $VISUAL or $EDITOR names, and takes it back."""
        editor = os.environ.get("VISUAL") or os.environ.get("EDITOR")
        if not editor:
            self.say("No editor is named. Set EDITOR, for example to nano, before selfcare.")
            return
        try:
            with self.app.suspend():
                text = edited(self.text, editor)
        except SuspendNotSupported:
            self.say("This terminal can't make room for an editor.")
        except (OSError, SelfcareError, ValueError):
            self.say("Your editor did not open. What you typed is here as it was.")
        else:
            self.query_one(NoteText).text = text
        self.app.refresh()


def edited(text: str, editor: str) -> str:
    """A text after a person's editor was closed; the file is theirs alone and goes afterwards."""
    with tempfile.TemporaryDirectory(prefix="selfcare-note-") as folder:
        path = Path(folder) / "note.txt"
        path.touch(0o600)
        path.write_text(text, encoding="utf-8")
        subprocess.run([*shlex.split(editor), str(path)], check=False)  # noqa: S603 - their own editor
        return path.read_text(encoding="utf-8", errors="replace").rstrip("\n")
