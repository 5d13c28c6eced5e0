"""What the Week place shows, as one frozen value; every layout function takes it."""

from dataclasses import dataclass

from selfcare.core.views_week import WeekPage, WeekState
from selfcare.draw.signs import FULL_SIGNS, PictureSigns
from selfcare.tui.glyphs import FULL, Signs

GRID = 80
"""The place itself is never wider."""
WIDE = 120
"""From this many columns the weeks before and the review stand beside it."""
NARROW = 76
"""Below this many columns the words of a part stand under its bar, those of a row go."""
TIGHT = 20
"""Below this many rows everything under the title scrolls."""
ROOMY = 30
"""From this many rows a wide window has two free lines at its foot."""


@dataclass(frozen=True, slots=True)
class WeekPicture:
    """One moment of Week."""

    page: WeekPage
    top: int = 0
    """How far what scrolls is scrolled."""
    message: str = ""
    pictures: PictureSigns = FULL_SIGNS
    signs: Signs = FULL

    @property
    def bare(self) -> bool:
        """Whether the table stands right under the first line: there are no parts to speak of."""
        return self.page.state in {WeekState.LIGHT, WeekState.NO_HABITS}
