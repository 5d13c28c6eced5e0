"""The ways back after a gap, and what each does to every run, before it is taken.

Three ways: START leaves the open days blank, ASIDE pauses them for every habit, FILL logs them.
What a way does is computed by the same functions that compute runs, from the history as it would
be, so the words can be held against what holds afterwards.

A run is looked at twice: `now`, right after the way is taken, and `settled`, when every open day of
the gap has become what it is (days and periods stay open for `GRACE_DAYS`). Filling in counts each
open day as done, so its run is the most that can come of it.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

from msgspec import Struct

from selfcare.core.amounts import MOST_IN_A_DAY
from selfcare.core.days import each_day, period_of
from selfcare.core.history import Frame, HabitHistory
from selfcare.core.model import Habit, Pause, Rule
from selfcare.core.plan import AmountPerPeriod, DaysPerPeriod
from selfcare.core.runs import GRACE_DAYS, Run, UnitKind, run_of
from selfcare.core.values import replace

DAYS_IN = {"week": 7, "month": 30}
"""Days of a unit, so that runs in different units can be put in order."""


class Way(StrEnum):
    """A way back."""

    START = "start"
    ASIDE = "aside"
    FILL = "fill"


class RunEffect(Struct, frozen=True):
    """What one way does to one habit's run; counts in `unit`."""

    habit: Habit
    way: Way
    unit: UnitKind
    now: int
    settled: int
    """FILL: as `now`."""
    best: int
    """The best run there was before."""
    open_until: date | None = None
    """The last day on which the run is still `now`. None: it stays."""

    @property
    def goes_on(self) -> bool:
        """Whether there is a run, and it stays as long as it is."""
        return self.now > 0 and self.settled >= self.now

    @property
    def begins_anew(self) -> bool:
        """Whether the next run begins with the next unit."""
        return self.now == 0

    @property
    def said(self) -> bool:
        """Whether there is any run to speak of."""
        return self.best > 0 or self.settled > 0

    @property
    def length(self) -> tuple[int, int]:
        """For putting runs in order, in days: the best there was; without one, what it becomes.

        So that all ways are in the same order.
        """
        days = DAYS_IN.get(self.unit, 1)
        return self.best * days, 0 if self.best else max(self.now, self.settled) * days


class WaysBack(Struct, frozen=True):
    """What each way does, a line a habit, the habits in their own order."""

    start: tuple[RunEffect, ...]
    aside: tuple[RunEffect, ...]
    fill: tuple[RunEffect, ...]

    def of(self, way: Way) -> tuple[RunEffect, ...]:
        """The effects of one way."""
        return {Way.START: self.start, Way.ASIDE: self.aside, Way.FILL: self.fill}[way]

    def same(self, one: Way, other: Way) -> bool:
        """Whether two ways leave every run alike."""
        return all(
            (a.now, a.settled) == (b.now, b.settled)
            for a, b in zip(self.of(one), self.of(other), strict=True)
        )


def ways_of(
    history: HabitHistory, first_day: date, last_day: date, frame: Frame, run: Run
) -> WaysBack:
    """The three ways of one habit over the gap from `first_day` to `last_day`; `run` as it is."""
    pause = Pause(0, None, first_day, last_day)
    aside = replace(history, pauses=(*history.pauses, pause))
    logged = {
        day: _done(history.habit.rule_on(day))
        for day in each_day(first_day, last_day)
        if day not in history.totals
    }
    filled = replace(history, totals={**history.totals, **logged})
    paused, most = run_of(aside, frame), run_of(filled, frame)
    full = RunEffect(history.habit, Way.FILL, most.unit, most.current, most.current, run.best)
    return WaysBack(
        start=(_effect(Way.START, history, run, run.best, frame),),
        aside=(_effect(Way.ASIDE, aside, paused, run.best, frame),),
        fill=(full,),
    )


def joined(ways: Iterable[WaysBack]) -> WaysBack:
    """The ways of several habits as one value."""
    known = tuple(ways)
    return WaysBack(
        start=tuple(each for one in known for each in one.start),
        aside=tuple(each for one in known for each in one.aside),
        fill=tuple(each for one in known for each in one.fill),
    )


def _done(rule: Rule) -> float:
    """An amount with which a day of the rule is done, and its period kept."""
    if isinstance(rule.plan, AmountPerPeriod):
        return min(rule.plan.amount, MOST_IN_A_DAY.get(rule.unit, rule.plan.amount))
    if rule.goal_low is not None:
        return rule.goal_low
    return 1.0 if rule.goal_high is None else min(1.0, rule.goal_high)


def _effect(way: Way, history: HabitHistory, run: Run, best: int, frame: Frame) -> RunEffect:
    """The run right after a way is taken, and what becomes of it when nothing is open any more."""
    today = frame.today
    if not run.current or not _is_undecided(way, history, frame):
        return RunEffect(history.habit, way, run.unit, run.current, run.current, best)
    # A plan that begins later is not what these days were lived under.
    rules = tuple(rule for rule in history.habit.rules if rule.from_day <= today)
    lived = replace(history, habit=replace(history.habit, rules=rules or history.habit.rules[:1]))

    def later(days: int) -> int:
        return run_of(lived, replace(frame, today=today + timedelta(days=days))).current

    settled = later(GRACE_DAYS)
    until = None
    if settled < run.current:
        ahead = next(days for days in range(1, GRACE_DAYS + 1) if later(days) != run.current)
        until = today + timedelta(days=ahead - 1)
    return RunEffect(history.habit, way, run.unit, run.current, settled, best, until)


def _is_undecided(way: Way, history: HabitHistory, frame: Frame) -> bool:
    """Whether a day or a period of the gap is still open after the way was taken.

    Days set aside never are; the period before the running one is, in its first days.
    """
    plan = history.habit.rule_on(frame.today).plan
    if isinstance(plan, DaysPerPeriod | AmountPerPeriod):
        first, _ = period_of(frame.today, plan.period, frame.week_start)
        return frame.today < first + timedelta(days=GRACE_DAYS)
    return way is Way.START
