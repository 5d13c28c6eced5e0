"""Backups: private, whole, never over another file, and few."""

import sqlite3
import stat
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from selfcare.core.errors import StorageError
from selfcare.core.model import Entry, Habit
from selfcare.store import Store, backup


def test_a_backup_opens_and_holds_everything(
    store: Store,
    walk: Habit,
    log: Callable[..., Entry],
    opening: Callable[..., Store],
    tmp_path: Path,
) -> None:
    """The copy is 0600, has every row and the undo steps, and leaves no temporary file."""
    log(walk)
    target = tmp_path / "copy.db"
    store.backup_to(target)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    copy = opening(target)
    assert copy.habits() == store.habits()
    assert copy.entries() == store.entries()
    assert copy.undo().label == "Walk, 20 min"
    assert not [name for name in tmp_path.iterdir() if name.suffix == ".part"]


def test_a_backup_overwrites_nothing(store: Store, tmp_path: Path) -> None:
    """A file, a folder or a link of that name is left as it is."""
    (tmp_path / "file").write_text("mine")
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    for name in ("file", "folder", "link"):
        with pytest.raises(StorageError, match="there already"):
            store.backup_to(tmp_path / name)
    assert (tmp_path / "file").read_text() == "mine"
    assert not (tmp_path / "nowhere").exists()
    with pytest.raises(StorageError):
        store.backup_to(tmp_path / "no folder" / "copy.db")


def test_one_backup_a_day_and_seven_of_them(
    store: Store, walk: Habit, opening: Callable[..., Store], clock: Any, path: Path
) -> None:
    """The first opening of a day copies the file; the 7 newest stay, whatever else lies there."""
    store.close()
    folder = path.parent / "selfcare-backups"
    assert not folder.exists()
    for _ in range(10):
        opening().close()
        opening(read_only=True).close()
        opening().close()
        clock.turn(days=1)
    assert [copy.name for copy in sorted(folder.iterdir())] == [
        f"selfcare-{date(2026, 11, 25) + timedelta(n)}.db" for n in range(7)
    ]
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    newest = opening().newest_backup()
    assert newest is not None
    (folder / "selfcare-version-1.db").touch()
    (folder / "letters-2020-01-01.db").touch()
    clock.turn(days=30)
    opening()
    assert (folder / "selfcare-version-1.db").exists()
    assert (folder / "letters-2020-01-01.db").exists()


def test_a_clock_that_was_wrong_costs_no_recent_backup(
    store: Store, walk: Habit, opening: Callable[..., Store], clock: Any, path: Path
) -> None:
    """Copies dated after today make room first."""
    store.close()
    clock.turn(days=4000)
    for _ in range(7):
        opening().close()
        clock.turn(days=1)
    clock.turn(days=-4000)
    names = []
    for _ in range(7):
        names.append(f"selfcare-{clock().date()}.db")
        opening().close()
        clock.turn(days=1)
    assert sorted(copy.name for copy in (path.parent / "selfcare-backups").iterdir()) == names


def test_nothing_to_keep_makes_no_backup(
    opening: Callable[..., Store], clock: Any, path: Path
) -> None:
    """A file without a habit is not copied."""
    opening().close()
    clock.turn(days=1)
    opening()
    assert not (path.parent / "selfcare-backups").exists()


def test_a_backup_that_cannot_be_made_is_a_notice(
    store: Store, walk: Habit, opening: Callable[..., Store], path: Path
) -> None:
    """The day goes on without it, and the person is told."""
    store.close()
    (path.parent / "selfcare-backups").write_text("in the way")
    assert "no backup of today" in opening().notices[0]
    (path.parent / "selfcare-backups").unlink()
    (path.parent / "selfcare-backups").symlink_to(path.parent)
    assert "is a link" in opening().notices[0]


def test_a_damaged_source_is_not_copied(store: Store, walk: Habit, tmp_path: Path) -> None:
    """A copy that does not pass the check is not given its name."""
    source = sqlite3.connect(tmp_path / "other.db")
    source.execute("CREATE TABLE t (a TEXT UNIQUE)")
    source.executemany("INSERT INTO t VALUES (?)", [(f"{n:09}" * 40,) for n in range(200)])
    source.commit()
    root = source.execute("SELECT rootpage FROM sqlite_schema WHERE type = 'index'").fetchone()[0]
    source.execute("PRAGMA writable_schema = ON")
    source.execute("UPDATE sqlite_schema SET rootpage = ? WHERE type = 'index'", (root + 1,))
    source.commit()
    with pytest.raises((StorageError, sqlite3.DatabaseError)):
        backup.backup_to(source, tmp_path / "copy.db")
    source.close()
    assert not (tmp_path / "copy.db").exists()
    assert not list(tmp_path.glob(".copy*"))
