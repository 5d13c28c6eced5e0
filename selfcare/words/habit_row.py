"""The short words of Today's columns, made from facts of the view."""

from datetime import date
from enum import StrEnum

from selfcare.core.amounts import (
    amount_words,
    bare_sum,
    counted,
    number_words,
    unit_words,
)
from selfcare.core.days import WEEKDAYS, long_day
from selfcare.core.goals import counted_goal, smallest_version
from selfcare.core.ledger import is_sleep
from selfcare.core.model import Area, Habit, Rule, Status
from selfcare.core.views import Greeting, HabitRow, TodayView, WeekFigure
from selfcare.words.explain import run_words
from selfcare.words.plans import short_plan_words
from selfcare.words.receipts import is_yes_no

# The words of values that take more than one, in sentences and in JSON alike.


_LONGER = {"possible": "possible link, weak"}


def value_words(value: StrEnum) -> str:
    """`not due` of `not-due`, `done`."""
    return _LONGER.get(value, value.replace("-", " "))


# The short words of Today's columns, made from facts of the view.


AREA_WORDS = {
    Area.MINDFULNESS: "Mindfulness",
    Area.EXERCISE: "Exercise",
    Area.SLEEP: "Sleep",
    Area.CONNECTION: "Connection",
    Area.EATING: "Eating",
    Area.OWN: "My own",
}


def status_words(row: HabitRow) -> str:
    """The status in a word; a night of sleep is logged, whatever its length."""
    return "" if row.status is None else status_word(row.status, row.habit, row.rule)


def status_word(status: Status | None, habit: Habit, rule: Rule) -> str:
    """The word for a status; a night is "in range" or "logged", and no achievement."""
    if status is None:
        return "not begun"
    if status is Status.UNLOGGED:
        return "open"
    if status is Status.FREE:
        return "met"
    if is_sleep(habit, rule) and status in {Status.DONE, Status.PARTLY}:
        ranged = rule.goal_low is not None or rule.goal_high is not None
        return "in range" if ranged and status is Status.DONE else "logged"
    return value_words(status)


def day_words(row: HabitRow) -> str:
    """The day's amount, else its status in a word: `12 min`, `open`, `rest`."""
    word, amount, unit = status_words(row), row.amount, row.rule.unit
    if amount is None or row.status is Status.NONE or (amount == 1 and is_yes_no(row.rule)):
        return word
    goal = counted_goal(row.rule)
    if goal is not None and amount <= goal:
        return f"{number_words(amount)} of {goal}"
    if unit == "times":
        return counted(amount, "time")
    return amount_words(amount, unit)


def share_of_week(row: HabitRow) -> float | None:
    """How much of the week's plan is there; None: nothing is asked for."""
    week = row.week
    if week.goal:
        return (week.amount or 0) / week.goal
    return (week.done or 0) / week.planned if week.planned else None


def week_words(week: WeekFigure, unit: str) -> str:
    """`5/5` days, `92/150` of the unit or `4:15/5`; nothing when nothing is asked for."""
    if week.goal is not None:
        return f"{bare_sum(week.amount or 0, unit)}/{bare_sum(week.goal, unit)}"
    return f"{week.done or 0}/{week.planned}" if week.planned is not None else ""


def week_or_plan(row: HabitRow, *, plan: bool) -> str:
    """The week's figure; the plan itself on a first day, or while nothing was done this week."""
    if plan:
        return short_plan_words(row.rule.plan, row.rule.unit, row.habit.area)
    return week_words(row.week, row.rule.unit)


def run_column(row: HabitRow) -> str:
    """`6 weeks`; `best 11` when no run goes on; nothing when there is nothing to say."""
    run = row.run
    if run is None:
        return ""
    if run.current > 0:
        return run_words(run.current, run.unit)
    return f"best {run.best}" if run.best > 0 else ""


def usual_words(row: HabitRow) -> str:
    """What Space logs: `20 min again`, `5 min`, `done`."""
    if is_yes_no(row.rule) and row.usual == 1:
        return "done"
    words = amount_words(row.usual, row.rule.unit)
    return f"{words} again" if row.usual_known else words


def smallest_first(row: HabitRow) -> bool:
    """Whether Space logs the smallest version on light days; a night and a limit have none."""
    return row.rule.at_least and row.rule.unit != "h"


def space_words(row: HabitRow, *, light: bool) -> str:
    """What Space logs now: the usual, on light days the smallest version."""
    if not light or not smallest_first(row):
        return usual_words(row)
    amount = smallest_version(row.rule)
    if is_yes_no(row.rule) and amount == 1:
        return "done"
    return f"smallest, {amount_words(amount, row.rule.unit)}"


def smallest_words(row: HabitRow) -> str:
    """The smallest version, `5 min`; nothing when any amount counts."""
    return "" if row.smallest is None else amount_words(row.smallest, row.rule.unit)


def typing_words(row: HabitRow) -> str:
    """What may be typed: `the minutes`, `2310 650` for a night."""
    if row.rule.unit == "h":
        return "2310 650" if row.habit.area is Area.SLEEP else "1h15"
    if row.rule.unit == "times":
        return "a number"
    return f"the {unit_words(row.rule.unit)}"


def nothing_done(view: TodayView) -> bool:
    """Whether nothing was logged in the week on screen, so that the plan says more than zeros.

    On a first day it does, whatever was logged.
    """
    if view.greeting is Greeting.FIRST_DAY and view.is_today:
        return True
    logged = {Status.DONE, Status.PARTLY}
    return not any(cell in logged for row in view.rows for cell in row.cells)


def day_line(view: TodayView) -> str:
    """`Sunday 22 November`, and until when it lasts after midnight."""
    until = view.until_words
    return f"{long_day(view.day, view.today)}{until}"


def short_day_line(view: TodayView) -> str:
    """`Sunday, until 04:00`."""
    return f"{weekday(view.day)}{view.until_words}"


def weekday(day: date) -> str:
    """The day of the week alone."""
    return WEEKDAYS[day.weekday()]
