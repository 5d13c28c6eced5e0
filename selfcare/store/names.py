"""Names that are one person's or one habit's alone, by the file itself.

`name_key` is the folded name (`core.text.name_key`); a unique index over it holds for habits that
are not put away and for a person's own people. A row that another program wrote comes without it:
the key is filled in when the file is opened, and a name that stands twice is told apart.
"""

import sqlite3

from selfcare.core.text import NAME_LENGTH, clean_line, name_key

_COLUMN = (
    "name_key TEXT NOT NULL DEFAULT '' "
    "CHECK (length(name_key) <= 1000 AND instr(name_key, char(0)) = 0)"
)
STATEMENTS = (
    f"ALTER TABLE habit ADD COLUMN {_COLUMN}",
    f"ALTER TABLE contact ADD COLUMN {_COLUMN}",
    """CREATE UNIQUE INDEX habit_name ON habit(name_key)
        WHERE archived_day IS NULL AND name_key <> ''""",
    "CREATE UNIQUE INDEX contact_name ON contact(name_key) WHERE name_key <> ''",
)
_TABLES = (
    ("habit", "archived_day IS NULL", "Two habits were named"),
    ("contact", "1", "Two of your people were named"),
)
"""The table, which of its rows need a name of their own, and how two of one name are told."""


def keyed(connection: sqlite3.Connection) -> bool:
    """Whether every name has its key."""
    return all(
        key == name_key(name)
        for table, _, _ in _TABLES
        for name, key in connection.execute(f"SELECT name, name_key FROM {table}")  # noqa: S608  # our own names
    )


def key_all(connection: sqlite3.Connection) -> list[str]:
    """Give every name its key inside an open transaction; a sentence for each name told apart."""
    told: list[str] = []
    for table, alone, words in _TABLES:
        rows = connection.execute(
            f"SELECT id, name, name_key, {alone} FROM {table} ORDER BY id"  # noqa: S608  # our own names
        ).fetchall()
        keys = {name_key(name) for _, name, _, _ in rows}
        taken: set[str] = set()
        changed: list[tuple[str, str, int]] = []
        for number, name, key, counts in rows:
            given = name
            if counts and name_key(name) in taken:
                given = _apart(name, keys)
                told.append(f"{words} {clean_line(name, 40)}; the later one is {given[-60:]} now.")
            fresh = name_key(given)
            keys.add(fresh)
            if counts:
                taken.add(fresh)
            if (given, fresh) != (name, key):
                changed.append((given, fresh, number))
        for _, _, number in changed:  # a stale key must not stand in the way of a fresh one
            connection.execute(f"UPDATE {table} SET name_key = '' WHERE id = ?", (number,))  # noqa: S608  # our own names
        connection.executemany(
            f"UPDATE {table} SET name = ?, name_key = ? WHERE id = ?",  # noqa: S608  # our own names
            changed,
        )
    return told


def _apart(name: str, keys: set[str]) -> str:
    """The name with the first number behind it that makes it another."""
    number = 2
    while True:
        tail = f" {number}"
        given = name[: NAME_LENGTH - len(tail)].rstrip() + tail
        if name_key(given) not in keys:
            return given
        number += 1
