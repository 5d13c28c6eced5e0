"""Answers in the file: a list of numbers and gaps, whoever wrote it."""

import sqlite3
from datetime import date, datetime
from pathlib import Path

import pytest

from selfcare.core.model import Answered
from selfcare.store import Store

NOW = datetime.fromisoformat("2026-11-22T21:00:00+01:00")
DAY = date(2026, 11, 22)


def opened(path: Path) -> Store:
    return Store.open(path, now=lambda: NOW)


def test_round_trip_and_undo(db_path):
    """What was answered comes back by day; undo removes it, redo brings it back."""
    with opened(db_path) as store:
        with store.act("Answers", day=DAY):
            number = store.add(Answered(0, "ons4", DAY, (7, None, 10, 0))).id
        found = store.all(Answered, instrument="ons4")
        assert [(each.id, each.day, each.answers) for each in found] == [
            (number, DAY, (7, None, 10, 0))
        ]
        assert store.all(Answered, instrument="other") == ()
        store.undo()
        assert store.all(Answered, instrument="ons4") == ()
        store.redo()
        assert store.all(Answered, instrument="ons4") == found


def test_a_write_needs_an_act(db_path):
    """So that it can be taken back."""
    with opened(db_path) as store, pytest.raises(RuntimeError):
        store.add(Answered(0, "ons4", DAY, (1, 2, 3, 4)))


@pytest.mark.parametrize(
    "text", ["x", "{}", "7", "[1, 2, 3, 4.5]", '["7"]', "[true]", "[NaN]", "[" * 5000, "null"]
)
def test_what_other_programs_wrote_is_no_error(db_path, text):
    """A row in another shape is passed over."""
    with opened(db_path):
        pass
    with sqlite3.connect(db_path) as rows:
        rows.execute(
            "INSERT INTO answer (instrument, day, answers) VALUES ('ons4', '2026-11-01', ?)",
            (text,),
        )
    rows.close()
    with opened(db_path) as store:
        assert store.all(Answered, instrument="ons4") == ()
