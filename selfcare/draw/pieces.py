"""Small pieces of a line, for the app: an area's stripe, a strip of days, a thin bar, a name.

A tone is a name whose colour `tui.paint` knows; every sign means the same without it. Text of a
person goes through `harmless` or `fit` and nothing else.
"""

from collections.abc import Sequence

from selfcare.core.model import Area, Status
from selfcare.core.text import clean_line
from selfcare.draw.lines import INK, QUIET, Line, Span, fitted
from selfcare.draw.signs import Signs

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
