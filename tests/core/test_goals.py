"""Day goals, the smallest version, the usual amount, and rules that fit together."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfcare.core.errors import UnreadableError
from selfcare.core.goals import check_rule, format_goal, parse_goal, smallest_amount, usual_amount
from selfcare.core.model import Rule
from selfcare.core.plan import AmountPerPeriod, Daily, DaysPerPeriod, Period
from selfcare.words.plans import goal_words
from selfcare.words.refusals import error_words

DAY = date(2026, 11, 22)
AMOUNTS = st.decimals("0.000001", 1_000_000, places=6).map(lambda number: round(float(number), 6))


def rule(
    unit: str = "min",
    low: float | None = None,
    high: float | None = None,
    smallest: float | None = None,
) -> Rule:
    return Rule(DAY, unit, Daily(), low, high, smallest)


@pytest.mark.parametrize(
    ("text", "goal"),
    [
        (">=30", (30, None)),
        ("≥30", (30, None)),
        (" >= 7,5 ", (7.5, None)),
        ("30", (30, None)),
        ("7-9", (7, 9)),
        ("7 - 9.5", (7, 9.5)),
        ("7–9", (7, 9)),
        ("<=2", (None, 2)),
        ("≤2", (None, 2)),
        ("<=0", (None, 0)),
        ("0-2", (None, 2)),
        ("Any", (None, None)),
        ("2-2", (2, 2)),
    ],
)
def test_goals_are_read(text: str, goal: tuple[float | None, float | None]) -> None:
    """At least, at most, a range, or any amount; a bare number is at least."""
    assert parse_goal(text) == goal


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("lots", "I can't read the goal lots. Try >=30, 7-9, <=2 or any."),
        ("", "No goal is given. Try >=30, 7-9, <=2 or any."),
        ("9-7", "The goal 9-7 is the wrong way round. Try 7-9."),
        (">=0", "A goal of at least 0 asks for nothing. Try >=1, <=0 or any."),
        (">=2000000", "That is more than fits. The most is 1000000 for a goal."),
    ],
)
def test_a_refused_goal_says_what_to_try(text: str, sentence: str) -> None:
    """Each refusal is one sentence and one way on."""
    with pytest.raises(UnreadableError) as refused:
        parse_goal(text)
    assert error_words(refused.value) == sentence


@pytest.mark.parametrize("text", ["-3", ">=-3", "1e3", "nan", "7-9-11", ">30", "9" * 5000])
def test_other_goals_are_refused(text: str) -> None:
    """Numbers are plain and a goal is one range."""
    with pytest.raises(UnreadableError):
        parse_goal(text)


@given(ends=st.tuples(AMOUNTS, AMOUNTS).map(sorted), kind=st.sampled_from(["low", "high", "both"]))
def test_goals_round_trip(ends: list[float], kind: str) -> None:
    """`parse_goal` reads what `format_goal` writes."""
    low = None if kind == "high" else ends[0]
    high = None if kind == "low" else ends[1]
    assert parse_goal(format_goal(low, high)) == (low, high)


def test_no_goal_round_trips() -> None:
    """No goal is written `any`."""
    assert format_goal(None, None) == "any"
    assert parse_goal("any") == (None, None)


@given(text=st.text(max_size=30) | st.text("0123456789<>=-≥≤., any", max_size=12))
def test_reading_a_goal_only_ever_refuses(text: str) -> None:
    """Any text gives a goal that holds together, or an UnreadableError."""
    try:
        low, high = parse_goal(text)
    except UnreadableError:
        return
    assert low is None or low > 0
    assert high is None or high >= 0
    assert low is None or high is None or low <= high


@pytest.mark.parametrize(
    ("low", "high", "unit", "words"),
    [
        (30, None, "min", "at least 30 min"),
        (7.0, 9, "h", "7 to 9 h"),
        (7.5, 9.0, "h", "7 h 30 to 9 h"),
        (None, 2, "portions", "at most 2 portions"),
        (None, None, "km", "any amount"),
        (1, None, "times", "at least once"),
        (2, 2, "times", "exactly twice"),
        (2, 4, "portions", "2 to 4 portions"),
    ],
)
def test_words_for_goals(low: float | None, high: float | None, unit: str, words: str) -> None:
    """A goal reads as a phrase."""
    assert goal_words(low, high, unit) == words


def test_the_smallest_version() -> None:
    """What was said, else for hours the low end of the goal, else any amount."""
    assert smallest_amount(rule(low=30, smallest=5)) == 5
    assert smallest_amount(rule(low=30)) is None
    assert smallest_amount(rule("h", 7, 9)) == 7
    assert smallest_amount(rule("h", 7, 9, 6)) == 6
    assert smallest_amount(rule("h")) is None


def test_the_usual_amount() -> None:
    """Last logged, else the low end, else one; an at-most goal has its limit instead."""
    assert usual_amount(rule(low=30), 20) == 20
    assert usual_amount(rule(low=30), None) == 30
    assert usual_amount(rule(low=30), 0) == 30
    assert usual_amount(rule(), None) == 1
    assert usual_amount(rule(smallest=5), None) == 5
    assert usual_amount(rule(low=30, smallest=5), None) == 30
    assert usual_amount(rule(high=2), None) == 2
    assert usual_amount(rule(high=0), None) == 0
    assert usual_amount(rule(high=2), 0) == 0


def test_rules_that_fit_are_accepted() -> None:
    """Nothing is asked of a rule beyond what makes it mean something."""
    check_rule("min", 30, None, 5, AmountPerPeriod(150, Period.WEEK))
    check_rule("h", 7, 9, None, DaysPerPeriod(5, Period.WEEK))
    check_rule("times", None, 0, None, Daily())
    check_rule("km", None, None, 1, AmountPerPeriod(20, Period.MONTH))
    check_rule("min", 1440, 1440, 1440, AmountPerPeriod(10080, Period.WEEK))


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (("", None, None, None, Daily()), "A unit is a short word"),
        (("x" * 21, None, None, None, Daily()), "A unit is a short word"),
        (("\u200b", None, None, None, Daily()), "A unit is a short word"),
        (("5k", None, None, None, Daily()), "A unit is a short word"),
        (("min", 0, None, None, Daily()), "at least 0 asks for nothing"),
        (("min", None, -1, None, Daily()), "starts at <=0"),
        (("min", 9, 7, None, Daily()), "Try 7-9"),
        (("min", 30, None, 0, Daily()), "smallest version is above 0"),
        (("min", 30, None, 40, Daily()), "40 min, is more than the goal, 30 min"),
        (("min", None, 30, 40, Daily()), "40 min, is more than the goal, 30 min"),
        (("h", 25, None, None, Daily()), "Did you mean 25 min"),
        (("min", 1441, None, None, Daily()), "more than a day"),
        (("min", None, None, 1441, Daily()), "more than a day"),
        (("min", None, None, None, AmountPerPeriod(0, Period.WEEK)), "above 0"),
        (("h", None, None, None, AmountPerPeriod(169, Period.WEEK)), "The most is 168 hours"),
        (("min", float("nan"), None, None, Daily()), "at least 0 asks for nothing"),
        (("min", float("inf"), None, None, Daily()), "more than fits"),
    ],
)
def test_rules_that_do_not_fit_are_refused(arguments: tuple[Any, ...], part: str) -> None:
    """The first thing that does not fit is named, with its limit."""
    with pytest.raises(UnreadableError) as refused:
        check_rule(*arguments)
    assert part in error_words(refused.value)
