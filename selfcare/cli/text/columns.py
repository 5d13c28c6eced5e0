"""Aligned columns: widths are counted in terminal cells, so that wide letters and emoji line up.

A column is as wide as its widest text, but no wider than `WIDEST`: a long text pushes its own row
to the right and no other, and a name is cut, so that it pushes none.
"""

import os
from collections.abc import Iterator, Sequence

from selfcare.draw.signs import ASCII_SIGNS, FULL_SIGNS, SETS, Signs

WIDEST = 32
"""Most cells a column takes."""
GAP = "  "


def cut(text: str) -> str:
    """A name in at most `WIDEST` cells, with an ellipsis where it goes on."""
    if cell_width(text) <= WIDEST:
        return text
    while cell_width(text) >= WIDEST:
        text = text[:-1]
    return f"{text.rstrip()}…"


def columns(rows: Sequence[Sequence[str]], *, right: Sequence[int] = ()) -> Iterator[str]:
    """Each row as one line; the columns numbered in `right` are aligned to the right."""
    if not rows:
        return
    count = max(len(row) for row in rows)
    widths = [
        min(WIDEST, max((cell_width(row[at]) for row in rows if at < len(row)), default=0))
        for at in range(count)
    ]
    for row in rows:
        padded = [
            _padded(text, widths[at], to_right=at in right)
            for at, text in enumerate(row)
            if widths[at]
        ]
        yield GAP.join(padded).rstrip()


def cell_width(text: str) -> int:
    """How many cells a text takes."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len  # 10 ms that plain letters do without

    return cell_len(text)


def _padded(text: str, width: int, *, to_right: bool) -> str:
    space = " " * max(0, width - cell_width(text))
    return space + text if to_right else text + space


# Which signs the commands print: the set that is wished for, or that stdout can carry.


def signs_for(setting: str, *, wide: bool) -> Signs:
    """The set that the setting `glyphs` names, or that the terminal can show.

    `wide` says whether stdout carries more than ASCII.
    """
    if not wide:
        return ASCII_SIGNS
    if setting in SETS:
        return SETS[setting]
    return ASCII_SIGNS if os.environ.get("TERM") == "linux" else FULL_SIGNS
