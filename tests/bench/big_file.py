"""A large file: ten years of fifteen habits, every row from a seeded generator."""

import random
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from selfcare.core.model import Area, CheckIn, Entry, Habit, Rule
from selfcare.core.plan import AmountPerPeriod, Daily, DaysPerPeriod, Period, Plan, Weekdays
from selfcare.store import Store

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)
YEARS = 10
HABITS = 15
_FIRST = ("Sit quietly", "Walk", "Sleep", "Talk with someone", "Fruit and vegetables")
_PLANS: tuple[Plan, ...] = (
    Daily(),
    AmountPerPeriod(150, Period.WEEK),
    DaysPerPeriod(5, Period.WEEK),
    Weekdays((0, 2, 4)),
    DaysPerPeriod(10, Period.MONTH),
)


def write_big_file(path: Path, years: int = YEARS, habits: int = HABITS, seed: int = 1) -> None:
    """Write a new file: an entry on four days of five for each habit, a mood on most days."""
    rng = random.Random(seed)
    first = TODAY - timedelta(days=365 * years)
    areas = tuple(Area)
    names = [*_FIRST, *(f"Habit {number}" for number in range(len(_FIRST) + 1, habits + 1))]
    rows = [
        Habit(
            id=number,
            uid=f"habit-{number}",
            name=name,
            area=areas[number % len(areas)],
            first_day=first,
            rules=(Rule(first, "min", _PLANS[number % len(_PLANS)]),),
            position=number,
        )
        for number, name in enumerate(names[:habits], start=1)
    ]
    days = [first + timedelta(days=number) for number in range((TODAY - first).days)]
    entries = [
        Entry(0, f"{day}-{habit.id}", habit.id, day, rng.randint(5, 60))
        for day in days
        for habit in rows
        if rng.random() < 0.8
    ]
    checkins = [
        CheckIn(day, rng.randint(2, 9), rng.randint(2, 9), rng.randint(1, 8))
        for day in days
        if rng.random() < 0.85
    ]
    with Store.open(path, create=True, now=lambda: NOW) as store:
        store.load_sample(rows, (*entries, *checkins))
