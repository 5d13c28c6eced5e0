"""The words of plans and goals, of days set aside, and of the two weeks ahead."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import groupby

from msgspec import Struct

from selfcare.core.amounts import (
    amount_words,
    counted,
    day_noun,
    number_words,
    spoken_amount,
    sum_of_words,
    sum_words,
)
from selfcare.core.days import MONTHS, WEEKDAYS, each_day, long_day, short_day
from selfcare.core.errors import UnreadableError
from selfcare.core.history import Aside, Frame, HabitHistory
from selfcare.core.ledger import is_due_on, last_done_before, set_aside
from selfcare.core.model import Area, Rule
from selfcare.core.periods import Tally, tally_on
from selfcare.core.plan import (
    AfterDays,
    AmountPerPeriod,
    AsNeeded,
    Daily,
    DaysPerPeriod,
    EveryNDays,
    Period,
    PeriodPlan,
    Plan,
    Recurrence,
    Weekdays,
    due_days,
    is_calendar_plan,
    is_due_plan,
    is_period_plan,
)
from selfcare.core.recurrence import read_recurrence
from selfcare.core.text import clean_line

PLAN_TELLS = (
    "daily, weekdays, mon wed fri, every 3 days and last day of the month name the days.",
    "5/week and 2/month are any days of it; 150 min/week adds up.",
    "3 days after and 7 days after count from when it was last done; as needed is never due.",
)
"""What can be planned, in sentences, wherever a plan is asked for."""
FIRST_DUE_TELLS = "The first due day; the others are counted from it: next mon, +3, 2026-12-01."
"""What can be answered where a plan counts from a day."""
_ORDINALS = {1: "1st", 2: "2nd", 3: "3rd", 4: "4th", 5: "5th", -1: "last", -2: "last but one"}


def plan_words(plan: Plan, unit: str, day: str = "day") -> str:
    """The plan for people: `every day`, `Mon, Wed, Fri`, `5 days a week`, `150 min a week`.

    `day` is what its days are called, as `day_noun` gives it.
    """
    match plan:
        case Daily():
            return f"every {day}"
        case Weekdays(days):
            return _names(days)
        case EveryNDays(n, beat):
            return f"every {n} {day}s" if beat is None else f"every {n} {day}s from {beat}"
        case AfterDays(n):
            return f"{n} {day}s after the last time"
        case AsNeeded():
            return "as needed"
        case Recurrence(text):
            return _rule_words(text, day)
        case DaysPerPeriod(days, period):
            return f"{counted(days, day)} a {period}"
        case AmountPerPeriod(amount, period):
            return f"{amount_words(amount, unit)} a {period}"


def left_out_words(plan: Plan) -> str:
    """Which months a rule leaves out, and the plan that leaves out none; empty for most plans."""
    if not isinstance(plan, Recurrence):
        return ""
    parts = read_recurrence(plan.text)
    days = dict(parts.lists).get("BYMONTHDAY", ())
    if parts.freq != "MONTHLY" or max(days, default=0) <= 28 or -1 in days:
        return ""
    return (
        f"Months without a {_ordinal(max(days))} are left out; "
        "the plan last day of the month asks for each of them."
    )


def short_plan_words(plan: Plan, unit: str, area: Area) -> str:
    """The plan for a narrow column: `3 days`, `60 min`, `4 nights`; mostly within 9 cells."""
    named = "night" if unit == "h" and area is Area.SLEEP else "day"
    match plan:
        case Daily():
            return f"every {named}" if named == "day" else "7 nights"
        case Weekdays(days):
            return _names(days, " ") if len(days) <= 2 else f"{len(days)} {named}s"
        case EveryNDays(n):
            return f"every {_ordinal(n)}"
        case AfterDays(n):
            return f"{n} d after"
        case AsNeeded():
            return "as needed"
        case Recurrence():
            return "own rule"
        case DaysPerPeriod() | AmountPerPeriod():
            return _short_period_words(plan, unit, named)


def _short_period_words(plan: PeriodPlan, unit: str, named: str) -> str:
    if isinstance(plan, AmountPerPeriod):
        amount = amount_words(plan.amount, unit)
        return amount if plan.period is Period.WEEK else f"{amount} a {plan.period}"
    if plan.period is Period.WEEK:
        return counted(plan.days, named)
    return f"{plan.days} a {plan.period}"


def _names(days: tuple[int, ...], joint: str = ", ") -> str:
    return joint.join(WEEKDAYS[day][:3] for day in days)


def _ordinal(n: int) -> str:
    ending = "th" if n % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return f"{n}{ending}"


def _rule_words(text: str, day: str) -> str:
    """A simple rule in words, any other by its own text."""
    try:
        rule = read_recurrence(text)
    except UnreadableError:
        return f"by its rule {clean_line(text, 100)}"
    names = [name for name, _ in rule.lists]
    plain = rule.count is None and rule.until is None and not (rule.by_day and names)
    if not plain or rule.freq == "YEARLY" or names not in ([], ["BYMONTHDAY"]):
        return f"by its rule {clean_line(text, 100)}"
    noun = {"DAILY": day, "WEEKLY": "week", "MONTHLY": "month"}[rule.freq]
    often = f"every {noun}" if rule.interval == 1 else f"every {rule.interval} {noun}s"
    if rule.by_day:
        chosen = [
            f"the {_ORDINALS.get(which, '')} {WEEKDAYS[on][:3]}" if which else WEEKDAYS[on][:3]
            for on, which in rule.by_day
        ]
        if any(which not in _ORDINALS and which for _, which in rule.by_day):
            return f"by its rule {clean_line(text, 100)}"
        return f"{often} on {', '.join(chosen)}"
    if names:
        numbers = rule.lists[0][1]
        if min(numbers) < -1:
            return f"by its rule {clean_line(text, 100)}"
        if rule.freq == "MONTHLY" and max(numbers) > 28 and len(numbers) == 1:
            if rule.interval == 1:
                return f"the {_ordinal(numbers[0])} of months that have one"
            return f"{often} on the {_ordinal(numbers[0])}, where there is one"
        chosen = ["the last day" if number < 0 else f"the {_ordinal(number)}" for number in numbers]
        return f"{often} on {', '.join(chosen)}"
    return often


# The words of a day goal.


def goal_words(low: float | None, high: float | None, unit: str) -> str:
    """The goal for people: `at least 30 min`, `7 to 9 h`, `at most 2 portions`, `any amount`."""
    return _range_words(low, high, unit, amount_words, whole=unit == "times")


def goal_spoken(low: float | None, high: float | None, unit: str) -> str:
    """`at least 5 minutes`, `7 to 9 hours`, `at most twice`, `any amount`."""
    return _range_words(low, high, unit, asked_spoken)


def _range_words(
    low: float | None,
    high: float | None,
    unit: str,
    say: Callable[[float, str], str],
    *,
    whole: bool = False,
) -> str:
    """A range in the words of `say`; `whole`: its low end is said with its unit too."""
    if low is None:
        return "any amount" if high is None else f"at most {say(high, unit)}"
    if high is None:
        return f"at least {say(low, unit)}"
    if low == high:
        return f"exactly {say(low, unit)}"
    whole = whole or (unit == "h" and not low.is_integer())
    return f"{say(low, unit) if whole else number_words(low)} to {say(high, unit)}"


def asked_spoken(value: float, unit: str) -> str:
    """An amount that is asked for; a goal of one time is `once`, not `yes`."""
    return amount_words(value, unit) if unit == "times" else spoken_amount(value, unit)


# What is said of days set aside: the stretch, and what a pause does before it is taken.


def aside_words(aside: Aside, today: date) -> str:
    """`paused to Fri 4 Dec`, `paused until you come back`, `set aside from Tue 1 Dec`."""
    if aside.first_day > today:
        if aside.last_day is None:
            return f"set aside from {short_day(aside.first_day, today)}"
        return f"set aside {_span(aside, today)}"
    if aside.last_day is None:
        return "paused until you come back"
    return f"paused to {short_day(aside.last_day, today)}"


def _span(aside: Aside, today: date) -> str:
    first = short_day(aside.first_day, today)
    if aside.last_day is None or aside.last_day == aside.first_day:
        return first
    return f"{first} to {short_day(aside.last_day, today)}"


def span_sentence(first: date, last: date | None, today: date) -> str:
    """`from Monday 23 November to Friday 4 December, 12 days`, or `until you come back`."""
    if last is None:
        return f"from {long_day(first, today)} until you come back"
    days = (last - first).days + 1
    if days == 1:
        return f"on {long_day(first, today)}, 1 day"
    return f"from {long_day(first, today)} to {long_day(last, today)}, {days} days"


def pause_sentence(
    who: str | None, first: date, last: date | None, today: date, *, periodic: bool
) -> str:
    """What a pause does before it is taken.

    `who` is the habit's cleaned name, None for all; `periodic`: its plan counts in periods.
    """
    verb = "All habits are" if who is None else f"{who} is"
    runs = "Runs wait" if who is None else "Its run waits"
    said = f"{verb} set aside {span_sentence(first, last, today)}. {runs}"
    if periodic:
        said += ", and a week asks for the days that are left"
    if first < today:
        return f"{said}. Days with an entry stay as they are."
    return f"{said}."


# What a plan asks for in the next two weeks: the days and periods as a value, and in words.
#
# Conventions: the two weeks are `DAYS` days from today on. A day is *due* where a due-day plan asks
# for it; plans that count in periods have periods instead, whole ones, so that the first may have
# begun before today and the last may end later. Days set aside (paused, put away, hidden) are asked
# for by nobody.


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
