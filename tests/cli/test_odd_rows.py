"""A file that another program wrote into: what cannot be read is told, and all else goes on."""

import sqlite3
from contextlib import closing

import pytest


@pytest.fixture
def forced(diary):
    """Writes as a program that minds no check."""

    def go(statement):
        with closing(sqlite3.connect(diary.path, isolation_level=None)) as other:
            other.execute("PRAGMA ignore_check_constraints = ON")
            other.execute(statement)

    return go


@pytest.mark.parametrize(
    ("key", "kept", "default"),
    [
        ("week_start", "Monday-ish", "monday"),
        ("day_start", "4am", "04:00"),
        ("theme", "none", "dusk"),
        ("work_days", "x", "mon,tue,wed,thu,fri"),
    ],
)
def test_an_odd_setting_falls_back_and_is_named(diary, forced, key, kept, default):
    """Its default holds, a sentence says what stands there, and it stays until it is set."""
    forced(f"INSERT OR REPLACE INTO setting (key, value) VALUES ('{key}', '{kept}')")
    said = diary.ok("settings", "get", key)
    assert said.lines == [default]
    assert f"{key} is {kept} in your file, which I can't read, so {default} holds." in said.err
    assert key in diary.ok("today").err
    diary.ok("settings", "set", key, default)
    assert diary.ok("today").err == ""


def test_data_lists_the_rows_that_cannot_be_read(diary, forced):
    """A command says once how many it met; `data` reads all, names each, and leaves them be."""
    forced("INSERT INTO entry (id, habit_id, day) VALUES (99, 1, '2026-11=20')")
    forced("UPDATE habit_rule SET plan = 'when I like' WHERE habit_id = 2")
    before = diary.path.read_bytes()
    assert diary.ok("today").err == "1 row could not be read: selfcare data lists them.\n"
    listed = diary.ok("data").lines
    at = listed.index("Set aside, and as they are in the file:")
    assert listed[at + 1 : at + 3] == [
        "habit_rule 2 2026-11-22: its plan cannot be read, so it counts as daily.",
        "entry 99: its day cannot be read.",
    ]
    assert [row["what"] for row in diary.ok("data", "--json").json["set_aside"]] == ["plan", "day"]
    assert diary.path.read_bytes() == before
