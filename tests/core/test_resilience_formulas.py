"""RPI-1 on given figures: the worked weeks and every bound of measures.md section 5."""

from datetime import date, timedelta

import pytest

from selfcare.core.model import Area
from selfcare.core.resilience.measure import Blend, blend, half_up, level_of, usual_of
from selfcare.core.resilience.parts import (
    Baseline,
    HabitPractice,
    Holding,
    MoodAndStress,
    MoodLine,
    Practice,
    Share,
    Turn,
    baseline_of,
    holding_of,
    is_scored,
    median,
    mood_line,
    most_a_day,
    points_for,
    practice_of,
    recovery_score,
    share_of,
    spells_in,
    steadiness_of,
    timing_score,
)
from selfcare.words.week import WEEK_WORDS

BASELINE = Baseline(days=40, mood=6.2, stress=4.5, sxx=160, sxy=-72, syy=92)
AREAS = [Area.EXERCISE, Area.SLEEP, Area.MINDFULNESS, Area.CONNECTION, Area.EATING]
EARLIER = [62.0, 70.0, 66.0, 64.0, 68.0]
DAY = date(2026, 10, 26)


def practice(*figures: tuple[float, float, int, int, float | None]) -> Practice:
    """P from (G, S, n, u, b), one habit an area; the first is an amount."""
    habits = []
    for number, (goal, done, known, unknown, usual) in enumerate(figures):
        amount = number == 0
        cap = most_a_day(goal, by_amount=amount)
        scored = is_scored(goal, known + unknown, unknown)
        filled = done / known if usual is None else usual
        share = share_of(goal, done, unknown, filled, cap) if scored else None
        habits.append(
            HabitPractice(
                habit_id=number,
                name="h",
                area=AREAS[number],
                unit="min",
                by_amount=amount,
                goal=goal,
                done=done,
                known=known,
                unknown=unknown,
                usual=filled,
                usual_before=usual is not None,
                cap=cap,
                share=share,
            )
        )
    return practice_of(habits)


def in_order(part: Practice) -> list[Share | None]:
    """The shares in the order the habits were given."""
    return [habit.share for habit in sorted(part.habits, key=lambda habit: habit.habit_id)]


def holding(moods: str, stresses: str) -> Holding:
    """H of a week against the baseline of the worked weeks."""
    days = zip(map(int, moods), map(int, stresses), strict=True)
    return holding_of(BASELINE, [MoodAndStress(*day) for day in days])


def recovery(*taus: int) -> float | None:
    """R of spells that ended."""
    return recovery_score([points_for(tau) for tau in taus])


def together(
    part: Practice, steadiness: float | None, back: float | None, held: Holding | None
) -> Blend:
    """The blend of four parts."""
    assert part.value is not None
    assert part.low is not None
    assert part.high is not None
    pair = None
    if held is not None and held.value is not None and held.error is not None:
        pair = held.value, held.error
    return blend((part.value, part.low, part.high), steadiness, back, pair)


def close(value: float) -> object:
    """To 3 decimals, as the worked weeks are given."""
    return pytest.approx(value, abs=5e-4)


def test_worked_week_a() -> None:
    """A full week, higher than usual."""
    part = practice(
        (150, 120, 7, 0, None), (5, 5, 7, 0, None), (5, 4, 7, 0, None), (5, 6, 7, 0, None),
        (5, 3, 7, 0, None),
    )  # fmt: skip
    steady = steadiness_of([15, 15.25, 15.5, 14.75, 15, 16.5, 16.25], [0.72])
    held = holding("6756787", "5476423")
    whole = together(part, steady.value, recovery(1, 2), held)
    assert part.value == close(84.0)
    assert (steady.timing, steady.strength) == (close(88.790), close(72.0))
    assert steady.value == close(80.395)
    assert recovery(1, 2) == close(80.833)
    assert (held.value, held.error) == (close(72.854), close(3.969))
    assert whole.index == close(80.416)
    assert (whole.raw_low, whole.raw_high) == (close(79.623), close(81.210))
    assert (half_up(whole.low), half_up(whole.high)) == (77, 83)
    assert (whole.equal, whole.geometric) == (close(79.520), close(80.309))
    assert (whole.level, whole.borderline, whole.wide) == (3, False, False)
    usual = usual_of(whole.index, whole.low, whole.high, EARLIER)
    assert usual is not None
    assert (usual.z, usual.side) == (close(2.883), 1)


def test_worked_week_b() -> None:
    """Much is unknown: the range alone is shown."""
    part = practice(
        (150, 60, 5, 2, 18), (5, 3, 5, 2, 0.65), (5, 2, 5, 2, 0.5), (5, 4, 5, 2, 0.8),
        (5, 1, 3, 4, 0.5),
    )  # fmt: skip
    shares = in_order(part)
    assert [s and s.estimate for s in shares] == [close(0.64), close(0.86), close(0.6), 1, None]
    assert [s and s.low for s in shares] == [close(0.4), close(0.6), close(0.4), close(0.8), None]
    assert [s and s.high for s in shares] == [close(0.8), 1, close(0.8), 1, None]
    assert (part.value, part.low, part.high) == (close(77.5), close(55.0), close(90.0))
    assert part.scored_areas == 4
    whole = together(part, None, recovery(), holding_of(None, []))
    assert (whole.index, whole.low, whole.high) == (close(77.5), close(55.0), close(90.0))
    assert whole.wide
    assert steadiness_of([15, 15, 15, 15], []).value is None


def test_worked_week_d() -> None:
    """A hard week with low mood is a steady week for this much stress."""
    part = practice(
        (150, 45, 6, 1, 20), (5, 2, 6, 1, 0.6), (5, 5, 6, 1, 0.6), (5, 4, 6, 1, 0.7),
        (5, 2, 6, 1, 0.5),
    )  # fmt: skip
    estimates = [share and share.estimate for share in in_order(part)]
    assert estimates == [close(0.4333), close(0.52), 1, close(0.94), close(0.5)]
    steady = steadiness_of([15.5, 16, 17.5, 14.5, 16.5, 15], [0.61])
    held = holding("435455", "898877")
    whole = together(part, steady.value, recovery(1, 1, 3), held)
    assert part.value == close(67.867)
    assert (steady.timing, steady.value) == (close(61.325), close(61.163))
    assert recovery(1, 1, 3) == close(81.333)
    assert held.value == close(66.630)
    assert whole.index == close(68.972)
    assert (whole.low, whole.high) == (close(64.209), close(72.242))
    assert whole.level == 2
    usual = usual_of(whole.index, whole.low, whole.high, EARLIER)
    assert usual is not None
    assert usual.side == 0
    # What a part of mood alone would say, on the spread of the baseline's moods.
    mood_only = 70 + 15 * (26 / 6 - 6.2) / (92 / 39) ** 0.5 * 6 / 9
    assert mood_only == pytest.approx(57.8, abs=0.06)


def test_baseline_of_the_worked_weeks() -> None:
    """The slope and the scatter that follow from its sums."""
    assert BASELINE.slope == pytest.approx(-0.433333, abs=5e-7)
    assert BASELINE.scatter == pytest.approx(1.252833, abs=5e-7)


def test_baseline_needs_fourteen_days() -> None:
    """Sums of squares about the means; below 14 days there is none."""
    days = [MoodAndStress(6, 4), MoodAndStress(8, 2)] * 7
    found = baseline_of(days)
    assert found == Baseline(days=14, mood=7, stress=3, sxx=14, sxy=-14, syy=14)
    assert baseline_of(days[1:]) is None
    assert found is not None
    assert found.scatter == 0.5


def test_holding_needs_four_days_and_stays_within_bounds() -> None:
    """Three days are not scored; however low or high, it ends at 0 and 100."""
    assert holding("666", "444").value is None
    assert holding_of(None, [MoodAndStress(6, 4)] * 7).value is None
    assert holding("0000000", "0000000").value == close(1.695)
    assert holding_of(BASELINE, [MoodAndStress(0, 0)] * 60).value == 0
    assert holding("999999", "999999").value == 100


def test_a_habit_is_scored_up_to_three_sevenths_unknown() -> None:
    """Three of seven days may be open; nothing asked for, or no goal, is not scored."""
    assert is_scored(5, 7, 3)
    assert not is_scored(5, 7, 4)
    assert is_scored(2, 3, 1)
    assert not is_scored(2, 2, 1)
    assert not is_scored(0, 7, 0)
    assert not is_scored(5, 0, 0)


def test_the_high_end_is_never_below_the_estimate() -> None:
    """A usual day above the cap fills the high end too."""
    share = share_of(150, 0, 2, 60, 30)
    assert (share.estimate, share.low, share.high) == (0.8, 0, 0.8)


def test_timing_score_reaches_from_half_an_hour_to_two() -> None:
    """100 at half an hour and less, 0 at two hours and more."""
    assert [timing_score(spread) for spread in (0, 0.5, 1.25, 2, 3)] == [100, 100, 50, 0, 0]


def test_steadiness_is_the_mean_of_what_exists() -> None:
    """Strength alone, timing alone, or nothing."""
    assert steadiness_of([], [0.5, 0.7]).value == pytest.approx(60)
    assert steadiness_of([15.0] * 5, []).value == 100
    assert steadiness_of([15.0] * 4, []).value is None


def test_a_low_spell_has_its_own_ends() -> None:
    """It starts below B-D and ends at B-D/2; D is at least a point."""
    assert mood_line([6] * 13) is None
    line = mood_line([6] * 14)
    assert line == MoodLine(6, 1)
    assert [line.turn(mood) for mood in (4, 5, 5.25, 5.5, 6)] == [
        Turn.STARTS, Turn.NEITHER, Turn.NEITHER, Turn.ENDS, Turn.ENDS,
    ]  # fmt: skip
    other = mood_line([4] * 7 + [8] * 7)
    assert other is not None
    assert other == pytest.approx((6, 2 * 1.4826))


def spells(signs: str, *, open_before: bool = False, first: date = DAY) -> list[tuple[int, object]]:
    """(tau or k, points) of a row of logged days: s starts, e ends, n neither, . not logged."""
    turns = {"s": Turn.STARTS, "e": Turn.ENDS, "n": Turn.NEITHER}
    days = [(DAY + timedelta(days=i), turns[sign]) for i, sign in enumerate(signs) if sign in turns]
    found = spells_in(days, first, open_before=open_before, low_mood=True)
    return [(spell.days, pytest.approx(spell.points)) for spell in found]


@pytest.mark.parametrize(
    ("signs", "expected"),
    [
        ("eee", []),
        ("ese", [(1, 1)]),
        ("s..e", [(1, 1)]),
        ("sne", [(2, 5 / 6)]),
        ("sse", [(2, 5 / 6)]),
        ("snnnnnne", [(7, 0)]),
        ("snnnnnnne", [(8, 0)]),
        ("seese", [(1, 1), (1, 1)]),
        ("es", []),
        ("esn", []),
        ("esnn", [(3, 0.5)]),
        ("esnnn", [(4, 1 / 3)]),
    ],
)
def test_spells(signs: str, expected: list[tuple[int, float]]) -> None:
    """Tau counts logged days; one going on counts from three of them with the points of k+1."""
    assert spells(signs) == expected


@pytest.mark.parametrize(
    ("signs", "expected"),
    [
        ("e", []),
        ("ne", [(1, 1)]),
        (".e", [(1, 1)]),
        ("..ne", [(1, 1)]),
        ("nne", [(2, 5 / 6)]),
        ("nnn", [(3, 0.5)]),
        ("nn", []),
        ("", []),
    ],
)
def test_spells_open_on_day_one(signs: str, expected: list[tuple[int, float]]) -> None:
    """They count from day 1; one that ends on day 1 itself is over by then."""
    assert spells(signs, open_before=True) == expected


def test_recovery_without_dips_is_not_scored() -> None:
    """Two more spells of 0.7 hold the rest near 70."""
    assert recovery() is None
    assert recovery(1) == pytest.approx(80)
    assert recovery(7) == pytest.approx(46.667, abs=5e-4)


@pytest.mark.parametrize(
    ("index", "word"),
    [
        (100, "a full week"),
        (74.5, "a full week"),
        (74.49, "a steady week"),
        (49.5, "a steady week"),
        (49.4, "a lighter week"),
        (24.5, "a lighter week"),
        (24.4, "a quiet week"),
        (0, "a quiet week"),
    ],
)
def test_words(index: float, word: str) -> None:
    """From the rounded index, halves up."""
    assert WEEK_WORDS[level_of(index)] == word


def test_halves_round_up() -> None:
    """And a sum that is half but for its last digit is a half."""
    assert [half_up(value) for value in (0.5, 1.5, 2.5, 2.4999999999999, 2.49)] == [1, 2, 3, 3, 2]


def test_borderline_when_another_sum_has_another_word() -> None:
    """76 by weights, 70 with equal ones; the geometric mean counts parts as at least 10."""
    whole = blend((90, 90, 90), 50, 60, (70, 0))
    assert (half_up(whole.index), half_up(whole.equal)) == (72, 68)
    assert not whole.borderline
    other = blend((95, 95, 95), 60, 60, (70, 0))
    assert (other.level, other.borderline) == (3, True)
    assert blend((0, 0, 0), 0, 0, (0, 0)).geometric == pytest.approx(10)


def test_range_reaches_three_points_and_stays_within_bounds() -> None:
    """At the ends it is cut, so it holds the index."""
    top = blend((100, 100, 100), None, None, None)
    assert (top.low, top.index, top.high) == (97, 100, 100)
    bottom = blend((0, 0, 0), None, None, None)
    assert (bottom.low, bottom.index, bottom.high) == (0, 0, 3)


def test_wide_begins_above_twenty_five() -> None:
    """Exactly 25 still shows the number."""
    assert not blend((50, 40, 65), None, None, None).wide
    assert blend((50, 40, 65.1), None, None, None).wide


def test_usual_needs_four_weeks() -> None:
    """|z| below 1.5 or a range over the median is about usual; the spread is at least 5."""
    assert usual_of(80, 77, 83, EARLIER[:3]) is None
    sides = [
        usual.side if (usual := usual_of(index, index - 3, index + 3, EARLIER)) else None
        for index in (73.4, 73.5, 58.6, 58.5)
    ]
    assert sides == [0, 1, 0, -1]
    covered = usual_of(80, 66, 90, EARLIER)
    assert covered is not None
    assert covered.side == 0


def test_median_of_even_counts_is_the_mean_of_the_two() -> None:
    """And the order does not matter."""
    assert median([4, 1, 3, 2]) == 2.5
    assert median([3, 1, 2]) == 2
