"""Goals of calendar periods, scaled by pauses: measures.md section 2."""

from datetime import date, timedelta
from fractions import Fraction
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfcare.core.history import Frame, HabitHistory
from selfcare.core.model import Area, Habit, Pause, Rule
from selfcare.core.periods import scaled_goal, tally_on
from selfcare.core.plan import AmountPerPeriod, Daily, DaysPerPeriod, Period, PeriodPlan, Plan

MONDAY = date(2026, 11, 16)
TODAY = date(2026, 11, 22)
WEEK = Period.WEEK


def history_of(
    plan: Plan,
    totals: dict[date, float] | None = None,
    pauses: tuple[Pause, ...] = (),
    *,
    rules: tuple[Rule, ...] | None = None,
) -> HabitHistory:
    rules = rules or (Rule(MONDAY, "min", plan),)
    habit = Habit(1, "u", "Walk", Area.EXERCISE, MONDAY, rules)
    return HabitHistory(habit, totals or {}, frozenset(), pauses)


@pytest.mark.parametrize(
    ("plan", "length", "aside", "goal"),
    [
        (DaysPerPeriod(5, WEEK), 7, 0, 5),
        (DaysPerPeriod(5, WEEK), 7, 2, 4),
        (DaysPerPeriod(5, WEEK), 7, 5, 2),
        (DaysPerPeriod(1, WEEK), 7, 6, 1),
        (DaysPerPeriod(5, WEEK), 7, 7, 0),
        (AmountPerPeriod(150.0, WEEK), 7, 0, 150.0),
        (AmountPerPeriod(150.0, WEEK), 7, 3, 85.714286),
        (AmountPerPeriod(2.1, WEEK), 7, 4, 0.9),
        (AmountPerPeriod(2.1, WEEK), 7, 7, 0.0),
        (AmountPerPeriod(600.0, Period.MONTH), 30, 10, 400.0),
    ],
)
def test_goals_scale_with_the_days_set_aside(
    plan: PeriodPlan, length: int, aside: int, goal: float
) -> None:
    """ceil(n(L-k)/L) days, amount*(L-k)/L; tenths stay tenths."""
    assert scaled_goal(plan, length, aside) == goal


@given(st.integers(1, 28), st.integers(7, 31), st.integers(0, 31))
def test_scaled_days_are_the_exact_ceiling(days: int, length: int, aside: int) -> None:
    """Whole-number arithmetic agrees with fractions for every period."""
    aside = min(aside, length)
    exact = ceil(Fraction(days * (length - aside), length))
    assert scaled_goal(DaysPerPeriod(days, Period.MONTH), length, aside) == exact


def test_days_with_an_entry_are_not_set_aside() -> None:
    """A paused day that was logged anyway counts, and does not lower the goal."""
    pauses = (Pause(1, None, MONDAY, MONDAY + timedelta(2)),)
    totals = {MONDAY: 10.0, MONDAY + timedelta(1): 0.0}
    tally = tally_on(history_of(DaysPerPeriod(5, WEEK), totals, pauses), TODAY, Frame(TODAY))
    assert tally is not None
    assert (tally.counted, tally.goal, tally.set_aside, tally.length) == (1, 5, 1, 7)
    assert (tally.first_day, tally.last_day) == (MONDAY, TODAY)
    assert not tally.kept


def test_pauses_to_come_scale_the_running_period() -> None:
    """A pause that reaches into the rest of the week lowers what the week asks for now."""
    pauses = (Pause(1, None, MONDAY + timedelta(3), None),)
    totals = {MONDAY: 10.0, MONDAY + timedelta(1): 10.0, MONDAY + timedelta(9): 10.0}
    history = history_of(AmountPerPeriod(35.0, WEEK), totals, pauses)
    tally = tally_on(history, MONDAY, Frame(MONDAY + timedelta(2)))
    assert tally is not None
    assert (tally.counted, tally.goal) == (20.0, 15.0)
    assert tally.kept


def test_a_period_that_is_set_aside_asks_for_nothing() -> None:
    """All days paused: neither kept nor a gap."""
    pauses = (Pause(1, None, MONDAY, TODAY),)
    tally = tally_on(history_of(DaysPerPeriod(5, WEEK), {}, pauses), MONDAY, Frame(TODAY))
    assert tally is not None
    assert tally.all_set_aside
    assert not tally.kept


def test_plans_with_due_days_have_no_tally() -> None:
    """Only plans that count in periods are counted in periods."""
    assert tally_on(history_of(Daily()), MONDAY, Frame(TODAY)) is None


def test_amounts_of_another_unit_are_not_added() -> None:
    """Minutes and hours of one week are not summed as if they were the same."""
    thursday = MONDAY + timedelta(3)
    rules = (
        Rule(MONDAY, "min", AmountPerPeriod(150.0, WEEK)),
        Rule(thursday, "h", AmountPerPeriod(2.5, WEEK)),
    )
    totals = {MONDAY: 90.0, thursday: 2.0, TODAY: 0.5}
    tally = tally_on(history_of(rules[-1].plan, totals, rules=rules), TODAY, Frame(TODAY))
    assert tally is not None
    assert tally.counted == 2.5
    assert tally.kept


def test_the_week_begins_where_the_person_says() -> None:
    """With weeks from Sunday, Sunday 22 November begins a new one."""
    history = history_of(AmountPerPeriod(0.3, WEEK), {TODAY - timedelta(1): 0.1, TODAY: 0.2})
    tally = tally_on(history, TODAY, Frame(TODAY, week_start=6))
    assert tally is not None
    assert (tally.first_day, tally.counted) == (TODAY, 0.2)
