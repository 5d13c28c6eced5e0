"""Command keys on keyboards without Latin letters."""

import pytest

from selfcare.tui.layouts import LATIN_OF, latin_key


@pytest.mark.parametrize(
    ("letter", "key"),
    [
        ("ь", "m"),
        ("у", "e"),
        ("ы", "s"),
        ("і", "s"),
        ("Е", "T"),
        ("б", "comma"),
        ("н", "y"),
        ("я", "z"),
        ("μ", "m"),
        ("Τ", "T"),
        ("σ", "s"),
        ("ς", "w"),
    ],
)
def test_a_letter_stands_for_the_latin_letter_of_its_key(letter: str, key: str) -> None:
    """A letter of another script is the command that is printed on the same key."""
    assert latin_key(letter) == key


def test_latin_letters_and_digits_need_no_table() -> None:
    """What is Latin already is never mapped to something else."""
    assert [latin_key(key) for key in "abzTW059"] == [None] * 8
    assert all(not letter.isascii() for letter in LATIN_OF)


@pytest.mark.parametrize("script", ["CYRILLIC", "GREEK"])
def test_every_latin_letter_can_be_reached_from_each_script(script: str) -> None:
    """No command is out of reach on a keyboard of one script (Greek has its q on `;`)."""
    import unicodedata

    reached = {
        latin for letter, latin in LATIN_OF.items() if unicodedata.name(letter).startswith(script)
    }
    missing = set("abcdefghijklmnopqrstuvwxyz") - reached
    assert missing <= ({"q"} if script == "GREEK" else set())
