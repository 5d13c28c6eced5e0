"""Habits: what a person plans to do, with plan and run; add, edit, move, put away, bring back."""

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType

from selfcare.core.explain import run_words
from selfcare.core.goals import goal_words
from selfcare.core.model import Habit
from selfcare.core.plan_grammar import plan_words
from selfcare.core.runs import Run
from selfcare.core.views import Receipt
from selfcare.tui.glyphs import fit
from selfcare.tui.paged import Page, PagePlace, PageWriter
from selfcare.tui.widgets.bars import Hint
from selfcare.tui.widgets.lines import INK, QUIET, STRONG

NAME_WIDTH, PLAN_WIDTH, GOAL_WIDTH = 24, 20, 20
"""Cells of the columns at 76 columns and more."""


class Habits(PagePlace):
    """The active habits in their order, then those put away."""

    PLACE = "habits"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "edit", "Edit", show=False, id="edit",
                tooltip="Edit this habit; one that is put away comes back."),
        Binding("a", "add", "Add a habit", show=False, id="add", tooltip="Add a habit."),
        Binding("m", "shift", "Move", show=False, id="move",
                tooltip="Move this habit with the arrows; Enter leaves it there."),
        Binding("backspace,delete", "away", "Put away", show=False, id="put-away",
                tooltip="Put this habit away; all of it is kept."),
        Binding("i", "why", "Why the run", show=False, id="why",
                tooltip="Why the run is what it is."),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self._moving = False

    @property
    def _listed(self) -> tuple[Habit, ...]:
        return (*self.service.habits(), *self.service.habits(archived=True))

    @property
    def _at_hand(self) -> Habit | None:
        listed = self._listed
        return listed[self.chosen] if self.chosen < len(listed) else None

    def choices(self) -> int:
        """Every habit."""
        return len(self._listed)

    def refresh_view(self) -> None:
        """Reads the habits again."""
        self.chosen = min(self.chosen, max(self.choices() - 1, 0))
        self.redraw()

    # moving

    @property
    def capturing(self) -> bool:
        """Whether a habit is being moved."""
        return self._moving

    def capture(self, event: events.Key) -> bool:
        """Arrows move the habit, Enter or Esc leaves it where it stands."""
        if event.key in {"up", "k", "down", "j"}:
            self._shift(-1 if event.key in {"up", "k"} else 1)
            return True
        self._moving = False
        self.redraw()
        return event.key in {"enter", "escape", "m", "space"}

    def _shift(self, by: int) -> None:
        habit = self._at_hand
        to = self.chosen + by
        if habit is None or not 0 <= to < len(self.service.habits()):
            return
        number = habit.id
        if self._act(lambda: self.service.move_habit(number, to + 1)):
            self.chosen = to
            self.redraw()

    # acts

    def _act(self, work: Callable[[], Receipt]) -> bool:
        done = self.care.act(work) is not None
        self.refresh_view()
        return done

    def pick(self) -> None:
        """A second click edits."""
        self.action_edit()

    def action_edit(self) -> None:
        """Opens the form, or brings a habit back that was put away."""
        habit = self._at_hand
        if habit is None:
            self.action_add()
            return
        number = habit.id
        if habit.archived_day is not None:
            self._act(lambda: self.service.restore(number))
        else:
            self.care.open_sheet("add_habit", number)

    def action_add(self) -> None:
        """Opens the form of a new habit."""
        self.care.open_sheet("add_habit", after=self._added)

    def _added(self, habit_id: int | None) -> None:
        ids = [habit.id for habit in self._listed]
        if habit_id in ids:
            self.chosen = ids.index(habit_id)
        self.redraw()

    def action_shift(self) -> None:
        """Begins to move the habit at hand."""
        habit = self._at_hand
        if habit is not None and habit.archived_day is None:
            self._moving = True
            self.redraw()

    def action_away(self) -> None:
        """Puts the habit away."""
        habit = self._at_hand
        if habit is not None:
            number = habit.id
            self._act(lambda: self.service.archive(number))

    def action_why(self) -> None:
        """Explains the run."""
        habit = self._at_hand
        if habit is not None:
            self.care.open_sheet("why", habit.id)

    # what is shown

    def page(self, width: int, height: int) -> Page:
        """One habit a line."""
        del height
        writer = PageWriter(width)
        active = self.service.habits()
        if not self._listed:
            writer.text("No habits here yet. a adds one of your own.")
            return writer.page()
        runs = self._runs()
        for index, habit in enumerate(active):
            self._write_row(writer, index, habit, runs.get(habit.id))
        away = self.service.habits(archived=True)
        if away:
            writer.gap()
            writer.text("Put away", STRONG)
        for index, habit in enumerate(away, len(active)):
            name = fit(habit.name, NAME_WIDTH, self.signs)
            writer.row(index, self.chosen, self.signs.cursor, (name, INK),
                       ("Enter brings it back", QUIET))  # fmt: skip
        return writer.page()

    def _runs(self) -> dict[int, Run]:
        """Runs that have been read already, unless they are put away by the setting."""
        view = self.service.today_view()
        if not view.show_runs:
            return {}
        return {row.habit.id: row.run for row in view.rows if row.run is not None}

    def _write_row(self, writer: PageWriter, index: int, habit: Habit, run: Run | None) -> None:
        rule = habit.rule_on(self.service.today())
        plan = plan_words(rule.plan, rule.unit)
        goal = goal_words(rule.goal_low, rule.goal_high, rule.unit)
        mark = self.signs.cursor
        name_width = NAME_WIDTH if writer.width >= 60 else max(writer.width - 25, 8)
        spans = [(fit(habit.name, name_width, self.signs), INK), (" ", INK)]
        if self._moving and index == self.chosen:
            spans.append((f"moving, {self.signs.up_down} and Enter", QUIET))
        else:
            spans.append((fit(plan, PLAN_WIDTH - 2, self.signs), QUIET))
            if writer.width >= 76:
                spans.append((" " + fit(goal, GOAL_WIDTH, self.signs), QUIET))
                if run is not None and run.current:
                    spans.append((f" {run_words(run.current, run.unit)}", INK))
        writer.row(index, self.chosen, mark, *spans)

    def keys_now(self) -> tuple[Hint, ...]:
        """What the keys do with the habit at hand."""
        if self._moving:
            return (Hint(self.signs.up_down, "move"), Hint("Enter", "stays there"))
        habit = self._at_hand
        back = Hint("q", "back", "back")
        add = Hint("a", "add", "add")
        if habit is None:
            return (add, back)
        if habit.archived_day is not None:
            return (Hint("Enter", "bring back", "edit"), add, back)
        return (
            Hint("Enter", "edit", "edit"), add, Hint("m", "move", "shift"),
            Hint("Backspace", "put away", "away"), Hint("i", "why the run", "why"), back,
        )  # fmt: skip
