"""The JSON of a week, exactly as design.md names it: unrounded numbers, None for what is not known.

Estimates of habits and areas are shares of their goal, 0 to 1; parts, index and range 0 to 100.
"""

from typing import Any

from selfcare.core.resilience.practice import AreaPractice, HabitPractice
from selfcare.core.resilience.week_view import WeekSummary

Shape = dict[str, Any]


def week_shape(week: WeekSummary) -> Shape:
    """One week: the index behind its gate, the parts, the areas with their habits."""
    blend = week.blend
    return {
        "week": week.first_day.isoformat(),
        "first_day": week.first_day.isoformat(),
        "last_day": week.last_day.isoformat(),
        "index": None if blend is None else blend.index,
        "low": None if blend is None else blend.low,
        "high": None if blend is None else blend.high,
        "word": None if blend is None else blend.word,
        "borderline": blend is not None and blend.borderline,
        "parts": {
            "practice": week.practice.value,
            "steadiness": week.steadiness.value,
            "recovery": week.recovery.value,
            "holding": week.holding.value,
        },
        "usual": None if week.usual is None else week.usual.words,
        "message": week.message,
        "areas": [_area(area) for area in week.practice.areas],
    }


def _area(area: AreaPractice) -> Shape:
    share = area.share
    return {
        "area": area.area.value,
        "estimate": None if share is None else share.estimate,
        "low": None if share is None else share.low,
        "high": None if share is None else share.high,
        "habits": [_habit(habit) for habit in area.habits],
    }


def _habit(habit: HabitPractice) -> Shape:
    return {
        "name": habit.name,
        "done": habit.done,
        "goal": habit.goal,
        "known_days": habit.known,
        "unknown_days": habit.unknown,
        "estimate": None if habit.share is None else habit.share.estimate,
    }
