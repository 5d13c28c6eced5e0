"""Numbers as people type them, on any keyboard."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfcare.core.text import plain_digits, whole_number

DIGITS = st.characters(categories=["Nd"])


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("７：４０", "7:40"),
        ("١٢٫٥", "12.5"),
        ("۳۰", "30"),
        ("२३१०－०६५०", "2310-0650"),
        ("23:10–6:50", "23:10-6:50"),
        ("−3", "-3"),
        ("≥３０", "≥30"),
    ],
)
def test_digits_and_signs_of_any_script_are_plain(typed: str, plain: str) -> None:
    """Full-width forms, other scripts' digits, their decimal sign, and every dash."""
    assert plain_digits(typed) == plain


@given(st.text(DIGITS, min_size=1, max_size=15))
def test_a_whole_number_is_read_in_any_digits(typed: str) -> None:
    """Every decimal digit there is has its value; what is above the most is none."""
    value = int(typed)
    assert whole_number(typed, 10**15) == value
    assert whole_number(f" {typed} ", value) == value
    assert value == 0 or whole_number(typed, value - 1) is None


@pytest.mark.parametrize("typed", ["", " ", "-1", "1.0", "1_0", "+1", "²x", "1" * 5000])
def test_anything_else_is_no_whole_number(typed: str) -> None:
    """No signs, decimals, underscores, and no number of thousands of digits."""
    assert whole_number(typed, 10**15) is None
