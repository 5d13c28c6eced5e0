"""Built-in TOML files, decoded into checked structures.

A key that is not known, a missing one or a value out of bounds stops the decoding with the path
of the value in the message: a slip in a built-in file is found by the first test that reads it.
"""

import re
from importlib.resources import files
from typing import Annotated, TypeVar

import msgspec

Words = Annotated[str, msgspec.Meta(min_length=1, max_length=400)]
"""A text that must say something."""
Code = Annotated[str, msgspec.Meta(pattern="^[A-Z]{2}$")]
"""A country as ISO 3166-1 alpha-2."""

MOST_DIGITS = 100
MOST_SIGNS, MOST_WITH_WORDS, MOST_IN_ALL = 150, 500, 4000
"""Dots and brackets in a line, in a line with those of its texts, and in a document with all."""
_DIGITS = re.compile(rb"[0-9_]{%d}" % (MOST_DIGITS + 1))
_STRINGS = re.compile(rb"\"(?:[^\"\\]|\\.)*+\"?|'[^']*+'?")
"""Each is taken to its end or that of the line, so that no sign of a line is looked at twice."""
_SIGNS = re.compile(rb"[.\[\]]")

Document = TypeVar("Document", bound=msgspec.Struct)


def too_much(text: bytes) -> str:
    """Why a document of a person is not parsed; empty: it may be.

    Long numbers and keys of many parts cost a parser time and memory with the square of their
    length; a document of ours has neither. Where a text ends the parser alone knows, so that dots
    within texts count too, if for less.
    """
    in_all = 0
    for number, line in enumerate(text.split(b"\n"), 1):
        if _DIGITS.search(line):
            return f"line {number} has a number of more than {MOST_DIGITS} digits"
        signs = len(_SIGNS.findall(line))
        if signs > MOST_WITH_WORDS or (
            signs > MOST_SIGNS and len(_SIGNS.findall(_STRINGS.sub(b"", line))) > MOST_SIGNS
        ):
            return f"line {number} has more than {MOST_SIGNS} dots and brackets"
        in_all += signs
    return f"it has more than {MOST_IN_ALL:,} dots and brackets" if in_all > MOST_IN_ALL else ""


def read_content(name: str, kind: type[Document]) -> Document:
    """The built-in file of that name as `kind`."""
    text = files("selfcare.content").joinpath(name).read_bytes()
    return msgspec.toml.decode(text, type=kind)
