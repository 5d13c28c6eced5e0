"""A new habit, or a habit edited: one form, by keyboard alone, checked while it is typed."""

from collections.abc import Callable
from typing import Any, ClassVar

from textual import events
from textual.binding import Binding, BindingType

from selfcare.core.text import name_key
from selfcare.core.views import Receipt
from selfcare.core.wording import shown_name
from selfcare.tui.fields import typed_line
from selfcare.tui.paged import Page, PageSheet, PageWriter
from selfcare.tui.screens.habit_form import (
    AREA,
    HINTS,
    LABELS,
    NAME,
    OFFERS,
    START,
    HabitForm,
)
from selfcare.tui.widgets.bars import Hint
from selfcare.tui.widgets.lines import INK, QUIET, STRONG, Line

LABEL_WIDTH = 18
"""Cells for a line's label."""
DRAFT = "new habit"
"""Under which a form that was left is kept."""


class AddHabit(PageSheet):
    """The form; gives the habit's number to its callback when it was saved."""

    WAY_BACK = ("Esc", "leave")

    BINDINGS: ClassVar[list[BindingType]] = [
        # Listed for help and the palette; the form reads its keys itself.
        Binding("enter", "save", "save", id="save", tooltip="Save the habit."),
        Binding("down,tab", "line(1)", "next line", id="next-line", tooltip="The next line."),
        Binding("up,shift+tab", "line(-1)", "line before", show=False, id="line-before",
                tooltip="The line before."),
        Binding("pagedown", "offer(1)", "an offer", id="offer",
                tooltip="Fill the line with the next of what is offered."),
        Binding("escape", "close", "leave", id="close", tooltip="Leave; the draft is kept."),
    ]  # fmt: skip

    def __init__(self, habit_id: int | None = None, *, choosing: bool = False) -> None:
        super().__init__()
        self._habit_id = habit_id
        self._choosing = choosing
        self._form: HabitForm | None = None
        self._before: HabitForm | None = None

    def heading(self) -> str:
        """What the form is for."""
        if self._habit_id is None:
            return "Add a habit"
        return f"Edit {shown_name(self.service.habit(self._habit_id))}"

    @property
    def form(self) -> HabitForm:
        """The form as it is now: blank, a draft, or the habit."""
        if self._form is None:
            self._form = self._before = self._opened()
        return self._form

    def _opened(self) -> HabitForm:
        if self._habit_id is not None:
            habit = self.service.habit(self._habit_id)
            return HabitForm.of(habit, habit.rule_on(self.service.today()))
        blank = HabitForm.blank()
        if self._choosing:
            return HabitForm(blank.values, START, blank.lines, blank.choices).offered(1)
        return HabitForm.from_draft(self.service.draft(DRAFT)) or blank

    # typing

    @property
    def capturing(self) -> bool:
        """The form reads every key."""
        return True

    def capture(self, event: events.Key) -> bool:
        """One key of the form."""
        if event.key in {"ctrl+p", "f1"}:
            return False
        if event.key == "enter":
            self.action_save()
        elif event.key == "escape":
            self.action_close()
        else:
            character = event.character if event.is_printable else None
            self._take(self.form.press(event.key, character))
        return True

    def take_paste(self, text: str) -> bool:
        """Puts a pasted text into the line at hand."""
        self._take(self.form.pasted(text))
        return True

    def _take(self, form: HabitForm) -> None:
        self._form = form
        self.say("")
        self.redraw()

    # acts

    def action_save(self) -> None:
        """Saves; what does not fit yet is said and the form stays."""
        form = self.form
        problem = form.problem(self._taken())
        if problem is not None:
            self.say(problem)
            return
        saved: list[int] = []

        def writing() -> Receipt:
            habit, receipt = self._write(form)
            saved.append(habit.id)
            return receipt

        if self.care.act(writing) is None:
            return
        if self._habit_id is None:
            self.service.keep_draft(DRAFT, "")
        # Shown first, so that whoever waits for the new habit can find its row.
        self.care.refresh_places()
        self.dismiss(saved[0])

    def _write(self, form: HabitForm) -> tuple[Any, Receipt]:
        texts: dict[str, Any] = {line: form.text(line) for line in form.lines if line != START}
        if self._habit_id is None:
            name, area = texts.pop(NAME), texts.pop(AREA)
            return self.service.add_habit(name, area, **texts)
        assert self._before is not None
        changed = {line: text for line, text in texts.items() if text != self._before.text(line)}
        edit: Callable[..., tuple[Any, Receipt]] = self.service.edit_habit
        return edit(self._habit_id, **changed)

    def action_close(self) -> None:
        """Leaves; the draft of a new habit is kept."""
        self.keep_typing()
        self.dismiss(None)

    def keep_typing(self) -> None:
        """Keeps the form of a new habit, unless nothing was typed."""
        if self._habit_id is None:
            form = self.form
            touched = form.text(NAME) and form.text(START) != form.text(NAME)
            self.service.keep_draft(DRAFT, form.draft if touched else "")

    def action_line(self, by: int) -> None:
        """Another line."""
        self._take(self.form.moved(by))

    def action_offer(self, by: int) -> None:
        """The next offer."""
        self._take(self.form.offered(by))

    def choices(self) -> int:
        """The lines."""
        return len(self.form.lines)

    def choose(self, choice: int) -> None:
        """A click goes to a line."""
        self.chosen = choice
        form = self.form
        self._take(HabitForm(form.values, form.lines[choice], form.lines, form.choices))

    def pick(self) -> None:
        """A second click offers the next value."""
        self._take(self.form.offered(1))

    def _taken(self) -> frozenset[str]:
        return frozenset(
            name_key(habit.name) for habit in self.service.habits() if habit.id != self._habit_id
        )

    # what is shown

    def page(self, width: int, height: int) -> Page:
        """The lines, what the one at hand takes, and what it all makes."""
        del height
        writer = PageWriter(width)
        form = self.form
        at = form.lines.index(form.at)
        for index, line in enumerate(form.lines):
            label = (f"{LABELS[line]:{LABEL_WIDTH}}", INK if index == at else QUIET)
            room = max(width - LABEL_WIDTH - 5, 1)
            if index != at:
                words: Line = ((form.text(line)[:room], INK),)
            elif form.is_choice:
                words = ((f"{self.signs.earlier} {form.text(line)} {self.signs.later}", INK),)
            else:
                words = typed_line(form.values[line], room)
            writer.row(index, at, self.signs.cursor, label, *words)
            if index == at:
                self._write_hint(writer, line, index)
        writer.gap()
        self._write_check(writer)
        return writer.page()

    def _write_hint(self, writer: PageWriter, line: str, index: int) -> None:
        chosen = next((s for s in self.form.choices if s.name == self.form.text(START)), None)
        words = chosen.words if line == START and chosen is not None else HINTS[line]
        before = len(writer.lines)
        writer.text(words, QUIET, indent=LABEL_WIDTH + 3 if writer.width >= 60 else 5)
        writer.rows |= dict.fromkeys(range(before, len(writer.lines)), index)

    def _write_check(self, writer: PageWriter) -> None:
        problem = self.form.problem(self._taken())
        if problem is not None and self.form.text(NAME):
            writer.text(problem)
        else:
            writer.text(self.form.preview(), STRONG)
        if self._habit_id is not None:
            writer.text("A changed plan or goal holds from today; earlier days keep theirs.", QUIET)
        elif self.form.at == NAME and not self.form.text(NAME):
            writer.text("The first line offers some to start from.", QUIET)

    def keys_now(self) -> tuple[Hint, ...]:
        """The keys of the line at hand."""
        arrows = f"{self.signs.earlier} {self.signs.later}"
        offers = (Hint("PgDn", "offers", "offer(1)"),) if self.form.at in OFFERS else ()
        choose = (Hint(arrows, "choose", "offer(1)"),) if self.form.is_choice else offers
        return (
            Hint("Enter", "save", "save"),
            Hint(self.signs.up_down, "lines", "line(1)"),
            *choose,
            Hint("Esc", "leave, draft kept" if self._habit_id is None else "leave", "close"),
        )
