"""Deleted notes leave the undo journal a day later.

A text in a journal image that is no longer the row's own text is deleted text. After 24 hours it
becomes NULL there: undo still brings back the row, without the note. A row that is nothing without
its private text (`images.REQUIRED`) leaves the journal with it, and a label that named it goes too.
Together with secure_delete nothing of it stays in the file.
"""

import sqlite3
from datetime import timedelta

from selfcare.store import images

AFTER = timedelta(hours=24)
"""How long a deleted note can still be brought back."""

NAMELESS = {"contact": "One of your people, changed"}
"""What a label becomes that may hold a scrubbed name."""


def columns_of(connection: sqlite3.Connection, table: str) -> list[str]:
    """A table's columns in order."""
    if table not in images.KEYS:
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
    private = images.PRIVATE.get(table, frozenset())
    names = columns_of(connection, table)
    before = images.split(before_text) if before_text is not None else None
    after = images.split(after_text) if after_text is not None else None
    image = after if after is not None else before
    if image is None:
        return
    live = _live(connection, table, names, image)
    left = False
    dropped = False
    for kept in (before, after):
        for at, column in enumerate(names if kept is not None else ()):
            assert kept is not None
            if column not in private or kept[at] in {images.SCRUBBED, images.EMPTY}:
                continue
            if live.get(column) == kept[at]:
                left = True
            else:
                kept[at] = images.SCRUBBED
                if images.REQUIRED.get(table) == column:
                    # An update of a row that is gone could never be undone, and would bar the way.
                    dropped |= op != "update" or not live
                    _unname(connection, change_id, table)
    nothing = op == "update" and images.same(names, before, after, table)
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
    connection: sqlite3.Connection, table: str, names: list[str], image: images.Image
) -> dict[str, str]:
    """The row's private texts as they are now, as literals; empty when the row is gone."""
    private = sorted(images.PRIVATE.get(table, frozenset()))
    if not private:
        return {}
    quoted = ", ".join(f'quote("{column}")' for column in private)
    keys = images.KEYS[table]
    where = " AND ".join(f'"{key}" = ?' for key in keys)
    values = tuple(images.value(image[names.index(key)]) for key in keys)
    found = connection.execute(
        f'SELECT {quoted} FROM "{table}" WHERE {where}',  # noqa: S608  # fixed names
        values,
    ).fetchone()
    return dict(zip(private, found, strict=True)) if found else {}
