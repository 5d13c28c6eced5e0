"""A new habit, or a habit edited: one form, by keyboard alone, checked while it is typed.

The page keeps its height while anything is typed: the lines, then how the line at hand is filled
and what it makes, then what the whole habit asks for and its next two weeks. Windows without the
room for that show the line at hand with its own sentence under it.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any, ClassVar

from textual import events
from textual.binding import Binding, BindingType

from selfcare.core.changed import Seen
from selfcare.core.errors import UnreadableError
from selfcare.core.model import Habit
from selfcare.core.plan_ahead import PlanAhead
from selfcare.core.text import name_key
from selfcare.core.views import Receipt
from selfcare.core.wording import shown_name
from selfcare.service.habit_acts import draft_of_habit
from selfcare.tui.fields import typed_line
from selfcare.tui.glyphs import cut, legible
from selfcare.tui.paged import MARGIN, Page, PageSheet, PageWriter
from selfcare.tui.screens.habit_form import (
    ALL_DAYS,
    AREA,
    HOLDS,
    LABELS,
    NAME,
    OFFERS,
    RULE_LINES,
    START,
    HabitForm,
)
from selfcare.tui.screens.habit_form_words import WAYS, hint, line_words, preview
from selfcare.tui.screens.habit_strip import strip_lines
from selfcare.tui.widgets.bars import Hint
from selfcare.tui.widgets.lines import INK, QUIET, STRONG, Line
from selfcare.tui.wrapping import wrapped

LABEL_WIDTH = 18
"""Cells for a line's label."""
ROOMY = (60, 20)
"""Cells and lines from which everything about the form is seen at once."""
HINT_LINES, MOST_HINT_LINES, SAID_LINES = 2, 7, 2
"""Lines kept for how a line is filled, at 24 rows and at most, and for what it makes."""
UNDER_LINES = 3
"""Lines kept for the latter where it stands right under the line at hand."""
WAY_WIDTH = 16


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
        self._seen = Seen({})
        self._key: str | None = None

    def is_gone(self) -> bool:
        """Whether the habit was removed; a form for a new one stays."""
        return self._habit_id is not None and not self.service.has_habit(self._habit_id)

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
            self._seen = Seen({line: self._before.text(line) for line in self._before.lines})
            if self._habit_id is not None:
                self._form = self._before.with_edits(self.service.draft(self._draft_key))
        return self._form

    @property
    def _draft_key(self) -> str:
        """Asked for while the habit is there, so that it holds when the habit has gone."""
        if self._key is None:
            habit_id = self._habit_id
            self._key = draft_of_habit(None if habit_id is None else self.service.habit(habit_id))
        return self._key

    def on_mount(self) -> None:
        """Says so when it begins with what was left before."""
        if self._habit_id is not None and self.form != self._before:
            self.say("This is your draft from before. Enter saves it.")

    def _opened(self) -> HabitForm:
        if self._habit_id is not None:
            habit = self.service.habit(self._habit_id)
            return HabitForm.of(habit, habit.rule_on(self.service.today()))
        today = self.service.today()
        blank = HabitForm.blank(today)
        if self._choosing:
            return replace(blank, at=START).offered(1)
        return HabitForm.from_draft(self.service.draft(self._draft_key), today) or blank

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

        if self.care.act(writing, self.action_save) is None:
            return
        self.service.keep_draft(self._draft_key, "")
        self.settled = True
        # Shown first, so that whoever waits for the new habit can find its row.
        self.care.refresh_places()
        self.dismiss(saved[0])

    def _write(self, form: HabitForm) -> tuple[Any, Receipt]:
        if self._habit_id is None:
            texts: dict[str, Any] = {line: form.text(line) for line in form.lines if line != START}
            name, area = texts.pop(NAME), texts.pop(AREA)
            return self.service.add_habit(name, area, **texts)
        assert self._before is not None
        changed: dict[str, Any] = form.changed(self._before)
        if form.text(HOLDS) == ALL_DAYS and any(line in RULE_LINES for line in changed):
            changed["from_"] = "first"
        edit: Callable[..., tuple[Any, Receipt]] = self.service.edit_habit
        return edit(self._habit_id, seen=self._seen, **changed)

    def action_close(self) -> None:
        """Leaves; the draft is kept."""
        self.dismiss(None)

    def keep_typing(self) -> None:
        """Keeps what was typed, unless it is nothing."""
        form = self.form
        if self._habit_id is None:
            touched = form.text(NAME) and form.text(START) != form.text(NAME)
            self.service.keep_draft(self._draft_key, form.draft if touched else "")
        elif self._before is not None:
            self.service.keep_draft(self._draft_key, form.edits(self._before))

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
        self._take(replace(form, at=form.lines[choice]))

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
        writer = PageWriter(width)
        roomy = width >= ROOMY[0] and height >= ROOMY[1]
        at = self.form.lines.index(self.form.at)
        for index, line in enumerate(self.form.lines):
            self._write_line(writer, index, at, line)
            if index == at and not roomy:
                self._write_under(writer, index)
        writer.gap()
        if roomy:
            self._write_hint(writer, height - ROOMY[1])
            self._write_said(writer)
            writer.gap()
        self._write_ahead(writer)
        return writer.page()

    def _write_line(self, writer: PageWriter, index: int, at: int, line: str) -> None:
        form = self.form
        label = (f"{LABELS[line]:{LABEL_WIDTH}}", INK if index == at else QUIET)
        room = max(writer.width - LABEL_WIDTH - 5, 1)
        if index != at:
            shown = cut(" ".join(form.text(line).split()), room, self.signs).rstrip()
            words: Line = ((shown, INK),)
        elif form.is_choice:
            words = ((f"{self.signs.earlier} {form.text(line)} {self.signs.later}", INK),)
        else:
            words = typed_line(form.values[line], room)
        writer.row(index, at, self.signs.cursor, label, *words)

    def _write_under(self, writer: PageWriter, index: int) -> None:
        """In a small window: what the line at hand makes, right below it."""
        rows = wrapped(legible(self._said(), self.signs), max(writer.width - 7, 8))
        for row in [*rows, *[""] * UNDER_LINES][:UNDER_LINES]:
            writer.more(index, (row, QUIET))

    def _write_hint(self, writer: PageWriter, spare: int) -> None:
        """How the line at hand is filled: one sentence, or each way on a line of its own."""
        room = min(HINT_LINES + spare, MOST_HINT_LINES)
        ways = WAYS.get(self.form.at, ())
        if ways and room > len(ways):
            rows: list[Line] = [
                ((f"{typed:{WAY_WIDTH}}", INK), (meaning, QUIET)) for typed, meaning in ways
            ]
        else:
            words = legible(hint(self.form), self.signs)
            rows = [((row, QUIET),) for row in wrapped(words, writer.room)]
        for row in [*rows, *[()] * room][:room]:
            writer.line(*row)

    def _write_said(self, writer: PageWriter) -> None:
        rows = wrapped(legible(self._said(), self.signs), writer.room)
        for row in [*rows, *[""] * SAID_LINES][:SAID_LINES]:
            writer.line((row, INK))

    def _said(self) -> str:
        """What the line at hand makes, or what does not fit in it."""
        form = self.form
        assert self._before is not None
        problem = form.line_problem(form.at, self._taken())
        if problem is not None and (form.at != NAME or form.text(NAME)):
            return problem
        try:
            return line_words(form, self._before, self._ahead())
        except UnreadableError as error:
            return str(error)

    def _ahead(self) -> PlanAhead | None:
        """The two weeks of the habit as it is typed. None: it cannot be read yet."""
        base = None
        if self._habit_id is not None:
            if not self.service.has_habit(self._habit_id):
                return None  # gone in another window: saving says so
            base = self.service.habit(self._habit_id)
        try:
            return self.service.plan_ahead(self.form.habit(base, self.service.today()))
        except UnreadableError:
            return None

    def _write_ahead(self, writer: PageWriter) -> None:
        """What the habit will ask for, and its next two weeks; always as many lines."""
        words = preview(self.form, self._taken())
        writer.line((cut(legible(words, self.signs), writer.room, self.signs), STRONG))
        ahead = self._ahead()
        shown = ahead or self.service.plan_ahead(_blank_habit(self.form, self.service.today()))
        label = "Next two weeks"
        indent = LABEL_WIDTH + 3 if writer.width >= ROOMY[0] else MARGIN
        room = writer.width - indent - MARGIN
        lead = (f"{label:{indent - MARGIN}}", QUIET) if indent > MARGIN else ("", QUIET)
        for line in strip_lines(shown, room, self.signs, known=ahead is not None):
            writer.line(lead, *line)
            lead = (" " * (indent - MARGIN), QUIET)
        said = ahead.words if ahead is not None else "They show once every line can be read."
        writer.line((cut(legible(said, self.signs), writer.room, self.signs), QUIET))

    def keys_now(self) -> tuple[Hint, ...]:
        """The keys of the line at hand."""
        arrows = f"{self.signs.earlier} {self.signs.later}"
        offers = (Hint("PgDn", "offers", "offer(1)"),) if self.form.at in OFFERS else ()
        choose = (Hint(arrows, "choose", "offer(1)"),) if self.form.is_choice else offers
        return (
            Hint("Enter", "save", "save"),
            Hint(self.signs.up_down, "lines", "line(1)"),
            *choose,
            Hint("Esc", "leave, draft kept", "close"),
        )


def _blank_habit(form: HabitForm, today: date) -> Habit:
    """A habit of no meaning, whose days can be drawn while the form's own cannot be read."""
    return HabitForm.blank(today).with_line(AREA, form.values[AREA]).habit(None, today)
