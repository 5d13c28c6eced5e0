"""What every part of the store stands on: the connection, the act, and plain row writing.

Reads fetch everything at once, so that no lock outlives a method. Writes happen inside `act`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from itertools import groupby, islice
from os import urandom
from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING, Any, TypeVar

from selfcare.core.errors import SelfcareError, StorageError
from selfcare.core.model import CheckIn, Contact, Entry, Habit, OddRow, Pause, Practice, Review
from selfcare.store import rows
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


# Any value of the core in its table: reading, adding, writing, removing, by `rows.TABLES`.
#
# A row that nothing can be made of is set aside. What is written is written with plain SQL: this is
# the road of `selfcare log`, which starts faster without sqlite-utils.


Kept = TypeVar("Kept", Entry, CheckIn, Pause, Practice, Review, Contact)
Said = TypeVar("Said", CheckIn, Review)
UNREADABLE_ROW = (
    "The row of {} in the table {} can't be read, so nothing is written over it. "
    "`selfcare data` lists it."
)
_AT_ONCE = 5000
"""Rows of one statement, which has an end (`limits`)."""


class ValueRows(StoreBase):
    """The values of a store, each class in its own table."""

    def all(
        self,
        kind: type[Value],
        first: date | None = None,
        last: date | None = None,
        **same: str | int | None,
    ) -> tuple[Value, ...]:
        """Those of a class, in a span closed at both ends; `same` names columns and their value.

        None leaves an end or a column open.
        """
        table = rows.TABLES[kind]
        asked = {column: value for column, value in same.items() if value is not None}
        where, values = span(first, last, table.day)
        where = " AND ".join([where, *(f"{column} = ?" for column in asked)])
        bound = (*values, *asked.values())
        found = self._rows(table.name, table.columns, where, bound, order=table.order)
        return tuple(self._made(table.name, table.read, found))

    def by_day(
        self, kind: type[Value], first: date | None = None, last: date | None = None
    ) -> dict[date, Value]:
        """The same of a class that has one value a day or week, by that, in order."""
        key = rows.TABLES[kind].key
        return {getattr(value, key): value for value in self.all(kind, first, last)}

    def one(self, kind: type[Value], key: int | date) -> Value | None:
        """One of a class by its id, or by its day; None: it is not there."""
        name = key.isoformat() if isinstance(key, date) else key
        found = self.all(kind, None, None, **{rows.TABLES[kind].key: name})
        return found[0] if found else None

    def add(self, value: Value) -> Value:
        """Add a value; an id, an empty uid and a logged_at of None are made here."""
        table = rows.TABLES[type(value)]
        stamp = self._stamp()
        columns = {**table.written(value), **table.once(value, stamp), "changed_at": stamp}
        names = ", ".join(f'"{column}"' for column in columns)
        marks = ", ".join("?" * len(columns))
        row = self._write(
            f"INSERT INTO {table.name} ({names}) VALUES ({marks}) RETURNING {table.columns}",  # noqa: S608  # our own columns
            tuple(columns.values()),
        ).fetchall()[0]
        added: Value = table.read(row)
        return added

    def update(self, value: Kept) -> Kept:
        """Write a value in place of the one that is there; ConflictError unless `rev` is its own.

        What was written once stays: an id, a uid, when it was logged.
        """
        table = rows.TABLES[type(value)]
        columns = table.written(value)
        key: Any = getattr(value, table.key)
        name = columns.pop(table.key, key)
        self._update(table.name, {table.key: name}, columns, value.rev)
        found = self.one(type(value), key)
        assert found is not None
        return found

    def save(self, value: Said) -> Said | None:
        """Write what is said of a day or a week; where nothing is said the row goes, with None.

        `rev` must be the row's own, and 0 where there is no row, else ConflictError.
        """
        table = rows.TABLES[type(value)]
        key: date = getattr(value, table.key)
        known = self._one(
            f"SELECT rev FROM {table.name} WHERE {table.key} = ?",  # noqa: S608  # our own names
            (key.isoformat(),),
        )
        if value.rev != (known[0] if known else 0):
            if self.one(type(value), key) is None and known:
                raise StorageError(UNREADABLE_ROW.format(key.isoformat(), table.name))
            raise ConflictError(CONFLICT)
        if not value.empty:
            return self.update(value) if known else self.add(value)
        if known:
            self.remove(type(value), key)
        return None

    def remove(self, kind: type[Any], *keys: int | date) -> None:
        """Remove some of a class; undo brings them back. ConflictError when one is not there."""
        table = rows.TABLES[kind]
        for key in keys:
            name = key.isoformat() if isinstance(key, date) else key
            gone = self._write(f"DELETE FROM {table.name} WHERE {table.key} = ?", (name,))  # noqa: S608  # our own names
            if gone.rowcount == 0:
                raise ConflictError(CONFLICT)

    # loading a whole sample at once: one transaction, nothing to undo --------------------------

    def load_sample(
        self,
        habits: Iterable[Habit] = (),
        others: Iterable[Entry | CheckIn | Pause | Practice] = (),
        rests: Iterable[tuple[int, date]] = (),
        settings: Iterable[tuple[str, str]] = (),
    ) -> None:
        """Insert all of it at once; ids and uids are kept where there are any.

        `rests` holds pairs of habit id and day, `settings` pairs of key and value.
        """
        habits = tuple(habits)
        rules = (rows.rule_columns(habit.id, rule) for habit in habits for rule in habit.rules)
        set_aside = ({"habit_id": number, "day": rows.day_text(day)} for number, day in rests)
        with self._translated(), self._quickly():
            for table, values in groupby((*habits, *others), lambda each: rows.TABLES[type(each)]):
                self._load(table.name, (self._whole(table, value) for value in values))
            self._load("habit_rule", rules)
            self._load("rest", set_aside)
            self._load("setting", ({"key": key, "value": value} for key, value in settings))

    def _whole(self, table: rows.Table, value: Any) -> dict[str, Any]:
        """A value's row with its id, and a uid where the table has one."""
        columns = {**table.written(value), **table.once(value, self._stamp())}
        if table.key == "id":
            columns["id"] = value.id or None
        if hasattr(value, "uid"):
            columns["uid"] = value.uid or urandom(16).hex()
        return columns

    def _load(self, table: str, records: Iterator[dict[str, Any]]) -> None:
        while batch := list(islice(records, _AT_ONCE)):
            names = ", ".join(f'"{name}"' for name in batch[0])
            marks = ", ".join("?" * len(batch[0]))
            self._connection.executemany(
                f"INSERT INTO {table} ({names}) VALUES ({marks})",  # noqa: S608  # our own columns
                [tuple(record.values()) for record in batch],
            )

    @contextmanager
    def _quickly(self) -> Iterator[None]:
        """A turn without what takes most of its time: CHECKs, and a trigger that keeps nothing."""
        run = self._connection.execute
        run("PRAGMA ignore_check_constraints = ON")
        try:
            with self.turn():
                ((trigger,),) = run(
                    "SELECT sql FROM sqlite_schema WHERE name = 'kept_insert_entry'"
                ).fetchall()
                run("DROP TRIGGER kept_insert_entry")
                yield
                run(trigger)
        finally:
            run("PRAGMA ignore_check_constraints = OFF")
