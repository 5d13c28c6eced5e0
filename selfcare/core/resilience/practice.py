"""P, practice: how much of their own plan somebody did (measures.md section 5, step 1).

A day that is not logged is unknown: the estimate fills it with the person's usual day, the low end
with nothing, the high end with a full day. Shares are 0-1, parts 0-100.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from msgspec import Struct

from selfcare.core.model import Area
from selfcare.core.resilience.typical import mean


class Share(NamedTuple):
    """How much of a goal was done, 0-1, with the ends it may have."""

    estimate: float
    low: float
    high: float


class HabitPractice(Struct, frozen=True):
    """One habit in one week: what was asked for, what is known, what follows."""

    habit_id: int
    name: str
    """As the person wrote it: clean it before it is shown."""
    area: Area
    unit: str
    by_amount: bool
    """Whether `goal` and `done` are amounts in `unit`, not days."""
    goal: float
    """G: the planned units; of the running week so far."""
    done: float
    """S: days that showed up, or the amount."""
    known: int
    """n: days asked for with a status other than unlogged."""
    unknown: int
    """u: days asked for that are not logged."""
    usual: float | None
    """b: what a usual day brings. None: nothing is known of one."""
    usual_before: bool
    """Whether `usual` comes from the four weeks before, not from this week's own logged days."""
    cap: float
    """The most an unknown day is taken to bring."""
    share: Share | None
    """None: not scored."""


class AreaPractice(Struct, frozen=True):
    """One area in one week: the mean of its scored habits."""

    area: Area
    share: Share | None
    """None: none of its habits is scored."""
    habits: tuple[HabitPractice, ...]


class Practice(Struct, frozen=True):
    """The part P, 0-100."""

    value: float | None
    """None: no area is scored."""
    low: float | None
    high: float | None
    areas: tuple[AreaPractice, ...]

    @property
    def scored_areas(self) -> int:
        """Areas with at least one scored habit."""
        return sum(area.share is not None for area in self.areas)

    @property
    def habits(self) -> tuple[HabitPractice, ...]:
        """The habits of all areas."""
        return tuple(habit for area in self.areas for habit in area.habits)


def is_scored(goal: float, asked: int, unknown: int) -> bool:
    """Whether enough is known: at most 3/7 of the days asked for unlogged, and something asked."""
    return goal > 0 and asked > 0 and 7 * unknown <= 3 * asked


def most_a_day(goal: float, *, by_amount: bool) -> float:
    """What an unknown day may bring at most: 1 for day counts, G/5 for amounts."""
    return goal / 5 if by_amount else 1.0


def share_of(goal: float, done: float, unknown: int, usual: float, cap: float) -> Share:
    """min(1, (S+u*b)/G) with its low end min(1, S/G) and its high end min(1, (S+u*cap)/G).

    The high end is never below the estimate. `goal` > 0.

    Source: measures.md section 5, step 1; a convention of our own.
    """
    estimate = min(1.0, (done + unknown * usual) / goal)
    low = min(1.0, done / goal)
    return Share(estimate, low, max(estimate, min(1.0, (done + unknown * cap) / goal)))


def mean_share(shares: Sequence[Share]) -> Share | None:
    """The mean of each end. None of nothing."""
    if not shares:
        return None
    return Share(*(mean(ends) for ends in zip(*shares, strict=True)))


def practice_of(habits: Iterable[HabitPractice]) -> Practice:
    """P, P_lo, P_hi = 100 x the mean over scored areas; an area is the mean of its scored habits.

    Source: measures.md section 5, step 1; a convention of our own.
    """
    by_area: dict[Area, list[HabitPractice]] = {}
    for habit in habits:
        by_area.setdefault(habit.area, []).append(habit)
    areas = tuple(
        AreaPractice(
            area,
            mean_share([each.share for each in by_area[area] if each.share is not None]),
            tuple(by_area[area]),
        )
        for area in Area
        if area in by_area
    )
    whole = mean_share([area.share for area in areas if area.share is not None])
    if whole is None:
        return Practice(None, None, None, areas)
    return Practice(100 * whole.estimate, 100 * whole.low, 100 * whole.high, areas)
