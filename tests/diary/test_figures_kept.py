"""Figures kept in memory through any acts are the figures a fresh reading of the file gives."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Protocol

import pytest

from selfcare.core.errors import SelfcareError
from selfcare.core.model import Area, CheckIn, Entry, Habit, Rule
from selfcare.core.plan_grammar import parse_plan
from selfcare.core.views import HabitRow
from selfcare.diary import (
    Diary,
    coming_back,
    day_acts,
    day_views,
    habit_acts,
    logbook,
    open_diary,
    pausing,
    setting_acts,
    week_acts,
)
from selfcare.store import Store
from tests.kept_open import kept_open

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 20, tzinfo=UTC)
PLANS = ("daily", "mon,wed,fri", "every 3 days", "5/week", "10/month", "60 min/week")


class Clock(Protocol):
    """The clock of these tests."""

    def __call__(self) -> datetime: ...

    def go(self, **step: float) -> None: ...


@pytest.fixture(autouse=True)
def _kept_open() -> Iterator[None]:
    """A fresh reading is one of the file, by a connection that is open already."""
    with kept_open():
        yield


@pytest.fixture
def lived(db_path: Path, _written: Path) -> Path:
    """A file with a year and a half of six habits, one for each kind of plan."""
    shutil.copyfile(_written, db_path)
    db_path.chmod(0o600)
    return db_path


@pytest.fixture(scope="session")
def _written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Written once for all tests of a worker."""
    path = tmp_path_factory.mktemp("lived") / "selfcare.db"
    random = Random(7)
    first = TODAY - timedelta(days=550)
    habits = [
        Habit(
            id=number,
            uid=f"habit-{number}",
            name=f"Habit {number}",
            area=tuple(Area)[number % 6],
            first_day=first + timedelta(days=3 * number),
            rules=(Rule(first, "min", parse_plan(plan, "min"), 10.0 if number % 2 else None),),
            position=number,
        )
        for number, plan in enumerate(PLANS, start=1)
    ]
    days = [first + timedelta(days=number) for number in range(550)]
    entries = [
        Entry(0, f"{day}-{habit.id}", habit.id, day, random.choice((0.0, 4.3, 12.1, 30.0)))
        for day in days
        for habit in habits
        if random.random() < 0.7
    ]
    checkins = [CheckIn(day, random.randint(2, 9)) for day in days if random.random() < 0.6]
    with Store.open(path, create=True, now=lambda: NOW) as store:
        store.load_sample(habits, (*entries, *checkins))
    return path


def rows_of(diary: Diary, day: date | None = None) -> tuple[HabitRow, ...]:
    """What Today shows of every habit once all has been read."""
    diary.load_all()
    return day_views.today_view(diary, day).rows


@dataclass(frozen=True)
class Hand:
    """What an act is about: everything a person may choose."""

    diary: Diary
    clock: Clock
    random: Random
    habit: int
    day: date

    def one_of(self, *choices: str) -> str:
        """Any of these."""
        return self.random.choice(choices)

    def pause(self) -> None:
        """A pause of one habit or of all, with or without an end."""
        end = self.day + timedelta(days=self.random.randrange(30))
        who = self.random.choice((None, self.habit))
        pausing.pause(self.diary, who, self.day, self.random.choice((end, None)))

    def area(self) -> Area:
        """Any area."""
        return self.random.choice(tuple(Area))

    def outside(self) -> None:
        """Another window logs, and this one notices."""
        with open_diary(self.diary.path, clock=self.clock) as other:
            logbook.log(other, self.habit, "5", self.day)
        self.diary.reload()


ACTS: dict[str, Callable[[Hand], object]] = {
    "log": lambda at: logbook.log(
        at.diary, at.habit, at.one_of("5", "=12", "0.7", "=61.3"), at.day
    ),
    "log today": lambda at: logbook.log_usual(at.diary, at.habit),
    "none": lambda at: logbook.log_none(at.diary, at.habit, at.day),
    "clear": lambda at: logbook.clear_day(at.diary, at.habit, at.day),
    "undo": lambda at: coming_back.undo(at.diary),
    "undo again": lambda at: coming_back.undo(at.diary),
    "redo": lambda at: coming_back.redo(at.diary),
    "rest": lambda at: day_acts.rest(at.diary, at.habit, at.day),
    "pause": Hand.pause,
    "day off": lambda at: day_acts.day_off(at.diary, at.day),
    "resume": lambda at: pausing.resume(at.diary, at.random.choice((None, at.habit)), at.day),
    "rate": lambda at: day_acts.rate(at.diary, at.day, mood=at.random.randint(1, 9)),
    "take a mood back": lambda at: day_acts.rate(at.diary, at.day, mood=None),
    "close": lambda at: day_acts.close_day(at.diary, at.day),
    "plan": lambda at: habit_acts.edit_habit(at.diary, at.habit, plan=at.one_of(*PLANS)),
    "plan from a day": lambda at: habit_acts.edit_habit(
        at.diary, at.habit, plan=at.one_of(*PLANS), from_=at.day
    ),
    "archive": lambda at: habit_acts.archive(at.diary, at.habit),
    "restore": lambda at: habit_acts.restore(at.diary, at.habit),
    "week start": lambda at: setting_acts.set_setting(
        at.diary, "week_start", at.one_of("mon", "sun", "wed")
    ),
    "forgiveness": lambda at: setting_acts.set_setting(
        at.diary, "forgiveness", at.one_of("on", "off")
    ),
    "hide": lambda at: setting_acts.take_break(at.diary, at.area()),
    "show": lambda at: setting_acts.bring_back(at.diary, at.area()),
    "clock": lambda at: at.clock.go(days=at.random.choice((1, 1, 2, 9, -1))),
    "outside": Hand.outside,
}


def act(diary: Diary, random: Random, clock: Clock) -> str:
    """Anything a person may do, on a day that is mostly a late one; what it was."""
    age = int(560 * random.random() ** random.choice((1, 5, 20)))
    hand = Hand(diary, clock, random, random.randint(1, 6), diary.today() - timedelta(age))
    what = random.choice(tuple(ACTS))
    ACTS[what](hand)
    return f"{what}, habit {hand.habit}, {hand.day}"


@pytest.mark.parametrize("seed", range(10))
def test_kept_figures_are_those_of_a_fresh_reading(
    lived: Path, opened: Callable[[], Diary], clock: Clock, seed: int
) -> None:
    """Runs, strengths and weeks after any acts are what a program that has just begun shows."""
    assert lived.exists()
    random = Random(seed)
    diary = opened()
    rows_of(diary)
    told: list[str] = []
    for _ in range(25):
        with suppress(SelfcareError):
            told.append(act(diary, random, clock))
        fresh = opened()
        assert rows_of(diary) == rows_of(fresh), told
        fresh.close()


@pytest.mark.parametrize("seed", range(6))
def test_acts_while_the_history_is_read_are_in_it(
    lived: Path, opened: Callable[[], Diary], clock: Clock, seed: int
) -> None:
    """Whatever is done between two pieces of the reading, the end is what the file holds."""
    assert lived.exists()
    random = Random(seed)
    diary = opened()
    day_views.today_view(diary)
    told: list[str] = []
    while week_acts.warm_next(diary):
        if not diary.loaded and random.random() < 0.7:
            with suppress(SelfcareError):
                told.append(act(diary, random, clock))
    fresh = opened()
    assert rows_of(diary) == rows_of(fresh), told
    earlier = TODAY - timedelta(days=400)
    assert rows_of(diary, earlier) == rows_of(fresh, earlier)


def test_the_first_entry_ever_may_come_while_the_history_is_read(
    diary: Diary, opened: Callable[[], Diary]
) -> None:
    """A habit that had nothing when the reading began, and a day before all others, are kept."""
    one, _ = habit_acts.add_habit(diary, "Walk", "exercise", unit="min")
    two, _ = habit_acts.add_habit(diary, "Sit", "mindfulness", unit="min")
    logbook.log(diary, one.id, "5")
    again = opened()
    day_views.today_view(again)
    assert week_acts.warm_next(again)
    logbook.log(again, two.id, "5")
    logbook.log(again, one.id, "5", again.today() - timedelta(days=9))
    while week_acts.warm_next(again):
        pass
    assert rows_of(again) == rows_of(opened())
    assert [row.run and row.run.total for row in rows_of(again)] == [2, 1]


def test_a_key_after_the_reading_walks_no_years(lived: Path, opened: Callable[[], Diary]) -> None:
    """Rating a past day or taking a log back leaves the figures of what it did not touch alone."""
    assert lived.exists()
    diary = opened()
    before = rows_of(diary)
    day_acts.rate(diary, mood=4)
    logbook.log(diary, 1, "5")
    coming_back.undo(diary)
    after = rows_of(diary)
    assert [row.run for row in after] == [row.run for row in before]
    same = [one.run is other.run for one, other in zip(before, after, strict=True)]
    assert same.count(False) <= 1
