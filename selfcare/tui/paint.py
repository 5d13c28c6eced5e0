"""What is drawn becomes `Content` here: tones become styles, a person's text stays text.

Text of a person goes through `plain` or `prose`, or is drawn (`draw.lines`), so it is never markup
and never an escape. Styles are theme variables; every sign means the same without them.
"""

from collections.abc import Iterable, Iterator

from textual.content import Content
from textual.widgets import Static

from selfcare.core.model import Area
from selfcare.core.text import NOTE_LENGTH, clean, clean_line
from selfcare.draw.lines import (
    ACCENT,
    FULL,
    HERE,
    INK,
    ITALIC,
    KEY,
    QUIET,
    RAIL,
    SOME,
    STRONG,
    UNDERLINED,
    Line,
    Span,
    as_spans,
    cells,
    colour,
    in_part,
)
from selfcare.tui.theme import IN_PART

STYLES = {
    INK: "", STRONG: "bold", QUIET: "$text-muted", ACCENT: "$accent", FULL: "$accent",
    SOME: "$accent 60%", HERE: "reverse", KEY: "bold $accent", ITALIC: "italic",
    RAIL: "$primary 45%", UNDERLINED: "bold underline",
    **{colour(area): f"${colour(area)}" for area in Area},
    **{in_part(area): f"${colour(area)} {IN_PART:.0%}" for area in Area},
}  # fmt: skip
"""The style of each tone."""

Piece = str | Content | Span | Line
"""Our own words, content, words with a tone (or a style), or a drawn line."""


def style_of(tone: str) -> str:
    """The style of a tone; what is none is a style already."""
    return STYLES.get(tone, tone)


def plain(text: str, tone: str = INK) -> Content:
    """A person's text on one line, harmless."""
    return line((clean_line(text), tone))


def prose(text: str, tone: str = INK) -> Content:
    """A person's text with its own lines, harmless."""
    return line((clean(text, NOTE_LENGTH), tone))


def line(*pieces: Piece) -> Content:
    """Pieces one after the other."""
    return Content.assemble(*_styled(pieces))


def _styled(pieces: Iterable[Piece]) -> Iterator[str | Content | Span]:
    for piece in pieces:
        if isinstance(piece, str | Content):
            yield piece
        else:
            yield from ((text, style_of(tone)) for text, tone in as_spans(piece))


def lines(rows: Iterable[Content | Line]) -> Content:
    """Rows one below the other."""
    return Content("\n").join(line(row) for row in rows)


def put(card: Static, words: Content, *, width: int | None = None) -> None:
    """Shows words in a widget; nothing is laid out again where nothing changes its place.

    `width`: the widget is as high as its words are long, in lines of so many cells.
    """
    before = card.content
    if isinstance(before, Content) and before == words and before.spans == words.spans:
        return
    known = before.plain if isinstance(before, Content) else str(before)
    card.update(words, layout=_height(known, width) != _height(words.plain, width))


def _height(text: str, width: int | None) -> int:
    return sum(max(-(-cells(row) // width), 1) if width else 1 for row in text.split("\n"))


def beside(name: Content, told: Iterable[Content], column: int, width: int) -> Content:
    """A name, and what is said of it in a column beside it, or below it where `column` is 0."""
    told, width = tuple(told), max(width, 1)
    names = name.wrap(max(column - 2, 1) if column and told else width)
    words = [row for each in told for row in each.wrap(max(width - (column or 2), 1))]
    if not column:
        return lines([*names, *(line("  ", row) for row in words)])
    rows = []
    for at in range(max(len(names), len(words))):
        left = names[at] if at < len(names) else Content("")
        space = " " * (column - cells(left.plain))
        rows.append(line(left, space, words[at]) if at < len(words) else left)
    return lines(rows)
