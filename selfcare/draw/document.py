"""A page that goes into a file or onto the terminal: headings, words, tables, a drawing.

Blocks hold plain text, never markup: each outlet (`as_text`, `as_markdown`, `as_html`) escapes all
of it in its own way, so a person's name or note is text wherever it lands.
"""

from dataclasses import dataclass

from selfcare.draw.lines import Line


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; the title of the document is its first."""

    text: str


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph."""

    text: str
    quiet: bool = False
    """Whether it stands back: an explanation, a legend."""


@dataclass(frozen=True, slots=True)
class Items:
    """Sentences one below the other."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Labels, and what stands beside each."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head; every row as long as the head."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    right: frozenset[int] = frozenset()
    """Columns of numbers, counted from 0."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """Lines drawn in cells; what they say stands in words in another block."""

    lines: tuple[Line, ...]


Block = Heading | Words | Items | Pairs | Table | Drawing


@dataclass(frozen=True, slots=True)
class Document:
    """A page."""

    title: str
    blocks: tuple[Block, ...]
