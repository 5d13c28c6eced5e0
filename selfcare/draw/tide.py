"""Signs of the tide, and numbers from 0 to 10 as thin bars."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from selfcare.draw.lines import ACCENT, KEY, QUIET, STRONG, Line, Span, bar, cells, line
from selfcare.draw.signs import Signs


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


# Numbers from 0 to 10 as thin bars with their names above them.


TONES = {"mood": ACCENT, "energy": "area-own", "stress": "area-connection"}


class Rating(Struct, frozen=True):
    """One scale as it stands."""

    scale: str
    value: int | None
    """None: left out."""
    at_hand: bool = False
    waits: bool = False
    """Whether a 0 may still make it ten."""


def rating_lines(shown: Sequence[Rating], each: int, gap: int, signs: Signs) -> tuple[Line, Line]:
    """Names and numbers, and a bar of `each` cells under each."""
    names: list[Span] = []
    bars: list[Span] = []
    for at, one in enumerate(shown):
        between = " " * gap if at else ""
        number = signs.open if one.value is None else f"{one.value}{'_' if one.waits else ''}"
        name = one.scale.capitalize(), KEY if one.at_hand else QUIET
        space = " " * max(each - cells(f"{name[0]}  {number}"), 0)
        names += line(between, name, "  ", (number, STRONG), space)
        bars += line(between, bar((one.value or 0) / 10, each, TONES[one.scale], signs))
    return tuple(names), tuple(bars)
