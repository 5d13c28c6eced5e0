"""The ladder of day statuses: measures.md section 1."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfcare.core.history import Frame, HabitHistory
from selfcare.core.ledger import ledger, rule_spans, set_aside, showed_up
from selfcare.core.model import Area, Habit, Pause, Rule, Status
from selfcare.core.plan import (
    AfterDays,
    AmountPerPeriod,
    AsNeeded,
    Daily,
    DaysPerPeriod,
    EveryNDays,
    Period,
    Plan,
    Weekdays,
)
from selfcare.core.status import status_on, statuses

MONDAY = date(2026, 11, 2)
DAY = date(2026, 11, 12)
TODAY = date(2026, 11, 22)


def habit_with(
    *,
    area: Area = Area.EXERCISE,
    plan: Plan | None = None,
    archived_day: date | None = None,
    **rule: Any,
) -> Habit:
    """A habit of one rule from Monday 2 November on."""
    rule = {"unit": "min", "plan": plan or Daily(), **rule}
    rules = (Rule(MONDAY, **rule),)
    return Habit(1, "u", "Walk", area, MONDAY, rules, archived_day=archived_day)


def status_with(
    total: float | None = None,
    *,
    closed: Iterable[date] = (),
    rests: Iterable[date] = (),
    pauses: tuple[Pause, ...] = (),
    hidden_from: date | None = None,
    **habit: Any,
) -> Status | None:
    """The status of 12 November, checked against the bulk form."""
    totals = {} if total is None else {DAY: total}
    history = HabitHistory(habit_with(**habit), totals, frozenset(rests), pauses, hidden_from)
    frame = Frame(TODAY, frozenset(closed))
    status = status_on(history, DAY, frame)
    assert statuses(history, DAY, DAY, frame) == [status]
    return status


@pytest.mark.parametrize(
    ("goal", "total", "status", "came"),
    [
        ({}, 0.0, Status.NONE, False),
        ({}, 0.5, Status.DONE, True),
        ({"goal_low": 30}, 30.0, Status.DONE, True),
        ({"goal_low": 30}, 29.0, Status.PARTLY, True),
        ({"goal_low": 30}, 0.0, Status.NONE, False),
        ({"goal_low": 30, "smallest": 5}, 5.0, Status.PARTLY, True),
        ({"goal_low": 30, "smallest": 5}, 4.0, Status.PARTLY, False),
        ({"goal_low": 1, "goal_high": 3}, 4.0, Status.PARTLY, False),
        ({"goal_low": 1, "goal_high": 3}, 3.0, Status.DONE, True),
        ({"goal_high": 2}, 0.0, Status.DONE, True),
        ({"goal_high": 2}, 2.0, Status.DONE, True),
        ({"goal_high": 2}, 3.0, Status.PARTLY, False),
        ({"unit": "h", "goal_low": 7, "goal_high": 9}, 3.0, Status.PARTLY, False),
        ({"unit": "h", "goal_low": 7, "goal_high": 9, "smallest": 3}, 3.0, Status.PARTLY, True),
        ({"unit": "h", "goal_low": 7, "goal_high": 9}, 9.5, Status.PARTLY, False),
        ({"unit": "h", "goal_low": 7 + 1 / 3}, 7.333333, Status.DONE, True),
    ],
)
def test_an_entry_is_read_against_the_day_goal(
    goal: dict[str, Any], total: float, status: Status, came: bool
) -> None:
    """Rung 2, with `showed up` beside it."""
    assert status_with(total, **goal) is status
    assert showed_up(HabitHistory(habit_with(**goal), {DAY: total}), DAY) is came


def test_a_day_without_entry_does_not_show_up() -> None:
    """Nobody shows up on a day without an entry, not even for an at-most goal."""
    assert not showed_up(HabitHistory(habit_with(goal_high=2)), DAY)


PAUSE = Pause(1, None, DAY, DAY)


@pytest.mark.parametrize(
    "more",
    [
        {"pauses": (PAUSE,)},
        {"rests": [DAY]},
        {"archived_day": DAY},
        {"hidden_from": DAY},
        {"plan": Weekdays((0,))},
        {"closed": [DAY]},
    ],
)
def test_an_entry_wins_over_everything(more: dict[str, Any]) -> None:
    """Pause, rest, archive, hidden area, not-due and a closed day give way to an entry."""
    assert status_with(10.0, **more) is Status.DONE


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ({}, Status.UNLOGGED),
        ({"pauses": (PAUSE,)}, Status.PAUSED),
        ({"pauses": (Pause(1, 1, MONDAY, None),)}, Status.PAUSED),
        ({"pauses": (Pause(1, 1, MONDAY, MONDAY),)}, Status.UNLOGGED),
        ({"pauses": (Pause(1, 1, DAY + timedelta(1), None),)}, Status.UNLOGGED),
        ({"archived_day": DAY}, Status.PAUSED),
        ({"archived_day": DAY + timedelta(1)}, Status.UNLOGGED),
        ({"hidden_from": DAY}, Status.PAUSED),
        ({"hidden_from": DAY + timedelta(1)}, Status.UNLOGGED),
        ({"rests": [DAY]}, Status.REST),
        ({"rests": [DAY], "pauses": (PAUSE,)}, Status.PAUSED),
        ({"plan": Weekdays((0,))}, Status.NOT_DUE),
        ({"plan": Weekdays((3,))}, Status.UNLOGGED),
        ({"plan": EveryNDays(5)}, Status.UNLOGGED),
        ({"plan": EveryNDays(4)}, Status.NOT_DUE),
        ({"plan": Weekdays((0,)), "rests": [DAY]}, Status.REST),
        ({"plan": Weekdays((0,)), "closed": [DAY]}, Status.NOT_DUE),
        ({"plan": DaysPerPeriod(3, Period.WEEK)}, Status.UNLOGGED),
        ({"closed": [DAY]}, Status.NONE),
        ({"closed": [DAY], "rests": [DAY]}, Status.REST),
        ({"closed": [DAY], "goal_low": 7, "goal_high": 9}, Status.NONE),
        ({"closed": [DAY], "goal_high": 2}, Status.DONE),
        ({"closed": [DAY], "area": Area.SLEEP}, Status.NONE),
        ({"closed": [DAY], "area": Area.SLEEP, "unit": "h"}, Status.UNLOGGED),
        ({"plan": AsNeeded()}, Status.NOT_DUE),
        ({"plan": AsNeeded(), "closed": [DAY]}, Status.NOT_DUE),
        ({"plan": AfterDays(3)}, Status.UNLOGGED),
    ],
)
def test_a_day_without_entry_takes_the_first_rung_that_fits(
    more: dict[str, Any], status: Status
) -> None:
    """Rungs 3 to 5: paused, rest, not due, closed, else open."""
    assert status_with(None, **more) is status


def test_there_is_no_status_before_the_first_day_or_to_come() -> None:
    """Rung 1: never asked for. An earlier first entry moves the first day back."""
    frame = Frame(TODAY, frozenset([MONDAY - timedelta(1)]))
    history = HabitHistory(habit_with())
    assert status_on(history, MONDAY - timedelta(1), frame) is None
    assert status_on(history, MONDAY, frame) is Status.UNLOGGED
    assert status_on(history, TODAY, frame) is Status.UNLOGGED
    assert status_on(history, TODAY + timedelta(1), frame) is None
    earlier = HabitHistory(habit_with(), {MONDAY - timedelta(3): 1.0, TODAY + timedelta(1): 1.0})
    span = MONDAY - timedelta(4), MONDAY
    none, open_ = Status.NONE, Status.UNLOGGED
    assert statuses(earlier, *span, frame) == [None, Status.DONE, open_, none, open_]
    assert status_on(earlier, TODAY + timedelta(1), frame) is None
    assert statuses(earlier, TODAY, TODAY + timedelta(1), frame) == [open_, None]


WEEK = [date(2026, 11, 9) + timedelta(n) for n in range(7)]
"""A whole week before `TODAY`; `DAY` is its Thursday."""


def test_the_untouched_days_of_a_met_period_are_free() -> None:
    """2/week done on Monday and Wednesday: the others are free, closed or not, before and after."""
    habit = habit_with(plan=DaysPerPeriod(2, Period.WEEK))
    done, free, none = Status.DONE, Status.FREE, Status.NONE
    history = HabitHistory(habit, {WEEK[0]: 1.0, WEEK[2]: 1.0})
    frame = Frame(TODAY, frozenset([DAY, WEEK[5]]))
    expected = [done, free, done, free, free, free, free]
    assert statuses(history, WEEK[0], WEEK[6], frame) == expected
    assert [status_on(history, day, frame) for day in WEEK] == expected
    once = HabitHistory(habit, {WEEK[0]: 1.0})
    assert status_on(once, DAY, frame) is none
    assert status_on(once, WEEK[4], frame) is Status.UNLOGGED
    paused = HabitHistory(habit, history.totals, frozenset(), (PAUSE,))
    assert status_on(paused, DAY, frame) is Status.PAUSED


def test_an_edit_inside_a_week_decides_the_whole_week() -> None:
    """2/week until Thursday, 3/week from then on: the two days done do not meet it."""
    rules = (
        Rule(MONDAY, "min", DaysPerPeriod(2, Period.WEEK)),
        Rule(DAY, "min", DaysPerPeriod(3, Period.WEEK)),
    )
    habit = Habit(1, "u", "Walk", Area.EXERCISE, MONDAY, rules)
    history = HabitHistory(habit, {WEEK[0]: 1.0, WEEK[2]: 1.0})
    assert status_on(history, WEEK[1], Frame(WEEK[2])) is Status.FREE
    assert status_on(history, WEEK[1], Frame(TODAY)) is Status.UNLOGGED


def test_days_after_are_due_until_done() -> None:
    """3 days after: due from the third day after the last time on, every day until it is done."""
    habit = habit_with(plan=AfterDays(3))
    history = HabitHistory(habit, {MONDAY + timedelta(n): 10.0 for n in (1, 6, 8)})
    said = statuses(history, MONDAY, MONDAY + timedelta(12), Frame(TODAY))
    due, done, free = Status.UNLOGGED, Status.DONE, Status.NOT_DUE
    assert said == [due, done, free, free, due, due, done, free, done, free, free, due, due]
    one_by_one = [status_on(history, MONDAY + timedelta(n), Frame(TODAY)) for n in range(13)]
    assert one_by_one == said


def test_a_beat_that_was_set_counts_from_its_day() -> None:
    """Every 7 days from the sixth, for a habit made on the second."""
    habit = habit_with(plan=EveryNDays(7, MONDAY + timedelta(4)))
    said = statuses(HabitHistory(habit), MONDAY, MONDAY + timedelta(13), Frame(TODAY))
    assert [n for n, status in enumerate(said) if status is Status.UNLOGGED] == [4, 11]


LIVES = st.dictionaries(st.integers(0, 40), st.sampled_from([0.0, 1.0, 40.0]), max_size=20)


@given(
    logs=LIVES,
    plans=st.lists(
        st.sampled_from(
            [
                Daily(),
                AfterDays(3),
                AsNeeded(),
                EveryNDays(4),
                DaysPerPeriod(2, Period.WEEK),
                DaysPerPeriod(4, Period.MONTH),
                AmountPerPeriod(60, Period.WEEK),
            ]
        ),
        min_size=1,
        max_size=3,
    ),
    goal=st.sampled_from([{}, {"goal_low": 30.0, "smallest": 5.0}, {"goal_high": 2.0}]),
    closed=st.sets(st.integers(0, 40), max_size=10),
    first=st.integers(0, 20),
)
def test_one_day_and_many_days_agree(
    logs: dict[int, float],
    plans: list[Plan],
    goal: dict[str, float],
    closed: set[int],
    first: int,
) -> None:
    """`statuses` gives what `status_on` gives, whatever window it is asked in."""
    rules = tuple(
        Rule(MONDAY + timedelta(9 * n), "min", plan, **goal) for n, plan in enumerate(plans)
    )
    habit = Habit(1, "u", "Walk", Area.EXERCISE, MONDAY, rules)
    history = HabitHistory(habit, {MONDAY + timedelta(n): total for n, total in logs.items()})
    frame = Frame(MONDAY + timedelta(35), frozenset(MONDAY + timedelta(n) for n in closed))
    days = [MONDAY + timedelta(n) for n in range(first, 41)]
    assert statuses(history, days[0], days[-1], frame) == [
        status_on(history, day, frame) for day in days
    ]


def test_plans_count_from_the_day_of_creation() -> None:
    """Filling in an earlier day moves no due day."""
    habit = habit_with(plan=EveryNDays(3))
    history = HabitHistory(habit, {MONDAY - timedelta(2): 1.0})
    assert status_on(history, MONDAY, Frame(TODAY)) is Status.UNLOGGED
    assert status_on(history, MONDAY + timedelta(1), Frame(TODAY)) is Status.NOT_DUE


def test_each_day_is_read_under_the_rule_it_was_lived_under() -> None:
    """A later rule changes no earlier day; the first rule also holds before its own day."""
    rules = (
        Rule(MONDAY, "min", Daily(), goal_low=30),
        Rule(DAY, "min", Weekdays((0,)), goal_low=5),
    )
    habit = Habit(1, "u", "Walk", Area.EXERCISE, MONDAY, rules)
    before = MONDAY - timedelta(1)
    history = HabitHistory(habit, {before: 10.0, DAY - timedelta(2): 10.0, DAY: 10.0})
    frame = Frame(TODAY, frozenset([DAY - timedelta(1)]))
    assert status_on(history, before, frame) is Status.PARTLY
    assert statuses(history, DAY - timedelta(2), DAY + timedelta(1), frame) == [
        Status.PARTLY,
        Status.NONE,
        Status.DONE,
        Status.NOT_DUE,
    ]
    assert [(first, last) for _, first, last in rule_spans(habit, before, TODAY)] == [
        (before, DAY - timedelta(1)),
        (DAY, TODAY),
    ]
    assert [first for _, first, _ in rule_spans(habit, DAY, TODAY)] == [DAY]


def test_a_closed_day_closes_by_its_own_rule() -> None:
    """At most 2 until the 12th, at least 5 from then on: closed, one is kept, the other none."""
    rules = (
        Rule(MONDAY, "portions", Daily(), goal_high=2),
        Rule(DAY, "portions", Daily(), goal_low=5),
    )
    habit = Habit(1, "u", "Sweets", Area.EATING, MONDAY, rules)
    before = DAY - timedelta(1)
    frame = Frame(TODAY, frozenset([before, DAY]))
    assert statuses(HabitHistory(habit), before, DAY, frame) == [Status.DONE, Status.NONE]


def test_a_ledger_says_what_is_set_aside_and_due() -> None:
    """The columns runs and strength count: set-aside days without an entry, also to come."""
    pauses = (Pause(1, None, DAY, None),)
    history = HabitHistory(habit_with(), {DAY + timedelta(1): 5.0}, frozenset(), pauses)
    days = ledger(history, DAY - timedelta(1), DAY + timedelta(12), Frame(TODAY))
    assert list(days.aside) == [0, 1, 0, *[1] * 11]
    assert set(days.due) == {1}
    assert list(days.came)[:4] == [0, 0, 1, 0]
    assert days.amounts[2] == 5.0
    assert set_aside(history, TODAY)
    assert not set_aside(history, DAY - timedelta(1))


days = st.integers(-10, 30).map(lambda offset: MONDAY + timedelta(offset))
plans: st.SearchStrategy[Plan] = st.sampled_from(
    [
        Daily(),
        Weekdays((0, 3)),
        EveryNDays(3),
        DaysPerPeriod(3, Period.WEEK),
        AmountPerPeriod(60.0, Period.MONTH),
    ]
)
goals = st.sampled_from(
    [{}, {"goal_low": 10.0}, {"goal_high": 2.0}, {"goal_low": 1.0, "goal_high": 9.0}]
)


@st.composite
def histories(draw: st.DrawFn) -> HabitHistory:
    """Any habit: several rules, entries, rests, pauses, archive, hidden area."""
    rules = [
        Rule(day, draw(st.sampled_from(["min", "h"])), draw(plans), **draw(goals))
        for day in sorted(draw(st.lists(days, min_size=1, max_size=3)))
    ]
    optional = st.none() | days
    habit = Habit(
        1,
        "u",
        "Walk",
        draw(st.sampled_from([Area.EXERCISE, Area.SLEEP])),
        draw(days),
        tuple(rules),
        archived_day=draw(optional),
    )
    pauses = tuple(
        Pause(number, None, first, last)
        for number, (first, last) in enumerate(draw(st.lists(st.tuples(days, optional))))
    )
    totals = draw(st.dictionaries(days, st.sampled_from([0.0, 1.0, 5.0, 20.0])))
    rests = draw(st.frozensets(days))
    return HabitHistory(habit, totals, rests, pauses, draw(optional))


@given(histories(), days, st.frozensets(days), days, st.integers(0, 30))
def test_the_bulk_form_agrees_with_the_ladder(
    history: HabitHistory, today: date, closed: frozenset[date], first: date, length: int
) -> None:
    """`statuses` gives what `status_on` gives, day by day, for any history and span."""
    frame = Frame(today, closed)
    last = first + timedelta(length)
    expected = [status_on(history, first + timedelta(i), frame) for i in range(length + 1)]
    assert statuses(history, first, last, frame) == expected
    came = ledger(history, first, last, frame).came
    for i in range(length + 1):
        day = first + timedelta(i)
        assert bool(came[i]) == (day <= today and showed_up(history, day))
