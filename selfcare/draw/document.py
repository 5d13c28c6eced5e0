"""A page for a file or the terminal: headings, words, tables, a drawing; and as text.

Blocks hold plain text, never markup: each outlet (`text_lines`, `markdown_text`, `html_text`)
escapes all of it in its own way, so a person's name or note is text wherever it lands.
"""

from collections.abc import Iterator

from msgspec import Struct

from selfcare.core.text import NOTE_LENGTH, clean_line
from selfcare.draw.lines import INK, QUIET, STRONG, Line, cells, folded


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


# A document as lines for the terminal: folded words, aligned tables.


WIDTH = 80
MARGIN = 2
WIDEST = 32
"""Most cells a column is aligned to; a longer text pushes its own row alone."""
GAP = 2


def text_lines(document: Document, *, width: int = WIDTH) -> tuple[Line, ...]:
    """The whole document, a blank line between its blocks."""
    room = width - MARGIN
    lines: list[Line] = [((_one(document.title), STRONG),)]
    for block in document.blocks:
        lines.append(())
        lines += _block(block, room)
    return tuple(lines)


def _block(block: Block, room: int) -> Iterator[Line]:
    match block:
        case Heading(text):
            yield ((_one(text), STRONG),)
        case Words(text, quiet):
            for row in folded(_one(text), room):
                yield ((row, QUIET if quiet else INK),)
        case Items():
            yield from _items(block, room)
        case Pairs():
            yield from _pairs(block, room)
        case Drawing(lines):
            yield from lines
        case Table():
            yield from table_lines(block, room)


def _items(items: Items, room: int) -> Iterator[Line]:
    for text in items.texts:
        for number, row in enumerate(folded(_one(text), room - 2)):
            yield ((row if number == 0 else f"  {row}", INK),)


def _pairs(pairs: Pairs, room: int) -> Iterator[Line]:
    width = max((cells(_one(label)) for label, _ in pairs.rows), default=0) + GAP
    for label, words in pairs.rows:
        for number, row in enumerate(folded(_one(words), max(room - width, 20))):
            lead = _one(label) if number == 0 else ""
            yield ((lead + " " * (width - cells(lead)), QUIET), (row, INK))


def table_lines(table: Table, room: int) -> Iterator[Line]:
    """Columns where there is room, else each row below its name."""
    rows = [tuple(map(_one, row)) for row in (table.head, *table.rows)]
    widths = [min(WIDEST, max(cells(row[at]) for row in rows)) for at in range(len(table.head))]
    if sum(widths) + GAP * (len(widths) - 1) > room:
        yield from _stacked(rows, room)
        return
    for number, row in enumerate(rows):
        padded = []
        for at, text in enumerate(row):
            space = " " * max(0, widths[at] - cells(text))
            padded.append(space + text if at in table.right else text + space)
        yield (((" " * GAP).join(padded).rstrip(), INK if number else QUIET),)


def _stacked(rows: list[tuple[str, ...]], room: int) -> Iterator[Line]:
    """A table without room beside itself: each row its name, then what its head calls the rest."""
    head, *rest = rows
    for row in rest:
        for name in folded(row[0], room):
            yield ((name, INK),)
        said = "; ".join(
            f"{title.lower()} {text}" for title, text in zip(head[1:], row[1:], strict=True) if text
        )
        for line in folded(said, room - 2):
            yield ((f"  {line}", QUIET),)


def _one(text: str) -> str:
    return clean_line(text, NOTE_LENGTH)
