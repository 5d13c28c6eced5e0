"""The words for the ways back: whole sentences, whatever the names, and the fullest that fits."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfcare.core.model import Area, Habit, Rule
from selfcare.core.plan import Daily
from selfcare.core.runs import UnitKind
from selfcare.core.ways_back import RunEffect, Way, WaysBack
from selfcare.words.coming_back import (
    brief_words,
    choice_tail,
    effect_line,
    effect_words,
    runs_words,
    short_gap_words,
    spoken_effect,
    spoken_tail,
)

TODAY = date(2026, 11, 22)
TUESDAY = date(2026, 11, 24)


def effect(way: Way, now: int, settled: int, best: int, name: str = "Walk") -> RunEffect:
    """What a way does to one run of days; one that shrinks holds until Tuesday."""
    habit = Habit(1, "u", name, Area.OWN, TODAY, (Rule(TODAY, "times", Daily()),))
    until = TUESDAY if settled < now else None
    return RunEffect(habit, way, UnitKind.DAY, now, settled, best, until)


def ways(
    start: tuple[int, int], aside: tuple[int, int], fill: int, best: int, name: str = "Walk"
) -> WaysBack:
    """The ways of one habit: now and settled of START and ASIDE, and the most of FILL."""
    return WaysBack(
        (effect(Way.START, *start, best, name),),
        (effect(Way.ASIDE, *aside, best, name),),
        (effect(Way.FILL, fill, fill, best, name),),
    )


@pytest.mark.parametrize(
    ("shown", "words", "brief"),
    [
        (effect(Way.START, 0, 0, 9), "new run, best 9 days stays", "new run, best 9 days"),
        (effect(Way.START, 0, 0, 0), "a first run can begin", "a first run can begin"),
        (effect(Way.ASIDE, 7, 7, 9), "the run of 7 days carries on", "7 days carry on"),
        (effect(Way.ASIDE, 1, 1, 1), "the run of 1 day carries on", "1 day carries on"),
        (effect(Way.START, 5, 0, 5), "the run of 5 days holds until Tuesday", "5 days, until Tue"),
        (effect(Way.FILL, 14, 14, 9), "up to 14 days", "up to 14 days"),
        (effect(Way.FILL, 0, 0, 9), "new run, best 9 days stays", "new run, best 9 days"),
    ],
)
def test_each_effect_in_words(shown: RunEffect, words: str, brief: str) -> None:
    """One reading for each thing that can happen, long and short."""
    assert (effect_words(shown), brief_words(shown)) == (words, brief)


def test_all_runs_in_a_few_words() -> None:
    """Alike when they are alike, counted when they are not, nothing while one is not decided."""
    going, anew = effect(Way.START, 3, 3, 3), effect(Way.START, 0, 0, 3)
    assert runs_words([going, going]) == "runs carry on"
    assert runs_words([anew]) == "new runs begin"
    assert runs_words([going, anew, anew]) == "1 run goes on, 2 begin anew"
    assert runs_words([going, effect(Way.START, 3, 1, 3)]) == ""
    assert runs_words([effect(Way.START, 0, 0, 0)]) == ""


def test_a_choice_that_changes_nothing() -> None:
    """Where days off change no run, the choice says so, for eye and ear."""
    same = ways((3, 3), (3, 3), 3, 3)
    assert choice_tail(Way.ASIDE, 9, same) == "9 days off for every habit; no run changes"
    assert spoken_tail(Way.ASIDE, 9, same) == "9 days off for every habit. No run changes."
    assert spoken_tail(Way.FILL, 9, same) == "Day by day, from yesterday back. No run changes."


count = st.integers(0, 4000)
many = st.lists(
    st.builds(
        lambda one, other: effect(Way.START, max(one, other), min(one, other), 4000), count, count
    ),
    min_size=1,
    max_size=30,
).map(tuple)


@given(many, st.integers(3, 4000))
def test_a_tail_fits_beside_its_choice(effects: tuple[RunEffect, ...], days: int) -> None:
    """Whatever the numbers, the words beside a choice have at most 51 characters."""
    known = WaysBack(effects, effects, effects)
    assert all(len(choice_tail(way, days, known)) <= 51 for way in Way)


@given(st.text(max_size=250), st.integers(20, 200))
def test_the_line_of_a_short_gap_fits_and_stays_one_line(name: str, room: int) -> None:
    """The fullest sentence that fits is said; none has a control character in it."""
    known = ways((12, 0), (12, 12), 15, 30, name)
    said = short_gap_words("Friday to Sunday", 3, known, lambda words: len(words) <= room)
    plain = "Friday to Sunday are open. f fills them in, or leave them."
    assert said.startswith(("Friday to Sunday", "3 open days"))
    assert len(said) <= room or said == plain
    for words in (said, effect_line(known.start[0]), spoken_effect(known.fill[0])):
        assert not any(ord(char) < 32 or char == "\u202e" for char in words)
