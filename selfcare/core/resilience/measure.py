"""One week measured: the four parts and their blend from a day book (measures.md section 5).

Windows: recovery looks at the 28 days ending with the week, its baseline at the 56 before those;
holding up at the week, its baseline at the 56 days before it; strength as of the week's last day.
The running week has its days up to today alone.
"""

from collections.abc import Mapping
from datetime import date, timedelta

from msgspec import Struct

from selfcare.core.history import HabitHistory
from selfcare.core.model import Area
from selfcare.core.plan import AsNeeded
from selfcare.core.resilience.blend import Blend, blend
from selfcare.core.resilience.day_book import DayBook
from selfcare.core.resilience.holding import Holding, baseline_of, holding_of
from selfcare.core.resilience.planned import habit_practice
from selfcare.core.resilience.practice import Practice, practice_of
from selfcare.core.resilience.recovery import (
    Recovery,
    mood_line,
    recovery_score,
    spells_in,
)
from selfcare.core.resilience.steadiness import Steadiness, steadiness_of
from selfcare.core.sleep import Night, mid_sleeps

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
