"""RFC 5545 recurrence rules: a strict reader, and the days a rule gives, always in bounded time.

A rule counts whole days from a habit's first day: FREQ is DAILY to YEARLY, there is no hour, minute
or second, and UNTIL is a date. Days of a year or weeks by their number are left out, and BYSETPOS
but for the last day. Each part is read here, so that nothing reaches dateutil unchecked.

dateutil looks for a rule's next day up to the year 9999, for seconds when there is none, as with
30 February. The calendar repeats, so a rule is asked in the last years that look like the asked
ones (the same weekdays and leap days), where 9999 is near: a few milliseconds.
"""

import re
from bisect import bisect_left, bisect_right
from calendar import isleap
from collections.abc import Iterator
from datetime import MAXYEAR, date
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from selfcare.core.errors import RefusedError
from selfcare.core.text import clean_line

WITHIN_YEARS = 5
"""A rule that gives no day for this long is refused."""
HORIZON_YEARS = 300
"""How far from its first day a rule is followed."""
BLOCK_YEARS = 10
"""Days are computed and remembered to the end of a block of this many years."""

_FREQUENCIES: dict[str, Literal[0, 1, 2, 3]] = {
    "YEARLY": 0,
    "MONTHLY": 1,
    "WEEKLY": 2,
    "DAILY": 3,
}
"""With dateutil's own numbers for them."""
_DAY_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_LONGEST = 500
_BY_DAY = re.compile(r"([+-]?[0-9]{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
_NUMBER = re.compile(r"[+-]?[0-9]{1,4}")
_UNTIL = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_LISTS = {"BYMONTH": (1, 12), "BYMONTHDAY": (-31, 31), "BYSETPOS": (-1, -1)}
_CLOCK_WORDS = frozenset(["BYHOUR", "BYMINUTE", "BYSECOND", "SECONDLY", "MINUTELY", "HOURLY"])


class RuleParts(Struct, frozen=True):
    """A recurrence rule, read and in range."""

    freq: str
    interval: int = 1
    count: int | None = None
    until: date | None = None
    wkst: int = 0
    """0 Monday ... 6 Sunday."""
    by_day: tuple[tuple[int, int], ...] = ()
    """Weekday and which one of the month or year; 0 for every one."""
    lists: tuple[tuple[str, tuple[int, ...]], ...] = ()
    """The other BY parts, by name."""


def canonical(text: str) -> str:
    """The rule as it is kept: trimmed, upper case, without `RRULE:`."""
    return text.strip().upper().removeprefix("RRULE:").strip()


@lru_cache(maxsize=64)
def read_recurrence(text: str) -> RuleParts:
    """The parts of a rule, each known and in range.

    Raises:
        UnreadableError: with the part that cannot be read.
    """
    rule = canonical(text)
    if not rule.isascii() or len(rule) > _LONGEST or "\n" in rule or "\r" in rule:
        raise RefusedError("rule-line", rule=text)
    given: dict[str, str] = {}
    for part in rule.rstrip(";").split(";"):
        name, equals, value = part.partition("=")
        if name in _CLOCK_WORDS or value in _CLOCK_WORDS:
            raise RefusedError("rule-clock", rule=text)
        if not equals or not value or name in given:
            raise _unknown(text, part)
        given[name] = value
    freq = given.pop("FREQ", "")
    if freq not in _FREQUENCIES:
        raise RefusedError("rule-freq", rule=text)
    parts = RuleParts(
        freq,
        interval=_whole(text, "INTERVAL", given.pop("INTERVAL", "1"), 1, 3650),
        count=_whole(text, "COUNT", given.pop("COUNT"), 1, 9999) if "COUNT" in given else None,
        until=_until(text, given.pop("UNTIL")) if "UNTIL" in given else None,
        wkst=_weekday(text, given.pop("WKST", "MO")),
        by_day=_by_day(text, freq, given) if "BYDAY" in given else (),
        lists=tuple(_list(text, freq, name, value) for name, value in given.items()),
    )
    if parts.count is not None and parts.until is not None:
        raise RefusedError("rule-ends", rule=text)
    if not parts.by_day and [name for name, _ in parts.lists] == ["BYSETPOS"]:
        raise RefusedError("rule-setpos-alone", rule=text)
    return parts


def check_recurrence(text: str, first_day: date) -> str:
    """The rule as it is kept, after making sure that it gives a day within five years.

    Raises:
        UnreadableError: it cannot be read or gives no such day.
    """
    from dateutil.relativedelta import relativedelta  # noqa: PLC0415  # 8 ms, for few plans

    read_recurrence(text)
    rule = canonical(text).rstrip(";")
    if next(_days(rule, first_day, first_day + relativedelta(years=WITHIN_YEARS)), None) is None:
        raise RefusedError("rule-no-day", rule=text, years=WITHIN_YEARS)
    return rule


def spelled_out(text: str, first_day: date) -> str:
    """A rule that takes its day from where it begins, with that day named.

    It gives the same days: FREQ=MONTHLY begun on the 31st is BYMONTHDAY=31.
    """
    parts = read_recurrence(text)
    if parts.by_day or parts.lists:
        return text
    if parts.freq == "WEEKLY":
        return f"{text};BYDAY={_DAY_CODES[first_day.weekday()]}"
    return f"{text};BYMONTHDAY={first_day.day}" if parts.freq == "MONTHLY" else text


def occurrences(text: str, first_day: date, start: date, end: date) -> tuple[date, ...]:
    """The days from `start` to `end` that the rule gives, in order; none before `first_day`."""
    if end < first_day or end < start:
        return ()
    days, _ = _remembered(text, first_day, _blocks(first_day, end))
    return days[bisect_left(days, start) : bisect_right(days, end)]


def is_occurrence(text: str, first_day: date, day: date) -> bool:
    """Whether the rule gives the day."""
    if day < first_day:
        return False
    return day in _remembered(text, first_day, _blocks(first_day, day))[1]


def _blocks(first_day: date, day: date) -> int:
    return min(day.year - first_day.year, HORIZON_YEARS - 1) // BLOCK_YEARS + 1


@lru_cache(maxsize=32)
def _remembered(
    text: str, first_day: date, blocks: int
) -> tuple[tuple[date, ...], frozenset[date]]:
    """The days to the end of that many blocks, in order and as a set."""
    last = date(min(first_day.year + blocks * BLOCK_YEARS - 1, MAXYEAR), 12, 31)
    days = tuple(_days(text, first_day, last))
    return days, frozenset(days)


def _days(text: str, first_day: date, last: date) -> Iterator[date]:
    """The days of a rule from its first day to the last one asked for."""
    # dateutil.rrule costs 10 ms to import, and few plans are rules.
    from dateutil import rrule  # noqa: PLC0415  # paid by those who use it

    parts = read_recurrence(text)
    if parts.until is not None:
        last = min(last, parts.until)
    if last < first_day:
        return
    shift = _years_on(first_day.year, last.year)
    lists = dict(parts.lists)
    rule = rrule.rrule(
        _FREQUENCIES[parts.freq],
        dtstart=first_day.replace(year=first_day.year + shift),
        interval=parts.interval,
        count=parts.count,
        wkst=parts.wkst,
        byweekday=[rrule.weekday(day, which or None) for day, which in parts.by_day] or None,
        bymonth=lists.get("BYMONTH"),
        bymonthday=lists.get("BYMONTHDAY"),
        bysetpos=lists.get("BYSETPOS"),
    )
    end = last.replace(year=last.year + shift)
    moments = iter(rule)
    while True:
        try:
            found = next(moments).date()
        except (StopIteration, ValueError, OverflowError):
            # At the end of the year 9999 dateutil stops, or stumbles: there is no more either way.
            return
        if found > end:
            return
        yield found.replace(year=found.year - shift)


@lru_cache(maxsize=64)
def _years_on(first: int, last: int) -> int:
    """How many years later the calendar of these years comes for the last time before 10000."""
    years = range(first, last + 1)
    shift = MAXYEAR - last - 1
    while shift > 0 and not all(_year_kind(year) == _year_kind(year + shift) for year in years):
        shift -= 1
    return max(shift, 0)


def _year_kind(year: int) -> tuple[int, bool]:
    return date(year, 1, 1).weekday(), isleap(year)


def _unknown(text: str, part: str) -> RefusedError:
    if not clean_line(part):
        return RefusedError("rule-empty-part", rule=text)
    return RefusedError("rule-part", rule=text, part=part)


def _whole(text: str, name: str, value: str, least: int, most: int) -> int:
    if not _NUMBER.fullmatch(value) or not least <= int(value) <= most or int(value) == 0:
        raise RefusedError("rule-range", rule=text, part=name, least=least, most=most)
    return int(value)


def _until(text: str, value: str) -> date:
    found = _UNTIL.fullmatch(value)
    try:
        if found:
            return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        pass
    raise RefusedError("rule-until", rule=text)


def _weekday(text: str, value: str) -> int:
    if value not in _DAY_CODES:
        raise RefusedError("rule-wkst", rule=text)
    return _DAY_CODES.index(value)


def _by_day(text: str, freq: str, given: dict[str, str]) -> tuple[tuple[int, int], ...]:
    chosen: list[tuple[int, int]] = []
    # Numbered within the month as soon as months are named.
    most = {"MONTHLY": 5, "YEARLY": 5 if "BYMONTH" in given else 53}.get(freq, 0)
    for item in given.pop("BYDAY").split(","):
        found = _BY_DAY.fullmatch(item)
        if found is None:
            raise RefusedError("rule-byday", rule=text)
        which = int(found[1] or 0)
        if abs(which) > most or (found[1] is not None and which == 0):
            raise RefusedError("rule-pair", rule=text, part=item, freq=freq)
        chosen.append((_DAY_CODES.index(found[2]), which))
    if any(which for _, which in chosen):
        # dateutil wants a day to be both when plain and numbered ones stand side by side.
        every = range(1, most + 1)
        chosen = [(day, n) for day, which in chosen for n in ([which] if which else every)]
    return tuple(dict.fromkeys(chosen))


def _list(text: str, freq: str, name: str, value: str) -> tuple[str, tuple[int, ...]]:
    if name not in _LISTS:
        raise _unknown(text, name)
    if name == "BYMONTHDAY" and freq == "WEEKLY":  # RFC 5545, section 3.3.10
        raise RefusedError("rule-pair", rule=text, part=name, freq=freq)
    if name == "BYSETPOS" and value != "-1":
        raise RefusedError("rule-setpos", rule=text)
    least, most = _LISTS[name]
    numbers = (_whole(text, name, item, least, most) for item in value.split(","))
    return name, tuple(dict.fromkeys(numbers))
