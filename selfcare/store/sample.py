"""Loading a whole sample at once: one transaction, nothing to undo."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from itertools import islice
from os import urandom
from typing import Any

from selfcare.core.model import CheckIn, Entry, Habit, Pause, Practice
from selfcare.store import rows
from selfcare.store.base import StoreBase
from selfcare.store.journal import utc_text

_AT_ONCE = 5000
"""Rows of one statement, which has an end (`limits`)."""


class SampleRows(StoreBase):
    """Loading whole sets of rows."""

    def load_sample(  # noqa: PLR0917  # one parameter a table, in the order of the design
        self,
        habits: Iterable[Habit] = (),
        entries: Iterable[Entry] = (),
        checkins: Iterable[CheckIn] = (),
        pauses: Iterable[Pause] = (),
        rests: Iterable[tuple[int, date]] = (),
        practices: Iterable[Practice] = (),
        settings: Iterable[tuple[str, str]] = (),
    ) -> None:
        """Insert all of it at once; habits keep their own ids, so that the rest can name them.

        Ids of entries, pauses and practices are kept when above 0, uids when there are any. `rests`
        holds pairs of habit id and day, `settings` pairs of key and value.
        """
        habits = tuple(habits)
        stamp = self._stamp()
        tables: dict[str, Iterable[dict[str, Any]]] = {
            "habit": (
                {"id": habit.id, "uid": habit.uid or _uid(), **rows.habit_columns(habit)}
                for habit in habits
            ),
            "habit_rule": (
                rows.rule_columns(habit.id, rule) for habit in habits for rule in habit.rules
            ),
            "entry": (
                {
                    "id": entry.id or None,
                    "uid": entry.uid or _uid(),
                    "logged_at": utc_text(entry.logged_at) if entry.logged_at else stamp,
                    **rows.entry_columns(entry),
                }
                for entry in entries
            ),
            "checkin": map(rows.checkin_columns, checkins),
            "pause": ({"id": one.id or None, **rows.pause_columns(one)} for one in pauses),
            "rest": ({"habit_id": number, "day": rows.day_text(day)} for number, day in rests),
            "practice": ({"id": one.id or None, **rows.practice_columns(one)} for one in practices),
            "setting": ({"key": key, "value": value} for key, value in settings),
        }
        with self._translated(), self._quickly():
            for table, records in tables.items():
                self._load(table, iter(records))

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


def _uid() -> str:
    return urandom(16).hex()
