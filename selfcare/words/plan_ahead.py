"""What a plan asks for in the next two weeks: the days and periods as a value, and in words.

Conventions: the two weeks are `DAYS` days from today on. A day is *due* where a due-day plan asks
for it; plans that count in periods have periods instead, whole ones, so that the first may have
begun before today and the last may end later. Days set aside (paused, put away, hidden) are asked
for by nobody.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import groupby

from msgspec import Struct

from selfcare.core.amounts import (
    amount_words,
    counted,
    day_noun,
    sum_of_words,
    sum_words,
)
from selfcare.core.days import MONTHS, WEEKDAYS, each_day, long_day
from selfcare.core.history import Frame, HabitHistory
from selfcare.core.ledger import is_due_on, last_done_before, set_aside
from selfcare.core.model import Area, Rule
from selfcare.core.periods import Tally, tally_on
from selfcare.core.plan import (
    AfterDays,
    AmountPerPeriod,
    AsNeeded,
    Daily,
    DaysPerPeriod,
    Period,
    PeriodPlan,
    Plan,
    Weekdays,
    due_days,
    is_calendar_plan,
    is_due_plan,
    is_period_plan,
)
from selfcare.words.plans import plan_words

DAYS = 14
"""How far the look ahead goes."""
_LOOKED_AT = 366
"""Days in which the next due day is looked for when there is none in the two weeks."""


class DayAhead(Struct, frozen=True):
    """One of the days."""

    day: date
    due: bool
    """A due-day plan asks for it; it may be set aside all the same."""
    aside: bool
    """Paused, put away or hidden."""
    period: int | None
    """Which of the periods it lies in. None: the plan has due days."""

    @property
    def asked(self) -> bool:
        """Whether it is due and not set aside."""
        return self.due and not self.aside


class PlanAhead(Struct, frozen=True):
    """The two weeks of one habit."""

    rule: Rule
    """The rule of today."""
    area: Area
    today: date
    days: tuple[DayAhead, ...]
    periods: tuple[Tally, ...]
    """The periods the days lie in, oldest first; empty for due-day plans."""
    next_due: date | None
    """A due-day plan that asks for none of the days: the first one after them, within a year."""
    changes: tuple[tuple[date, Rule], ...]
    """Rules that begin to hold within the two weeks."""

    @property
    def words(self) -> str:
        """What the plan asks for: "Due on Mon, Wed and Fri, 6 of these 14 days."."""
        plan = self.rule.plan
        if isinstance(plan, DaysPerPeriod | AmountPerPeriod):
            return period_sentence(plan, self.rule.unit, self.area)
        if isinstance(plan, AsNeeded):
            return "As needed: nothing is asked for."
        due = [each.day for each in self.days if each.asked]
        return self._due_words(plan, due) if due else self._none_due_words()

    def _none_due_words(self) -> str:
        if any(each.due for each in self.days):
            return "Every due day of these two weeks is set aside."
        if self.next_due is None:
            return "No day of the coming year is due."
        after = long_day(self.next_due, self.today)
        return f"No day of these two weeks is due; the next one is {after}."

    def _due_words(self, plan: Plan, due: Sequence[date]) -> str:
        if isinstance(plan, AfterDays):
            first = long_day(due[0], self.today)
            return f"Due on {first}, and each day from then until it is done."
        if len(due) == len(self.days):
            return "Every day is due."
        count = f"{len(due)} of these {len(self.days)} days"
        if isinstance(plan, Daily):
            return f"Every day that is not set aside is due, {count}."
        if isinstance(plan, Weekdays):
            return f"Due on {_listed([WEEKDAYS[day][:3] for day in plan.days])}, {count}."
        if len(due) > 8:
            free = [each.day for each in self.days if not each.asked]
            return f"{count.capitalize()} are due, all but {days_words(free)}."
        return f"Due on {days_words(due)}."

    @property
    def more(self) -> tuple[str, ...]:
        """What else is true of these days: each period's goal, days set aside, a rule to come."""
        lines = [self._period_words(tally) for tally in self.periods]
        spans = spans_words([each.day for each in self.days if each.aside])
        if spans:
            lines.append(f"Set aside: {spans}.")
        for day, rule in self.changes:
            plan = plan_words(rule.plan, rule.unit)
            lines.append(f"From {long_day(day, self.today)} it is {plan}.")
        return tuple(lines)

    def _period_words(self, tally: Tally) -> str:
        running = tally.first_day <= self.today
        month = tally.length > 7
        span = span_of(tally.first_day, tally.last_day)
        if month:
            name = MONTHS[tally.first_day.month - 1]
            span = f"{name}, to {_short(tally.last_day)}" if running else name
        elif running:
            span = f"This week, to {_short(tally.last_day)}"
        if tally.all_set_aside:
            return f"{span}: set aside, nothing is asked for."
        goal = _goal_words(self.rule, tally.goal, self.area)
        if running:
            goal = _so_far(self.rule, tally, self.area)
        if not tally.set_aside:
            return f"{span}: {goal}."
        return f"{span}: {goal}, with {tally.set_aside} of {tally.length} set aside."


def plan_ahead(history: HabitHistory, frame: Frame) -> PlanAhead:
    """The two weeks from `frame.today` on.

    Raises:
        UnreadableError: a recurrence rule cannot be read.
    """
    habit, today = history.habit, frame.today
    last = today + timedelta(days=DAYS - 1)
    periods: dict[date, Tally] = {}
    days: list[DayAhead] = []
    for day in each_day(today, last):
        aside = day not in history.totals and set_aside(history, day)
        tally = tally_on(history, day, frame)
        if tally is not None:
            periods.setdefault(tally.first_day, tally)
        days.append(
            DayAhead(
                day=day,
                due=is_due_on(history, day),
                aside=aside,
                period=None if tally is None else list(periods).index(tally.first_day),
            )
        )
    rule = habit.rule_on(today)
    none_due = is_due_plan(rule.plan) and not any(each.due for each in days)
    return PlanAhead(
        rule=rule,
        area=habit.area,
        today=today,
        days=tuple(days),
        periods=tuple(periods.values()) if is_period_plan(rule.plan) else (),
        next_due=_next_due(history, rule.plan, last) if none_due else None,
        changes=tuple(
            (each.from_day, each) for each in habit.rules[1:] if today < each.from_day <= last
        ),
    )


def period_sentence(plan: PeriodPlan, unit: str, area: Area) -> str:
    """A plan that counts in periods: "Any 5 days of each week.", "150 min in each week, ..."."""
    if isinstance(plan, AmountPerPeriod):
        amount = amount_words(plan.amount, unit)
        return f"{amount} in each {plan.period}, on any of its days."
    named = "night" if unit == "h" and area is Area.SLEEP else "day"
    if plan.days == 1:
        return f"Any one {named} of each {plan.period}."
    if plan.period is Period.WEEK and plan.days == 7:
        return f"All 7 {named}s of each week."
    return f"Any {plan.days} {named}s of each {plan.period}."


def days_words(days: Sequence[date]) -> str:
    """`Sun 22, Wed 25 and Sat 28 Nov`, each month named once, behind its last day."""
    named = []
    for index, day in enumerate(days):
        last = index + 1 == len(days) or days[index + 1].month != day.month
        named.append(_short(day) if last else f"{WEEKDAYS[day.weekday()][:3]} {day.day}")
    return _listed(named)


def span_of(first: date, last: date) -> str:
    """`Mon 23 to Sun 29 Nov`, `Mon 30 Nov to Sun 6 Dec`, `Sun 22 Nov`."""
    if first == last:
        return _short(first)
    left = _short(first)
    if (first.month, first.year) == (last.month, last.year):
        left = f"{WEEKDAYS[first.weekday()][:3]} {first.day}"
    return f"{left} to {_short(last)}"


def spans_words(days: Sequence[date]) -> str:
    """Days in order as spans: `Mon 23 to Fri 27 Nov and Tue 1 Dec`; empty for none."""
    numbered = enumerate(days)
    runs = [
        [day for _, day in group]
        for _, group in groupby(numbered, key=lambda pair: pair[1].toordinal() - pair[0])
    ]
    return _listed([span_of(run[0], run[-1]) for run in runs])


def _next_due(history: HabitHistory, plan: Plan, last: date) -> date | None:
    start = last + timedelta(days=1)
    if isinstance(plan, AfterDays):
        done = last_done_before(history, start)
        return start if done is None else max(start, done + timedelta(days=plan.n))
    if not is_calendar_plan(plan):
        return None
    end = last + timedelta(days=_LOOKED_AT)
    return next(iter(due_days(plan, history.habit.first_day, start, end)), None)


def _goal_words(rule: Rule, goal: float, area: Area) -> str:
    if isinstance(rule.plan, DaysPerPeriod):
        return _days(int(goal), rule.unit, area)
    return sum_words(goal, rule.unit)


def _so_far(rule: Rule, tally: Tally, area: Area) -> str:
    if isinstance(rule.plan, DaysPerPeriod):
        return f"{int(tally.counted)} of {_days(int(tally.goal), rule.unit, area)} so far"
    return f"{sum_of_words(tally.counted, tally.goal, rule.unit)} so far"


def _days(count: int, unit: str = "", area: Area = Area.OWN) -> str:
    return counted(count, day_noun(area, unit))


def _short(day: date) -> str:
    return f"{WEEKDAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1][:3]}"


def _listed(words: Sequence[str]) -> str:
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"
