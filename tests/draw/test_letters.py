"""Large letters: as large as fits, plain where they do not, nothing left out."""

from hypothesis import given
from hypothesis import strategies as st

from selfcare.draw.player import big_text, big_words


def test_the_largest_letters_that_fit() -> None:
    """Seven rows where there is room, five where there is less, one plain line else."""
    assert len(big_words("Out", 76, 7)) == 7
    assert len(big_words("Out", 20, 7)) == 5
    assert big_words("Out", 10, 7) == ("Out",)
    assert len(big_words("Out", 76, 5)) == 5
    assert big_words("Out", 76, 1) == ("Out",)


def test_signs_the_font_lacks_stay_plain() -> None:
    """A word is never shortened to the letters a font has."""
    for word in ("Вдох", "吸う", "é", "🌊", "a\x1b[31m", ""):
        assert big_words(word, 200, 9) == (word,)
        assert big_text(word, 200, 9) == ()


def test_a_sentence_is_folded_or_left_alone() -> None:
    """Each row fits; a sentence that is too long gives nothing rather than a part of it."""
    rows = big_text("Name five things you can see.", 116, 26)
    assert rows
    assert max(map(len, rows)) <= 116
    assert big_text("Name five things you can see.", 76, 8) == ()


@given(st.text(max_size=30), st.integers(1, 130), st.integers(1, 12))
def test_any_text_fits_or_stays_plain(text: str, width: int, rows: int) -> None:
    """Whatever the text, large rows fit the room that was given."""
    shown = big_words(text, width, rows)
    if shown != (text,):
        assert len(shown) <= rows
        assert max(map(len, shown)) <= width
    folded = big_text(text, width, rows)
    assert len(folded) <= rows
    assert all(len(row) <= width for row in folded)
