"""Days set aside: whether a habit is paused now, and until when.

Conventions: a pause without a last day lasts until the person comes back. Several pauses that
follow each other without a day between are told as one stretch. `habit_id` None is every habit.
A weekday typed as the last day is the first such day from the beginning on; elsewhere a weekday is
the latest one.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from msgspec import Struct

from selfcare.core.days import long_day, parse_day, weekday_named
from selfcare.core.errors import RefusedError
from selfcare.core.model import Pause

_ONE_DAY = timedelta(days=1)


class Aside(Struct, frozen=True):
    """A stretch of days set aside, as one habit has it."""

    first_day: date
    last_day: date | None
    """None: until the person comes back."""
    everyone: bool
    """Whether every day of it comes from pauses of all habits, none of the habit's own."""
    reasons: tuple[str, ...] = ()


def parse_last_day(text: str, first: date, today: date) -> date:
    """The last day that a person typed for a pause that begins on `first`.

    Raises:
        UnreadableError: it is no day, or lies before the first one.
    """
    weekday = weekday_named(text.strip().lower())
    if weekday is not None:
        return first + timedelta(days=(weekday - first.weekday()) % 7)
    last = parse_day(text, today)
    check_span(first, last, today)
    return last


def check_span(first: date, last: date | None, today: date) -> None:
    """Raise UnreadableError when the last day lies before the first."""
    if last is not None and last < first:
        ends, begins = long_day(last, today), long_day(first, today)
        raise RefusedError("pause-turned", ends=ends, begins=begins)


def concerning(pauses: Iterable[Pause], habit_id: int | None, day: date) -> tuple[Pause, ...]:
    """The pauses of a habit and of all that reach the day or later, by first day."""
    found = [
        pause
        for pause in pauses
        if pause.habit_id in {None, habit_id} and (pause.last_day is None or pause.last_day >= day)
    ]
    return tuple(sorted(found, key=lambda pause: (pause.first_day, pause.id)))


def asides(pauses: Iterable[Pause], habit_id: int | None, day: date) -> tuple[Aside, ...]:
    """Every stretch that reaches the day or later, oldest first."""
    found: list[Aside] = []
    for pause in concerning(pauses, habit_id, day):
        reasons = (pause.reason,) if pause.reason else ()
        aside = Aside(pause.first_day, pause.last_day, pause.habit_id is None, reasons)
        last = found[-1] if found else None
        if last is None or (
            last.last_day is not None and pause.first_day > last.last_day + _ONE_DAY
        ):
            found.append(aside)
            continue
        ends = (last.last_day, aside.last_day)
        found[-1] = Aside(
            last.first_day,
            None if None in ends else max(end for end in ends if end is not None),
            last.everyone and aside.everyone,
            tuple(dict.fromkeys((*last.reasons, *reasons))),
        )
    return tuple(found)
