"""H, holding up: mood for a week this stressful (measures.md section 5, step 4).

Resilience is how somebody does given the stress there is (Kalisch 2021), so mood is compared with
what the person's own days with that much stress are like, never with mood alone.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

from msgspec import Struct

from selfcare.core.resilience.typical import clamp, mean

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
