"""Strength: how settled a habit is, 0 to 1 (measures.md section 3).

h' = m*h + (1-m)*v for every day that says something, with m = 20^(-1/66): 95 % after 66 updates,
the median of Lally 2010. Shown is h itself, from k = 14 updates on, so that a word of it never says
more than the days can carry. The weekly summary alone corrects it for its youth: h/(1-m^k).

Due-day plans: v is what the day reached of its goal. Period plans: one update a day, v is what the
window ending that day reached of the goal; the window is 7 days, or as many as the day's month
has; its days before the first entry count as empty, set-aside days scale the goal as in runs.
"""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate
from typing import NamedTuple

from msgspec import Struct

from selfcare.core.days import each_day
from selfcare.core.history import Frame, HabitHistory
from selfcare.core.ledger import Ledger, day_goal, ledger, rule_spans
from selfcare.core.model import Rule, Status
from selfcare.core.periods import PeriodCounter
from selfcare.core.plan import (
    AmountPerPeriod,
    AsNeeded,
    DaysPerPeriod,
    Period,
    PeriodPlan,
    is_due_plan,
)
from selfcare.core.runs import first_logged

MEMORY = 20 ** (-1 / 66)
"""m: the share of the strength that one more update keeps."""
SHOWN_FROM = 14
"""Updates before a strength is shown."""
STALE_AFTER = 7
"""Days without a log after which the strength is shown "as of" the last one."""
LOOK_BACK = timedelta(days=30)
"""How far before a day its window can begin: the longest is 31 days."""


class Strength(Struct, frozen=True):
    """How settled a habit is."""

    value: float | None
    """What is shown of it. None: fewer than 14 updates, or as needed."""
    raw: float
    """h, 0-1."""
    updates: int
    """k: days that said something."""
    as_of: date | None = None
    """The last day with a log, when that is more than 7 days ago."""


def strength_of(history: HabitHistory, frame: Frame) -> Strength:
    """The strength as of `frame.today`."""
    start = first_logged(history, frame)
    so_far = StrengthSoFar()
    if start is not None:
        days = ledger(history, start - LOOK_BACK, frame.today, frame)
        so_far = so_far.carried_on(history, days, start, frame.today, frame)
    return so_far.strength(history, frame)


class StrengthSoFar(NamedTuple):
    """The strength of the days walked so far; it can be carried on from there."""

    raw: float = 0.0
    updates: int = 0

    def carried_on(
        self, history: HabitHistory, days: Ledger, first: date, until: date, frame: Frame
    ) -> "StrengthSoFar":
        """The next days, both ends included; the ledger begins `LOOK_BACK` before the first."""
        raw, updates = self
        for _, reached in _reached(history, days, first, until, frame):
            raw = MEMORY * raw + (1 - MEMORY) * reached
            updates += 1
        return StrengthSoFar(raw, updates)

    def after(self, reached: float) -> "StrengthSoFar":
        """One more update."""
        return StrengthSoFar(MEMORY * self.raw + (1 - MEMORY) * reached, self.updates + 1)

    def strength(self, history: HabitHistory, frame: Frame) -> Strength:
        """The strength now, once every day up to today has been walked."""
        if isinstance(history.habit.rule_on(frame.today).plan, AsNeeded):
            return Strength(value=None, raw=0.0, updates=0)
        value = self.raw if self.shown else None
        return Strength(
            value=value,
            raw=self.raw,
            updates=self.updates,
            as_of=_stale_since(history, frame.today),
        )

    @property
    def shown(self) -> bool:
        """Whether it rests on enough days to be shown."""
        return self.updates >= SHOWN_FROM

    @property
    def corrected(self) -> float:
        """h/(1-m^k): as high as the days so far allow."""
        return min(1.0, self.raw / (1 - MEMORY**self.updates))


def strength_curve(history: HabitHistory, frame: Frame) -> Iterator[tuple[date, StrengthSoFar]]:
    """The strength after each day that said something, oldest first, once it is shown."""
    start = first_logged(history, frame)
    if start is None:
        return
    days = ledger(history, start - LOOK_BACK, frame.today, frame)
    so_far = StrengthSoFar()
    for number, reached in _reached(history, days, start, frame.today, frame):
        so_far = so_far.after(reached)
        if so_far.shown:
            yield date.fromordinal(number), so_far


def _stale_since(history: HabitHistory, today: date) -> date | None:
    """The day of the last entry, when that is more than 7 days ago."""
    for age in range(STALE_AFTER + 1):
        if today - timedelta(days=age) in history.totals:
            return None
    return max((day for day in history.totals if day <= today), default=None)


def _reached(
    history: HabitHistory, days: Ledger, first: date, until: date, frame: Frame
) -> Iterator[tuple[int, float]]:
    """The ordinal of each day that is an update and what it reached (v), oldest first."""
    for rule, begin, end in rule_spans(history.habit, first, until):
        if isinstance(rule.plan, DaysPerPeriod | AmountPerPeriod):
            over = min(end, frame.today - timedelta(days=1))
            counter = PeriodCounter(days, history.habit, rule)
            yield from _reached_in_windows(rule.plan, counter, days, begin, over)
        elif is_due_plan(rule.plan):
            yield from _reached_on_days(rule, days, begin, end)


def _reached_on_days(
    rule: Rule, days: Ledger, begin: date, end: date
) -> Iterator[tuple[int, float]]:
    low = day_goal(rule).low
    origin = days.first.toordinal()
    for index in range(days.index(begin), days.index(end) + 1):
        status = days.statuses[index]
        if status is Status.DONE:
            yield origin + index, 1.0
        elif status is Status.PARTLY:
            yield origin + index, min(1.0, (days.amounts[index] or 0.0) / low) if low else 0.0
        elif status is Status.NONE:
            yield origin + index, 0.0


def _reached_in_windows(
    plan: PeriodPlan, counter: PeriodCounter, days: Ledger, begin: date, until: date
) -> Iterator[tuple[int, float]]:
    unlogged = Status.UNLOGGED, Status.REST, Status.PAUSED, Status.NOT_DUE, None
    said = list(accumulate((status not in unlogged for status in days.statuses), initial=0))
    length = 7
    for end, day in enumerate(each_day(begin, until), start=days.index(begin) + 1):
        if plan.period is Period.MONTH:
            length = monthrange(day.year, day.month)[1]
        start = end - length
        if not days.aside[end - 1] and said[end] != said[start]:
            reached = counter.counted(start, end) / counter.goal(start, end)
            yield day.toordinal(), min(1.0, reached)
