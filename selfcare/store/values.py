"""Any value of the core in its table: reading, adding, writing, removing, by `rows.TABLES`.

A row that nothing can be made of is set aside. What is written is written with plain SQL: this is
the road of `selfcare log`, which starts faster without sqlite-utils.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from itertools import groupby, islice
from os import urandom
from typing import Any, TypeVar

from selfcare.core.errors import StorageError
from selfcare.core.model import CheckIn, Contact, Entry, Habit, Pause, Practice, Review
from selfcare.store import rows
from selfcare.store.base import CONFLICT, StoreBase, span
from selfcare.store.errors import ConflictError

Value = TypeVar("Value")
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
