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
            made = store.add_practice(Practice(0, "stop", DAY, NOW, 10, completed=False))
        assert store.practice(made.id) == made
        with store.act("Went on"):
            longer = store.update_practice(replace(made, seconds=20))
        assert store.practice(made.id) == longer
        with store.act("Removed"):
            assert store.remove_practice(made.id) == 1
            assert store.remove_practice(made.id) == 0
        assert store.practice(made.id) is None
        with pytest.raises(ConflictError), store.act("Too late"):
            store.update_practice(longer)
