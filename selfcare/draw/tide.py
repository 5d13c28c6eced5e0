"""The signs the tide is drawn with: its edge moves in eighths of a row where there are such."""

from collections.abc import Iterator

from msgspec import Struct


class Vessel(Struct, frozen=True):
    """The signs the tide is drawn with."""

    edge: str
    """The signs of one row from empty to full; the more there are, the finer the steps."""
    side: str
    left: str
    """The corner at the bottom left."""
    right: str
    bottom: str


VESSELS = {
    "full": Vessel(" ▁▂▃▄▅▆▇█", "│", "╰", "╯", "─"),
    "basic": Vessel(" ▄█", "|", "+", "+", "-"),
    "ascii": Vessel(" _.:=*#", "|", "+", "+", "-"),
}


def edge_row(level: int, row_from_bottom: int, steps: int) -> int:
    """How full a row is, 0 to `steps`, at a level counted in steps from the bottom."""
    return min(max(level - row_from_bottom * steps, 0), steps)


def changed_rows(
    before: tuple[int, int], now: tuple[int, int], rows: int, steps: int
) -> Iterator[int]:
    """Which rows, from the top, another level and shade draw anew."""
    for y in range(rows):
        old, new = (edge_row(level, rows - 1 - y, steps) for level in (before[0], now[0]))
        if old != new or (before[1] != now[1] and new):
            yield y
