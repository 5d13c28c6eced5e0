"""Folding text into cells."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from selfcare.tui.fields import typed_lines
from selfcare.tui.paged import CURSOR
from selfcare.tui.text_keys import TextKeys
from selfcare.tui.wrapping import folds, wrapped

PIECES = st.lists(
    st.sampled_from(["a", "b", " ", "\n", "走", "é", "e\u0323", "👩\u200d👧"]), max_size=60
).map("".join)
"""Words, blanks, wide characters, accents and joined emoji."""


def test_a_sentence_folds_between_words() -> None:
    assert wrapped("one two three", 8) == ["one two", "three"]


def test_a_long_word_is_cut() -> None:
    assert wrapped("abcdefgh", 3) == ["abc", "def", "gh"]


def test_wide_characters_take_two_cells() -> None:
    assert wrapped("走走走", 4) == ["走走", "走"]


def test_empty_lines_stay() -> None:
    assert wrapped("a\n\nb\n", 9) == ["a", "", "b", ""]


@given(PIECES, st.integers(2, 12))
def test_nothing_is_wider_than_the_width(text: str, width: int) -> None:
    """Apart from a blank at the end, every folded line fits."""
    for line in wrapped(text, width):
        assert cell_len(line) <= width


@given(st.text(st.sampled_from("ab \n走"), max_size=60), st.integers(2, 12))
def test_folding_loses_nothing_but_blanks_and_newlines(text: str, width: int) -> None:
    """The folded pieces put together are the text without what was folded at."""
    pieces = "".join(text[first:end] for first, end in folds(text, width))
    assert pieces.replace(" ", "") == text.replace(" ", "").replace("\n", "")


@given(st.text(st.sampled_from("ab \n走é"), max_size=60), st.integers(0, 60), st.integers(3, 12))
def test_the_cursor_is_drawn_once_wherever_it_stands(text: str, at: int, width: int) -> None:
    """Exactly one cell is the cursor's."""
    field = TextKeys(text, min(at, len(text)), lines=True)
    lines, row = typed_lines(field, width)
    cursors = [y for y, line in enumerate(lines) for _, tone in line if tone == CURSOR]
    assert cursors == [row]
