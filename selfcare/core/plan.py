"""Plans: when a habit is due.

`daily`, `mon,wed,fri`, `every 3 days` and `RRULE:...` have due days; `5/week`, `2/month` ask for
days per period; `150 min/week` asks for an amount per period. Period plans have no due days of
their own: any day can be the one, so every day is asked for. `plan_grammar` reads and writes plans.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeGuard

from selfcare.core.recurrence import is_occurrence, occurrences


class Period(StrEnum):
    """A calendar period a plan may count in. Weeks begin on the person's own week start."""

    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Daily:
    """Every day is due."""


@dataclass(frozen=True, slots=True)
class Weekdays:
    """Certain days of the week are due."""

    days: tuple[int, ...]
    """Sorted, 0 Monday ... 6 Sunday, at least one, no repeats."""


@dataclass(frozen=True, slots=True)
class EveryNDays:
    """Every n-th day is due, counted from the habit's first day in both directions."""

    n: int
    """>= 2."""


@dataclass(frozen=True, slots=True)
class Recurrence:
    """An RFC 5545 recurrence rule, counted from the habit's first day."""

    text: str
    """The rule without `RRULE:`, upper case, as it was checked."""


@dataclass(frozen=True, slots=True)
class DaysPerPeriod:
    """A number of days in each period."""

    days: int
    """1-7 a week, 1-28 a month."""
    period: Period


@dataclass(frozen=True, slots=True)
class AmountPerPeriod:
    """An amount in each period."""

    amount: float
    """> 0, in the habit's own unit."""
    period: Period


DuePlan = Daily | Weekdays | EveryNDays | Recurrence
PeriodPlan = DaysPerPeriod | AmountPerPeriod
Plan = DuePlan | PeriodPlan


def is_due_plan(plan: Plan) -> TypeGuard[DuePlan]:
    """Whether the plan has due days of its own, rather than counting in a period."""
    return not isinstance(plan, DaysPerPeriod | AmountPerPeriod)


def is_due(plan: Plan, first_day: date, day: date) -> bool:
    """Whether the plan asks for the day; `every n days` and rules count from `first_day`.

    A recurrence rule asks for no day before `first_day`; the other plans go on in both directions.

    Raises:
        UnreadableError: the recurrence rule was never checked and cannot be read.
    """
    match plan:
        case Weekdays(days):
            return day.weekday() in days
        case EveryNDays(n):
            return (day - first_day).days % n == 0
        case Recurrence(text):
            return is_occurrence(text, first_day, day)
        case _:
            return True


def due_days(plan: Plan, first_day: date, start: date, end: date) -> tuple[date, ...]:
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
        case EveryNDays(n):
            ordinals = range(begin + (first_day.toordinal() - begin) % n, stop, n)
        case Recurrence(text):
            return occurrences(text, first_day, start, end)
        case _:
            ordinals = range(begin, stop)
    return tuple(map(date.fromordinal, ordinals))
