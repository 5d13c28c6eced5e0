"""Strength: measures.md section 3, every value to six decimals."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfcare.core.history import Frame, HabitHistory
from selfcare.core.model import Area, Habit, Pause, Rule
from selfcare.core.plan import AmountPerPeriod, Daily, DaysPerPeriod, Period, Plan, Weekdays
from selfcare.core.strength import MEMORY, Strength, StrengthSoFar, strength_of
from selfcare.words.explain import strength_word

FIRST = date(2026, 1, 5)
AMOUNTS = {"A": 30.0, "N": 0.0, "h": 15.0, "x": 90.0}


def strength_after(
    signs: str,
    plan: Plan | None = None,
    *,
    today: date | None = None,
    rests: Iterable[date] = (),
    pauses: tuple[Pause, ...] = (),
    rules: tuple[Rule, ...] | None = None,
    **goal: Any,
) -> Strength:
    """A done, N none, h half, x thrice; anything else unlogged. One sign a day from a Monday."""
    goal = {"goal_low": 30.0, **goal}
    rules = rules or (Rule(FIRST, "min", plan or Daily(), **goal),)
    habit = Habit(1, "u", "Walk", Area.EXERCISE, FIRST, rules)
    totals = {FIRST + timedelta(i): AMOUNTS[s] for i, s in enumerate(signs) if s in AMOUNTS}
    frame = Frame(today or FIRST + timedelta(len(signs)))
    return strength_of(HabitHistory(habit, totals, frozenset(rests), pauses), frame)


@pytest.mark.parametrize(
    ("signs", "raw"),
    [
        ("A", 0.044375),
        ("A" * 7, 0.272200),
        ("A" * 14, 0.470307),
        ("A" * 21, 0.614490),
        ("A" * 30, 0.743774),
        ("A" * 45, 0.870302),
        ("A" * 66, 0.950000),
        ("A" * 90, 0.983178),
        ("A" * 66 + "N", 0.907844),
        ("A" * 66 + "NA", 0.911933),
        ("A" * 30 + "N" * 7, 0.541319),
        ("AAAAANN" * 4, 0.490063),
        ("A" * 10 + "." * 5 + "A" * 4, 0.470307),
    ],
)
def test_values_of_a_daily_plan(signs: str, raw: float) -> None:
    """The published form with the median of 66 days; open days change nothing."""
    assert strength_after(signs).raw == pytest.approx(raw, abs=5e-7)


def test_five_a_week_is_one_update_a_day() -> None:
    """The window is the last 7 days, those before the first entry empty, the goal whole."""
    daily = strength_after("AAAAANN" * 4)
    weekly = strength_after("AAAAANN" * 4, DaysPerPeriod(5, Period.WEEK))
    assert daily.value == pytest.approx(0.490063, abs=5e-7)
    assert weekly.value == pytest.approx(0.692130, abs=5e-7)
    assert (daily.updates, weekly.updates) == (28, 28)


def test_the_week_alone_corrects_for_youth() -> None:
    """The same two logs as the weekly summary takes them: h/(1-m^k)."""
    for plan, corrected in ((Daily(), 0.681186), (DaysPerPeriod(5, Period.WEEK), 0.962059)):
        found = strength_after("AAAAANN" * 4, plan)
        so_far = StrengthSoFar(found.raw, found.updates)
        assert so_far.corrected == pytest.approx(corrected, abs=5e-7)


def test_the_constant_is_the_one_of_the_source() -> None:
    """95 % after 66 updates."""
    assert pytest.approx(0.9556248274, abs=5e-11) == MEMORY


def test_shown_from_the_fourteenth_update() -> None:
    """Before that, neither number nor word."""
    thirteen, fourteen = strength_after("A" * 13), strength_after("A" * 14)
    assert (thirteen.value, strength_word(thirteen.value), thirteen.updates) == (None, None, 13)
    assert fourteen.value == pytest.approx(0.470307, abs=5e-7)
    assert strength_word(fourteen.value) == "growing"
    assert fourteen.updates == 14


def test_nothing_logged_is_no_strength() -> None:
    """No entry, no update, no date."""
    nothing = strength_after("...")
    assert (nothing.value, nothing.raw, nothing.updates, nothing.as_of) == (None, 0.0, 0, None)


@pytest.mark.parametrize(
    ("value", "word"),
    [
        (0.0, "starting"),
        (0.29, "starting"),
        (0.3, "growing"),
        (0.59, "growing"),
        (0.6, "settling"),
        (0.84, "settling"),
        (0.85, "second nature"),
        (1.0, "second nature"),
    ],
)
def test_words(value: float, word: str) -> None:
    """Each word begins at its own bound."""
    assert strength_word(value) == word


@pytest.mark.parametrize(
    ("sign", "goal", "reached"),
    [
        ("h", {}, 0.5),
        ("x", {"goal_high": 60.0}, 1.0),
        ("A", {"goal_low": None, "goal_high": 60.0}, 1.0),
        ("N", {"goal_low": None, "goal_high": 60.0}, 1.0),
        ("x", {"goal_low": None, "goal_high": 60.0}, 0.0),
        ("A", {"goal_low": None}, 1.0),
        ("N", {"goal_low": None}, 0.0),
    ],
)
def test_what_a_due_day_reaches(sign: str, goal: dict[str, Any], reached: float) -> None:
    """Partly counts its share of the goal, an at-most goal all or nothing."""
    assert strength_after(sign, **goal).raw == pytest.approx((1 - MEMORY) * reached)


def test_rest_pause_and_days_not_due_change_nothing() -> None:
    """Without an entry they give no update."""
    rests = [FIRST + timedelta(1)]
    pauses = (Pause(1, None, FIRST + timedelta(2), FIRST + timedelta(4)),)
    assert strength_after("A....", rests=rests, pauses=pauses).updates == 1
    assert strength_after("A......A", Weekdays((0,))).updates == 2


def test_as_of_after_a_week_without_a_log() -> None:
    """Eight days after the last log its day is named, seven days after not yet."""
    assert strength_after("AAA", today=FIRST + timedelta(9)).as_of is None
    assert strength_after("AAA", today=FIRST + timedelta(10)).as_of == FIRST + timedelta(2)


def test_period_plans_leave_today_until_it_is_over() -> None:
    """Today gives no update under a period plan, whatever is logged."""
    plan = DaysPerPeriod(5, Period.WEEK)
    assert strength_after("AAA", plan, today=FIRST + timedelta(2)).updates == 2
    assert strength_after("AAA", plan, today=FIRST + timedelta(3)).updates == 3


def test_a_window_without_a_log_gives_no_update() -> None:
    """After 7 open days the strength waits; explicit nones are a log."""
    plan = DaysPerPeriod(5, Period.WEEK)
    assert strength_after("A" + "." * 20, plan).updates == 7
    assert strength_after("A" + "N" * 20, plan).updates == 21


def test_set_aside_days_scale_the_window() -> None:
    """Three days of a five-a-week plan with 3 of 7 days paused reach the whole goal."""
    pauses = (Pause(1, None, FIRST, FIRST + timedelta(2)),)
    plan = DaysPerPeriod(5, Period.WEEK)
    paused = strength_after("...AAA", plan, pauses=pauses)
    assert paused.updates == 3
    m = MEMORY
    reached = [1 / 3, 2 / 3, 1.0]
    assert paused.raw == pytest.approx(
        sum((1 - m) * v * m ** (2 - i) for i, v in enumerate(reached))
    )


def test_no_update_on_a_paused_day() -> None:
    """The day itself is skipped; the days after it see it as set aside."""
    pauses = (Pause(1, None, FIRST + timedelta(3), FIRST + timedelta(3)),)
    assert strength_after("AAA.A", DaysPerPeriod(5, Period.WEEK), pauses=pauses).updates == 4


def test_months_look_back_as_many_days_as_the_month_has() -> None:
    """31 days in January, 28 in February: an entry of 31 January is out of sight on the 28th."""
    plan = AmountPerPeriod(60.0, Period.MONTH)
    rules = (Rule(FIRST, "min", plan),)
    until = date(2026, 3, 1)

    def raw_and_updates(first: date) -> tuple[float, int]:
        habit = Habit(1, "u", "Walk", Area.EXERCISE, FIRST, rules)
        strength = strength_of(HabitHistory(habit, {first: 30.0}), Frame(until))
        return strength.raw, strength.updates

    assert raw_and_updates(date(2026, 1, 31))[1] == 28
    assert raw_and_updates(date(2026, 1, 1))[1] == 31
    raw, updates = raw_and_updates(date(2026, 2, 27))
    assert raw == pytest.approx(0.5 * (1 - MEMORY**2))
    assert updates == 2


def test_a_change_of_plan_goes_on_from_where_it_was() -> None:
    """Each day is read under its own rule; the strength is one number through all of them."""
    change = FIRST + timedelta(7)
    rules = (
        Rule(FIRST, "min", Daily(), goal_low=30.0),
        Rule(change, "min", DaysPerPeriod(5, Period.WEEK), goal_low=30.0),
    )
    both = strength_after("A" * 14, rules=rules)
    assert both.updates == 14
    assert both.raw == pytest.approx(1 - MEMORY**14)


signs = st.text("ANh.x", max_size=60)
plans = st.sampled_from(
    [Daily(), DaysPerPeriod(3, Period.WEEK), AmountPerPeriod(100.0, Period.WEEK)]
)


@given(signs, plans)
def test_strength_lies_between_nothing_and_all(log: str, plan: Plan) -> None:
    """Raw and corrected stay within 0 and 1 for any log."""
    strength = strength_after(log, plan)
    assert 0 <= strength.raw <= 1
    assert strength.value in {None, strength.raw}


@given(signs, plans, st.data())
def test_doing_a_day_never_weakens(log: str, plan: Plan, data: st.DataObject) -> None:
    """Changing a logged day to done never lowers the raw strength."""
    logged = [i for i, sign in enumerate(log) if sign in AMOUNTS]
    if logged:
        index = data.draw(st.sampled_from(logged))
        better = log[:index] + "x" + log[index + 1 :]
        assert strength_after(better, plan).raw >= strength_after(log, plan).raw - 1e-12
