"""A diary on a fresh file with a clock that a test can move."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from selfcare.diary import Diary, habit_acts, open_diary


@dataclass
class MovingClock:
    """A clock that stands still until a test moves it."""

    moment: datetime

    def __call__(self) -> datetime:
        return self.moment

    def go(self, **step: float) -> None:
        """Move on by so many days, hours, minutes."""
        self.moment += timedelta(**step)

    def at(self, text: str) -> None:
        """Move to an ISO instant."""
        self.moment = datetime.fromisoformat(text)


@pytest.fixture
def clock() -> MovingClock:
    """Sunday 22 November 2026, nine in the evening."""
    return MovingClock(datetime.fromisoformat("2026-11-22T21:00:00+01:00"))


@pytest.fixture
def opened(db_path: Path, clock: MovingClock) -> Iterator[Callable[[], Diary]]:
    """Opens the same file, as often as a test likes."""
    services: list[Diary] = []

    def open_again() -> Diary:
        diary = open_diary(db_path, clock=clock)
        services.append(diary)
        return diary

    yield open_again
    for diary in services:
        diary.close()


@pytest.fixture
def diary(opened: Callable[[], Diary]) -> Diary:
    """A fresh file."""
    return opened()


@pytest.fixture
def walk(diary: Diary) -> int:
    """A habit counted in minutes, 150 a week."""
    habit, _ = habit_acts.add_habit(
        diary, "Walk", "exercise", unit="min", plan="150 min/week", smallest="5"
    )
    return habit.id


@pytest.fixture
def sit(diary: Diary) -> int:
    """A daily habit counted in minutes, at least 5 a day."""
    habit, _ = habit_acts.add_habit(
        diary, "Sit quietly", "mindfulness", unit="min", goal=">=5", smallest="1"
    )
    return habit.id


@pytest.fixture
def talk(diary: Diary) -> int:
    """A yes/no habit, five days a week."""
    habit, _ = habit_acts.add_habit(
        diary, "Talk with someone", "connection", goal=">=1", plan="5/week"
    )
    return habit.id


@pytest.fixture
def sleep(diary: Diary) -> int:
    """Nights of 7 to 9 hours, five a week."""
    habit, _ = habit_acts.add_habit(diary, "Sleep", "sleep", unit="h", goal="7-9", plan="5/week")
    return habit.id
