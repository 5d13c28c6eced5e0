"""The clock that is passed in: the machine's own, or the one `SELFCARE_NOW` fixes."""

import os
from collections.abc import Callable
from datetime import date, datetime, time, timedelta, timezone

from selfcare.core.errors import UnreadableError
from selfcare.core.text import clean_line

Clock = Callable[[], datetime]
"""Gives the current instant as an aware local time."""


def system_clock() -> Clock:
    """The machine's clock in its own zone, or the instant that `SELFCARE_NOW` names.

    Raises UnreadableError when `SELFCARE_NOW` is no ISO instant with an offset.
    """
    fixed = os.environ.get("SELFCARE_NOW", "")
    if not fixed:
        return lambda: datetime.now().astimezone()
    try:
        moment = datetime.fromisoformat(fixed)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise UnreadableError(
            f"I can't read SELFCARE_NOW={clean_line(fixed, 40)}. "
            "It takes an instant such as 2026-11-22T21:00:00+01:00."
        )
    return lambda: moment


def local_instant(day: date, at: time, now: datetime) -> datetime:
    """A wall-clock time of a day as an aware instant, by the zone rules `now` was read in.

    A clock that carries a plain offset from the machine gets the machine's own rules for that day
    (daylight saving); the fixed clock of `SELFCARE_NOW` keeps its offset.
    """
    naive = datetime.combine(day, at)
    if os.environ.get("SELFCARE_NOW") or not _is_machine_offset(now):
        return naive.replace(tzinfo=now.tzinfo)
    return naive.astimezone()


def span_hours(start: datetime, end: datetime) -> float:
    """Hours between two instants, by the instants and not by the wall."""
    return (end - start) / timedelta(hours=1)


def _is_machine_offset(now: datetime) -> bool:
    return isinstance(now.tzinfo, timezone) and now.utcoffset() == now.astimezone().utcoffset()
