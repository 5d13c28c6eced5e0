"""The sample diary: two invented years for demos, screenshots and workshops.

`sample_diary` is a function of the day and the seed alone. It holds everything a real diary runs
into: two returns after gaps, a holiday and an illness (both paused), a thin, a wide and a full week
(sample_weeks.py says which), the nights when the clocks change, names in other scripts, plans
that grew, and a link between walking and mood (sample_writer.py says how large).
"""

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from msgspec import Struct

from selfcare.content import sample_weeks as weeks
from selfcare.content.sample_habits import HABIT_COUNT, sample_habits
from selfcare.content.sample_writer import Writer
from selfcare.content.sample_zone import Zone, lived_in
from selfcare.core.model import CheckIn, Entry, Habit, Pause, Practice

SEED = 20261122


class SampleDiary(Struct, frozen=True):
    """Everything of the diary, by day; ids are 1 to n in each tuple."""

    today: date
    habits: tuple[Habit, ...]
    entries: tuple[Entry, ...]
    checkins: tuple[CheckIn, ...]
    pauses: tuple[Pause, ...]
    rests: tuple[tuple[int, date], ...]
    """(habit id, day)."""
    practices: tuple[Practice, ...]
    settings: tuple[tuple[str, str], ...]
    """(key, kept value)."""


def sample_diary(
    today: date, seed: int = SEED, *, tzinfo: Zone | None = UTC, now: datetime | None = None
) -> SampleDiary:
    """Two years that end on `today`, the same for the same day, seed and zone.

    Args:
        today: the last day of the diary, by the person's day start.
        seed: another seed is another diary of the same shape.
        tzinfo: where the person lives; sleep spans are in its local time. A plain offset is taken
            for the one of `today` in a place whose clocks change on the European days.
        now: nothing of today is written down later than this. None: today is over by evening.
    """
    writer = Writer(today, random.Random(seed), lived_in(tzinfo, today), now)  # noqa: S311 - a diary, not a secret
    monday = today - timedelta(days=today.weekday())
    habits = sample_habits(monday, tuple(writer.uid() for _ in range(HABIT_COUNT)))
    day = monday - timedelta(weeks=weeks.WEEKS)
    while day < monday:
        writer.write_past(day, (monday - day + timedelta(days=6)) // timedelta(weeks=1), habits)
        day += timedelta(days=1)
    while day < today:
        writer.write_known(day, weeks.PRESENT_WEEK[day.weekday()], {})
        day += timedelta(days=1)
    writer.write_known(today, weeks.TODAY, weeks.TODAY_TIMES)
    return SampleDiary(
        today=today,
        habits=habits,
        entries=tuple(writer.entries),
        checkins=tuple(writer.checkins),
        pauses=tuple(_pauses(monday)),
        rests=tuple(writer.rests),
        practices=tuple(writer.practices),
        settings=(("region", "IE"),),
    )


def _pauses(monday: date) -> Iterator[Pause]:
    for number, (span, reason) in enumerate(
        ((weeks.HOLIDAY, "by the sea"), (weeks.ILLNESS, "flu")), start=1
    ):
        first = monday - timedelta(weeks=span.week) + timedelta(days=span.weekday)
        yield Pause(number, None, first, first + timedelta(days=span.days - 1), reason)
