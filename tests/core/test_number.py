"""One number from 0 to 10, key by key."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfcare.core.views import Number

KEYS = [*"0123456789", "left", "right", "backspace"]


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        (["7"], 7), (["1"], 1), (["1", "0"], 10), (["1", "2"], 2), (["0"], 0), (["7", "0"], 0),
        (["backspace"], None), (["1", "backspace", "0"], 0), (["right"], 5), (["9", "right"], 10),
        (["1", "0", "right"], 10), (["0", "left"], 0), (["4", "left"], 3), (["x"], None),
    ],
)  # fmt: skip
def test_keys_give_the_number(keys: list[str], value: int | None) -> None:
    """A digit begins again, a 0 after a 1 makes ten, arrows step, Backspace leaves it out."""
    state = Number()
    for key in keys:
        state = state.press(key)
    assert state.value == value


@given(st.lists(st.sampled_from(KEYS)))
def test_it_never_leaves_the_scale(keys: list[str]) -> None:
    """Whatever is typed the number is 0 to 10 or left out."""
    state = Number()
    for key in keys:
        state = state.press(key)
        assert state.value is None or 0 <= state.value <= 10
