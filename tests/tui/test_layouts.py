"""Command keys on keyboards without Latin letters."""

import string
import unicodedata

import pytest

from selfcare.core.layouts import LATIN_OF
from selfcare.tui.layouts import latin_key

RUSSIAN = {
    "q": "й", "w": "ц", "e": "у", "r": "к", "t": "е", "y": "н", "u": "г", "i": "ш", "o": "щ",
    "p": "з", "[": "х", "]": "ъ", "a": "ф", "s": "ы", "d": "в", "f": "а", "g": "п", "h": "р",
    "j": "о", "k": "л", "l": "д", ";": "ж", "'": "э", "z": "я", "x": "ч", "c": "с", "v": "м",
    "b": "и", "n": "т", "m": "ь", ",": "б", ".": "ю", "`": "ё",
}  # fmt: skip
"""The Russian layout, key by key."""
GREEK = {
    "w": "ς", "e": "ε", "r": "ρ", "t": "τ", "y": "υ", "u": "θ", "i": "ι", "o": "ο", "p": "π",
    "a": "α", "s": "σ", "d": "δ", "f": "φ", "g": "γ", "h": "η", "j": "ξ", "k": "κ", "l": "λ",
    "z": "ζ", "x": "χ", "c": "ψ", "v": "ω", "b": "β", "n": "ν", "m": "μ",
}  # fmt: skip
"""The Greek layout; its q types `;`, its Q `:`."""
NAMES = {
    ",": "comma", ".": "full_stop", ";": "semicolon", "'": "apostrophe",
    "[": "left_square_bracket", "]": "right_square_bracket", "`": "grave_accent",
}  # fmt: skip


@pytest.mark.parametrize(("latin", "letter"), [*RUSSIAN.items(), *GREEK.items()])
def test_every_key_of_the_layout(latin: str, letter: str) -> None:
    """A letter of another script is the command that is printed on the same key."""
    assert latin_key(letter) == NAMES.get(latin, latin)


@pytest.mark.parametrize(
    ("latin", "letter"),
    [(k, v) for k, v in [*RUSSIAN.items(), *GREEK.items()] if k.isalpha() and v not in "ςσ"],
)
def test_every_capital_of_the_layout(latin: str, letter: str) -> None:
    """With Shift it is the capital, which goes to a place."""
    assert latin_key(letter.upper()) == latin.upper()


def test_the_two_greek_sigmas() -> None:
    """Shift makes Σ of both: it goes to Week, because no place is S."""
    assert (latin_key("ς"), latin_key("σ"), latin_key("Σ")) == ("w", "s", "W")


@pytest.mark.parametrize(("letter", "latin"), [("і", "s"), ("ї", "]"), ("є", "'"), ("ў", "o")])
def test_letters_of_ukraine_and_belarus(letter: str, latin: str) -> None:
    """What these layouts have in the place of a Russian letter."""
    assert latin_key(letter) == NAMES.get(latin, latin)


def test_letters_with_an_accent_are_on_the_keys_of_the_letter() -> None:
    """A Greek accent is a key of its own; the letter is the same."""
    assert [latin_key(letter) for letter in "έύίόάήώ"] == list("eyioahv")


def test_latin_letters_digits_and_signs_need_no_table() -> None:
    """What is Latin already is never mapped to something else."""
    assert {latin_key(key) for key in string.printable} == {None}
    assert all(not letter.isascii() for letter in LATIN_OF)


@pytest.mark.parametrize("script", ["CYRILLIC", "GREEK"])
def test_every_latin_letter_can_be_reached_from_each_script(script: str) -> None:
    """No command is out of reach on a keyboard of one script (Greek has its q on `;`)."""
    reached = {
        latin for letter, latin in LATIN_OF.items() if unicodedata.name(letter).startswith(script)
    }
    missing = set(string.ascii_lowercase) - reached
    assert missing <= ({"q"} if script == "GREEK" else set())
    places = set("TWLPHG") - reached
    assert not places


def test_every_letter_of_the_tables_is_of_its_script() -> None:
    """No letter that merely looks like another got into a table."""
    assert {unicodedata.name(letter).split()[0] for letter in LATIN_OF} == {"CYRILLIC", "GREEK"}
