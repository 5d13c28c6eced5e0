"""The parts of the weekly index: practice, steadiness, recovery, holding."""

import math
from collections.abc import Iterable, Sequence
from datetime import date
from enum import Enum
from typing import NamedTuple

from msgspec import Struct

from selfcare.core.model import Area
from selfcare.core.sleep import regularity

# What is typical of a few numbers: the median, and a spread that single days do not move.


MAD_TO_SD = 1.4826
"""Turns a median absolute deviation into the SD of a normal distribution."""


def median(values: Sequence[float]) -> float:
    """The middle value, or the mean of the two in the middle. At least one value."""
    ordered = sorted(values)
    half, odd = divmod(len(ordered), 2)
    return ordered[half] if odd else (ordered[half - 1] + ordered[half]) / 2


def robust_spread(values: Sequence[float]) -> float:
    """1.4826 x the median absolute deviation from the median. At least one value."""
    middle = median(values)
    return MAD_TO_SD * median([abs(value - middle) for value in values])


def mean(values: Sequence[float]) -> float:
    """The mean, the same to the last digit in any order. At least one value."""
    return math.fsum(values) / len(values)


def clamp(value: float, low: float, high: float) -> float:
    """The value, or the bound it lies beyond."""
    return min(max(value, low), high)


# P, practice: how much of their own plan somebody did (measures.md section 5, step 1).
#
# A day that is not logged is unknown: the estimate fills it with the person's usual day, the low
# end with nothing, the high end with a full day. Shares are 0-1, parts 0-100.


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


# S, steadiness: how steady the week's rhythm was (measures.md section 5, step 2).


class Steadiness(Struct, frozen=True):
    """The part S, 0-100: the mean of what exists of its two figures."""

    value: float | None
    """None: neither figure exists."""
    nights: int
    """Nights of the week that have timing."""
    spread: float | None
    """The SD of mid-sleep in hours. None: fewer than 5 nights."""
    timing: float | None
    """`spread` as 0-100: half an hour or less is 100, two hours or more 0."""
    habits: int
    """Habits whose strength is known (14 updates or more)."""
    strength: float | None
    """100 x their mean corrected strength. None: no habit has one."""


def timing_score(spread: float) -> float:
    """100 x clamp((2 - SD in hours)/1.5, 0, 1).

    Source: measures.md section 5, step 2; a convention of our own.
    """
    return 100 * clamp((2 - spread) / 1.5, 0, 1)


def steadiness_of(middles: Sequence[float], strengths: Sequence[float]) -> Steadiness:
    """S from the week's mid-sleeps (hours) and the known corrected strengths (0-1).

    Source: measures.md section 5, step 2; regularity of sleep timing and habit strength (Lally
    2010, section 3), put together by a convention of our own.
    """
    spread = regularity(middles)
    timing = None if spread is None else timing_score(spread)
    strength = 100 * mean(strengths) if strengths else None
    figures = [figure for figure in (timing, strength) if figure is not None]
    return Steadiness(
        value=mean(figures) if figures else None,
        nights=len(middles),
        spread=spread,
        timing=timing,
        habits=len(strengths),
        strength=strength,
    )


# R, recovery: how soon somebody comes back after dips (measures.md section 5, step 3).
#
# Two sorts of dips (spells): a low spell of mood, and a lapse of the habits. The walk goes over the
# logged days of the 28 alone, so days that are not logged neither lengthen nor shorten a spell.


MOODS_FOR_BASELINE = 14
"""Moods in the 56 days before, for low spells to be seen at all."""
SMALLEST_SPREAD = 1.0
"""With very even moods one point less is no dip."""
SHORTEST_ONGOING = 3
"""Logged days before a spell that is still going on counts."""


class Turn(Enum):
    """What a logged day does to a spell."""

    STARTS = "starts"
    ENDS = "ends"
    NEITHER = "neither"


class MoodLine(NamedTuple):
    """The person's usual mood and where a low spell starts and ends."""

    usual: float
    """B: the median of the baseline."""
    spread: float
    """D: 1.4826 x MAD, at least 1."""

    @property
    def starts_below(self) -> float:
        """A low spell starts at a mood below this."""
        return self.usual - self.spread

    @property
    def ends_from(self) -> float:
        """It ends at the first logged mood of this or more."""
        return self.usual - 0.5 * self.spread

    def turn(self, mood: float) -> Turn:
        """What a mood does to a low spell."""
        if mood < self.starts_below:
            return Turn.STARTS
        return Turn.ENDS if mood >= self.ends_from else Turn.NEITHER


class Spell(Struct, frozen=True):
    """One dip that counts."""

    low_mood: bool
    """A low spell of mood; else a lapse of the habits."""
    first_day: date
    """Where it starts, or the first of the 28 days when it was open by then."""
    last_day: date | None
    """The day it ended. None: still going on."""
    days: int
    """tau: logged days from start to end; for one still going on, those it has had so far (k)."""
    points: float


class Recovery(Struct, frozen=True):
    """The part R, 0-100."""

    value: float | None
    """None: no dips to come back from."""
    line: MoodLine | None
    """None: fewer than 14 moods in the 56 days before, so low spells cannot be seen."""
    moods_before: int
    """Moods in those 56 days."""
    spells: tuple[Spell, ...]
    """Low spells, then lapses, each in the order of time; those that count."""


def mood_line(baseline: Sequence[float]) -> MoodLine | None:
    """B = median, D = max(1.4826 x MAD, 1) of the baseline moods; None for fewer than 14.

    Source: measures.md section 5, step 3; a convention of our own.
    """
    if len(baseline) < MOODS_FOR_BASELINE:
        return None
    return MoodLine(median(baseline), max(robust_spread(baseline), SMALLEST_SPREAD))


def points_for(tau: int) -> float:
    """max(0, 1 - (tau-1)/6): back on the next logged day is a whole point, after seven none.

    Source: measures.md section 5, step 3; a convention of our own.
    """
    return max(0.0, 1 - (tau - 1) / 6)


def spells_in(
    turns: Sequence[tuple[date, Turn]], first: date, *, open_before: bool, low_mood: bool
) -> list[Spell]:
    """The spells that count among the logged days of the 28, oldest first.

    `first` is day 1 of the 28 and `open_before` whether a spell was open when it began: it then
    counts from day 1, unless it ends on that very day. A spell that ends on the first logged day
    after its start has tau 1, also when day 1 itself is not logged. One still going on after k
    logged days is left out below 3 days and has the points of tau = k+1 from there.

    Source: measures.md section 5, step 3; a convention of our own.
    """
    found: list[Spell] = []
    start: tuple[int, date] | None = (0, first) if open_before else None
    if start and turns and turns[0] == (first, Turn.ENDS):
        start = None
    for index, (day, turn) in enumerate(turns):
        if start is None:
            if turn is Turn.STARTS:
                start = index, day
        elif turn is Turn.ENDS:
            tau = max(1, index - start[0])
            found.append(Spell(low_mood, start[1], day, tau, points_for(tau)))
            start = None
    if start is not None and (lasting := len(turns) - start[0]) >= SHORTEST_ONGOING:
        found.append(Spell(low_mood, start[1], None, lasting, points_for(lasting + 1)))
    return found


def recovery_score(points: Sequence[float]) -> float | None:
    """100 x (sum of points + 1.4)/(N + 2); None for no spell at all.

    Source: measures.md section 5, step 3; shrunk towards 70 as if two more spells had been seen.
    """
    return 100 * (sum(points) + 1.4) / (len(points) + 2) if points else None


# H, holding up: mood for a week this stressful (measures.md section 5, step 4).
#
# Resilience is how somebody does given the stress there is (Kalisch 2021), so mood is compared with
# what the person's own days with that much stress are like, never with mood alone.


DAYS_FOR_BASELINE = 14
"""Days with mood and stress in the 56 before the week."""
DAYS_IN_WEEK = 4
"""Days with mood and stress in the week."""


class MoodAndStress(NamedTuple):
    """One day that has both, 0-10."""

    mood: float
    stress: float


class Baseline(Struct, frozen=True):
    """The 56 days before: how mood goes with stress for this person."""

    days: int
    """n_b: days with both."""
    mood: float
    """m: mean mood."""
    stress: float
    """x: mean stress."""
    sxx: float
    """Sum of squares of stress about its mean."""
    sxy: float
    """Sum of products of stress and mood about their means."""
    syy: float
    """Sum of squares of mood about its mean."""

    @property
    def slope(self) -> float:
        """Beta = (Sxy-6)/(Sxx+20): what a point of stress does to mood, held near -0.3."""
        return (self.sxy - 6) / (self.sxx + 20)

    @property
    def scatter(self) -> float:
        """s: how far days lie from that line, in mood points, at least 0.5."""
        slope = self.slope
        squares = self.syy - 2 * slope * self.sxy + slope**2 * self.sxx
        return max(math.sqrt(max(squares, 0.0) / (self.days - 2)), 0.5)


class Holding(Struct, frozen=True):
    """The part H, 0-100."""

    value: float | None
    """None: too few days with mood and stress, in the week or before it."""
    error: float | None
    """SE: how far it may be off either way."""
    days: int
    """n: days of the week with both."""
    baseline: Baseline | None
    """None: fewer than 14 days with both in the 56 before."""
    baseline_days: int
    """Days with both in the 56 before."""
    above: float | None
    """mean(e): mood points above what the week's stress suggests."""
    z: float | None


def baseline_of(days: Sequence[MoodAndStress]) -> Baseline | None:
    """Means and sums of squares of the 56 days before; None for fewer than 14 days with both."""
    if len(days) < DAYS_FOR_BASELINE:
        return None
    mood = mean([day.mood for day in days])
    stress = mean([day.stress for day in days])
    return Baseline(
        days=len(days),
        mood=mood,
        stress=stress,
        sxx=math.fsum((day.stress - stress) ** 2 for day in days),
        sxy=math.fsum((day.stress - stress) * (day.mood - mood) for day in days),
        syy=math.fsum((day.mood - mood) ** 2 for day in days),
    )


def holding_of(
    baseline: Baseline | None, week: Sequence[MoodAndStress], baseline_days: int = 0
) -> Holding:
    """E = mood-(m+beta*(stress-x)); z = mean(e)/s*n/(n+3); H = clamp(70+15z, 0, 100).

    SE = 15 sqrt(n)/(n+3). Not scored without a baseline, or below 4 days in the week.

    Source: measures.md section 5, step 4, after the stressor reactivity score of Kalisch et al.
    2021; the constants are a convention of our own.
    """
    n = len(week)
    if baseline is None or n < DAYS_IN_WEEK:
        days = baseline_days if baseline is None else baseline.days
        return Holding(None, None, n, baseline, days, None, None)
    slope = baseline.slope
    above = mean(
        [day.mood - (baseline.mood + slope * (day.stress - baseline.stress)) for day in week]
    )
    z = above / baseline.scatter * n / (n + 3)
    return Holding(
        value=clamp(70 + 15 * z, 0, 100),
        error=15 * math.sqrt(n) / (n + 3),
        days=n,
        baseline=baseline,
        baseline_days=baseline.days,
        above=above,
        z=z,
    )
