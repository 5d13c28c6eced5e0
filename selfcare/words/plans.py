"""The words in which people read plans: at length, in a column, and what can be planned."""

from selfcare.core.amounts import amount_words, counted
from selfcare.core.days import WEEKDAYS
from selfcare.core.errors import UnreadableError
from selfcare.core.model import Area
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
