"""The open() contract: private, settings read back, and refusals that change no byte."""

import os
import sqlite3
import stat
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from selfcare.core.errors import BusyError, ExitCode, FileRefusedError, StorageError
from selfcare.core.model import Entry, Habit
from selfcare.store import Store, limits, migrations, posix


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_new_files_are_private(path: Path, opening: Callable[..., Store], umask: int) -> None:
    """Whatever the umask, the file is 0600 and the folders we make are 0700; the umask returns."""
    before = os.umask(umask)
    try:
        store = opening()
        with store.act("one"):
            journal = Path(f"{path}-journal")
            store._write("INSERT INTO habit (name) VALUES ('Walk')")
            store._connection.execute("PRAGMA cache_spill = 1")
            assert not journal.exists() or mode(journal) == 0o600
        store.backup_to(path.with_name("copy.db"))
        assert os.umask(umask) == umask
    finally:
        os.umask(before)
    assert mode(path) == 0o600
    assert mode(path.parent) == 0o700
    assert mode(path.with_name("copy.db")) == 0o600


def test_settings_hold(store: Store) -> None:
    """Every setting of the contract is read back as it was set."""
    wanted = {
        "journal_mode": "delete",
        "synchronous": 3,
        "fullfsync": 1,
        "foreign_keys": 1,
        "secure_delete": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "temp_store": 2,
        "recursive_triggers": 1,
        "busy_timeout": 5000,
        "ignore_check_constraints": 0,
        "application_id": migrations.APPLICATION_ID,
        "user_version": migrations.NEWEST,
    }
    found = {name: store._connection.execute(f"PRAGMA {name}").fetchone()[0] for name in wanted}
    assert found == wanted


def test_foreign_keys_survive_sqlite_utils(store: Store, walk: Habit) -> None:
    """The library's own wrapper changes none of the settings."""
    assert store._database is not None
    assert store._connection.execute("PRAGMA foreign_keys").fetchone()[0] == 1
    assert store._connection.execute("PRAGMA recursive_triggers").fetchone()[0] == 1


def test_open_file_with_a_loose_mode_is_tightened(
    path: Path, opening: Callable[..., Store]
) -> None:
    """A 0644 file becomes 0600, and we say so; the second time there is nothing to say."""
    opening().close()
    path.chmod(0o644)
    store = opening()
    assert mode(path) == 0o600
    assert any("yours alone" in notice for notice in store.notices)
    store.close()
    assert opening().notices == ()


def test_a_row_forced_past_its_checks_does_not_close_the_file(
    path: Path, opening: Callable[..., Store], raw: Callable[..., sqlite3.Connection]
) -> None:
    """An odd value from another program is no damage: the file opens and is backed up."""
    opening().close()
    other = raw()
    other.execute("PRAGMA ignore_check_constraints = ON")
    other.execute("INSERT INTO habit (name, position) VALUES ('', 1)")
    store = opening()
    assert [habit.name for habit in store.habits()] == [""]
    assert store.newest_backup() is not None


def test_an_odd_path_is_one_file(tmp_path: Path, opening: Callable[..., Store]) -> None:
    """A path with ?, % and # is a path, not a question to SQLite."""
    path = tmp_path / "a?mode=memory%41#x.db"
    with opening(path).act("one"):
        pass
    assert path.stat().st_size > 0


def test_empty_file_is_adopted(path: Path, opening: Callable[..., Store]) -> None:
    """A file made by `touch` becomes ours, and private."""
    path.parent.mkdir()
    path.touch(0o644)
    store = opening()
    assert store.habits() == ()
    assert mode(path) == 0o600


def test_wal_file_is_converted_after_a_backup(
    path: Path, opening: Callable[..., Store], raw: Callable[..., sqlite3.Connection]
) -> None:
    """A write-ahead file keeps its rows, becomes a rollback-journal file, and is copied before."""
    store = opening()
    with store.act("one"):
        store._write("INSERT INTO habit (name) VALUES ('Walk')")
    store.close()
    other = raw()
    assert other.execute("PRAGMA journal_mode = WAL").fetchone() == ("wal",)
    other.execute("INSERT INTO habit (name) VALUES ('Nap')")
    other.close()
    for read_only in (True, False):
        found = opening(read_only=read_only)
        assert [habit.name for habit in found.habits()] == ["Walk", "Nap"]
        assert found._connection.execute("PRAGMA journal_mode").fetchone()[0] == "delete"
    assert (path.parent / "selfcare-backups" / "selfcare.db-converted.db").exists()


def test_reading_never_makes_a_file(path: Path, opening: Callable[..., Store]) -> None:
    """A reading command on nothing says so and leaves nothing behind."""
    with pytest.raises(StorageError, match=r"^Nothing here yet: run selfcare\.$"):
        opening(read_only=True)
    with pytest.raises(StorageError, match="Nothing here yet"):
        opening(create=False)
    assert not path.parent.exists()
    path.parent.mkdir()
    path.touch()
    with pytest.raises(StorageError, match="Nothing here yet"):
        opening(read_only=True)
    assert path.stat().st_size == 0


def test_reading_refuses_to_write(
    path: Path, opening: Callable[..., Store], fingerprint: Callable[[Path], tuple[str, int, int]]
) -> None:
    """A store opened for reading writes nothing, not even through SQL."""
    opening().close()
    before = fingerprint(path)
    store = opening(read_only=True)
    assert not store.writable
    with pytest.raises(StorageError, match="read-only"), store.act("one"):
        pass
    with pytest.raises(StorageError, match="read-only"):
        store.set_setting("plain", "on")
    with pytest.raises(StorageError, match="read-only"):
        store.undo()
    with pytest.raises(sqlite3.OperationalError):
        store._connection.execute("INSERT INTO habit (name) VALUES ('x')")
    assert fingerprint(path) == before


HOT = """
import os, sqlite3, sys
c = sqlite3.connect(sys.argv[1], isolation_level=None)
c.execute("PRAGMA cache_size = 1"); c.execute("PRAGMA cache_spill = 1")
c.execute("BEGIN IMMEDIATE")
for n in range(2000):
    c.execute("INSERT INTO entry (habit_id, day, note) VALUES (1, '2026-11-22', ?)", ("x" * 500,))
os._exit(9)
"""


def test_reading_replays_a_hot_journal_once(
    path: Path, opening: Callable[..., Store], store: Store, walk: Habit
) -> None:
    """After a program was stopped in the middle, a reading command cleans up and reads on."""
    store.close()
    subprocess.run([sys.executable, "-c", HOT, str(path)], check=False)
    assert Path(f"{path}-journal").stat().st_size > 0
    found = opening(read_only=True)
    assert found.all(Entry) == ()
    assert not found.writable
    assert not Path(f"{path}-journal").exists()


def test_locked_for_too_long_is_busy(
    path: Path, opening: Callable[..., Store], raw: Callable[..., sqlite3.Connection]
) -> None:
    """Another program's lock ends in exit 75 and a sentence, when the wait is over."""
    store = opening(timeout=0.01)
    raw().execute("BEGIN EXCLUSIVE")
    with pytest.raises(BusyError) as caught, store.act("one"):
        pass
    assert caught.value.exit_code == ExitCode.BUSY
    assert str(caught.value) == ("Another program is writing to your file. Try again in a moment.")
    with pytest.raises(BusyError):
        opening(timeout=0.01)


def test_unusable_folder_is_a_sentence(tmp_path: Path, opening: Callable[..., Store]) -> None:
    """A path below a file cannot be a folder; the error is ours."""
    (tmp_path / "file").write_text("x")
    with pytest.raises(StorageError):
        opening(tmp_path / "file" / "deeper" / "selfcare.db")


def test_a_new_file_that_cannot_be_filled_is_removed(
    path: Path, opening: Callable[..., Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the schema cannot be written, no empty file stays."""

    def fail(_connection: object) -> None:
        raise sqlite3.OperationalError("no")

    monkeypatch.setattr(migrations, "migrate", fail)
    with pytest.raises(StorageError):
        opening()
    assert not path.exists()


def test_places_that_are_copied_or_remote_are_named(
    tmp_path: Path, opening: Callable[..., Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A new file in a synchronised folder or on a network drive brings a notice."""
    assert "copied between machines" in opening(tmp_path / "Dropbox" / "a.db").notices[0]
    mounts = tmp_path / "mounts"
    mounts.write_text(f"host:/x {tmp_path} nfs4 rw 0 0\n/dev/sda / ext4 rw 0 0\n")
    monkeypatch.setattr(posix, "_MOUNTS", mounts)
    assert "network drive" in opening(tmp_path / "b.db").notices[0]


AS_NOBODY = """
import os, sys
sys.path[:0] = {path!r}
from datetime import datetime
from pathlib import Path
from selfcare.store import Store
from selfcare.core.errors import SelfcareError
now = datetime.fromisoformat(os.environ["SELFCARE_NOW"])
Path("/").as_uri()  # imported now: nobody may be unable to read where this Python lies
os.setgid(65534)
os.setuid(65534)
with Store.open(Path(sys.argv[1]), now=lambda: now, create=False) as store:
    print([habit.name for habit in store.habits()], store.writable)
    try:
        with store.act("one"):
            store._write("INSERT INTO habit (name) VALUES ('x')")
    except SelfcareError as error:
        print(type(error).__name__, error)
"""


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs to drop root")
@pytest.mark.parametrize("what", ["file", "folder"])
def test_read_only_file_or_folder_opens_for_reading(
    tmp_path: Path,
    opening: Callable[..., Store],
    what: str,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """Where writing is not allowed, everything can be read, and a write is one clear sentence."""
    base = tmp_path_factory.getbasetemp()
    ours = next(each for each in (*reversed(base.parents), base) if each.name.startswith("pytest-"))
    for above in (tmp_path, *tmp_path.parents):
        if above.is_relative_to(ours) and above.stat().st_mode & 0o005 != 0o005:
            above.chmod(0o755)
    path = tmp_path / "diary" / "selfcare.db"
    store = opening(path)
    with store.act("one"):
        store._write("INSERT INTO habit (name) VALUES ('Walk')")
    store.close()
    os.chown(path, 65534, 65534)
    os.chown(path.parent, 65534, 65534)
    if what == "file":
        path.chmod(0o400)
    else:
        path.parent.chmod(0o500)
    code = textwrap.dedent(AS_NOBODY).format(path=[str(Path.cwd()), *sys.path])
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    first, second = done.stdout.splitlines()
    assert first == "['Walk'] False"
    assert second.startswith("StorageError")
    assert "read-only" in second


def test_a_second_name_is_told_of(path: Path, opening: Callable[..., Store]) -> None:
    """A hard link: the journal beside one name is not seen under the other."""
    opening().close()
    path.with_name("other.db").hardlink_to(path)
    assert "hard link" in opening().notices[0]


@pytest.mark.parametrize("read_only", [False, True])
def test_a_statement_without_an_end_is_stopped(
    path: Path, opening: Callable[..., Store], monkeypatch: pytest.MonkeyPatch, read_only: bool
) -> None:
    """Whatever a file holds, each statement ends; the next one has its whole time again."""
    opening().close()
    store = opening(read_only=read_only)
    monkeypatch.setattr(limits, "SECONDS", 0.05)
    endless = "WITH RECURSIVE n(a) AS (SELECT 1 UNION ALL SELECT a + 1 FROM n) SELECT max(a) FROM n"
    with pytest.raises(FileRefusedError, match="without an end"):
        store._all(endless)
    assert store.habits() == ()


def test_the_largest_number_taken_is_no_full_disk(
    store: Store, walk: Habit, raw: Callable[..., sqlite3.Connection]
) -> None:
    """The table is named, not the disk."""
    raw().execute("UPDATE sqlite_sequence SET seq = 9223372036854775807 WHERE name = 'habit'")
    with pytest.raises(StorageError, match=r"largest number in the table habit"), store.act("add"):
        store.add_habit(walk)
