"""The statistics behind links, against the vectors of measures.md section 6 and slow twins."""

import math
import statistics

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfcare.core.correlation import (
    correlation,
    discoveries,
    effective_days,
    fisher,
    lag_one,
    rolling_median,
    same_direction,
    turns,
    weakest_visible,
    without_weekdays,
)

NAN = math.nan
MAYBE = st.lists(st.one_of(st.just(NAN), st.integers(0, 10).map(float)), max_size=60)


def test_effective_days_and_fisher_match_the_vector():
    """R .30, n 60, lag-1 .4 and .5: 40 effective days, z 1.882734, p .059736."""
    effective = effective_days(60, 0.4, 0.5)
    assert effective == pytest.approx(40.0, abs=1e-12)
    z, p = fisher(0.30, effective)
    assert z == pytest.approx(1.882734, abs=5e-7)
    assert p == pytest.approx(0.059736, abs=5e-7)


def test_naive_fisher_matches_the_vector():
    """The same with 60 independent days: z 2.336822, p .019448."""
    z, p = fisher(0.30, 60)
    assert z == pytest.approx(2.336822, abs=5e-7)
    assert p == pytest.approx(0.019448, abs=5e-7)


def test_opposite_memories_never_give_more_days_than_there_are():
    """n_eff is at most n."""
    assert effective_days(60, -0.5, 0.5) == 60


@pytest.mark.parametrize(("days", "weakest"), [(28, 0.51), (60, 0.35), (90, 0.29), (180, 0.21)])
def test_what_could_be_seen_matches_the_table(days, weakest):
    """tanh(2.80 / sqrt(n_eff - 3)) at 28, 60, 90 and 180 days."""
    assert weakest_visible(days) == pytest.approx(weakest, abs=0.005)


def test_three_effective_days_say_nothing():
    """No z, no p and no weakest link below more than three days."""
    assert fisher(0.9, 3) == (0.0, 1.0)
    assert weakest_visible(3) is None


def test_a_perfect_correlation_is_no_division_by_zero():
    """R of 1 and -1 have a finite z."""
    assert math.isfinite(fisher(1.0, 50)[0])
    assert math.isfinite(fisher(-1.0, 50)[0])


@given(MAYBE)
def test_rolling_median_agrees_with_the_plain_one(values):
    """Known values within seven days either side, in the plain words of statistics.median."""
    got = rolling_median(np.array(values, dtype=float))
    for place, middle in enumerate(got):
        near = [v for v in values[max(0, place - 7) : place + 8] if not math.isnan(v)]
        if near:
            assert middle == statistics.median(near)
        else:
            assert math.isnan(middle)


@given(st.lists(st.tuples(st.integers(0, 10), st.integers(0, 10)), min_size=2, max_size=40))
def test_correlation_agrees_with_the_standard_library(pairs):
    """Pearson's r, and 0 for a series that does not move."""
    x, y = (np.array(side, dtype=float) for side in zip(*pairs, strict=True))
    if len(set(x)) > 1 and len(set(y)) > 1:
        assert correlation(x, y) == pytest.approx(statistics.correlation(*zip(*pairs, strict=True)))
    else:
        assert correlation(x, y) == 0.0


def test_lag_one_is_the_textbook_estimator():
    """Products of neighbours over squares, about the one mean: -1/3 for 1 2 4 1."""
    assert lag_one(np.array([1.0, 2.0, 4.0, 1.0])) == pytest.approx(-2 / 6)
    assert lag_one(np.array([3.0, 3.0, 3.0])) == 0.0


def slow_turns(x, y):
    """Shift by shift with numpy.roll: the share, and the root mean square."""
    known = ~(np.isnan(x) | np.isnan(y))
    x, y = np.where(known, x, NAN), np.where(known, y, NAN)
    fits = []
    for k in range(4, len(x) - 3):
        moved = np.roll(y, -k)
        both = ~(np.isnan(x) | np.isnan(moved))
        if both.sum() >= 10:
            a, b = x[both] - x[known].mean(), moved[both] - y[known].mean()
            fits.append((abs(correlation(a, b)), both.sum()))
    seen = abs(correlation(x[known], y[known]))
    share = (1 + sum(fit >= seen - 1e-9 for fit, _ in fits)) / (1 + len(fits))
    size = math.sqrt(np.mean([fit**2 * days for fit, days in fits]))
    return len(fits), share, seen * math.sqrt(known.sum()) / size


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("unknown", [0.0, 0.3])
def test_all_shifts_at_once_agree_with_one_by_one(seed, unknown):
    """The Fourier transforms give what rolling the series by 4 to N - 4 days gives."""
    rng = np.random.default_rng(seed)
    length = 40 + 7 * seed
    x = rng.integers(0, 2, length).astype(float)
    y = np.round(x * (seed % 3) + rng.normal(0, 1, length))
    x[rng.random(length) < unknown] = NAN
    shifts, share, ratio = slow_turns(x, y)
    got = turns(x, y)
    assert shifts >= 9
    assert got.share == pytest.approx(share)
    assert got.chance == pytest.approx(2 * statistics.NormalDist().cdf(-ratio), abs=1e-9)


def test_without_gaps_there_are_n_minus_7_shifts():
    """Shifts of 4 to n - 4: a series that fits best unturned has the share 1 / (n - 6)."""
    rng = np.random.default_rng(1)
    x = rng.normal(0, 1, 50)
    assert turns(x, x).share == pytest.approx(1 / 44)


def test_too_few_days_or_shifts_say_nothing():
    """Share and chance are 1 then."""
    assert turns(np.arange(9.0), np.arange(9.0)).share == 1.0
    assert turns(np.arange(15.0), np.arange(15.0) % 2).chance == 1.0
    assert turns(np.zeros(40), np.arange(40.0)).share == 1.0


def test_a_weekly_rhythm_shared_by_both_is_no_rarity_among_the_shifts():
    """Gaps do not hide it: a shift by a week is one by the calendar."""
    rng = np.random.default_rng(2)
    x = np.array([1.0 if day % 7 >= 5 else 0.0 for day in range(140)])
    y = x * 2
    x[rng.random(140) < 0.2] = NAN
    assert turns(x, y).share > 0.10


def test_same_direction_asks_every_stretch():
    """One sign in each; a stretch that does not move is no agreement."""
    up, down, flat = np.arange(10.0), -np.arange(10.0), np.zeros(10)
    assert same_direction(np.tile(up, 2), np.tile(up, 2), 2)
    assert not same_direction(np.tile(up, 2), np.concatenate([up, down]), 2)
    assert not same_direction(np.tile(up, 2), np.concatenate([up, flat]), 2)


def test_without_weekdays_leaves_nothing_of_a_pure_weekly_rhythm():
    """Each weekday's mean goes."""
    weekdays = np.arange(30) % 7
    rhythm = weekdays.astype(np.float64) * 2
    assert np.allclose(without_weekdays(rhythm, weekdays), 0)


def test_discoveries_step_up():
    """Benjamini-Hochberg's own kind of case: a later one carries those before it."""
    assert discoveries([0.04, 0.9, 0.045, 0.2], 0.10) == [True, False, True, False]
    assert discoveries([0.04, 0.9, 0.06, 0.2], 0.10) == [False] * 4
    assert discoveries([], 0.10) == []


@given(st.lists(st.floats(0, 1), max_size=12), st.integers(0, 11))
def test_a_larger_p_never_brings_more_discoveries(chances, place):
    """So asking for the largest of three p values can only take links back."""
    if place < len(chances):
        raised = [*chances]
        raised[place] = (1 + raised[place]) / 2
        before, after = discoveries(chances, 0.10), discoveries(raised, 0.10)
        assert all(old or not new for old, new in zip(before, after, strict=True))
