"""Folding text by terminal cells, so that wide letters and emoji take the room they need."""

from collections.abc import Iterator

from rich.cells import chop_cells

from selfcare.draw.lines import cells


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
