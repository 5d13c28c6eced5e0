"""Sleep timing: mid-sleep, regularity, the Sleep Regularity Index and social jetlag.

Conventions (measures.md section 4): a night belongs to the calendar day of waking. Its length comes
from the instants, its place from the local clock, in hours after the noon before the day of waking
(23:00-07:00 has its middle at 15.0). A night given as a number of hours has no timing. A free night
is one whose day of waking is no work day. Nothing here is compared with other people.
"""

import math
from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta

from msgspec import Struct

from selfcare.core.model import Entry
from selfcare.core.values import replace

NIGHTS_FOR_REGULARITY = 5
"""Nights with timing before a regularity is told."""
FAIRLY_REGULAR = 60
"""Minutes of spread up to which nights are "fairly regular"; a convention of our own."""
WORK_NIGHTS, FREE_NIGHTS = 3, 2
"""Nights of each sort before a social jetlag is told."""
WORK_DAYS = frozenset(range(5))
"""Monday to Friday, unless the person says otherwise."""

_DAY_MINUTES = 1440
_PAIRS_FOR_INDEX = 5 * _DAY_MINUTES


class Night(Struct, frozen=True):
    """One night's sleep."""

    day: date
    """The day it belongs to: the calendar day of waking."""
    hours: float
    """How long, from the instants, or as it was typed."""
    started_at: datetime | None = None
    """Aware local time. None, with `ended_at`: a number of hours without timing."""
    ended_at: datetime | None = None
    naps: tuple[tuple[datetime, datetime], ...] = ()
    """The other spans of the day, which the SRI counts as asleep too."""

    @property
    def noon_before(self) -> datetime | None:
        """The noon before the calendar day of waking, as the wall clock reads. None: no timing."""
        if self.started_at is None or self.ended_at is None:
            return None
        return datetime.combine(_wall(self.ended_at).date() - timedelta(days=1), time(12))

    @property
    def bedtime(self) -> float | None:
        """When it began, in hours after the noon before. None: no timing."""
        noon = self.noon_before
        if noon is None or self.started_at is None:
            return None
        return (_wall(self.started_at) - noon) / timedelta(hours=1)

    @property
    def mid_sleep(self) -> float | None:
        """Its middle in hours after the noon before: bedtime + length/2. None: no timing."""
        bedtime = self.bedtime
        return None if bedtime is None else bedtime + self.hours / 2


def night_of(entry: Entry) -> Night:
    """The night an entry of a sleep habit (unit h) tells of; timing when it has a span."""
    start, end = entry.started_at, entry.ended_at
    if start is None or end is None:
        return Night(entry.day, entry.amount)
    # Two times of one zone subtract as wall clocks; a night over a clock change needs instants.
    length = end.astimezone(UTC) - start.astimezone(UTC)
    return Night(entry.day, length / timedelta(hours=1), start, end)


def nights_of(entries: Iterable[Entry]) -> dict[date, Night]:
    """The night of each day: its longest span. Entries without a span make no night.

    Of spans of one length the earlier one counts, so that the order of logging does not matter.
    """
    spans = [
        night_of(entry)
        for entry in entries
        if entry.started_at is not None and entry.ended_at is not None
    ]
    spans.sort(key=lambda night: (night.hours, -(night.bedtime or 0.0)))
    longest = {night.day: night for night in spans}
    naps: dict[date, list[tuple[datetime, datetime]]] = {}
    for night in spans:
        if night is not longest[night.day] and night.started_at and night.ended_at:
            naps.setdefault(night.day, []).append((night.started_at, night.ended_at))
    return {
        day: replace(night, naps=tuple(sorted(naps[day]))) if day in naps else night
        for day, night in longest.items()
    }


def mid_sleeps(nights: Iterable[Night]) -> list[float]:
    """The middles of those nights that have timing, in hours after the noon before."""
    return [middle for night in nights if (middle := night.mid_sleep) is not None]


def regularity(middles: Sequence[float]) -> float | None:
    """The sample SD (n-1) of mid-sleep in hours; None for fewer than 5 nights.

    Source: measures.md section 4; the SD of sleep timing is the usual figure of sleep research,
    the bound of 60 minutes for "fairly regular" is a convention of our own.
    """
    if len(middles) < NIGHTS_FOR_REGULARITY:
        return None
    mean = math.fsum(middles) / len(middles)
    return math.sqrt(math.fsum((each - mean) ** 2 for each in middles) / (len(middles) - 1))


def fairly_regular(spread: float) -> bool:
    """Whether a spread in hours is at most 60 minutes."""
    return spread * 60 <= FAIRLY_REGULAR


def sleep_regularity_index(nights: Iterable[Night]) -> float | None:
    """The SRI: -100 + 200 x the share of minute pairs 24 h apart in the same state.

    A night with timing makes known the 24 hours from noon to noon around it, and its own span and
    naps, all of them asleep.
    Pairs with an unknown side are skipped; None with fewer than 5 days' worth of pairs.

    Source: Phillips et al. 2017, "Irregular sleep/wake patterns are associated with poorer
    academic performance and delayed circadian and sleep/wake timing", Scientific Reports 7:3216.
    """
    spans: list[tuple[datetime, int, int]] = []
    windows: list[datetime] = []
    for night in nights:
        if (noon := night.noon_before) is None:
            continue
        windows.append(noon)
        spans.append((noon, round((night.bedtime or 0.0) * 60), round(night.hours * 60)))
        for start, end in night.naps:
            begun = round((_wall(start) - noon) / timedelta(minutes=1))
            length = (end.astimezone(UTC) - start.astimezone(UTC)) / timedelta(minutes=1)
            spans.append((noon, begun, round(length)))
    if not spans:
        return None
    origin = min(noon + timedelta(minutes=min(0, bed)) for noon, bed, _ in spans)
    # One bit a minute: comparing all days at once is one shift and one exclusive or.
    asleep = known = 0
    for noon, bed, length in spans:
        offset = (noon - origin) // timedelta(minutes=1)
        span = ((1 << length) - 1) << (offset + bed)
        asleep |= span
        known |= span
    for noon in windows:
        known |= ((1 << _DAY_MINUTES) - 1) << (noon - origin) // timedelta(minutes=1)
    pairs = known & (known >> _DAY_MINUTES)
    count = pairs.bit_count()
    if count < _PAIRS_FOR_INDEX:
        return None
    same = (pairs & ~(asleep ^ (asleep >> _DAY_MINUTES))).bit_count()
    return -100 + 200 * same / count


def shorter_arc(start: float, end: float) -> float:
    """From one clock time to another in hours by the shorter way round: -12 up to, not with, 12."""
    return (end - start + 12) % 24 - 12


def social_jetlag(nights: Iterable[Night], work_days: Collection[int] = WORK_DAYS) -> float | None:
    """Mean mid-sleep on free days minus on work days, in hours by the shorter signed arc.

    `work_days` are weekdays, 0 Monday ... 6 Sunday. None with fewer than 2 free or 3 work nights.

    Source: Wittmann et al. 2006, "Social jetlag: misalignment of biological and social time",
    Chronobiology International 23:497-509.
    """
    work: list[float] = []
    free: list[float] = []
    for night in nights:
        middle = night.mid_sleep
        if middle is not None:
            (work if night.day.weekday() in work_days else free).append(middle)
    if len(work) < WORK_NIGHTS or len(free) < FREE_NIGHTS:
        return None
    return shorter_arc(math.fsum(work) / len(work), math.fsum(free) / len(free))


def _wall(moment: datetime) -> datetime:
    return moment.replace(tzinfo=None)
