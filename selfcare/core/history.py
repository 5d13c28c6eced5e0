"""What a habit's figures are computed from, as frozen values.

The diary keeps one `HabitHistory` for each habit in memory and replaces it when that habit
changes; `Frame` is what all habits share. Status, runs, strength and summaries are functions of
the two and of nothing else.
"""

from collections.abc import Hashable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from typing import Any, NamedTuple

from msgspec import Struct, field

from selfcare.core.model import Entry, Habit, Pause, compared, rounded


class HabitHistory(Struct, frozen=True, dict=True):
    """One habit and everything said about it."""

    habit: Habit
    totals: Mapping[date, float] = field(default_factory=dict)
    """The total of each day that has an entry, as `core/totals.py` derives it: overlapping spans
    count once, hours are whole minutes. A day without an entry is absent."""
    rests: AbstractSet[date] = frozenset()
    pauses: tuple[Pause, ...] = ()
    """Its own pauses and those for every habit."""
    hidden_from: date | None = None
    """Its area is hidden from this day on (a break from tracking it). None: shown."""
    first_entry: date | None = None
    """The day of its first entry, where it is known without `totals`, which may be a window of
    weeks. None: the first of them."""
    rest_notes: Mapping[date, str] = field(default_factory=dict)
    """What a person wrote beside a rest; a rest without words is absent."""

    @cached_property
    def memo(self) -> dict[Hashable, Any]:
        """What has been worked out from these values, so that a screen that asks again is quick.

        A history with other values begins with none.
        """
        return {}

    @property
    def first_day(self) -> date:
        """The day it began: creation, or its first entry if that is earlier."""
        created = self.habit.first_day
        first_entry = self.first_entry or min(self.totals, default=created)
        return min(first_entry, created)


class Frame(Struct, frozen=True):
    """What the figures of every habit share."""

    today: date
    """The current day by the person's day start."""
    closed_days: AbstractSet[date] = frozenset()
    """Closed days: said so, or over with a mood and at least one entry of any habit."""
    week_start: int = 0
    """0 Monday ... 6 Sunday."""
    forgiveness: bool = True


# A day's total: its entries' amounts added up, where the hours of overlapping spans count once.
#
# The rule is one of derivation: entries keep what was typed, and the file's own sums are corrected
# by `counted_twice` wherever they are read. It needs no unit: an entry counts in the share of its
# span that no earlier span of the day covers, so the order of logging does not matter.


class Span(NamedTuple):
    """An entry with a beginning and an end."""

    start: datetime
    """Aware."""
    end: datetime
    """Aware."""
    amount: float


def counted_twice(spans: Iterable[Span]) -> float:
    """What the spans of one day have too much when their amounts are added up."""
    twice = 0.0
    reached: datetime | None = None
    for begin, end, amount in sorted(
        (start.astimezone(UTC), end.astimezone(UTC), amount) for start, end, amount in spans
    ):
        if reached is not None and begin < end:
            covered = max(min(reached, end) - begin, timedelta())
            twice += amount * (covered / (end - begin))
        reached = end if reached is None else max(reached, end)
    return twice


def total_of(entries: Iterable[Entry]) -> float:
    """The total of one day's entries, at 6 decimals."""
    known = tuple(entries)
    spans = [
        Span(each.started_at, each.ended_at, each.amount)
        for each in known
        if each.started_at is not None and each.ended_at is not None
    ]
    return rounded(sum(each.amount for each in known) - counted_twice(spans))


def in_units(totals: dict[date, float], habit: Habit) -> dict[date, float]:
    """The totals of a habit's days by the unit of each day: hours to whole minutes."""
    if all(rule.unit != "h" for rule in habit.rules):
        return totals
    return {day: compared(total, habit.rule_on(day).unit) for day, total in totals.items()}
