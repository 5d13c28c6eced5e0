"""As many habits as there may be, written at once: 500 acts would take half a minute."""

import sqlite3
from contextlib import closing
from pathlib import Path

MOST = 500


def fill(path: Path, number: int = MOST) -> None:
    """Add daily habits to a file until there are so many."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA recursive_triggers = ON")
        other.execute("BEGIN")
        (there,) = other.execute("SELECT count(*) FROM habit").fetchone()
        other.executemany(
            "INSERT INTO habit (name, name_key, area, position, first_day) "
            "VALUES (?1, ?1, 'own', ?2, '2026-11-01')",
            [(f"habit {at}", at) for at in range(there, number)],
        )
        other.execute(
            "INSERT INTO habit_rule (habit_id, from_day) SELECT id, first_day FROM habit "
            "WHERE id NOT IN (SELECT habit_id FROM habit_rule)"
        )
        other.execute("COMMIT")
