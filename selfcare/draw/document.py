"""A page that goes into a file or onto the terminal: headings, words, tables, a drawing.

Blocks hold plain text, never markup: each outlet (`as_text`, `as_markdown`, `as_html`) escapes all
of it in its own way, so a person's name or note is text wherever it lands.
"""

from msgspec import Struct

from selfcare.draw.lines import Line


class Heading(Struct, frozen=True):
    """A heading; the title of the document is its first."""

    text: str


class Words(Struct, frozen=True):
    """A paragraph."""

    text: str
    quiet: bool = False
    """Whether it stands back: an explanation, a legend."""


class Items(Struct, frozen=True):
    """Sentences one below the other."""

    texts: tuple[str, ...]


class Pairs(Struct, frozen=True):
    """Labels, and what stands beside each."""

    rows: tuple[tuple[str, str], ...]


class Table(Struct, frozen=True):
    """Rows under a head; every row as long as the head."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    right: frozenset[int] = frozenset()
    """Columns of numbers, counted from 0."""


class Drawing(Struct, frozen=True):
    """Lines drawn in cells; what they say stands in words in another block."""

    lines: tuple[Line, ...]


Block = Heading | Words | Items | Pairs | Table | Drawing


class Document(Struct, frozen=True):
    """A page."""

    title: str
    blocks: tuple[Block, ...]
