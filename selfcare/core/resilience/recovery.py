"""R, recovery: how soon somebody comes back after dips (measures.md section 5, step 3).

Two sorts of dips (spells): a low spell of mood, and a lapse of the habits. The walk goes over the
logged days of the 28 alone, so days that are not logged neither lengthen nor shorten a spell.
"""

from collections.abc import Sequence
from datetime import date
from enum import Enum
from typing import NamedTuple

from msgspec import Struct

from selfcare.core.resilience.typical import median, robust_spread

MOODS_FOR_BASELINE = 14
"""Moods in the 56 days before, for low spells to be seen at all."""
SMALLEST_SPREAD = 1.0
"""With very even moods one point less is no dip."""
SHORTEST_ONGOING = 3
"""Logged days before a spell that is still going on counts."""


class Turn(Enum):
    """What a logged day does to a spell."""

    STARTS = "starts"
    ENDS = "ends"
    NEITHER = "neither"


class MoodLine(NamedTuple):
    """The person's usual mood and where a low spell starts and ends."""

    usual: float
    """B: the median of the baseline."""
    spread: float
    """D: 1.4826 x MAD, at least 1."""

    @property
    def starts_below(self) -> float:
        """A low spell starts at a mood below this."""
        return self.usual - self.spread

    @property
    def ends_from(self) -> float:
        """It ends at the first logged mood of this or more."""
        return self.usual - 0.5 * self.spread

    def turn(self, mood: float) -> Turn:
        """What a mood does to a low spell."""
        if mood < self.starts_below:
            return Turn.STARTS
        return Turn.ENDS if mood >= self.ends_from else Turn.NEITHER


class Spell(Struct, frozen=True):
    """One dip that counts."""

    low_mood: bool
    """A low spell of mood; else a lapse of the habits."""
    first_day: date
    """Where it starts, or the first of the 28 days when it was open by then."""
    last_day: date | None
    """The day it ended. None: still going on."""
    days: int
    """tau: logged days from start to end; for one still going on, those it has had so far (k)."""
    points: float


class Recovery(Struct, frozen=True):
    """The part R, 0-100."""

    value: float | None
    """None: no dips to come back from."""
    line: MoodLine | None
    """None: fewer than 14 moods in the 56 days before, so low spells cannot be seen."""
    moods_before: int
    """Moods in those 56 days."""
    spells: tuple[Spell, ...]
    """Low spells, then lapses, each in the order of time; those that count."""


def mood_line(baseline: Sequence[float]) -> MoodLine | None:
    """B = median, D = max(1.4826 x MAD, 1) of the baseline moods; None for fewer than 14.

    Source: measures.md section 5, step 3; a convention of our own.
    """
    if len(baseline) < MOODS_FOR_BASELINE:
        return None
    return MoodLine(median(baseline), max(robust_spread(baseline), SMALLEST_SPREAD))


def points_for(tau: int) -> float:
    """max(0, 1 - (tau-1)/6): back on the next logged day is a whole point, after seven none.

    Source: measures.md section 5, step 3; a convention of our own.
    """
    return max(0.0, 1 - (tau - 1) / 6)


def spells_in(
    turns: Sequence[tuple[date, Turn]], first: date, *, open_before: bool, low_mood: bool
) -> list[Spell]:
    """The spells that count among the logged days of the 28, oldest first.

    `first` is day 1 of the 28 and `open_before` whether a spell was open when it began: it then
    counts from day 1, unless it ends on that very day. A spell that ends on the first logged day
    after its start has tau 1, also when day 1 itself is not logged. One still going on after k
    logged days is left out below 3 days and has the points of tau = k+1 from there.

    Source: measures.md section 5, step 3; a convention of our own.
    """
    found: list[Spell] = []
    start: tuple[int, date] | None = (0, first) if open_before else None
    if start and turns and turns[0] == (first, Turn.ENDS):
        start = None
    for index, (day, turn) in enumerate(turns):
        if start is None:
            if turn is Turn.STARTS:
                start = index, day
        elif turn is Turn.ENDS:
            tau = max(1, index - start[0])
            found.append(Spell(low_mood, start[1], day, tau, points_for(tau)))
            start = None
    if start is not None and (lasting := len(turns) - start[0]) >= SHORTEST_ONGOING:
        found.append(Spell(low_mood, start[1], None, lasting, points_for(lasting + 1)))
    return found


def recovery_score(points: Sequence[float]) -> float | None:
    """100 x (sum of points + 1.4)/(N + 2); None for no spell at all.

    Source: measures.md section 5, step 3; shrunk towards 70 as if two more spells had been seen.
    """
    return 100 * (sum(points) + 1.4) / (len(points) + 2) if points else None
