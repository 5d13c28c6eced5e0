"""A habit that is done as needed: how often, how long ago, and how far apart.

Such a habit has no run, no strength and no part in the week: these counts are all its figures.
A day on which a none was said is no day it was done on.
"""

from datetime import date, timedelta
from itertools import pairwise
from statistics import median

from msgspec import Struct

from selfcare.core.history import Frame, HabitHistory
from selfcare.core.plan import AsNeeded

DAYS = 30
"""How far back the count looks, today included."""
GAPS = 3
"""Gaps from which on there is a usual one."""


class Needed(Struct, frozen=True):
    """What is shown of a habit done as needed."""

    recent: int
    """Days with an entry among the last 30."""
    last_day: date | None
    """The newest day with an entry. None: there is none yet."""
    days_since: int | None
    """Days since then."""
    usual_gap: float | None
    """The median of the days from one entry's day to the next. None: fewer than 3 gaps."""


def needed_of(history: HabitHistory, frame: Frame) -> Needed | None:
    """The figures as of today. None: today's plan is another one."""
    if not isinstance(history.habit.rule_on(frame.today).plan, AsNeeded):
        return None
    days = sorted(day for day, total in history.totals.items() if total > 0 and day <= frame.today)
    begin = frame.today - timedelta(days=DAYS - 1)
    gaps = [(after - before).days for before, after in pairwise(days)]
    return Needed(
        recent=sum(day >= begin for day in days),
        last_day=days[-1] if days else None,
        days_since=(frame.today - days[-1]).days if days else None,
        usual_gap=float(median(gaps)) if len(gaps) >= GAPS else None,
    )
