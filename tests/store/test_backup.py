"""Backups: private, whole, never over another file, and few."""

import sqlite3
import stat
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from selfcare.core.errors import FileRefusedError, StorageError
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
    assert copy.all(Entry) == store.all(Entry)
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
        f"selfcare.db-{date(2026, 11, 25) + timedelta(n)}.db" for n in range(7)
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
        names.append(f"selfcare.db-{clock().date()}.db")
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


def named(folder: Path) -> list[str]:
    return sorted(found.name for found in folder.iterdir())


def test_each_file_has_copies_of_its_own(
    opening: Callable[..., Store], habit: Habit, tmp_path: Path
) -> None:
    """Two files that differ in their ending, or by a hyphen, never share or offer each other's."""
    for name in ("diary.db", "diary.sqlite", "diary-work.db"):
        with opening(tmp_path / name) as store, store.act("Added Walk"):
            store.add_habit(habit)
        opening(tmp_path / name).close()
    folder = tmp_path / "selfcare-backups"
    day = "2026-11-22"
    assert named(folder) == [
        f"diary-work.db-{day}.db", f"diary.db-{day}.db", f"diary.sqlite-{day}.db",
    ]  # fmt: skip
    for name in ("diary.db", "diary.sqlite", "diary-work.db"):
        assert backup.copies(tmp_path / name) == (folder / f"{name}-{day}.db",)


def test_older_copies_are_found_where_they_can_only_be_this_files(
    store: Store, walk: Habit, path: Path
) -> None:
    """A copy by the name without its ending counts, unless another database has that name too."""
    folder = path.parent / "selfcare-backups"
    folder.mkdir()
    older = folder / "selfcare-2026-11-20.db"
    store.backup_to(older)
    store.backup_to(folder / "selfcare-work-2026-11-21.db")
    (path.parent / "selfcare.toml").write_text("no database")
    assert backup.copies(path) == (older,)
    assert backup.day_of_copy(older, path) == date(2026, 11, 20)
    store.backup_to(path.with_suffix(".sqlite"))
    assert backup.copies(path) == ()


def test_what_is_named_like_a_copy_and_is_none_is_left_alone(
    store: Store, walk: Habit, opening: Callable[..., Store], clock: Any, path: Path
) -> None:
    """Folders and links are told of and skipped; the day has its copy and older ones make room."""
    store.close()
    folder = path.parent / "selfcare-backups"
    folder.mkdir()
    (folder / "selfcare.db-2026-11-22.db").mkdir()
    (folder / "selfcare.db-2020-01-01.db").symlink_to(path)
    told = opening().notices
    assert sum("is none, so it is left alone" in notice for notice in told) == 2
    assert opening().notices == ()
    assert (folder / "selfcare.db-2026-11-22-2.db").is_file()
    for _ in range(8):
        clock.turn(days=1)
        opening().close()
    assert len(backup.copies(path)) == 7
    assert (folder / "selfcare.db-2020-01-01.db").is_symlink()


def test_an_emptied_diary_does_not_push_the_full_one_out(  # fixtures
    store: Store,
    walk: Habit,
    log: Callable[..., Entry],
    opening: Callable[..., Store],
    clock: Any,
    path: Path,
) -> None:
    """The last copy with more than twice the rows of the next stays, beside the 7 newest."""
    for _ in range(20):
        log(walk)
    store.close()
    opening().close()
    with opening() as emptied, emptied.act("cleared"):
        emptied.remove(Entry, *range(1, 21))
    for _ in range(10):
        clock.turn(days=1)
        opening().close()
    folder = path.parent / "selfcare-backups"
    assert named(folder)[0] == "selfcare.db-2026-11-22.db"
    assert len(named(folder)) == 8
    with opening() as full, full.act("back again"):
        for _ in range(20):
            full.add(Entry(0, "", walk.id, clock().date(), 1))
    for _ in range(8):
        clock.turn(days=1)
        opening().close()
    assert len(named(folder)) == 7


def damage_an_index(path: Path) -> None:
    """An index that lacks a row: the quick check does not see it."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA writable_schema = ON")
    kept = connection.execute("SELECT sql FROM sqlite_schema WHERE name = 'entry_day'").fetchone()
    connection.execute(
        "UPDATE sqlite_schema SET sql = sql || ' WHERE id < 0' WHERE name = 'entry_day'"
    )
    connection.close()
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("INSERT INTO entry (habit_id, day) VALUES (1, '2026-11-21')")
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute("UPDATE sqlite_schema SET sql = ? WHERE name = 'entry_day'", kept)
    connection.close()


def test_what_the_check_of_everything_finds_is_told_and_costs_no_copy(
    store: Store, walk: Habit, opening: Callable[..., Store], clock: Any, path: Path
) -> None:
    """What, since when, which copy is whole; each opening says so, and no copy goes away."""
    store.close()
    for _ in range(9):
        opening().close()
        clock.turn(days=1)
    before = named(path.parent / "selfcare-backups")
    damage_an_index(path)
    for _ in range(2):
        (told,) = opening().notices
        assert "index entry_day" in told
        assert "It was whole on Monday 30 November" in told
        assert "selfcare.db-2026-11-30.db" in told
        clock.turn(days=1)
    assert named(path.parent / "selfcare-backups") == before


def test_rows_that_belong_to_nothing_are_told_and_copied(  # fixtures
    store: Store, walk: Habit, opening: Callable[..., Store], clock: Any, path: Path, raw: Any
) -> None:
    """The copy of the day is made, for all can be read; older ones stay."""
    store.close()
    for _ in range(8):
        opening().close()
        clock.turn(days=1)
    run = raw().execute
    run("PRAGMA foreign_keys = OFF")
    run("INSERT INTO entry (habit_id, day) VALUES (99, '2026-11-22')")
    (told,) = opening().notices
    assert "1 row belongs to nothing that is there" in told
    assert "It was whole on Sunday 29 November" in told
    assert len(named(path.parent / "selfcare-backups")) == 8


def test_a_first_sign_of_damage_while_running_is_checked_and_told(  # fixtures
    store: Store,
    walk: Habit,
    log: Callable[..., Entry],
    opening: Callable[..., Store],
    path: Path,
    raw: Any,
) -> None:
    """A page that goes while the file is open: once, what is the matter and which copy is whole."""
    log(walk)
    store.close()
    opening().close()
    (root,) = raw().execute("SELECT rootpage FROM sqlite_schema WHERE name = 'entry'").fetchone()
    store = opening()
    assert not store.notices
    with path.open("r+b") as file:
        file.seek((root - 1) * 4096)
        file.write(b"\xff" * 4096)
    raw().execute("INSERT INTO setting (key, value) VALUES ('theme', 'dusk')")
    for _ in range(2):
        with pytest.raises(FileRefusedError):
            store.all(Entry)
    (told,) = store.notices
    assert "The check of your file finds" in told
    assert "selfcare.db-2026-11-22.db" in told
