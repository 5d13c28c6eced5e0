"""Rows as the undo journal keeps them: SQL literals, one for each column, joined by commas.

`quote(column)` round-trips every value exactly, where JSON would print REALs with 15 digits. The
literals are read here, never run as SQL: a journal from a tampered file can only be refused.

An image is a list of literals in the table's column order. NULL in a private text column (those
are never NULL in the table) means that the text was scrubbed: it is not compared and not put
back.
"""

import re
import sqlite3
from collections.abc import Iterable
from datetime import timedelta

from msgspec import Struct

KEYS: dict[str, tuple[str, ...]] = {
    "habit": ("id",),
    "habit_rule": ("habit_id", "from_day"),
    "entry": ("id",),
    "rest": ("habit_id", "day"),
    "pause": ("id",),
    "checkin": ("day",),
    "practice": ("id",),
    "answer": ("id",),
    "review": ("week",),
    "contact": ("id",),
}
"""The tables undo covers and the columns that name a row."""

PRIVATE: dict[str, frozenset[str]] = {
    "habit": frozenset({"if_then", "note"}),
    "entry": frozenset({"note"}),
    "rest": frozenset({"note"}),
    "pause": frozenset({"reason"}),
    "checkin": frozenset({"note"}),
    "practice": frozenset({"note"}),
    "answer": frozenset({"answers"}),
    "review": frozenset({"helped", "in_the_way", "next_step"}),
    "contact": frozenset({"name", "name_key", "reach", "good_for"}),
}
"""What a person wrote; scrubbed from the journal a day after it was deleted."""

REQUIRED = {"answer": "answers", "contact": "name"}
"""Private text a row cannot be put back without."""

STAMPS = frozenset({"rev", "changed_at"})
"""Columns that say nothing about the content."""

SCRUBBED = "NULL"
EMPTY = "''"

Image = list[str]
Value = str | int | float | None

_LITERAL = re.compile(
    r"NULL|'(?:[^']|'')*'|[+-]?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?(?=,|\Z)", re.DOTALL
)


def split(text: str) -> Image:
    """The literals of a stored image; ValueError when it is no such list."""
    image: Image = []
    at = 0
    while True:
        found = _LITERAL.match(text, at)
        if found is None:
            raise ValueError("a journal row is not a list of literals")
        image.append(found.group())
        at = found.end()
        if at == len(text):
            return image
        if text[at] != ",":
            raise ValueError("a journal row is not a list of literals")
        at += 1


def value(literal: str) -> Value:
    """What a literal stands for, to be bound as a parameter."""
    if literal == "NULL":
        return None
    if literal.startswith("'"):
        return literal[1:-1].replace("''", "'")
    return float(literal) if any(sign in literal for sign in ".eE") else int(literal)


class RowChange(Struct):
    """All that one change did to one row."""

    table: str
    key: tuple[str, ...]
    """Literals of the columns in `KEYS`."""
    before: Image | None
    """None: there was no such row."""
    after: Image | None
    """None: the row is gone."""

    @property
    def op(self) -> str:
        """What the change did, in the journal's word."""
        if self.before is None:
            return "insert"
        return "delete" if self.after is None else "update"


def same(columns: list[str], one: Image | None, other: Image | None, table: str) -> bool:
    """Whether two images hold the same content, as far as it is still known."""
    if one is None or other is None:
        return one is other
    private = PRIVATE.get(table, frozenset())
    for column, left, right in zip(columns, one, other, strict=False):
        if left == right or column in STAMPS:
            continue
        if column in private and SCRUBBED in {left, right}:
            continue
        return False
    return True


def fold(
    rows: Iterable[tuple[str, str | None, str | None]], columns: dict[str, list[str]]
) -> list[RowChange]:
    """One RowChange for each row touched, from journal rows in the order they were written.

    Rows whose content ends as it began are left out: together they are no change.
    """
    folded: dict[tuple[str, tuple[str, ...]], RowChange] = {}
    for table, before_text, after_text in rows:
        before = split(before_text) if before_text is not None else None
        after = split(after_text) if after_text is not None else None
        image = after if after is not None else before
        if image is None or len(image) > len(columns[table]):
            raise ValueError("a journal row does not fit its table")
        names = columns[table]
        key = tuple(image[names.index(column)] for column in KEYS[table])
        known = folded.get((table, key))
        if known is None:
            folded[table, key] = RowChange(table, key, before, after)
        else:
            known.after = after
    return [
        row
        for row in folded.values()
        if not same(columns[row.table], row.before, row.after, row.table)
    ]


# Deleted notes leave the undo journal a day later.
#
# A text in a journal image that is no longer the row's own text is deleted text. After 24 hours it
# becomes NULL there: undo still brings back the row, without the note. A row that is nothing
# without its private text (`REQUIRED`) leaves the journal with it, and a label that named it
# goes too. Together with secure_delete nothing of it stays in the file.


AFTER = timedelta(hours=24)
"""How long a deleted note can still be brought back."""

NAMELESS = {"contact": "One of your people, changed"}
"""What a label becomes that may hold a scrubbed name."""


def columns_of(connection: sqlite3.Connection, table: str) -> list[str]:
    """A table's columns in order."""
    if table not in KEYS:
        raise KeyError(table)
    return [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]


def scrub_deleted_notes(connection: sqlite3.Connection, before: str) -> None:
    """Take deleted texts out of all changes last acted on before a moment (UTC text)."""
    due = connection.execute(
        "SELECT 1 FROM change WHERE acted_at < ? AND scrubbed = 0 LIMIT 1", (before,)
    ).fetchone()
    if due is None:
        return
    rows = connection.execute(
        "SELECT r.id, r.change_id, r.tbl, r.op, r.before, r.after FROM change_row r "
        "JOIN change c ON c.id = r.change_id WHERE c.acted_at < ? AND r.bare = 0",
        (before,),
    ).fetchall()
    for row in rows:
        _scrub_row(connection, row)
    connection.execute("UPDATE change SET scrubbed = 1 WHERE acted_at < ?", (before,))
    connection.execute(
        "DELETE FROM change WHERE acted_at < ? "
        "AND NOT EXISTS (SELECT 1 FROM change_row WHERE change_id = change.id)",
        (before,),
    )


def _scrub_row(
    connection: sqlite3.Connection, row: tuple[int, int, str, str, str | None, str | None]
) -> None:
    number, change_id, table, op, before_text, after_text = row
    private = PRIVATE.get(table, frozenset())
    names = columns_of(connection, table)
    before = split(before_text) if before_text is not None else None
    after = split(after_text) if after_text is not None else None
    image = after if after is not None else before
    if image is None:
        return
    live = _live(connection, table, names, image)
    left = False
    dropped = False
    for kept in (before, after):
        for at, column in enumerate(names if kept is not None else ()):
            assert kept is not None
            if column not in private or kept[at] in {SCRUBBED, EMPTY}:
                continue
            if live.get(column) == kept[at]:
                left = True
            else:
                kept[at] = SCRUBBED
                if REQUIRED.get(table) == column:
                    # An update of a row that is gone could never be undone, and would bar the way.
                    dropped |= op != "update" or not live
                    _unname(connection, change_id, table)
    nothing = op == "update" and same(names, before, after, table)
    if dropped or nothing:
        connection.execute("DELETE FROM change_row WHERE id = ?", (number,))
        return
    connection.execute(
        "UPDATE change_row SET before = ?, after = ?, bare = ? WHERE id = ?",
        (
            ",".join(before) if before is not None else None,
            ",".join(after) if after is not None else None,
            int(not left),
            number,
        ),
    )


def _unname(connection: sqlite3.Connection, change_id: int, table: str) -> None:
    """Take a scrubbed name out of the words of the change that touched it."""
    if table in NAMELESS:
        connection.execute("UPDATE change SET label = ? WHERE id = ?", (NAMELESS[table], change_id))


def _live(
    connection: sqlite3.Connection, table: str, names: list[str], image: Image
) -> dict[str, str]:
    """The row's private texts as they are now, as literals; empty when the row is gone."""
    private = sorted(PRIVATE.get(table, frozenset()))
    if not private:
        return {}
    quoted = ", ".join(f'quote("{column}")' for column in private)
    keys = KEYS[table]
    where = " AND ".join(f'"{key}" = ?' for key in keys)
    values = tuple(value(image[names.index(key)]) for key in keys)
    found = connection.execute(
        f'SELECT {quoted} FROM "{table}" WHERE {where}',  # noqa: S608  # fixed names
        values,
    ).fetchone()
    return dict(zip(private, found, strict=True)) if found else {}
