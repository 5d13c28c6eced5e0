"""The quiet lines: when each may be said, their order, and their words."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfcare.core.model import Area, Habit, Rule
from selfcare.core.offers import (
    PRECEDENCE,
    FullPlan,
    Offer,
    fewer_each_week,
    first_of,
    four_kept_weeks,
    hard_stretch,
    light_may_be_offered,
    support_may_be_said,
    support_said_on,
)
from selfcare.core.periods import Tally
from selfcare.core.plan_grammar import parse_plan
from selfcare.words.today import (
    LIGHT_LINE,
    STRETCH,
    STRETCH_SPOKEN,
    full_plan_line,
    full_plan_taken,
    slow_line,
)

TODAY = date(2026, 11, 22)


def moods(*given: int | None) -> dict[date, int]:
    """Moods up to today, the last one today's; None is a day without one."""
    back = len(given) - 1
    days = {TODAY - timedelta(days=back - at): mood for at, mood in enumerate(given)}
    return {day: mood for day, mood in days.items() if mood is not None}


def test_the_order_is_written_once() -> None:
    """People first, then the days that are open, then fewer questions, then more of a plan."""
    assert PRECEDENCE == (Offer.SUPPORT, Offer.SHORT_GAP, Offer.LIGHT_DAYS, Offer.FULL_PLAN)
    assert set(PRECEDENCE) == set(Offer)


@given(st.sets(st.sampled_from(Offer)))
def test_never_two_lines(due: set[Offer]) -> None:
    """Whatever is due, one line is said: the one that comes first in the order."""
    chosen = first_of(due)
    assert (chosen is None) == (not due)
    assert all(PRECEDENCE.index(chosen) <= PRECEDENCE.index(each) for each in due if chosen)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (moods(2, 2, 2), True),
        (moods(0, 1, 2), True),
        (moods(2, 2, 3), False),
        (moods(2, 2), False),
        (moods(2, 7, 2, 7, 2), True),
        (moods(2, 2, 7, 7, 2), True),
        (moods(2, 2, 2, 7, 7), True),
        (moods(2, 2, 2, 7, 7, 7), False),
        (moods(2, 2, 7, 7, 7, 2), False),
        (moods(2, None, None, 2, None, 2, None), True),
        (moods(2, *[None] * 11, 2, 2), True),
        (moods(2, *[None] * 12, 2, 2), False),
        (moods(2, 2, 2, *[None] * 11), True),
        (moods(2, 2, 2, *[None] * 12), False),
        ({}, False),
    ],
)
def test_three_of_the_last_five_moods_within_a_fortnight(
    given: dict[date, int], *, expected: bool
) -> None:
    """At the edges: 2 counts and 3 does not, five days back, day 14 counts and day 15 does not."""
    assert hard_stretch(given, TODAY) is expected


def test_days_to_come_do_not_count() -> None:
    """A mood that belongs to tomorrow says nothing of today."""
    assert not hard_stretch({TODAY + timedelta(days=n): 0 for n in (1, 2, 3)}, TODAY)


many_moods = st.dictionaries(
    st.integers(0, 30).map(lambda back: TODAY - timedelta(days=back)), st.integers(0, 10)
)


@given(many_moods, st.integers(14, 40), st.integers(0, 10))
def test_days_out_of_reach_change_nothing(days: dict[date, int], back: int, mood: int) -> None:
    """A mood of more than a fortnight ago, whatever it is, decides nothing."""
    within = {day: mood for day, mood in days.items() if day > TODAY - timedelta(days=14)}
    old = {TODAY - timedelta(days=back): mood}
    assert hard_stretch({**old, **within}, TODAY) == hard_stretch(within, TODAY)


@given(many_moods)
def test_a_better_mood_never_makes_a_stretch_harder(days: dict[date, int]) -> None:
    """Raising every mood by one never brings the line about."""
    better = {day: min(mood + 1, 10) for day, mood in days.items()}
    assert hard_stretch(days, TODAY) or not hard_stretch(better, TODAY)


@given(many_moods)
def test_the_rule_read_a_second_way(days: dict[date, int]) -> None:
    """Walking back from today over at most five moods finds the same."""
    low = seen = 0
    for back in range(14):
        mood = days.get(TODAY - timedelta(days=back))
        if mood is not None and seen < 5:
            seen += 1
            low += mood <= 2
    assert hard_stretch(days, TODAY) == (low >= 3)


@pytest.mark.parametrize(
    ("after", "expected"), [(0, False), (1, False), (6, False), (7, True), (8, True), (-30, True)]
)
def test_people_are_named_at_most_once_in_seven_days(after: int, *, expected: bool) -> None:
    """Kept is the day from which on it may be said again; a clock that was wrong blocks nothing."""
    again = TODAY + timedelta(days=7)
    assert support_may_be_said(again, TODAY + timedelta(days=after)) is expected
    assert support_may_be_said(None, TODAY)
    assert support_said_on(again) == TODAY
    assert support_said_on(None) is None


@pytest.mark.parametrize(
    ("counts", "expected"),
    [((5, 4, 3), True), ((7, 1, 0), True), ((5, 5, 3), False), ((5, 4, 4), False),
     ((3, 4, 2), False), ((0, 0, 0), False), ((4, 3, 5), False)],
)  # fmt: skip
def test_two_weeks_each_with_fewer_days(counts: tuple[int, int, int], *, expected: bool) -> None:
    """Both steps go down; an equal week is no step."""
    assert fewer_each_week(counts) is expected


@pytest.mark.parametrize(
    ("after", "expected"), [(0, True), (1, False), (13, False), (14, True), (50, True), (-3, True)]
)
def test_light_days_are_offered_for_a_day_and_again_after_a_fortnight(
    after: int, *, expected: bool
) -> None:
    """It stands on the day it was said, goes by itself, and may come again after 14 days."""
    assert light_may_be_offered(TODAY, TODAY + timedelta(days=after)) is expected
    assert light_may_be_offered(None, TODAY)


def tally(counted: float, goal: float = 60, aside: int = 0) -> Tally:
    """A week with a figure."""
    return Tally(TODAY, TODAY, counted, goal, 7, aside)


def test_four_weeks_are_four_and_kept() -> None:
    """A week under its goal, a week that was wholly set aside, or a fourth that is not there."""
    assert four_kept_weeks([tally(60)] * 4)
    assert not four_kept_weeks([tally(60)] * 3)
    assert not four_kept_weeks([*[tally(60)] * 3, tally(59)])
    assert not four_kept_weeks([*[tally(60)] * 3, tally(0, 0, aside=7)])


def offered(
    name: str = "Walk", start: str = "60 min/week", full: str = "150 min/week", later: int = 0
) -> FullPlan:
    """A full plan behind a habit in minutes."""
    unit = "min"
    rule = Rule(TODAY, unit, parse_plan(start, unit))
    habit = Habit(1, "u", name, Area.EXERCISE, TODAY, (rule,))
    begins = TODAY + timedelta(days=later)
    return FullPlan(habit, rule.plan, parse_plan(full, unit), full, begins, TODAY)


def test_the_full_plan_in_words() -> None:
    """What was kept, what the key makes of it, and that it can be left."""
    assert full_plan_line(offered()) == (
        "Walk: four kept weeks at 60 min. f raises it to 150 min a week, or leave it."
    )
    assert full_plan_line(offered("Sit", "3/week", "5/week", later=1)) == (
        "Sit: four kept weeks at 3 days. f raises it to 5 days a week from Monday, or leave it."
    )
    assert full_plan_taken(offered(later=1)) == "Walk: 150 min a week from Monday"
    assert full_plan_taken(offered()) == "Walk: 150 min a week from today"


@given(st.text(max_size=300))
def test_any_name_stays_one_line_of_some_length(name: str) -> None:
    """A hostile or endless name is cleaned and cut; the sentence around it is whole."""
    line = full_plan_line(offered(name))
    assert line.isprintable() or not any(ord(char) < 32 for char in line)
    assert "\n" not in line
    assert len(line) <= 30 + len(full_plan_line(offered("")))
    assert line.endswith(": four kept weeks at 60 min. f raises it to 150 min a week, or leave it.")


def test_the_lines_are_kind_and_name_the_key() -> None:
    """No exclamation but the key, none of the seven words, and a way to go."""
    hard = tuple(slow_line("u", stretch=stretch) for stretch in (False, True))
    assert all("u opens three slow minutes" in line for line in hard)
    for line in (LIGHT_LINE, STRETCH, STRETCH_SPOKEN, *hard):
        words = set(line.casefold().replace(".", " ").replace(",", " ").split())
        assert not words & {"missed", "failed", "broken", "bad", "lost", "should", "only"}
        assert line.endswith(".")
    assert all("! people who listen." in line for line in (STRETCH, *hard))
    assert "!" not in STRETCH_SPOKEN
