"""What a plan asks for in the next two weeks: the days, each week or month, and what is set aside.

Here stands, too, all that was said about the habit: goal, smallest version, if-then line, note.
"""

from typing import ClassVar

from textual.binding import Binding, BindingType

from selfcare.core.amounts import amount_words
from selfcare.core.days import long_day
from selfcare.core.goals import goal_words, smallest_amount
from selfcare.core.model import Habit
from selfcare.core.plan_ahead import PlanAhead
from selfcare.core.plan_grammar import plan_words
from selfcare.core.text import clean, clean_line
from selfcare.core.wording import shown_name
from selfcare.tui.paged import MARGIN, Page, PageSheet, PageWriter
from selfcare.tui.screens.habit_strip import strip_legend, strip_lines
from selfcare.tui.widgets.bars import Hint
from selfcare.tui.widgets.lines import QUIET, STRONG
from selfcare.tui.widgets.words import AREA_WORDS

COLUMN = 20
"""Where the text behind a label begins."""


class PlanAheadSheet(PageSheet):
    """One habit's two weeks; the arrows scroll."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("w", "why", "Why the run", id="why", tooltip="Why the run is what it is."),
        Binding("enter", "edit", "Edit", id="edit", tooltip="Edit this habit."),
        Binding("o", "pause", "Pause", id="pause", tooltip="Set days of it aside."),
    ]

    def __init__(self, habit_id: int) -> None:
        super().__init__()
        self._habit_id = habit_id

    def is_gone(self) -> bool:
        """Whether the habit was removed, or its adding taken back."""
        return not self.service.has_habit(self._habit_id)

    @property
    def _in_use(self) -> bool:
        return self.service.habit(self._habit_id).archived_day is None

    def heading(self) -> str:
        """The habit."""
        return f"{shown_name(self.service.habit(self._habit_id))}, the next two weeks"

    def action_why(self) -> None:
        """Explains the run."""
        self.care.open_sheet("why", self._habit_id)

    def action_edit(self) -> None:
        """Opens the form."""
        if self._in_use:
            self.care.open_sheet("add_habit", self._habit_id)

    def action_pause(self) -> None:
        """Opens the form of a pause."""
        if self._in_use:
            self.care.open_sheet("habit_pause", self._habit_id)

    def page(self, width: int, height: int) -> Page:
        """The strip, the sentences, what was said about the habit."""
        del height
        writer = PageWriter(width)
        habit = self.service.habit(self._habit_id)
        ahead = self.service.plan_ahead(habit)
        for line in strip_lines(ahead, writer.room, self.signs):
            writer.line(*line)
        writer.text(strip_legend(ahead, self.signs), QUIET)
        writer.gap()
        writer.text(self._words(habit, ahead), STRONG)
        for words in ahead.more:
            writer.text(words)
        writer.gap()
        _write_habit(writer, habit, ahead)
        return writer.page()

    def _words(self, habit: Habit, ahead: PlanAhead) -> str:
        away = habit.archived_day
        if away is None:
            return ahead.words
        return f"Put away on {long_day(away, self.service.today())}, so nothing is asked for."

    def keys_now(self) -> tuple[Hint, ...]:
        """Reading, and where to go from here."""
        scroll, back = Hint(self.signs.up_down, "scroll"), Hint("q", "back", "close")
        why = Hint("w", "why the run", "why")
        if not self._in_use:
            return (scroll, why, back)
        return (Hint("Enter", "edit", "edit"), Hint("o", "pause", "pause"), why, scroll, back)


def _write_habit(writer: PageWriter, habit: Habit, ahead: PlanAhead) -> None:
    rule = ahead.rule
    least = smallest_amount(rule)
    small = "any amount above 0" if least is None else amount_words(least, rule.unit)
    pairs = (
        ("Plan", plan_words(rule.plan, rule.unit)),
        ("Day goal", goal_words(rule.goal_low, rule.goal_high, rule.unit)),
        ("Smallest version", small),
        ("Area", AREA_WORDS[habit.area]),
        ("If, then", clean_line(habit.if_then)),
    )
    for label, words in pairs:
        if words:
            writer.pair(label, words, column=COLUMN + MARGIN)
    for number, part in enumerate(clean(habit.note).strip().split("\n")):
        if part or number:
            writer.pair("" if number else "Note", part, column=COLUMN + MARGIN)
