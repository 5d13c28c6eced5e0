"""A drawing as one SVG file: text in a grid of cells, no script, no remote part, no font file.

Every word is placed at its own cell, so that a font without one of the signs moves nothing.
"""

import re
from collections.abc import Iterator, Sequence
from html import escape

from selfcare.draw.lines import BOLD, FONTS, HERE, INK, PAPER, TONE_COLOURS, Line, cells, printable

CELL, ROW, SIZE = 8.4, 19.0, 14
"""Width of a cell, height of a line and size of the letters, in pixels."""
MARGIN = 16.0

_WORDS = re.compile(r"\S+(?: \S+)*")
"""Words with single blanks between them; wider gaps are made by placing."""


def svg_text(lines: Sequence[Line], title: str, words: Sequence[str]) -> str:
    """The whole file; `words` say the same for those who cannot see it."""
    width = max((cells("".join(text for text, _ in line)) for line in lines), default=1)
    wide, high = width * CELL + 2 * MARGIN, len(lines) * ROW + 2 * MARGIN
    tones = "".join(
        f".{tone}{{fill:{colour}{';font-weight:bold' if tone in BOLD | {HERE} else ''}}}"
        for tone, colour in TONE_COLOURS.items()
    )
    size = f'width="{wide:.0f}" height="{high:.0f}" viewBox="0 0 {wide:.1f} {high:.1f}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" {size}>',
        f"<title>{_safe(title)}</title>",
        f"<desc>{_safe(' '.join(words))}</desc>",
        f"<style>text{{font:{SIZE}px {FONTS}}}{tones}</style>",
        f'<rect width="100%" height="100%" fill="{PAPER}"/>',
        *(part for number, line in enumerate(lines) for part in _line(line, number)),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _line(line: Line, number: int) -> Iterator[str]:
    column = 0
    base = MARGIN + (number + 0.75) * ROW
    for text, tone in line:
        for found in _WORDS.finditer(text):
            word = found[0]
            at = MARGIN + (column + cells(text[: found.start()])) * CELL
            yield (
                f'<text x="{at:.1f}" y="{base:.1f}" class="{tone if tone in TONE_COLOURS else INK}"'
                f' textLength="{cells(word) * CELL:.1f}" lengthAdjust="spacingAndGlyphs">'
                f"{_safe(word)}</text>"
            )
        column += cells(text)


def _safe(text: str) -> str:
    return escape(printable(text))
