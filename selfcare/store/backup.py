"""Copies of the file that open on their own: checked, flushed, then given their name.

Automatic copies lie in the folder `selfcare-backups` beside the file and carry its name:
`selfcare-2026-11-22.db` for a day (the 7 newest stay), `selfcare-version-1.db` for the state before
a migration. A copy is 0600, made by SQLite's own backup (live and consistent), never by copying
bytes.
"""

import os
import sqlite3
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

from selfcare.core.errors import StorageError
from selfcare.store import posix
from selfcare.store.errors import shown, translated

KEEP = 7
"""Daily copies that stay."""
FOLDER = "selfcare-backups"


def backup_to(connection: sqlite3.Connection, target: Path) -> None:
    """Copy the database to a new file; raises StorageError when anything has that name."""
    target = target.absolute()
    with translated(target), posix.private_umask():
        if target.is_symlink() or target.exists():
            raise StorageError(f"{shown(target)} is there already. Choose another name.")
        part = target.with_name(f".{target.name}.{os.urandom(4).hex()}.part")
        posix.create_private(part)
        try:
            _copy(connection, part, target)
            posix.flush_file(part)
            part.rename(target)
        except BaseException:
            with suppress(FileNotFoundError):
                part.unlink()
            raise
        posix.flush_folder(target.parent)


def _copy(connection: sqlite3.Connection, part: Path, target: Path) -> None:
    copy = sqlite3.connect(f"{part.as_uri()}?mode=rw", uri=True)
    try:
        copy.execute("PRAGMA synchronous = OFF")  # the whole file is flushed once, at the end
        connection.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")
        copy.execute("PRAGMA ignore_check_constraints = ON")  # an odd row is no damage
        sound = copy.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok"
    finally:
        copy.close()
    if not sound:
        raise StorageError(
            f"{shown(target)} was not written, because the file does not pass its own check. "
            "Keep your older backups."
        )


def folder_of(path: Path) -> Path:
    """Where the automatic copies of a file lie."""
    return path.parent / FOLDER


def daily(connection: sqlite3.Connection, path: Path, today: date) -> Path | None:
    """Today's copy, once a day; None when there is one, or when there is nothing to keep yet."""
    target = _daily_copy(path, today)
    if target.exists() or connection.execute("SELECT 1 FROM habit LIMIT 1").fetchone() is None:
        return None
    _ready_folder(path)
    backup_to(connection, target)
    # A day after today comes from a clock that was wrong: it makes room first.
    dated = sorted(_dailies(path), key=lambda found: (found[0] <= today, found[0]))
    for _day, old in dated[:-KEEP]:
        old.unlink(missing_ok=True)
    return target


def has_daily(path: Path, today: date) -> bool:
    """Whether the day has its copy, which passed a check of everything when it was made."""
    return _daily_copy(path, today).exists()


def before(connection: sqlite3.Connection, path: Path, what: str) -> Path:
    """A copy of the state before something large; it stays until the person removes it."""
    _ready_folder(path)
    number = 1
    target = folder_of(path) / f"{path.stem}-{what}.db"
    while target.exists() or target.is_symlink():
        number += 1
        target = folder_of(path) / f"{path.stem}-{what}-{number}.db"
    backup_to(connection, target)
    return target


def _daily_copy(path: Path, today: date) -> Path:
    return folder_of(path) / f"{path.stem}-{today.isoformat()}.db"


def newest(path: Path) -> Path | None:
    """The automatic copy written last; None when there is none."""
    return next(iter(copies(path)), None)


def copies(path: Path) -> tuple[Path, ...]:
    """Every automatic copy, the one written last first."""
    try:
        found = [copy for copy in folder_of(path).iterdir() if _is_copy(copy, path)]
        return tuple(sorted(found, key=lambda copy: copy.stat().st_mtime_ns, reverse=True))
    except OSError:
        return ()


def day_of_copy(copy: Path, path: Path) -> date:
    """The day a copy is of: the one in its name, else the one it was written on."""
    try:
        return date.fromisoformat(copy.stem[len(path.stem) + 1 :])
    except ValueError:
        return datetime.fromtimestamp(copy.stat().st_mtime).astimezone().date()


def _is_copy(found: Path, path: Path) -> bool:
    return (
        found.name.startswith(f"{path.stem}-") and found.suffix == ".db" and not found.is_symlink()
    )


def _ready_folder(path: Path) -> None:
    folder = folder_of(path)
    with translated(folder):
        posix.create_private_folder(folder)
        if folder.is_symlink():
            raise StorageError(f"{shown(folder)} is a link. Put a folder in its place.")


def _dailies(path: Path) -> list[tuple[date, Path]]:
    found: list[tuple[date, Path]] = []
    for copy in folder_of(path).iterdir():
        if _is_copy(copy, path):
            with suppress(ValueError):  # not a daily copy
                found.append((date.fromisoformat(copy.stem[len(path.stem) + 1 :]), copy))
    return found
