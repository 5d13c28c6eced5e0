"""The JSON that commands print: plain dicts, lists, texts, numbers and None.

Days are ISO dates, instants ISO with offset. None says that something is not known or does not
apply; it never stands for 0.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from selfcare.core.goals import format_goal
from selfcare.core.model import CheckIn, Habit, Rule
from selfcare.core.needed import Needed
from selfcare.core.patterns import Link
from selfcare.core.plan_grammar import format_plan
from selfcare.core.resilience.practice import AreaPractice, HabitPractice
from selfcare.core.resilience.week_view import WeekSummary
from selfcare.core.run_units import UnitKind
from selfcare.core.runs import Run
from selfcare.core.views import EntryLine, HabitRow, RestNote, StatusCounts, TodayView
from selfcare.core.views_back import About, DayMark, MonthSum, YearView
from selfcare.draw.mark import day_of
from selfcare.words.explain import ExplainedUnit, Explanation

Shape = dict[str, Any]


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
        "strength": {
            "value": strength.value,
            "updates": strength.updates,
            "word": strength.word,
        },
        **_needed(explanation.needed),
    }


def entries_shape(found: Iterable[EntryLine], rests: Sequence[RestNote]) -> Shape:
    """Entries, the newest day last, and the notes beside rests of the same days."""
    return {
        "entries": [
            {
                "id": line.entry.id,
                "habit": line.name,
                "day": line.entry.day.isoformat(),
                "amount": line.entry.amount,
                "unit": line.unit,
                "started_at": line.entry.started_at and line.entry.started_at.isoformat(),
                "ended_at": line.entry.ended_at and line.entry.ended_at.isoformat(),
                "note": line.entry.note,
                "source": line.entry.source,
            }
            for line in found
        ],
        **rest_notes_shape(rests),
    }


def rest_notes_shape(rests: Sequence[RestNote]) -> Shape:
    """The notes beside rests; nothing where there are none."""
    shapes = [
        {"day": each.day.isoformat(), "habit": each.name, "note": each.note} for each in rests
    ]
    return {"rest_notes": shapes} if shapes else {}


def habits_shape(known: Sequence[Habit], today: date) -> Shape:
    """Habits by position, each with the rule that holds today."""
    return {"habits": [_habit(habit, habit.rule_on(today)) for habit in known]}


def status_shape(counts: StatusCounts) -> Shape:
    """Counts for one day."""
    return {
        "day": counts.day.isoformat(),
        "done": counts.done,
        "partly": counts.partly,
        "open": counts.open,
        "total": counts.total,
        "rated": counts.rated,
    }


def _checkin(checkin: CheckIn) -> Shape | None:
    """A check-in; None when nothing was said about the day."""
    if checkin.empty:
        return None
    return {
        "mood": checkin.mood,
        "energy": checkin.energy,
        "stress": checkin.stress,
        "note": checkin.note,
        "closed": checkin.closed,
    }


def _row(row: HabitRow) -> Shape:
    return {
        "name": row.habit.name,
        "area": row.habit.area.value,
        "unit": row.rule.unit,
        "plan": format_plan(row.rule.plan, row.rule.unit),
        "goal": format_goal(row.rule.goal_low, row.rule.goal_high),
        "status": None if row.status is None else row.status.value,
        "amount": row.amount,
        "due": row.due,
        "week": {
            "done": row.week.done,
            "planned": row.week.planned,
            "amount": row.week.amount,
            "goal": row.week.goal,
        },
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
    return {
        "current": run.current,
        "unit": run.unit,
        "best": run.best,
        "total": run.total,
        "spares": run.spares,
    }


def _day(explained: ExplainedUnit) -> Shape:
    unit = explained.unit
    return {
        "day": unit.first_day.isoformat(),
        "status": None if unit.status is None else unit.status.value,
        "amount": unit.amount,
        "outcome": unit.outcome.value,
        "reason": explained.reason,
        "run": unit.run,
        "spares": unit.spares,
    }


def _period(explained: ExplainedUnit) -> Shape:
    unit = explained.unit
    return {
        "first_day": unit.first_day.isoformat(),
        "last_day": unit.last_day.isoformat(),
        "amount": unit.amount,
        "goal": unit.goal,
        "outcome": unit.outcome.value,
        "reason": explained.reason,
        "run": unit.run,
        "spares": unit.spares,
    }


def _habit(habit: Habit, rule: Rule) -> Shape:
    return {
        "name": habit.name,
        "area": habit.area.value,
        "unit": rule.unit,
        "goal": format_goal(rule.goal_low, rule.goal_high),
        "plan": format_plan(rule.plan, rule.unit),
        "smallest": rule.smallest,
        "if_then": habit.if_then,
        "note": habit.note,
        "first_day": habit.first_day.isoformat(),
        "archived_day": habit.archived_day and habit.archived_day.isoformat(),
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
                "lag": link.lag.value,
                "verdict": link.verdict.value,
                "days": link.days,
                "with_days": link.with_days,
                "without_days": link.without_days,
                "mood_with": link.mood_with,
                "mood_without": link.mood_without,
                "needs_days": link.needs_days,
                "weakest_points": link.weakest_points,
            }
            for link in found
        ]
    }


def _mark(about: About, mark: DayMark) -> Shape:
    match about:
        case About.HABIT:
            status = None if mark.status is None else mark.status.value
            return {"status": status, "amount": mark.amount}
        case About.ALL:
            return {"showed_up": mark.shown, "asked": mark.asked}
        case About.MOOD:
            return {"mood": mark.mood}


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
        "habits": [_week_habit(habit) for habit in area.habits],
    }


def _week_habit(habit: HabitPractice) -> Shape:
    return {
        "name": habit.name,
        "done": habit.done,
        "goal": habit.goal,
        "known_days": habit.known,
        "unknown_days": habit.unknown,
        "estimate": None if habit.share is None else habit.share.estimate,
    }
