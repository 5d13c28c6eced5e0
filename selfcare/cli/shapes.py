"""The JSON that commands print: plain dicts, lists, texts, numbers and None.

Days are ISO dates, instants ISO with offset. None says that something is not known or does not
apply; it never stands for 0.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from selfcare.core.explain import ExplainedUnit, Explanation
from selfcare.core.goals import format_goal
from selfcare.core.model import CheckIn, Habit, Rule
from selfcare.core.needed import Needed
from selfcare.core.plan_grammar import format_plan
from selfcare.core.run_units import UnitKind
from selfcare.core.runs import Run
from selfcare.core.views import EntryLine, HabitRow, RestNote, StatusCounts, TodayView

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
    said = (checkin.mood, checkin.energy, checkin.stress)
    if not checkin.note and not checkin.closed and all(value is None for value in said):
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
