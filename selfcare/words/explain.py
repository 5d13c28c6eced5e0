"""Why a run is what it is: a sentence for every unit with its own numbers, and the rule in words.

"Thu 12 Nov: nothing logged; forgiven, 1 more in these fourteen days; the run stays 10." The
sentences are whole and plain, so that a screen, a command and a screen reader say the same. A gap
is called a quiet day (week, month): nothing is judged.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from msgspec import Struct

from selfcare.core.amounts import amount_words, counted, sum_of_words
from selfcare.core.days import MONTHS, WEEKDAYS, short_day
from selfcare.core.figures import DAYS, Needed, needed_of
from selfcare.core.history import Frame, HabitHistory
from selfcare.core.ledger import DayGoal, day_goal, is_sleep
from selfcare.core.model import Area, Rule, Status
from selfcare.core.periods import Tally
from selfcare.core.plan import Daily, DaysPerPeriod
from selfcare.core.runs import (
    GRACE_DAYS,
    Outcome,
    Run,
    RunUnit,
    UnitKind,
    kind_of,
    run_of,
    units_of,
)
from selfcare.core.strength import Strength, strength_of
from selfcare.core.text import clean_line
from selfcare.words.plans import plan_words
from selfcare.words.receipts import is_yes_no, shown_name

UNITS_SHOWN = 28
"""Units explained when nobody asks for more."""
NOTE_SHOWN = 200
"""Letters of a note that stand in a sentence."""
_SETTLED = ((0.3, "starting"), (0.6, "growing"), (0.85, "settling"))


class ExplainedUnit(Struct, frozen=True):
    """One unit with the sentence that explains it."""

    unit: RunUnit
    reason: str


class Explanation(Struct, frozen=True):
    """Everything `explain` says about one habit."""

    name: str
    plan: str
    """The present plan in words."""
    kind: UnitKind
    """Whether `units` are calendar days or periods: the present plan's kind alone is listed."""
    units: tuple[ExplainedUnit, ...]
    """The last units, oldest first."""
    run: Run
    strength: Strength
    summary: str
    """Why the run is what it is, in a few sentences."""
    needed: Needed | None
    """The figures of a habit done as needed. None: the plan is another one."""
    rule: str
    """The rule in words: "Two quiet days in any fourteen are forgiven."."""


def explain(history: HabitHistory, frame: Frame, units: int = UNITS_SHOWN) -> Explanation:
    """The last `units` units explained (0: all of them), with the run and the strength."""
    needed = needed_of(history, frame)
    if needed is not None:
        return _explained_needed(history, frame, needed)
    habit = history.habit
    rule = habit.rule_on(frame.today)
    kind = kind_of(rule.plan)
    run = run_of(history, frame)
    listed = [unit for unit in units_of(history, frame) if unit.kind is kind]
    voice = _Voice(history, frame)
    return Explanation(
        name=shown_name(habit),
        plan=plan_words(rule.plan, rule.unit),
        kind=kind,
        units=tuple(ExplainedUnit(unit, voice.sentence(unit)) for unit in listed[-units:]),
        run=run,
        strength=strength_of(history, frame),
        summary=" ".join(_summary(run, kind, frame)),
        needed=None,
        rule=rule_words(kind, frame, due_days_only=run.due_days),
    )


def _explained_needed(history: HabitHistory, frame: Frame, needed: Needed) -> Explanation:
    words = needed_words(needed)
    rule = history.habit.rule_on(frame.today)
    return Explanation(
        name=shown_name(history.habit),
        plan=plan_words(rule.plan, rule.unit),
        kind=UnitKind.DAY,
        units=(),
        run=run_of(history, frame),
        strength=strength_of(history, frame),
        summary=f"{words[:1].upper()}{words[1:]}.",
        needed=needed,
        rule="As needed, it is never due: it is counted, and has no run.",
    )


def run_words(current: int, unit: str) -> str:
    """`6 weeks`, `1 week`, `9 days`; due days are days."""
    return counted(current, unit)


def strength_word(value: float | None) -> str | None:
    """The word for how settled something is, from 0 to 1. None: it is not known yet."""
    if value is None:
        return None
    return next((word for below, word in _SETTLED if value < below), "second nature")


def rule_words(kind: UnitKind, frame: Frame, *, due_days_only: bool = False) -> str:
    """What is forgiven, for people."""
    noun = "due day" if due_days_only else kind.value
    if not frame.forgiveness:
        return f"Forgiveness is off, so a quiet {noun} begins a new run."
    if kind is UnitKind.DAY:
        return f"Two quiet {noun}s in any fourteen are forgiven."
    return f"One quiet {noun} in any four is forgiven."


def _summary(run: Run, kind: UnitKind, frame: Frame) -> Sequence[str]:
    noun = kind.value
    if not run.total:
        return [f"No run yet. It begins with the next {noun} you keep."]
    best = f"Best stays {run_words(run.best, noun)}, {run.total} in all."
    if run.first_day is None:
        return ["A new run begins with your next one.", best]
    began = _unit_words(kind, run.first_day, frame.today)
    where = f"on {began}" if kind is UnitKind.DAY else f"with {began}"
    if run.first_day == run.changed_on:
        where += f", when the plan began to count in {noun}s"
    said = [f"The run is {run_words(run.current, noun)}.", f"It began {where}."]
    if run.forgiven:
        were = "was" if run.forgiven == 1 else "were"
        said.append(f"{counted(run.forgiven, f'quiet {noun}')} since then {were} forgiven.")
    if run.spares:
        said.append(f"{counted(run.spares, f'more quiet {noun}')} would be forgiven now.")
    is_best = run.current == run.best
    said.append(f"It is the best so far, {run.total} in all." if is_best else best)
    return said


class _Voice:
    """Says what one habit's units are."""

    def __init__(self, history: HabitHistory, frame: Frame) -> None:
        self._history = history
        self._frame = frame

    def sentence(self, unit: RunUnit) -> str:
        """`Thu 12 Nov: nothing logged; forgiven, 1 more in these fourteen days; ...`."""
        if unit.tally is None:
            when, what = short_day(unit.first_day, self._frame.today), self._day(unit)
        else:
            when, what = self._period_name(unit), self._period(unit.tally)
        tail = self._run_tail(unit)
        return f"{when}: {'; '.join(part for part in (what, *tail) if part)}."

    def _day(self, unit: RunUnit) -> str:
        """What is known of the day: `12 min, the small version counts`."""
        if unit.outcome is Outcome.REST:
            note = clean_line(self._history.rest_notes.get(unit.first_day, ""), NOTE_SHOWN)
            return f"a rest day ({note})" if note else "a rest day"
        if unit.outcome is Outcome.PAUSED:
            return "paused"
        if unit.amount is None:
            return _untouched(unit)
        rule = self._history.habit.rule_on(unit.first_day)
        said = _logged(unit, rule, self._history.habit.area)
        if unit.outcome is Outcome.OPEN:
            said += " so far"
        if unit.outcome is Outcome.NOT_DUE:
            said += " on a day that was not due"
        elif unit.status is Status.PARTLY:
            said += _partly(unit, day_goal(rule), rule.unit)
        return said

    def _period_name(self, unit: RunUnit) -> str:
        """`16 to 22 Nov`, `30 Nov to 6 Dec`, `November`, with the year when it is not today's."""
        first, last = unit.first_day, unit.last_day
        if unit.kind is UnitKind.MONTH:
            return _unit_words(unit.kind, first, self._frame.today)
        year = "" if last.year == self._frame.today.year else f" {last.year}"
        month = MONTHS[last.month - 1]
        begin = f"{first.day}"
        if first.month != last.month:
            begin += f" {MONTHS[first.month - 1][:3]}"
        if first.year != last.year:
            begin += f" {first.year}"
            year = f" {last.year}"
        return f"{begin} to {last.day} {month[:3]}{year}"

    def _period(self, tally: Tally) -> str:
        """How far the period came: `3 of 4 days, scaled because 2 of 7 days were paused`."""
        if tally.all_set_aside:
            return "all of it paused"
        rule = self._history.habit.rule_on(min(tally.last_day, self._frame.today))
        if isinstance(rule.plan, DaysPerPeriod):
            noun = "night" if is_sleep(self._history.habit, rule) else "day"
            said = f"{int(tally.counted)} of {counted(int(tally.goal), noun)}"
        else:
            said = sum_of_words(tally.counted, tally.goal, rule.unit)
        if tally.set_aside:
            were = "was" if tally.set_aside == 1 else "were"
            paused = f"{tally.set_aside} of {tally.length} days {were} paused"
            said += f", the plan was scaled because {paused}"
        return said

    def _run_tail(self, unit: RunUnit) -> list[str]:
        """What the unit does to the run."""
        run = self._run(unit)
        if unit.outcome is Outcome.KEPT:
            return ["kept" if unit.tally else "", f"the run is {run}"]
        if unit.outcome is Outcome.FORGIVEN:
            return [
                f"forgiven, {unit.spares or 'no'} more in these {self._window(unit)}",
                f"the run stays {run}",
            ]
        if unit.outcome is Outcome.GAP:
            return self._shorter(unit)
        if unit.outcome is Outcome.OPEN:
            return [self._open(unit), f"the run stays {run}"] if unit.run else [self._open(unit)]
        if unit.outcome is Outcome.NOT_DUE:
            return [f"the run stays {run}" if unit.run else "no run was going on"]
        return [f"the run waits at {run}" if unit.run else "it counts neither way"]

    def _shorter(self, unit: RunUnit) -> list[str]:
        """Why the run became shorter, and where it begins now."""
        noun = unit.kind.value
        if unit.begins_after is None:
            return ["no run was going on"]
        if not self._frame.forgiveness:
            why = f"a quiet {noun}, and forgiveness is off"
        elif unit.kind is UnitKind.DAY:
            why = f"a third quiet day in {self._window(unit)}"
        else:
            why = f"a second quiet {noun} in four"
        if not unit.run:
            return [why, "a new run begins with the next one"]
        after = _unit_words(unit.kind, unit.begins_after, self._frame.today)
        return [why, f"the run now begins after {after} and is {self._run(unit)}"]

    def _open(self, unit: RunUnit) -> str:
        """Until when the unit is open."""
        today = self._frame.today
        if unit.last_day >= today and unit.tally is not None:
            return f"still open, it ends {self._ends(unit.last_day)}"
        if unit.amount is not None and unit.tally is None:
            return "today is still open"
        return f"open until {short_day(unit.last_day + timedelta(days=GRACE_DAYS), today)}"

    def _ends(self, last: date) -> str:
        today = self._frame.today
        if last == today:
            return "today"
        if last < today + timedelta(days=7):
            return f"on {WEEKDAYS[last.weekday()]}"
        return f"on {short_day(last, today)}"

    def _run(self, unit: RunUnit) -> str:
        return str(unit.run) if unit.tally is None else counted(unit.run, unit.kind.value)

    def _window(self, unit: RunUnit) -> str:
        if unit.kind is not UnitKind.DAY:
            return f"four {unit.kind.value}s"
        plan = self._history.habit.rule_on(unit.first_day).plan
        return "fourteen days" if isinstance(plan, Daily) else "fourteen due days"


def _unit_words(kind: UnitKind, first_day: date, today: date) -> str:
    """A unit by its first day: `Thu 12 Nov`, `the week of Mon 9 Nov`, `November`."""
    if kind is UnitKind.MONTH:
        year = "" if first_day.year == today.year else f" {first_day.year}"
        return f"{MONTHS[first_day.month - 1]}{year}"
    begun = short_day(first_day, today)
    return begun if kind is UnitKind.DAY else f"the week of {begun}"


def _untouched(unit: RunUnit) -> str:
    """A day without an entry."""
    if unit.outcome is Outcome.NOT_DUE:
        return "not a due day"
    if unit.outcome is Outcome.OPEN:
        return "nothing logged yet"
    closed = unit.status is Status.NONE
    return "nothing logged and the day closed" if closed else "nothing logged"


def _logged(unit: RunUnit, rule: Rule, area: Area) -> str:
    """The amount and, but for sleep, whether it was done."""
    if unit.status is Status.NONE:
        return "none that day" if unit.outcome in {Outcome.FORGIVEN, Outcome.GAP} else "none"
    if unit.status is Status.DONE and is_yes_no(rule):
        return "done"
    said = amount_words(unit.amount or 0, rule.unit)
    if area is Area.SLEEP and rule.unit == "h":
        ranged = rule.goal_low is not None or rule.goal_high is not None
        return f"{said}, in range" if ranged and unit.status is Status.DONE else f"{said} logged"
    return f"{said}, done" if unit.status is Status.DONE else said


def _partly(unit: RunUnit, goal: DayGoal, word: str) -> str:
    """Where an amount outside the goal stands."""
    if goal.high is not None and (unit.amount or 0) > goal.high:
        return f", above {amount_words(goal.high, word)}"
    if unit.outcome is Outcome.KEPT:
        return ", the small version counts"
    return f", under {amount_words(goal.smallest or 0, word)}"


def needed_words(needed: Needed) -> str:
    """`3 of the last 30 days, last 4 days ago, usually 9 days apart`."""
    if needed.days_since is None:
        return "not needed so far"
    ago = {0: "today", 1: "yesterday"}.get(needed.days_since, f"{needed.days_since} days ago")
    said = f"{needed.recent} of the last {DAYS} days, last {ago}"
    if needed.usual_gap is None:
        return said
    return f"{said}, usually {counted(needed.usual_gap, 'day')} apart"
