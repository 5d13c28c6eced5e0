"""The clock of the sample diary's person: real daylight saving, wherever the demo runs."""

from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

from dateutil.relativedelta import SU, relativedelta
from dateutil.tz import tzrange

Zone = tzinfo
"""A time zone, under a name that leaves `tzinfo` to arguments."""
_HOUR = timedelta(hours=1)
_FARTHEST_EAST = timedelta(hours=14)


def lived_in(zone: tzinfo | None, today: date) -> tzinfo:
    """The zone itself, or, for a plain offset, a European zone that has this offset on `today`.

    A machine gives its present offset and not its rules; the diary wants nights in which the
    clocks change, on the last Sundays of March and October at 01:00 UTC. Kiribati, the farthest
    east there is, has no hour left for a summer.
    """
    if zone is not None and not isinstance(zone, timezone):
        return zone
    offset = (zone or UTC).utcoffset(None) or timedelta()
    if offset >= _FARTHEST_EAST:
        return timezone(offset)
    noon = datetime(today.year, today.month, today.day, 12, tzinfo=UTC)
    as_winter = _european(offset)
    return as_winter if not noon.astimezone(as_winter).dst() else _european(offset - _HOUR)


def _european(standard: timedelta) -> tzinfo:
    hours = 1 + standard // _HOUR
    return tzrange(
        "standard",
        standard,
        "summer",
        standard + _HOUR,
        start=relativedelta(hours=hours, month=3, day=31, weekday=SU(-1)),
        end=relativedelta(hours=hours, month=10, day=31, weekday=SU(-1)),
    )
