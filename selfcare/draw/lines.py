"""What every drawing is made of: lines of spans, a text and its tone each; small pieces.

A drawing is pure: a view, a set of signs and sizes in, lines out. An outlet turns tones into its
own means (styles of the app, none on a plain terminal, classes in a file); a picture says the same
without any tone. User text in a span has been cleaned and is one line.
"""

from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len, chop_cells, set_cell_size

from selfcare.core.model import Area, Status
from selfcare.core.text import NOTE_LENGTH, clean, clean_line
from selfcare.draw.signs import Signs

Span = tuple[str, str]
Line = tuple[Span, ...]

INK, STRONG, QUIET, ACCENT = "ink", "strong", "quiet", "accent"
FULL, SOME = "full", "some"
"""The two shades of pictures: much of it, and some of it."""
HERE = "cursor"
"""The cell one stands on."""
TONES = (INK, STRONG, QUIET, ACCENT, FULL, SOME, HERE)


def plain(line: Line) -> str:
    """The line's text alone, without blanks at its end."""
    return "".join(text for text, _ in line).rstrip()


def cells(text: str) -> int:
    """How many cells a text takes."""
    return cell_len(text)


def fitted(text: str, width: int, ellipsis: str = "…") -> str:
    """A person's text on one line, cut or padded to exactly `width` cells."""
    return cut(clean_line(text), width, ellipsis)


def cut(line: str, width: int, ellipsis: str = "…") -> str:
    """Our own words, cut or padded to exactly `width` cells; their spaces stay."""
    if cell_len(line) <= width:
        return set_cell_size(line, width)
    if width <= 0:
        return ""
    return set_cell_size(set_cell_size(line, width - 1).rstrip() + ellipsis, width)


def merged(spans: Line) -> Line:
    """The same line with neighbours of one tone joined, so that it is drawn in fewer pieces."""
    joined: list[tuple[str, str]] = []
    for text, tone in spans:
        if joined and joined[-1][1] == tone:
            joined[-1] = (joined[-1][0] + text, tone)
        elif text:
            joined.append((text, tone))
    return tuple(joined)


# Folding text by terminal cells, so that wide letters and emoji take the room they need.


def folded(text: str, width: int) -> Iterator[str]:
    """The text on lines of at most `width` cells, broken between words, or inside long ones."""
    line = ""
    for word in text.split():
        joined = f"{line} {word}" if line else word
        if cells(joined) <= width:
            line = joined
            continue
        if line:
            yield line
        *whole, line = chop_cells(word, max(width, 2)) if cells(word) > width else [word]
        yield from whole
    if line:
        yield line


def height(lines: Iterable[Line], width: int) -> int:
    """How many lines of the terminal these take, long ones folded at `width` cells."""
    texts = ("".join(text for text, _ in line) for line in lines)
    return sum(max(sum(1 for _ in folded(text, width)), 1) for text in texts)


# How files look: one calm set of tones on white, legible in print and without colour.
#
# The tones are those of `draw.lines`; each keeps a contrast of at least 4.5 to 1 against the paper.

PAPER = "#ffffff"
TONE_COLOURS = {
    INK: "#22252b",
    STRONG: "#22252b",
    QUIET: "#5d636e",
    ACCENT: "#1f6468",
    FULL: "#1f6468",
    SOME: "#4a7679",
    HERE: "#22252b",
}
BOLD = frozenset({STRONG, ACCENT})
FONTS = "'DejaVu Sans Mono', 'Noto Sans Mono', Menlo, Consolas, 'Liberation Mono', monospace"

_NO_CHARACTERS = dict.fromkeys(
    [*range(0xFDD0, 0xFDF0), *(plane * 0x10000 + 0xFFFE for plane in range(17)),
     *(plane * 0x10000 + 0xFFFF for plane in range(17))],
    "\ufffd",
)  # fmt: skip
"""Code points that are no characters: XML refuses two of them, and no font has any."""


def printable(text: str) -> str:
    """Cleaned text without code points that a file's format refuses."""
    return clean(text, NOTE_LENGTH * 10).translate(_NO_CHARACTERS)


# Small pieces of a line, for the app: an area's stripe, a strip of days, a thin bar, a name.
#
# A tone is a name whose colour `tui.paint` knows; every sign means the same without it. Text of a
# person goes through `harmless` or `fit` and nothing else.


KEY = "key"
"""A key, and what is at hand."""
RAIL = "rail"
"""What a bar has still to fill."""
ITALIC = "italic"
UNDERLINED = "underlined"
"""The day on screen, among others."""

Piece = str | Span | Line


def line(*pieces: Piece) -> Line:
    """Pieces one after the other: our own words, words with a tone, what was drawn before."""
    spans: list[Span] = []
    for piece in pieces:
        if isinstance(piece, str):
            spans.append((piece, INK))
        else:
            spans += as_spans(piece)
    return tuple(spans)


def as_spans(piece: Span | Line) -> Sequence[Span]:
    """One span, or those of a line."""
    match piece:
        case (str() as text, str() as tone):
            return ((text, tone),)
        case _:
            return piece


def harmless(text: str, tone: str = INK) -> Span:
    """A person's text on one line."""
    return clean_line(text), tone


def fit(text: str, width: int, signs: Signs) -> str:
    """A person's text cut or padded to exactly `width` cells."""
    return fitted(text, width, signs.ellipsis)


def colour(area: Area) -> str:
    """The tone of an area."""
    return f"area-{area.value}"


def in_part(area: Area) -> str:
    """The same where it was done in part."""
    return f"{colour(area)} in part"


def stripe(area: Area, signs: Signs) -> Span:
    """The mark before a name that says its area by colour."""
    return signs.cursor, colour(area)


def strip(statuses: Sequence[Status | None], area: Area, signs: Signs, gap: str = " ") -> Line:
    """Statuses of days in a row, each one cell and `gap`."""
    tones = {Status.DONE: colour(area), Status.PARTLY: in_part(area)}
    return tuple(
        (signs.of(status) + gap, tones.get(status, QUIET) if status else INK) for status in statuses
    )


def bar(share: float, width: int, tone: str, signs: Signs) -> Line:
    """A thin bar in half cells, as Textual's ProgressBar draws it; the rest a lighter line."""
    share = min(max(share, 0.0), 1.0)
    if signs.name != "full":
        done = round(share * width)
        return (signs.bar * done, tone), (signs.empty * (width - done), QUIET)
    full, half = divmod(round(share * width * 2), 2)
    filled = "━" * full + "╸" * half
    return (filled, tone), ("─" * (width - len(filled)), RAIL)
