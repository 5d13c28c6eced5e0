"""Links between what a person did and how they felt: measures.md section 6.

The list is every habit x {same day, next day} x mood. Most people have no link that can be seen,
and "no clear link in your data" is the usual, honest answer.

- A day counts when the habit is known (done or partly: with; none: without; every other status is
  unknown) and there is a mood that day, or the day after for the next-day lag.
- Needed: 28 such days, 7 of each kind, and moods whose sample SD is at least 0.5.
- The centred 15-day rolling median is taken from both. The days not known are left out of it; each
  series uses all of its own days. `correlation` says how gaps in the calendar are treated.
- A link is `possible` when all of these hold: it stands among the whole list (Benjamini-Hochberg
  q = .10), at most .10 of the circular shifts fit as well, it has the same sign in both halves,
  and the plain means, which the person is shown, point the same way.
- `keeps showing up`: possible, stands at q = .01, rests on at least 84 days (twelve weeks), and has
  the same sign in each third of them.

The p that goes into the list is the largest of three, so that a link has to stand by each:
Fisher's with effective days; the same between days of one weekday (less the six means this takes),
because a habit of Saturdays and good Saturdays fit without any link; and the fit beside the root
mean square of its circular shifts, which knows memory longer than a day. With Fisher's alone more
than one in ten simulated people without a link are told of one (docs/figures.md has the figures).

Correlations and p values stay in here: nothing a person reads is made of them.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from selfcare.core.correlation import (
    WEEKDAY_MEANS,
    correlation,
    discoveries,
    effective_days,
    fisher,
    lag_one,
    rolling_median,
    same_direction,
    turns,
    weakest_visible,
    without_weekdays,
)
from selfcare.core.history import Frame, HabitHistory
from selfcare.core.ledger import day_goal, rule_spans
from selfcare.core.model import CheckIn, Habit, Status
from selfcare.core.status import statuses
from selfcare.core.values import replace

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from selfcare.core.correlation import Floats

LEAST_DAYS = 28
"""Days with both that a link needs."""
LEAST_EACH = 7
"""Of them with the habit, and without it."""
LEAST_SPREAD = 0.5
"""Sample SD of mood, in points."""
RATE = 0.10
"""At most this share of the links that are told may be chance."""
SHIFTS_THAT_FIT = 0.10
"""At most this share of the circular shifts may fit as well."""
STRONG_RATE = 0.01
"""The rate that the stronger word needs."""
STRONG_DAYS = 84
"""The days with both that the stronger word needs."""

Progress = Callable[[int, int], None]
"""Called with (habits looked at, habits in all)."""
Cancelled = Callable[[], bool]


class Lag(StrEnum):
    """Which mood a day is compared with."""

    SAME_DAY = "same-day"
    NEXT_DAY = "next-day"

    @property
    def days(self) -> int:
        """Days from the habit to the mood."""
        return 0 if self is Lag.SAME_DAY else 1


class Verdict(StrEnum):
    """What can be said about a link."""

    NEEDS_MORE = "needs-more"
    NO_CLEAR_LINK = "no-clear-link"
    POSSIBLE = "possible"
    KEEPS_SHOWING_UP = "keeps-showing-up"


TOLD = frozenset({Verdict.POSSIBLE, Verdict.KEEPS_SHOWING_UP})
"""The verdicts that tell a person of a link."""


class Link(Struct, frozen=True):
    """One habit beside the mood of the same day or the next."""

    habit: Habit
    lag: Lag
    days: int
    """Days with both: `with_days` and `without_days`."""
    with_days: int
    without_days: int
    mood_with: float | None
    """Mean mood as logged. None: no such day."""
    mood_without: float | None
    verdict: Verdict
    needs_days: int
    """The fewest further days that could be enough. 0 with `needs more`: mood hardly moved."""
    weakest_points: float | None = None
    """The smallest difference, in mood points, that would have shown four times in five.
    None: `needs more`, or none at all would have."""


class _Reading(Struct, frozen=True):
    """A link that could be looked at, before it is weighed against the rest of the list."""

    place: int
    chance: float
    holds: bool
    """Everything but the list holds."""
    lasting: bool
    """The days and the thirds that the stronger word needs."""


class _Moods(Struct, frozen=True):
    """Mood by calendar day, for all habits alike."""

    first: date
    raw: "Floats"
    trend: "Floats"


def links(
    histories: Sequence[HabitHistory],
    checkins: Iterable[CheckIn],
    frame: Frame,
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> tuple[Link, ...]:
    """Every habit's two links with mood, habit by habit in the order given, same day first.

    Ten years of 15 habits take about a fifth of a second. `cancelled` is asked before each link
    (all shifts of one take about a millisecond); when it says yes the answer is empty, because
    no link can be weighed against half of a list.
    """
    moods = _moods(checkins, frame)
    found: list[Link] = []
    readings: list[_Reading] = []
    for position, history in enumerate(histories):
        did = None if moods is None else _did(history, moods, frame)
        for lag in Lag:
            if cancelled is not None and cancelled():
                return ()
            if moods is None or did is None:
                found.append(_link(history.habit, lag, None))
                continue
            link, reading = _look(history.habit, lag, did, moods, len(found))
            found.append(link)
            if reading is not None:
                readings.append(reading)
        if progress is not None:
            progress(position + 1, len(histories))
    chances = [reading.chance for reading in readings]
    weighed = zip(
        readings, discoveries(chances, RATE), discoveries(chances, STRONG_RATE), strict=True
    )
    for reading, stands, stands_firmly in weighed:
        if reading.holds and stands:
            strong = stands_firmly and reading.lasting
            verdict = Verdict.KEEPS_SHOWING_UP if strong else Verdict.POSSIBLE
            found[reading.place] = replace(found[reading.place], verdict=verdict)
    return tuple(found)


def _moods(checkins: Iterable[CheckIn], frame: Frame) -> _Moods | None:
    """Moods from the day before the first one (its habits have a next day) to today."""
    import numpy as np  # noqa: PLC0415 - 70 ms, and the module is imported for its words too

    by_day = {each.day: each.mood for each in checkins if each.mood is not None}
    days = [day for day in by_day if day <= frame.today]
    if not days:
        return None
    first = min(days) - timedelta(days=1)
    raw = np.full((frame.today - first).days + 1, np.nan)
    for day in days:
        raw[(day - first).days] = by_day[day]
    return _Moods(first, raw, rolling_median(raw))


def _did(history: HabitHistory, moods: _Moods, frame: Frame) -> "Floats":
    """1 on days with the habit, 0 without, NaN where that is not known.

    Of nights and other ranges: in the range, against logged outside it, because a night logged is
    never a night without sleep.
    """
    import numpy as np  # noqa: PLC0415 - see `_moods`

    meaning = {Status.DONE: 1.0, Status.PARTLY: 1.0, Status.NONE: 0.0}
    known = [
        math.nan if status is None else meaning.get(status, math.nan)
        for status in statuses(history, moods.first, frame.today, frame)
    ]
    for rule, begin, end in rule_spans(history.habit, moods.first, frame.today):
        if rule.goal_low is not None and rule.goal_high is not None:
            span = range((begin - moods.first).days, (end - moods.first).days + 1)
            known = _in_range(known, history, moods.first, span)
    return np.array(known, np.float64)


def _in_range(known: list[float], history: HabitHistory, first: date, span: range) -> list[float]:
    """The days of a span by whether their total lies in the goal's range."""
    for index in span:
        day = first + timedelta(days=index)
        total = history.totals.get(day)
        if total is not None and not math.isnan(known[index]):
            goal = day_goal(history.habit.rule_on(day))
            known[index] = float(goal.status(total) is Status.DONE)
    return known


def _look(
    habit: Habit, lag: Lag, did: "Floats", moods: _Moods, place: int
) -> tuple[Link, _Reading | None]:
    """One link, and its reading when there is enough to look at."""
    import numpy as np  # noqa: PLC0415 - see `_moods`

    later = slice(lag.days, None)
    earlier = slice(0, len(did) - lag.days)
    mood = moods.raw[later]
    both = ~(np.isnan(did[earlier]) | np.isnan(mood))
    link = _link(habit, lag, (did[earlier][both], mood[both]))
    if link.needs_days or float(np.std(mood[both], ddof=1)) < LEAST_SPREAD:
        return link, None
    where = np.flatnonzero(both)
    span = slice(int(where[0]), int(where[-1]) + 1)
    x = np.where(both, (did - rolling_median(did))[earlier], np.nan)[span]
    y = np.where(both, mood - moods.trend[later], np.nan)[span]
    weekdays = (where + moods.first.weekday()) % 7
    reading, weakest = _read(x, y, weekdays, link, place)
    return replace(link, verdict=Verdict.NO_CLEAR_LINK, weakest_points=weakest), reading


def _link(habit: Habit, lag: Lag, pairs: "tuple[Floats, Floats] | None") -> Link:
    """What can be counted, before anything is compared."""
    with_days = without_days = 0
    mood_with = mood_without = None
    if pairs is not None:
        came = pairs[0] == 1
        with_days, without_days = int(came.sum()), int((~came).sum())
        mood_with = float(pairs[1][came].mean()) if with_days else None
        mood_without = float(pairs[1][~came].mean()) if without_days else None
    days = with_days + without_days
    each = max(0, LEAST_EACH - with_days) + max(0, LEAST_EACH - without_days)
    return Link(
        habit=habit,
        lag=lag,
        days=days,
        with_days=with_days,
        without_days=without_days,
        mood_with=mood_with,
        mood_without=mood_without,
        verdict=Verdict.NEEDS_MORE,
        needs_days=max(0, LEAST_DAYS - days, each),
    )


def _read(
    x: "Floats", y: "Floats", weekdays: "NDArray[np.int64]", link: Link, place: int
) -> tuple[_Reading, float | None]:
    """The reading, and the smallest difference in mood points that would have shown."""
    import numpy as np  # noqa: PLC0415 - see `_moods`

    known = ~np.isnan(x)
    a, b = x[known], y[known]
    r = correlation(a, b)
    effective = effective_days(len(a), lag_one(a), lag_one(b))
    within, within_chance = _between_like_weekdays(a, b, weekdays)
    turned = turns(x, y)
    chance = max(fisher(r, effective)[1], within_chance, turned.chance)
    # In the means of binary days a correlation r is a difference of r SD(mood) / SD(habit).
    weakest = weakest_visible(effective)
    moved = float(np.std(a))
    points = None if weakest is None or moved < 1e-9 else weakest * float(np.std(b)) / moved
    holds = (
        turned.share <= SHIFTS_THAT_FIT
        and within * r > 0
        and ((link.mood_with or 0) - (link.mood_without or 0)) * r > 0
        and same_direction(a, b, 2)
    )
    lasting = len(a) >= STRONG_DAYS and same_direction(a, b, 3)
    return _Reading(place, chance, holds, lasting), points


def _between_like_weekdays(
    a: "Floats", b: "Floats", weekdays: "NDArray[np.int64]"
) -> tuple[float, float]:
    """The correlation between days of the same weekday, and its p."""
    x, y = without_weekdays(a, weekdays), without_weekdays(b, weekdays)
    r = correlation(x, y)
    effective = effective_days(len(x), lag_one(x), lag_one(y)) - WEEKDAY_MEANS
    return r, fisher(r, effective)[1]
