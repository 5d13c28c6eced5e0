"""One week measured: four parts, their blend, strengths of several days (measures.md section 5).

Windows: recovery looks at the 28 days ending with the week, its baseline at the 56 before those;
holding up at the week, its baseline at the 56 days before it; strength as of the week's last day.
The running week has its days up to today alone.
"""

import math
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from msgspec import Struct

from selfcare.core.history import Frame, HabitHistory
from selfcare.core.model import Area
from selfcare.core.plan import AsNeeded
from selfcare.core.resilience.day_book import DayBook, habit_practice
from selfcare.core.resilience.parts import (
    Holding,
    Practice,
    Recovery,
    Steadiness,
    baseline_of,
    clamp,
    holding_of,
    mean,
    median,
    mood_line,
    practice_of,
    recovery_score,
    robust_spread,
    spells_in,
    steadiness_of,
)
from selfcare.core.sleep import Night, mid_sleeps
from selfcare.core.strength import strength_curve
from selfcare.core.values import replace

# The index from its four parts, with its range, its word and how it compares (steps 5 to 7).
#
# Figures stay unrounded here; `half_up` makes the whole numbers that screens print.


WEIGHTS = (0.40, 0.20, 0.20, 0.20)
"""Practice, steadiness, recovery, holding up."""
NARROWEST = 3.0
"""The range reaches at least this far to either side."""
WIDE = 25.0
"""A range wider than this is shown without the number."""
WEEKS_BACK = 8
"""Earlier weeks looked at for the usual."""
WEEKS_FOR_USUAL = 4
"""Scored ones among them, for there to be a usual."""
LEVELS = (25, 50, 75)
"""Of the rounded index: from each of them on a week has another word."""


class Blend(Struct, frozen=True):
    """The index with everything said about it."""

    index: float
    """0-100, unrounded."""
    low: float
    high: float
    raw_low: float
    """The low end before "at least 3 points, within 0-100"."""
    raw_high: float
    level: int
    """How many of `LEVELS` are reached, 0 to 3: "a steady week" is 2."""
    borderline: bool
    """Whether another fair way of adding the parts gives another word."""
    equal: float
    """The index with equal weights."""
    geometric: float
    """The index as a weighted geometric mean."""

    @property
    def wide(self) -> bool:
        """Whether the range is shown without the number."""
        return round(self.high - self.low, 9) > WIDE


class Usual(Struct, frozen=True):
    """How the week compares with the person's own earlier weeks."""

    side: int
    """0 about the usual, 1 higher, -1 lower."""
    median: float
    spread: float
    """1.4826 x MAD, at least 5."""
    z: float
    weeks: int
    """Earlier scored weeks."""


def half_up(value: float) -> int:
    """The nearest whole number, halves up: what screens print."""
    return math.floor(round(value, 9) + 0.5)


def level_of(index: float) -> int:
    """How many of `LEVELS` the rounded index reaches."""
    return bisect_right(LEVELS, half_up(index))


def weighted_mean(parts: Sequence[float | None]) -> float:
    """sum(w*part)/sum(w) over the scored parts, in the order of `WEIGHTS`; one is scored."""
    pairs = _scored(parts)
    return math.fsum(w * part for w, part in pairs) / math.fsum(w for w, _ in pairs)


def geometric_mean(parts: Sequence[float | None]) -> float:
    """The weighted geometric mean of the scored parts, each taken as at least 10."""
    pairs = _scored(parts)
    logs = math.fsum(w * math.log(max(part, 10.0)) for w, part in pairs)
    return math.exp(logs / math.fsum(w for w, _ in pairs))


def blend(
    practice: tuple[float, float, float],
    steadiness: float | None,
    recovery: float | None,
    holding: tuple[float, float] | None,
) -> Blend:
    """I = sum(w*part)/sum(w), its range and its level.

    `practice` is P, P_lo, P_hi; `holding` H and its SE; None for a part that is not scored. The
    range takes P_lo and H-SE, to P_hi and H+SE; at least 3 points to either side, within 0-100.

    Source: measures.md section 5, steps 5 and 6; the weights and words are conventions of our own.
    """
    value, least, most = practice
    held, error = holding or (None, 0.0)
    parts = (value, steadiness, recovery, held)
    index = weighted_mean(parts)
    raw_low = weighted_mean((least, steadiness, recovery, None if held is None else held - error))
    raw_high = weighted_mean((most, steadiness, recovery, None if held is None else held + error))
    equal = mean([part for part in parts if part is not None])
    geometric = geometric_mean(parts)
    level = level_of(index)
    return Blend(
        index=index,
        low=clamp(min(raw_low, index - NARROWEST), 0, 100),
        high=clamp(max(raw_high, index + NARROWEST), 0, 100),
        raw_low=raw_low,
        raw_high=raw_high,
        level=level,
        borderline=level_of(equal) != level or level_of(geometric) != level,
        equal=equal,
        geometric=geometric,
    )


def usual_of(index: float, low: float, high: float, earlier: Sequence[float]) -> Usual | None:
    """Z = (I-median)/max(1.4826 x MAD, 5) against the scored ones of the 8 weeks before.

    |z| below 1.5, or a range that covers the median, is "about your usual". None below 4 weeks.

    Source: measures.md section 5, step 7; a convention of our own.
    """
    if len(earlier) < WEEKS_FOR_USUAL:
        return None
    middle, spread = median(earlier), max(robust_spread(earlier), 5.0)
    z = (index - middle) / spread
    about = abs(z) < 1.5 or low <= middle <= high
    return Usual(0 if about else 1 if z > 0 else -1, middle, spread, z, len(earlier))


def _scored(parts: Sequence[float | None]) -> list[tuple[float, float]]:
    return [(w, part) for w, part in zip(WEIGHTS, parts, strict=True) if part is not None]


# One week measured: the four parts and their blend from a day book (measures.md section 5).


CHECKINS_NEEDED = 4
"""Check-ins with a mood, for a summary."""
AREAS_NEEDED = 2
"""Scored areas, for a summary."""
RECOVERY_DAYS = 28
BASELINE_DAYS = 56
DAYS_BEFORE = RECOVERY_DAYS + BASELINE_DAYS
"""How far before a week's last day its figures reach back."""


class Measure(Struct, frozen=True):
    """A week in figures."""

    first_day: date
    last_day: date
    checkins: int
    """Days of the week with a mood."""
    practice: Practice
    steadiness: Steadiness
    recovery: Recovery
    holding: Holding
    blend: Blend | None
    """None: the gate is not passed."""


def is_active(history: HabitHistory, day: date) -> bool:
    """Whether a habit counts in a week that ends on the day (the running one: today).

    It had begun and was not put away by then. A hidden area is out of sight in every week, so that
    a break from tracking it is one, and its weeks are compared without it.
    """
    archived = history.habit.archived_day
    if history.hidden_from is not None or (archived is not None and archived <= day):
        return False
    # The first entry of ten years is looked for when the day of creation does not settle it.
    return history.habit.first_day <= day or history.first_day <= day


def has_part(history: HabitHistory, day: date) -> bool:
    """Whether an active habit is measured at all: one that is taken as needed is not."""
    as_needed = isinstance(history.habit.rule_on(day).plan, AsNeeded)
    return is_active(history, day) and not as_needed


def measure(
    book: DayBook,
    first: date,
    nights: Mapping[date, Night],
    strengths: Mapping[int, float | None],
) -> Measure:
    """The week that begins on `first`, from columns that reach `DAYS_BEFORE` days back.

    `strengths` are corrected strengths by habit id as of the week's last day or today. Nights
    count while an active habit of the shown area sleep measures hours.
    """
    last = first + timedelta(days=6)
    until = min(last, book.frame.today)
    rows = [row for row in book.rows if has_part(row.history, until)]
    practice = practice_of(habit_practice(row, first, until) for row in rows)
    ids = [row.history.habit.id for row in rows]
    known = [value for each in ids if (value := strengths.get(each)) is not None]
    sleeps = any(tracks_sleep(row.history, until) for row in rows)
    week_nights = week_of_nights(nights, first, until) if sleeps else []
    steadiness = steadiness_of(mid_sleeps(week_nights), known)
    recovery = _recovery(book, last)
    holding = _holding(book, first, until)
    checkins = len(book.moods(first, until))
    return Measure(
        first_day=first,
        last_day=last,
        checkins=checkins,
        practice=practice,
        steadiness=steadiness,
        recovery=recovery,
        holding=holding,
        blend=_blend(checkins, practice, steadiness, recovery, holding),
    )


def tracks_sleep(history: HabitHistory, day: date) -> bool:
    """Whether the habit measures nights: area sleep, in hours."""
    habit = history.habit
    return habit.area is Area.SLEEP and habit.rule_on(day).unit == "h"


def week_of_nights(nights: Mapping[date, Night], first: date, until: date) -> list[Night]:
    """The nights of the days from `first` to `until`, in order."""
    days = range(first.toordinal(), until.toordinal() + 1)
    return [night for day in days if (night := nights.get(date.fromordinal(day))) is not None]


def _blend(
    checkins: int,
    practice: Practice,
    steadiness: Steadiness,
    recovery: Recovery,
    holding: Holding,
) -> Blend | None:
    """The index behind its gate: 4 check-ins and 2 scored areas."""
    if checkins < CHECKINS_NEEDED or practice.scored_areas < AREAS_NEEDED:
        return None
    assert practice.value is not None
    assert practice.low is not None
    assert practice.high is not None
    held = None
    if holding.value is not None and holding.error is not None:
        held = holding.value, holding.error
    ends = practice.value, practice.low, practice.high
    return blend(ends, steadiness.value, recovery.value, held)


def _recovery(book: DayBook, last: date) -> Recovery:
    first = last - timedelta(days=RECOVERY_DAYS - 1)
    before = book.moods(first - timedelta(days=BASELINE_DAYS), first - timedelta(days=1))
    line = mood_line([mood for _, mood in before])
    spells = []
    if line is not None:
        turns = [(day, line.turn(mood)) for day, mood in book.moods(first, last)]
        spells += spells_in(turns, first, open_before=book.low_open(first, line), low_mood=True)
    spells += spells_in(
        book.lapse_turns(first, last),
        first,
        open_before=book.lapse_open(first),
        low_mood=False,
    )
    return Recovery(
        value=recovery_score([spell.points for spell in spells]),
        line=line,
        moods_before=len(before),
        spells=tuple(spells),
    )


def _holding(book: DayBook, first: date, until: date) -> Holding:
    before = book.mood_and_stress(first - timedelta(days=BASELINE_DAYS), first - timedelta(days=1))
    return holding_of(baseline_of(before), book.mood_and_stress(first, until), len(before))


# Strength as of several days at once: one walk over the history instead of one for each week.
#
# As of a day that is over, every update up to it counts; as of today, period plans leave today out
# (measures.md section 3), so the value as of today is the one of `strength_of`.
#
# A day weighs less with every update after it: 500 logged days on, all that came before weighs less
# than a part in a billion, so of longer histories only the end is walked.


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
