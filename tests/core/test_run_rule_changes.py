"""Runs through changes of plan: what a run counts, and where it begins anew."""

from collections.abc import Iterable
from datetime import date, timedelta

from selfcare.core.history import Frame, HabitHistory
from selfcare.core.model import Area, Habit, Rule
from selfcare.core.plan import Daily, DaysPerPeriod, EveryNDays, Period, Plan
from selfcare.core.runs import Run, UnitKind, run_of, units_of

FIRST = date(2026, 1, 5)
"""A Monday."""
WEEKLY = DaysPerPeriod(1, Period.WEEK)


def figures(run: Run) -> tuple[int, int, int, int]:
    return run.current, run.spares, run.best, run.total


def changed(
    *rules: tuple[int, Plan], totals: Iterable[int], today: int, week_start: int = 0
) -> tuple[HabitHistory, Frame]:
    """A habit lived under several rules, and the frame."""
    made = tuple(Rule(FIRST + timedelta(offset), "times", plan) for offset, plan in rules)
    habit = Habit(1, "u", "Walk", Area.EXERCISE, FIRST, made)
    days = {FIRST + timedelta(offset): 1.0 for offset in totals}
    return HabitHistory(habit, days), Frame(FIRST + timedelta(today), week_start=week_start)


def test_due_days_of_every_sort_are_one_kind() -> None:
    """From daily to every second day the run goes on."""
    history, frame = changed((0, Daily()), (7, EveryNDays(2)), totals=[*range(7), 8, 10], today=10)
    run = run_of(history, frame)
    assert (figures(run), run.changed_on) == ((9, 2, 9, 9), None)


def test_from_days_to_weeks_the_run_begins_anew() -> None:
    """The week of the change is the first unit; its days are not counted as days as well."""
    history, frame = changed(
        (0, Daily()), (16, DaysPerPeriod(3, Period.WEEK)), totals=range(23), today=23
    )
    run = run_of(history, frame)
    assert figures(run) == (1, 1, 1, 1)
    assert run.changed_on == FIRST + timedelta(14)
    units = units_of(history, frame)
    assert [unit.kind for unit in units] == [*[UnitKind.DAY] * 14, UnitKind.WEEK, UnitKind.WEEK]
    assert units[13].run == 14
    assert units[14].run == 1


def test_from_weeks_to_days_the_run_begins_at_the_change() -> None:
    """The week in which the plan becomes daily is no week any more; days count from the change."""
    history, frame = changed((0, WEEKLY), (9, Daily()), totals=[0, 7, 8, 9, 10], today=10)
    run = run_of(history, frame)
    assert (figures(run), run.changed_on) == ((2, 2, 2, 2), FIRST + timedelta(9))
    assert [(unit.kind.value, unit.run) for unit in units_of(history, frame)] == [
        ("week", 1),
        ("day", 1),
        ("day", 2),
    ]


def test_best_and_total_belong_to_the_kind() -> None:
    """Days, weeks, days: the earlier days count for best and total, not for the run."""
    history, frame = changed(
        (0, Daily()), (7, WEEKLY), (21, Daily()), totals=[*range(7), 7, 14, 21, 22], today=22
    )
    assert figures(run_of(history, frame)) == (2, 2, 7, 9)


def test_rules_that_ruled_no_unit_leave_no_mark() -> None:
    """Daily for two days inside a week that ends under a weekly plan: weeks without a seam."""
    history, frame = changed(
        (0, WEEKLY), (8, Daily()), (10, WEEKLY), totals=[0, 8, 9, 15], today=15
    )
    run = run_of(history, frame)
    assert (figures(run), run.changed_on) == ((3, 1, 3, 3), None)


def test_a_plan_that_ends_inside_its_first_week_has_no_week() -> None:
    """Weekly for two days, then daily: the days before the change are counted nowhere."""
    history, frame = changed((0, WEEKLY), (2, Daily()), totals=range(4), today=3)
    run = run_of(history, frame)
    assert (figures(run), run.changed_on) == ((2, 2, 2, 2), None)
    assert [unit.first_day for unit in units_of(history, frame)] == [
        FIRST + timedelta(2),
        FIRST + timedelta(3),
    ]


def test_a_month_owns_its_weeks() -> None:
    """A month that ends under a monthly plan is one unit, the weeks inside it none."""
    history, frame = changed(
        (0, WEEKLY), (40, DaysPerPeriod(2, Period.MONTH)), totals=range(0, 45, 3), today=45
    )
    units = units_of(history, frame)
    months = [unit for unit in units if unit.kind is UnitKind.MONTH]
    assert [(unit.first_day, unit.outcome.value) for unit in months] == [(date(2026, 2, 1), "kept")]
    assert all(unit.last_day < date(2026, 2, 1) for unit in units if unit not in months)
    assert run_of(history, frame).unit == "month"


def test_a_rule_to_come_changes_nothing_yet() -> None:
    """A plan that holds from tomorrow on is not in force today."""
    history, frame = changed((0, Daily()), (5, WEEKLY), totals=range(5), today=4)
    assert run_of(history, frame).current == 5
    history, frame = changed((0, WEEKLY), (4, Daily()), totals=range(3), today=3)
    assert figures(run_of(history, frame)) == (1, 1, 1, 1)


def test_entries_to_come_count_when_their_day_comes() -> None:
    """After midnight a log may belong to a day that has not begun for the person."""
    history, frame = changed((0, Daily()), totals=[0, 1], today=0)
    assert figures(run_of(history, frame)) == (1, 2, 1, 1)
    history, frame = changed((0, Daily()), totals=[1], today=0)
    assert units_of(history, frame) == ()
