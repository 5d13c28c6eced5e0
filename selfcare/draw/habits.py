"""The habits of the Habits place, drawn: a row each, one at length, and what its plan asks for."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from msgspec import Struct

from selfcare.core.amounts import amount_words
from selfcare.core.days import WEEKDAYS, short_day
from selfcare.core.history import Aside
from selfcare.core.model import Habit, Status
from selfcare.core.runs import Run
from selfcare.core.text import NOTE_LENGTH, clean, clean_line
from selfcare.draw.lines import (
    ACCENT,
    INK,
    ITALIC,
    KEY,
    QUIET,
    STRONG,
    Line,
    Piece,
    Span,
    cells,
    fit,
    harmless,
    line,
    stripe,
)
from selfcare.draw.signs import Signs
from selfcare.words.explain import run_words
from selfcare.words.habit_row import AREA_WORDS
from selfcare.words.plans import DayAhead, PlanAhead, aside_words, goal_words, plan_words

NAME_MOST, NAME_LEAST = 44, 21
GAP = 2
MOVING = "moving: arrows, then Enter"


class Facts(Struct, frozen=True):
    """What a row says of a habit."""

    name: str
    plan: str
    goal: str
    run: str

    @classmethod
    def of(cls, habit: Habit, today: date, run: Run | None) -> "Facts":
        """As they are on a day."""
        rule = habit.rule_on(today)
        return cls(
            clean_line(habit.name),
            plan_words(rule.plan, rule.unit),
            goal_words(rule.goal_low, rule.goal_high, rule.unit),
            run_words(run.current, run.unit) if run is not None and run.current else "",
        )


class Columns(Struct, frozen=True):
    """Cells of each part of a row; 0: not shown."""

    width: int
    name: int
    plan: int
    goal: int
    run: int

    @classmethod
    def of(cls, width: int, rows: Iterable[Facts]) -> "Columns":
        """As wide as what stands there; the day goal goes first, then the run, then the name."""
        known = tuple(rows)
        name, plan, goal, run = (
            max((cells(getattr(row, part)) for row in known), default=0)
            for part in ("name", "plan", "goal", "run")
        )
        name = min(name, NAME_MOST)
        room = width - 2 - GAP - plan
        for parts in ((goal, run), (0, run), (0, 0)):
            spare = room - sum(GAP + each for each in parts if each)
            if spare >= min(name, NAME_LEAST):
                break
        return cls(width, min(name, max(spare, 8)), min(plan, max(width - 2 - 8 - GAP, 0)), *parts)


def habit_line(
    habit: Habit,
    facts: Facts,
    at: Columns,
    signs: Signs,
    today: date,
    *,
    aside: Aside | None,
    moving: bool,
) -> Line:
    """Stripe and name, then plan, day goal and run, or what is the matter instead of them."""
    parts: list[Piece] = [
        stripe(habit.area, signs), " ", (fit(facts.name, at.name, signs), STRONG), " " * GAP,
    ]  # fmt: skip
    if moving:
        parts.append((MOVING, KEY))
    elif habit.archived_day is not None:
        parts.append((f"put away {short_day(habit.archived_day, today)}", QUIET))
    elif aside is not None and aside.first_day <= today:
        words = f"{signs.of(Status.PAUSED)} {aside_words(aside, today)}"
        parts.append((fit(words, max(at.width - at.name - 2 - GAP, 0), signs), QUIET))
    else:
        parts.append((fit(facts.plan, at.plan, signs), QUIET))
        if at.goal:
            parts += [" " * GAP, (fit(facts.goal, at.goal, signs), QUIET)]
        if at.run:
            parts.append(" " * (GAP + at.run - cells(facts.run)) + facts.run)
    return line(*parts)


def habit_at_length(
    habit: Habit, today: date, run: Run | None, ahead: PlanAhead | None, signs: Signs
) -> Iterator[Line]:
    """What counts, what it is for, and what lies `ahead`; None: nothing is asked for any more."""
    rule = habit.rule_on(today)
    facts = [
        ("plan", plan_words(rule.plan, rule.unit)),
        ("day goal", goal_words(rule.goal_low, rule.goal_high, rule.unit)),
    ]
    if rule.smallest is not None:
        facts.append(("smallest", amount_words(rule.smallest, rule.unit)))
    facts.append(("area", AREA_WORDS[habit.area]))
    if run is not None and run.best:
        now = run_words(run.current, run.unit) if run.current else "none now"
        facts.append(("run", f"{now}, best {run.best}"))
    yield from (line((f"{label:<10}", QUIET), words) for label, words in facts)
    if habit.if_then:
        yield from ((), line(harmless(habit.if_then, ITALIC)))
    if habit.note:
        yield from ((), *(line(row) for row in clean(habit.note, NOTE_LENGTH).split("\n")))
    if ahead is not None:
        yield from ((), line(("The next two weeks", STRONG)))
        yield from (*strip_lines(ahead, signs.ahead), line(ahead.words))


def strip_lines(ahead: PlanAhead, signs: Sequence[str] = ("■", "─", "=")) -> tuple[Line, ...]:
    """Letters and marks of the days from today on, two cells each; a period is one line.

    `signs`: due, any day of its period, set aside.
    """
    letters = "".join(f"{WEEKDAYS[each.day.weekday()][0]} " for each in ahead.days)
    after = (*ahead.days[1:], None)
    marks = tuple(_mark(one, other, signs) for one, other in zip(ahead.days, after, strict=True))
    return ((letters, QUIET),), marks


def _mark(each: DayAhead, after: DayAhead | None, signs: Sequence[str]) -> Span:
    due, period, aside = signs
    if each.aside:
        return f"{aside} ", QUIET
    if each.period is not None:
        joined = after is not None and after.period == each.period and not after.aside
        return period * 2 if joined else f"{period} ", ACCENT
    return (f"{due} ", ACCENT) if each.due else ("  ", INK)
