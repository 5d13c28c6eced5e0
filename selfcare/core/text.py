"""User text is hostile until cleaned: one helper for all; and which thing a text means.

Cleaning happens when text is saved and again when it is shown (old or foreign rows). It does not
change what people mean: emoji, Persian joiners, combining accents and right-to-left letters stay.
"""

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from typing import Generic, TypeVar

from msgspec import Struct

from selfcare.core.errors import RefusedError

NAME_LENGTH = 200
"""Most characters in a name, a unit, an if-then line or a label."""
NOTE_LENGTH = 10_000
"""Most characters in a note."""
_NO_LIMIT = 1_000_000_000
LONGEST_NUMBER = 15
"""Most digits of a whole number."""
ENDS = (".", "!", "?", "…")
"""How a sentence may end."""
COMBINING_RUN = 8
"""Most combining marks in a row."""

_INVISIBLE = frozenset(
    [
        *(0x061C, 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF, 0x00AD),
        *range(0x202A, 0x202F),
        *range(0x2066, 0x206A),
        *range(0xE0000, 0xE0080),
    ]
)
"""Bidirectional controls and invisible characters: they can make text lie about itself."""

_SIGNS = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212\ufe63\uff0d"), "-")
_SIGNS[0x066B] = "."
"""Dashes that keyboards and dictation make where a minus is meant, and the Arabic decimal sign."""

_TABLE: dict[int, str | None] = dict.fromkeys(_INVISIBLE, None)
_TABLE |= dict.fromkeys([*range(0x20), 0x7F, *range(0x80, 0xA0)], "\ufffd")
_TABLE |= dict.fromkeys(range(0xD800, 0xE000), "?")
del _TABLE[ord("\n")], _TABLE[ord("\t")]


def clean(text: str, limit: int = NOTE_LENGTH) -> str:
    """Text that no terminal, markup or database can take for anything but text.

    CRLF and CR become LF; lone surrogates `?`; control characters (C0 except newline and tab, DEL,
    C1) U+FFFD; bidirectional controls and invisible characters go; NFC; at most 8 combining marks
    in a row; at most `limit` characters.
    """
    if text.isascii() and text.isprintable():
        return text[:limit]
    joined = text.replace("\r\n", "\n").replace("\r", "\n").translate(_TABLE)
    return _calm_marks(unicodedata.normalize("NFC", joined))[:limit]


def clean_line(text: str, limit: int = NAME_LENGTH) -> str:
    """Cleaned text on one line: runs of white space become one space, the ends are trimmed."""
    return " ".join(clean(text, NOTE_LENGTH).split())[:limit].rstrip()


def plain_digits(text: str) -> str:
    """What a person typed for a number, with its digits and signs as ASCII has them.

    Full-width forms become plain ones (NFKC), and so do the digits, the decimal sign and the minus
    of other scripts and keyboards, so that none has to be switched.
    """
    if text.isascii():
        return text
    known = unicodedata.normalize("NFKC", text.translate(_SIGNS))
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in known)


def whole(text: str, limit: int, what: str) -> str:
    """Cleaned text that is to be kept, its ends trimmed; never cut.

    Raises:
        UnreadableError: It is longer than `limit`; `what` begins the sentence.
    """
    cleaned = clean(text, _NO_LIMIT).strip()
    if len(cleaned) > limit:
        raise RefusedError("long-text", what=what, limit=limit, length=len(cleaned))
    return cleaned


def whole_line(text: str, what: str, limit: int = NAME_LENGTH) -> str:
    """Cleaned text on one line that is to be kept; raises as `whole` does."""
    return whole(" ".join(clean(text, _NO_LIMIT).split()), limit, what)


def whole_number(text: str, most: int) -> int | None:
    """The whole number from 0 to `most` that a person typed; None: it is none."""
    digits = plain_digits(text).strip()
    if not (digits.isascii() and digits.isdigit() and len(digits) <= LONGEST_NUMBER):
        return None
    return number if (number := int(digits)) <= most else None


def name_key(name: str) -> str:
    """The form in which names are compared: NFC, case folded."""
    return unicodedata.normalize("NFC", clean_line(name).casefold())


def _calm_marks(text: str) -> str:
    # Signs and most scripts have no marks at all: every drawn line comes through here.
    if not any(map(unicodedata.combining, text)):
        return text
    kept: list[str] = []
    marks = 0
    for char in text:
        marks = marks + 1 if unicodedata.combining(char) else 0
        if marks <= COMBINING_RUN:
            kept.append(char)
    return "".join(kept)


def as_sentence(text: str) -> str:
    """A person's own line, cleaned, with a full stop where it has no end; nothing of nothing."""
    line = clean_line(text, NOTE_LENGTH)
    return line if not line or line.endswith(ENDS) else f"{line}."


# Which of several named things a person means.
#
# An exact name wins; else any start that fits one alone. Case and Unicode's forms do not count
# (`name_key`). When several begin alike they are told, and when none does the nearest names.


Named = TypeVar("Named")


class Meant(Struct, Generic[Named], frozen=True):
    """What a typed name stands for."""

    found: Named | None = None
    several: tuple[Named, ...] = ()
    """Those that begin like it, when it is more than one."""
    near: tuple[Named, ...] = ()
    """Those with a similar name, the nearest first, when nothing begins like it; at most three."""


def meant(typed: str, known: Sequence[Named], name_of: Callable[[Named], str]) -> Meant[Named]:
    """What a typed name stands for among known things."""
    key = name_key(typed)
    keys = [(name_key(name_of(one)), one) for one in known]
    exact = next((one for name, one in keys if name == key), None)
    if exact is not None:
        return Meant(exact)
    starts = tuple(one for name, one in keys if key and name.startswith(key))
    if len(starts) == 1:
        return Meant(starts[0])
    if starts:
        return Meant(several=starts)
    by_name = dict(keys)
    return Meant(near=tuple(by_name[name] for name in nearest(key, by_name)))


def nearest(word: str, known: Iterable[str], *, most: int = 3, likeness: float = 0.5) -> list[str]:
    """The known words most like a typed one; `likeness` from 0 to 1 is the least that counts."""
    from difflib import get_close_matches  # noqa: PLC0415 - 5 ms that only a slip pays for

    return get_close_matches(word[:60], list(known), n=most, cutoff=likeness)


def one_near(word: str, known: Iterable[str]) -> str | None:
    """The one name that somebody may have meant. None: none is near."""
    found = nearest(word.casefold(), known, most=1, likeness=0.6)
    return found[0] if found else None
