"""Amounts: what a person types for one, and the words in which it is said back.

The grammar: `30`, `7.5` or `7,5`; `1h15`, `1h`, `45m` for lengths; where the unit is h also `740`
and `7:40` (hours and minutes); where it is h or min a span of two wall-clock times, `23:10-6:50` or
`2310 650`, `11pm-7am`. `+30` and `30` add to the day, `=30` sets its sum. The unit's own word may
follow. For `times`, yes is 1 and no sets 0. Numbers have at most six decimals; digits of any script
are read. What could be two numbers is asked back with both: `12,345` and `12.345`, and of a night a
time or a span of more than 16 hours.
"""

import re
from datetime import time

from msgspec import Struct

from selfcare.core.days import clock_time
from selfcare.core.errors import RefusedError
from selfcare.core.model import Area, rounded
from selfcare.core.text import clean_line, plain_digits

MOST = 1_000_000
"""The largest amount, in units that are not a length of time."""
LONG_NIGHT = 16 * 60
"""Minutes from which on a night is asked about: one of its times may mean the other half day."""
MOST_IN_A_DAY = {"h": 24.0, "min": 1440.0}
"""The largest amount of one day, in units of time."""

_DAY = 24 * 60
_TYPED_DECIMALS = 3
"""A sum with no more decimals than this comes from what was typed, and is shown whole."""

_NUMBER = r"[0-9]{1,12}(?:[.,][0-9]{1,6})?|[.,][0-9]{1,6}"
_HOURS = r"(?:h|hrs?|hours?)"
_MINUTES = r"(?:m|mins?|minutes?)"
_CLOCK = r"([0-9]{1,2})[:h]([0-9]{2})|([0-9]{1,2})([0-9]{2})"

_PLAIN = re.compile(rf"({_NUMBER})\s*(.*)")
_HOURS_MINUTES = re.compile(rf"([0-9]{{1,2}})\s*{_HOURS}\s*([0-9]{{1,2}})\s*{_MINUTES}?")
_COLON = re.compile(rf"([0-9]{{1,2}}):([0-9]{{2}})(?:\s*{_HOURS})?")
_RUN_TOGETHER = re.compile(r"([0-9]{1,2})([0-9]{2})")
_HOUR_WORD = re.compile(_HOURS)
_MINUTE_WORD = re.compile(_MINUTES)
_TIME = re.compile(_CLOCK)
_HOUR_ALONE = re.compile(r"[0-9]{1,2}")
_HALF = r"(?:\s?([ap])\.?m\.?)?"
_SPAN = re.compile(rf"([0-9:h]+){_HALF}(\s*[-–]\s*|\s+)([0-9:h]+){_HALF}")
_LONE_TIME = re.compile(rf"(?=.*[ap])([0-9:]+){_HALF}")
_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")

_YES = frozenset(["y", "yes", "done"])
_NO = frozenset(["n", "no", "none"])
_EXAMPLES = {
    "h": ("7.5", "7h40", "740", "2310 650"),
    "min": ("30", "1h15", "=45", "2310 650"),
    "times": ("1", "2", "=3", "y", "n"),
}
_OTHER_EXAMPLES = ("3", "2.5", "=4")
_ALIASES = {
    "h": frozenset(["h", "hr", "hrs", "hour", "hours"]),
    "min": frozenset(["m", "min", "mins", "minute", "minutes"]),
    "times": frozenset(["x", "time", "times"]),
}
_PROMPTS = {"h": "hours", "min": "minutes"}
_ONE_OF = {
    "portions": "portion",
    "pages": "page",
    "glasses": "glass",
    "cups": "cup",
    "steps": "step",
    "pieces": "piece",
    "sessions": "session",
    "calls": "call",
    "hours": "hour",
    "minutes": "minute",
}


class Amount(Struct, frozen=True):
    """One amount as a person gave it."""

    value: float
    """>= 0, rounded, in the habit's unit; of a span its length on the wall clock."""
    sets: bool = False
    """True: it is the day's sum. False: it adds to it."""
    start: time | None = None
    """Of a span: when it began. None: no span."""
    end: time | None = None
    """Of a span: when it ended, on the following day when it is not after `start`."""


class _Span(Struct, frozen=True):
    """Two wall-clock times as they were typed."""

    start: time
    end: time
    sure: bool
    """Both say which half of the day they mean."""

    @property
    def minutes(self) -> int:
        """How long, to the next such end."""
        return (_minutes(self.end) - _minutes(self.start)) % _DAY

    @property
    def words(self) -> str:
        """`23:10 to 6:50`."""
        return f"{self.start.hour}:{self.start:%M} to {self.end.hour}:{self.end:%M}"

    @property
    def typed(self) -> str:
        """`11:10pm-6:50am`, which is read in one way."""
        return f"{clock_time(self.start, '12')}-{clock_time(self.end, '12')}"


def parse_amount(text: str, unit: str, *, night: bool = False) -> Amount:
    """The amount a person means, in the habit's unit; of a `night` no long one unasked.

    Raises:
        UnreadableError: it cannot be read, is in another unit, or is more than a day has.
    """
    body = " ".join(plain_digits(text).casefold().split())
    sets = body.startswith("=")
    if sets or body.startswith("+"):
        body = body[1:].lstrip()
    if not body:
        raise RefusedError("no-amount", examples=_examples(unit))
    if body.startswith("-"):
        raise RefusedError("amount-below-0")
    if unit == "times" and body in _YES:
        return Amount(1.0, sets)
    if unit == "times" and body in _NO:
        return Amount(0.0, sets=True)
    if unit in MOST_IN_A_DAY and (span := _span(body, unit)):
        if night:
            _ensure_night(span)
        return Amount(_from_minutes(span.minutes, unit), sets, span.start, span.end)
    value = _length(body, unit, night=night) if unit in MOST_IN_A_DAY else None
    if value is None:
        value = _number(body, text, unit)
    ensure_possible(value, unit)
    return Amount(value, sets)


def ensure_possible(value: float, unit: str) -> None:
    """Refuse more than a day has, or more than can be kept.

    Raises:
        UnreadableError: with a guess when hours look like minutes.
    """
    most = MOST_IN_A_DAY.get(unit)
    if most is None and value > MOST:
        raise RefusedError("amount-above-most", most=MOST)
    if most is not None and value > most:
        written = f"{number_words(value)} {unit}"
        if unit == "h" and 25 <= value < 600:
            raise RefusedError("hours-or-minutes", written=written, number=number_words(value))
        raise RefusedError("above-a-day", written=written, examples=_examples(unit))


def ensure_one_reading(digits: str, most: float = MOST) -> None:
    """Refuse `12,345` and `12.345`: thousands to some people, a decimal to others.

    Where the larger number is more than fits there is one reading.

    Raises:
        UnreadableError: with both, each as it is read without a question.
    """
    whole = re.sub("[.,]", "", digits)
    if not _THOUSANDS.fullmatch(digits) or int(whole) > most:
        return
    raise RefusedError("two-numbers", digits=digits, ways=(whole, typed_number(_decimal(digits))))


def typed_number(value: float) -> str:
    """A number as a person may type it again: three decimals get a zero, so that one is meant."""
    words = number_words(value)
    return f"{words}0" if _THOUSANDS.fullmatch(words) else words


def ensure_day_total(total: float, unit: str) -> None:
    """Refuse a day's sum that is more than a day has, or more than can be kept.

    Raises:
        UnreadableError: saying the sum and how to set it.
    """
    if total > MOST_IN_A_DAY.get(unit, MOST):
        raise RefusedError(
            "sum-above-a-day" if unit in MOST_IN_A_DAY else "sum-above-most",
            total=amount_words(total, unit),
        )


def same_unit(word: str, unit: str) -> bool:
    """Whether a word names the unit: itself, its singular or plural, or a usual short form."""
    named, own = word.casefold(), clean_line(unit).casefold()
    return named in {own, f"{own}s", _ONE_OF.get(own, own)} | _ALIASES.get(own, frozenset())


def number_words(value: float) -> str:
    """A number without trailing zeros: `30`, `7.5`."""
    return f"{rounded(value):.6f}".rstrip("0").rstrip(".")


def counted(number: float, noun: str, many: str = "") -> str:
    """`1 day`, `12 days`, `2 entries`."""
    return f"{number_words(number)} {noun if number == 1 else many or f'{noun}s'}"


def day_noun(area: Area, unit: str) -> str:
    """What a plan's days are called: hours asleep come by night."""
    return "night" if area is Area.SLEEP and unit == "h" else "day"


def sum_words(value: float, unit: str) -> str:
    """A sum, a mean or a scaled goal for a screen: `4 h 15`, `3.25 km`, 107.142857 is `107.1 min`.

    This is the one way in which such a figure is shown: hours to the minute, other units as they
    were typed, and what was worked out to a decimal that says something.
    """
    return amount_words(_sensible(value, unit), unit)


def sum_of_words(so_far: float, goal: float, unit: str) -> str:
    """How far a sum came: `4 h 15 of 5 h`, `3.25 of 20 km`, `1 of 2 times`, `0 of about 43 min`."""
    about, goal = near_goal(goal, unit)
    if unit == "times":
        named = "time" if goal == 1 else "times"
        return f"{bare_sum(so_far, unit)} of {about}{bare_sum(goal, unit)} {named}"
    left = sum_words(so_far, unit) if unit == "h" else bare_sum(so_far, unit)
    return f"{left} of {about}{sum_words(goal, unit)}"


def near_goal(goal: float, unit: str) -> tuple[str, float]:
    """A goal as it is said: as it was typed, or `about ` and a round number.

    What is left of a goal after a pause is nothing that anybody planned to a tenth.
    """
    if unit == "h":
        minutes = round(goal * 60)
        return "" if abs(goal * 60 - minutes) < 0.001 else "about ", minutes / 60
    if round(goal, _TYPED_DECIMALS) == rounded(goal):
        return "", goal
    return "about ", round(goal, 0 if goal >= 10 else 1)


def spoken_sum(value: float, unit: str) -> str:
    """A sum to be read aloud: `4 hours 15`, `107.1 minutes`."""
    return spoken_amount(_sensible(value, unit), unit)


def spoken_whole(value: float, unit: str) -> str:
    """What a sum is compared with, read aloud: `150 minutes`, `3 times`, where one is `1 time`."""
    return counted(value, "time") if unit == "times" else spoken_sum(value, unit)


def bare_sum(value: float, unit: str) -> str:
    """A sum without its unit, as it is typed: `4:15`, whole hours as `5`; `107.1`."""
    if unit == "h":
        hours, minutes = _hours_minutes(value)
        return clock_words(value) if minutes else str(hours)
    return number_words(_sensible(value, unit))


def amount_words(value: float, unit: str) -> str:
    """An amount for a screen: `92 min`, `7 h 40`, `3 portions`, `twice`."""
    if unit == "h":
        hours, minutes = _hours_minutes(value)
        return f"{hours} h {minutes:02}" if minutes else f"{hours} h"
    if unit == "times":
        named = {0.0: "none", 1.0: "once", 2.0: "twice"}.get(rounded(value))
        return named or f"{number_words(value)} times"
    return f"{number_words(value)} {_unit_for(value, clean_line(unit, 20))}"


def spoken_amount(value: float, unit: str) -> str:
    """An amount to be read aloud: `7 hours 40`, `20 minutes`, `yes`, `none`."""
    if rounded(value) == 0:
        return "none"
    if unit == "times":
        return "yes" if rounded(value) == 1 else amount_words(value, unit)
    if unit == "h":
        hours, minutes = _hours_minutes(value)
        if not hours:
            return f"{minutes} {_unit_for(minutes, 'minutes')}"
        spoken = f"{hours} {_unit_for(hours, 'hours')}"
        return f"{spoken} {minutes}" if minutes else spoken
    return f"{number_words(value)} {_unit_for(value, unit_words(unit))}"


def unit_words(unit: str) -> str:
    """The unit as a question names it: `minutes`, `hours`, `portions`, `times`."""
    return _PROMPTS.get(unit) or clean_line(unit, 20)


def clock_words(value: float) -> str:
    """Hours as they are typed: 7.75 is `7:45`."""
    hours, minutes = _hours_minutes(value)
    return f"{hours}:{minutes:02}"


def _examples(unit: str) -> tuple[str, ...]:
    return _EXAMPLES.get(unit, _OTHER_EXAMPLES)


def _unreadable(text: str, unit: str) -> RefusedError:
    return RefusedError("amount", typed=text, examples=_examples(unit))


def _hours_minutes(value: float) -> tuple[int, int]:
    return divmod(round(value * 60), 60)


def _sensible(value: float, unit: str) -> float:
    """What was typed as it is; what was worked out to one decimal, below ten to two."""
    if unit == "h" or round(value, _TYPED_DECIMALS) == rounded(value):
        return rounded(value)
    return round(value, 1 if value >= 10 else 2)


def _unit_for(value: float, unit: str) -> str:
    return _ONE_OF.get(unit, unit) if rounded(value) == 1 else unit


def _from_minutes(minutes: float, unit: str) -> float:
    return rounded(minutes / 60 if unit == "h" else minutes)


def _decimal(digits: str) -> float:
    return rounded(float(digits.replace(",", ".")))


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute


def _span(body: str, unit: str) -> _Span | None:
    """Two clock times; None when it is no span."""
    found = _SPAN.fullmatch(body)
    if found is None:
        _refuse_lone_time(body)
        return None
    # A lone hour is a clock time with a dash between, or with am or pm: "7 30" is no night from
    # 7:00 to 30:00.
    halves = found[2], found[5]
    lone_hours = (unit == "h" and found[3].strip() != "") or any(halves)
    start = _clock(found[1], found[2], lone_hours=lone_hours)
    end = _clock(found[4], found[5], lone_hours=lone_hours)
    if start is None or end is None:
        return None
    if start == end:
        raise RefusedError("no-length", start=f"{start:%H:%M}", end=f"{end:%H:%M}")
    return _Span(start, end, sure=all(halves))


def _refuse_lone_time(body: str) -> None:
    """One time of day with am or pm: its other end is asked for."""
    found = _LONE_TIME.fullmatch(body)
    if found and _clock(found[1], found[2], lone_hours=True) is not None:
        raise RefusedError("lone-time", typed=body)


def _clock(word: str, half: str | None, *, lone_hours: bool) -> time | None:
    """A time of day; `half` is "a" or "p" where am or pm follows."""
    if lone_hours and _HOUR_ALONE.fullmatch(word):
        hour, minute = int(word), 0
    elif found := _TIME.fullmatch(word):
        hour, minute = int(found[1] or found[3]), int(found[2] or found[4])
    else:
        return None
    if half is not None:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, minute) if hour <= 23 and minute <= 59 else None


def _ensure_night(span: _Span) -> None:
    """Ask about a night of more than 16 hours: one of its times may mean the other half day."""
    if span.minutes <= LONG_NIGHT or span.sure:
        return
    start, end = span.start, span.end
    if 6 <= start.hour <= 12:
        other = _Span(time((start.hour + 12) % 24, start.minute), end, sure=True)
    else:
        other = _Span(start, time((end.hour + 12) % 24, end.minute), sure=True)
    raise RefusedError(
        "long-night",
        span=span.words,
        length=amount_words(span.minutes / 60, "h"),
        other=other.words,
        other_length=amount_words(other.minutes / 60, "h"),
        ways=(span.typed, other.typed),
    )


def _length(body: str, unit: str, *, night: bool) -> float | None:
    """The value of a length of time; None when it is to be read as a plain number."""
    found = _HOURS_MINUTES.fullmatch(body)
    clock = None
    if found is None and unit == "h":
        found = clock = _COLON.fullmatch(body) or _RUN_TOGETHER.fullmatch(body)
    if found is not None:
        hours, minutes = int(found[1]), int(found[2])
        if night and clock and LONG_NIGHT < hours * 60 + minutes < _DAY and minutes <= 59:
            raise RefusedError("time-or-length", hours=hours, minutes=minutes)
        return _from_minutes(hours * 60 + minutes, unit) if minutes <= 59 else None
    if found := _PLAIN.fullmatch(body):
        if unit == "min" and _HOUR_WORD.fullmatch(found[2]):
            return _from_minutes(_decimal(found[1]) * 60, unit)
        if unit == "h" and _MINUTE_WORD.fullmatch(found[2]):
            return _from_minutes(_decimal(found[1]), unit)
    return None


def _number(body: str, text: str, unit: str) -> float:
    """A number with or without the unit's own word."""
    found = _PLAIN.fullmatch(body)
    if found is None:
        raise _unreadable(text, unit)
    digits, word = found[1], found[2]
    if word and not same_unit(word, unit):
        letters = word.replace(" ", "")
        if letters.isalpha() and (len(letters) > 1 or letters in {"h", "m"}):
            own, example = clean_line(unit, 20), _examples(unit)[0]
            raise RefusedError("other-unit", unit=own, word=clean_line(word, 20), example=example)
        raise _unreadable(text, unit)
    ensure_one_reading(digits, MOST_IN_A_DAY.get(unit, MOST))
    return _decimal(digits)
