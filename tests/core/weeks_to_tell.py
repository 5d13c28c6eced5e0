"""Weeks whose words are tested: of the stored log, and with parts of one's own choice."""

import re
import runpy
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from selfcare.core.history import Frame, HabitHistory
from selfcare.core.model import Area, CheckIn, Habit, Rule
from selfcare.core.plan import Daily, Plan
from selfcare.core.resilience.measure import Blend, Usual, blend
from selfcare.core.resilience.parts import Practice, Recovery, Spell
from selfcare.core.resilience.summary import WeekSummary, week_summary
from selfcare.core.values import replace
from selfcare.core.views import WeekFigure

MONDAY = date(2026, 11, 16)
SUNDAY = date(2026, 11, 22)
ABOUT = Usual(0, 66, 5, 0.6, 5)
WORKED_D = blend((67.867, 58, 74), 61.163, 81.333, (66.630, 4.083))
WORKED_B = blend((77.5, 55, 90), None, None, None)
MONTH = WeekFigure(1, 3, period="month")
NEVER = re.compile(r"\b(missed|failed|broken|bad|lost|should|only)\b|!", re.IGNORECASE)


@cache
def log_week(monday: date, today: date = SUNDAY + timedelta(days=1)) -> WeekSummary:
    """A week of the stored log."""
    beside = Path(__file__).parent
    log = runpy.run_path(str(beside / "resilience_log.py"))["sample_log"]()
    values = runpy.run_path(str(beside / "resilience_world.py"))["world"](log, today)
    return week_summary(values.histories, values.checkins, values.nights, values.frame, monday)


def week(made: Blend | None, usual: Usual | None = None, *, running: bool = False) -> WeekSummary:
    """The hard week of the log with another blend."""
    found = log_week(MONDAY)
    return replace(
        found,
        measure=replace(found.measure, blend=made),
        usual=usual,
        today=SUNDAY if running else SUNDAY + timedelta(days=1),
    )


def started(today: date, *checkins: date, plan: Plan | None = None) -> WeekSummary:
    """The first week of two habits that began on Tuesday."""
    tuesday = MONDAY + timedelta(days=1)
    rule = Rule(tuesday, "min", plan or Daily())
    histories = [
        HabitHistory(Habit(1, "a", "Walk", Area.EXERCISE, tuesday, (rule,)), {tuesday: 10.0}),
        HabitHistory(Habit(2, "b", "Sit", Area.OWN, tuesday, (rule,))),
    ]
    moods = {day: CheckIn(day, 6) for day in checkins}
    return week_summary(histories, moods, {}, Frame(today), today)


def gap(today: date, *days: date) -> WeekSummary:
    """A week after a month without a log."""
    began = date(2026, 9, 1)
    habit = Habit(1, "a", "Walk", Area.EXERCISE, began, (Rule(began, "min", Daily()),))
    totals = dict.fromkeys((began, date(2026, 10, 18), *days), 10.0)
    return week_summary([HabitHistory(habit, totals)], {}, {}, Frame(today), MONDAY)


def practised(value: float | None, low: float = 0, high: float = 0) -> Practice:
    """A part P without habits."""
    if value is None:
        return Practice(None, None, None, ())
    return Practice(value, low or value, high or value, ())


def recovered(*spells: int) -> Recovery:
    """Dips by their days; a negative number is one that goes on."""
    found = tuple(
        Spell(True, MONDAY, None if days < 0 else SUNDAY, abs(days), 0.5) for days in spells
    )
    return Recovery(50 if found else None, None, 0, found)
