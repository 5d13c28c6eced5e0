"""How one habit stands in the week (or month) of a day: the figures beside its name."""

from datetime import date

from selfcare.core.days import days_of_week
from selfcare.core.history import Frame, HabitHistory
from selfcare.core.ledger import is_due_on, set_aside
from selfcare.core.periods import tally_on
from selfcare.core.plan import AmountPerPeriod, AsNeeded, DaysPerPeriod, is_period_plan
from selfcare.core.status import came_on
from selfcare.core.views import WeekFigure


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
