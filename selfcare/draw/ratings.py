"""Numbers from 0 to 10 as thin bars with their names above them."""

from collections.abc import Sequence

from msgspec import Struct

from selfcare.draw.lines import ACCENT, QUIET, STRONG, Line, Span, cells
from selfcare.draw.pieces import KEY, bar, line
from selfcare.draw.signs import Signs

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
