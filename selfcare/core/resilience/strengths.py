"""Strength as of several days at once: one walk over the history instead of one for each week.

As of a day that is over, every update up to it counts; as of today, period plans leave today out
(measures.md section 3), so the value as of today is the one of `strength_of`.

A day weighs less with every update after it: 500 logged days on, all that came before weighs less
than a part in a billion, so of longer histories only the end is walked.
"""

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date

from selfcare.core.history import Frame, HabitHistory
from selfcare.core.strength import strength_curve
from selfcare.core.values import replace

ENOUGH = 500
"""Logged days before the first day asked for, each an update: 20^(-500/66) is below 2e-10."""


def strengths_on(
    history: HabitHistory, days: Iterable[date], frame: Frame
) -> dict[date, float | None]:
    """The corrected strength, 0-1, as of each day; None before the 14th update.

    No day may lie after `frame.today`. The whole history must be there, not a window of weeks.
    """
    cuts = sorted(set(days))
    found: dict[date, float | None] = dict.fromkeys(cuts)
    if not cuts:
        return found
    waiting = iter(cuts)
    cut = next(waiting)
    latest: float | None = None
    for day, strength in strength_curve(_end_of(history, cut), frame):
        while day > cut:
            found[cut] = latest
            following = next(waiting, None)
            if following is None:
                return found
            cut = following
        latest = strength.corrected
    for each in (cut, *waiting):
        found[each] = latest
    return found


def _end_of(history: HabitHistory, cut: date) -> HabitHistory:
    """The history without the days that no longer weigh anything on `cut`."""
    if len(history.totals) <= ENOUGH:
        return history
    days = sorted(history.totals)
    position = bisect_right(days, cut) - ENOUGH
    if position <= 0:
        return history
    return replace(history, totals={day: history.totals[day] for day in days[position:]})
