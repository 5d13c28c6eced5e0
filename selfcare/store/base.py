"""What every part of the store stands on: the connection, the act, and plain row writing.

Reads fetch everything at once, so that no lock outlives a method. Writes happen inside `act`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING, Any, TypeVar

from selfcare.core.errors import SelfcareError, StorageError
from selfcare.core.model import OddRow
from selfcare.store.backup import UNREADABLE, trouble, trouble_words
from selfcare.store.connect import OpenDatabase, check, damaged
from selfcare.store.errors import ConflictError, TooLongError, read_only_error, shown, translated
from selfcare.store.journal import Act, Journal, utc_text
from selfcare.store.rows import OddRowError, Row

if TYPE_CHECKING:
    from sqlite_utils import Database
    from sqlite_utils.db import Table

PAUSE = 0.001
"""Seconds between two tries for the write lock."""
LEAST = 0.05
"""Seconds that a reader is waited for at the commit, however long the lock took."""
LARGEST_ID = 2**63 - 1
Value = TypeVar("Value")
CONFLICT = "This was changed elsewhere in the meantime. Look again and repeat it."


class StoreBase:
    """One open file. Belongs to the thread that opened it."""

    def __init__(self, opened: OpenDatabase, now: Callable[[], datetime]) -> None:
        self._now = now
        self._acting = False
        self._turning = False
        self._began = 0
        """Rows this connection had ever written when the turn began."""
        self._unkept: SelfcareError | None = None
        """What is said when the commit finds a row without its parent. None: the usual words."""
        self.before_turn: Callable[[], None] | None = None
        """Called at the moment a turn begins, before its lock is asked for."""
        self._take(opened)

    def _take(self, opened: OpenDatabase) -> None:
        """Stand on this file from now on."""
        self._opened = opened
        self._connection = opened.connection
        self._journal = Journal(opened.connection, self._now)
        self._database: Database | None = None
        self._odd: dict[OddRow, None] = {}
        """The rows set aside so far, in the order they were met."""
        self._damage_told = False
        """Whether a sign of damage was met since the file was opened."""
        self._own: set[int] = set()
        """The ids of the changes made here."""
        self._looked: int | None = None
        """The newest change when other programs' changes were last asked for."""

    @property
    def path(self) -> Path:
        """Where the file lies, absolute."""
        return self._opened.path

    @property
    def writable(self) -> bool:
        """False: opened for reading, or the file or its folder is read-only."""
        return self._opened.writable

    @property
    def notices(self) -> tuple[str, ...]:
        """Whole sentences about what was done or found while opening, or since; shown once."""
        return tuple(self._opened.notices)

    @property
    def odd_rows(self) -> tuple[OddRow, ...]:
        """The rows that could not be read so far; they stay as they are in the file."""
        return tuple(self._odd)

    def wait_at_most(self, seconds: float) -> None:
        """From now on wait no longer than this for another program's lock."""
        self._opened.timeout = seconds
        with translated(self.path):
            self._connection.execute(f"PRAGMA busy_timeout = {int(seconds * 1000)}")

    @contextmanager
    def patient(self, seconds: float) -> Iterator[None]:
        """Inside, another program's lock is waited for no longer than this."""
        before = self._opened.timeout
        self._opened.timeout = min(seconds, before)
        try:
            yield
        finally:
            self.wait_at_most(before)

    def check_rest(self) -> None:
        """Check a large file whose opening did not; done once, and before anything is written.

        Raises:
            FileRefusedError: The file is damaged; nothing was changed.
        """
        if self._opened.check_due:
            check(self._connection, self.path)
            self._opened.check_due = False

    def version(self) -> int:
        """A number that moves when another connection has written, and never by our own writes."""
        with translated(self.path):
            number: int = self._connection.execute("PRAGMA data_version").fetchone()[0]
        return number

    @property
    def wrote(self) -> bool:
        """Whether the turn that is open, or was the last, has written anything."""
        return self._connection.total_changes != self._began

    @contextmanager
    def turn(self) -> Iterator[None]:
        """The write lock first: what is read inside still holds when it is written.

        A turn is one transaction; a turn or an act inside it is part of it. Any error takes
        everything back.

        Raises:
            StorageError: Read-only, disk full.
            BusyError: Another program is writing.
        """
        if self._turning:
            yield
            return
        if not self._opened.writable:
            raise read_only_error(self.path)
        self._began = self._connection.total_changes
        if self.before_turn is not None:
            self.before_turn()
        with self._translated():
            self.check_rest()
            self._begin()
        self._turning, self._unkept = True, None
        try:
            with self._any_text():
                yield
            self._commit()
        except BaseException:
            self._connection.rollback()
            raise
        finally:
            self._turning = False
            self._connection.execute(f"PRAGMA busy_timeout = {int(self._opened.timeout * 1000)}")

    def _commit(self) -> None:
        try:
            with self._translated():
                self._connection.execute("COMMIT")
        except ConflictError as error:
            raise self._unkept or error from error

    @contextmanager
    def act(self, label: str, *, day: date | None = None, join: str | None = None) -> Iterator[Act]:
        """One act of a person: one transaction and, if anything changed, one change to undo.

        `label` says what is done, in words; `day` is where a screen goes to show it. Both may be
        set later on the yielded `Act`. With the same `join` as the newest change it becomes part
        of that one. Acts do not nest. Any error takes everything back.

        Raises:
            StorageError: Read-only, disk full.
            BusyError: Another program is writing.
        """
        if self._acting:
            raise RuntimeError("acts do not nest")
        act = Act(label, day, join)
        with self.turn(), self._translated():
            self._acting = True
            try:
                change_id = self._journal.start(act)
                yield act
                self._journal.finish(change_id, act)
                self._own.add(change_id)
            finally:
                self._acting = False

    def _begin(self) -> None:
        """Take the write lock, asking often.

        SQLite's own waiting sleeps up to 100 ms between two tries; beside a program that writes
        without a break it can miss every gap for five seconds.
        """
        run = self._connection.execute
        deadline = monotonic() + self._opened.timeout
        run("PRAGMA busy_timeout = 0")
        try:
            while True:
                try:
                    run("BEGIN IMMEDIATE")
                except sqlite3.OperationalError as error:
                    busy = getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY
                    if not busy or monotonic() >= deadline:
                        raise
                else:
                    return
                sleep(PAUSE)
        finally:
            left = max(deadline - monotonic(), LEAST)
            run(f"PRAGMA busy_timeout = {int(left * 1000)}")

    def _require_act(self) -> None:
        if not self._acting:
            raise RuntimeError("a write outside an act")

    def _table(self, name: str) -> Table:
        """A table by sqlite-utils, imported at the first use: it costs more than all else here."""
        if self._database is None:
            from sqlite_utils import Database  # noqa: PLC0415  # 80 ms that reading does without

            self._database = Database(
                self._connection, execute_plugins=False, use_counts_table=False
            )
        return self._database.table(name)

    @contextmanager
    def _translated(self) -> Iterator[None]:
        """`translated`, and a table whose largest id is taken is told from a full disk."""
        with translated(self.path):
            try:
                yield
            except sqlite3.OperationalError as error:
                table = self._used_up() if error.sqlite_errorcode == sqlite3.SQLITE_FULL else None
                if table is None:
                    raise
                raise StorageError(
                    f"{shown(self.path)} has given its largest number in the table {table}, so "
                    "nothing can be added there. Another program can set it back in "
                    "sqlite_sequence."
                ) from error
            except sqlite3.DatabaseError as error:
                if getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_CORRUPT:
                    self._tell_damage()
                    raise damaged(self.path) from error
                raise

    def _tell_damage(self) -> None:
        """At the first sign of damage everything is checked, and a notice says what is whole."""
        if not self._damage_told:
            self._damage_told = True
            found = trouble(self._connection) or UNREADABLE
            words = trouble_words(found, self.path, self._now().date())
            if words not in self._opened.notices:
                self._opened.notices.append(words)

    def _used_up(self) -> str | None:
        """A table whose ids have come to their end."""
        found = self._connection.execute(
            "SELECT name FROM sqlite_sequence WHERE seq >= ?", (LARGEST_ID,)
        ).fetchone()
        return str(found[0]) if found else None

    @contextmanager
    def _any_text(self) -> Iterator[None]:
        """Text that is no UTF-8 is read with a sign in place of each odd byte.

        Costs as much again as reading, so it is used where it is needed and inside a write.
        """
        before = self._connection.text_factory
        self._connection.text_factory = _any_text
        try:
            yield
        finally:
            self._connection.text_factory = before

    def _read(self, read: Callable[[], Value]) -> Value:
        """What a reading gives; with odd bytes in its text it is done once more."""
        with self._translated():
            try:
                return read()
            except sqlite3.OperationalError as error:
                if not str(error).startswith("Could not decode"):
                    raise
            with self._any_text():
                return read()

    def _all(self, query: str, values: Sequence[Any] = ()) -> list[Row]:
        return self._read(lambda: self._connection.execute(query, values).fetchall())

    def _one(self, query: str, values: Sequence[Any] = ()) -> Row | None:
        def read() -> Row | None:
            found: Row | None = self._connection.execute(query, values).fetchone()
            return found

        return self._read(read)

    def _rows(
        self,
        table: str,
        columns: str,
        where: str = "1",
        values: Sequence[Any] = (),
        *,
        order: str = "rowid",
    ) -> list[Row]:
        """The rows of a table; one that is longer than any of ours is set aside."""
        rest = f"FROM {table} WHERE {where} ORDER BY {order}"
        try:
            return self._all(f"SELECT {columns} {rest}", values)
        except TooLongError:
            found: list[Row] = []
            for (number,) in self._all(f"SELECT rowid {rest}", values):
                try:
                    found += self._all(
                        f"SELECT {columns} FROM {table} WHERE rowid = ?",  # noqa: S608  # our own names
                        (number,),
                    )
                except TooLongError:
                    self._set_aside(OddRow(table, str(number), "length"))
            return found

    def _made(
        self, table: str, make: Callable[[Row], Value], found: Iterable[Row], keys: int = 1
    ) -> Iterator[Value]:
        """What is made of rows; odd ones are set aside. The first `keys` columns name a row."""
        for row in found:
            try:
                made = make(row)
            except OddRowError as error:
                key = " ".join(str(part) for part in row[:keys])
                self._set_aside(OddRow(table, key, str(error)))
            else:
                yield made

    def _set_aside(self, row: OddRow) -> None:
        self._odd[row] = None

    def _write(self, statement: str, values: Sequence[Any] = ()) -> sqlite3.Cursor:
        self._require_act()
        with self._translated():
            return self._connection.execute(statement, values)

    def _update(
        self, table: str, key: Mapping[str, Any], columns: Mapping[str, Any], rev: int | None = None
    ) -> None:
        """Update one row and count its `rev` up; ConflictError when it is gone or has moved on."""
        sets = ", ".join(f'"{column}" = ?' for column in columns)
        where = " AND ".join(f'"{column}" = ?' for column in key)
        values = [*columns.values(), self._stamp(), *key.values()]
        if rev is not None:
            where += " AND rev = ?"
            values.append(rev)
        cursor = self._write(
            f'UPDATE "{table}" SET {sets}, rev = rev + 1, changed_at = ? WHERE {where}',  # noqa: S608  # our own names
            values,
        )
        if cursor.rowcount == 0:
            raise ConflictError(CONFLICT)

    def _stamp(self) -> str:
        return utc_text(self._now())


def _any_text(text: bytes) -> str:
    return text.decode("utf-8", "replace")


def span(first: date | None, last: date | None, column: str = "day") -> tuple[str, list[str]]:
    """The condition for a span of days, closed at both ends; None leaves an end open."""
    parts: list[str] = []
    values: list[str] = []
    if first is not None:
        parts.append(f"{column} >= ?")
        values.append(first.isoformat())
    if last is not None:
        parts.append(f"{column} <= ?")
        values.append(last.isoformat())
    return " AND ".join(parts) or "1", values
