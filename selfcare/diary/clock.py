"""The clock that is passed in: the machine's own, or the one `SELFCARE_NOW` fixes."""

import os
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta, timezone

from selfcare.core.days import LAST_YEAR, long_day
from selfcare.core.errors import UnreadableError
from selfcare.core.text import clean_line

Clock = Callable[[], datetime]
"""Gives the current instant as an aware local time."""

FIRST_YEAR = 1970
"""No clock is set earlier; days before it can still be named."""
FARTHEST = timedelta(hours=15)
"""How far from UTC no place on Earth is, and no moment in the file can be."""


def system_clock() -> Clock:
    """The machine's clock in its own zone, or the instant that `SELFCARE_NOW` names.

    Raises UnreadableError when `SELFCARE_NOW` is no ISO instant with an offset, when the year is
    outside 1970 to 2200, or when a zone is 15 hours or more away from UTC.
    """
    fixed = os.environ.get("SELFCARE_NOW", "")
    name = "SELFCARE_NOW" if fixed else "The clock of this machine"
    zone = clean_line(os.environ.get("TZ", ""), 40)
    try:
        moment = _fixed_instant(fixed) if fixed else machine_now()
    except ValueError:
        raise _too_far(f"TZ={zone}") from None
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise UnreadableError(
            f"{name} is in the year {moment.year}. "
            f"It takes a year from {FIRST_YEAR} to {LAST_YEAR}."
        )
    if not _is_near(moment):
        raise _too_far(clean_line(fixed, 40) if fixed else f"TZ={zone}")
    try:
        near = _is_near(moment.astimezone())  # other days are read in the machine's zone
    except ValueError:
        near = False
    if not near:
        raise _too_far(f"TZ={zone}")
    return (lambda: moment) if fixed else machine_now


def _is_near(moment: datetime) -> bool:
    return abs(moment.utcoffset() or timedelta()) < FARTHEST


def _too_far(named: str) -> UnreadableError:
    return UnreadableError(
        f"I can't use {named}: no place is 15 hours away from UTC. "
        "A zone is named like TZ=Europe/Berlin."
    )


def machine_now() -> datetime:
    """The machine's own clock in its own zone; nothing else in the program reads it."""
    return datetime.now().astimezone()


def _fixed_instant(text: str) -> datetime:
    """The instant of a `SELFCARE_NOW`."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise UnreadableError(
            f"I can't read SELFCARE_NOW={clean_line(text, 40)}. "
            "It takes an instant such as 2026-11-22T21:00:00+01:00."
        )
    return moment


def local_instant(day: date, at: time, now: datetime) -> datetime:
    """A wall-clock time of a day as an aware instant, by the zone rules `now` was read in.

    A clock that carries the machine's own offset gets the machine's rules for that day (daylight
    saving); any other keeps its offset.

    Raises:
        UnreadableError: the clock goes forward over that time; with the two there are.
    """
    naive = datetime.combine(day, at)
    found = _instant(naive, now)
    if found.replace(tzinfo=None) == naive:
        return found
    # By the two offsets around it the same reading is an instant before or after.
    before, after = sorted((found, _instant(naive.replace(fold=1), now)))
    raise UnreadableError(
        f"{at:%H:%M} is not there on {long_day(day, now.date())}: the clock goes forward over it. "
        f"Write {before:%H:%M} or {after:%H:%M}."
    )


def span_hours(start: datetime, end: datetime) -> float:
    """Hours between two instants, by the instants and not by the wall."""
    return (end.astimezone(UTC) - start.astimezone(UTC)) / timedelta(hours=1)


def _instant(naive: datetime, now: datetime) -> datetime:
    if _is_machine_offset(now):
        return naive.astimezone()
    # There and back, so that a time the clock goes over comes out as the one it becomes.
    return naive.replace(tzinfo=now.tzinfo).astimezone(UTC).astimezone(now.tzinfo)


def _is_machine_offset(now: datetime) -> bool:
    return isinstance(now.tzinfo, timezone) and now.utcoffset() == now.astimezone().utcoffset()
