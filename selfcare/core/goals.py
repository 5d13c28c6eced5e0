"""Day goals: a range for one day's total, its grammar, and what follows from a rule.

`>=30` (or `30`, `twice a day`) is at least, `<=2` at most, `7-9` a range, `any` any amount above 0.
A goal is a pair `(low, high)`; None means no bound at that end.
"""

import re

from selfcare.core.amounts import (
    MOST,
    MOST_IN_A_DAY,
    amount_words,
    ensure_one_reading,
    ensure_possible,
    number_words,
    typed_number,
    unit_words,
)
from selfcare.core.errors import RefusedError
from selfcare.core.model import Rule, rounded
from selfcare.core.plan import AmountPerPeriod, Period, Plan
from selfcare.core.text import clean_line, plain_digits

MOST_COUNTED = 6
"""Goals of more times than this are logged as amounts."""
UNIT_LENGTH = 20
"""Most characters in a unit."""

_NUMBER = r"([0-9]{1,12}(?:[.,][0-9]{1,6})?)"
_LOW = re.compile(rf"(?:>=|≥)?\s*{_NUMBER}")
_HIGH = re.compile(rf"(?:<=|≤)\s*{_NUMBER}")
_RANGE = re.compile(rf"{_NUMBER}\s*[-–]\s*{_NUMBER}")
_TIMES = re.compile(r"([0-9]{1,12}) ?(?:x|times?)?(?: ?(?:/ ?|a |per )day)?")
_SPOKEN = {"once": "1", "twice": "2"}
_DAYS_AT_MOST = {Period.WEEK: 7, Period.MONTH: 31}


def parse_goal(text: str, unit: str = "") -> tuple[float | None, float | None]:
    """The low and the high end of a day goal; of some units a number has one reading alone.

    Raises:
        UnreadableError: it cannot be read, or its ends do not fit together.
    """
    word = plain_digits(text).strip().lower()
    low: float | None = None
    high: float | None = None
    for said, digit in _SPOKEN.items():
        word = re.sub(rf"^{said}\b", digit, word)
    if word == "any":
        return None, None
    if found := _LOW.fullmatch(word) or _TIMES.fullmatch(word):
        low = _decimal(found[1], unit)
    elif found := _HIGH.fullmatch(word):
        high = _decimal(found[1], unit)
    elif found := _RANGE.fullmatch(word):
        # From 0 up is no lower bound at all: 0-2 is at most 2.
        low, high = _decimal(found[1], unit) or None, _decimal(found[2], unit)
    else:
        raise RefusedError("goal", typed=text) if word else RefusedError("no-goal")
    _check_goal(low, high)
    return low, high


def format_goal(low: float | None, high: float | None) -> str:
    """The goal as `parse_goal` reads it."""
    if low is None:
        return "any" if high is None else f"<={typed_number(high)}"
    return f">={typed_number(low)}" if high is None else f"{typed_number(low)}-{typed_number(high)}"


def smallest_amount(rule: Rule) -> float | None:
    """The least that counts as showing up; None: any amount above 0.

    Three hours of sleep are not a night in range, so for unit h it is the goal's low end.
    """
    if rule.smallest is not None:
        return rule.smallest
    return rule.goal_low if rule.unit == "h" else None


def usual_amount(rule: Rule, last: float | None) -> float:
    """What Space logs: one of a counted goal, the last amount, the low end, the smallest, or 1.

    Without the smallest version in between, a first Space on a walk would log one minute, less than
    what counts as showing up. A last amount of 0 was a none, which is no usual amount of something
    to do; of an at-most goal the limit stands in for the low end.
    """
    if counted_goal(rule) is not None:
        return 1.0
    if last is not None and (last > 0 or not rule.at_least):
        return last
    if rule.goal_low is not None:
        return rule.goal_low
    if rule.goal_high is not None:
        return rule.goal_high
    return 1.0 if rule.smallest is None else rule.smallest


def counted_goal(rule: Rule) -> int | None:
    """How many times a day asks for, where people count them one by one; None: otherwise."""
    low = rule.goal_low
    if rule.unit != "times" or low is None or not low.is_integer() or not 2 <= low <= MOST_COUNTED:
        return None
    return int(low)


def check_rule(
    unit: str, low: float | None, high: float | None, smallest: float | None, plan: Plan
) -> None:
    """Refuse a unit, goal, smallest version and plan that do not fit together.

    Raises:
        UnreadableError: with the first thing that does not fit.
    """
    _check_unit(unit)
    _check_goal(low, high)
    for end in (low, high):
        if end is not None:
            ensure_possible(end, unit)
    if smallest is not None:
        _check_smallest(smallest, low if low is not None else high, unit)
    if isinstance(plan, AmountPerPeriod):
        check_period_amount(plan, unit)


def check_period_amount(plan: AmountPerPeriod, unit: str) -> None:
    """Refuse a plan for nothing, or for more than its period has.

    Raises:
        UnreadableError: with the limit.
    """
    if not rounded(plan.amount) > 0:
        raise RefusedError("period-of-0", period=plan.period)
    most = most_in_period(unit, plan.period)
    if plan.amount > most:
        room = f"{number_words(most)} {unit_words(unit)}"
        raise RefusedError("above-a-period", period=plan.period, most=room)


def most_in_period(unit: str, period: Period) -> float:
    """The largest amount of a week or a month."""
    in_a_day = MOST_IN_A_DAY.get(unit)
    return MOST if in_a_day is None else in_a_day * _DAYS_AT_MOST[period]


def _decimal(digits: str, unit: str) -> float:
    ensure_one_reading(digits, MOST_IN_A_DAY.get(unit, MOST))
    return rounded(float(digits.replace(",", ".")))


def _check_unit(unit: str) -> None:
    word = clean_line(unit)
    if not word or len(word) > UNIT_LENGTH or word[0] in "+-=.,:/" or word[0].isdigit():
        raise RefusedError("unit", most=UNIT_LENGTH)


def _check_goal(low: float | None, high: float | None) -> None:
    if low is not None and not low > 0:
        raise RefusedError("goal-of-0")
    if high is not None and not high >= 0:
        raise RefusedError("goal-below-0")
    if low is not None and high is not None and not low <= high:
        turned = format_goal(high, low)
        raise RefusedError("goal-turned", goal=format_goal(low, high), turned=turned)
    for end in (low, high):
        if end is not None and end > MOST:
            raise RefusedError("goal-above-most", most=MOST)


def _check_smallest(smallest: float, limit: float | None, unit: str) -> None:
    if not smallest > 0:
        raise RefusedError("smallest-of-0")
    if limit is not None and not smallest <= limit:
        words, goal = amount_words(smallest, unit), amount_words(limit, unit)
        raise RefusedError("smallest-above-goal", smallest=words, goal=goal)
    ensure_possible(smallest, unit)


# What one key logs when a rule does not say: the smallest version and one step more or less.

_TINY = {"min": 2.0, "h": 0.25}
"""Two minutes count; a quarter of an hour is the least that people tell apart in hours."""
_STEPS = {"min": 5.0, "h": 0.25}


def smallest_version(rule: Rule) -> float:
    """What `v` logs, in the rule's unit: the smallest version, or a tiny amount within the goal."""
    said = smallest_amount(rule)
    if said is not None:
        return said
    tiny = _TINY.get(rule.unit, 1.0)
    limits = [limit for limit in (rule.goal_low, rule.goal_high) if limit]
    return min([tiny, *limits])


def step_of(rule: Rule) -> float:
    """What `+` adds and `-` takes away, in the rule's unit."""
    return _STEPS.get(rule.unit, 1.0)
