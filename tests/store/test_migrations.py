"""Migrations: a file of any released version becomes what a fresh one is, with every row kept."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from selfcare.core.errors import SelfcareError
from selfcare.core.model import Entry
from selfcare.store import Store, migrations
from selfcare.store.connect import open_database
from selfcare.store.migrations import MIGRATIONS, Migration

RELEASED = sorted(Path(__file__).parent.glob("version_*.sql"))
"""One dump of each released version, with rows; made once with `sqlite3 FILE .dump`."""

SYNTHETIC = (
    *MIGRATIONS,
    Migration(
        (
            "ALTER TABLE habit ADD COLUMN colour TEXT NOT NULL DEFAULT ''",
            """CREATE TABLE checkin_new (day TEXT NOT NULL PRIMARY KEY, mood INTEGER,
                rev INTEGER NOT NULL DEFAULT 1, changed_at TEXT NOT NULL DEFAULT '') STRICT""",
            "INSERT INTO checkin_new (day, mood) SELECT day, mood FROM checkin",
            "DROP TABLE checkin",
            "ALTER TABLE checkin_new RENAME TO checkin",
        ),
        empties_journal=True,
    ),
)


def restore(dump: Path, path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.executescript(dump.read_text(encoding="utf-8"))
    number = int(dump.stem.rpartition("_")[2])
    connection.execute(f"PRAGMA user_version = {number}")
    connection.execute(f"PRAGMA application_id = {migrations.APPLICATION_ID}")
    connection.close()


def schema_of(connection: sqlite3.Connection) -> list[tuple[str, str, str]]:
    return sorted(
        (kind, name, " ".join(sql.split()))
        for kind, name, sql in connection.execute(
            "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL"
        )
    )


def rows_of(connection: sqlite3.Connection, table: str) -> list[Any]:
    return connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program one version further than this one."""
    plain = migrations.migrate
    monkeypatch.setattr(migrations, "NEWEST", len(SYNTHETIC))
    monkeypatch.setattr(migrations, "migrate", lambda connection: plain(connection, SYNTHETIC))


@pytest.mark.parametrize("dump", RELEASED, ids=lambda dump: dump.stem)
def test_an_upgraded_file_equals_a_fresh_one(tmp_path: Path, dump: Path) -> None:
    """From each released version: the same tables, indexes, view and triggers as a new file."""
    restore(dump, tmp_path / "old.db")
    old = open_database(tmp_path / "old.db", create=False).connection
    new = open_database(tmp_path / "new.db", create=True).connection
    try:
        assert schema_of(old) == schema_of(new)
        assert old.execute("PRAGMA user_version").fetchone() == (migrations.NEWEST,)
        assert len(rows_of(old, "entry")) == 3
    finally:
        old.close()
        new.close()


@pytest.mark.parametrize("dump", RELEASED, ids=lambda dump: dump.stem)
def test_a_later_migration_keeps_rows_and_remakes_triggers(
    tmp_path: Path, dump: Path, steps: None
) -> None:
    """A column is added and a table rebuilt: rows stay, a backup comes first, undo starts anew."""
    restore(dump, tmp_path / "old.db")
    before = sqlite3.connect(tmp_path / "old.db")
    kept = {table: rows_of(before, table) for table in ("entry", "habit_rule", "pause")}
    before.close()
    old = open_database(tmp_path / "old.db", create=False).connection
    new = open_database(tmp_path / "new.db", create=True).connection
    try:
        assert schema_of(old) == schema_of(new)
        assert {table: rows_of(old, table) for table in kept} == kept
        assert old.execute("SELECT day, mood FROM checkin").fetchall() == [("2026-11-22", 7)]
        assert rows_of(old, "change") == []
        triggers = old.execute(
            "SELECT sql FROM sqlite_schema WHERE name = 'kept_insert_habit'"
        ).fetchone()[0]
        assert 'quote(NEW."colour")' in triggers
        assert old.execute("PRAGMA foreign_keys").fetchone() == (1,)
        number = dump.stem.rpartition("_")[2]
        copy = sqlite3.connect(tmp_path / "selfcare-backups" / f"old.db-version-{number}.db")
        assert rows_of(copy, "entry") == kept["entry"]
        copy.close()
    finally:
        old.close()
        new.close()


@pytest.mark.parametrize("stop_at", range(5))
def test_a_migration_that_stops_leaves_everything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stop_at: int
) -> None:
    """Whichever statement fails, the file is the one it was."""
    restore(RELEASED[0], tmp_path / "old.db")
    broken = list(SYNTHETIC[-1].statements)
    broken[stop_at] = "INSERT INTO nowhere VALUES (1)"
    plain = migrations.migrate
    steps = (*MIGRATIONS, Migration(tuple(broken), empties_journal=True))
    before = sqlite3.connect(tmp_path / "old.db")
    dump = list(before.iterdump())
    before.close()
    monkeypatch.setattr(migrations, "NEWEST", len(steps))
    monkeypatch.setattr(migrations, "migrate", lambda connection: plain(connection, steps))
    with pytest.raises(SelfcareError):
        open_database(tmp_path / "old.db", create=False)
    after = sqlite3.connect(tmp_path / "old.db")
    assert list(after.iterdump()) == dump
    assert after.execute("PRAGMA user_version").fetchone() == (1,)
    after.close()


def test_a_migration_that_orphans_rows_is_taken_back(tmp_path: Path) -> None:
    """Foreign keys are off while tables are rebuilt, and counted before the commit."""
    restore(RELEASED[0], tmp_path / "old.db")
    connection = sqlite3.connect(tmp_path / "old.db")
    steps = (*MIGRATIONS, Migration(("DELETE FROM habit",), empties_journal=True))
    with pytest.raises(sqlite3.IntegrityError):
        migrations.migrate(connection, steps)
    assert connection.execute("SELECT count(*) FROM habit").fetchone() == (1,)
    connection.close()


def test_dropped_triggers_are_made_again(
    path: Path, opening: Callable[..., Store], raw: Callable[..., sqlite3.Connection]
) -> None:
    """A table rebuilt by another program comes without triggers; undo works again once opened."""
    opening().close()
    other = raw()
    whole = schema_of(other)
    other.execute("DROP TRIGGER kept_insert_entry")
    other.execute("DROP TRIGGER touched_setting")
    assert schema_of(other) != whole
    opening()
    assert schema_of(other) == whole


def test_reading_brings_an_older_file_up_to_date(
    tmp_path: Path, opening: Callable[..., Store], steps: None
) -> None:
    """A reading command opens read-write once when it meets an older schema."""
    restore(RELEASED[0], tmp_path / "old.db")
    found = opening(tmp_path / "old.db", read_only=True)
    assert len(found.all(Entry)) == 3
    assert not found.writable


def test_the_seal_is_that_of_the_newest_schema(raw: Callable[..., sqlite3.Connection]) -> None:
    """One look tells a whole file; a schema that has changed needs its new seal."""
    connection = raw(":memory:")
    migrations.migrate(connection)
    assert migrations.seal(migrations._schema(connection)) == migrations.SEAL
    assert migrations.missing(connection, migrations.NEWEST) is None


DOUBLES = (
    "INSERT INTO habit (name, area) VALUES ('WALK', 'own'), ('Walk 2', 'own'), ('walk', 'own')"
)


def test_two_habits_of_one_name_are_told_apart_once(
    tmp_path: Path, opening: Callable[..., Store]
) -> None:
    """Of two of one name in an older file the earliest keeps it; it is said once."""
    restore(RELEASED[0], tmp_path / "old.db")
    old = sqlite3.connect(tmp_path / "old.db")
    old.execute(DOUBLES)
    old.execute("INSERT INTO contact (name) VALUES ('Ana'), ('ana')")
    old.commit()
    old.close()
    (tmp_path / "old.db").chmod(0o600)
    store = opening(tmp_path / "old.db")
    assert [habit.name for habit in store.habits()] == ["Walk", "WALK 3", "Walk 2", "walk 4"]
    assert store.notices == (
        "Two habits were named WALK; the later one is WALK 3 now.",
        "Two habits were named walk; the later one is walk 4 now.",
        "Two of your people were named ana; the later one is ana 2 now.",
    )
    store.close()
    assert opening(tmp_path / "old.db").notices == ()


def test_a_name_written_by_another_program_gets_its_key(
    path: Path, opening: Callable[..., Store], raw: Callable[..., sqlite3.Connection]
) -> None:
    """A plain INSERT of the obvious columns works; the next opening makes its name unique too."""
    opening().close()
    other = raw()
    other.execute(DOUBLES)
    assert [habit.name for habit in opening().habits()] == ["WALK", "Walk 2", "walk 3"]
    with pytest.raises(sqlite3.IntegrityError):
        other.execute("INSERT INTO habit (name, name_key) VALUES ('Walk', 'walk')")
    other.execute(
        "INSERT INTO habit (name, name_key, archived_day) VALUES ('Walk', 'walk', '2026-11-22')"
    )
    assert len(opening().habits()) == 4
