"""Day arithmetic and words for days.

Conventions, written here once: a day begins at the day-start hour of the wall clock, so 01:30
belongs to the day before; only wall-clock readings are used, so daylight saving moves nothing.
Weeks begin on `week_start`, 0 Monday ... 6 Sunday. Spans are closed at both ends. Names of days and
months are our own English ones, whatever the locale.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from selfcare.core.errors import RefusedError
from selfcare.core.plan import Period
from selfcare.core.text import plain_digits

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
FIRST_YEAR = 1900
"""The earliest year a day can be in: an older one is a slip of the keys."""
LAST_YEAR = 2200
"""The latest year a day can be in."""

_DAY_NUMBERS = {name.lower(): number for number, name in enumerate(WEEKDAYS)}
_DAY_NUMBERS |= {name[:3].lower(): number for number, name in enumerate(WEEKDAYS)}
_DAY_NUMBERS |= {"tues": 1, "thur": 3, "thurs": 3}
_STEPS = {"today": 0, "yesterday": -1, "tomorrow": 1}
_STEP = re.compile(r"[+-][0-9]{1,5}")
_NEXT = "next "
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")


def day_of(now: datetime, day_start: int) -> date:
    """The day a moment belongs to: the wall clock, `day_start` hours back."""
    return (now.replace(tzinfo=None) - timedelta(hours=day_start)).date()


def until(now: datetime, day_start: int) -> time | None:
    """When the day ends, if the calendar has moved on: "Sunday 22 November, until 04:00"."""
    return time(day_start) if now.date() > day_of(now, day_start) else None


def week_of(day: date, week_start: int) -> tuple[date, date]:
    """The first and the last day of the week the day lies in."""
    first = day - timedelta(days=(day.weekday() - week_start) % 7)
    return first, first + timedelta(days=6)


def days_of_week(day: date, week_start: int) -> tuple[date, ...]:
    """The seven days of the week the day lies in."""
    return tuple(each_day(*week_of(day, week_start)))


def month_of(day: date) -> tuple[date, date]:
    """The first and the last day of the month the day lies in."""
    return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])


def months_on(day: date, months: int) -> date:
    """The same day of the month so many months on, or that month's last day."""
    number = day.year * 12 + day.month - 1 + months
    year, month = max(number // 12, FIRST_YEAR), number % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def period_of(day: date, period: Period, week_start: int) -> tuple[date, date]:
    """The first and the last day of the week or month the day lies in."""
    return week_of(day, week_start) if period is Period.WEEK else month_of(day)


def each_day(first: date, last: date) -> Iterator[date]:
    """Every day from the first to the last, both included; nothing when they are the wrong way."""
    return map(date.fromordinal, range(first.toordinal(), last.toordinal() + 1))


def weekday_named(word: str) -> int | None:
    """The number of a weekday by its English name, short or long, in lower case."""
    return _DAY_NUMBERS.get(word)


def parse_day(text: str, today: date) -> date:
    """The day a person means: `today`, `yesterday`, `mon`, `next mon`, `-3`, `+3`, `2026-11-22`.

    A weekday is the latest such day that is not after today, the next one the first after it. A day
    to come is read as well; `ensure_begun` is the one that refuses it.

    Raises:
        UnreadableError: it is none of these, or lies outside 1900 to 2200.
    """
    word = " ".join(plain_digits(text).lower().split())
    if not word:
        raise RefusedError("no-day")
    day: date | None = None
    try:
        if (step := _STEPS.get(word)) is not None:
            day = today + timedelta(days=step)
        elif (weekday := weekday_named(word)) is not None:
            day = today - timedelta(days=(today.weekday() - weekday) % 7)
        elif (weekday := weekday_named(word.removeprefix(_NEXT))) is not None:
            day = today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
        elif away := _STEP.fullmatch(word):
            day = today + timedelta(days=int(away[0]))
        elif iso := _ISO.fullmatch(word):
            day = date(int(iso[1]), int(iso[2]), int(iso[3]))
    except (ValueError, OverflowError):
        day = None
    if day is None:
        raise RefusedError("day", typed=text)
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise RefusedError("far-day", typed=text, first=FIRST_YEAR, last=LAST_YEAR)
    return day


def clock_time(at: time | datetime, clock: str = "24") -> str:
    """A time of day by the setting `clock`: `23:10` and `07:00`, or `11:10pm` and `7am`."""
    if clock != "12":
        return f"{at:%H:%M}"
    minutes = f":{at:%M}" if at.minute else ""
    return f"{(at.hour + 11) % 12 + 1}{minutes}{'am' if at.hour < 12 else 'pm'}"


def ensure_begun(day: date, now: datetime, day_start: int, clock: str = "24") -> None:
    """Refuse a day to come. A calendar day that has begun on the wall is never one.

    Raises:
        UnreadableError: the day has not begun, with the hour at which it does.
    """
    if day > now.date():
        begins = clock_time(time(day_start), clock)
        raise RefusedError("day-to-come", day=long_day(day, day_of(now, day_start)), begins=begins)


def long_day(day: date, today: date) -> str:
    """`Sunday 22 November`, with the year when it is not today's."""
    return f"{WEEKDAYS[day.weekday()]} {_date_words(day, today)}"


def short_day(day: date, today: date) -> str:
    """`Thu 12 Nov`, with the year when it is not today's."""
    year = "" if day.year == today.year else f" {day.year}"
    return f"{WEEKDAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1][:3]}{year}"


def month_words(day: date) -> str:
    """`November 2026`."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def span_words(first: date, last: date, today: date) -> str:
    """`Friday to Sunday` within the seven days up to today, else `19 October to 21 November`."""
    if today - timedelta(days=6) <= first <= last <= today:
        words = WEEKDAYS[first.weekday()], WEEKDAYS[last.weekday()]
    elif first == last:
        return long_day(first, today)
    else:
        words = _date_words(first, today), _date_words(last, today)
    return words[0] if first == last else f"{words[0]} to {words[1]}"


def _date_words(day: date, today: date) -> str:
    year = "" if day.year == today.year else f" {day.year}"
    return f"{day.day} {MONTHS[day.month - 1]}{year}"
