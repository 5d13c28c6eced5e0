"""S, steadiness: how steady the week's rhythm was (measures.md section 5, step 2)."""

from collections.abc import Sequence

from msgspec import Struct

from selfcare.core.resilience.typical import clamp, mean
from selfcare.core.sleep import regularity


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
