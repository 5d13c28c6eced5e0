"""Short questionnaires: the vectors of measures.md section 7, with made-up questions."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfcare.core.errors import UnreadableError
from selfcare.core.instruments import (
    Band,
    Difference,
    Instrument,
    Scale,
    Score,
    Scoring,
    difference,
    may_ask,
    next_day,
    reliable_change,
    score,
)
from selfcare.core.values import replace
from tests.refusing import refuses

SIX = Instrument(
    id="six",
    version="1",
    title="Six made-up questions",
    items=tuple(f"Made-up question {number}" for number in range(1, 7)),
    scale=Scale(1, 5),
    licence="none",
    citation="made up",
    min_interval_days=28,
    score=Scoring.MEAN,
    reverse=frozenset({2, 4, 6}),
    sem=0.39,
)
FIVE = replace(
    SIX,
    id="five",
    title="Five made-up questions",
    items=SIX.items[:5],
    scale=Scale(0, 5),
    score=Scoring.SUM,
    reverse=frozenset(),
    multiply=4,
    sem=8.51,
    bands=(Band(0, "quiet"), Band(29, "middling"), Band(51, "full")),
)
EACH = replace(
    FIVE, scale=Scale(0, 10, "not at all", "completely"), score=Scoring.EACH, bands=(), sem=None
)
SCORINGS = st.sampled_from([SIX, FIVE, EACH])


def total(instrument, answers):
    found = score(instrument, answers)
    assert found is not None
    assert found.total is not None
    return found.total


@pytest.mark.parametrize(
    ("answers", "mean"),
    [
        ([4, 2, 4, 2, 4, 2], 4.0),
        ([3, 3, 3, 3, 3, 4], 2.8333),
        ([5, 1, 5, 1, 5, 2], 4.8333),
    ],
)
def test_a_mean_with_reversed_items(answers, mean):
    """Six items 1-5, items 2, 4 and 6 reversed."""
    assert total(SIX, answers) == pytest.approx(mean, abs=5e-5)


@pytest.mark.parametrize(("answers", "points"), [([3] * 5, 60), ([1, 1, 1, 1, 3], 28)])
def test_a_sum_that_is_multiplied(answers, points):
    """Five items 0-5, the sum times four."""
    assert total(FIVE, answers) == points


@pytest.mark.parametrize("instrument", [SIX, FIVE])
def test_one_left_out_gives_no_score(instrument):
    """A sum or a mean of what is left would be another measure."""
    answers: list[int | None] = [3] * len(instrument.items)
    answers[2] = None
    assert score(instrument, answers) is None


def test_items_that_stand_for_themselves_have_no_total():
    """Each is given as it is; one left out takes nothing from the others; none at all is none."""
    assert score(EACH, [7, 8, None, 2, 0]) == Score((7, 8, None, 2, 0))
    assert score(EACH, [None] * 5) is None


@pytest.mark.parametrize(
    ("answers", "band"),
    [([1, 1, 1, 1, 3], "quiet"), ([2, 2, 2, 2, 0], "middling"), ([3] * 5, "full")],
)
def test_a_band_holds_from_its_edge_up(answers, band):
    """28 is below 29, 32 is not, 60 is above 51."""
    found = score(FIVE, answers)
    assert found is not None
    assert found.band == band


def test_below_the_first_band_there_is_no_word():
    """Nothing is made up."""
    found = score(replace(FIVE, bands=(Band(50, "full"),)), [0] * 5)
    assert found == Score((0,) * 5, 0.0, None)


@pytest.mark.parametrize("answers", [[3] * 4, [3] * 6, [3, 3, 3, 3, 6], [3, 3, 3, 3, -1]])
def test_what_cannot_be_an_answer_is_refused(answers):
    """Another number of answers, or one off the scale, in a sentence that says what to do."""
    with refuses(UnreadableError, match=r"Give .*\.$"):
        score(FIVE, answers)


def test_true_and_fractions_are_no_answers():
    """What a file brings is checked too."""
    assert not EACH.scale.has(True)
    assert not EACH.scale.has(3.0)  # type: ignore[arg-type]  # as a JSON file would bring it


@pytest.mark.parametrize(
    ("sem", "before", "after", "rci"),
    [
        (8.51, 56, 64, 0.66),
        (8.51, 48, 64, 1.33),
        (8.51, 40, 68, 2.33),
        (0.39, 3.17, 3.67, 0.91),
        (0.39, 3.00, 4.17, 2.12),
    ],
)
def test_reliable_change(sem, before, after, rci):
    """RCI = (x2 - x1) / (SEM sqrt 2), and the same downwards with a minus."""
    assert round(reliable_change(sem, before, after), 2) == rci
    assert round(reliable_change(sem, after, before), 2) == -rci


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (56, 64, "none"),
        (48, 64, "possibly"),
        (64, 48, "possibly"),
        (40, 68, "likely"),
    ],
)
def test_change_by_the_bounds_of_the_measure(before, after, said):
    """Below 1.00, below 1.96, and from there on; up and down alike."""
    one, two = (Score((), float(points)) for points in (before, after))
    assert difference(FIVE, one, two) == said


def test_the_edges_of_change_belong_to_the_stronger_word():
    """RCI 1.00 is "possibly", 1.96 "likely"."""
    half = replace(FIVE, sem=0.5**0.5)
    for after, words in ((1.0, Difference.POSSIBLY), (1.96, Difference.LIKELY)):
        assert difference(half, Score((), 0.0), Score((), after * 1.0000001)) is words


def test_without_sem_or_total_nothing_is_said_about_change():
    """No word is made up."""
    sixty = Score((), 60.0)
    assert difference(replace(FIVE, sem=None), sixty, sixty) is None
    assert difference(FIVE, Score((7,)), sixty) is None


def test_it_is_not_asked_again_inside_its_interval():
    """The day before is too early, the day itself is not; never asked may be asked."""
    today = date(2026, 11, 22)
    assert may_ask(SIX, None, today)
    assert may_ask(SIX, today - timedelta(days=28), today)
    assert not may_ask(SIX, today - timedelta(days=27), today)
    assert not may_ask(SIX, today + timedelta(days=2), today)
    assert next_day(SIX, today) == date(2026, 12, 20)


@given(st.data(), SCORINGS)
def test_answers_on_the_scale_always_have_a_score(draw, instrument):
    """Never an error; complete answers always score, within what the scale allows."""
    scale = instrument.scale
    point = st.integers(scale.low, scale.high)
    count = len(instrument.items)
    answers = draw.draw(st.lists(st.one_of(point, st.none()), min_size=count, max_size=count))
    found = score(instrument, answers)
    if None not in answers:
        assert found is not None
    if found is not None and found.total is not None:
        times = instrument.multiply * (count if instrument.score is Scoring.SUM else 1)
        assert scale.low * times <= found.total <= scale.high * times


@given(st.integers(-5, 5), st.integers(1, 12), st.data())
def test_reversed_twice_is_the_answer_itself(low, width, draw):
    """And once stays on the scale."""
    scale = Scale(low, low + width)
    answer = draw.draw(st.integers(low, low + width))
    assert scale.has(scale.reversed(answer))
    assert scale.reversed(scale.reversed(answer)) == answer
