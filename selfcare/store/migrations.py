"""The schema's numbered steps. Append-only: a released step never changes.

`PRAGMA user_version` is the number of the last step applied. A file with a greater number belongs
to a newer selfcare and is refused. All pending steps run in one BEGIN IMMEDIATE transaction with
foreign keys off (a table may be rebuilt), and the keys are checked before the commit.

sqlite-utils' own migrations keep no number that an older program could refuse, and `transform`
drops triggers silently; so the steps are plain SQL, and the triggers are made anew after them.
"""

import re
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from zlib import crc32

from msgspec import Struct

from selfcare.store import schema
from selfcare.store.journal import TABLES

APPLICATION_ID = 0x53_43_61_72  # "SCar"
"""In the file's header: says that it is ours."""


class Migration(Struct, frozen=True):
    """One step."""

    statements: tuple[str, ...]
    empties_journal: bool
    """It touches a table that undo covers, so stored rows no longer fit."""
    afterwards: Callable[[sqlite3.Connection], list[str]] | None = None
    """What SQL alone cannot do, and whole sentences about it, to be shown once."""


_REST_NOTE = (
    "note TEXT NOT NULL DEFAULT '' CHECK (length(note) <= 10000 AND instr(note, char(0)) = 0)"
)
"""A few words beside a rest, such as why."""
MIGRATIONS: tuple[Migration, ...] = (
    Migration(schema.STATEMENTS, empties_journal=False),
    Migration(schema.NAME_STATEMENTS, empties_journal=True, afterwards=schema.key_all),
    Migration((f"ALTER TABLE rest ADD COLUMN {_REST_NOTE}",), empties_journal=True),
)
NEWEST = len(MIGRATIONS)
"""The schema version this program writes."""

SEAL = "1986bb1e"
"""What `seal` makes of a whole schema of the newest version: one look instead of building one."""

_NAMED = re.compile(r"CREATE (?:UNIQUE )?(TABLE|INDEX) (\w+)")
_TRIGGER_PREFIXES = ("kept_", "touched_")


def migrate(connection: sqlite3.Connection, steps: Sequence[Migration] = MIGRATIONS) -> list[str]:
    """Bring the file from its version to the newest, all or nothing; what is to be told of it."""
    connection.execute("PRAGMA foreign_keys = OFF")
    try:
        connection.execute("BEGIN IMMEDIATE")
        try:
            told = _apply_pending(connection, steps)
            connection.execute("COMMIT")
        except BaseException:
            connection.rollback()
            raise
    finally:
        connection.execute("PRAGMA foreign_keys = ON")
    return told


def _apply_pending(connection: sqlite3.Connection, steps: Sequence[Migration]) -> list[str]:
    # Read again: another program may have migrated while this one waited for the lock.
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    told: list[str] = []
    if version >= len(steps):
        return told
    orphans = _orphans(connection)
    for name in _trigger_names(connection):
        connection.execute(f'DROP TRIGGER "{name}"')
    for step in steps[version:]:
        for statement in step.statements:
            connection.execute(statement)
        if step.afterwards is not None:
            told += step.afterwards(connection)
        if step.empties_journal:
            connection.execute("DELETE FROM change_row")
            connection.execute("DELETE FROM change")
    for statement in _triggers(connection).values():
        connection.execute(statement)
    if _orphans(connection) > orphans:
        raise sqlite3.IntegrityError("a migration left rows without their parent")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {len(steps)}")
    return told


def missing(connection: sqlite3.Connection, version: int) -> str | None:
    """What a file of a version lacks: `the table entry`, `the column note of entry`. None: nothing.

    Tables and indexes of other programs are left alone.
    """
    found = _schema(connection)
    if version == NEWEST and seal(found) == SEAL:
        return None
    model = sqlite3.connect(":memory:", isolation_level=None)
    try:
        for step in MIGRATIONS[:version]:
            for statement in step.statements:
                model.execute(statement)
        for kind, name in sorted(_schema(model), reverse=True):
            if (kind, name) not in found:
                return f"the {kind} {name}"
            if kind == "table":
                lacking = _columns(model, name) - _columns(connection, name)
                if lacking:
                    return f"the column {min(lacking)} of {name}"
    finally:
        model.close()
    return None


def seal(schema: Mapping[tuple[str, str], str]) -> str:
    """A short text that tells one schema of ours from another."""
    joined = "\0".join(schema[key] for key in sorted(schema))
    return f"{crc32(joined.encode()):08x}"


def _schema(connection: sqlite3.Connection) -> dict[tuple[str, str], str]:
    """The tables and indexes of ours that are there, by kind and name, with their SQL."""
    rows = connection.execute("SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
    return {(kind, name): sql for kind, name, sql in rows.fetchall() if (kind, name) in _ours()}


@cache
def _ours() -> frozenset[tuple[str, str]]:
    """Kind and name of everything that the migrations make."""
    return frozenset(
        (found[1].lower(), found[2])
        for step in MIGRATIONS
        for statement in step.statements
        if (found := _NAMED.match(statement))
    )


def _columns(connection: sqlite3.Connection, table: str) -> set[str]:
    return {row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')}


def mend(connection: sqlite3.Connection) -> list[str]:
    """Make good what another program's rows and tables came without; what is to be told of it.

    That is the triggers of a table it made anew, and the keys of names it wrote.
    """
    told: list[str] = []
    if is_whole(connection):
        return told
    connection.execute("BEGIN IMMEDIATE")
    try:
        for name in _trigger_names(connection):
            connection.execute(f'DROP TRIGGER "{name}"')
        told = schema.key_all(connection)
        for statement in _triggers(connection).values():
            connection.execute(statement)
        connection.execute("COMMIT")
    except BaseException:
        connection.rollback()
        raise
    return told


def is_whole(connection: sqlite3.Connection) -> bool:
    """Whether every trigger of ours is there, and every name has its key."""
    return _has_triggers(connection) and schema.keyed(connection)


def _has_triggers(connection: sqlite3.Connection) -> bool:
    expected = {f"{prefix}{table}" for table in TABLES for prefix in _PER_TABLE}
    expected.add("touched_setting")
    return expected <= set(_trigger_names(connection))


_PER_TABLE = ("kept_insert_", "kept_update_", "kept_delete_", "touched_")


def _trigger_names(connection: sqlite3.Connection) -> list[str]:
    rows = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall()
    return [name for (name,) in rows if name.startswith(_TRIGGER_PREFIXES)]


def _orphans(connection: sqlite3.Connection) -> int:
    return len(connection.execute("PRAGMA foreign_key_check").fetchall())


def _triggers(connection: sqlite3.Connection) -> dict[str, str]:
    """By name: each row written inside an act is kept for undo; each plain UPDATE counts `rev` up.

    A write from outside finds no open change and is not kept: undoing an older change of the same
    row then refuses, instead of taking back what somebody else wrote.
    """
    made: dict[str, str] = {}
    opened = "coalesce((SELECT open FROM change ORDER BY id DESC LIMIT 1), 0)"
    for table in (*TABLES, "setting"):
        columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]
        if table in TABLES:
            for op, before, after in (
                ("insert", "NULL", _image("NEW", columns)),
                ("update", _image("OLD", columns), _image("NEW", columns)),
                ("delete", _image("OLD", columns), "NULL"),
            ):
                name = f"kept_{op}_{table}"
                values = f"(SELECT max(id) FROM change), '{table}', '{op}', {before}, {after}"  # noqa: S608  # our own names
                made[name] = " ".join(
                    (
                        f"CREATE TRIGGER {name} AFTER {op.upper()} ON {table}",
                        f"WHEN {opened} = 1 BEGIN",
                        "INSERT INTO change_row (change_id, tbl, op, before, after)",
                        f"VALUES ({values}); END",
                    )
                )
        name = f"touched_{table}"
        made[name] = (
            f"CREATE TRIGGER {name} AFTER UPDATE ON {table} "  # noqa: S608  # our own names
            f"WHEN NEW.rev IS OLD.rev AND {opened} = 0 BEGIN "
            f"UPDATE {table} SET rev = OLD.rev + 1, "
            "changed_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHERE rowid = NEW.rowid; END"
        )
    return made


def _image(row: str, columns: Sequence[str]) -> str:
    return " || ',' || ".join(f'quote({row}."{column}")' for column in columns)
