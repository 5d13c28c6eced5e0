"""Files that are refused: foreign, newer, damaged, no plain file; every byte stays."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from selfcare.core.errors import ExitCode, FileRefusedError
from selfcare.store import Store, migrations
from selfcare.store.connect import open_database

HOT = """
import os, sqlite3, sys
c = sqlite3.connect(sys.argv[1], isolation_level=None)
c.execute("PRAGMA cache_size = 1"); c.execute("PRAGMA cache_spill = 1")
c.execute("BEGIN IMMEDIATE")
for n in range(2000):
    c.execute("INSERT INTO entry (habit_id, day, note) VALUES (1, '2026-11-22', ?)", ("x" * 500,))
os._exit(9)
"""


def _foreign_id(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA application_id = 7")
        connection.execute("CREATE TABLE t (a)")
    connection.close()


def _foreign_tables(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE notes (a)")
    connection.close()


def _foreign_wal(path: Path) -> None:
    side = path.with_name("side.db")
    connection = sqlite3.connect(side)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("CREATE TABLE notes (a)")
    connection.commit()
    shutil.copy(side, path)
    shutil.copy(f"{side}-wal", f"{path}-wal")
    connection.close()


def _newer(path: Path) -> None:
    open_database(path, create=True).connection.close()
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {migrations.NEWEST + 1}")
    connection.close()


def _garbage(path: Path) -> None:
    path.write_bytes(b"this is no database " * 500)


def _short(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\0")


def _zeroes(path: Path) -> None:
    path.write_bytes(bytes(8192))


def _filled(path: Path) -> None:
    opened = open_database(path, create=True)
    run = opened.connection.execute
    run("INSERT INTO habit (name) VALUES ('Walk')")
    opened.connection.executemany(
        "INSERT INTO entry (habit_id, day, amount, note) VALUES (1, '2026-11-22', 1, ?)",
        [("x" * 300,)] * 500,
    )
    opened.connection.commit()
    opened.connection.close()


def _truncated(path: Path) -> None:
    _filled(path)
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 2)


def _zeroed_page(path: Path) -> None:
    _filled(path)
    with path.open("r+b") as file:
        file.seek(path.stat().st_size // 2 // 4096 * 4096)
        file.write(bytes(4096))


def _zeroed_schema(path: Path) -> None:
    _filled(path)
    with path.open("r+b") as file:
        file.seek(100)
        file.write(bytes(3000))


def _swapped_pages(path: Path) -> None:
    _filled(path)
    content = path.read_bytes()
    path.write_bytes(content[:4096] + content[8192:12288] + content[4096:8192] + content[12288:])


def _changed(*statements: str) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        _filled(path)
        connection = sqlite3.connect(path, isolation_level=None)
        connection.execute("PRAGMA foreign_keys = OFF")
        for statement in statements:
            connection.execute(statement)
        connection.close()

    return make


LACKING = [
    ("the version number", "lacks its version number", "PRAGMA user_version = 0"),
    ("a version below none", "lacks its version number", "PRAGMA user_version = -3"),
    ("a table", "lacks the table checkin", "DROP TABLE checkin"),
    ("an index", "lacks the index entry_day", "DROP INDEX entry_day"),
    ("a column", "lacks the column note of checkin", "ALTER TABLE checkin DROP COLUMN note"),
]


@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize(("_what", "said", "statement"), LACKING, ids=[row[0] for row in LACKING])
def test_a_file_that_lacks_a_part_is_refused_by_its_name(  # fixtures
    tmp_path: Path,
    opening: Callable[..., Store],
    fingerprint: Callable[[Path], tuple[str, int, int]],
    _what: str,
    said: str,
    statement: str,
    read_only: bool,
) -> None:
    """Never an empty diary over years of days: exit 3, what is wrong, not one byte changed."""
    path = tmp_path / "file.db"
    drops = [
        f"DROP TRIGGER {name}_checkin" for name in ("kept_insert", "kept_update", "kept_delete")
    ]
    _changed(*drops, "DROP TRIGGER touched_checkin", statement)(path)
    before = fingerprint(path)
    with pytest.raises(FileRefusedError, match=said):
        opening(path, read_only=read_only)
    assert fingerprint(path) == before


@pytest.mark.parametrize("end", ["-journal", "-wal", "-shm"])
def test_what_stands_where_sqlite_keeps_its_own_is_refused(
    path: Path, opening: Callable[..., Store], end: str
) -> None:
    """A FIFO there would hold the opening up for ever."""
    opening().close()
    os.mkfifo(f"{path}{end}")
    with pytest.raises(FileRefusedError, match="is not a plain file"):
        opening()


def test_the_sentence_names_what_must_be_moved_away(
    path: Path, opening: Callable[..., Store], raw: Callable[..., sqlite3.Connection]
) -> None:
    """A journal that stays would be replayed into the copy that is put in place."""
    opening().close()
    raw().execute("INSERT INTO habit (name) VALUES ('Walk')")
    opening().close()
    _zeroes(path)
    with pytest.raises(FileRefusedError) as caught:
        opening()
    for named in ("selfcare.db-journal", "selfcare.db-wal", "selfcare.db-2026-11-22.db"):
        assert named in str(caught.value)


REFUSED = [
    _foreign_id,
    _foreign_tables,
    _foreign_wal,
    _newer,
    _garbage,
    _short,
    _zeroes,
    _truncated,
    _zeroed_page,
    _zeroed_schema,
    _swapped_pages,
]


@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize("make", REFUSED, ids=lambda make: make.__name__.strip("_"))
def test_refused_with_every_byte_unchanged(
    tmp_path: Path,
    opening: Callable[..., Store],
    fingerprint: Callable[[Path], tuple[str, int, int]],
    make: Callable[[Path], None],
    read_only: bool,
) -> None:
    """Foreign, newer and damaged files are refused with exit 3; content, time and mode stay."""
    path = tmp_path / "file.db"
    make(path)
    path.chmod(0o644)
    before = fingerprint(path)
    beside = sorted(found.name for found in tmp_path.iterdir())
    with pytest.raises(FileRefusedError) as caught:
        opening(path, read_only=read_only)
    assert caught.value.exit_code == ExitCode.FILE
    assert str(caught.value).endswith(".")
    assert str(path) in str(caught.value)
    assert fingerprint(path) == before
    assert sorted(found.name for found in tmp_path.iterdir()) == beside


@pytest.mark.parametrize("kind", ["link", "dangling", "folder", "fifo"])
def test_what_is_no_plain_file_is_refused(
    tmp_path: Path, opening: Callable[..., Store], kind: str
) -> None:
    """A link at the final name is not followed; a folder and a fifo are no file."""
    path = tmp_path / "file.db"
    target = tmp_path / "target.db"
    if kind == "link":
        opening(target).close()
        path.symlink_to(target)
    elif kind == "dangling":
        path.symlink_to(tmp_path / "nothing.db")
    elif kind == "folder":
        path.mkdir()
    else:
        os.mkfifo(path)
    with pytest.raises(FileRefusedError):
        opening(path)
    assert not (tmp_path / "nothing.db").exists()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs chown")
def test_another_users_file_is_refused(
    path: Path, opening: Callable[..., Store], fingerprint: Callable[[Path], tuple[str, int, int]]
) -> None:
    """A file of another user is not ours to lock or to change."""
    opening().close()
    os.chown(path, 65534, 65534)
    before = fingerprint(path)
    with pytest.raises(FileRefusedError, match="another user"):
        opening()
    assert fingerprint(path) == before


@pytest.mark.parametrize("read_only", [False, True])
def test_foreign_hot_journal_is_left_alone(
    tmp_path: Path,
    opening: Callable[..., Store],
    fingerprint: Callable[[Path], tuple[str, int, int]],
    read_only: bool,
) -> None:
    """Even the rollback of another program's half-done write is not ours to do."""
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE habit (id INTEGER PRIMARY KEY)")
        connection.execute("CREATE TABLE entry (habit_id, day, note)")
    connection.close()
    subprocess.run([sys.executable, "-c", HOT, str(path)], check=False)
    journal = Path(f"{path}-journal")
    before = fingerprint(path), fingerprint(journal)
    with pytest.raises(FileRefusedError):
        opening(path, read_only=read_only)
    assert (fingerprint(path), fingerprint(journal)) == before


def test_a_header_ahead_of_its_file_is_still_ours(
    path: Path, opening: Callable[..., Store]
) -> None:
    """Stopped between writing page 1 and growing the file: the journal is replayed, not refused."""
    opening().close()
    content = path.read_bytes()
    pages = len(content) // 4096
    _write_journal(path, content[:4096], pages)
    path.write_bytes(content[:28] + (pages + 50).to_bytes(4, "big") + content[32:])
    assert opening(read_only=True).habits() == ()
    assert path.read_bytes() == content


def _write_journal(path: Path, first_page: bytes, pages: int) -> None:
    """A rollback journal that holds page 1, in SQLite's file format."""
    numbers = b"".join(number.to_bytes(4, "big") for number in (1, 0, pages, 512, 4096))
    head = bytes.fromhex("d9d505f920a163d7") + numbers
    checksum = sum(first_page[at] for at in range(4096 - 200, 0, -200))
    record = (1).to_bytes(4, "big") + first_page + checksum.to_bytes(4, "big")
    Path(f"{path}-journal").write_bytes(head.ljust(512, b"\0") + record)
