"""What every drawing is made of: lines of spans, each a text and the tone it is drawn in.

A drawing is pure: a view, a set of signs and sizes in, lines out. An outlet turns tones into its
own means (styles of the app, none on a plain terminal, classes in a file); a picture says the same
without any tone. User text in a span has been cleaned and is one line.
"""

from rich.cells import cell_len, set_cell_size

from selfcare.core.text import clean_line

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
    line = clean_line(text)
    if cell_len(line) <= width:
        return set_cell_size(line, max(width, 0))
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
