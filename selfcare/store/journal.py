"""Undo and redo, kept in the database itself (SQLite's "automatic undo/redo" technique).

Triggers write each row touched inside an act into `change_row`; one `change` is one act of a
person. Newer means a greater id, never a later time: clocks go back.

- An act that changes nothing makes no change. A new change drops what could be done again.
- Undo puts back every row's image from before, after checking that each still is what the change
  left behind; otherwise it refuses by name. The rows it touches are themselves watched, so a
  removal can never take rows along that the change knew nothing of.
- `rev` only ever grows, by undo too, so that an editor opened earlier notices.
- At most 500 changes and 90 days are kept; see `scrub_deleted_notes`.
"""

import sqlite3
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta

from msgspec import Struct

from selfcare.core.errors import NothingToUndoError, UndoRefusedError
from selfcare.core.model import Change
from selfcare.store.errors import ChangeMovedError
from selfcare.store.images import (
    AFTER,
    EMPTY,
    KEYS,
    PRIVATE,
    SCRUBBED,
    STAMPS,
    Image,
    RowChange,
    Value,
    columns_of,
    fold,
    same,
    scrub_deleted_notes,
    split,
    value,
)

TABLES = tuple(KEYS)
"""The tables undo covers: all but `setting` and the journal."""
KEEP_CHANGES = 500
KEEP_TIME = timedelta(days=90)
JUMP = timedelta(days=400)
"""Between two changes: longer than any year, so rather a clock that was turned."""

FORGOTTEN = "A habit that was removed for good"
"""What the words of a change become that named such a habit."""

_COLUMNS = "id, label, made_at, day"


class Act(Struct):
    """An act while it runs; its words may be set once they are known."""

    label: str
    day: date | None = None
    join: str | None = None
    """Acts with the same key become one change while it is the newest (typing a note)."""


def utc_text(moment: datetime) -> str:
    """A moment as the file keeps it: UTC, milliseconds, Z."""
    utc = moment.astimezone(UTC).replace(tzinfo=None)
    return f"{utc.isoformat(timespec='milliseconds')}Z"


class Journal:
    """The journal of one connection.

    What writes expects an open BEGIN IMMEDIATE transaction, and leaves the commit to its caller.
    """

    def __init__(self, connection: sqlite3.Connection, now: Callable[[], datetime]) -> None:
        self._connection = connection
        self._now = now
        self._schema = -1
        self._columns: dict[str, list[str]] = {}
        """The columns of tables, as of the schema's version `_schema`."""

    def start(self, act: Act) -> int:
        """Open a change: from here the triggers write into it."""
        stamp = utc_text(self._now())
        cursor = self._connection.execute(
            "INSERT INTO change (label, made_at, acted_at, open) VALUES (?, ?, ?, 1)",
            (act.label, stamp, stamp),
        )
        assert cursor.lastrowid is not None
        return cursor.lastrowid

    def finish(self, change_id: int, act: Act) -> None:
        """Close the change: nothing, a change of its own, or part of the newest."""
        run = self._connection.execute
        run(
            "UPDATE change SET open = 0, label = ?, day = ?, joins = ? WHERE id = ?",
            (act.label, act.day and act.day.isoformat(), act.join or "", change_id),
        )
        ops = run("SELECT op FROM change_row WHERE change_id = ? LIMIT 2", (change_id,)).fetchall()
        rows = None
        if len(ops) > 1 or ops == [("update",)]:
            rows = self._rows(change_id)
            self._rewrite(change_id, rows)
        if not ops or rows == []:
            self._drop(change_id)
            return
        run("DELETE FROM change WHERE undone = 1")
        if act.join:
            self._join(change_id, act.join)
        self._prune()

    def newest(self) -> Change | None:
        """The change that undo would take back."""
        return self._one("WHERE undone = 0 ORDER BY id DESC")

    def newest_but(self, own: Iterable[int], since: int) -> Change | None:
        """The newest change after `since` that is none of `own`."""
        left_out = ",".join(str(int(number)) for number in own)
        return self._one(
            f"WHERE undone = 0 AND id > {since} AND id NOT IN ({left_out}) ORDER BY id DESC"
        )

    def next_redo(self) -> Change | None:
        """The change that redo would do again."""
        return self._one("WHERE undone = 1 ORDER BY id")

    def steps_back(self) -> int:
        """How many changes undo could take back, one after the other."""
        found: int = self._connection.execute(
            "SELECT count(*) FROM change WHERE undone = 0 AND open = 0"
        ).fetchone()[0]
        return found

    def undo(self, expected: int | None) -> Change:
        """Take the newest change back."""
        change = self.newest()
        if change is None:
            raise NothingToUndoError("There is nothing to take back.")
        self._check_expected(change, expected, "taken back")
        self._turn(change, back=True)
        return change

    def redo(self, expected: int | None) -> Change:
        """Do again what was taken back last."""
        change = self.next_redo()
        if change is None:
            raise NothingToUndoError("There is nothing to do again.")
        self._check_expected(change, expected, "done again")
        self._turn(change, back=False)
        return change

    def habits_of(self, change_id: int) -> frozenset[int]:
        """The habits whose rows a change touched."""
        found: set[int] = set()
        for row in self._rows(change_id):
            names = self._names(row.table)
            column = "id" if row.table == "habit" else "habit_id"
            for image in (row.before, row.after):
                if image is not None and column in names:
                    number = value(image[names.index(column)])
                    if isinstance(number, int):
                        found.add(number)
        return frozenset(found)

    def forget_habit(self, habit_id: int) -> None:
        """Take every row of a habit out of all changes, and its name out of their words.

        A practice that counted towards it keeps its row in the table, and leaves the journal too:
        without the entry it could never be put back.
        """
        run = self._connection.execute
        mine = str(habit_id)
        entries: set[str] = set()
        practices: list[tuple[int, int, set[str]]] = []
        gone: list[tuple[int, int]] = []
        for number, change_id, table, *texts in run(
            "SELECT id, change_id, tbl, before, after FROM change_row"
        ).fetchall():
            found = [
                dict(zip(self._names(table), split(text), strict=False))
                for text in texts
                if text is not None
            ]
            if any(row.get("id" if table == "habit" else "habit_id") == mine for row in found):
                gone.append((number, change_id))
                if table == "entry":
                    entries |= {row["id"] for row in found}
            elif table == "practice":
                practices.append((number, change_id, {row["entry_id"] for row in found}))
        gone += [(number, change) for number, change, named in practices if named & entries]
        self._connection.executemany(
            "DELETE FROM change_row WHERE id = ?", [(number,) for number, _ in gone]
        )
        self._connection.executemany(
            "UPDATE change SET label = ? WHERE id = ?", [(FORGOTTEN, change) for _, change in gone]
        )
        run(
            "DELETE FROM change WHERE open = 0 "
            "AND NOT EXISTS (SELECT 1 FROM change_row WHERE change_id = change.id)"
        )

    def _one(self, condition: str) -> Change | None:
        row = self._connection.execute(
            f"SELECT {_COLUMNS} FROM change {condition} LIMIT 1"  # noqa: S608  # our own words
        ).fetchone()
        if row is None:
            return None
        number, label, made_at, day = row
        return Change(
            id=number,
            label=label,
            made_at=datetime.fromisoformat(made_at),
            day=date.fromisoformat(day) if day else None,
        )

    def _check_expected(self, change: Change, expected: int | None, done: str) -> None:
        if expected is not None and change.id != expected:
            raise ChangeMovedError(
                f"Something changed in between: now “{change.label}” would be {done}. "
                "Repeat it if that is what you want.",
                change,
            )

    def _turn(self, change: Change, *, back: bool) -> None:
        refusal = refused(change, back=back)
        try:
            rows = self._rows(change.id)
        except (ValueError, KeyError) as error:
            raise refusal from error
        steps = [
            (row, row.after, row.before) if back else (row, row.before, row.after) for row in rows
        ]
        refilled = False
        for row, expected, _target in steps:
            now = self._current(row)
            names = self._names(row.table)
            if not same(names, expected, now, row.table):
                raise refusal
            refilled |= _refill(names, row.table, expected, now)
        if refilled:
            self._rewrite(change.id, rows)
        run = self._connection.execute
        stamp = utc_text(self._now())
        run("PRAGMA defer_foreign_keys = ON")
        watch = self.start(Act("watch"))
        try:
            for row, expected, target in steps:
                self._put(row, target, exists=expected is not None, stamp=stamp)
            touched = {(row.table, row.key) for row in self._rows(watch)}
        except sqlite3.IntegrityError as error:
            raise refusal from error
        if not touched <= {(row.table, row.key) for row in rows}:
            raise refusal
        self._drop(watch)
        run(
            "UPDATE change SET undone = ?, acted_at = ?, scrubbed = 0 WHERE id = ?",
            (int(back), stamp, change.id),
        )

    def _put(self, row: RowChange, target: Image | None, *, exists: bool, stamp: str) -> None:
        run = self._connection.execute
        where, key = _where(row)
        if target is None:
            run(f'DELETE FROM "{row.table}" WHERE {where}', key)  # noqa: S608  # fixed names
            return
        private = PRIVATE.get(row.table, frozenset())
        given = dict(zip(self._names(row.table), target, strict=False))
        if exists:
            kept = {
                column: value(literal)
                for column, literal in given.items()
                if column not in STAMPS
                and column not in KEYS[row.table]
                and not (column in private and literal == SCRUBBED)
            }
            sets = "".join(f'"{column}" = ?, ' for column in kept)
            run(
                f'UPDATE "{row.table}" SET {sets}rev = rev + 1, changed_at = ? WHERE {where}',  # noqa: S608  # fixed names
                (*kept.values(), stamp, *key),
            )
            return
        values = {
            column: value(EMPTY if column in private and literal == SCRUBBED else literal)
            for column, literal in given.items()
        }
        values["rev"] = int(str(values["rev"])) + 1
        values["changed_at"] = stamp
        names = ", ".join(f'"{column}"' for column in values)
        marks = ", ".join("?" * len(values))
        run(
            f'INSERT INTO "{row.table}" ({names}) VALUES ({marks})',  # noqa: S608  # fixed names
            tuple(values.values()),
        )

    def _current(self, row: RowChange) -> Image | None:
        where, key = _where(row)
        quoted = ", ".join(f'quote("{column}")' for column in self._names(row.table))
        found = self._connection.execute(
            f'SELECT {quoted} FROM "{row.table}" WHERE {where}',  # noqa: S608  # fixed names
            key,
        ).fetchone()
        return list(found) if found else None

    def _rows(self, change_id: int) -> list[RowChange]:
        rows = self._connection.execute(
            "SELECT tbl, before, after FROM change_row WHERE change_id = ? ORDER BY id",
            (change_id,),
        ).fetchall()
        return fold(rows, {table: self._names(table) for table in {row[0] for row in rows}})

    def _names(self, table: str) -> list[str]:
        """The table's columns, asked for once while the schema is the same."""
        version = self._connection.execute("PRAGMA schema_version").fetchone()[0]
        if version != self._schema:
            self._schema, self._columns = version, {}
        if table not in self._columns:
            self._columns[table] = columns_of(self._connection, table)
        return self._columns[table]

    def _rewrite(self, change_id: int, rows: list[RowChange]) -> None:
        run = self._connection.execute
        run("DELETE FROM change_row WHERE change_id = ?", (change_id,))
        self._connection.executemany(
            "INSERT INTO change_row (change_id, tbl, op, before, after) VALUES (?, ?, ?, ?, ?)",
            [
                (
                    change_id,
                    row.table,
                    row.op,
                    ",".join(row.before) if row.before is not None else None,
                    ",".join(row.after) if row.after is not None else None,
                )
                for row in rows
            ],
        )

    def _drop(self, change_id: int) -> None:
        self._connection.execute("DELETE FROM change WHERE id = ?", (change_id,))

    def _join(self, change_id: int, key: str) -> None:
        """Make the change part of the one before it, if that bears the same key and fits."""
        run = self._connection.execute
        previous = run(
            "SELECT id, joins FROM change WHERE id < ? ORDER BY id DESC LIMIT 1", (change_id,)
        ).fetchone()
        if previous is None or previous[1] != key:
            return
        older = {(row.table, row.key): row for row in self._rows(previous[0])}
        newer = self._rows(change_id)
        for row in newer:
            known = older.get((row.table, row.key))
            if known and not same(self._names(row.table), known.after, row.before, row.table):
                return  # somebody else wrote in between: undo must not reach across that
        run("UPDATE change_row SET change_id = ? WHERE change_id = ?", (previous[0], change_id))
        joined = self._rows(previous[0])
        if joined:
            self._rewrite(previous[0], joined)
            run(
                "UPDATE change SET (label, day, made_at, acted_at) = "
                "(SELECT label, day, made_at, acted_at FROM change WHERE id = ?), scrubbed = 0 "
                "WHERE id = ?",
                (change_id, previous[0]),
            )
        else:
            self._drop(previous[0])
        self._drop(change_id)

    def _prune(self) -> None:
        """Drop what is too many or too old, from the old end alone.

        Age is counted from the earlier of the two newest changes, so that one act under a clock
        that is wrong drops nothing. Where what is kept begins after a jump of over 400 days,
        nothing is too old: so long a silence is a clock, or somebody who comes back.
        """
        run = self._connection.execute
        now = self._now()
        stamps = run("SELECT made_at FROM change ORDER BY id DESC LIMIT 2").fetchall()
        counted_from = min((datetime.fromisoformat(stamp) for (stamp,) in stamps), default=now)
        young, began = run(
            "SELECT min(id), made_at FROM change WHERE made_at >= ?",
            (utc_text(counted_from - KEEP_TIME),),
        ).fetchone()
        ended = run(
            "SELECT made_at FROM change WHERE id < ? ORDER BY id DESC LIMIT 1", (young,)
        ).fetchone()
        jump = ended and datetime.fromisoformat(began) - datetime.fromisoformat(ended[0]) > JUMP
        run(
            "DELETE FROM change WHERE id < ? OR id <= "
            "(SELECT id FROM change ORDER BY id DESC LIMIT 1 OFFSET ?)",
            (0 if jump else young, KEEP_CHANGES),
        )
        scrub_deleted_notes(self._connection, utc_text(now - AFTER))


def refused(change: Change, *, back: bool) -> UndoRefusedError:
    """The sentence for a change whose rows moved underneath, by its own words."""
    return UndoRefusedError(
        f"“{change.label}” cannot be {'taken back' if back else 'done again'}: "
        "what it touched has changed since. Correct it by hand instead."
    )


def _where(row: RowChange) -> tuple[str, tuple[Value, ...]]:
    names = KEYS[row.table]
    where = " AND ".join(f'"{name}" = ?' for name in names)
    return where, tuple(value(literal) for literal in row.key)


def _refill(names: list[str], table: str, image: Image | None, now: Image | None) -> bool:
    """Take over what the row knows better than its image: scrubbed texts, and how far `rev` is."""
    if image is None or now is None:
        return False
    private = PRIVATE.get(table, frozenset())
    filled = False
    for at, (column, literal) in enumerate(zip(names, image, strict=False)):
        scrubbed = column in private and literal == SCRUBBED
        if (scrubbed or column == "rev") and now[at] != literal:
            image[at] = now[at]
            filled = True
    return filled
