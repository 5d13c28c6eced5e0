"""Lines over time: what a point stands for, and that no more are made than fit."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfcare.core import looking_back
from selfcare.core.history import Frame, HabitHistory
from selfcare.core.model import Area, CheckIn, Habit, Rule
from selfcare.core.plan import Daily
from selfcare.core.sleep import Night
from selfcare.core.strength import strength_of
from selfcare.core.views_back import Point, Series, Span

FIRST = date(2026, 1, 5)


def days(values: dict[int, float]) -> dict[date, float]:
    """Values by days after the first."""
    return {FIRST + timedelta(days=number): value for number, value in values.items()}


def test_a_bucket_is_the_mean_of_its_known_days() -> None:
    """Ten days in at most four points: buckets of three days; an empty one has no point."""
    values = days({0: 1, 1: 3, 6: 5, 9: 8})
    view = looking_back.series_view(
        Series.MOOD, Span.WEEKS, values, FIRST, FIRST + timedelta(days=9), most=4
    )
    assert view.bucket_days == 3
    assert view.points == (
        Point(FIRST, 2.0),
        Point(FIRST + timedelta(days=6), 5.0),
        Point(FIRST + timedelta(days=9), 8.0),
    )
    assert view.known == 4


def test_few_days_are_shown_as_they_are() -> None:
    """Nothing is averaged while it fits."""
    values = days({0: 1, 1: 3})
    view = looking_back.series_view(
        Series.MOOD, Span.WEEKS, values, FIRST, FIRST + timedelta(days=27), most=28
    )
    assert view.bucket_days == 1
    assert [point.value for point in view.points] == [1, 3]


def test_weeks_are_sums_and_their_buckets_means_of_sums() -> None:
    """A week with nothing logged is not a 0."""
    sums = looking_back.by_week(days({0: 10, 6: 20, 7: 5, 21: 40}), 0)
    assert sums == days({0: 30, 7: 5, 21: 40})
    last = FIRST + timedelta(days=27)
    view = looking_back.series_view(
        Series.AMOUNT, Span.YEAR, sums, FIRST, last, most=2, weekly=True, unit="min"
    )
    assert view.bucket_days == 14
    assert view.points == (Point(FIRST, 17.5), Point(FIRST + timedelta(days=14), 40.0))


def test_a_line_ends_where_a_week_is_empty() -> None:
    """Seven days without a value are bridged, eight are not."""
    values = days({0: 1, 7: 2, 15: 3})
    view = looking_back.series_view(
        Series.MOOD, Span.WEEKS, values, FIRST, FIRST + timedelta(days=15), most=28
    )
    assert [[point.value for point in piece] for piece in looking_back.segments(view)] == [
        [1, 2],
        [3],
    ]


def test_ratings_and_timings_leave_out_what_is_not_known() -> None:
    """A check-in without that scale, and a night without two times, have no value."""
    checkins = {
        FIRST: CheckIn(FIRST, mood=4),
        FIRST + timedelta(days=1): CheckIn(FIRST + timedelta(days=1), stress=0),
    }
    last = FIRST + timedelta(days=9)
    assert looking_back.ratings(checkins, Series.MOOD, FIRST, last) == {FIRST: 4.0}
    assert looking_back.ratings(checkins, Series.STRESS, FIRST, last) == days({1: 0.0})
    bed = datetime(2026, 1, 4, 23, tzinfo=UTC)
    nights = {
        FIRST: Night(FIRST, 8.0, bed, bed + timedelta(hours=8)),
        FIRST + timedelta(days=1): Night(FIRST + timedelta(days=1), 8.0),
    }
    assert looking_back.timings(nights, FIRST, last) == {FIRST: 15.0}


def test_the_strength_curve_ends_where_strength_is() -> None:
    """The last value is today's strength, and there is none before the 14th update."""
    rule = Rule(FIRST, "min", Daily(), goal_low=30.0)
    habit = Habit(1, "u", "Walk", Area.EXERCISE, FIRST, (rule,))
    totals = {FIRST + timedelta(days=n): 30.0 if n % 3 else 10.0 for n in range(40)}
    today = FIRST + timedelta(days=40)
    history = HabitHistory(habit, totals)
    found = looking_back.strengths(history, FIRST, today, Frame(today))
    assert min(found) == FIRST + timedelta(days=13)
    assert len(found) == 27
    assert found[max(found)] == pytest.approx(strength_of(history, Frame(today)).value)


@given(
    values=st.dictionaries(st.integers(0, 3649), st.floats(0, 10), max_size=200),
    most=st.integers(2, 240),
    length=st.integers(1, 3650),
)
def test_never_more_points_than_asked_for(values: dict[int, float], most: int, length: int) -> None:
    """Points are in order, inside the span, no more than `most`, and within the values' range."""
    known = {n: value for n, value in values.items() if n < length}
    last = FIRST + timedelta(days=length - 1)
    view = looking_back.series_view(Series.MOOD, Span.ALL, days(known), FIRST, last, most=most)
    assert len(view.points) <= most
    assert [p.day for p in view.points] == sorted({p.day for p in view.points})
    assert bool(view.points) == bool(known)
    for point in view.points:
        assert FIRST <= point.day <= last
        assert min(known.values()) - 1e-9 <= point.value <= max(known.values()) + 1e-9
    assert sum(map(len, looking_back.segments(view))) == len(view.points)


def test_the_moving_mean_is_of_seven_days_and_of_those_known() -> None:
    """A day seven days back counts no more; sums of weeks stay as they are."""
    values = days({0: 2.0, 3: 4.0, 6: 6.0, 7: 9.0})
    view = looking_back.series_view(
        Series.MOOD, Span.WEEKS, values, FIRST, FIRST + timedelta(days=9), most=100
    )
    assert [point.value for point in looking_back.week_means(view)] == [2.0, 3.0, 4.0, 19 / 3]
    by_week = looking_back.series_view(
        Series.AMOUNT, Span.YEAR, values, FIRST, FIRST + timedelta(days=9), most=100, weekly=True
    )
    assert looking_back.week_means(by_week) == by_week.points
