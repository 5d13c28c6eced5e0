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
from selfcare.service import Selfcare, open_selfcare
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


def rows_of(service: Selfcare, day: date | None = None) -> tuple[HabitRow, ...]:
    """What Today shows of every habit once all has been read."""
    service.load_all()
    return service.today_view(day).rows


@dataclass(frozen=True)
class Hand:
    """What an act is about: everything a person may choose."""

    service: Selfcare
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
        self.service.pause(who, self.day, self.random.choice((end, None)))

    def area(self) -> Area:
        """Any area."""
        return self.random.choice(tuple(Area))

    def outside(self) -> None:
        """Another window logs, and this one notices."""
        with open_selfcare(self.service.path, clock=self.clock) as other:
            other.log(self.habit, "5", self.day)
        self.service.reload()


ACTS: dict[str, Callable[[Hand], object]] = {
    "log": lambda at: at.service.log(at.habit, at.one_of("5", "=12", "0.7", "=61.3"), at.day),
    "log today": lambda at: at.service.log_usual(at.habit),
    "none": lambda at: at.service.log_none(at.habit, at.day),
    "clear": lambda at: at.service.clear_day(at.habit, at.day),
    "undo": lambda at: at.service.undo(),
    "undo again": lambda at: at.service.undo(),
    "redo": lambda at: at.service.redo(),
    "rest": lambda at: at.service.rest(at.habit, at.day),
    "pause": Hand.pause,
    "day off": lambda at: at.service.day_off(at.day),
    "resume": lambda at: at.service.resume(at.random.choice((None, at.habit)), at.day),
    "rate": lambda at: at.service.rate(at.day, mood=at.random.randint(1, 9)),
    "take a mood back": lambda at: at.service.rate(at.day, mood=None),
    "close": lambda at: at.service.close_day(at.day),
    "plan": lambda at: at.service.edit_habit(at.habit, plan=at.one_of(*PLANS)),
    "plan from a day": lambda at: at.service.edit_habit(
        at.habit, plan=at.one_of(*PLANS), from_=at.day
    ),
    "archive": lambda at: at.service.archive(at.habit),
    "restore": lambda at: at.service.restore(at.habit),
    "week start": lambda at: at.service.set_setting("week_start", at.one_of("mon", "sun", "wed")),
    "forgiveness": lambda at: at.service.set_setting("forgiveness", at.one_of("on", "off")),
    "hide": lambda at: at.service.take_break(at.area()),
    "show": lambda at: at.service.bring_back(at.area()),
    "clock": lambda at: at.clock.go(days=at.random.choice((1, 1, 2, 9, -1))),
    "outside": Hand.outside,
}


def act(service: Selfcare, random: Random, clock: Clock) -> str:
    """Anything a person may do, on a day that is mostly a late one; what it was."""
    age = int(560 * random.random() ** random.choice((1, 5, 20)))
    hand = Hand(service, clock, random, random.randint(1, 6), service.today() - timedelta(age))
    what = random.choice(tuple(ACTS))
    ACTS[what](hand)
    return f"{what}, habit {hand.habit}, {hand.day}"


@pytest.mark.parametrize("seed", range(10))
def test_kept_figures_are_those_of_a_fresh_reading(
    lived: Path, opened: Callable[[], Selfcare], clock: Clock, seed: int
) -> None:
    """Runs, strengths and weeks after any acts are what a program that has just begun shows."""
    assert lived.exists()
    random = Random(seed)
    service = opened()
    rows_of(service)
    told: list[str] = []
    for _ in range(25):
        with suppress(SelfcareError):
            told.append(act(service, random, clock))
        fresh = opened()
        assert rows_of(service) == rows_of(fresh), told
        fresh.close()


@pytest.mark.parametrize("seed", range(6))
def test_acts_while_the_history_is_read_are_in_it(
    lived: Path, opened: Callable[[], Selfcare], clock: Clock, seed: int
) -> None:
    """Whatever is done between two pieces of the reading, the end is what the file holds."""
    assert lived.exists()
    random = Random(seed)
    service = opened()
    service.today_view()
    told: list[str] = []
    while service.warm_next():
        if not service.loaded and random.random() < 0.7:
            with suppress(SelfcareError):
                told.append(act(service, random, clock))
    fresh = opened()
    assert rows_of(service) == rows_of(fresh), told
    earlier = TODAY - timedelta(days=400)
    assert rows_of(service, earlier) == rows_of(fresh, earlier)


def test_the_first_entry_ever_may_come_while_the_history_is_read(
    service: Selfcare, opened: Callable[[], Selfcare]
) -> None:
    """A habit that had nothing when the reading began, and a day before all others, are kept."""
    one, _ = service.add_habit("Walk", "exercise", unit="min")
    two, _ = service.add_habit("Sit", "mindfulness", unit="min")
    service.log(one.id, "5")
    again = opened()
    again.today_view()
    assert again.warm_next()
    again.log(two.id, "5")
    again.log(one.id, "5", again.today() - timedelta(days=9))
    while again.warm_next():
        pass
    assert rows_of(again) == rows_of(opened())
    assert [row.run and row.run.total for row in rows_of(again)] == [2, 1]


def test_a_key_after_the_reading_walks_no_years(
    lived: Path, opened: Callable[[], Selfcare]
) -> None:
    """Rating a past day or taking a log back leaves the figures of what it did not touch alone."""
    assert lived.exists()
    service = opened()
    before = rows_of(service)
    service.rate(mood=4)
    service.log(1, "5")
    service.undo()
    after = rows_of(service)
    assert [row.run for row in after] == [row.run for row in before]
    same = [one.run is other.run for one, other in zip(before, after, strict=True)]
    assert same.count(False) <= 1
