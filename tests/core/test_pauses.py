"""Days set aside: stretches of pauses, and what a pause does, in words."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfcare.core.history import Aside, asides, concerning
from selfcare.core.model import Pause
from selfcare.words.plans import aside_words, pause_sentence

SUNDAY = date(2026, 11, 22)


def day(offset: int) -> date:
    return SUNDAY + timedelta(days=offset)


def pause(first: int, last: int | None, habit: int | None = 1, reason: str = "") -> Pause:
    return Pause(first + 100, habit, day(first), None if last is None else day(last), reason)


def test_pauses_that_follow_each_other_are_one_stretch() -> None:
    """Own ones and those of all habits together; a day between makes two."""
    found = asides([pause(-2, 3), pause(4, 6, None, "flu"), pause(8, 9)], 1, SUNDAY)
    assert found == (
        Aside(day(-2), day(6), everyone=False, reasons=("flu",)),
        Aside(day(8), day(9), everyone=False),
    )


def test_an_end_that_is_open_swallows_what_follows() -> None:
    assert asides([pause(0, None), pause(5, 6)], 1, SUNDAY) == (
        Aside(SUNDAY, None, everyone=False),
    )


def test_what_is_over_or_of_another_habit_is_left_out() -> None:
    assert concerning([pause(-9, -1), pause(0, 1, 2)], 1, SUNDAY) == ()
    assert len(concerning([pause(0, 1, 2), pause(0, 1, None)], None, SUNDAY)) == 1


@given(
    spans=st.lists(st.tuples(st.integers(-10, 20), st.none() | st.integers(0, 8)), max_size=6),
    asked=st.integers(0, 30),
)
def test_a_day_is_in_a_stretch_if_and_only_if_it_is_paused(
    spans: list[tuple[int, int | None]], asked: int
) -> None:
    """Stretches cover the same days as the pauses they are made of, from today on, in order."""
    pauses = [pause(f, None if n is None else f + n) for f, n in spans]
    found = asides(pauses, 1, SUNDAY)
    assert list(found) == sorted(found, key=lambda aside: aside.first_day)
    on = day(asked)
    covered = any(a.first_day <= on and (a.last_day is None or on <= a.last_day) for a in found)
    assert covered == any(each.covers(on) for each in pauses)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (-2, 12, "paused to Fri 4 Dec"),
        (0, None, "paused until you come back"),
        (1, 12, "set aside Mon 23 Nov to Fri 4 Dec"),
        (1, 1, "set aside Mon 23 Nov"),
        (9, None, "set aside from Tue 1 Dec"),
    ],
)
def test_in_a_list(first: int, last: int | None, words: str) -> None:
    until = None if last is None else day(last)
    assert aside_words(Aside(day(first), until, everyone=False), SUNDAY) == words


def test_what_a_pause_does() -> None:
    """One sentence before it is taken, with both days, their number, and the run."""
    assert pause_sentence("Walk", day(1), day(12), SUNDAY, periodic=False) == (
        "Walk is set aside from Monday 23 November to Friday 4 December, 12 days. Its run waits."
    )
    assert pause_sentence(None, day(1), day(1), SUNDAY, periodic=False) == (
        "All habits are set aside on Monday 23 November, 1 day. Runs wait."
    )
    assert pause_sentence("Walk", day(-3), None, SUNDAY, periodic=True) == (
        "Walk is set aside from Thursday 19 November until you come back. Its run waits, and a "
        "week asks for the days that are left. Days with an entry stay as they are."
    )
