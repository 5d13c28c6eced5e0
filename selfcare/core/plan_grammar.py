"""The grammar of plans, both ways.

`daily` · `mon,wed,fri` · `every 3 days`, `every 7 days from 2026-01-06` · `3 days after` ·
`5/week`, `2/month` · `150 min/week` · `as needed` · `RRULE:...`.
`parse_plan` also reads what `plan_words` of `words/plans.py` says of them ("5 days a week") and
friendly forms of it.
"""

import re
from datetime import date

from selfcare.core.amounts import (
    MOST_IN_A_DAY,
    ensure_one_reading,
    number_words,
    same_unit,
    typed_number,
)
from selfcare.core.days import WEEKDAYS, weekday_named
from selfcare.core.errors import RefusedError
from selfcare.core.goals import check_period_amount, most_in_period
from selfcare.core.model import rounded
from selfcare.core.plan import (
    AfterDays,
    AmountPerPeriod,
    AsNeeded,
    Daily,
    DaysPerPeriod,
    EveryNDays,
    Period,
    Plan,
    Recurrence,
    Weekdays,
)
from selfcare.core.recurrence import canonical, check_recurrence, read_recurrence, spelled_out
from selfcare.core.text import clean_line, plain_digits

MOST_DAYS = {Period.WEEK: 7, Period.MONTH: 28}
"""The most days a plan can ask for in a period."""
LONGEST_PLAN = 1000
"""Most characters of a plan."""
MOST_BETWEEN = 3650
"""The largest n of `every n days`."""

_NAMED: dict[re.Pattern[str], Plan] = {
    re.compile("daily|every day"): Daily(),
    re.compile("every other day"): EveryNDays(2),
    re.compile("weekdays"): Weekdays((0, 1, 2, 3, 4)),
    re.compile("weekends"): Weekdays((5, 6)),
    re.compile("as needed"): AsNeeded(),
    re.compile("last day of the month"): Recurrence("FREQ=MONTHLY;BYMONTHDAY=-1"),
}
_EVERY = re.compile(r"every ([0-9]{1,9}) days?(?:,? from ([0-9]{4}-[0-9]{2}-[0-9]{2}))?")
_AFTER = re.compile(r"([0-9]{1,9}) days? after(?: it was last done| the last time)?")
_RANGE = re.compile(r"([a-z]+)\s*(?:-|–|\bto\b)\s*([a-z]+)")
_TIMES = re.compile(r"^(?:(once|twice)|(three|four|five|six|seven) times)(?= |$)")
_DIGITS = {"once": "1", "twice": "2", "three": "3", "four": "4", "five": "5", "six": "6"}
_DIGITS["seven"] = "7"
_A_DAY = re.compile(r"([0-9]{1,9}) ?(?:x|times)? ?(?:/ ?|a |per )day")
_PERIOD = re.compile(
    r"(?P<number>[0-9]{1,12}(?:[.,][0-9]{1,6})?)\s*(?P<unit>.*?)\s*(?:/|\b(?:a|per) )\s*"
    r"(?P<period>week|month)"
)
_DAY_WORDS = frozenset(["", "x", "day", "days", "night", "nights"])


def parse_plan(text: str, unit: str, first_day: date | None = None, *, kept: bool = False) -> Plan:
    """The plan a person means, for a habit in this unit.

    A recurrence rule is checked to give a day within five years when `first_day` is given; without
    one it is only read. A `kept` plan has been read before, so none of its numbers is asked about.

    Raises:
        UnreadableError: it cannot be read, or asks for more than there is.
    """
    if len(text) > LONGEST_PLAN:
        raise RefusedError("long-plan", most=LONGEST_PLAN, length=len(text))
    text = plain_digits(text)
    word = " ".join(text.casefold().split())
    if not word:
        raise RefusedError("no-plan")
    if word.startswith(("rrule:", "freq=")):
        if first_day is not None:
            return Recurrence(spelled_out(check_recurrence(text, first_day), first_day))
        read_recurrence(text)
        return Recurrence(canonical(text).rstrip(";"))
    if plan := _named(word) or _weekdays(word):
        return plan
    word = _TIMES.sub(lambda said: _DIGITS[said[1] or said[2]], word)
    if every := _EVERY.fullmatch(word):
        return _every(int(every[1]), every[2], text)
    if later := _AFTER.fullmatch(word):
        return _after(int(later[1]))
    if a_day := _A_DAY.fullmatch(word):
        return _a_day(int(a_day[1]))
    if found := _PERIOD.fullmatch(word):
        return _per_period(found, text, unit, kept=kept)
    raise _unreadable(text)


def asks_first_day(plan: Plan) -> bool:
    """Whether the plan counts from a day that it does not name."""
    return isinstance(plan, EveryNDays) and plan.beat is None


def format_plan(plan: Plan, unit: str) -> str:
    """The plan as `parse_plan` reads it."""
    match plan:
        case Daily():
            return "daily"
        case Weekdays(days):
            return ",".join(WEEKDAYS[day][:3].lower() for day in days)
        case EveryNDays(n, beat):
            return f"every {n} days" if beat is None else f"every {n} days from {beat}"
        case AfterDays(n):
            return f"{n} days after"
        case AsNeeded():
            return "as needed"
        case Recurrence(text):
            return f"RRULE:{text}"
        case DaysPerPeriod(days, period):
            return f"{days}/{period}"
        case AmountPerPeriod(amount, period):
            return f"{typed_number(amount)} {clean_line(unit, 20)}/{period}"


def _unreadable(text: str) -> RefusedError:
    return RefusedError("plan", typed=text)


def _named(word: str) -> Plan | None:
    return next((plan for name, plan in _NAMED.items() if name.fullmatch(word)), None)


def _weekdays(word: str) -> Plan | None:
    """Weekdays in any order, spans among them; all seven are every day. None: something else."""
    numbers: set[int] = set()
    for name in _RANGE.sub(r"\1-\2", word).replace(",", " ").split():
        if (span := _RANGE.fullmatch(name)) is not None:
            first, last = weekday_named(span[1]), weekday_named(span[2])
            if first is None or last is None:
                return None
            numbers.update((first + n) % 7 for n in range((last - first) % 7 + 1))
            continue
        number = weekday_named(name)
        if number is None:
            return None
        numbers.add(number)
    if not numbers:
        return None
    return Daily() if len(numbers) == 7 else Weekdays(tuple(sorted(numbers)))


def _every(n: int, beat: str | None, text: str) -> Plan:
    if n == 1:
        return Daily()
    if not 2 <= n <= MOST_BETWEEN:
        raise RefusedError("every", most=MOST_BETWEEN)
    try:
        return EveryNDays(n, None if beat is None else date.fromisoformat(beat))
    except ValueError:
        raise _unreadable(text) from None


def _after(n: int) -> Plan:
    if n == 1:
        return Daily()
    if not 2 <= n <= MOST_BETWEEN:
        raise RefusedError("days-after", most=MOST_BETWEEN)
    return AfterDays(n)


def _a_day(times: int) -> Plan:
    if times == 1:
        return Daily()
    raise RefusedError("times-a-day", times=times)


def _per_period(found: re.Match[str], text: str, unit: str, *, kept: bool) -> Plan:
    number = rounded(float(found["number"].replace(",", ".")))
    word, period = found["unit"], Period(found["period"])
    if word and (word != "x" or unit == "x") and same_unit(word, unit):
        if not kept:
            ensure_one_reading(found["number"], most_in_period(unit, period))
        plan = AmountPerPeriod(number, period)
        check_period_amount(plan, unit)
        return plan
    if word not in _DAY_WORDS:
        raise _wrong_unit(number, word, period, unit, text)
    most = MOST_DAYS[period]
    if not number.is_integer() or not 1 <= number <= most:
        raise RefusedError("days-a-period", most=most, period=period)
    return DaysPerPeriod(int(number), period)


def _wrong_unit(number: float, word: str, period: Period, unit: str, text: str) -> RefusedError:
    if not any(character.isalpha() for character in word):
        return _unreadable(text)
    own = clean_line(unit, 20)
    if unit == "h" and same_unit(word, "min"):
        number = number / 60
    elif unit == "min" and same_unit(word, "h"):
        number = number * 60
    elif unit in MOST_IN_A_DAY:
        number = 150 if unit == "min" else 2.5
    word, amount = clean_line(word, 20), number_words(number)
    return RefusedError("plan-unit", unit=own, word=word, amount=amount, period=period)
