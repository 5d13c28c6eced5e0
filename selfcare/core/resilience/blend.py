"""The index from its four parts, with its range, its word and how it compares (steps 5 to 7).

Figures stay unrounded here; `half_up` makes the whole numbers that screens print.
"""

import math
from bisect import bisect_right
from collections.abc import Sequence

from msgspec import Struct

from selfcare.core.resilience.typical import clamp, mean, median, robust_spread

WEIGHTS = (0.40, 0.20, 0.20, 0.20)
"""Practice, steadiness, recovery, holding up."""
NARROWEST = 3.0
"""The range reaches at least this far to either side."""
WIDE = 25.0
"""A range wider than this is shown without the number."""
WEEKS_BACK = 8
"""Earlier weeks looked at for the usual."""
WEEKS_FOR_USUAL = 4
"""Scored ones among them, for there to be a usual."""
LEVELS = (25, 50, 75)
"""Of the rounded index: from each of them on a week has another word."""


class Blend(Struct, frozen=True):
    """The index with everything said about it."""

    index: float
    """0-100, unrounded."""
    low: float
    high: float
    raw_low: float
    """The low end before "at least 3 points, within 0-100"."""
    raw_high: float
    level: int
    """How many of `LEVELS` are reached, 0 to 3: "a steady week" is 2."""
    borderline: bool
    """Whether another fair way of adding the parts gives another word."""
    equal: float
    """The index with equal weights."""
    geometric: float
    """The index as a weighted geometric mean."""

    @property
    def wide(self) -> bool:
        """Whether the range is shown without the number."""
        return round(self.high - self.low, 9) > WIDE


class Usual(Struct, frozen=True):
    """How the week compares with the person's own earlier weeks."""

    side: int
    """0 about the usual, 1 higher, -1 lower."""
    median: float
    spread: float
    """1.4826 x MAD, at least 5."""
    z: float
    weeks: int
    """Earlier scored weeks."""


def half_up(value: float) -> int:
    """The nearest whole number, halves up: what screens print."""
    return math.floor(round(value, 9) + 0.5)


def level_of(index: float) -> int:
    """How many of `LEVELS` the rounded index reaches."""
    return bisect_right(LEVELS, half_up(index))


def weighted_mean(parts: Sequence[float | None]) -> float:
    """sum(w*part)/sum(w) over the scored parts, in the order of `WEIGHTS`; one is scored."""
    pairs = _scored(parts)
    return math.fsum(w * part for w, part in pairs) / math.fsum(w for w, _ in pairs)


def geometric_mean(parts: Sequence[float | None]) -> float:
    """The weighted geometric mean of the scored parts, each taken as at least 10."""
    pairs = _scored(parts)
    logs = math.fsum(w * math.log(max(part, 10.0)) for w, part in pairs)
    return math.exp(logs / math.fsum(w for w, _ in pairs))


def blend(
    practice: tuple[float, float, float],
    steadiness: float | None,
    recovery: float | None,
    holding: tuple[float, float] | None,
) -> Blend:
    """I = sum(w*part)/sum(w), its range and its level.

    `practice` is P, P_lo, P_hi; `holding` H and its SE; None for a part that is not scored. The
    range takes P_lo and H-SE, to P_hi and H+SE; at least 3 points to either side, within 0-100.

    Source: measures.md section 5, steps 5 and 6; the weights and words are conventions of our own.
    """
    value, least, most = practice
    held, error = holding or (None, 0.0)
    parts = (value, steadiness, recovery, held)
    index = weighted_mean(parts)
    raw_low = weighted_mean((least, steadiness, recovery, None if held is None else held - error))
    raw_high = weighted_mean((most, steadiness, recovery, None if held is None else held + error))
    equal = mean([part for part in parts if part is not None])
    geometric = geometric_mean(parts)
    level = level_of(index)
    return Blend(
        index=index,
        low=clamp(min(raw_low, index - NARROWEST), 0, 100),
        high=clamp(max(raw_high, index + NARROWEST), 0, 100),
        raw_low=raw_low,
        raw_high=raw_high,
        level=level,
        borderline=level_of(equal) != level or level_of(geometric) != level,
        equal=equal,
        geometric=geometric,
    )


def usual_of(index: float, low: float, high: float, earlier: Sequence[float]) -> Usual | None:
    """Z = (I-median)/max(1.4826 x MAD, 5) against the scored ones of the 8 weeks before.

    |z| below 1.5, or a range that covers the median, is "about your usual". None below 4 weeks.

    Source: measures.md section 5, step 7; a convention of our own.
    """
    if len(earlier) < WEEKS_FOR_USUAL:
        return None
    middle, spread = median(earlier), max(robust_spread(earlier), 5.0)
    z = (index - middle) / spread
    about = abs(z) < 1.5 or low <= middle <= high
    return Usual(0 if about else 1 if z > 0 else -1, middle, spread, z, len(earlier))


def _scored(parts: Sequence[float | None]) -> list[tuple[float, float]]:
    return [(w, part) for w, part in zip(WEIGHTS, parts, strict=True) if part is not None]
