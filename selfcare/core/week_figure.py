"""How one habit stands in the week (or month) of a day: the figures beside its name."""

from datetime import date

from selfcare.core.days import days_of_week
from selfcare.core.history import Frame, HabitHistory
from selfcare.core.periods import tally_on
from selfcare.core.plan import AmountPerPeriod, DaysPerPeriod, is_due
from selfcare.core.status import set_aside, showed_up
from selfcare.core.views import WeekFigure


def week_figure(history: HabitHistory, day: date, frame: Frame) -> WeekFigure:
    """Done and planned days, or amount and goal, in the week of a day.

    Plans that count in periods: the period of the day under the day's rule, its goal scaled by
    pauses; a month's figures are the month's. Due-day plans: the due days of the week that are
    not set aside, days to come included, from the habit's first day on.
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
    done = planned = 0
    began = history.first_day
    week = days_of_week(day, frame.week_start)
    for each in week:
        if each < began or not is_due(habit.rule_on(each).plan, habit.first_day, each):
            continue
        untouched = each not in history.totals
        if untouched and (each in history.rests or set_aside(history, each)):
            continue
        planned += 1
        done += each <= frame.today and showed_up(history, each)
    return WeekFigure(done=done, planned=planned, current=week[0] <= frame.today <= week[-1])
