"""Plans: when a habit is due.

`daily`, `mon,wed,fri`, `every 3 days` and `RRULE:...` have due days by the calendar, `3 days after`
by what was done before; `5/week`, `2/month` ask for days per period; `150 min/week` asks for an
amount per period. Period plans have no due days of their own: any day can be the one, so every day
is asked for. `as needed` asks for none. `plan_grammar` reads and writes plans.
"""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import TypeGuard, assert_never

from msgspec import Struct

from selfcare.core.recurrence import is_occurrence, occurrences


class Period(StrEnum):
    """A calendar period a plan may count in. Weeks begin on the person's own week start."""

    WEEK = "week"
    MONTH = "month"


class Daily(Struct, frozen=True):
    """Every day is due."""


class Weekdays(Struct, frozen=True):
    """Certain days of the week are due."""

    days: tuple[int, ...]
    """Sorted, 0 Monday ... 6 Sunday, at least one, no repeats."""


class EveryNDays(Struct, frozen=True):
    """Every n-th day is due, counted in both directions."""

    n: int
    """>= 2."""
    beat: date | None = None
    """A day it is counted from. None: the habit's first day."""


class Recurrence(Struct, frozen=True):
    """An RFC 5545 recurrence rule, counted from the habit's first day."""

    text: str
    """The rule without `RRULE:`, upper case, as it was checked."""


class AfterDays(Struct, frozen=True):
    """Due n days after the day it was last done, and every day from then until it is done.

    Before the first time it is due every day.
    """

    n: int
    """>= 2."""


class AsNeeded(Struct, frozen=True):
    """Never due, never open: it is counted, and that is all."""


class DaysPerPeriod(Struct, frozen=True):
    """A number of days in each period."""

    days: int
    """1-7 a week, 1-28 a month."""
    period: Period


class AmountPerPeriod(Struct, frozen=True):
    """An amount in each period."""

    amount: float
    """> 0, in the habit's own unit."""
    period: Period


CalendarPlan = Daily | Weekdays | EveryNDays | Recurrence
"""Plans whose due days the calendar alone gives."""
DuePlan = CalendarPlan | AfterDays
PeriodPlan = DaysPerPeriod | AmountPerPeriod
Plan = DuePlan | PeriodPlan | AsNeeded


def is_calendar_plan(plan: Plan) -> TypeGuard[CalendarPlan]:
    """Whether the calendar alone gives the plan's due days."""
    return isinstance(plan, CalendarPlan)


def is_due_plan(plan: Plan) -> TypeGuard[DuePlan]:
    """Whether the plan has due days of its own."""
    return isinstance(plan, DuePlan)


def is_period_plan(plan: Plan) -> TypeGuard[PeriodPlan]:
    """Whether the plan counts in a calendar period."""
    return isinstance(plan, PeriodPlan)


def is_due(plan: CalendarPlan, first_day: date, day: date) -> bool:
    """Whether the plan asks for the day; rules, and beats not set, count from `first_day`.

    A recurrence rule asks for no day before `first_day`; the other plans go on in both directions.

    Raises:
        UnreadableError: the recurrence rule was never checked and cannot be read.
    """
    match plan:
        case Weekdays(days):
            return day.weekday() in days
        case EveryNDays(n, beat):
            return (day - (beat or first_day)).days % n == 0
        case Recurrence(text):
            return is_occurrence(text, first_day, day)
        case Daily():
            return True


def is_same_beat(plan: Plan, n: int, day: date, first_day: date) -> bool:
    """Whether a plan is due every n days already, and on that day."""
    return isinstance(plan, EveryNDays) and plan.n == n and is_due(plan, first_day, day)


def due_days(plan: CalendarPlan, first_day: date, start: date, end: date) -> tuple[date, ...]:
    """The days from `start` to `end`, both included, that the plan asks for, in order.

    Raises:
        UnreadableError: the recurrence rule was never checked and cannot be read.
    """
    begin, stop = start.toordinal(), end.toordinal() + 1
    ordinals: Iterable[int]
    match plan:
        case Weekdays(days):
            # Ordinal 1 is a Monday.
            ordinals = (day for day in range(begin, stop) if (day - 1) % 7 in days)
        case EveryNDays(n, beat):
            counted_from = (beat or first_day).toordinal()
            ordinals = range(begin + (counted_from - begin) % n, stop, n)
        case Recurrence(text):
            return occurrences(text, first_day, start, end)
        case Daily():
            ordinals = range(begin, stop)
        case _:
            assert_never(plan)
    return tuple(map(date.fromordinal, ordinals))
