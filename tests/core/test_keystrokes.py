"""Ratings and amounts, key by key."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfcare.core.views import RatingKeys, amount_preview

SCALES = ("mood", "energy", "stress")


def rate(
    keys: str, at: str | None = None, scales: tuple[str, ...] = SCALES, **ratings: int | None
) -> RatingKeys:
    """The ratings after keys separated by blanks."""
    state = RatingKeys.opened(scales, ratings, at)
    for key in keys.split():
        state = state.press(key)
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
    ("text", "before", "unit", "shown"),
    [
        ("20", 12, "min", "12 min + 20 min = 32 min"),
        ("+20", 12, "min", "12 min + 20 min = 32 min"),
        ("=35", 12, "min", "= 35 min"),
        ("20", 0, "min", "20 min"),
        ("740", 0, "h", "7 h 40"),
        ("2310 650", 0, "h", "7 h 40"),
        ("1", 7.5, "h", "7 h 30 + 1 h = 8 h 30"),
        ("23:1", 0, "h", "23:1"),
        ("", 12, "min", ""),
        ("=", 12, "min", "="),
        ("3", 0, "portions", "3 portions"),
    ],
)
def test_the_sum_is_shown_while_typing(text: str, before: float, unit: str, shown: str) -> None:
    """The row echoes the sum, and unreadable text in progress as it is."""
    assert amount_preview(text, before, unit) == shown


@given(text=st.text("0123456789h:-+=., ", max_size=20), before=st.floats(0, 24))
def test_any_typing_has_a_preview(text: str, before: float) -> None:
    """No text in progress is a problem."""
    for unit in ("h", "min", "times", "km"):
        assert isinstance(amount_preview(text, before, unit), str)
