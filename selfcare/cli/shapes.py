"""The JSON that commands print: plain dicts, lists, texts, numbers and None.

Days are ISO dates, instants ISO with offset. None says that something is not known or does not
apply; it never stands for 0.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from msgspec import to_builtins

from selfcare.core.figures import Needed
from selfcare.core.goals import format_goal
from selfcare.core.model import CheckIn, Habit, Rule
from selfcare.core.patterns import Link
from selfcare.core.plan_grammar import format_plan
from selfcare.core.resilience.parts import AreaPractice, HabitPractice
from selfcare.core.resilience.summary import WeekSummary
from selfcare.core.runs import Run, UnitKind
from selfcare.core.views import EntryLine, HabitRow, RestNote, StatusCounts, TodayView
from selfcare.core.views_back import About, DayMark, MonthSum, YearView
from selfcare.draw.mark import day_of
from selfcare.words.explain import ExplainedUnit, Explanation, strength_word
from selfcare.words.habit_row import value_words
from selfcare.words.week import USUAL_WORDS, WEEK_WORDS, gate_words

Shape = dict[str, Any]


def _of(value: object, *names: str) -> Shape:
    """Some of what a value holds, by its own names; None everywhere where there is no value."""
    return {name: None if value is None else _plain(getattr(value, name)) for name in names}


def _plain(value: object) -> object:
    if isinstance(value, StrEnum):
        return value_words(value)
    return value.isoformat() if isinstance(value, datetime) else to_builtins(value)


def today_shape(view: TodayView) -> Shape:
    """One day: the check-in, and every habit by position."""
    return {
        "day": view.day.isoformat(),
        "checkin": _checkin(view.checkin),
        "habits": [_row(row) for row in view.rows],
    }


def explain_shape(explanation: Explanation, rule: Rule) -> Shape:
    """Why a run is what it is: `days` for plans with due days, else `periods`."""
    by_day = explanation.kind is UnitKind.DAY
    strength = explanation.strength
    return {
        "habit": explanation.name,
        "plan": format_plan(rule.plan, rule.unit),
        "days" if by_day else "periods": [
            _day(explained) if by_day else _period(explained) for explained in explanation.units
        ],
        "run": _run(explanation.run),
        "strength": {**_of(strength, "value", "updates"), "word": strength_word(strength.value)},
        **_needed(explanation.needed),
    }


def entries_shape(found: Iterable[EntryLine], rests: Sequence[RestNote]) -> Shape:
    """Entries, the newest day last, and the notes beside rests of the same days."""
    return {
        "entries": [
            {
                "id": line.entry.id,
                "habit": line.name,
                **_of(line.entry, "day", "amount"),
                "unit": line.unit,
                **_of(line.entry, "started_at", "ended_at", "note", "source"),
            }
            for line in found
        ],
        **rest_notes_shape(rests),
    }


def rest_notes_shape(rests: Sequence[RestNote]) -> Shape:
    """The notes beside rests; nothing where there are none."""
    shapes = [{**_of(each, "day"), "habit": each.name, "note": each.note} for each in rests]
    return {"rest_notes": shapes} if shapes else {}


def habits_shape(known: Sequence[Habit], today: date) -> Shape:
    """Habits by position, each with the rule that holds today."""
    return {"habits": [_habit(habit, habit.rule_on(today)) for habit in known]}


def status_shape(counts: StatusCounts) -> Shape:
    """Counts for one day."""
    return _of(counts, "day", "done", "partly", "open", "total", "rated")


def _checkin(checkin: CheckIn) -> Shape | None:
    """A check-in; None when nothing was said about the day."""
    if checkin.empty:
        return None
    return _of(checkin, "mood", "energy", "stress", "note", "closed")


def _row(row: HabitRow) -> Shape:
    return {
        **_of(row.habit, "name", "area"),
        "unit": row.rule.unit,
        "plan": format_plan(row.rule.plan, row.rule.unit),
        "goal": format_goal(row.rule.goal_low, row.rule.goal_high),
        **_of(row, "status", "amount", "due"),
        "week": _of(row.week, "done", "planned", "amount", "goal"),
        "run": None if row.run is None else _run(row.run),
        "strength": None if row.strength is None else row.strength.value,
        **_needed(row.needed),
        **({"rest_note": row.rest_note} if row.rest_note else {}),
    }


def _needed(needed: Needed | None) -> Shape:
    """The figures of a habit done as needed; others have none."""
    if needed is None:
        return {}
    return {
        "needed": {
            "last_30_days": needed.recent,
            "days_since": needed.days_since,
            "usual_gap": needed.usual_gap,
        }
    }


def _run(run: Run) -> Shape:
    unit = "due day" if run.due_days else run.unit.value
    return {**_of(run, "current"), "unit": unit, **_of(run, "best", "total", "spares")}


def _day(explained: ExplainedUnit) -> Shape:
    unit = explained.unit
    return {
        "day": unit.first_day.isoformat(),
        **_of(unit, "status", "amount", "outcome"),
        "reason": explained.reason,
        **_of(unit, "run", "spares"),
    }


def _period(explained: ExplainedUnit) -> Shape:
    unit = explained.unit
    return {
        **_of(unit, "first_day", "last_day", "amount", "goal", "outcome"),
        "reason": explained.reason,
        **_of(unit, "run", "spares"),
    }


def _habit(habit: Habit, rule: Rule) -> Shape:
    return {
        **_of(habit, "name", "area"),
        "unit": rule.unit,
        "goal": format_goal(rule.goal_low, rule.goal_high),
        "plan": format_plan(rule.plan, rule.unit),
        "smallest": rule.smallest,
        **_of(habit, "if_then", "note", "first_day", "archived_day"),
    }


# The JSON of `history` and `patterns`; the rules of `shapes` hold here as well.


def history_shape(view: YearView, rests: Sequence[RestNote] = ()) -> Shape:
    """A year up to today, day by day, and its months."""
    habit = view.about is About.HABIT
    return {
        "about": view.about.value,
        "habit": view.name if habit else None,
        "unit": view.unit if habit else None,
        "year": view.year,
        "days": [
            {"day": day.isoformat(), **_mark(view.about, mark)}
            for day, mark in ((day_of(view, at), mark) for at, mark in enumerate(view.marks))
            if day <= view.today
        ],
        "months": [_month(view.about, month) for month in view.months],
        **rest_notes_shape(rests),
    }


def patterns_shape(found: Iterable[Link]) -> Shape:
    """Every habit's two links with mood."""
    return {
        "links": [
            {
                "habit": link.habit.name,
                **_of(link, "lag", "verdict", "days", "with_days", "without_days"),
                **_of(link, "mood_with", "mood_without", "needs_days", "weakest_points"),
            }
            for link in found
        ]
    }


def _mark(about: About, mark: DayMark) -> Shape:
    match about:
        case About.HABIT:
            return _of(mark, "status", "amount")
        case About.ALL:
            return {"showed_up": mark.shown, "asked": mark.asked}
        case About.MOOD:
            return _of(mark, "mood")


def _month(about: About, month: MonthSum) -> Shape:
    shape: Shape = {"month": f"{month.first_day:%Y-%m}", "days": month.days}
    if about is About.HABIT:
        return shape | {"showed_up": month.came, "amount": month.amount}
    return shape | {"mean": month.mean}


# The JSON of a week, exactly as design.md names it: unrounded numbers, None for what is not known.
#
# Estimates of habits and areas are shares of their goal, 0 to 1; parts, index and range 0 to 100.


def week_shape(week: WeekSummary) -> Shape:
    """One week: the index behind its gate, the parts, the areas with their habits."""
    blend = week.blend
    return {
        "week": week.first_day.isoformat(),
        **_of(week, "first_day", "last_day"),
        **_of(blend, "index", "low", "high"),
        "word": None if blend is None else WEEK_WORDS[blend.level],
        "borderline": blend is not None and blend.borderline,
        "parts": {
            "practice": week.practice.value,
            "steadiness": week.steadiness.value,
            "recovery": week.recovery.value,
            "holding": week.holding.value,
        },
        "usual": None if week.usual is None else USUAL_WORDS[week.usual.side],
        "message": gate_words(week),
        "areas": [_area(area) for area in week.practice.areas],
    }


def _area(area: AreaPractice) -> Shape:
    return {
        **_of(area, "area"),
        **_of(area.share, "estimate", "low", "high"),
        "habits": [_week_habit(habit) for habit in area.habits],
    }


def _week_habit(habit: HabitPractice) -> Shape:
    return {
        **_of(habit, "name", "done", "goal"),
        "known_days": habit.known,
        "unknown_days": habit.unknown,
        **_of(habit.share, "estimate"),
    }
