"""Two things measured side by side: the ratio of each pair, its median and its quartiles.

Runs are interleaved (A B, then B A, ...), so that a machine that slows down slows both. One pair
before them warms the caches and is not counted.
"""

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median, quantiles

Measure = Callable[[], float]
"""Runs something once and gives the seconds it took."""


@dataclass(frozen=True, slots=True)
class Spread:
    """Figures of several runs: the middle, the quartiles, and what 95 of 100 stay below."""

    low: float
    middle: float
    high: float
    most: float
    runs: int


def spread(figures: list[float]) -> Spread:
    """The spread of at least one figure."""
    if len(figures) < 2:
        return Spread(figures[0], figures[0], figures[0], figures[0], len(figures))
    twentieths = quantiles(figures, n=20, method="inclusive")
    return Spread(twentieths[4], median(figures), twentieths[14], twentieths[18], len(figures))


@dataclass(frozen=True, slots=True)
class Pair:
    """Ours against a reference, in seconds, and the ratio of each pair of runs."""

    ours: Spread
    reference: Spread
    ratio: Spread


def side_by_side(ours: Measure, reference: Measure, runs: int) -> Pair:
    """Measure both `runs` times, in turn."""
    ours()
    reference()
    mine: list[float] = []
    theirs: list[float] = []
    for number in range(runs):
        if number % 2:
            theirs.append(reference())
            mine.append(ours())
        else:
            mine.append(ours())
            theirs.append(reference())
    ratios = [one / other for one, other in zip(mine, theirs, strict=True)]
    return Pair(spread(mine), spread(theirs), spread(ratios))
