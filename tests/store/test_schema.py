"""The schema: strict, checked, and pleasant from any other SQLite program."""

import sqlite3
from collections.abc import Callable

import pytest

from selfcare.core.model import Entry, Practice
from selfcare.store import Store

TABLES = {
    "habit", "habit_rule", "entry", "rest", "pause", "checkin", "practice", "answer", "review",
    "contact", "setting", "change", "change_row",
}  # fmt: skip


@pytest.fixture
def other(store: Store, raw: Callable[..., sqlite3.Connection]) -> sqlite3.Connection:
    """Another program's connection, with keys on."""
    connection = raw(store.path)
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def test_every_table_is_strict(other: sqlite3.Connection) -> None:
    """No column takes a value of another type."""
    found = {row[1]: row[5] for row in other.execute("PRAGMA table_list") if row[2] == "table"}
    ours = {name: strict for name, strict in found.items() if not name.startswith("sqlite_")}
    assert ours == dict.fromkeys(TABLES, 1)


def test_every_table_counts_its_revisions(other: sqlite3.Connection) -> None:
    """Each table of the person's own has rev and changed_at, and every key is declared."""
    for table in TABLES - {"change", "change_row"}:
        columns = {row[1] for row in other.execute(f"PRAGMA table_info({table})")}
        assert {"rev", "changed_at"} <= columns
    keys = {
        (table, row[3], row[2], row[6])
        for table in TABLES
        for row in other.execute(f"PRAGMA foreign_key_list({table})")
    }
    assert keys == {
        ("habit_rule", "habit_id", "habit", "CASCADE"),
        ("entry", "habit_id", "habit", "CASCADE"),
        ("rest", "habit_id", "habit", "CASCADE"),
        ("pause", "habit_id", "habit", "CASCADE"),
        ("practice", "entry_id", "entry", "SET NULL"),
        ("change_row", "change_id", "change", "CASCADE"),
    }


PLAIN = [
    "INSERT INTO habit (name) VALUES ('Walk')",
    "INSERT INTO habit (name, area) VALUES ('Nap', 'sleep')",
    "INSERT INTO habit_rule (habit_id, from_day) VALUES (1, '2026-11-01')",
    "INSERT INTO entry (habit_id, day, amount) VALUES (1, '2026-11-22', 20)",
    "INSERT INTO entry (habit_id, day) VALUES (1, '2026-11-22')",
    "INSERT INTO rest (habit_id, day) VALUES (1, '2026-11-22')",
    "INSERT INTO pause (first_day) VALUES ('2026-11-22')",
    "INSERT INTO checkin (day, mood) VALUES ('2026-11-22', 7)",
    "INSERT INTO practice (routine, day) VALUES ('box-breathing', '2026-11-22')",
    "INSERT INTO answer (instrument, day, answers) VALUES ('ons4', '2026-11-22', '1 2 3 4')",
    "INSERT INTO review (week) VALUES ('2026-11-16')",
    "INSERT INTO contact (name) VALUES ('Sam')",
    "INSERT INTO setting (key, value) VALUES ('plain', 'on')",
]


def test_plain_inserts_of_the_obvious_columns_work(store: Store, other: sqlite3.Connection) -> None:
    """Whoever knows SQL can add rows by naming what they know; the store reads them."""
    for statement in PLAIN:
        other.execute(statement)
    habit, nap = store.habits()
    assert (habit.name, habit.rules[0].unit, nap.area) == ("Walk", "times", "sleep")
    assert len(habit.uid) == 32
    assert sum(entry.amount for entry in store.all(Entry)) == 21
    assert store.all(Entry)[0].logged_at is not None
    assert [one.routine for one in store.all(Practice)] == ["box-breathing"]
    assert store.newest_change() is None


LONG = "x" * 10_001
REFUSED = [
    "INSERT INTO habit (name) VALUES ('')",
    "INSERT INTO habit (name) VALUES (NULL)",
    f"INSERT INTO habit (name) VALUES ('{LONG[:201]}')",
    "INSERT INTO habit (name) VALUES ('a' || char(0) || 'b')",
    "INSERT INTO habit (name, area) VALUES ('Walk', 'work')",
    "INSERT INTO habit (name, first_day) VALUES ('Walk', '2026-02-30')",
    "INSERT INTO habit (name, archived_day) VALUES ('Walk', 'later')",
    "INSERT INTO habit_rule (habit_id, from_day, goal_low) VALUES (1, '2026-11-01', 0)",
    "INSERT INTO habit_rule (habit_id, from_day, goal_low, goal_high) VALUES (1, '2026-11-01', 9, 7)",  # noqa: E501  # one statement
    "INSERT INTO habit_rule (habit_id, from_day, unit) VALUES (1, '2026-11-01', '')",
    "INSERT INTO entry (habit_id, day) VALUES (99, '2026-11-22')",
    "INSERT INTO entry (habit_id, day) VALUES (1, '2026-2-3')",
    "INSERT INTO entry (habit_id, day) VALUES (1, 'now')",
    "INSERT INTO entry (habit_id, day) VALUES (1, '0001-01-01')",
    "INSERT INTO entry (habit_id, day, amount) VALUES (1, '2026-11-22', -1)",
    "INSERT INTO entry (habit_id, day, amount) VALUES (1, '2026-11-22', 9e999)",
    "INSERT INTO entry (habit_id, day, amount) VALUES (1, '2026-11-22', 'much')",
    f"INSERT INTO entry (habit_id, day, note) VALUES (1, '2026-11-22', '{LONG}')",
    "INSERT INTO entry (habit_id, day, started_at) VALUES (1, '2026-11-22', '23:10')",
    "INSERT INTO entry (habit_id, day, started_at) VALUES (1, '2026-11-22', '2026-11-21T23:10')",
    "INSERT INTO pause (first_day, last_day) VALUES ('2026-11-22', '2026-11-21')",
    "INSERT INTO checkin (day, mood) VALUES ('2026-11-22', 11)",
    "INSERT INTO checkin (day, mood) VALUES ('2026-11-22', -1)",
    "INSERT INTO checkin (day, mood) VALUES ('2026-11-22', 6.5)",
    "INSERT INTO checkin (day, closed) VALUES ('2026-11-22', 2)",
    "INSERT INTO practice (routine, day, seconds) VALUES ('r', '2026-11-22', -1)",
    "INSERT INTO practice (routine, day, \"before\") VALUES ('r', '2026-11-22', 11)",
    "INSERT INTO review (week) VALUES ('2026-W47')",
    "INSERT INTO setting (key) VALUES ('')",
]


@pytest.mark.parametrize("statement", REFUSED, ids=[f"{n}" for n in range(len(REFUSED))])
def test_checks_refuse(other: sqlite3.Connection, statement: str) -> None:
    """A value outside its range, a day that is none, text too long or with NUL: never stored."""
    other.execute("INSERT INTO habit (name) VALUES ('Walk')")
    with pytest.raises(sqlite3.Error):
        other.execute(statement)


def test_outside_update_counts_rev_up(other: sqlite3.Connection) -> None:
    """An UPDATE that knows nothing of rev still raises it, once, and marks the time."""
    other.execute("INSERT INTO habit (name, changed_at) VALUES ('Walk', '2000')")
    other.execute("UPDATE habit SET name = 'Stroll'")
    rev, changed_at = other.execute("SELECT rev, changed_at FROM habit").fetchone()
    assert rev == 2
    assert changed_at > "2020"
    other.execute("INSERT INTO setting (key, value) VALUES ('a', 'b')")
    other.execute("UPDATE setting SET value = 'c'")
    assert other.execute("SELECT rev FROM setting").fetchone() == (2,)


def test_a_moment_nobody_can_read_is_left_out(store: Store, other: sqlite3.Connection) -> None:
    """A moment SQLite takes and Python does not is no reason to refuse the whole file."""
    other.execute("INSERT INTO habit (name) VALUES ('Walk')")
    other.execute(
        "INSERT INTO entry (habit_id, day, started_at) "
        "VALUES (1, '2026-11-22', '2026-02-30T10:00+01:00')"
    )
    other.execute("INSERT INTO habit_rule (habit_id, from_day, plan) VALUES (1, '2026-01-01', '?')")
    assert store.all(Entry)[0].started_at is None
    assert store.habits()[0].rules[0].plan.__class__.__name__ == "Daily"


def test_daily_view(other: sqlite3.Connection) -> None:
    """The view has a row for each habit and day with an entry, a rest or a pause."""
    for statement in (
        "INSERT INTO habit (name, area, first_day) VALUES ('Walk', 'exercise', '2020-01-03')",
        "INSERT INTO habit (name, first_day) VALUES ('Piano', '2020-01-03')",
        "INSERT INTO habit_rule (habit_id, from_day, unit) VALUES (1, '2020-01-04', 'min')",
        "INSERT INTO habit_rule (habit_id, from_day, unit) VALUES (1, '2020-01-06', 'h')",
        "INSERT INTO entry (habit_id, day, amount) VALUES (1, '2020-01-02', 10)",
        "INSERT INTO entry (habit_id, day, amount) VALUES (1, '2020-01-05', 10)",
        "INSERT INTO entry (habit_id, day, amount) VALUES (1, '2020-01-05', 2.5)",
        "INSERT INTO entry (habit_id, day, amount) VALUES (1, '2020-01-06', 1)",
        "INSERT INTO rest (habit_id, day) VALUES (1, '2020-01-07')",
        "INSERT INTO pause (habit_id, first_day, last_day) VALUES (1, '2020-01-05', '2020-01-05')",
        "INSERT INTO pause (first_day, last_day) VALUES ('2020-01-01', '2020-01-03')",
    ):
        other.execute(statement)
    assert other.execute("SELECT * FROM daily").fetchall() == [
        ("2020-01-02", "Walk", "exercise", "min", 10.0, 1, None),
        ("2020-01-03", "Walk", "exercise", "min", None, 0, "paused"),
        ("2020-01-03", "Piano", "own", "times", None, 0, "paused"),
        ("2020-01-05", "Walk", "exercise", "min", 12.5, 2, "paused"),
        ("2020-01-06", "Walk", "exercise", "h", 1.0, 1, None),
        ("2020-01-07", "Walk", "exercise", "h", None, 0, "rest"),
    ]
    names = [column[0] for column in other.execute("SELECT * FROM daily").description]
    assert names == ["day", "habit", "area", "unit", "amount", "entries", "mark"]


def test_open_pause_ends_today_in_the_view(other: sqlite3.Connection) -> None:
    """A pause that is still going on has days up to today, and none after."""
    other.execute("INSERT INTO habit (name, first_day) VALUES ('Walk', date('now', '-9 days'))")
    other.execute("INSERT INTO pause (first_day) VALUES (date('now', 'localtime', '-2 days'))")
    assert other.execute("SELECT count(*) FROM daily WHERE mark = 'paused'").fetchone() == (3,)
