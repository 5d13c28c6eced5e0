"""Files for coming back and for each quiet line of Today, written through the diary.

`away`, `started`, `hard_days` and `harder_days` take a new file and the clock of the tests.
"""

from datetime import date, datetime, timedelta
from typing import Protocol

from selfcare.content.starters import starters
from selfcare.diary import Diary, day_acts, habit_acts, logbook

SUNDAY = date(2026, 11, 22)
MONDAY = date(2026, 11, 16)
HOSTILE = "[b]Walk[/b]\x1b[31m \u202e散歩 👩‍👩‍👧 " * 6


class Turned(Protocol):
    """The clock of these tests."""

    now: datetime

    def __call__(self) -> datetime: ...


def away(care: Diary, clock: Turned, days: int = 34, walk: str = "Walk") -> dict[str, int]:
    """Nine weeks of five habits that end so many days before yesterday."""
    now = clock.now
    clock.now = now - timedelta(days=days + 1)
    last = clock.now.date()
    ids = {}
    for name, area, unit, goal, plan, smallest in (
        ("Sit quietly", "mindfulness", "min", ">=5", "5/week", "1"),
        (walk, "exercise", "min", "any", "150 min/week", "5"),
        ("Pills", "own", "times", "any", "daily", ""),
        ("Piano", "own", "times", "any", "mon,thu", ""),
        ("Fruit and vegetables", "eating", "portions", ">=5", "5/week", "1"),
    ):
        habit, _ = habit_acts.add_habit(
            care, name, area, unit=unit, goal=goal, plan=plan, smallest=smallest
        )
        ids[name] = habit.id
    for back in range(63):
        day = last - timedelta(days=back)
        lines = [(ids[walk], "30"), (ids["Pills"], "1")]
        if back % 7 not in {1, 3}:
            lines.append((ids["Sit quietly"], "5"))
        if day.weekday() in {0, 3} and back < 30:
            lines.append((ids["Piano"], "1"))
        logbook.log_many(care, lines, day=day)
    clock.now = now
    care.load_all()
    return ids


def started(care: Diary, clock: Turned, weeks: tuple[int, ...], walk: str = "Walk") -> int:
    """Starter habits, and in each week before this one so many days with a walk of 20 min."""
    now = clock.now
    clock.now = now - timedelta(days=40)
    habit_acts.start_with(care, starters()[:4], None)
    clock.now = now
    walking = care.find("Walk").id
    habit_acts.edit_habit(care, walking, name=walk, if_then="If the kettle is on, then shoes on.")
    for back, days in enumerate(reversed(weeks), start=1):
        for day in range(days):
            logbook.log(care, walking, "20", MONDAY - timedelta(weeks=back, days=-day))
    logbook.log(care, walking, "12")
    care.load_all()
    return walking


def hard_days(care: Diary, clock: Turned) -> int:
    """Two days with a very low mood, and something logged today."""
    walking = started(care, clock, (3, 3, 3, 2))
    for back in (2, 1):
        day_acts.rate(care, SUNDAY - timedelta(days=back), mood=2)
    return walking


def harder_days(care: Diary, clock: Turned) -> None:
    """A third day before, so that today's number need not be a low one."""
    hard_days(care, clock)
    day_acts.rate(care, SUNDAY - timedelta(days=3), mood=0)
