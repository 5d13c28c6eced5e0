"""The signs of pictures in three sets; every sign is one cell and means the same without colour.

`full` shows a share or a mood as a circle that fills up; `basic` and `ascii` as a digit in tenths,
because those circles are not there or not one cell wide.
"""

from collections.abc import Mapping

from msgspec import Struct

from selfcare.core.model import Status
from selfcare.core.signs import STATUS_SIGNS


class PictureSigns(Struct, frozen=True):
    """One set of signs."""

    name: str
    status: Mapping[Status, str]
    scale: str
    """Five signs from empty to full; no signs: digits."""
    most: str
    """The whole share, or a mood of ten, where digits are used."""
    bar: str
    empty: str
    point: str
    """A point of a line that is drawn in whole cells."""
    cursor: str
    """Stands before the row one is in."""
    under: str
    """Stands below the column one is in."""
    rule: str
    side: str
    ellipsis: str

    @property
    def open(self) -> str:
        """Not known."""
        return self.status[Status.UNLOGGED]

    @property
    def none(self) -> str:
        """Nothing of what was asked for."""
        return self.status[Status.NONE]

    def share(self, share: float) -> str:
        """A share above 0, up to 1."""
        if self.scale:
            return self.scale[4 if share >= 1 else 1 + int(share * 3)]
        return self.most if share >= 1 else str(max(1, int(share * 10)))

    def rating(self, value: float) -> str:
        """A rating from 0 to 10."""
        if self.scale:
            return self.scale[round(value * 4 / 10)]
        return self.most if value >= 10 else str(int(value))


FULL_SIGNS = PictureSigns(
    name="full", status=STATUS_SIGNS["full"], scale="○◔◐◕●", most="●",
    bar="▪", empty="·", point="●", cursor="▌", under="▴", rule="─", side="│", ellipsis="…",
)  # fmt: skip
BASIC_SIGNS = PictureSigns(
    name="basic", status=STATUS_SIGNS["basic"], scale="", most="■",
    bar="▪", empty=".", point="■", cursor="▌", under="^", rule="-", side="|", ellipsis=".",
)  # fmt: skip
ASCII_SIGNS = PictureSigns(
    name="ascii", status=STATUS_SIGNS["ascii"], scale="", most="#",
    bar="#", empty=".", point="*", cursor=">", under="^", rule="-", side="|", ellipsis="~",
)  # fmt: skip

SETS: Mapping[str, PictureSigns] = {
    signs.name: signs for signs in (FULL_SIGNS, BASIC_SIGNS, ASCII_SIGNS)
}
