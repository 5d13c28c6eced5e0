"""`explain`: every unit in a sentence with its own numbers, and the rule in words."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfcare.core.history import Frame, HabitHistory
from selfcare.core.model import Area, Habit, Pause, Rule
from selfcare.core.plan import AmountPerPeriod, Daily, DaysPerPeriod, Period, Plan, Weekdays
from selfcare.core.runs import UnitKind
from selfcare.words.explain import explain, rule_words, run_words

MONDAY = date(2026, 10, 26)
WEEK = Period.WEEK


def habit_lived(
    plan: Plan,
    totals: dict[int, float],
    *,
    rests: Iterable[int] = (),
    pauses: Iterable[tuple[int, int]] = (),
    area: Area = Area.EXERCISE,
    unit: str = "min",
    **goal: Any,
) -> HabitHistory:
    """A habit that begins on Monday 26 October; days are offsets from it."""
    habit = Habit(1, "u", "Walk", area, MONDAY, (Rule(MONDAY, unit, plan, **goal),))
    return HabitHistory(
        habit,
        {MONDAY + timedelta(offset): total for offset, total in totals.items()},
        frozenset(MONDAY + timedelta(offset) for offset in rests),
        tuple(
            Pause(i, None, MONDAY + timedelta(a), MONDAY + timedelta(b))
            for i, (a, b) in enumerate(pauses)
        ),
    )


def reasons(
    history: HabitHistory, today: int, *, closed: Iterable[int] = (), **frame: Any
) -> list[str]:
    days = frozenset(MONDAY + timedelta(offset) for offset in closed)
    shown = Frame(MONDAY + timedelta(today), days, **frame)
    return [unit.reason for unit in explain(history, shown, 0).units]


WALK: dict[str, Any] = {"goal_low": 30.0, "smallest": 5.0}


def test_days_of_a_daily_plan() -> None:
    """Done, small, rest, paused, forgiven, gap, no run, open: each in its own words."""
    history = habit_lived(
        Daily(),
        {0: 30.0, 1: 12.0, 5: 0.0, 6: 3.0, 8: 45.0, 13: 2.0},
        rests=[2],
        pauses=[(3, 3)],
        **WALK,
    )
    assert reasons(history, 13, closed=[7]) == [
        "Mon 26 Oct: 30 min, done; the run is 1.",
        "Tue 27 Oct: 12 min, the small version counts; the run is 2.",
        "Wed 28 Oct: a rest day; the run waits at 2.",
        "Thu 29 Oct: paused; the run waits at 2.",
        "Fri 30 Oct: nothing logged; forgiven, 1 more in these fourteen days; the run stays 2.",
        "Sat 31 Oct: none that day; forgiven, no more in these fourteen days; the run stays 2.",
        (
            "Sun 1 Nov: 3 min, under 5 min; a third quiet day in fourteen days; "
            "a new run begins with the next one."
        ),
        "Mon 2 Nov: nothing logged and the day closed; no run was going on.",
        "Tue 3 Nov: 45 min, done; the run is 1.",
        "Wed 4 Nov: nothing logged; forgiven, 1 more in these fourteen days; the run stays 1.",
        "Thu 5 Nov: nothing logged yet; open until Sun 8 Nov; the run stays 1.",
        "Fri 6 Nov: nothing logged yet; open until Mon 9 Nov; the run stays 1.",
        "Sat 7 Nov: nothing logged yet; open until Tue 10 Nov; the run stays 1.",
        "Sun 8 Nov: 2 min so far, under 5 min; today is still open; the run stays 1.",
    ]


def test_a_shorter_run_says_where_it_begins() -> None:
    """The earliest quiet day that no longer fits is named."""
    totals = dict.fromkeys([0, 1, 2, 4, 5, 7, 8], 30.0)
    assert reasons(habit_lived(Daily(), totals), 13)[9] == (
        "Wed 4 Nov: nothing logged; a third quiet day in fourteen days; "
        "the run now begins after Thu 29 Oct and is 4."
    )


def test_days_of_weekdays() -> None:
    """Days that are not due are listed, and the fourteen are due days."""
    history = habit_lived(Weekdays((0, 3)), {0: 30.0, 1: 30.0, 2: 0.0, 3: 0.0}, **WALK)
    assert reasons(history, 7) == [
        "Mon 26 Oct: 30 min, done; the run is 1.",
        "Tue 27 Oct: 30 min, done on a day that was not due; the run stays 1.",
        "Wed 28 Oct: none on a day that was not due; the run stays 1.",
        "Thu 29 Oct: none that day; forgiven, 1 more in these fourteen due days; the run stays 1.",
        "Fri 30 Oct: not a due day; the run stays 1.",
        "Sat 31 Oct: not a due day; the run stays 1.",
        "Sun 1 Nov: not a due day; the run stays 1.",
        "Mon 2 Nov: nothing logged yet; open until Thu 5 Nov; the run stays 1.",
    ]


def test_a_day_without_a_run_is_told_as_it_is() -> None:
    """Where no run was going on, none is said to stay."""
    history = habit_lived(Weekdays((0, 3)), {0: 0.0}, rests=[1], pauses=[(2, 2)])
    assert reasons(history, 4)[:3] == [
        "Mon 26 Oct: none that day; no run was going on.",
        "Tue 27 Oct: a rest day; it counts neither way.",
        "Wed 28 Oct: paused; it counts neither way.",
    ]
    assert reasons(history, 4)[4] == "Fri 30 Oct: not a due day; no run was going on."
    history = habit_lived(Daily(), {0: 0.0})
    assert reasons(history, 0) == ["Mon 26 Oct: none that day; no run was going on."]


def test_sleep_is_logged_not_done() -> None:
    """A night has its length, never done or partly."""
    night: dict[str, Any] = {"goal_low": 7.0, "goal_high": 9.0, "area": Area.SLEEP, "unit": "h"}
    assert reasons(habit_lived(Daily(), {0: 7.5, 1: 5.0, 2: 9.5}, **night), 6)[:3] == [
        "Mon 26 Oct: 7 h 30, in range; the run is 1.",
        (
            "Tue 27 Oct: 5 h logged, under 7 h; forgiven, 1 more in these fourteen days; "
            "the run stays 1."
        ),
        (
            "Wed 28 Oct: 9 h 30 logged, above 9 h; forgiven, no more in these fourteen days; "
            "the run stays 1."
        ),
    ]
    nights = habit_lived(DaysPerPeriod(4, WEEK), {0: 7.5}, **night)
    assert reasons(nights, 2) == ["26 Oct to 1 Nov: 1 of 4 nights; still open, it ends on Sunday."]


def test_yes_and_no() -> None:
    """A habit of yes or no is done, not "once, done"."""
    assert reasons(habit_lived(Daily(), {0: 1.0}, unit="times"), 0) == [
        "Mon 26 Oct: done; the run is 1."
    ]


def test_weeks() -> None:
    """Kept, scaled, paused, forgiven, gap, open: each with its days."""
    logged = [*range(5), 11, 12, 14, 15, 16, 17, 30, 36, 37, 42, 43, 44, 45, 46, 51]
    history = habit_lived(
        DaysPerPeriod(5, WEEK), dict.fromkeys(logged, 30.0), pauses=[(18, 19), (21, 27), (33, 33)]
    )
    assert reasons(history, 53) == [
        "26 Oct to 1 Nov: 5 of 5 days; kept; the run is 1 week.",
        "2 to 8 Nov: 2 of 5 days; forgiven, no more in these four weeks; the run stays 1 week.",
        (
            "9 to 15 Nov: 4 of 4 days, the plan was scaled because 2 of 7 days were paused; kept; "
            "the run is 2 weeks."
        ),
        "16 to 22 Nov: all of it paused; the run waits at 2 weeks.",
        (
            "23 to 29 Nov: 1 of 5 days, the plan was scaled because 1 of 7 days was paused; "
            "a second quiet week in four; "
            "the run now begins after the week of Mon 2 Nov and is 1 week."
        ),
        (
            "30 Nov to 6 Dec: 2 of 5 days; a second quiet week in four; "
            "a new run begins with the next one."
        ),
        "7 to 13 Dec: 5 of 5 days; kept; the run is 1 week.",
        "14 to 20 Dec: 1 of 5 days; still open, it ends on Sunday; the run stays 1 week.",
    ]


def test_the_last_week_is_open_three_days_longer() -> None:
    """Until Wednesday of the new week it can still be filled in."""
    history = habit_lived(DaysPerPeriod(2, WEEK), {0: 1.0})
    assert reasons(history, 8) == [
        "26 Oct to 1 Nov: 1 of 2 days; open until Wed 4 Nov.",
        "2 to 8 Nov: 0 of 2 days; still open, it ends on Sunday.",
    ]


@pytest.mark.parametrize(
    ("unit", "amount", "said"),
    [
        ("min", 92.0, "92 of 150 min"),
        ("h", 1.25, "1 h 15 of 150 h"),
        ("times", 2.0, "2 of 150 times"),
    ],
)
def test_amounts_of_a_period(unit: str, amount: float, said: str) -> None:
    """The amount so far of the amount asked for."""
    history = habit_lived(AmountPerPeriod(150.0, WEEK), {0: amount}, unit=unit)
    assert reasons(history, 6) == [f"26 Oct to 1 Nov: {said}; still open, it ends today."]
    history = habit_lived(AmountPerPeriod(1.0, WEEK), {0: 0.5}, unit="times")
    assert reasons(history, 6) == ["26 Oct to 1 Nov: 0.5 of 1 time; still open, it ends today."]


def test_months_and_years() -> None:
    """Months by name; another year is named."""
    plan = DaysPerPeriod(1, Period.MONTH)
    history = habit_lived(plan, {0: 1.0})
    assert reasons(history, 10) == [
        "October: 1 of 1 day; kept; the run is 1 month.",
        "November: 0 of 1 day; still open, it ends on Mon 30 Nov; the run stays 1 month.",
    ]
    assert reasons(history, 100)[:2] == [
        "October 2026: 1 of 1 day; kept; the run is 1 month.",
        "November 2026: 0 of 1 day; forgiven, no more in these four months; the run stays 1 month.",
    ]
    weeks = reasons(habit_lived(DaysPerPeriod(1, WEEK), {0: 1.0}), 77)
    assert [reason.split(":")[0] for reason in weeks[8:]] == [
        "21 to 27 Dec 2026",
        "28 Dec 2026 to 3 Jan 2027",
        "4 to 10 Jan",
        "11 to 17 Jan",
    ]


def test_forgiveness_off() -> None:
    """One quiet unit begins a new run, and the sentence says that forgiveness is off."""
    history = habit_lived(Daily(), {0: 1.0})
    assert reasons(history, 5, forgiveness=False)[1] == (
        "Tue 27 Oct: nothing logged; a quiet day, and forgiveness is off; "
        "a new run begins with the next one."
    )


def summary_of(history: HabitHistory, today: int, **frame: Any) -> str:
    return explain(history, Frame(MONDAY + timedelta(today), **frame)).summary


def test_summaries() -> None:
    """Why the run is what it is, in a few sentences."""
    days = dict.fromkeys([0, 2, 3, 5], 1.0)
    assert summary_of(habit_lived(Daily(), {}), 4) == (
        "No run yet. It begins with the next day you keep."
    )
    assert summary_of(habit_lived(Daily(), days), 5) == (
        "The run is 4 days. It began on Mon 26 Oct. 1 quiet day since then was forgiven. "
        "1 more quiet day would be forgiven now. It is the best so far, 4 in all."
    )
    assert summary_of(habit_lived(Daily(), days), 13) == (
        "A new run begins with your next one. Best stays 4 days, 4 in all."
    )
    days |= dict.fromkeys([12, 13], 1.0)
    assert summary_of(habit_lived(Daily(), days), 13) == (
        "The run is 2 days. It began on Sat 7 Nov. 2 more quiet days would be forgiven now. "
        "Best stays 4 days, 6 in all."
    )
    days = dict.fromkeys([0, 1, 4, 5], 1.0)
    assert summary_of(habit_lived(Daily(), days), 9) == (
        "The run is 4 days. It began on Mon 26 Oct. 2 quiet days since then were forgiven. "
        "It is the best so far, 4 in all."
    )
    weeks = habit_lived(DaysPerPeriod(1, WEEK), {0: 1.0, 21: 1.0})
    assert summary_of(weeks, 21, forgiveness=False) == (
        "The run is 1 week. It began with the week of Mon 16 Nov. It is the best so far, 2 in all."
    )
    months = habit_lived(DaysPerPeriod(1, Period.MONTH), {0: 1.0})
    assert summary_of(months, 69).startswith("The run is 1 month. It began with October 2026. ")


def test_a_change_of_plan_is_told() -> None:
    """A run that starts where the unit changed says so, and lists the present kind alone."""
    rules = (
        Rule(MONDAY, "min", Daily()),
        Rule(MONDAY + timedelta(7), "min", DaysPerPeriod(1, WEEK)),
    )
    habit = Habit(1, "u", " Walk\n\x1b[31m ", Area.EXERCISE, MONDAY, rules)
    history = HabitHistory(habit, {MONDAY: 1.0, MONDAY + timedelta(8): 1.0})
    explained = explain(history, Frame(MONDAY + timedelta(8)))
    assert explained.kind is UnitKind.WEEK
    assert [unit.unit.first_day for unit in explained.units] == [MONDAY + timedelta(7)]
    assert explained.plan == "1 day a week"
    assert "\x1b" not in explained.name
    assert explained.summary == (
        "The run is 1 week. It began with the week of Mon 2 Nov, when the plan began to count in "
        "weeks. 1 more quiet week would be forgiven now. It is the best so far, 1 in all."
    )


def test_the_rule_in_words() -> None:
    """What explain ends with."""
    frame, off = Frame(MONDAY), Frame(MONDAY, forgiveness=False)
    assert rule_words(UnitKind.DAY, frame) == "Two quiet days in any fourteen are forgiven."
    assert rule_words(UnitKind.DAY, frame, due_days_only=True) == (
        "Two quiet due days in any fourteen are forgiven."
    )
    assert rule_words(UnitKind.WEEK, frame) == "One quiet week in any four is forgiven."
    assert rule_words(UnitKind.MONTH, off) == (
        "Forgiveness is off, so a quiet month begins a new run."
    )
    assert explain(habit_lived(Weekdays((0,)), {}), frame).rule.startswith("Two quiet due days")


@pytest.mark.parametrize(
    ("current", "unit", "words"),
    [
        (6, "week", "6 weeks"),
        (1, "week", "1 week"),
        (0, "day", "0 days"),
        (1, "day", "1 day"),
        (2, "month", "2 months"),
    ],
)
def test_run_words(current: int, unit: str, words: str) -> None:
    """One is one."""
    assert run_words(current, unit) == words


def test_the_last_units_are_shown() -> None:
    """28 unless asked otherwise, 0 for all."""
    history = habit_lived(Daily(), dict.fromkeys(range(40), 1.0))
    frame = Frame(MONDAY + timedelta(39))
    explained = explain(history, frame)
    assert len(explained.units) == 28
    assert explained.units[-1].unit.last_day == frame.today
    assert len(explain(history, frame, 3).units) == 3
    assert len(explain(history, frame, 0).units) == 40
    assert explained.run.current == 40
    assert explained.strength.updates == 40


UNKIND = re.compile(r"\b(missed|failed|broken|bad|lost|should|only)\b|!", re.IGNORECASE)
WRONG_COUNT = re.compile(
    r"\b1 (days|weeks|months|nights|times)\b|\b([02-9]|\d\d+) (day|week|month|night|time)\b"
)
PLANS = st.sampled_from(
    [
        Daily(),
        Weekdays((0, 3)),
        DaysPerPeriod(1, WEEK),
        DaysPerPeriod(5, WEEK),
        AmountPerPeriod(60.0, WEEK),
        DaysPerPeriod(9, Period.MONTH),
    ]
)
DAYS = st.integers(0, 60)


@given(
    PLANS,
    st.dictionaries(DAYS, st.sampled_from([0.0, 1.0, 3.0, 30.0, 90.0])),
    st.fixed_dictionaries(
        {"rests": st.frozensets(DAYS), "pauses": st.lists(st.tuples(DAYS, DAYS), max_size=3)}
    ),
    st.sampled_from([{}, WALK, {"goal_high": 2.0}, {"area": Area.SLEEP, "unit": "h"}]),
    st.tuples(st.integers(0, 65), st.booleans(), st.frozensets(DAYS)),
)
def test_every_sentence_is_whole_and_kind(
    plan: Plan,
    totals: dict[int, float],
    set_aside: dict[str, Any],
    more: dict[str, Any],
    drawn: tuple[int, bool, frozenset[int]],
) -> None:
    """One line, a full stop, none of the seven words, singular and plural right."""
    today, forgiveness, closed = drawn
    history = habit_lived(plan, totals, **set_aside, **more)
    frame = Frame(
        MONDAY + timedelta(today),
        frozenset(MONDAY + timedelta(day) for day in closed),
        forgiveness=forgiveness,
    )
    explained = explain(history, frame, 0)
    for said in [*(unit.reason for unit in explained.units), explained.summary, explained.rule]:
        assert not UNKIND.search(said), said
        assert not WRONG_COUNT.search(said), said
        assert said.endswith(".")
        assert not re.search(r"\n|\.\.|;\.|; ;|  |: ;|None", said), said
