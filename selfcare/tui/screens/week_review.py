"""Three questions about a week: each has its own field, Enter goes on, the last Enter saves.

What was typed and not saved is kept as a draft for each question, and offered next time.
"""

from datetime import date
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType

from selfcare.core.changed import Seen
from selfcare.core.text import NOTE_LENGTH, clean
from selfcare.core.views import Receipt
from selfcare.core.views_week import QUESTIONS, WeekPage
from selfcare.service.weeks import review_texts
from selfcare.tui.fields import typed_lines
from selfcare.tui.glyphs import legible
from selfcare.tui.paged import Page, PageSheet, PageWriter
from selfcare.tui.text_keys import TextKeys
from selfcare.tui.widgets.bars import Hint
from selfcare.tui.widgets.lines import INK, QUIET, STRONG

HINTS = ("Anything counts, large or small.", "Life, too.", "Small enough for a tired day.")
"""What an empty field says."""
_NAMES = ("helped", "in_the_way", "next_step")


class WeekReview(PageSheet):
    """The review of one week; gives True to its callback when it was saved."""

    WAY_BACK = ("Esc", "leave")

    BINDINGS: ClassVar[list[BindingType]] = [
        # Listed for help and the palette; while typing the screen reads these keys itself.
        Binding("enter", "go_on", "go on", id="go-on", tooltip="The next question; then save."),
        Binding("tab,down", "question(1)", "next question", id="next-question", tooltip="Next."),
        Binding(
            "shift+tab,up", "question(-1)", "question before", id="question-before",
            tooltip="The question before.",
        ),
        Binding("ctrl+j", "new_line", "new line", id="new-line", tooltip="Begin a new line."),
        Binding("ctrl+u", "empty", "empty", id="empty", tooltip="Empty this answer."),
        Binding("escape", "close", "leave", id="close", tooltip="Leave; the drafts are kept."),
    ]  # fmt: skip

    def __init__(self, week: date) -> None:
        super().__init__()
        self._week = week
        self._at = 0
        self._page: WeekPage | None = None
        self._saved: tuple[str, ...] = ("", "", "")
        self._fields: list[TextKeys] = []
        self._from_draft = False
        self._left = False
        """The sheet has closed; keys of the same burst change nothing."""

    @property
    def week(self) -> WeekPage:
        """The week the questions are about."""
        if self._page is None:
            self._page = self.service.week(self._week)
        return self._page

    def heading(self) -> str:
        """Which week."""
        return self.week.title.replace("   ", ", ")

    @property
    def fields(self) -> list[TextKeys]:
        """What is being typed; read from what is saved, or the drafts, when first asked for."""
        if not self._fields:
            review = self.service.review(self._week)
            self._saved = tuple(clean(getattr(review, name, "")) for name in _NAMES)
            self._seen = Seen(review_texts(review))
            for number, saved in enumerate(self._saved):
                draft = self.service.draft(self._draft_key(number))
                self._from_draft = self._from_draft or bool(draft and draft != saved)
                self._fields.append(TextKeys.opened(draft or saved, lines=True))
        return self._fields

    def _draft_key(self, number: int) -> str:
        return f"week {self._week.isoformat()} {_NAMES[number]}"

    # typing

    @property
    def capturing(self) -> bool:
        """Letters and digits are text here."""
        return not self._left

    def capture(self, event: events.Key) -> bool:
        """Every key but blank and quit is for the answers; Ctrl+P opens the palette."""
        key = event.key
        if key in {"ctrl+p", "f1"}:
            return False
        field = self.fields[self._at]
        if key in {"tab", "shift+tab"}:
            self._turn(1 if key == "tab" else -1)
        elif key == "up" and "\n" not in field.text[: field.cursor]:
            self._turn(-1)
        elif key == "down" and "\n" not in field.text[field.cursor :]:
            self._turn(1)
        elif key == "enter":
            self._go_on()
        elif key == "escape":
            self._leave()
        else:
            character = event.character if event.is_printable else None
            self._put(field.press(key, character))
        return True

    def take_paste(self, text: str) -> bool:
        """Puts a pasted text in at the cursor."""
        if self.capturing:
            self._put(self.fields[self._at].typed(text))
        return True

    def _put(self, field: TextKeys) -> None:
        self.fields[self._at] = field
        self.redraw()

    def _turn(self, by: int) -> None:
        self._at = min(max(self._at + by, 0), len(QUESTIONS) - 1)
        self.say("")
        self.redraw()

    def _go_on(self) -> None:
        if self._at + 1 < len(QUESTIONS):
            self._turn(1)
            return
        texts = [field.text.strip() for field in self.fields]
        too_long = next((field.too_long for field in self.fields if field.too_long), "")
        if too_long:
            self.keep_draft()
            self.say(too_long)
            return
        if texts == [saved.strip() for saved in self._saved]:
            self._forget_drafts()
            self._close(None)
        elif self.care.act(lambda: self._write(texts), self._go_on) is None:
            self.redraw()
        else:
            self._forget_drafts()
            self._close(True)

    def _write(self, texts: list[str]) -> Receipt:
        return self.service.save_review(self._week, *texts, seen=self._seen)

    def _leave(self) -> None:
        self._close(None)

    def _close(self, result: object) -> None:
        self._left = True
        self.dismiss(result)

    def keep_typing(self) -> None:
        """Keeps each answer that is not saved yet; nothing for one that is what was saved."""
        for number, (field, saved) in enumerate(zip(self.fields, self._saved, strict=True)):
            text = field.text
            self.service.keep_draft(self._draft_key(number), "" if text == saved else text)

    def _forget_drafts(self) -> None:
        self.settled = True
        for number in range(len(QUESTIONS)):
            self.service.keep_draft(self._draft_key(number), "")

    # the page

    def page(self, width: int, height: int) -> Page:
        """What the week was, then the questions one below the other."""
        del height
        week = self.week
        writer = PageWriter(width)
        writer.text(legible(week.head[0], self.signs), QUIET)
        if week.step is not None:
            writer.text(week.step.line, QUIET)
        for number, question in enumerate(QUESTIONS):
            writer.gap()
            here = number == self._at
            writer.text(question, STRONG if here else INK)
            if here:
                self._write_field(writer, number)
            else:
                text = self.fields[number].text.strip()
                writer.text(text or self.signs.open, INK if text else QUIET, indent=4)
        if self._from_draft:
            writer.gap()
            writer.text("These are your drafts from before; Enter at the end saves them.", QUIET)
        if any(len(field.text) >= NOTE_LENGTH for field in self.fields):
            writer.text(f"An answer has room for {NOTE_LENGTH} characters.", QUIET)
        return writer.page()

    def _write_field(self, writer: PageWriter, number: int) -> None:
        field = self.fields[number]
        lines, cursor = typed_lines(field, writer.room - 2)
        hint = ((f" {HINTS[number]}", QUIET),) if not field.text else ()
        for row, line in enumerate(lines):
            if row == cursor:
                writer.seen = len(writer.lines)
            writer.line(*line, *hint, indent=4)

    def keys_now(self) -> tuple[Hint, ...]:
        """The keys of the fields."""
        last = self._at + 1 == len(QUESTIONS)
        return (
            Hint("Enter", "save" if last else "next question", "go_on"),
            Hint(self.signs.up_down, "questions"),
            Hint("Ctrl+J", "new line", "new_line"),
            Hint("Esc", "leave, drafts kept", "close"),
            Hint("Ctrl+U", "empty", "empty"),
        )

    def action_go_on(self) -> None:
        """The next question, or save."""
        self._go_on()

    def action_question(self, by: int) -> None:
        """Another question."""
        self._turn(by)

    def action_new_line(self) -> None:
        """Begins a new line."""
        self._put(self.fields[self._at].press("ctrl+j"))

    def action_empty(self) -> None:
        """Empties the answer."""
        self._put(self.fields[self._at].press("ctrl+u"))

    def action_close(self) -> None:
        """Leaves; the drafts are kept."""
        self._leave()
