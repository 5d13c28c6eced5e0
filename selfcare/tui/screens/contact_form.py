"""Somebody is written down here, or a place: three lines, saved with Enter, a draft kept on Esc."""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType

from selfcare.core.changed import Seen
from selfcare.core.errors import SelfcareError
from selfcare.core.model import Contact
from selfcare.core.text import clean_line, name_key
from selfcare.core.views import Receipt
from selfcare.service.support_acts import contact_texts, draft_of_contact
from selfcare.tui.fields import typed_lines
from selfcare.tui.glyphs import fit
from selfcare.tui.paged import Page, PageSheet, PageWriter
from selfcare.tui.screens.contact_lines import HINTS, LABELS, LINES, ContactLines
from selfcare.tui.text_keys import TextKeys
from selfcare.tui.widgets.bars import Hint
from selfcare.tui.widgets.lines import ACCENT, INK, QUIET, STRONG

LABEL_WIDTH = 14
"""Cells for a line's label."""
WIDE = 60
"""Columns from which hints stand under what is typed."""


class ContactForm(PageSheet):
    """The form; gives the number of who was saved, and what is said of it, to its callback."""

    WAY_BACK = ("Esc", "leave")

    BINDINGS: ClassVar[list[BindingType]] = [
        # Listed for help and the palette; the form reads its keys itself.
        Binding("enter", "go_on", "go on", id="go-on", tooltip="The next line; then save."),
        Binding("down,tab", "line(1)", "next line", id="next-line", tooltip="The next line."),
        Binding("up,shift+tab", "line(-1)", "line before", show=False, id="line-before",
                tooltip="The line before."),
        Binding("ctrl+u", "empty", "empty", show=False, id="empty", tooltip="Empty this line."),
        Binding("escape", "close", "leave", id="close", tooltip="Leave; the draft is kept."),
    ]  # fmt: skip

    def __init__(self, contact: Contact | None = None) -> None:
        super().__init__()
        self._contact = contact
        self._saved = ContactLines.opened() if contact is None else ContactLines.of(contact)
        self._seen = Seen({} if contact is None else contact_texts(contact))
        self._form: ContactLines | None = None
        self._taken: frozenset[str] | None = None
        self._from_draft = False
        self._left = False
        """The sheet has closed; keys of the same burst change nothing."""

    def is_gone(self) -> bool:
        """Whether this person was taken out of the list; a form for a new one stays."""
        if self._contact is None:
            return False
        return all(each.id != self._contact.id for each in self.service.contacts())

    def heading(self) -> str:
        """Who it is about."""
        if self._contact is None:
            return "Somebody, or a place"
        return clean_line(self._contact.name)

    @property
    def form(self) -> ContactLines:
        """The form as it is now: blank, a draft, or what is saved."""
        if self._form is None:
            draft = ContactLines.from_draft(self.service.draft(self._draft_key))
            self._from_draft = draft is not None and draft.texts != self._saved.texts
            self._form = draft if draft is not None and self._from_draft else self._saved
        return self._form

    @property
    def _draft_key(self) -> str:
        return draft_of_contact(None if self._contact is None else self._contact.id)

    # typing

    @property
    def capturing(self) -> bool:
        """Letters and digits are text here."""
        return not self._left

    def capture(self, event: events.Key) -> bool:
        """Every key but blank and quit is for the form; Ctrl+P opens the palette."""
        if event.key in {"ctrl+p", "f1"}:
            return False
        if event.key == "enter":
            self.action_go_on()
        elif event.key == "escape":
            self.action_close()
        else:
            character = event.character if event.is_printable else None
            self._take(self.form.press(event.key, character))
        return True

    def take_paste(self, text: str) -> bool:
        """Puts a pasted text into the line at hand."""
        if self.capturing:
            self._take(self.form.pasted(text))
        return True

    def _take(self, form: ContactLines) -> None:
        self._form = form
        self.say("")
        self.redraw()

    # acts

    def action_go_on(self) -> None:
        """The next line; after the last one it is saved."""
        if not self.form.last:
            self._take(self.form.moved(1))
            return
        form = self.form
        if not form.texts[0]:
            self._take(ContactLines(form.values))
            self.say("A name is enough, and it takes one.")
            return
        saved: list[int] = []

        def writing() -> Receipt:
            contact, receipt = self._write(form)
            saved.append(contact.id)
            return receipt

        receipt = self.care.act(writing, self.action_go_on)
        if receipt is None:
            return
        self.service.keep_draft(self._draft_key, "")
        self.settled = True
        self._close((saved[0], receipt.app))

    def _write(self, form: ContactLines) -> tuple[Contact, Receipt]:
        name, reach, good_for = form.texts
        if self._contact is None:
            return self.service.add_contact(name, reach=reach, good_for=good_for)
        return self.service.edit_contact(
            self._contact.id, name=name, reach=reach, good_for=good_for, seen=self._seen
        )

    def action_close(self) -> None:
        """Leaves; the draft is kept."""
        self._close(None)

    def _close(self, result: object) -> None:
        self._left = True
        self.dismiss(result)

    def keep_typing(self) -> None:
        """Keeps what is not saved yet; nothing when it is what is saved."""
        form = self.form
        draft = "" if form.texts == self._saved.texts else form.draft
        self.service.keep_draft(self._draft_key, draft)

    def action_line(self, by: int) -> None:
        """Another line."""
        self._take(self.form.moved(by))

    def action_empty(self) -> None:
        """Empties the line at hand."""
        self._take(self.form.press("ctrl+u"))

    def choices(self) -> int:
        """The lines."""
        return len(LINES)

    def choose(self, choice: int) -> None:
        """A click goes to a line."""
        self.chosen = choice
        self._take(ContactLines(self.form.values, choice))

    # what is shown

    @property
    def taken(self) -> frozenset[str]:
        """The other names in the list."""
        if self._taken is None:
            own = None if self._contact is None else self._contact.id
            try:
                others = [one for one in self.service.contacts() if one.id != own]
            except SelfcareError:
                others = []
            self._taken = frozenset(name_key(one.name) for one in others)
        return self._taken

    def page(self, width: int, height: int) -> Page:
        """The lines, what the one at hand is for, and what does not fit yet."""
        del height
        writer = PageWriter(width)
        form = self.form
        room = max(width - LABEL_WIDTH - 5, 1)
        for number, (line, value) in enumerate(zip(LINES, form.values, strict=True)):
            before = len(writer.lines)
            if number != form.at:
                label = (fit(LABELS[line], LABEL_WIDTH), QUIET)
                words = fit(value.text, room, self.signs).rstrip()
                writer.lines.append(((" " * 3, INK), label, (words, INK)))
            else:
                self._write_typed(writer, value, LABELS[line], room)
                indent = LABEL_WIDTH + 3 if width >= WIDE else 5
                writer.text(form.room() or HINTS[line], QUIET, indent=indent)
            writer.rows |= dict.fromkeys(range(before, len(writer.lines)), number)
        self._write_below(writer)
        return writer.page()

    def _write_typed(self, writer: PageWriter, value: TextKeys, label: str, room: int) -> None:
        """The line at hand, whole: all its rows, the one with the cursor in sight."""
        rows, cursor = typed_lines(value, room)
        writer.seen = len(writer.lines) + cursor
        for at, row in enumerate(rows):
            lead = f" {self.signs.cursor} " if at == 0 else " " * 3
            named = (fit(label if at == 0 else "", LABEL_WIDTH), STRONG)
            writer.lines.append(((lead, ACCENT), named, *row))

    def _write_below(self, writer: PageWriter) -> None:
        problem = self.form.problem(self.taken)
        if problem:
            writer.gap()
            writer.text(problem, STRONG)
        if self._from_draft:
            writer.gap()
            writer.text("This is your draft from before; Enter at the end saves it.", QUIET)
        writer.gap()
        writer.text("It stays in your own file and is in no sheet you share.", QUIET)

    def keys_now(self) -> tuple[Hint, ...]:
        """The keys of the form."""
        return (
            Hint("Enter", "save" if self.form.last else "next line", "go_on"),
            Hint(self.signs.up_down, "lines", "line(1)"),
            Hint("Esc", "leave, draft kept", "close"),
            Hint("Ctrl+U", "empty", "empty"),
        )
