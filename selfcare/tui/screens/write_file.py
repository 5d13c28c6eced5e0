"""Something on screen goes to a file: which kind, under which name.

A file that is there already asks once more.
"""

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType

from selfcare.core.errors import SelfcareError
from selfcare.draw.week_files import FileKind
from selfcare.files import target_path
from selfcare.tui.fields import typed_line
from selfcare.tui.paged import Page, PageSheet, PageWriter
from selfcare.tui.screens.first_run import home_path
from selfcare.tui.text_keys import TextKeys
from selfcare.tui.widgets.bars import Hint
from selfcare.tui.widgets.lines import INK, QUIET

Write = Callable[[Path, FileKind, bool], None]
"""Writes the file; the last argument: over one that is there."""

_KINDS = {
    FileKind.MARKDOWN: (".md", "Markdown", "plain text with tables, for notes and mail"),
    FileKind.SVG: (".svg", "SVG", "a picture, sharp at any size"),
    FileKind.HTML: (".html", "HTML", "a page for any browser, good in print"),
}
"""Each kind with its ending, its name and what it is for."""
KIND_WIDTH = 12


class WriteFile(PageSheet):
    """Arrows choose the kind, letters change the name, Enter writes."""

    WAY_BACK = ("Esc", "leave")

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "write", "write", id="write", tooltip="Write the file."),
        Binding("down,tab", "kind(1)", "next kind", id="next-kind", tooltip="The next kind."),
        Binding(
            "up,shift+tab", "kind(-1)", "kind before", id="kind-before", tooltip="The kind before."
        ),
        Binding("escape", "close", "leave", id="close", tooltip="Leave; nothing is written."),
    ]

    def __init__(
        self,
        title: str,
        stem: str,
        holds: str,
        *,
        write: Write,
        kinds: tuple[FileKind, ...] = tuple(FileKind),
    ) -> None:
        super().__init__()
        self._title_words = title
        self._holds = holds
        self._write = write
        self._kinds = kinds
        self._field = TextKeys.opened(f"~/{stem}{_KINDS[kinds[0]][0]}")
        self._asked_over: Path | None = None
        """The file that is there already and would be written over by the next Enter."""
        self._left = False

    def heading(self) -> str:
        """What is written."""
        return self._title_words

    def choices(self) -> int:
        """The kinds."""
        return len(self._kinds)

    # typing

    @property
    def capturing(self) -> bool:
        """Letters and digits are the file's name here."""
        return not self._left

    def capture(self, event: events.Key) -> bool:
        """Every key but blank and quit is for the sheet; Ctrl+P opens the palette."""
        match event.key:
            case "ctrl+p" | "f1":
                return False
            case "enter":
                self.action_write()
            case "escape":
                self.action_close()
            case "up" | "shift+tab":
                self.choose(self.chosen - 1)
            case "down" | "tab":
                self.choose(self.chosen + 1)
            case key:
                character = event.character if event.is_printable else None
                self._put(self._field.press(key, character))
        return True

    def take_paste(self, text: str) -> bool:
        """Puts a pasted path in at the cursor."""
        self._put(self._field.typed(text))
        return True

    def _put(self, field: TextKeys) -> None:
        self._field = field
        self._asked_over = None
        self.say("")
        self.redraw()

    def choose(self, choice: int) -> None:
        """Another kind; the name's ending goes with it where it was the kind's own."""
        text, before = self._field.text, self._ending
        super().choose(choice)
        if text.endswith(before):
            self._put(TextKeys.opened(text.removesuffix(before) + self._ending))

    @property
    def _ending(self) -> str:
        return _KINDS[self._kinds[self.chosen]][0]

    # acts

    def action_write(self) -> None:
        """Writes the file; one that is there already is written over by a second Enter."""
        try:
            path = target_path(self._field.text.strip(), self.service.path)
            over = path == self._asked_over
            if path.is_file() and not path.is_symlink() and not over:
                self._asked_over = path
                self.say("That file is there already. Enter again writes over it.")
                return
            self._write(path, self._kinds[self.chosen], over)
        except SelfcareError as error:
            self._asked_over = None
            self.say(str(error))
            return
        self._left = True
        self.dismiss(home_path(path))

    def action_kind(self, by: int) -> None:
        """Another kind."""
        self.choose(self.chosen + by)

    def action_close(self) -> None:
        """Leaves; nothing is written."""
        self._left = True
        self.dismiss(None)

    # the page

    def page(self, width: int, height: int) -> Page:
        """The kinds, the name, and who can read the file."""
        del height
        writer = PageWriter(width)
        writer.text("What kind of file?")
        writer.gap()
        for number, kind in enumerate(self._kinds):
            _, name, words = _KINDS[kind]
            spans = ((f"{name:<{KIND_WIDTH}}", INK), (words, QUIET))
            writer.row(number, self.chosen, self.signs.cursor, *spans)
        writer.gap()
        writer.text("Under which name?")
        writer.gap()
        writer.line(*typed_line(self._field, writer.room))
        writer.gap()
        writer.text(self._holds, QUIET)
        writer.text("Your login alone can read it. It is not encrypted.", QUIET)
        return writer.page()

    def keys_now(self) -> tuple[Hint, ...]:
        """The keys of the sheet."""
        return (
            Hint("Enter", "write", "write"),
            Hint(self.signs.up_down, "kind"),
            Hint("Esc", "leave", "close"),
            Hint("Ctrl+U", "empty the name"),
        )
