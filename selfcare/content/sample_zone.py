"""The clock of the sample diary's person: real daylight saving, wherever the demo runs."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import cache

from msgspec import Struct

_HOUR = timedelta(hours=1)
_LAST_WITH_SUMMER = timedelta(hours=13)
"""Farther east an hour more would lie beyond all that the file can keep."""


class Place(Struct, frozen=True):
    """Somewhere whose clocks change on the European days; the offsets are those from UTC."""

    winter: timedelta
    summer: timedelta

    def local(self, instant: datetime) -> datetime:
        """An instant on the wall, its offset written out, so that differences are real time."""
        return instant.astimezone(timezone(self._offset(instant)))

    def instant(self, day: date, at: time) -> datetime:
        """When the wall shows a time, in UTC."""
        read = datetime.combine(day, at, UTC)
        return read - self._offset(read - self.winter)

    def _offset(self, instant: datetime) -> timedelta:
        begins, ends = _summer_of(instant.year)
        return self.summer if begins <= instant < ends else self.winter


def place_of(now: datetime) -> Place:
    """A place that has the offset of `now`.

    A machine gives its present offset and not its rules; the diary wants nights in which the
    clocks change.
    """
    offset = now.utcoffset() or timedelta()
    begins, ends = _summer_of(now.year)
    if begins <= now < ends:
        return Place(offset - _HOUR, offset)
    return Place(offset, offset + _HOUR if offset <= _LAST_WITH_SUMMER else offset)


@cache
def _summer_of(year: int) -> tuple[datetime, datetime]:
    """From the last Sunday of March to that of October, at 01:00 UTC."""
    march, october = date(year, 3, 31), date(year, 10, 31)
    begins = march - timedelta(days=march.isoweekday() % 7)
    ends = october - timedelta(days=october.isoweekday() % 7)
    return datetime.combine(begins, time(1), UTC), datetime.combine(ends, time(1), UTC)
