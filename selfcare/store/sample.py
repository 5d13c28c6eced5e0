"""Bulk loading of generated sample data: one transaction, nothing to undo."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from selfcare.core.model import CheckIn, Entry, Habit, Pause, Practice
from selfcare.store import rows
from selfcare.store.base import StoreBase
from selfcare.store.journal import utc_text


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

        Ids of entries, pauses and practices are kept when above 0. `rests` holds pairs of habit id
        and day, `settings` pairs of key and value.
        """
        habits = tuple(habits)
        stamp = self._stamp()
        tables: list[tuple[str, list[dict[str, Any]]]] = [
            (
                "habit",
                [
                    {"id": habit.id, **_uid(habit.uid), **rows.habit_columns(habit)}
                    for habit in habits
                ],
            ),
            (
                "habit_rule",
                [rows.rule_columns(habit.id, rule) for habit in habits for rule in habit.rules],
            ),
            (
                "entry",
                [
                    {
                        **_id(entry.id),
                        **_uid(entry.uid),
                        **rows.entry_columns(entry),
                        "logged_at": utc_text(entry.logged_at) if entry.logged_at else stamp,
                    }
                    for entry in entries
                ],
            ),
            ("checkin", [rows.checkin_columns(checkin) for checkin in checkins]),
            ("pause", [{**_id(pause.id), **rows.pause_columns(pause)} for pause in pauses]),
            (
                "rest",
                [{"habit_id": habit_id, "day": rows.day_text(day)} for habit_id, day in rests],
            ),
            (
                "practice",
                [{**_id(one.id), **rows.practice_columns(one)} for one in practices],
            ),
            (
                "setting",
                [{"key": key, "value": value} for key, value in settings],
            ),
        ]
        with self.turn():
            for table, records in tables:
                if records:
                    self._table(table).insert_all(records, batch_size=500)


def _id(number: int) -> dict[str, int]:
    return {"id": number} if number > 0 else {}


def _uid(uid: str) -> dict[str, str]:
    return {"uid": uid} if uid else {}
