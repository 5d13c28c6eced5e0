"""What is typical of a few numbers: the median, and a spread that single days do not move."""

import math
from collections.abc import Sequence

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
