"""What a habit's figures are computed from, as frozen values.

The service keeps one `HabitHistory` for each habit in memory and replaces it when that habit
changes; `Frame` is what all habits share. Status, runs, strength and summaries are functions of
the two and of nothing else.
"""

from collections.abc import Hashable, Mapping
from collections.abc import Set as AbstractSet
from datetime import date
from functools import cached_property
from typing import Any

from msgspec import Struct, field

from selfcare.core.model import Habit, Pause


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
