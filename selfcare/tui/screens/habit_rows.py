"""The rows of the Habits place as spans: name, plan, day goal, run, or that a habit is set aside.

Conventions: columns are cells, so that any script stays aligned; a habit that is paused says so in
place of goal and run; one that is put away says since when.
"""

from dataclasses import dataclass
from datetime import date

from selfcare.core.amounts import amount_words
from selfcare.core.days import short_day
from selfcare.core.explain import run_words
from selfcare.core.goals import goal_words
from selfcare.core.model import Habit, Status
from selfcare.core.pauses import Aside
from selfcare.core.plan_grammar import plan_words
from selfcare.core.runs import Run
from selfcare.core.text import clean_line
from selfcare.tui.glyphs import Signs, cells, cut, fit
from selfcare.tui.widgets.lines import INK, QUIET, STRONG, Line, Span
from selfcare.tui.widgets.words import AREA_WORDS


@dataclass(frozen=True, slots=True)
class HabitLine:
    """What one row is drawn from."""

    habit: Habit
    today: date
    asides: tuple[Aside, ...] = ()
    run: Run | None = None
    moving: bool = False

    @property
    def aside(self) -> Aside | None:
        """The stretch that covers today. None: it is asked for."""
        first = next(iter(self.asides), None)
        return first if first is not None and first.first_day <= self.today else None


@dataclass(frozen=True, slots=True)
class HabitColumns:
    """Cells of the columns for a window's width."""

    name: int
    plan: int
    goal: int
    """0: there is no room for it, nor for the run."""

    @classmethod
    def of(cls, width: int) -> "HabitColumns":
        """The columns that fit."""
        if width >= 112:
            return cls(36, 24, 26)
        if width >= 76:
            return cls(24, 18, 20)
        return cls(24 if width >= 60 else max(width - 25, 8), 18, 0)


def row_spans(line: HabitLine, width: int, signs: Signs) -> list[Span]:
    """One habit; the row's mark is not part of it."""
    at = HabitColumns.of(width)
    habit, aside = line.habit, line.aside
    rule = habit.rule_on(line.today)
    name = (fit(habit.name, at.name, signs), INK)
    room = max(width - 3 - at.name - 1, 1)
    if line.moving:
        words = f" moving, {signs.up_down}, Enter"
        return [name, (cut(words, room, signs).rstrip(), QUIET)]
    if habit.archived_day is not None:
        since = f" put away {short_day(habit.archived_day, line.today)}"
        return [name, (cut(since, room, signs).rstrip(), QUIET)]
    plan = (f" {fit(plan_words(rule.plan, rule.unit), at.plan, signs)}", QUIET)
    if not at.goal:
        if aside is None:
            return [name, plan]
        return [name, (cut(f" {_short(line, aside, signs)}", room, signs).rstrip(), INK)]
    if aside is not None:
        words = f" {signs.of(Status.PAUSED)} {aside.words(line.today)}"
        return [name, plan, (cut(words, room - at.plan - 1, signs).rstrip(), INK)]
    goal = goal_words(rule.goal_low, rule.goal_high, rule.unit)
    spans = [name, plan, (f" {fit(goal, at.goal, signs)}", QUIET)]
    if line.run is not None and line.run.current:
        spans.append((f" {run_words(line.run.current, line.run.unit)}", INK))
    return spans


def detail_lines(line: HabitLine, width: int, signs: Signs) -> tuple[Line, Line]:
    """The habit at hand in two lines: what counts; its if-then line, or what sets it aside."""
    habit = line.habit
    rule = habit.rule_on(line.today)
    plan = plan_words(rule.plan, rule.unit)
    facts = [plan, goal_words(rule.goal_low, rule.goal_high, rule.unit)]
    if rule.smallest is not None:
        facts.append(f"smallest {amount_words(rule.smallest, rule.unit)}")
    facts.append(AREA_WORDS[habit.area].lower())
    joined = f" {signs.dot} ".join(facts)
    room = max(width - 4, 1)
    head = fit(habit.name, 24, signs).rstrip()
    from_name = max(room - cells(head) - 3, 0)
    first: Line = (
        ("  ", INK),
        (head, STRONG),
        ("   ", INK),
        (fit(joined, from_name, signs), QUIET),
    )
    return first, (("  ", INK), (fit(_second(line), room, signs), QUIET))


def _second(line: HabitLine) -> str:
    habit = line.habit
    if habit.archived_day is not None:
        return "All of it is kept. Enter brings it back; Backspace asks, then removes it."
    if line.asides:
        first = line.asides[0]
        words = first.words(line.today)
        why = f": {', '.join(map(clean_line, first.reasons))}" if first.reasons else ""
        end = ". o goes on from today." if line.aside is not None else "."
        return f"{words[:1].upper()}{words[1:]}{why}{end}"
    return clean_line(habit.if_then) or clean_line(habit.note)


def _short(line: HabitLine, aside: Aside, signs: Signs) -> str:
    mark = signs.of(Status.PAUSED)
    if aside.last_day is None:
        return f"{mark} paused"
    return f"{mark} to {short_day(aside.last_day, line.today)}"
