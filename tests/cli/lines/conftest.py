"""A sitting in line mode over plain text streams, with a clock that tests can move."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from selfcare.cli.lines import ask_checkin, run_lines
from selfcare.diary import Diary, day_views, habit_acts, logbook, open_diary

SUNDAY = datetime.fromisoformat("2026-11-22T21:00:00+01:00")


@dataclass
class Told:
    """What one sitting wrote, and how it ended."""

    out: str
    err: str
    code: int

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


@dataclass
class Sitting:
    """A file, its diary, and a clock."""

    path: Path
    moment: datetime = SUNDAY
    _open: Diary | None = field(default=None)

    @property
    def diary(self) -> Diary:
        if self._open is None:
            self._open = open_diary(self.path, clock=lambda: self.moment)
        return self._open

    def close(self) -> None:
        if self._open is not None:
            self._open.close()
            self._open = None

    def on(self, day: str, hour: int = 21) -> None:
        """Move the clock to an hour of a day."""
        self.moment = datetime.fromisoformat(f"{day}T{hour:02}:00:00+01:00")

    def run(self, *answers: str) -> Told:
        """One sitting that answers these lines and then ends the input."""
        return self._sit(run_lines, "".join(f"{answer}\n" for answer in answers))

    def run_text(self, typed: str) -> Told:
        return self._sit(run_lines, typed)

    def checkin(self, *answers: str, day: date | None = None) -> Told:
        typed = "".join(f"{answer}\n" for answer in answers)
        return self._sit(lambda diary, **streams: ask_checkin(diary, day, **streams), typed)

    def _sit(self, talk: Callable[..., int], typed: str) -> Told:
        out, err = io.StringIO(), io.StringIO()
        code = talk(self.diary, stdin=io.StringIO(typed), stdout=out, stderr=err)
        return Told(out.getvalue(), err.getvalue(), code)

    def amount(self, name: str, day: str = "2026-11-22") -> float | None:
        """The day's total of a habit, as the file has it."""
        view = day_views.today_view(self.diary, date.fromisoformat(day))
        return next(row.amount for row in view.rows if row.habit.name == name)


@pytest.fixture
def sitting(db_path: Path) -> Iterator[Sitting]:
    """Nothing is there yet."""
    made = Sitting(db_path)
    yield made
    made.close()


@pytest.fixture
def evening(sitting: Sitting) -> Sitting:
    """The week of the design's transcript: five habits for three weeks, 12 minutes walked today."""
    sitting.on("2026-11-02")
    diary = sitting.diary
    sit, _ = habit_acts.add_habit(
        diary, "Sit quietly", "mindfulness", unit="min", goal=">=5", plan="5/week", smallest="1"
    )
    walk, _ = habit_acts.add_habit(
        diary,
        "Walk",
        "exercise",
        unit="min",
        plan="150 min/week",
        smallest="5",
        if_then="If the kettle is on, then shoes on",
    )
    sleep, _ = habit_acts.add_habit(diary, "Sleep", "sleep", unit="h", goal="7-9", plan="5/week")
    talk, _ = habit_acts.add_habit(
        diary, "Talk with someone", "connection", goal=">=1", plan="5/week"
    )
    habit_acts.add_habit(
        diary,
        "Fruit and vegetables",
        "eating",
        unit="portions",
        goal=">=5",
        plan="5/week",
        smallest="1",
    )
    sitting.moment = SUNDAY
    monday = date(2026, 11, 16)
    for offset in (0, 1, 3, 5):
        logbook.log(diary, sit.id, "5", monday + timedelta(days=offset))
    for offset, amount in ((0, "40"), (2, "40"), (6, "12")):
        logbook.log(diary, walk.id, amount, monday + timedelta(days=offset))
    for offset, night in ((0, "7.5"), (2, "8"), (4, "730")):
        logbook.log(diary, sleep.id, night, monday + timedelta(days=offset))
    for offset in (0, 3):
        logbook.log(diary, talk.id, "1", monday + timedelta(days=offset))
    return sitting
