"""What the Today place shows, as one frozen value: the service's view and what is being done.

Every layout function of this package takes a `TodayPicture` and gives lines, so that each state of
the place is tested without a terminal.
"""

from dataclasses import dataclass, field
from datetime import tzinfo

from selfcare.core.keymap import Own
from selfcare.core.keystrokes import AmountKeys, RatingKeys
from selfcare.core.views import Greeting, HabitPanel, HabitRow, TodayView
from selfcare.tui.glyphs import FULL, Signs

NARROW = 76
"""Below this many columns the strip loses its gaps; then the run goes, then the week."""
WIDE = 120
"""From this many columns there is a side panel."""
GRID = 80
"""The place itself is never wider."""
TIGHT = 18
"""Below this many rows the blank lines go."""
ROOMY = 20
"""From this many rows the panel after a long gap stands with its air."""
AREAS_FROM = 30
"""Area names appear from this many rows."""


@dataclass(frozen=True, slots=True)
class TodayPicture:
    """One moment of Today."""

    view: TodayView
    cursor: int | None = None
    """The selected habit's id. None: there is no habit."""
    panel: HabitPanel | None = None
    """The selected habit at length, when there is room for it."""
    rating: RatingKeys | None = None
    """The ratings while they are open."""
    amount: AmountKeys | None = None
    """The amount while it is typed, on the selected row."""
    choice: int | None = None
    """The selected choice of the welcome panel. None: the panel is not where the keys go."""
    in_list: bool = True
    """Whether the list is where the keys go; elsewhere its selected row is drawn without ▌."""
    in_ratings: bool = False
    """Whether the ratings are where the keys go, though none is open yet."""
    message: str = ""
    first_line: int = 0
    """The first list line on screen, when there are more than fit."""
    zone: tzinfo | None = None
    """For the time of day at which something was logged."""
    signs: Signs = FULL
    own: Own = field(default_factory=dict)
    """The keys the person gave to actions."""

    def key(self, name: str, key: str) -> str:
        """The key of an action: the person's own, else the one it came with."""
        return self.own[name][0] if name in self.own else key

    @property
    def row(self) -> HabitRow | None:
        """The selected row."""
        return next((row for row in self.view.rows if row.habit.id == self.cursor), None)

    @property
    def welcoming(self) -> bool:
        """Whether the panel with three choices stands above the list."""
        return self.view.greeting is Greeting.WELCOME_BACK and self.view.is_today

    @property
    def first_day(self) -> bool:
        """Whether this is a person's first day with us."""
        return self.view.greeting is Greeting.FIRST_DAY and self.view.is_today
