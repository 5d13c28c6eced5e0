"""What is known of a habit on a day: the ladder of measures.md section 1, one day or many at once.

`status_on` is the ladder as it reads; `statuses` and `shown_ledger` give the same for a span of
days. None as a status means: never asked for.
"""

from datetime import date, timedelta

from selfcare.core.days import period_of
from selfcare.core.history import Frame, HabitHistory
from selfcare.core.ledger import (
    Ledger,
    closed_status,
    day_goal,
    is_due_on,
    ledger,
    rule_spans,
    set_aside,
    showed_up,
)
from selfcare.core.model import Status
from selfcare.core.periods import tally_on
from selfcare.core.plan import AmountPerPeriod, DaysPerPeriod, is_period_plan

_UNTOUCHED = frozenset([Status.UNLOGGED, Status.NONE])
"""What an untouched day is, unless its period is met."""


def status_on(history: HabitHistory, day: date, frame: Frame) -> Status | None:
    """The status of one day, first rung that fits. None: before the habit began, or to come."""
    habit = history.habit
    if day > frame.today:
        return None
    rule = habit.rule_on(day)
    total = history.totals.get(day)
    if total is not None:
        return day_goal(rule).status(total)
    if day < habit.first_day and day < history.first_day:
        return None
    if set_aside(history, day):
        return Status.PAUSED
    if day in history.rests:
        return Status.REST
    if not is_period_plan(rule.plan) and not is_due_on(history, day):
        return Status.NOT_DUE
    said = closed_status(habit, rule) if day in frame.closed_days else Status.UNLOGGED
    return Status.FREE if said in _UNTOUCHED and is_met(history, day, frame) else said


def came_on(history: HabitHistory, day: date, frame: Frame) -> bool:
    """Whether the person showed up by then: by an entry, or by keeping away on a closed day."""
    if day in history.totals:
        return day <= frame.today and showed_up(history, day)
    return day in frame.closed_days and status_on(history, day, frame) is Status.DONE


def is_met(history: HabitHistory, day: date, frame: Frame) -> bool:
    """Whether the day lies in a period whose plan is met already."""
    tally = tally_on(history, day, frame)
    return tally is not None and tally.kept


def statuses(history: HabitHistory, first: date, last: date, frame: Frame) -> list[Status | None]:
    """The status of every day of the span, as `status_on` gives it, in one pass."""
    return shown_ledger(history, first, last, frame).statuses


def shown_ledger(history: HabitHistory, first: date, last: date, frame: Frame) -> Ledger:
    """The span's days in columns, the untouched days of met periods free. `first` <= `last`."""
    days = ledger(history, first, last, frame)
    for rule, begin, end in rule_spans(history.habit, first, min(last, frame.today)):
        if not isinstance(rule.plan, DaysPerPeriod | AmountPerPeriod):
            continue
        day = begin
        while day <= end:
            _, period_end = period_of(day, rule.plan.period, frame.week_start)
            until = min(period_end, end)
            if is_met(history, day, frame):
                _free(days, day, until)
            day = until + timedelta(days=1)
    return days


def _free(days: Ledger, first: date, last: date) -> None:
    for index in range(days.index(first), days.index(last) + 1):
        if days.amounts[index] is None and days.statuses[index] in _UNTOUCHED:
            days.statuses[index] = Status.FREE
