"""Practices in the file."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from selfcare.core.model import Practice
from selfcare.core.values import replace
from selfcare.store import Store
from selfcare.store.errors import ConflictError

DAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)


def test_a_practice_comes_and_goes(tmp_path: Path) -> None:
    """One practice is found by its number, changed, and removed; then it is not there."""
    with Store.open(tmp_path / "a.db", now=lambda: NOW) as store:
        with store.act("Practised"):
            made = store.add(Practice(0, "stop", DAY, NOW, 10, completed=False))
        assert store.one(Practice, made.id) == made
        with store.act("Went on"):
            longer = store.update(replace(made, seconds=20))
        assert store.one(Practice, made.id) == longer
        with store.act("Removed"):
            store.remove(Practice, made.id)
            with pytest.raises(ConflictError):
                store.remove(Practice, made.id)
        assert store.one(Practice, made.id) is None
        with pytest.raises(ConflictError), store.act("Too late"):
            store.update(longer)
