"""Files for each state of Week, written row by row; Thursday of the hard week is not logged.

`write_state(path, name)` writes one, `NOW[name]` is when it is looked at.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

from selfcare.core.model import Area, CheckIn, Entry, Habit, Rule
from selfcare.core.plan import AmountPerPeriod, DaysPerPeriod, Period
from selfcare.diary import day_acts, habit_acts, logbook, open_diary, setting_acts, week_acts
from selfcare.store import Store

EVENING = datetime.fromisoformat("2026-11-22T21:00:00+01:00")
THURSDAY = datetime.fromisoformat("2026-11-26T21:00:00+01:00")
NOW = {
    "hard": EVENING, "wide": EVENING, "number_off": EVENING, "light": EVENING, "back": EVENING,
    "first": THURSDAY, "no_habits": EVENING, "many": EVENING,
}  # fmt: skip
BEGAN = date(2026, 8, 31)
THIS_WEEK = date(2026, 11, 16)
NAMES = ("Sit quietly", "Walk", "Sleep", "Talk with someone", "Fruit and vegetables")

Week = dict[str, tuple[float | None, ...]]
HARD: Week = {
    "Sit quietly": (5, 5, 5, None, 5, 5, 0),
    "Walk": (15, 0, 15, None, 0, 15, 0),
    "Sleep": (6, 7, 6, None, 6, 8, 5),
    "Talk with someone": (1, 1, 0, None, 1, 1, 0),
    "Fruit and vegetables": (0, 5, 0, None, 0, 5, 0),
    "mood": (4, 3, 5, None, 4, 5, 5),
    "energy": (3, 3, 4, None, 4, 5, 5),
    "stress": (8, 9, 8, None, 8, 7, 7),
}
USUAL: Week = {
    "Sit quietly": (5, 5, 0, 5, 0, 5, 5),
    "Walk": (30, 0, 30, 0, 20, 0, 20),
    "Sleep": (7.5, 7, 6.5, 8, 7, 7.5, 8),
    "Talk with someone": (1, 0, 1, 0, 1, 1, 0),
    "Fruit and vegetables": (5, 3, 5, 0, 5, 2, 5),
    "mood": (6, 7, 5, 6, 6, 7, 6),
    "energy": (5, 5, 4, 5, 6, 5, 5),
    "stress": (5, 4, 6, 4, 4, 3, 5),
}
LEFT_OPEN = (None,) * 3
WIDE: Week = {
    "Sit quietly": (5, 5, 0, 0, *LEFT_OPEN),
    "Walk": (30, 0, 20, 10, *LEFT_OPEN),
    "Sleep": (7, 6, 7, 6, *LEFT_OPEN),
    "Talk with someone": (1, 0, 1, 0, *LEFT_OPEN),
    "Fruit and vegetables": (5, 2, 3, 0, *LEFT_OPEN),
    "mood": (6, 7, 5, 6, *LEFT_OPEN),
    "energy": (5, None, 4, 5, *LEFT_OPEN),
    "stress": (5, 4, 6, 4, *LEFT_OPEN),
}


def habits(first_day: date) -> list[Habit]:
    """One habit of each area, in the order of the pictures."""
    five, minutes = DaysPerPeriod(5, Period.WEEK), AmountPerPeriod(150, Period.WEEK)
    rules = {
        "Sit quietly": (Area.MINDFULNESS, Rule(first_day, "min", five, 5, None, 1)),
        "Walk": (Area.EXERCISE, Rule(first_day, "min", minutes, None, None, 5)),
        "Sleep": (Area.SLEEP, Rule(first_day, "h", five, 7, 9)),
        "Talk with someone": (Area.CONNECTION, Rule(first_day, "times", five, 1)),
        "Fruit and vegetables": (Area.EATING, Rule(first_day, "portions", five, 5, None, 1)),
    }  # fmt: skip
    return [
        Habit(number, f"habit-{number}", name, rules[name][0], first_day, (rules[name][1],), number)
        for number, name in enumerate(NAMES, start=1)
    ]


def _night(day: date, hours: float) -> tuple[datetime, datetime]:
    """A night that ends at seven, later on free days and after short nights."""
    woke = datetime.combine(day, datetime.min.time()).replace(hour=7, tzinfo=EVENING.tzinfo)
    woke += timedelta(minutes=60 if day.weekday() > 4 else 0)
    return woke - timedelta(hours=hours), woke


def _entries(week: Week, monday: date) -> list[Entry]:
    found = []
    for number, name in enumerate(NAMES, start=1):
        for step, amount in enumerate(week[name]):
            if amount is None:
                continue
            day = monday + timedelta(days=step)
            start, end = _night(day, amount) if name == "Sleep" else (None, None)
            found.append(Entry(0, f"{day}-{number}", number, day, amount, start, end))
    return found


def _checkins(week: Week, monday: date) -> list[CheckIn]:
    def given(name: str, step: int) -> int | None:
        value = week[name][step]
        return None if value is None else int(value)

    return [
        CheckIn(
            monday + timedelta(days=step),
            given("mood", step),
            given("energy", step),
            given("stress", step),
        )
        for step in range(len(week["mood"]))
        if given("mood", step) is not None
    ]


def _write_weeks(path: Path, weeks: dict[date, Week], first_day: date = BEGAN) -> None:
    entries = [entry for monday, week in weeks.items() for entry in _entries(week, monday)]
    checkins = [checkin for monday, week in weeks.items() for checkin in _checkins(week, monday)]
    with Store.open(path, create=True, now=lambda: EVENING) as store:
        store.load_sample(habits(first_day), (*entries, *checkins))


def _twelve_weeks(last: Week) -> dict[date, Week]:
    mondays = [BEGAN + timedelta(weeks=number) for number in range(12)]
    return {**dict.fromkeys(mondays, USUAL), mondays[-1]: last}


def _write_hard(path: Path) -> None:
    _write_weeks(path, _twelve_weeks(HARD))
    before = EVENING - timedelta(weeks=1)
    with open_diary(path, clock=lambda: before) as diary:
        week_acts.save_review(
            diary, None, "Early nights.", "The deadline.", "walk before the first coffee"
        )


def _write_number_off(path: Path) -> None:
    _write_hard(path)
    with open_diary(path, clock=lambda: EVENING) as diary:
        setting_acts.set_setting(diary, "show_number", "off")


def _write_light(path: Path) -> None:
    _write_hard(path)
    with open_diary(path, clock=lambda: EVENING) as diary:
        setting_acts.toggle_light(diary)


def _write_back(path: Path) -> None:
    weeks = {BEGAN + timedelta(weeks=number): USUAL for number in range(7)}
    _write_weeks(path, weeks)
    with open_diary(path, clock=lambda: EVENING) as diary:
        logbook.log(diary, 1, "1")
        day_acts.rate(diary, mood=3, stress=6)


def _write_first(path: Path) -> None:
    tuesday = date(2026, 11, 24)
    week: Week = {
        "Sit quietly": (None, 5, None, 5), "Walk": (None, None, 15, None),
        "Sleep": (None, None, None, 7.5), "Talk with someone": (None, None, 1, None),
        "Fruit and vegetables": (), "mood": (None, 6, None, 7), "energy": (None,) * 4,
        "stress": (None, 4, None, 4),
    }  # fmt: skip
    _write_weeks(path, {date(2026, 11, 23): week}, tuesday)
    with open_diary(path, clock=lambda: THURSDAY) as diary:
        habit_acts.remove_habit(diary, diary.find("Fruit").id)


def _write_no_habits(path: Path) -> None:
    with open_diary(path, clock=lambda: EVENING) as diary:
        habit_acts.finish_first_run(diary, None)
        day_acts.rate(diary, mood=6, energy=5, stress=4)


def _write_many(path: Path) -> None:
    _write_hard(path)
    with open_diary(path, clock=lambda: EVENING) as diary:
        for number in range(6, 16):
            habit, _ = habit_acts.add_habit(
                diary, f"Habit number {number}", "own", unit="min", plan="5/week"
            )
            logbook.log(diary, habit.id, "10")


_WRITERS: dict[str, Callable[[Path], None]] = {
    "hard": _write_hard,
    "wide": lambda path: _write_weeks(path, {THIS_WEEK: WIDE}, THIS_WEEK),
    "number_off": _write_number_off,
    "light": _write_light,
    "back": _write_back,
    "first": _write_first,
    "no_habits": _write_no_habits,
    "many": _write_many,
}


def write_state(path: Path, name: str) -> None:
    """Write the file of a state."""
    _WRITERS[name](path)
