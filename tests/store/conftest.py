"""Stores in a temporary folder, a clock that can be turned, and connections that get closed."""

import hashlib
import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from selfcare.core.model import Area, Entry, Habit, Rule
from selfcare.core.plan import Daily
from selfcare.store import Store

DAY = date(2026, 11, 22)


class Clock:
    """A clock that stands still until it is turned."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 22, 21, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.moment

    def turn(self, **by: float) -> None:
        self.moment += timedelta(**by)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "diary" / "selfcare.db"


@pytest.fixture
def opening(path: Path, clock: Clock) -> Iterator[Callable[..., Store]]:
    """Opens stores that are closed at the end."""
    opened: list[Store] = []

    def go(at: Path | None = None, **options: Any) -> Store:
        store = Store.open(at or path, now=options.pop("now", clock), **options)
        opened.append(store)
        return store

    yield go
    for store in opened:
        store.close()


@pytest.fixture
def store(opening: Callable[..., Store]) -> Store:
    return opening()


@pytest.fixture
def raw(path: Path) -> Iterator[Callable[..., sqlite3.Connection]]:
    """Plain connections, as another program would make them."""
    opened: list[sqlite3.Connection] = []

    def go(at: Path | None = None) -> sqlite3.Connection:
        connection = sqlite3.connect(at or path, isolation_level=None)
        opened.append(connection)
        return connection

    yield go
    for connection in opened:
        connection.close()


@pytest.fixture
def habit() -> Habit:
    """A habit that is not kept yet: "Walk", 30 min a day."""
    return Habit(0, "", "Walk", Area.EXERCISE, DAY, (Rule(DAY, "min", Daily(), 30.0),))


@pytest.fixture
def walk(store: Store, habit: Habit) -> Habit:
    """A store with one habit, "Walk", 30 min a day."""
    with store.act("Added Walk"):
        return store.add_habit(habit)


@pytest.fixture
def log(store: Store) -> Callable[..., Entry]:
    """Logs one entry as an act of its own."""

    def go(habit: Habit, amount: float = 20.0, day: date = DAY, note: str = "") -> Entry:
        with store.act(f"{habit.name}, {amount:g} min", day=day):
            return store.add(Entry(0, "", habit.id, day, amount, note=note))

    return go


@pytest.fixture
def fingerprint() -> Callable[[Path], tuple[str, int, int]]:
    """What must not change of a file that is refused: its bytes, its time, its mode."""

    def go(path: Path) -> tuple[str, int, int]:
        found = path.stat()
        return (
            hashlib.sha256(path.read_bytes()).hexdigest(),
            found.st_mtime_ns,
            found.st_mode,
        )

    return go
