"""A day's total: hours in whole minutes, overlapping spans once (measures.md sections 1 and 4)."""

from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfcare.core.history import Span, counted_twice
from selfcare.core.model import compared

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
SPANS = st.lists(
    st.builds(
        lambda start, length: span(start, start + length), st.integers(0, 1200), st.integers(1, 600)
    ),
    max_size=6,
)


def span(start: int, end: int) -> Span:
    """A span in minutes after noon, whose amount is its hours."""
    begun, ended = (NOON + timedelta(minutes=minutes) for minutes in (start, end))
    return Span(begun, ended, (end - start) / 60)


@given(st.lists(st.integers(0, 90), min_size=1, max_size=40))
def test_any_split_of_whole_minutes_adds_up(parts: list[int]) -> None:
    """However many parts an hour is logged in, each kept at 6 decimals, their sum is the whole."""
    kept = sum(round(minutes / 60, 6) for minutes in parts)
    assert compared(kept, "h") == compared(sum(parts) / 60, "h")


@pytest.mark.parametrize(
    ("spans", "twice"),
    [
        ([], 0),
        ([(0, 60)], 0),
        ([(0, 60), (60, 120)], 0),
        ([(0, 60), (0, 60)], 60),
        ([(0, 60), (0, 60), (0, 60)], 120),
        ([(0, 120), (60, 180)], 60),
        ([(0, 300), (60, 120), (100, 200)], 160),
        ([(0, 300), (60, 120), (250, 400)], 110),
    ],
)
def test_overlapping_hours_count_once(spans: list[tuple[int, int]], twice: int) -> None:
    """What the sum of the amounts has too much is what is covered again."""
    assert counted_twice(span(*each) for each in spans) * 60 == pytest.approx(twice)


@given(SPANS)
def test_the_total_is_the_time_covered_by_any(spans: list[Span]) -> None:
    """The sum less what counts twice is the number of minutes that lie in any span."""
    total = sum(each.amount for each in spans) - counted_twice(spans)
    minutes = timedelta(minutes=1)
    covered = {
        minute
        for each in spans
        for minute in range((each.start - NOON) // minutes, (each.end - NOON) // minutes)
    }
    assert round(total * 60) == len(covered)


@given(SPANS, st.randoms())
def test_the_order_of_logging_does_not_matter(spans: list[Span], random: Random) -> None:
    """The same spans in any order give the same total."""
    shuffled = list(spans)
    random.shuffle(shuffled)
    assert counted_twice(shuffled) == counted_twice(spans)


def test_a_span_that_ends_before_it_begins_covers_nothing() -> None:
    """Rows from outside may hold anything."""
    assert counted_twice([span(60, 0), span(0, 60)]) == 0
