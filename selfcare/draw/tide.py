"""The signs the tide is drawn with: its edge moves in eighths of a row where there are such."""

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
