"""When what happens in the sample diary, and the weeks that are known to the minute.

Weeks are counted back from the present one (0). Known weeks:

- 0, the present week: partly logged, as on the pictures of Today.
- 1, a *full* week: every plan met, a mood on every day.
- 2 and 3: steady weeks with 170 and 155 minutes of walking.
- 4, a *thin* week: two moods and little else, too little for a summary.
- 5, a *wide* week: five moods, yet three days of it are not known, so its range is wide.
- 6, a *hard* week: high stress, and the mood held up for it.
- 9, an illness (pause, low energy). 16 and 17, a holiday (pause).
- 26, a gap of 12 days and a return; 63, a gap of 24 days and a return.
"""

from enum import StrEnum

from msgspec import Struct

from selfcare.content.sample_habits import DOG, FRUIT, PIANO, READ, SIT, SLEEP, TALK, WALK

WEEKS = 104
"""How far back the diary reaches."""


class Kind(StrEnum):
    """What sort of day it was."""

    USUAL = "usual"
    FULL = "full"
    THIN = "thin"
    WIDE = "wide"
    HARD = "hard"
    GAP = "gap"
    """Nothing at all was logged."""
    RETURN = "return"
    """The first day after a gap."""
    HOLIDAY = "holiday"
    ILLNESS = "illness"


class Span(Struct, frozen=True):
    """Days in a row, from a weekday of a week on."""

    week: int
    weekday: int
    days: int

    def index(self, week: int, weekday: int) -> int:
        """How many days into the span a day lies; outside: negative or >= `days`."""
        return (self.week - week) * 7 + weekday - self.weekday

    def covers(self, week: int, weekday: int) -> bool:
        """Whether the day lies in the span."""
        return 0 <= self.index(week, weekday) < self.days


GAPS = (Span(63, 2, 24), Span(26, 4, 12))
HOLIDAY = Span(17, 5, 14)
ILLNESS = Span(9, 0, 6)
_KNOWN = {1: Kind.FULL, 4: Kind.THIN, 5: Kind.WIDE, 6: Kind.HARD}


def kind_of(week: int, weekday: int) -> Kind:
    """The sort of a day before the present week."""
    for gap in GAPS:
        if gap.covers(week, weekday):
            return Kind.GAP
        if gap.index(week, weekday) == gap.days:
            return Kind.RETURN
    if HOLIDAY.covers(week, weekday):
        return Kind.HOLIDAY
    if ILLNESS.covers(week, weekday):
        return Kind.ILLNESS
    return _KNOWN.get(week, Kind.USUAL)


KNOWN_WALKS = {
    1: (0, 45, 40, 0, 0, 50, 16),
    2: (40, 40, 0, 45, 0, 45, 0),
    3: (45, 0, 15, 0, 45, 50, 0),
    4: (0, 30, 0, 0, 0, 25, 0),
    5: (30, 0, 0, 25, 0, 0, 0),
    6: (0, 30, 0, 40, 0, 35, 60),
}
"""Minutes from Monday to Sunday: 151, 170, 155, then three weeks below or around 150."""

THIN_MOODS = frozenset({1, 5})
THIN_DAYS = frozenset({1, 3, 5})
WIDE_MOODS = frozenset({0, 1, 3, 5, 6})
WIDE_DAYS = frozenset({0, 2, 3, 4})
"""In the wide week a day has a mood, or entries, or both; Tuesday, Saturday and Sunday are open."""
WIDE_DONE = frozenset({0, 3})

Scales = tuple[int | None, int | None, int | None]


class KnownDay(Struct, frozen=True):
    """A day of the present week, given to the minute."""

    amounts: tuple[tuple[int, float], ...] = ()
    """(habit, amount); sleep in hours."""
    bed: tuple[int, int] | None = None
    """When the night before it began, on the wall clock."""
    scales: Scales = (None, None, None)
    """Mood, energy, stress."""
    note: str = ""
    rests: tuple[int, ...] = ()
    """Habits set aside for the day."""


PRESENT_WEEK = (
    KnownDay(
        ((SIT, 5), (WALK, 30), (SLEEP, 7.5), (TALK, 1), (FRUIT, 3), (PIANO, 20), (READ, 12),
         (DOG, 1)),
        (23, 5), (6, 5, 5), "Early start. Tea before everything else.",
    ),
    KnownDay(((SIT, 6), (SLEEP, 6.25), (FRUIT, 5)), (0, 20), (6, 4, 5)),
    KnownDay(
        ((SIT, 0), (WALK, 35), (SLEEP, 7.75), (PIANO, 30), (READ, 20), (DOG, 1)), (22, 50),
        (6, 6, 4),
    ),
    KnownDay(
        ((SIT, 5), (WALK, 15), (SLEEP, 6.5), (TALK, 1), (FRUIT, 2), (PIANO, 15), (READ, 10)),
        (0, 10), (5, 4, 6), "The deadline is tomorrow.",
    ),
    KnownDay(((SIT, 8), (SLEEP, 8), (FRUIT, 0)), (22, 55), note="Sent it off. Choir tonight.",
             rests=(DOG,)),
    KnownDay(scales=(6, 5, 4)),
    KnownDay(((SIT, 5), (SLEEP, 7.5), (TALK, 1), (FRUIT, 5)), (23, 30), (7, 6, 3)),
)  # fmt: skip
"""Monday to Sunday, for the days of the present week that are over.

With today there are four moods from Thursday on, enough for a summary.
"""

TODAY = KnownDay(
    ((SLEEP, 7 + 40 / 60), (SIT, 5), (FRUIT, 3), (PIANO, 25), (WALK, 12)),
    (23, 10), (7, 5, 3), "Long walk with Ana after lunch.",
)  # fmt: skip
"""Today, partly logged: somebody to talk to and a few pages are still open."""

TODAY_TIMES = {SLEEP: (7, 5), SIT: (7, 25), FRUIT: (13, 40), PIANO: (17, 15), WALK: (18, 5)}
"""When each was written down."""
