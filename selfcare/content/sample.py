"""The sample diary: two invented years for demos, screenshots and workshops.

`sample.toml` holds all of it, counted from the present week, and says which weeks are which: two
returns after gaps, a holiday and an illness (both paused), a thin, a wide and a full week, names
in other scripts, plans that grew, and a link between walking and mood.
"""

import tomllib
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from selfcare.core.days import weekday_named
from selfcare.core.goals import parse_goal
from selfcare.core.model import Area, CheckIn, Entry, Habit, Pause, Practice, Rule, rounded
from selfcare.core.plan_grammar import parse_plan
from selfcare.core.values import replace

# The clock of the sample diary's person: real daylight saving, wherever the demo runs.

_HOUR = timedelta(hours=1)
_LAST_WITH_SUMMER = timedelta(hours=13)
"""Farther east an hour more would lie beyond all that the file can keep."""


class Place(Struct, frozen=True):
    """Somewhere whose clocks change on the European days; the offsets are those from UTC."""

    winter: timedelta
    summer: timedelta

    def local(self, instant: datetime) -> datetime:
        """An instant on the wall, its offset written out, so that differences are real time."""
        return instant.astimezone(timezone(self._offset(instant)))

    def instant(self, day: date, at: time) -> datetime:
        """When the wall shows a time, in UTC."""
        read = datetime.combine(day, at, UTC)
        return read - self._offset(read - self.winter)

    def _offset(self, instant: datetime) -> timedelta:
        begins, ends = _summer_of(instant.year)
        return self.summer if begins <= instant < ends else self.winter


def place_of(now: datetime) -> Place:
    """A place that has the offset of `now`.

    A machine gives its present offset and not its rules; the diary wants nights in which the
    clocks change.
    """
    offset = now.utcoffset() or timedelta()
    begins, ends = _summer_of(now.year)
    if begins <= now < ends:
        return Place(offset - _HOUR, offset)
    return Place(offset, offset + _HOUR if offset <= _LAST_WITH_SUMMER else offset)


@cache
def _summer_of(year: int) -> tuple[datetime, datetime]:
    """From the last Sunday of March to that of October, at 01:00 UTC."""
    march, october = date(year, 3, 31), date(year, 10, 31)
    begins = march - timedelta(days=march.isoweekday() % 7)
    ends = october - timedelta(days=october.isoweekday() % 7)
    return datetime.combine(begins, time(1), UTC), datetime.combine(ends, time(1), UTC)


_FILE = Path(__file__).with_name("sample.toml")
"""Not by importlib.resources, which costs a third of what reading the diary does."""
_NOON = time(12)
_WRITTEN_AFTER = timedelta(minutes=15)
"""From waking to the line in the diary."""


class SampleDiary(Struct, frozen=True):
    """Everything of the diary, by day; ids are 1 to n in each tuple."""

    today: date
    habits: tuple[Habit, ...]
    entries: tuple[Entry, ...]
    checkins: tuple[CheckIn, ...]
    pauses: tuple[Pause, ...]
    rests: tuple[tuple[int, date], ...]
    """(habit id, day)."""
    practices: tuple[Practice, ...]
    settings: tuple[tuple[str, str], ...]
    """(key, kept value)."""


def sample_diary(today: date, now: datetime) -> SampleDiary:
    """Two years that end on `today`, the same for the same day and moment.

    Args:
        today: the last day of the diary, by the person's day start.
        now: no moment is later than this. The person lives by its offset from UTC, and by clocks
            that change on the European days.
    """
    source = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    monday = today - timedelta(days=today.weekday())
    habits = tuple(_habit(one, number, monday) for number, one in enumerate(source["habit"], 1))
    ids = {one["key"]: number for number, one in enumerate(source["habit"], 1)}
    reader = _Reader(today, monday, now.astimezone(UTC), place_of(now), ids)
    for line in source["diary"]["days"].splitlines():
        reader.read(line)
    return SampleDiary(
        today=today,
        habits=habits,
        entries=tuple(reader.entries),
        checkins=tuple(reader.checkins),
        pauses=tuple(_pause(one, number, monday) for number, one in enumerate(source["pause"], 1)),
        rests=tuple(reader.rests),
        practices=tuple(reader.practices),
        settings=tuple(source["settings"].items()),
    )


def _habit(source: dict[str, Any], number: int, monday: date) -> Habit:
    unit, goal = source["unit"], source.get("goal", "any")
    rules = tuple(
        Rule(
            monday - timedelta(weeks=plan["from"]),
            unit,
            parse_plan(plan["plan"], unit),
            *parse_goal(goal, unit),
            source.get("smallest"),
        )
        for plan in source["plans"]
    )
    away = source.get("put_away")
    return Habit(
        id=number,
        uid=f"{number:032x}",
        name=source["name"],
        area=Area(source["area"]),
        first_day=rules[0].from_day,
        rules=rules,
        position=number - 1,
        if_then=source.get("if_then", ""),
        note=source.get("note", ""),
        archived_day=None if away is None else monday - timedelta(weeks=away),
    )


def _pause(source: dict[str, Any], number: int, monday: date) -> Pause:
    first = _day(source["week"], source["weekday"], monday)
    last = first + timedelta(days=source["days"] - 1)
    return Pause(number, None, first, last, source["reason"])


def _day(week: int, weekday: str, monday: date) -> date:
    number = weekday_named(weekday)
    assert number is not None
    return monday + timedelta(days=number, weeks=-week)


class _Reader(Struct):
    """Reads one line after the other; sample.toml says what stands in them."""

    today: date
    monday: date
    now: datetime
    """In UTC."""
    place: Place
    habits: dict[str, int]
    """Ids by key."""
    entries: list[Entry] = field(default_factory=list)
    checkins: list[CheckIn] = field(default_factory=list)
    rests: list[tuple[int, date]] = field(default_factory=list)
    practices: list[Practice] = field(default_factory=list)

    def read(self, line: str) -> None:
        head, *parts = line.split(" | ")
        week, weekday, *scales = head.split()
        if weekday == "today":
            day = self.today
        elif (day := _day(int(week), weekday, self.monday)) >= self.today:
            return
        note, closed = "", False
        for part in parts:
            word, _, rest = part.partition(" ")
            match word:
                case "night":
                    self._sleep(day, *rest.split())
                case "practised":
                    self._practise(*rest.split())
                case "rest":
                    self.rests.append((self.habits[rest], day))
                case "closed":
                    closed = True
                case "note":
                    note = rest
                case habit:
                    self._log(self.habits[habit], day, *rest.split(" ", 2))
        if scales or note:
            mood, energy, stress = (None if one == "-" else int(one) for one in scales or "---")
            self.checkins.append(CheckIn(day, mood, energy, stress, note, closed))

    def _log(self, habit: int, day: date, amount: str, at: str, note: str = "") -> None:
        logged = self.place.instant(day, time.fromisoformat(at))
        self._enter(habit, day, float(amount), logged, note=note)

    def _sleep(self, day: date, bed: str, asleep: str) -> None:
        """A night: its length is real time, also when the clocks change."""
        began = time.fromisoformat(bed)
        evening = day - timedelta(days=began >= _NOON)
        hours, minutes = asleep.split(":")
        length = timedelta(hours=int(hours), minutes=int(minutes))
        ended = min(self.place.instant(evening, began) + length, self.now)
        span = self.place.local(ended - length), self.place.local(ended)
        amount = rounded(length / timedelta(hours=1))
        self._enter(self.habits["sleep"], day, amount, ended + _WRITTEN_AFTER, *span)

    def _enter(  # noqa: PLR0917  # in the order of an entry's fields
        self,
        habit: int,
        day: date,
        amount: float,
        logged: datetime,
        started: datetime | None = None,
        ended: datetime | None = None,
        note: str = "",
    ) -> None:
        number = len(self.entries) + 1
        uid = f"{len(self.habits) + number:032x}"
        logged = min(logged, self.now)
        self.entries.append(
            Entry(number, uid, habit, day, amount, started, ended, note, "", logged)
        )

    def _practise(self, routine: str, before: str, after: str, stopped: str = "") -> None:
        """The routine behind the entry before it."""
        entry = replace(self.entries[-1], source="practice")
        self.entries[-1] = entry
        assert entry.logged_at is not None
        length = timedelta(minutes=entry.amount)
        self.practices.append(
            Practice(
                id=len(self.practices) + 1,
                routine=routine,
                day=entry.day,
                started_at=self.place.local(entry.logged_at - length),
                seconds=round(length.total_seconds()),
                completed=not stopped,
                before=int(before),
                after=int(after),
                entry_id=entry.id,
            )
        )
