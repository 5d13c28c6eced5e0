"""Which units there are and what each of them is: measures.md section 2."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import pytest

from selfcare.core.history import Frame, HabitHistory
from selfcare.core.model import Area, Habit, Pause, Rule, Status
from selfcare.core.plan import AmountPerPeriod, Daily, DaysPerPeriod, Period, Plan, Weekdays
from selfcare.core.runs import Mark, unit_stretches

MONDAY = date(2026, 11, 2)


def marks_of(
    plan: Plan,
    totals: dict[int, float],
    today: int,
    *,
    closed: Iterable[int] = (),
    rests: Iterable[int] = (),
    pauses: Iterable[tuple[int, int]] = (),
    **more: Any,
) -> list[Mark]:
    """The marks of a habit that begins on Monday 2 November; days are offsets from it."""

    def day(offset: int) -> date:
        return MONDAY + timedelta(offset)

    goal = {key: more.pop(key) for key in ("goal_low", "smallest") if key in more}
    rule = Rule(MONDAY, "min", plan, **goal)
    archived = more.pop("archived", None)
    habit = Habit(
        1,
        "u",
        "Walk",
        Area.EXERCISE,
        MONDAY,
        (rule,),
        archived_day=None if archived is None else day(archived),
    )
    hidden = more.pop("hidden", None)
    history = HabitHistory(
        habit,
        {day(offset): total for offset, total in totals.items()},
        frozenset(map(day, rests)),
        tuple(Pause(i, None, day(a), day(b)) for i, (a, b) in enumerate(pauses)),
        None if hidden is None else day(hidden),
    )
    frame = Frame(day(today), frozenset(map(day, closed)), **more)
    return [mark for _, marks in unit_stretches(history, frame) for mark in marks]


def outcomes(*args: Any, **more: Any) -> str:
    return " ".join(mark.outcome.value for mark in marks_of(*args, **more))


def test_today_and_three_days_before_stay_open() -> None:
    """A long weekend without the laptop ends nothing; the fourth day back is a gap."""
    assert outcomes(Daily(), {0: 1.0}, 5) == "kept gap open open open open"


def test_units_begin_with_the_first_entry() -> None:
    """No gap before it, however long the habit has been there."""
    assert outcomes(Daily(), {6: 1.0}, 7) == "kept open"


def test_a_closed_day_is_not_open() -> None:
    """On a closed day an untouched habit counts as none, also within the three days."""
    assert outcomes(Daily(), {0: 1.0}, 3, closed=[2]) == "kept open gap open"
    assert outcomes(Daily(), {0: 1.0}, 1, closed=[1]) == "kept gap"


def test_a_part_leaves_today_open_and_a_none_does_not() -> None:
    """More may come today until it is kept, closed or over; a none that was said is known."""
    assert outcomes(Daily(), {0: 1.0, 1: 0.0, 2: 0.0}, 2) == "kept gap gap"
    assert outcomes(Daily(), {0: 1.0, 1: 0.0}, 1, closed=[1]) == "kept gap"
    assert outcomes(Daily(), {0: 9.0, 1: 4.0}, 1, goal_low=9.0, smallest=5.0) == "kept open"
    assert outcomes(Daily(), {0: 9.0, 1: 4.0}, 2, goal_low=9.0, smallest=5.0) == "kept gap open"
    assert outcomes(Daily(), {0: 9.0, 1: 5.0}, 2, goal_low=9.0, smallest=5.0) == "kept kept open"


def test_neutral_days_of_a_due_day_plan() -> None:
    """Rest, pause, archive, hidden area and days that are not due."""
    monday_thursday = Weekdays((0, 3))
    said = outcomes(monday_thursday, {0: 1.0}, 8, rests=[3, 4], pauses=[(5, 6)])
    assert said == "kept not-due not-due rest rest paused paused open not-due"
    assert outcomes(Daily(), {0: 1.0}, 9, archived=1).split(" ", 1)[1] == "paused " * 8 + "paused"
    assert outcomes(Daily(), {0: 1.0}, 2, hidden=1) == "kept paused paused"


def test_logging_on_a_not_due_day_changes_nothing() -> None:
    """The entry shows in status and amount, and not in the run."""
    mark = marks_of(Weekdays((0,)), {0: 1.0, 1: 1.0, 2: 0.0}, 3)[1]
    assert (mark.outcome.value, mark.status, mark.amount) == ("not-due", Status.DONE, 1.0)
    assert outcomes(Weekdays((0,)), {0: 1.0, 1: 1.0, 2: 0.0}, 3) == "kept not-due not-due not-due"


@pytest.mark.parametrize(
    ("today", "expected"),
    [(6, "open"), (9, "open open"), (10, "gap open"), (13, "gap open"), (17, "gap gap open")],
)
def test_periods_stay_open_three_days_longer(today: int, expected: str) -> None:
    """The running week, and the last one during the first three days of the new one."""
    assert outcomes(DaysPerPeriod(3, Period.WEEK), {0: 1.0}, today) == expected


def test_kept_periods_count_at_once() -> None:
    """The goal reached on Wednesday keeps the week on Wednesday."""
    assert outcomes(DaysPerPeriod(3, Period.WEEK), dict.fromkeys(range(3), 1.0), 2) == "kept"
    assert outcomes(AmountPerPeriod(150.0, Period.WEEK), {0: 149.9}, 2) == "open"
    assert outcomes(AmountPerPeriod(150.0, Period.WEEK), {0: 149.9, 2: 0.1}, 2) == "kept"


def test_the_period_of_the_first_entry_counts_whole() -> None:
    """Begun on a Saturday, the week still asks for its three days."""
    mark = marks_of(DaysPerPeriod(3, Period.WEEK), {5: 1.0}, 14)[0]
    assert (mark.first_day, mark.outcome.value) == (MONDAY, "gap")


def test_pauses_scale_a_period() -> None:
    """2 of 7 days paused: 5 days become 4; all of them: neutral."""
    days = dict.fromkeys([2, 3, 4, 5], 1.0)
    five = DaysPerPeriod(5, Period.WEEK)
    assert outcomes(five, days, 11) == "gap open"
    mark = marks_of(five, days, 11, pauses=[(0, 1)])[0]
    assert mark.tally is not None
    assert (mark.outcome.value, mark.tally.goal, mark.tally.set_aside) == ("kept", 4, 2)
    assert outcomes(five, days, 19, pauses=[(0, 1), (7, 13)]) == "kept paused open"


def test_rest_exists_for_due_days_alone() -> None:
    """A rest left over from another plan scales no period."""
    five = DaysPerPeriod(5, Period.WEEK)
    assert outcomes(five, dict.fromkeys(range(4), 1.0), 11, rests=[4, 5]) == "gap open"


def test_months_are_calendar_months() -> None:
    """The first month counts whole, and each month has its own length."""
    marks = marks_of(DaysPerPeriod(2, Period.MONTH), {0: 1.0, 9: 1.0, 35: 1.0}, 40)
    spans = [(mark.first_day.isoformat(), mark.last_day.isoformat()) for mark in marks]
    assert spans == [("2026-11-01", "2026-11-30"), ("2026-12-01", "2026-12-31")]
    assert [mark.outcome.value for mark in marks] == ["kept", "open"]


def test_weeks_begin_where_the_person_says() -> None:
    """With weeks from Sunday, Sunday 1 November belongs to the week of the 2nd."""
    marks = marks_of(DaysPerPeriod(1, Period.WEEK), {0: 1.0}, 3, week_start=6)
    assert marks[0].first_day == MONDAY - timedelta(1)
