"""How files look: one calm set of tones on white, legible in print and without colour.

The tones are those of `draw.lines`; each keeps a contrast of at least 4.5 to 1 against the paper.
"""

from selfcare.core.text import NOTE_LENGTH, clean
from selfcare.draw.lines import ACCENT, FULL, HERE, INK, QUIET, SOME, STRONG

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
