"""What the store raises, and the one place where SQLite's errors become sentences.

No `sqlite3.Error` leaves this package: every public method runs inside `translated`.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from selfcare.core.errors import (
    BusyError,
    FileRefusedError,
    SelfcareError,
    StorageError,
    UndoRefusedError,
    UnreadableError,
)
from selfcare.core.model import Change
from selfcare.core.text import clean_line

PATH_LENGTH = 4096
"""Most characters of a path inside a message."""


class ConflictError(SelfcareError):
    """A row has been changed or removed elsewhere since it was read; nothing was written."""


class TooLongError(UnreadableError):
    """A row holds, or would hold, more than any row of ours."""


class ChangeMovedError(UndoRefusedError):
    """The newest change is not the one the caller has on screen."""

    def __init__(self, message: str, change: Change) -> None:
        super().__init__(message)
        self.change = change
        """The change that would be taken back, or done again, instead."""


def shown(path: Path) -> str:
    """A path as it may stand in a sentence: one line, no control characters."""
    return clean_line(str(path), PATH_LENGTH)


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn what SQLite and the operating system say about the file into our own errors."""
    try:
        yield
    except sqlite3.Error as error:
        raise _from_sqlite(error, path) from error
    except (UnicodeEncodeError, OverflowError) as error:
        raise UnreadableError(
            "This cannot be saved: it holds a character or a number the file cannot keep."
        ) from error
    except OSError as error:
        raise _from_system(error, path) from error


def _from_system(error: OSError, path: Path) -> SelfcareError:
    reason = clean_line(error.strerror or "the system refused")
    return StorageError(f"{shown(path)} cannot be used ({reason}). Name another file with --db.")


def _from_sqlite(error: sqlite3.Error, path: Path) -> SelfcareError:
    code = getattr(error, "sqlite_errorcode", None) or 0
    if code == sqlite3.SQLITE_READONLY_DBMOVED:
        return StorageError(
            f"{shown(path)} was replaced by another file, so nothing was saved. Do it once more."
        )
    if code == sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY:
        return ConflictError(
            "What this belongs to was removed in the meantime. Look again and repeat it."
        )
    kind = code & 0xFF
    if kind in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH}:
        return read_only_error(path)
    make, sentence = _SENTENCES.get(kind, _UNKNOWN)
    return make(sentence.format(path=shown(path)))


_DAMAGED = (
    FileRefusedError,
    "{path} is damaged or is not a selfcare file. Name another file with --db.",
)
_BUSY = (BusyError, "Another program is writing to your file. Try again in a moment.")
_OUTSIDE = (
    UnreadableError,
    "This cannot be saved: a value is outside what the file keeps, or is there already.",
)
_UNKNOWN = (
    StorageError,
    "{path} could not be used as expected. Try again, or look at its folder.",
)
_SENTENCES: dict[int, tuple[type[SelfcareError], str]] = {
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_FULL: (
        StorageError,
        "The disk is full, so nothing was saved. Make room and repeat it.",
    ),
    sqlite3.SQLITE_IOERR: (
        StorageError,
        "{path} cannot be written or read; the disk may be full. Make room and try again.",
    ),
    sqlite3.SQLITE_CANTOPEN: (
        StorageError,
        "{path} cannot be opened for this. Check its permissions and those of its folder.",
    ),
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _DAMAGED,
    sqlite3.SQLITE_TOOBIG: (
        TooLongError,
        "This is longer than what the file keeps. Make it shorter.",
    ),
    sqlite3.SQLITE_INTERRUPT: (
        FileRefusedError,
        "{path} holds a view or a trigger without an end. It was stopped, and nothing was saved.",
    ),
    sqlite3.SQLITE_CONSTRAINT: _OUTSIDE,
    sqlite3.SQLITE_MISMATCH: _OUTSIDE,
}
"""What each primary code of SQLite becomes."""


def read_only_error(path: Path) -> StorageError:
    """The sentence for a write to a file or a folder that does not allow it."""
    return StorageError(
        f"{shown(path)} is read-only, so nothing was saved. "
        "Change its permissions or name another file with --db."
    )
