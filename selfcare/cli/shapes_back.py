"""The JSON of `history` and `patterns`; the rules of `shapes` hold here as well."""

from collections.abc import Iterable, Sequence

from selfcare.cli.shapes import Shape, rest_notes_shape
from selfcare.core.patterns import Link
from selfcare.core.views import RestNote
from selfcare.core.views_back import About, DayMark, MonthSum, YearView
from selfcare.draw.mark import day_of


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
