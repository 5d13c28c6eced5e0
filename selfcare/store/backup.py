"""Copies of the file that open on their own: checked, flushed, then given their name.

Automatic copies lie in the folder `selfcare-backups` beside the file and carry its whole name:
`selfcare.db-2026-11-22.db` for a day (the 7 newest stay), `selfcare.db-version-1.db` for the state
before a migration. Copies made earlier carry the name without its ending; they count where no
other database beside the file could have made them. A copy is 0600, made by SQLite's own backup
(live and consistent), never by copying bytes.
"""

import os
import re
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path

from msgspec import Struct

from selfcare.core.days import long_day
from selfcare.core.errors import StorageError
from selfcare.core.text import clean_line
from selfcare.store import posix
from selfcare.store.errors import shown, translated
from selfcare.store.limits import LimitedConnection

KEEP = 7
"""Daily copies that stay."""
FOLDER = "selfcare-backups"
SQLITE = b"SQLite format 3\0"
_WHAT = r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})(-[0-9]+)?|(version-[0-9]+|converted)(-[0-9]+)?"


class Trouble(Struct, frozen=True):
    """What the check of everything finds in a file."""

    what: str
    """In a few words, as they may be shown."""
    readable: bool
    """Whether the structure is sound: a copy holds all that the file holds."""


UNREADABLE = Trouble("a part of it cannot be read", readable=False)


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


def is_due(connection: sqlite3.Connection, path: Path, today: date) -> bool:
    """Whether today has no copy yet, and there is something to keep."""
    habit = connection.execute("SELECT 1 FROM habit LIMIT 1").fetchone()
    return habit is not None and not has_daily(path, today)


def daily(connection: sqlite3.Connection, path: Path, today: date, *, rotate: bool = True) -> None:
    """Today's copy; with `rotate` older ones make room for it."""
    _ready_folder(path)
    backup_to(connection, _free(path, today.isoformat()))
    if rotate:
        for old in _superfluous(_dailies(path), today):
            old.unlink(missing_ok=True)


def has_daily(path: Path, today: date) -> bool:
    """Whether the day has its copy, which passed a check of everything when it was made."""
    return any(day == today for day, _ in _dailies(path))


def before(connection: sqlite3.Connection, path: Path, what: str) -> Path:
    """A copy of the state before something large; it stays until the person removes it."""
    _ready_folder(path)
    target = _free(path, what)
    backup_to(connection, target)
    return target


def newest(path: Path) -> Path | None:
    """The automatic copy written last; None when there is none."""
    return next(iter(copies(path)), None)


def copies(path: Path) -> tuple[Path, ...]:
    """Every automatic copy, the one written last first."""
    try:
        found = [copy for copy, _ in _named(path) if _is_plain(copy)]
        return tuple(sorted(found, key=lambda copy: copy.stat().st_mtime_ns, reverse=True))
    except OSError:
        return ()


def in_the_way(path: Path) -> tuple[Path, ...]:
    """What is named like a copy and is none: a folder, a link."""
    return tuple(sorted(found for found, _ in _named(path) if not _is_plain(found)))


def day_of_copy(copy: Path, path: Path) -> date:
    """The day a copy is of: the one in its name, else the one it was written on."""
    found = _fits(copy.name, path)
    with suppress(ValueError, TypeError):
        return date.fromisoformat(found["day"] if found else "")
    return datetime.fromtimestamp(copy.stat().st_mtime).astimezone().date()


def trouble(connection: sqlite3.Connection) -> Trouble | None:
    """What a check of everything finds. None: the file is whole; an odd row is no damage."""
    try:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        answer: str = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
        connection.execute("PRAGMA ignore_check_constraints = OFF")
        if answer != "ok":
            return Trouble(clean_line(answer, 120), readable=False)
        orphans = len(connection.execute("PRAGMA foreign_key_check").fetchall())
    except sqlite3.DatabaseError:
        return UNREADABLE
    if not orphans:
        return None
    rows = "1 row belongs" if orphans == 1 else f"{orphans} rows belong"
    return Trouble(f"{rows} to nothing that is there", readable=True)


def trouble_words(found: Trouble, path: Path, today: date) -> str:
    """What is the matter, since when, and which copy is whole."""
    for copy in copies(path):
        with suppress(sqlite3.Error, OSError), closing(_peek(copy)) as peek:
            if trouble(peek) is None:
                day = long_day(day_of_copy(copy, path), today)
                return (
                    f"The check of your file finds: {found.what}. It was whole on {day}, and the "
                    f"copy of that day is {shown(copy)}. No copy goes away meanwhile."
                )
    return f"The check of your file finds: {found.what}. There is no whole copy of it."


def way_back(path: Path) -> str:
    """What to do with a file that is refused: the sentence, with the newest copy."""
    copy = newest(path)
    if copy is None:
        return "There is no copy of it; name another file with --db."
    name = clean_line(path.name)
    return (
        f"Move it away, together with {name}-journal and {name}-wal where they are there, then put "
        f"the copy {shown(copy)} in its place. Or name another file with --db."
    )


def _superfluous(dated: list[tuple[date, Path]], today: date) -> list[Path]:
    """The daily copies that make room: the 7 newest stay, and the last that was far fuller.

    A day after today comes from a clock that was wrong: it makes room first.
    """
    dated.sort(key=lambda found: (found[0] <= today, found[0]))
    spare = [copy for _, copy in dated[:-KEEP]]
    if not spare:
        return []
    by_day = sorted(dated)
    sizes = [(copy, _rows_in(copy)) for _, copy in by_day]
    fuller = [copy for (copy, rows), (_, after) in pairwise(sizes) if 2 * after < rows]
    return [copy for copy in spare if copy not in fuller[-1:]]


def _rows_in(copy: Path) -> int:
    """How much a copy holds; 0 when it cannot be read."""
    try:
        with closing(_peek(copy)) as peek:
            counted = (
                peek.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608  # our own names
                for table in ("habit", "entry", "checkin", "practice", "review")
            )
            return sum(counted)
    except (sqlite3.Error, OSError):
        return 0


def _peek(copy: Path) -> sqlite3.Connection:
    return sqlite3.connect(
        f"{copy.as_uri()}?mode=ro&immutable=1", uri=True, factory=LimitedConnection
    )


def _free(path: Path, what: str) -> Path:
    """The first free name for a copy."""
    folder, number = folder_of(path), 1
    target = folder / f"{path.name}-{what}.db"
    while target.exists() or target.is_symlink():
        number += 1
        target = folder / f"{path.name}-{what}-{number}.db"
    return target


def _fits(name: str, path: Path) -> re.Match[str] | None:
    """Whether a file is named like a copy of this one, by its whole name or without the ending."""
    own = re.fullmatch(f"{re.escape(path.name)}-(?:{_WHAT})\\.db", name)
    if own is not None or path.stem == path.name:
        return own
    return re.fullmatch(f"{re.escape(path.stem)}-(?:{_WHAT})\\.db", name)


def _named(path: Path) -> Iterator[tuple[Path, re.Match[str]]]:
    """Everything in the folder that is named like a copy of the file."""
    alone: bool | None = None
    try:
        there = list(folder_of(path).iterdir())
    except OSError:
        return
    for found in there:
        fits = _fits(found.name, path)
        if fits is None:
            continue
        if not found.name.startswith(f"{path.name}-"):
            if alone is None:
                alone = _is_alone(path)
            if not alone:
                continue
        yield found, fits


def _is_alone(path: Path) -> bool:
    """Whether no other database beside the file has its name with another ending."""
    return not any(
        other.stem == path.stem and other.name != path.name and _is_database(other)
        for other in path.parent.iterdir()
    )


def _is_database(path: Path) -> bool:
    try:
        return _is_plain(path) and posix.read_start(path, len(SQLITE)) == SQLITE
    except OSError:
        return False


def _is_plain(path: Path) -> bool:
    return stat.S_ISREG(path.lstat().st_mode)


def _ready_folder(path: Path) -> None:
    folder = folder_of(path)
    with translated(folder):
        posix.create_private_folder(folder)
        if folder.is_symlink():
            raise StorageError(f"{shown(folder)} is a link. Put a folder in its place.")


def _dailies(path: Path) -> list[tuple[date, Path]]:
    found: list[tuple[date, Path]] = []
    for copy, fits in _named(path):
        with suppress(ValueError, TypeError, OSError):  # not a daily copy
            day = date.fromisoformat(fits["day"])
            if _is_plain(copy):
                found.append((day, copy))
    return found
