"""Run and strength of one habit, carried on from a milestone; habits done as needed.

Both are walks over the days, oldest first. Now and then a walk leaves a `Milestone`: all that it
needs to go on from there. After a change on some day the walk goes on from the last milestone
before that day, so that ten years cost no more than a few weeks. With no milestones it begins at
the first entry; the figures are the same to the last digit either way, and the same as `run_of`
and `strength_of` give.

A milestone holds as long as nothing on a day before its own changes: no entry, rest, pause, closed
day or rule of the habit, and neither the week start nor forgiveness. Whoever keeps milestones
drops those that a change reaches; see `reached_by`.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from msgspec import Struct

from selfcare.core.history import Frame, HabitHistory
from selfcare.core.ledger import ledger
from selfcare.core.plan import AsNeeded
from selfcare.core.runs import (
    GRACE_DAYS,
    Run,
    RunsSoFar,
    first_logged,
    marks_of,
    unit_spans,
    units_between,
)
from selfcare.core.strength import LOOK_BACK, Strength, StrengthSoFar

LONGEST_STEP = 182
"""Days from one milestone to the next; the nearer to today, the fewer."""
SHORTEST_STEP = 14
_LONGEST_UNIT = timedelta(days=30)
"""How far a unit can reach beyond the day it begins on."""


class Milestone(NamedTuple):
    """Where the walks stand before a day."""

    day: date
    """All units that begin before it are walked, and none of them reaches it."""
    start: date
    """The day of the first entry."""
    runs: RunsSoFar
    """Never carried on itself, always a copy."""
    strength: StrengthSoFar


class Figures(Struct, frozen=True):
    """Run and strength as of `frame.today`."""

    run: Run
    strength: Strength


def figures_of(
    history: HabitHistory, frame: Frame, milestones: Sequence[Milestone] = ()
) -> tuple[Figures, list[Milestone]]:
    """The figures now, with the milestones passed on the way added to those given."""
    kept = list(milestones)
    while (passed := next_milestone(history, frame, kept)) is not None:
        kept.append(passed)
    end = _walked(history, frame, kept[-1] if kept else None, frame.today)
    runs, strength = (end.runs, end.strength) if end else (RunsSoFar(), StrengthSoFar())
    return Figures(runs.run(history, frame), strength.strength(history, frame)), kept


def next_milestone(
    history: HabitHistory, frame: Frame, milestones: Sequence[Milestone]
) -> Milestone | None:
    """One step further than the last of the milestones. None: today is too near for one.

    What may still be open is left to the end of the walk, where it is judged anew each day.
    """
    last = milestones[-1] if milestones else None
    start = first_logged(history, frame) if last is None else last.day
    if start is None:
        return None
    left = (frame.today - start).days - GRACE_DAYS
    if left < SHORTEST_STEP + _LONGEST_UNIT.days:
        return None
    step = max(SHORTEST_STEP, min(LONGEST_STEP, left // 2, left - _LONGEST_UNIT.days))
    return _walked(history, frame, last, start + timedelta(days=step - 1))


def reached_by(milestones: Sequence[Milestone], day: date) -> list[Milestone]:
    """Those that still hold after something changed on a day."""
    return [milestone for milestone in milestones if milestone.day <= day]


def _walked(
    history: HabitHistory, frame: Frame, before: Milestone | None, until: date
) -> Milestone | None:
    """Both walks carried on to the units that begin up to and with a day. None: no entry yet."""
    if before is None:
        start = first_logged(history, frame)
        if start is None:
            return None
        before = Milestone(date.min, start, RunsSoFar(), StrengthSoFar())
    spans = units_between(unit_spans(history, before.start, frame), before.day, until)
    first = max(before.day, before.start)
    begin = min([first, *(span.first_day for span in spans[:1])])
    days = ledger(history, begin - LOOK_BACK, until + _LONGEST_UNIT, frame)
    runs = before.runs.copy()
    day = until
    for span in spans:
        for mark in (marks := list(marks_of(span, days, history, frame)))[-1:]:
            day = max(until, mark.last_day)
        runs.carry_on(span.kind, marks, frame)
    day = min(day, frame.today)
    strength = before.strength.carried_on(history, days, first, day, frame)
    return Milestone(day + timedelta(days=1), before.start, runs, strength)


# A habit that is done as needed: how often, how long ago, and how far apart.
#
# Such a habit has no run, no strength and no part in the week: these counts are all its figures.
# A day on which a none was said is no day it was done on.


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
