"""Ratings and amounts, key by key."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfcare.core.amounts import parse_amount
from selfcare.core.keystrokes import AmountKeys, RatingKeys

SCALES = ("mood", "energy", "stress")


def rate(
    keys: str, at: str | None = None, scales: tuple[str, ...] = SCALES, **ratings: int | None
) -> RatingKeys:
    """The ratings after keys separated by blanks."""
    state = RatingKeys.opened(scales, ratings, at)
    for key in keys.split():
        state = state.press(key)
    return state


def typed(text: str, *keys: str) -> AmountKeys:
    """An amount field after a text and further keys, as Textual names them."""
    state = AmountKeys()
    for character in text:
        state = state.press({" ": "space"}.get(character, character), character)
    for key in keys:
        state = state.press(key, {"enter": "\r"}.get(key))
    return state


@pytest.mark.parametrize(
    ("keys", "values"),
    [
        ("7 5 3", (7, 5, 3)),
        ("1 0 5 3", (10, 5, 3)),
        ("1 5 3", (1, 5, 3)),
        ("1 1 0 1 0", (1, 10, 10)),
        ("0 0 0", (0, 0, 0)),
        ("1 enter 5 3", (1, 5, 3)),
        ("1 down 5 3", (1, 5, 3)),
        ("1 up 4 5 3", (4, 5, 3)),
        ("1 backspace 6 5 3", (6, 5, 3)),
        ("enter 5 down", (None, 5, None)),
        ("7 up 8 5 3", (8, 5, 3)),
        ("up 7 escape", (7, None, None)),
        ("right enter left enter 3", (5, 5, 3)),
        ("right right left left left enter", (3, None, None)),
        ("9 up right right right", (10, None, None)),
        ("0 up left", (0, None, None)),
        ("1 right", (1, 5, None)),
        ("1 escape", (1, None, None)),
    ],
)
def test_ratings_key_by_key(keys: str, values: tuple[int | None, ...]) -> None:
    """A digit sets and moves on; after a 1 only a 0 makes ten, and Enter confirms it."""
    assert rate(keys).values == values


@pytest.mark.parametrize("keys", ["7 5 3", "7 5 1 0", "7 5 1 enter", "enter enter enter", "escape"])
def test_ratings_are_over_after_the_last_scale(keys: str) -> None:
    """The last answer, or Esc, closes them and leaves no key over."""
    state = rate(keys)
    assert state.finished
    assert state.unused is None


def test_a_last_one_waits_for_its_zero() -> None:
    """A 1 for stress stays open, so that a ten can still be typed."""
    state = rate("7 5 1")
    assert not state.finished
    assert state.pending
    assert state.scale == "stress"
    assert state.values == (7, 5, 1)


@pytest.mark.parametrize(
    ("keys", "values", "unused"),
    [
        ("7 p", (7, None, None), "p"),
        ("7 exclamation_mark", (7, None, None), "exclamation_mark"),
        ("7 5 1 2", (7, 5, 1), "2"),
        ("7 5 1 right", (7, 5, 1), "right"),
        ("1 n", (1, None, None), "n"),
        ("z", (None, None, None), "z"),
    ],
)
def test_another_key_closes_the_ratings_and_still_acts(
    keys: str, values: tuple[int | None, ...], unused: str
) -> None:
    """The screen gets the key that was not for the ratings."""
    state = rate(keys)
    assert state.finished
    assert state.values == values
    assert state.unused == unused


def test_what_is_to_be_saved() -> None:
    """Only scales with another value than before; a value taken out is saved as left out."""
    state = rate("7 backspace enter 3", mood=7, energy=5)
    assert state.changed == {"energy": None, "stress": 3}
    assert rate("escape", mood=7).changed == {}


def test_ratings_open_at_a_scale() -> None:
    """`e` opens energy: the next digit is about energy and mood stays."""
    assert rate("4", at="energy", mood=7).changed == {"energy": 4}


def test_light_days_ask_for_mood_alone() -> None:
    """One number is a whole check-in."""
    assert rate("6", scales=("mood",)).finished


def test_finished_ratings_ignore_keys() -> None:
    """Nothing typed after the end changes an answer."""
    assert rate("7 5 3 9 9").values == (7, 5, 3)


@given(
    keys=st.lists(
        st.sampled_from(
            [*"0123456789", "left", "right", "up", "down", "enter", "backspace", "escape", "x"]
        ),
        max_size=30,
    )
)
def test_ratings_stay_in_range(keys: list[str]) -> None:
    """No sequence of keys leaves 0 to 10."""
    state = rate(" ".join(keys))
    assert all(value is None or 0 <= value <= 10 for value in state.values)
    assert 0 <= state.index < 3
    assert not (state.finished and state.pending)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        *[(text, "h") for text in ("2310 650", "23:10-6:50", "740", "7:40", "1h15", "7,5", "=7.5")],
        *[(text, "min") for text in ("30", "+30", "=35", "1h15", "2310 650")],
    ],
)
def test_a_burst_arrives_whole(text: str, unit: str) -> None:
    """Typed key by key and Enter, an amount is what was typed."""
    state = typed(text, "enter")
    assert state.finished
    assert state.committed
    assert state.unused is None
    assert state.text == text
    assert parse_amount(state.text, unit) == parse_amount(text, unit)


@given(start=st.times(), end=st.times(), dash=st.booleans())
def test_every_span_can_be_typed(start: time, end: time, dash: bool) -> None:
    """Any two clock times pass through the keys unchanged."""
    text = f"{start:%H%M}{'-' if dash else ' '}{end:%H%M}"
    assert typed(text, "enter").text == text


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("3x0", "30"),
        ("z20", "20"),
        ("1H15", "1h15"),
        ("2+3", "23"),
        ("2=3", "23"),
        ("-3", "3"),
        ("=-3", "=3"),
        (" 30", "30"),
        ("３", ""),
        (".5", ".5"),
        ("1" * 30, "1" * 20),
    ],
)
def test_the_field_keeps_what_an_amount_is_made_of(text: str, kept: str) -> None:
    """Other letters change nothing, + and = stand at the start, and there is an end to it."""
    state = typed(text)
    assert state.text == kept
    assert not state.finished


def test_backspace_takes_back_and_leaves_when_empty() -> None:
    """The last character goes; on an empty field the field goes."""
    assert typed("35", "backspace").text == "3"
    assert not typed("3", "backspace").finished
    left = typed("3", "backspace", "backspace")
    assert left.finished
    assert not left.committed


def test_escape_leaves_and_an_empty_enter_logs_nothing() -> None:
    """Nothing is logged but by Enter on something typed."""
    assert not typed("35", "escape").committed
    assert typed("", "enter").finished
    assert not typed("", "enter").committed
    assert not typed("=", "enter").committed


@pytest.mark.parametrize("key", ["up", "down", "tab", "shift+tab"])
def test_moving_away_leaves_the_field(key: str) -> None:
    """The screen gets the key and may keep the text."""
    state = typed("35", key)
    assert (state.finished, state.committed, state.unused, state.text) == (True, False, key, "35")


def test_other_keys_lose_nothing() -> None:
    """A key that types nothing leaves the typing as it is."""
    assert typed("35", "left", "f5", "pageup") == typed("35")


def test_what_opens_the_field() -> None:
    """Digits and = begin an amount on a row; + and - are keys of their own there."""
    assert all(AmountKeys.opens_with(character) for character in "0123456789=")
    assert not any(
        AmountKeys.opens_with(character) for character in ["+", "-", "h", "３", "", None]
    )
    assert AmountKeys.opened("=").press("3", "3").text == "=3"
    assert AmountKeys.opened() == AmountKeys()


@pytest.mark.parametrize(
    ("text", "before", "unit", "shown"),
    [
        ("20", 12, "min", "12 + 20_ = 32 min"),
        ("+20", 12, "min", "12 + 20_ = 32 min"),
        ("=35", 12, "min", "=35_ = 35 min"),
        ("20", 0, "min", "20_ min"),
        ("1h15", 0, "min", "1h15_ = 75 min"),
        ("740", 0, "h", "740_ = 7 h 40"),
        ("8", 0, "h", "8_ h"),
        ("2310 650", 0, "h", "2310 650_ = 7 h 40"),
        ("1", 7.5, "h", "7:30 + 1_ = 8 h 30"),
        ("23:1", 0, "h", "23:1_"),
        ("2310 6", 12, "h", "2310 6_"),
        ("", 12, "min", "_"),
        ("=", 12, "min", "=_"),
        ("3", 0, "portions", "3_ portions"),
        ("1", 1, "times", "1 + 1_ = twice"),
        ("1", 0, "times", "1_ = once"),
        ("90", 0, "h", "90_"),
    ],
)
def test_the_sum_is_shown_while_typing(text: str, before: float, unit: str, shown: str) -> None:
    """The row echoes the sum, and unreadable text in progress as it is."""
    assert typed(text).preview(before, unit) == shown


@given(text=st.text("0123456789h:-+=., ", max_size=20), before=st.floats(0, 24))
def test_any_typing_has_a_preview(text: str, before: float) -> None:
    """No text in progress is a problem."""
    for unit in ("h", "min", "times", "km"):
        assert typed(text).preview(before, unit).count("_") == 1
