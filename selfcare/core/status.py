"""What is known of a habit on a day: the ladder of measures.md section 1, one day or many at once.

`status_on` is the ladder as it reads; `statuses` and `shown_ledger` give the same for a span of
days. None as a status means: never asked for.
"""

from collections.abc import Mapping
from datetime import date, timedelta

from selfcare.core.days import days_of_week, period_of
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
from selfcare.core.plan import AmountPerPeriod, AsNeeded, DaysPerPeriod, is_period_plan
from selfcare.core.views import WeekFigure

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


# The sign of each status: one table for the app, the commands and the pictures.
#
# Every sign is one cell and stands beside its word or a legend, so none has to be known. The full
# set is ambiguous in width on some East Asian terminals; `basic` is not, and `ascii` needs nothing.


def _signs(done: str, partly: str, none: str, unlogged: str, rest: str) -> dict[Status, str]:
    return {
        Status.DONE: done,
        Status.PARTLY: partly,
        Status.NONE: none,
        Status.UNLOGGED: unlogged,
        Status.REST: rest,
        Status.PAUSED: "=",
        Status.NOT_DUE: " ",
        Status.FREE: " ",
    }


STATUS_SIGNS: Mapping[str, Mapping[Status, str]] = {
    "full": _signs("■", "◧", "□", "·", "–"),
    "basic": _signs("■", "▪", "□", ".", "-"),
    "ascii": _signs("#", "+", "o", ".", "-"),
}
"""By the name of the set, as the setting `glyphs` has it."""


# How one habit stands in the week (or month) of a day: the figures beside its name.


def week_figure(history: HabitHistory, day: date, frame: Frame) -> WeekFigure:
    """Done and planned days, or amount and goal, in the week of a day.

    Plans that count in periods: the period of the day under the day's rule, its goal scaled by
    pauses; a month's figures are the month's. Due-day plans: the due days of the week that are
    not set aside, days to come included, from the habit's first day on. As needed: neither.
    """
    habit = history.habit
    plan = habit.rule_on(day).plan
    if isinstance(plan, DaysPerPeriod | AmountPerPeriod):
        tally = tally_on(history, day, frame)
        assert tally is not None
        period = plan.period.value
        current = tally.first_day <= frame.today <= tally.last_day
        if isinstance(plan, DaysPerPeriod):
            done, planned = int(tally.counted), int(tally.goal)
            return WeekFigure(done=done, planned=planned, period=period, current=current)
        return WeekFigure(amount=tally.counted, goal=tally.goal, period=period, current=current)
    week = days_of_week(day, frame.week_start)
    current = week[0] <= frame.today <= week[-1]
    if isinstance(plan, AsNeeded):
        return WeekFigure(current=current)
    done = planned = 0
    began = history.first_day
    for each in week:
        if each < began or not _counts(history, each):
            continue
        untouched = each not in history.totals
        if untouched and (each in history.rests or set_aside(history, each)):
            continue
        planned += 1
        done += came_on(history, each, frame)
    return WeekFigure(done=done, planned=planned, current=current)


def _counts(history: HabitHistory, day: date) -> bool:
    """Whether the plan of the day asks for it; any day can be the one of a period plan."""
    return is_period_plan(history.habit.rule_on(day).plan) or is_due_on(history, day)
