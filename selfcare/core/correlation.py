"""The statistics behind links: two daily series of one person, with days that are not known.

Conventions: an array has one place for each calendar day of a span, NaN where a value is unknown.
Every function takes and gives plain floats or such arrays, and none knows what they stand for.
numpy costs 70 ms to import, so each function that needs it imports it itself.

Gaps. Trend and rhythm belong to the calendar, so the rolling median and the circular shifts go by
calendar days: a shift by a week stays a shift by a week although some days are unknown. How much
a value says that the one before it did not say already belongs to the series as it was observed,
so the autocorrelation and the halves go by the known days in their order. Where no day is
unknown the two are the same.
"""

import math
from collections.abc import Sequence
from statistics import NormalDist
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

WINDOW = 15
"""Days of the rolling median, the day itself in the middle."""
NEAREST_SHIFT = 4
"""The least days of a circular shift, forwards or backwards round the span."""
LEAST_OVERLAP = 10
"""A shift is looked at when at least this many days still have both values."""
LEAST_SHIFTS = 9
"""With fewer no share of .10 can be reached."""
VISIBLE = 2.80
"""Standard errors at which a link is seen four times in five (1.96 + 0.84)."""
WEEKDAY_MEANS = 6
"""What taking out seven weekday means costs beyond the one mean every correlation takes out."""


def rolling_median(values: "Floats") -> "Floats":
    """The median of the known values within seven calendar days either side; NaN if none is."""
    import numpy as np  # noqa: PLC0415 - see the module

    if not len(values):
        return values
    half = WINDOW // 2
    padded = np.concatenate([np.full(half, np.nan), values, np.full(half, np.nan)])
    windows = np.sort(np.lib.stride_tricks.sliding_window_view(padded, WINDOW), axis=1)
    known = np.count_nonzero(~np.isnan(windows), axis=1)
    rows = np.arange(len(values))
    # NaN sorts last, so the middle of the known ones is found by counting them.
    low, high = np.maximum(known - 1, 0) // 2, known // 2
    middle: Floats = (windows[rows, low] + windows[rows, np.minimum(high, WINDOW - 1)]) / 2
    return middle


def correlation(x: "Floats", y: "Floats") -> float:
    """Pearson's r of two series without unknown values; 0 when one of them does not move."""
    if len(x) < 2:
        return 0.0
    a, b = x - x.mean(), y - y.mean()
    spread = math.sqrt(float(a @ a) * float(b @ b))
    return float(a @ b) / spread if spread > 1e-12 else 0.0


def lag_one(values: "Floats") -> float:
    """The lag-1 autocorrelation of a series without unknown values; 0 when it does not move."""
    centred = values - values.mean()
    square = float(centred @ centred)
    return float(centred[:-1] @ centred[1:]) / square if square > 1e-12 else 0.0


def effective_days(days: int, first: float, second: float) -> float:
    """How many independent days `days` are worth, given both lag-1 autocorrelations.

    n (1 - r1x r1y) / (1 + r1x r1y), never more than n (Bartlett 1935; measures.md section 6).
    """
    shared = first * second
    return min(float(days), days * (1 - shared) / (1 + shared))


def fisher(r: float, effective: float) -> tuple[float, float]:
    """Fisher's z = atanh(r) sqrt(n_eff - 3) and its two-sided p; (0, 1) when n_eff <= 3."""
    if effective <= 3:
        return 0.0, 1.0
    bounded = max(-1 + 1e-12, min(1 - 1e-12, r))
    z = math.atanh(bounded) * math.sqrt(effective - 3)
    return z, 2 * NormalDist().cdf(-abs(z))


def weakest_visible(effective: float) -> float | None:
    """The weakest correlation that would show four times in five. None: not even a full one."""
    return math.tanh(VISIBLE / math.sqrt(effective - 3)) if effective > 3 else None


class Turns(Struct, frozen=True):
    """How two series fit when one is turned round the calendar against the other."""

    share: float = 1.0
    """(1 + shifts that fit as well) / (1 + shifts)."""
    chance: float = 1.0
    """Two-sided p of the observed fit beside the root mean square of the shifted ones."""


def turns(x: "Floats", y: "Floats") -> Turns:
    """All shifts of 4 to N - 4 of the N days at once, by Fourier transforms.

    Unknown places are NaN. A shift keeps the days that have both values after it, and is left out
    below 10 of them. The share compares correlations as they are; for the mean square each is
    weighed by the root of its days. With fewer than 9 shifts, or 10 days, nothing can be said.
    """
    import numpy as np  # noqa: PLC0415 - see the module

    known = ~(np.isnan(x) | np.isnan(y))
    count, length = int(known.sum()), len(x)
    if count < LEAST_OVERLAP:
        return Turns()
    first = np.where(known, x - x[known].mean(), 0.0)
    second = np.where(known, y - y[known].mean(), 0.0)
    mask = known.astype(np.float64)
    m, f, s, ff, ss = (np.fft.rfft(each) for each in (mask, first, second, first**2, second**2))

    def turned(one: "NDArray[np.complex128]", other: "NDArray[np.complex128]") -> "Floats":
        return np.fft.irfft(np.conj(one) * other, length)

    days = np.rint(turned(m, m))
    sum_x, sum_y = turned(f, m), turned(m, s)
    spread = (days * turned(ff, m) - sum_x**2) * (days * turned(m, ss) - sum_y**2)
    fit = np.zeros(length)
    np.divide(
        np.abs(days * turned(f, s) - sum_x * sum_y),
        np.sqrt(np.abs(spread)),
        out=fit,
        where=spread > 1e-6,
    )
    usable = days >= LEAST_OVERLAP
    usable[:NEAREST_SHIFT] = usable[length - NEAREST_SHIFT + 1 :] = False
    shifts = int(np.count_nonzero(usable))
    if shifts < LEAST_SHIFTS or not fit[usable].any():
        return Turns()
    size = math.sqrt(float(np.mean(fit[usable] ** 2 * days[usable])))
    observed = abs(correlation(x[known], y[known]))
    # The transforms round: what fits equally well counts as such.
    as_well = int(np.count_nonzero(fit[usable] >= observed - 1e-9))
    chance = 2 * NormalDist().cdf(-observed * math.sqrt(count) / size)
    return Turns((1 + as_well) / (1 + shifts), chance)


def same_direction(x: "Floats", y: "Floats", parts: int) -> bool:
    """Whether the link has one sign in each of `parts` equal stretches of the known days."""
    import numpy as np  # noqa: PLC0415 - see the module

    pieces = zip(np.array_split(x, parts), np.array_split(y, parts), strict=True)
    signs = {math.copysign(1, r) if r else 0.0 for r in (correlation(a, b) for a, b in pieces)}
    return len(signs) == 1 and 0.0 not in signs


def without_weekdays(values: "Floats", weekdays: "NDArray[np.int64]") -> "Floats":
    """The series less the mean of each weekday (0 to 6, one for each value)."""
    import numpy as np  # noqa: PLC0415 - see the module

    sums = np.bincount(weekdays, weights=values, minlength=7)
    counts = np.maximum(np.bincount(weekdays, minlength=7), 1)
    means: Floats = sums / counts
    return values - means[weekdays]


def discoveries(chances: Sequence[float], rate: float) -> list[bool]:
    """Which of several p values stand when at most `rate` of those that do may be chance.

    The step-up rule of Benjamini and Hochberg (1995).
    """
    order = sorted(range(len(chances)), key=chances.__getitem__)
    limit = -1.0
    for rank, place in enumerate(order, 1):
        if chances[place] <= rate * rank / len(order):
            limit = chances[place]
    return [chance <= limit for chance in chances]
