"""Rows that no program of ours has written: set aside, counted, and left as they are."""

import math
import sqlite3
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from selfcare.core.errors import StorageError
from selfcare.core.model import (
    Answered,
    CheckIn,
    Contact,
    Entry,
    Habit,
    OddRow,
    Pause,
    Practice,
    Review,
)
from selfcare.core.plan import AfterDays, Daily
from selfcare.core.values import replace
from selfcare.store import Store

DAY = date(2026, 11, 22)
SPAN = (date(2026, 11, 1), date(2026, 11, 30))


@pytest.fixture
def force(path: Path) -> Callable[..., None]:
    """Writes as a program that minds no check."""

    def go(statement: str, values: tuple[Any, ...] = ()) -> None:
        connection = sqlite3.connect(path, isolation_level=None)
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute(statement, values)
        connection.close()

    return go


def read_all(store: Store) -> None:
    """Everything that is read anywhere."""
    store.habits()
    store.all(Entry)
    store.totals()
    store.week_snapshot(*SPAN)
    store.habit_totals(1, *SPAN)
    store.latest_amounts()
    store.first_days()
    store.entry_days()
    store.latest_day(DAY)
    store.notes()
    store.by_day(CheckIn)
    store.first_checkin()
    store.rests()
    store.all(Pause)
    store.all(Practice)
    store.by_day(Review)
    store.all(Contact)
    store.all(Answered, instrument="who-5")
    store.settings()
    store.newest_change()


ODD = [
    ("INSERT INTO habit (id, name, area) VALUES (9, 'Sew', 'craft')", ("habit", "9", "area")),
    (
        "INSERT INTO habit (id, name, first_day) VALUES (9, 'Sew', 'soon')",
        ("habit", "9", "day"),
    ),
    (
        "INSERT INTO habit_rule (habit_id, from_day) VALUES (1, '20261122')",
        ("habit_rule", "1 20261122", "day"),
    ),
    (
        "INSERT INTO habit_rule (habit_id, from_day, goal_low) VALUES (1, '2026-11-30', -1)",
        ("habit_rule", "1 2026-11-30", "goal"),
    ),
    (
        "INSERT INTO entry (id, habit_id, day) VALUES (9, 1, '2026-11=20')",
        ("entry", "9", "day"),
    ),
    (
        "INSERT INTO entry (id, habit_id, day) VALUES (9, 1, '2026-W47-1')",
        ("entry", "9", "day"),
    ),
    (
        "INSERT INTO entry (id, habit_id, day, amount) VALUES (9, 1, '2026-11-22', 9e999)",
        ("entry", "9", "amount"),
    ),
    (
        "INSERT INTO entry (id, habit_id, day, amount) VALUES (9, 1, '2026-11-22', -5)",
        ("entry", "9", "amount"),
    ),
    ("INSERT INTO rest (habit_id, day) VALUES (1, '')", ("rest", "1 ", "day")),
    (
        "INSERT INTO pause (id, first_day, last_day) VALUES (9, '2026-11-20', '2026-11-01')",
        ("pause", "9", "last day"),
    ),
    (
        "INSERT INTO checkin (day, mood) VALUES ('2026-11-20', 11)",
        ("checkin", "2026-11-20", "mood"),
    ),
    ("INSERT INTO checkin (day, mood) VALUES ('!', 5)", ("checkin", "!", "day")),
    (
        "INSERT INTO practice (id, routine, day, seconds) VALUES (9, 'r', '2026-11-20', -1)",
        ("practice", "9", "seconds"),
    ),
    ("INSERT INTO review (week) VALUES ('last')", ("review", "last", "day")),
    (
        "INSERT INTO answer (id, instrument, day, answers) VALUES (9, 'who-5', '2026-11-20', '{')",
        ("answer", "9", "answers"),
    ),
]


@pytest.mark.parametrize(("statement", "row"), ODD, ids=lambda given: str(given)[-40:])
def test_one_odd_row_is_set_aside_and_named(  # fixtures
    store: Store,
    walk: Habit,
    log: Callable[..., Entry],
    force: Callable[..., None],
    path: Path,
    statement: str,
    row: tuple[str, str, str],
) -> None:
    """Everything else is read as before; the row is counted once, and stays in the file."""
    log(walk)
    before = (
        store.habits(),
        store.all(Entry),
        store.totals(),
        store.by_day(CheckIn),
        store.latest_day(DAY),
    )
    force(statement)
    content = path.read_bytes()
    for _ in range(2):
        read_all(store)
        after = (
            store.habits(), store.all(Entry), store.totals(), store.by_day(CheckIn),
            store.latest_day(DAY),
        )  # fmt: skip
        assert after == before
    assert store.odd_rows == (OddRow(*row),)
    assert path.read_bytes() == content


def test_a_row_that_cannot_be_read_is_not_written_over(
    store: Store, force: Callable[..., None], path: Path
) -> None:
    """It is no other window's doing, and trying again would end the same way."""
    with store.act("mood"):
        store.save(CheckIn(DAY, mood=5))
    force("UPDATE checkin SET mood = 99")
    content = path.read_bytes()
    said = r"row of 20\S+ in the table checkin can't be read"
    with pytest.raises(StorageError, match=said), store.act("mood"):
        store.save(CheckIn(DAY, mood=6))
    assert path.read_bytes() == content


def test_a_sum_leaves_the_odd_entry_out(
    store: Store, walk: Habit, log: Callable[..., Entry], force: Callable[..., None]
) -> None:
    """A day with a sound and an odd entry has the sum of the sound one."""
    log(walk, 20)
    force("INSERT INTO entry (id, habit_id, day, amount) VALUES (9, 1, '2026-11-22', 9e999)")
    force("INSERT INTO entry (id, habit_id, day, amount) VALUES (10, 1, '2026-11-21', -3)")
    assert store.totals() == {1: {DAY: 20}}
    assert store.habit_totals(1, *SPAN) == {DAY: 20}
    assert store.week_snapshot(*SPAN).totals == {1: {DAY: 20}}
    assert store.latest_amounts() == {1: 20}
    assert not any(math.isinf(entry.amount) for entry in store.all(Entry))


def test_bytes_that_are_no_text_are_shown_with_a_sign(
    store: Store, walk: Habit, log: Callable[..., Entry], force: Callable[..., None]
) -> None:
    """Text that is no UTF-8 is read, in rows and in the journal; writing goes on."""
    log(walk, note="fine")
    force("UPDATE entry SET note = CAST(x'66c3696e65' AS TEXT)")
    force("UPDATE change SET label = CAST(x'ff' AS TEXT)")
    read_all(store)
    assert [entry.note for entry in store.all(Entry)] == ["f\ufffdine"]
    newest = store.newest_change()
    assert newest is not None
    assert newest.label == "\ufffd"
    log(walk)
    assert store.odd_rows == ()


def test_a_value_without_measure_is_set_aside(
    store: Store, walk: Habit, log: Callable[..., Entry], force: Callable[..., None]
) -> None:
    """A note of eleven million bytes is not read; the others are."""
    log(walk)
    force(
        "INSERT INTO entry (id, habit_id, day, note) VALUES (9, 1, '2026-11-22', ?)",
        ("x" * 11_000_000,),
    )
    force("INSERT INTO checkin (day, note) VALUES ('2026-11-20', ?)", ("x" * 11_000_000,))
    read_all(store)
    assert [entry.id for entry in store.all(Entry)] == [1]
    assert {(row.table, row.what) for row in store.odd_rows} == {
        ("entry", "length"), ("checkin", "length"),
    }  # fmt: skip


@pytest.mark.parametrize(
    "plan",
    [
        "when I like",
        "RRULE:FREQ=YEARLY;BYWEEKNO=10;BYDAY=MO",
        "RRULE:FREQ=YEARLY;BYYEARDAY=100",
        "RRULE:FREQ=MONTHLY;BYDAY=MO;BYSETPOS=2",
    ],
)
def test_a_plan_that_cannot_be_read_counts_as_daily_and_is_told(
    store: Store, walk: Habit, force: Callable[..., None], plan: str
) -> None:
    """Unit and goal stay; editing another rule of the habit leaves the text in the file."""
    force("UPDATE habit_rule SET plan = ? WHERE habit_id = 1", (plan,))
    (read,) = store.habits()
    assert (read.rules[0].plan, read.rules[0].unit) == (Daily(), walk.rules[0].unit)
    assert store.odd_rows == (OddRow("habit_rule", "1 2026-11-22", "plan"),)
    later = replace(read.rules[0], from_day=date(2026, 11, 29), plan=AfterDays(3))
    with store.act("edited"):
        edited = store.replace_rules(1, (*read.rules, later))
    assert edited.rules == (*read.rules, later)
    assert store._one("SELECT plan FROM habit_rule ORDER BY from_day") == (plan,)


def test_an_edit_removes_no_rule_that_could_not_be_read(
    store: Store, walk: Habit, force: Callable[..., None]
) -> None:
    """What was set aside is not among the rules of the edit, and stays all the same."""
    force("INSERT INTO habit_rule (habit_id, from_day, goal_low) VALUES (1, '2026-11-30', -1)")
    with store.act("edited"):
        store.replace_rules(1, store.habits()[0].rules)
    assert store._one("SELECT count(*) FROM habit_rule") == (2,)
