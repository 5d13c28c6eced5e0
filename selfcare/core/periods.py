"""Plans that count in calendar periods: how far a period is, and the goal scaled by its pauses.

Conventions: a period has L days, k of them set aside (paused, put away or hidden, without an
entry). The goal of n days becomes ceil(n(L-k)/L) days, an amount becomes amount*(L-k)/L at 6
decimals; whole numbers and fractions throughout, so that no goal is off by a rounding. Amounts
are added as whole millionths, hours as whole minutes, so that a sum is the same wherever adding
begins. Amounts logged in another unit than the counting rule's are not added (measures.md section
2).
"""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from itertools import accumulate

from msgspec import Struct

from selfcare.core.days import period_of
from selfcare.core.history import Frame, HabitHistory
from selfcare.core.ledger import Ledger, ledger, rule_spans
from selfcare.core.model import Habit, Rule, compared, rounded
from selfcare.core.plan import AmountPerPeriod, DaysPerPeriod, PeriodPlan, is_period_plan

_PARTS = 1_000_000
"""An amount has 6 decimals."""
_MINUTES = 60
"""An hour has whole minutes."""


class Tally(Struct, frozen=True):
    """One period of a plan that counts in periods."""

    first_day: date
    last_day: date
    counted: float
    """Days that showed up, or the amount, up to today."""
    goal: float
    """What the period asks for after scaling; 0 when every day of it is set aside."""
    length: int
    """L: all days of the period."""
    set_aside: int
    """k: days set aside that have no entry."""
    unit: str = ""
    """What an amount is counted in. Empty: days are counted."""

    @property
    def all_set_aside(self) -> bool:
        """Whether nothing is asked for."""
        return self.set_aside == self.length

    @property
    def kept(self) -> bool:
        """Whether something was asked for and reached."""
        return not self.all_set_aside and self.counted >= compared(self.goal, self.unit)


def scaled_goal(plan: PeriodPlan, length: int, set_aside: int, unit: str = "") -> float:
    """What a period of `length` days asks for when `set_aside` of them are set aside."""
    if isinstance(plan, DaysPerPeriod):
        return -(-plan.days * (length - set_aside) // length)
    if not set_aside:
        return compared(plan.amount, unit)
    share = Fraction(length - set_aside, length)
    parts = _MINUTES if unit == "h" else _PARTS
    return rounded(float(Fraction(round(plan.amount * parts), parts) * share))


def counted_amounts(ledger: Ledger, habit: Habit, unit: str) -> list[float]:
    """Each day's total in the given unit, 0 for days without one."""
    amounts = [amount or 0.0 for amount in ledger.amounts]
    if any(rule.unit != unit for rule in habit.rules):
        last = date.fromordinal(ledger.first.toordinal() + len(amounts) - 1)
        for rule, begin, end in rule_spans(habit, ledger.first, last):
            if rule.unit != unit:
                span = slice(ledger.index(begin), ledger.index(end) + 1)
                amounts[span] = [0.0] * len(amounts[span])
    return amounts


class PeriodCounter:
    """Counts any span of a ledger's days under one rule, each in constant time."""

    def __init__(self, ledger: Ledger, habit: Habit, rule: Rule) -> None:
        assert isinstance(rule.plan, DaysPerPeriod | AmountPerPeriod)
        self._plan: PeriodPlan = rule.plan
        self._ledger = ledger
        self._aside = _sums(ledger.aside)
        self._counts_days = isinstance(rule.plan, DaysPerPeriod)
        self._unit = "" if self._counts_days else rule.unit
        self._parts = _MINUTES if self._unit == "h" else _PARTS
        if self._counts_days:
            self._counted = _sums(ledger.came)
        else:
            amounts = counted_amounts(ledger, habit, rule.unit)
            self._counted = _sums([round(amount * self._parts) for amount in amounts])
        self._goals: dict[tuple[int, int], float] = {}

    def counted(self, begin: int, end: int) -> float:
        """Days that showed up, or the amount, in a half-open span of the ledger's indices."""
        counted = self._counted[end] - self._counted[begin]
        return counted if self._counts_days else rounded(counted / self._parts)

    def set_aside(self, begin: int, end: int) -> int:
        """Days set aside in the same span."""
        return self._aside[end] - self._aside[begin]

    def goal(self, begin: int, end: int) -> float:
        """What the same span asks for."""
        key = end - begin, self.set_aside(begin, end)
        if key not in self._goals:
            self._goals[key] = scaled_goal(self._plan, *key, self._unit)
        return self._goals[key]

    def tally(self, first: date, last: date) -> Tally:
        """The span of days counted against its goal, both ends included."""
        begin, end = self._ledger.index(first), self._ledger.index(last) + 1
        return Tally(
            first_day=first,
            last_day=last,
            counted=self.counted(begin, end),
            goal=self.goal(begin, end),
            length=end - begin,
            set_aside=self.set_aside(begin, end),
            unit=self._unit,
        )


def tally_on(history: HabitHistory, day: date, frame: Frame) -> Tally | None:
    """The period that holds a day; the rule of its last day so far decides it whole.

    A period that a later plan of another kind took over is counted by the day's own rule.
    None: the day's plan does not count in periods.
    """
    habit = history.habit
    rule = habit.rule_on(day)
    if not isinstance(rule.plan, DaysPerPeriod | AmountPerPeriod):
        return None
    first, last = period_of(day, rule.plan.period, frame.week_start)
    latest = habit.rule_on(min(last, max(day, frame.today)))
    if is_period_plan(latest.plan) and latest.plan.period is rule.plan.period:
        rule = latest
    # Of the frame a tally depends on the current day and, for at-most goals, on closed days.
    key = "tally", rule.from_day, first, last
    known: tuple[Frame, Tally] | None = history.memo.get(key)
    if known is None or known[0] is not frame:
        days = ledger(history, first, last, frame)
        known = frame, PeriodCounter(days, habit, rule).tally(first, last)
        history.memo[key] = known
    return known[1]


def _sums(values: Sequence[int]) -> list[int]:
    """Running sums, one longer than the values: the sum before each index."""
    return list(accumulate(values, initial=0))
