"""What one habit was asked for in a week, and what came: G, S, n, u and b of measures.md section 5.

Conventions: a week is measured under the rule in force on its last day (the running one: today).
The running week has its days up to today alone: the due days so far, and a period's goal
x days/7. A month asks in a week for what is left of it when the week begins: all of that in its
last seven days, before them as much as falls to seven of the days left. Under a period plan all
seven days are asked for, also those before a habit began, so that a habit added late in the week is
not scored yet.
"""

from datetime import date, timedelta

from selfcare.core.days import month_of
from selfcare.core.ledger import ledger
from selfcare.core.model import Habit, Rule, Status, rounded
from selfcare.core.periods import PeriodCounter
from selfcare.core.plan import AmountPerPeriod, DaysPerPeriod, Period, is_period_plan
from selfcare.core.resilience.day_book import HabitRow
from selfcare.core.resilience.practice import HabitPractice, is_scored, most_a_day, share_of
from selfcare.core.resilience.typical import mean

DAYS_FOR_USUAL = 8
"""Logged days among the 28 before the week, for a usual day to be known from them."""
_SET_ASIDE = Status.REST, Status.PAUSED


def habit_practice(row: HabitRow, first: date, until: date) -> HabitPractice:
    """One habit's figures in the week that begins on `first`, with its days up to `until`."""
    habit = row.history.habit
    rule = habit.rule_on(until)
    by_amount = isinstance(rule.plan, AmountPerPeriod)
    asked = _asked_for(row, rule, first, until)
    statuses = row.ledger.statuses
    known = [index for index in asked if row.said[index]]
    free = sum(statuses[index] is Status.FREE and not row.said[index] for index in asked)
    if isinstance(rule.plan, DaysPerPeriod | AmountPerPeriod):
        begin, end = row.ledger.index(first), row.ledger.index(until) + 1
        done = row.counter(until).counted(begin, end)
        goal = _period_goal(row, rule, first, until)
    else:
        done = float(sum(row.ledger.came[index] for index in asked))
        goal = float(len(asked))
    n, u = len(known), len(asked) - len(known) - free
    before = usual_day(row, rule, first)
    usual = before if before is not None else (done / n if n else None)
    cap = most_a_day(goal, by_amount=by_amount)
    scored = is_scored(goal, len(asked), u) and usual is not None
    return HabitPractice(
        habit_id=habit.id,
        name=habit.name,
        area=habit.area,
        unit=rule.unit,
        by_amount=by_amount,
        goal=goal,
        done=done,
        known=n,
        unknown=u,
        usual=usual,
        usual_before=before is not None,
        cap=cap,
        share=share_of(goal, done, u, usual, cap) if scored and usual is not None else None,
    )


def usual_day(row: HabitRow, rule: Rule, first: date) -> float | None:
    """b: the mean per logged day over the 28 days before the week; None below 8 logged days.

    A logged day is one that was asked for and is known. Amounts in another unit are left out.
    """
    begin, end = row.ledger.index(first - timedelta(days=28)), row.ledger.index(first)
    days = [index for index in range(begin, end) if row.asks[index] and row.said[index]]
    if isinstance(rule.plan, AmountPerPeriod):
        same = _days_in_unit(row, row.history.habit, rule.unit, days)
        values = [row.ledger.amounts[index] or 0.0 for index in same]
    else:
        values = [float(row.ledger.came[index]) for index in days]
    return mean(values) if len(values) >= DAYS_FOR_USUAL else None


def _asked_for(row: HabitRow, rule: Rule, first: date, until: date) -> list[int]:
    """The days asked for: due days, or all under a period plan, less rest and paused."""
    statuses = row.ledger.statuses
    span = range(row.ledger.index(first), row.ledger.index(until) + 1)
    if not is_period_plan(rule.plan):
        return [
            index
            for index in span
            if row.ledger.due[index]
            and statuses[index] is not None
            and statuses[index] not in _SET_ASIDE
        ]
    # A day that an earlier plan of this week did not ask for is not unknown.
    aside = {*_SET_ASIDE, Status.NOT_DUE}
    return [index for index in span if statuses[index] not in aside]


def _period_goal(row: HabitRow, rule: Rule, first: date, until: date) -> float:
    """G of a period plan, scaled by pauses; of the running week its days' share."""
    assert isinstance(rule.plan, DaysPerPeriod | AmountPerPeriod)
    days = (until - first).days + 1
    if rule.plan.period is Period.WEEK:
        begin = row.ledger.index(first)
        return row.counter(until).goal(begin, begin + 7) * days / 7
    month_first, month_last = month_of(first)
    # The frame of the columns ends at today already, so their statuses serve for the month too.
    counter = _month_counter(row, rule, month_first, month_last)
    before = (first - month_first).days
    length = (month_last - month_first).days + 1
    left = rounded(counter.goal(0, length) - counter.counted(0, before))
    days_left = length - before
    share = 7 / days_left if days_left > 7 else 1.0
    return max(0.0, left) * share * days / 7


def _month_counter(row: HabitRow, rule: Rule, first: date, last: date) -> PeriodCounter:
    return PeriodCounter(ledger(row.history, first, last, row.frame), row.history.habit, rule)


def _days_in_unit(row: HabitRow, habit: Habit, unit: str, days: list[int]) -> list[int]:
    if all(rule.unit == unit for rule in habit.rules):
        return days
    origin = row.ledger.first.toordinal()
    return [i for i in days if habit.rule_on(date.fromordinal(origin + i)).unit == unit]
