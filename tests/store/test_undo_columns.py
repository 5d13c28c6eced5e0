"""Undo and redo put back every column of every table, each on its own."""

import pytest

from selfcare.store import Store, images
from tests.store.test_journal import content
from tests.store.test_schema import PLAIN

OTHER: dict[str, dict[str, str | int | float]] = {
    "habit": {
        "uid": "other", "name": "Stroll", "name_key": "stroll", "area": "sleep", "if_then": "tea",
        "note": "n", "position": 4, "first_day": "2026-01-02", "archived_day": "2026-11-30",
    },
    "habit_rule": {
        "unit": "min", "goal_low": 2.5, "goal_high": 9.5, "smallest": 1.5, "plan": "5/week",
    },
    "entry": {
        "uid": "other", "habit_id": 2, "day": "2026-11-21", "amount": 2.5, "note": "n",
        "started_at": "2026-11-21T23:10+00:00", "ended_at": "2026-11-22T06:50+00:00",
        "source": "practice", "source_id": "7", "logged_at": "2026-11-22T07:00:00Z",
    },
    "rest": {"note": "n"},
    "pause": {
        "habit_id": 1, "first_day": "2026-11-20", "last_day": "2026-11-30", "reason": "flu",
    },
    "checkin": {
        "mood": 2, "energy": 3, "stress": 4, "note": "n", "closed": 1,
        "logged_at": "2026-11-22T07:00:00Z",
    },
    "practice": {
        "routine": "stop", "day": "2026-11-21", "started_at": "2026-11-21T07:00:00Z",
        "seconds": 60, "completed": 0, "before": 6, "after": 3, "entry_id": 1, "note": "n",
    },
    "answer": {"instrument": "other", "day": "2026-11-21", "answers": "4 3 2 1"},
    "review": {"helped": "a", "in_the_way": "b", "next_step": "c"},
    "contact": {
        "name": "Ana", "name_key": "ana", "reach": "r", "good_for": "g", "position": 4,
    },
}  # fmt: skip
"""For each column that undo covers another value than the plain row of `PLAIN` has."""


def test_every_column_has_another_value(store: Store) -> None:
    """A new table or column must say here how it can change."""
    for table, keys in images.KEYS.items():
        names = {row[1] for row in store._all(f"PRAGMA table_info({table})")}
        assert set(OTHER[table]) == names - images.STAMPS - set(keys), table


@pytest.mark.parametrize(
    ("table", "column"), [(table, column) for table, each in OTHER.items() for column in each]
)
def test_undo_and_redo_of_one_column(store: Store, table: str, column: str) -> None:
    """The row is what it was, then what it became, in that column too."""
    with store.act("rows"):
        for statement in PLAIN:
            if " setting " not in statement:
                store._write(statement)
    before = content(store)
    with store.act("one column"):
        store._write(
            f'UPDATE {table} SET "{column}" = ?, rev = rev + 1'
            f" WHERE rowid = (SELECT min(rowid) FROM {table})",
            (OTHER[table][column],),
        )
    after = content(store)
    assert after != before
    store.undo()
    assert content(store) == before
    store.redo()
    assert content(store) == after
