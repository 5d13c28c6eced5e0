"""Words as large letters of half blocks, as large as fits; too long, they stay plain.

The letters are pyfiglet's fonts mono12 (7 rows) and mono9 (5 rows). A text with signs the fonts do
not have is never cut down to those they have: it stays plain.
"""

from functools import lru_cache
from typing import TYPE_CHECKING

from selfcare.core.text import clean_line
from selfcare.draw.signs import Signs

if TYPE_CHECKING:
    from pyfiglet import Figlet

BODY = {"mono12": 7, "mono9": 5}
"""The fonts, the larger one first, and their rows without what hangs below."""
FONTS = tuple(BODY)
WIDEST = 1000
"""Cells pyfiglet may use for a line; we fold lines ourselves."""


def read_fonts() -> None:
    """Reads both fonts, so that the first breath does not wait for them."""
    for font in FONTS:
        _drawn("0", font)


def large(text: str, width: int, rows: int, signs: Signs) -> tuple[str, ...]:
    """A word in large letters where the terminal has half blocks; a letter may hang one lower."""
    if signs.name == "ascii" or rows < 5:
        return (clean_line(text),)
    return big_words(text, width, rows + 1)


@lru_cache(maxsize=512)
def big_words(text: str, width: int, rows: int) -> tuple[str, ...]:
    """The text in the largest letters that fit on one line; in one plain line when none do.

    Rows are as wide as their letters, without a margin; all have the same width.
    """
    for font in FONTS:
        shown = _drawn(text, font)
        if shown and len(shown) <= rows and len(shown[0]) <= width:
            return shown
    return (text,)


@lru_cache(maxsize=128)
def big_text(text: str, width: int, rows: int) -> tuple[str, ...]:
    """A sentence folded into large letters, each row centred in `width`; empty when it is too long.

    A small gap stands between its lines, unless a letter of the line above hangs into it.
    """
    for font in FONTS:
        shown = _folded(text, font, width, rows)
        if shown:
            return shown
    return ()


def _folded(text: str, font: str, width: int, rows: int) -> tuple[str, ...]:
    """The sentence in one font, word by word; empty when it does not fit."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        drawn = _drawn(longer, font)
        if not drawn:
            return ()
        if lines and len(drawn[0]) <= width:
            lines[-1] = longer
            continue
        if len(_drawn(word, font)[0]) > width:
            return ()
        lines.append(word)
    shown: list[str] = []
    hanging = True
    for line in lines:
        drawn = _drawn(line, font)
        lead = " " * ((width - len(drawn[0])) // 2)
        shown += [*([] if hanging else [""]), *(lead + row for row in drawn)]
        hanging = len(drawn) > BODY[font]
    return tuple(shown) if len(shown) <= rows else ()


@lru_cache(maxsize=512)
def _drawn(text: str, font: str) -> tuple[str, ...]:
    """The letters without empty rows and columns around them; empty for signs the font lacks.

    Rows above small letters stay, so that the words of one breath do not jump up and down.
    """
    if not text.strip() or not (text.isascii() and text.isprintable()):
        return ()
    rows = _figlet(font).renderText(text).split("\n")
    kept = [row.rstrip() for row in rows[1:]]
    while len(kept) > BODY[font] and not kept[-1]:
        kept.pop()
    left = min((len(row) - len(row.lstrip()) for row in kept if row), default=0)
    width = max((len(row) for row in kept), default=0) - left
    return tuple(row[left:].ljust(width) for row in kept) if width > 0 else ()


@lru_cache(maxsize=2)
def _figlet(font: str) -> "Figlet":
    """The font, read once; of its thousands of letters those that are drawn are kept."""
    from pyfiglet import Figlet  # noqa: PLC0415  160 ms, paid by the player alone

    figlet = Figlet(font=font, width=WIDEST)
    known = figlet.Font
    known.chars = {code: letter for code, letter in known.chars.items() if chr(code).isascii()}
    known.width = {code: width for code, width in known.width.items() if chr(code).isascii()}
    known.data = ""  # the file's own text, a megabyte with both fonts
    return figlet
