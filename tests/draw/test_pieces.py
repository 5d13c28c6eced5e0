"""Pieces of a drawn line are as wide as they are asked to be, whatever stands in them."""

from hypothesis import given
from hypothesis import strategies as st

from selfcare.draw.lines import ACCENT, bar, cells, fit, harmless, height, line
from selfcare.draw.signs import SETS

SIGNS = st.sampled_from(sorted(SETS))


@given(SIGNS, st.floats(-1, 2), st.integers(1, 80))
def test_a_bar_fills_its_cells(signs: str, share: float, width: int) -> None:
    """A share below nothing or above all is drawn as none or all."""
    assert sum(cells(text) for text, _ in bar(share, width, ACCENT, SETS[signs])) == width


@given(SIGNS, st.text(), st.integers(0, 40))
def test_a_name_fills_its_cells(signs: str, name: str, width: int) -> None:
    """Cut or padded, wide letters too."""
    assert cells(fit(name, width, SETS[signs])) == width


def test_a_line_keeps_the_tones_of_its_pieces() -> None:
    """Our own words, words with a tone, a person's text on one line, and what was drawn before."""
    drawn = line("a ", ("b", ACCENT), line(harmless("c\nd")))
    assert drawn == (("a ", "ink"), ("b", ACCENT), ("c d", "ink"))


def test_the_height_counts_folded_lines() -> None:
    """A line that is empty takes one, a long one as many as it is folded into."""
    assert height([(), line("one two three")], 5) == 4
