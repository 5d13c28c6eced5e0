"""What is said of days set aside: the stretch, and what a pause does before it is taken."""

from datetime import date

from selfcare.core.days import long_day, short_day
from selfcare.core.pauses import Aside


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
