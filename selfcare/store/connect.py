"""The one way the database file is opened, step by step, so that nothing is written by mistake.

umask 077, path checks, create 0600, connect `mode=rw`, look at the header before any write,
settings read back, quick_check, backup when due, migrations in BEGIN IMMEDIATE.

The header is looked at through `mode=ro&immutable=1`: that takes no lock, replays no journal and
makes no side file, so a file that is refused keeps every byte. Reading it with `open()` instead
would drop the locks of this process's other connections when closed.
"""

import sqlite3
import stat
from contextlib import suppress
from datetime import date
from pathlib import Path

from msgspec import Struct

from selfcare.core.errors import FileRefusedError, SelfcareError, StorageError
from selfcare.store import backup, migrations, posix
from selfcare.store.errors import read_only_error, shown, translated
from selfcare.store.limits import LimitedConnection

TIMEOUT = 5.0
"""Seconds to wait for another program's lock."""

LARGE = 4 * 1024 * 1024
"""Bytes from which the check of a file that has its copy of the day may wait until the first frame
is there: five years of fifteen habits. Nothing is ever written to a file that was not checked."""

SIDE_FILES = ("-journal", "-wal", "-shm")

_SETTINGS = (
    ("synchronous", "EXTRA", 3),
    ("fullfsync", "1", 1),
    ("foreign_keys", "ON", 1),
    ("secure_delete", "ON", 1),
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("temp_store", "MEMORY", 2),
    ("recursive_triggers", "ON", 1),
)
"""Name, value to set, value to read back."""


class OpenDatabase(Struct):
    """An opened file: its connection and what was found out on the way."""

    connection: sqlite3.Connection
    path: Path
    writable: bool
    """False: opened for reading, or the file or its folder does not allow writing."""
    identity: tuple[int, int]
    """(st_dev, st_ino) of the file that was opened."""
    timeout: float
    """Seconds to wait for another program's lock."""
    notices: list[str]
    """Whole sentences about what was done or found while opening."""
    check_due: bool = False
    """Whether the check of a large file is still to be done, before anything is written."""


def open_database(
    path: Path,
    *,
    create: bool,
    timeout: float = TIMEOUT,
    read_only: bool = False,
    today: date | None = None,
) -> OpenDatabase:
    """Open the file, or refuse it with every byte unchanged.

    `create` makes a new file when there is none; `read_only` never does, and writes only to replay
    the journal of a program that was stopped or to bring an older schema up to date. `today` names
    the daily backup; None makes none.

    Raises:
        FileRefusedError: The file is damaged, foreign, newer, or not a plain file of one's own.
        StorageError: There is no file, or no way to write where that is needed.
        BusyError: Another program held the file for longer than `timeout` seconds.
    """
    path = Path(path).absolute()
    with translated(path), posix.private_umask():
        notices: list[str] = []
        made = _prepare(path, notices, create=create and not read_only)
        try:
            version = _look(path)
            current = version == migrations.NEWEST
            if read_only and version == 0:
                raise _nothing_here()  # noqa: TRY301  # the cleanup below is for this too
            connection = _connect_reading(path, timeout) if read_only and current else None
            check_due = False
            if connection is None:
                connection, check_due = _connect(path, timeout, today, notices)
        except BaseException:
            if made and path.stat().st_size == 0:
                path.unlink()
            raise
        if read_only:
            connection.execute("PRAGMA query_only = ON")
        found = path.stat()
        return OpenDatabase(
            connection=connection,
            path=path,
            writable=not read_only and posix.can_write(path),
            identity=(found.st_dev, found.st_ino),
            timeout=timeout,
            notices=notices,
            check_due=check_due,
        )


def _nothing_here() -> StorageError:
    return StorageError("Nothing here yet: run selfcare.")


def _prepare(path: Path, notices: list[str], *, create: bool) -> bool:
    """Check the path and make the file if asked; whether it was made."""
    made = False
    try:
        found = path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        if not create:
            raise _nothing_here() from None
        posix.create_private_folder(path.parent)
        try:
            posix.create_private(path)
            made = True
        except FileExistsError:
            pass  # another program was faster; its file is checked like any other
        found = path.lstat()
    name = shown(path)
    if stat.S_ISLNK(found.st_mode):
        raise FileRefusedError(f"{name} is a link. Name the file it points to with --db.")
    if stat.S_ISDIR(found.st_mode):
        raise FileRefusedError(f"{name} is a folder. Name a file with --db.")
    if not stat.S_ISREG(found.st_mode):
        raise FileRefusedError(f"{name} is not a plain file. Name another with --db.")
    if not posix.is_ours(found):
        raise FileRefusedError(
            f"{name} belongs to another user. Name a file of your own with --db."
        )
    _check_beside(path)
    if found.st_nlink > 1:
        notices.append(
            f"{name} has a second name elsewhere (a hard link). Use one of them alone: "
            "what lies beside it while it is written is found under that name."
        )
    place = posix.shared_place(path) if made else None
    if place:
        notices.append(
            f"{name} lies on {place}, where a database can be damaged. "
            "A folder on this machine is safer."
        )
    return made


def _check_beside(path: Path) -> None:
    """Refuse what is no plain file where SQLite keeps its own: opening it might never return."""
    for end in SIDE_FILES:
        beside = path.with_name(path.name + end)
        with suppress(FileNotFoundError):
            if not stat.S_ISREG(beside.lstat().st_mode):
                raise FileRefusedError(
                    f"{shown(beside)} is not a plain file. Move it away; SQLite needs the name."
                )


def _look(path: Path) -> int:
    """The schema version in the header, 0 for a file to adopt; refuses all that is not ours."""
    if path.stat().st_size == 0:
        if _size(Path(f"{path}-wal")):
            raise damaged(path)
        return 0
    peek = _connected(path, "ro&immutable=1", TIMEOUT)
    try:
        # A program stopped in the middle of a write may leave a header that counts more pages than
        # there are yet; this setting reads on, and the journal is replayed once we know it is ours.
        peek.execute("PRAGMA writable_schema = ON")
        return _checked_version(peek, path)
    finally:
        peek.close()


def _checked_version(connection: sqlite3.Connection, path: Path) -> int:
    try:
        application: int = connection.execute("PRAGMA application_id").fetchone()[0]
        version: int = connection.execute("PRAGMA user_version").fetchone()[0]
        if application == 0:
            tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
            if tables == 0 and version == 0 and not _size(Path(f"{path}-wal")):
                return 0
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in {
            sqlite3.SQLITE_NOTADB,
            sqlite3.SQLITE_CORRUPT,
        }:
            raise damaged(path) from error
        raise
    if application != migrations.APPLICATION_ID:
        raise FileRefusedError(
            f"{shown(path)} belongs to another program. Name another file with --db."
        )
    if version < 1:
        raise FileRefusedError(
            f"{shown(path)} lacks its version number (it says {version}); nothing was changed. "
            f"{backup.way_back(path)}"
        )
    if version > migrations.NEWEST:
        raise FileRefusedError(
            f"{shown(path)} was written by a newer selfcare. Update selfcare to open it."
        )
    return version


def _size(path: Path) -> int:
    try:
        return path.lstat().st_size
    except OSError:
        return 0


def damaged(path: Path) -> FileRefusedError:
    """The refusal of a damaged file, with the way back."""
    return FileRefusedError(
        f"{shown(path)} is damaged or is not a selfcare file; nothing was changed. "
        f"{backup.way_back(path)}"
    )


def _check_whole(connection: sqlite3.Connection, path: Path, version: int) -> None:
    """Refuse a file of ours that lacks a part; nothing is written."""
    lacking = migrations.missing(connection, version)
    if lacking:
        raise FileRefusedError(
            f"{shown(path)} lacks {lacking}; nothing was changed. {backup.way_back(path)}"
        )


def _connected(path: Path, mode: str, timeout: float) -> sqlite3.Connection:
    return sqlite3.connect(
        f"{path.as_uri()}?mode={mode}", uri=True, timeout=timeout, factory=LimitedConnection
    )


def _connect_reading(path: Path, timeout: float) -> sqlite3.Connection | None:
    """A connection that cannot write; None when the file first needs a writer's care."""
    connection = _connected(path, "ro", timeout)
    try:
        mode = connection.execute("PRAGMA journal_mode").fetchone()[0]
        if mode == "wal":
            connection.close()
            return None
        check(connection, path)
        _apply_settings(connection, path, timeout)
        _check_whole(connection, path, migrations.NEWEST)
    except sqlite3.OperationalError as error:
        connection.close()
        code = getattr(error, "sqlite_errorcode", 0)
        if code == sqlite3.SQLITE_READONLY_ROLLBACK or code & 0xFF == sqlite3.SQLITE_CANTOPEN:
            return None
        raise
    except BaseException:
        connection.close()
        raise
    return connection


def _connect(
    path: Path, timeout: float, today: date | None, notices: list[str]
) -> tuple[sqlite3.Connection, bool]:
    """The connection, and whether the check of a large file is still to be done."""
    connection = _connected(path, "rw", timeout)
    try:
        # Once more, now as every program sees it: a journal may just have been replayed.
        version = _checked_version(connection, path)
        _apply_settings(connection, path, timeout)
        due = _may_wait(connection, path, version, today)
        if not due:
            check(connection, path)
        if version > 0:
            _check_whole(connection, path, version)
        writable = posix.can_write(path)
        if writable and posix.tighten(path):
            notices.append(f"{shown(path)} could be read by others; now it is yours alone.")
        _ready_journal_mode(connection, path, version, writable=writable)
        if version == migrations.NEWEST and not writable:
            return connection, due
        if version < migrations.NEWEST:
            if not writable:
                raise read_only_error(path)  # noqa: TRY301  # the connection is closed below
            if version > 0:
                backup.before(connection, path, f"version-{version}")
            notices += migrations.migrate(connection)
        else:
            if today is not None:
                _back_up_daily(connection, path, today, notices)
            notices += migrations.mend(connection)
    except BaseException:
        connection.close()
        raise
    return connection, due


def _may_wait(connection: sqlite3.Connection, path: Path, version: int, today: date | None) -> bool:
    """Whether the check may wait: a large file with its copy of the day, that opening leaves be."""
    return (
        path.stat().st_size > LARGE
        and version == migrations.NEWEST
        and today is not None
        and backup.has_daily(path, today)
        and connection.execute("PRAGMA journal_mode").fetchone()[0] == "delete"
        and migrations.is_whole(connection)
    )


def check(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse a file whose structure is damaged; nothing is written.

    Raises:
        FileRefusedError: It is damaged, with the newest backup in its words.
    """
    try:
        # Structure alone: judging every CHECK of every row takes four times as long, and a row that
        # another program forced in is no damage.
        connection.execute("PRAGMA ignore_check_constraints = ON")
        answer = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        connection.execute("PRAGMA ignore_check_constraints = OFF")
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in {
            sqlite3.SQLITE_NOTADB,
            sqlite3.SQLITE_CORRUPT,
        }:
            raise damaged(path) from error
        raise
    if answer != "ok":
        raise damaged(path)


def _apply_settings(connection: sqlite3.Connection, path: Path, timeout: float) -> None:
    connection.execute(f"PRAGMA busy_timeout = {int(timeout * 1000)}")
    for name, value, expected in _SETTINGS:
        connection.execute(f"PRAGMA {name} = {value}")
        if connection.execute(f"PRAGMA {name}").fetchone()[0] != expected:
            raise StorageError(
                f"This SQLite does not keep {name}, so {shown(path)} would not be safe. "
                "Use another Python."
            )


def _ready_journal_mode(
    connection: sqlite3.Connection, path: Path, version: int, *, writable: bool
) -> None:
    """A rollback journal; a write-ahead file is converted after a backup."""
    if connection.execute("PRAGMA journal_mode").fetchone()[0] == "delete":
        return
    if not writable:
        raise read_only_error(path)
    if version > 0:
        backup.before(connection, path, "converted")
    if connection.execute("PRAGMA journal_mode = DELETE").fetchone()[0] != "delete":
        raise StorageError(
            f"{shown(path)} cannot be used in its present mode. Close other programs that use it."
        )


def _back_up_daily(
    connection: sqlite3.Connection, path: Path, today: date, notices: list[str]
) -> None:
    """The copy of the day after a check of everything; while that fails no copy goes away."""
    if not backup.is_due(connection, path, today):
        return
    trouble = backup.trouble(connection)
    try:
        if trouble is not None:
            notices.append(backup.trouble_words(trouble, path, today))
        notices.extend(
            f"{shown(found)} is named like a copy and is none, so it is left alone."
            for found in backup.in_the_way(path)
        )
        if trouble is None or trouble.readable:
            with translated(path):
                backup.daily(connection, path, today, rotate=trouble is None)
    except SelfcareError as error:
        notices.append(f"There is no backup of today yet: {error}")
