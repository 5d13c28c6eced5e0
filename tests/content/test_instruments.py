"""Questionnaires as TOML: ONS4 as published, and every slip refused with its path."""

from datetime import date

import pytest

from selfcare.content.instruments import decode_instrument, instrument, instruments
from selfcare.core.errors import UnreadableError
from selfcare.core.instruments import Score, Scoring, may_ask, score

SIX = """
id = "six"
version = "1"
title = "Six made-up questions"
items = ["One?", "Two?", "Three?", "Four?", "Five?", "Six?"]
scale = { low = 1, high = 5 }
reverse = [2, 4, 6]
score = "mean"
recall_days = 7
min_interval_days = 28
sem = 0.39
licence = "Made up."
citation = "Made up."
"""
FIVE = """
id = "five"
version = "1"
title = "Five made-up questions"
items = ["One?", "Two?", "Three?", "Four?", "Five?"]
scale = { low = 0, high = 5, low_words = "never", high_words = "always" }
score = "sum"
multiply = 4
bands = [{ at_least = 0, words = "quiet" }, { at_least = 29, words = "fuller" }]
min_interval_days = 14
sem = 8.51
licence = "Made up."
citation = "Made up."
"""


def test_ons4_is_four_questions_in_their_published_words():
    """UK Office for National Statistics, personal wellbeing harmonised standard."""
    ons4 = instrument("ons4")
    assert ons4 is not None
    assert ons4.items == (
        "Overall, how satisfied are you with your life nowadays?",
        "Overall, to what extent do you feel that the things you do in your life are worthwhile?",
        "Overall, how happy did you feel yesterday?",
        (
            "On a scale where 0 is “not at all anxious” and 10 is “completely anxious”, "
            "overall, how anxious did you feel yesterday?"
        ),
    )
    assert (ons4.scale.low, ons4.scale.high) == (0, 10)
    assert "Open Government Licence v3.0" in ons4.licence
    assert "Office for National Statistics" in ons4.citation


def test_ons4_has_neither_total_nor_bands():
    """Each question is shown for itself, and nothing is said about change."""
    ons4 = instrument("ons4")
    assert ons4 is not None
    assert (ons4.score, ons4.bands, ons4.sem) == (Scoring.EACH, (), None)
    assert not ons4.reverse
    assert score(ons4, [7, 8, 6, 3]) == Score((7, 8, 6, 3))


def test_ons4_is_asked_at_most_monthly():
    """Never twice in one calendar month, whatever its length."""
    ons4 = instrument("ons4")
    assert ons4 is not None
    assert not may_ask(ons4, date(2026, 10, 1), date(2026, 10, 31))
    assert may_ask(ons4, date(2026, 10, 1), date(2026, 11, 1))


def test_no_other_instrument_is_built_in():
    """The others are not ours to give away."""
    assert [each.id for each in instruments()] == ["ons4"]
    assert instrument("who5") is None


@pytest.mark.parametrize(
    ("text", "answers", "total"),
    [
        (SIX, [4, 2, 4, 2, 4, 2], 4.0),
        (SIX, [3, 3, 3, 3, 3, 4], 2.8333),
        (SIX, [5, 1, 5, 1, 5, 2], 4.8333),
        (FIVE, [3, 3, 3, 3, 3], 60),
        (FIVE, [1, 1, 1, 1, 3], 28),
    ],
)
def test_the_format_scores_what_others_publish(text, answers, total):
    """Reversed items and a mean; a sum, multiplied and banded."""
    found = score(decode_instrument(text, "test.toml"), answers)
    assert found is not None
    assert found.total == pytest.approx(total, abs=5e-5)


def test_bands_come_from_the_file():
    """28 is below the band that begins at 29."""
    five = decode_instrument(FIVE, "five.toml")
    assert score(five, [1, 1, 1, 1, 3]) == Score((1, 1, 1, 1, 3), 28.0, "quiet")
    assert score(five, [3] * 5) == Score((3,) * 5, 60.0, "fuller")


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ('id = "six"', "id = 6", "$.id"),
        ('id = "six"', 'id = "../six"', "$.id"),
        ('version = "1"\n', "", "version"),
        ('version = "1"', 'version = "1"\ncolour = "red"', "colour"),
        ('"Three?"', "3", "$.items[2]"),
        ('"Three?"', '""', "$.items[2]"),
        ("high = 5", "high = 1", "$.scale.high"),
        ("high = 5", "high = 5, wide = 2", "$.scale"),
        ("[2, 4, 6]", "[2, 7]", "$.reverse[1]"),
        ("[2, 4, 6]", "[2, 0]", "$.reverse[1]"),
        ("[2, 4, 6]", "[2, 2]", "$.reverse"),
        ('score = "mean"', 'score = "median"', "$.score"),
        ('score = "mean"', 'score = "mean"\nlabels = ["One"]', "$.labels"),
        ('score = "mean"', 'score = "mean"\nmultiply = 0', "$.multiply"),
        ('score = "mean"', 'score = "mean"\nmultiply = nan', "$.multiply"),
        ('score = "mean"', 'score = "each"', "$.sem"),
        ("min_interval_days = 28", "min_interval_days = 0", "$.min_interval_days"),
        ("sem = 0.39", "sem = -1", "$.sem"),
        ("sem = 0.39", "bands = [{ at_least = 1 }]", "$.bands[0]"),
        (
            "sem = 0.39",
            'bands = [{ at_least = 3, words = "b" }, { at_least = 1, words = "a" }]',
            "$.bands",
        ),
        ("sem = 0.39", 'bands = [{ at_least = nan, words = "b" }]', "$.bands[0].at_least"),
    ],
)
def test_a_slip_is_refused_with_file_and_path(old, new, path):
    """One sentence that says where to look."""
    assert old in SIX
    with pytest.raises(UnreadableError) as caught:
        decode_instrument(SIX.replace(old, new), "own/six.toml")
    assert "own/six.toml" in str(caught.value)
    assert path in str(caught.value)


@pytest.mark.parametrize("text", [b"\xff\xfe", b"id = ", b"\x00"])
def test_what_is_no_toml_is_refused_with_its_file(text):
    """Neither a foreign encoding nor half a line gets past."""
    with pytest.raises(UnreadableError, match=r"six\.toml"):
        decode_instrument(text, "six.toml")
