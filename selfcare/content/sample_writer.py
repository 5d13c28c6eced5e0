"""One day after the other of the sample diary: what is logged, and how the day felt.

Every choice comes from the seeded generator, in the order of the days, so the same day, seed and
zone write the same diary.
"""

import math
import random
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

from msgspec import Struct, field

from selfcare.content import sample_weeks as weeks
from selfcare.content import sample_words as words
from selfcare.content.sample_habits import (
    DOG,
    FRUIT,
    PIANO,
    READ,
    SIT,
    SLEEP,
    STRETCH,
    TALK,
    WALK,
)
from selfcare.content.sample_weeks import Kind, KnownDay
from selfcare.core.model import CheckIn, Entry, Habit, Practice, rounded
from selfcare.core.values import replace

WALK_LIFT = 1.3
"""Mood points that a day with a walk has more: the planted link."""
_DAWN = 4
_ROUTINES = ("longer-out-breath", "body-scan", "five-senses")
_CHANCES = {SIT: 0.74, TALK: 0.7, FRUIT: 0.8, PIANO: 0.62, READ: 0.72, DOG: 0.78, STRETCH: 0.3}
"""How likely each habit is touched on a day somebody logs at all."""


class Writer(Struct):
    """Writes one day after the other; `stress` carries over from day to day."""

    today: date
    rng: random.Random
    zone: tzinfo
    now: datetime | None
    entries: list[Entry] = field(default_factory=list)
    checkins: list[CheckIn] = field(default_factory=list)
    rests: list[tuple[int, date]] = field(default_factory=list)
    practices: list[Practice] = field(default_factory=list)
    stress: float = 4.5

    def uid(self) -> str:
        """A stable random text."""
        return f"{self.rng.getrandbits(128):032x}"

    def local(self, day: date, at: tuple[int, int]) -> datetime:
        """A wall-clock time of a day (after midnight: of the next date), with its offset."""
        shown = day + timedelta(days=1) if at[0] < _DAWN else day
        moment = datetime.combine(shown, time(*at), self.zone)
        return _fixed(min(moment, self.now) if self.now and day == self.today else moment)

    def log(
        self, habit: int, day: date, amount: float, at: tuple[int, int], note: str = ""
    ) -> Entry:
        """One entry, written down at `at`."""
        entry = Entry(
            id=len(self.entries) + 1,
            uid=self.uid(),
            habit_id=habit,
            day=day,
            amount=rounded(amount),
            note=note,
            logged_at=self.local(day, at).astimezone(UTC),
        )
        self.entries.append(entry)
        return entry

    def sleep(
        self, day: date, bed: tuple[int, int], hours: float, at: tuple[int, int] = (7, 30)
    ) -> None:
        """A night that ends on `day`: the length is real time, also when the clocks change."""
        begun = self.local(day - timedelta(days=1), bed)
        ended = begun.astimezone(UTC) + timedelta(hours=hours)
        self.entries.append(
            Entry(
                id=len(self.entries) + 1,
                uid=self.uid(),
                habit_id=SLEEP,
                day=day,
                amount=rounded(hours),
                started_at=begun,
                ended_at=_fixed(ended.astimezone(self.zone)),
                logged_at=self.local(day, at).astimezone(UTC),
            )
        )

    def write_known(self, day: date, known: KnownDay, times: dict[int, tuple[int, int]]) -> None:
        """A day that is given to the minute."""
        for habit, amount in known.amounts:
            at = times.get(habit, (20, 30))
            if habit == SLEEP and known.bed:
                self.sleep(day, known.bed, amount, times.get(SLEEP, (7, 30)))
            else:
                note = words.WALK_NOTES[0] if habit == WALK and times else ""
                self.log(habit, day, amount, at, note)
        self.rests.extend((habit, day) for habit in known.rests)
        if known.note or any(scale is not None for scale in known.scales):
            self.checkins.append(CheckIn(day, *known.scales, note=known.note))

    def write_past(self, day: date, week: int, habits: tuple[Habit, ...]) -> None:
        """A day before the present week."""
        kind = weeks.kind_of(week, day.weekday())
        if kind is Kind.GAP:
            return
        hours = self.night(day, kind)
        walked = self.walk(day, week, kind)
        if self.logs(day, kind):
            for habit in habits:
                if habit.id in _CHANCES and habit.first_day <= day < (
                    habit.archived_day or day.max
                ):
                    self.touch(habit, day, kind)
        self.check_in(day, kind, hours, walked)

    def logs(self, day: date, kind: Kind) -> bool:
        """Whether anything beside sleep and walks is written down."""
        if kind in {Kind.HOLIDAY, Kind.ILLNESS}:
            return False
        if kind is Kind.THIN:
            return day.weekday() in weeks.THIN_DAYS
        if kind is Kind.WIDE:
            return day.weekday() in weeks.WIDE_DAYS
        return kind is not Kind.USUAL or self.rng.random() < 0.95

    def night(self, day: date, kind: Kind) -> float:
        """The night before `day`; returns its length in hours, logged or not."""
        rng = self.rng
        late = 45 if day.weekday() in {5, 6} else 0
        start = 23 * 60 + 5 + late + round(rng.gauss(0, 22))
        hours = min(10.0, max(5.0, rng.gauss(7.5, 0.55)))
        if kind is Kind.ILLNESS:
            start, hours = 21 * 60 + 30, 9 + round(rng.random() * 4) / 4
        elif kind is Kind.FULL:
            start, hours = 23 * 60 + 5 + late // 3, 7.5 + round(rng.random() * 2) / 4
        elif kind is Kind.HARD:
            start, hours = start + 40, hours - 0.9
        hours = round(hours * 12) / 12
        bed = (start // 60 % 24, start % 60 // 5 * 5)
        changing = _clocks_change(day, self.zone)
        if kind is Kind.HOLIDAY and not changing:
            return hours
        if kind is Kind.WIDE and day.weekday() in weeks.WIDE_DAYS:
            self.sleep(day, bed, hours if day.weekday() in weeks.WIDE_DONE else 6.25)
        elif changing or kind in {Kind.FULL, Kind.ILLNESS, Kind.HARD}:
            self.sleep(day, bed, hours)
        elif kind is Kind.USUAL and rng.random() < 0.85:
            if rng.random() < 0.12:
                self.log(SLEEP, day, round(hours * 2) / 2, (8, 0))
            else:
                self.sleep(day, bed, hours)
        elif kind is Kind.THIN and day.weekday() in weeks.THIN_DAYS:
            self.sleep(day, bed, hours)
        return hours

    def walk(self, day: date, week: int, kind: Kind) -> bool:
        """The day's walk; returns whether there was one."""
        rng = self.rng
        if kind in {Kind.HOLIDAY, Kind.ILLNESS}:
            return False
        if kind is Kind.RETURN:
            minutes = 10
        elif week in weeks.KNOWN_WALKS:
            minutes = weeks.KNOWN_WALKS[week][day.weekday()]
        else:
            chance = 0.62 if day.weekday() < 5 else 0.72
            minutes = rng.choice((20, 25, 30, 35, 40, 45, 60)) if rng.random() < chance else 0
        if minutes:
            note = rng.choice(words.WALK_NOTES) if rng.random() < 0.2 else ""
            self.log(WALK, day, minutes, (18, rng.randrange(60)), note)
        return minutes > 0

    def touch(self, habit: Habit, day: date, kind: Kind) -> None:
        """Log one habit, or rest it, or leave it."""
        rng = self.rng
        if habit.id == DOG and day.weekday() not in {0, 2, 4}:
            return
        if not self.touched(habit.id, day, kind):
            if kind is Kind.WIDE:
                self.log(habit.id, day, 0, (21, 5))
            elif habit.id == DOG and kind is Kind.USUAL and rng.random() < 0.5:
                self.rests.append((habit.id, day))
            return
        entry = self.log(habit.id, day, self.amount(habit.id, kind), (20, rng.randrange(60)))
        if habit.id == TALK and rng.random() < 0.25:
            self.entries[-1] = replace(entry, note=rng.choice(words.TALK_NOTES))
        if habit.id == SIT and rng.random() < 0.12:
            self.practise(entry)

    def touched(self, habit: int, day: date, kind: Kind) -> bool:
        """Whether a habit is done, at least a little, on a day somebody logs."""
        chance = _CHANCES[habit]
        if kind is Kind.FULL:
            return habit != STRETCH
        if kind is Kind.WIDE:
            return day.weekday() in weeks.WIDE_DONE
        if kind is Kind.RETURN:
            return habit == SIT
        if kind in {Kind.THIN, Kind.HARD}:
            chance *= 0.6
        return self.rng.random() < chance

    def amount(self, habit: int, kind: Kind) -> float:
        """How much of a habit on a day it is done."""
        rng = self.rng
        if kind is Kind.RETURN:
            return 1
        if habit == SIT:
            return rng.choice((1, 5, 5, 5, 6, 8, 10, 10, 15)) if kind is Kind.USUAL else 5
        if habit == FRUIT:
            return 5 if kind in {Kind.FULL, Kind.WIDE} else rng.choice((2, 3, 4, 5, 5, 5, 6, 7))
        if habit == PIANO:
            return rng.choice((10, 15, 20, 25, 30, 45))
        if habit == READ:
            return rng.choice((3, 8, 10, 12, 15, 20, 30)) if kind is Kind.USUAL else 12
        return 1

    def practise(self, entry: Entry) -> None:
        """A guided practice behind an entry of Sit quietly, with tension before and after."""
        rng = self.rng
        before = rng.randint(3, 8)
        seconds = round(entry.amount * 60)
        self.entries[-1] = replace(entry, source="practice")
        self.practices.append(
            Practice(
                id=len(self.practices) + 1,
                routine=rng.choice(_ROUTINES),
                day=entry.day,
                started_at=self.local(entry.day, (19, 40)),
                seconds=seconds,
                completed=rng.random() < 0.9,
                before=before,
                after=max(0, before - rng.randint(-1, 4)),
                entry_id=entry.id,
            )
        )

    def check_in(self, day: date, kind: Kind, hours: float, walked: bool) -> None:
        """Mood, energy and stress of a day, and now and then a note."""
        rng = self.rng
        work = day.weekday() < 5
        self.stress += 0.5 * ((5.0 if work else 3.4) - self.stress) + rng.gauss(0, 0.8)
        stress = self.stress + (3 if kind is Kind.HARD else 0)
        season = 0.5 * math.sin(2 * math.pi * day.timetuple().tm_yday / 365)
        mood = 5.6 + season + 0.25 * (hours - 7.4) - 0.35 * (stress - 4.5) + rng.gauss(0, 0.8)
        mood += WALK_LIFT if walked else 0
        energy = 5 + 0.6 * (hours - 7.4) + 0.4 * (mood - 6) + rng.gauss(0, 0.8)
        if kind is Kind.HOLIDAY:
            mood, energy, stress = mood + 1.6, energy + 1.2, stress - 2.5
        elif kind is Kind.ILLNESS:
            mood, energy, stress = 3.4 + rng.random(), 1 + 2 * rng.random(), 3.2
        if not self.rated(day, kind):
            return
        note = ""
        if kind is Kind.RETURN:
            note = words.RETURN_NOTE
        elif rng.random() < (0.5 if kind in {Kind.HOLIDAY, Kind.ILLNESS} else 0.16):
            note = rng.choice(_NOTES.get(kind, words.NOTES))
        whole = rng.random() < 0.93
        self.checkins.append(
            CheckIn(
                day,
                _scale(mood),
                _scale(energy) if whole else None,
                _scale(stress) if whole else None,
                note=note,
                closed=kind in {Kind.USUAL, Kind.FULL} and rng.random() < 0.15,
            )
        )

    def rated(self, day: date, kind: Kind) -> bool:
        """Whether the day has a mood."""
        if kind is Kind.THIN:
            return day.weekday() in weeks.THIN_MOODS
        if kind is Kind.WIDE:
            return day.weekday() in weeks.WIDE_MOODS
        if kind is Kind.HOLIDAY:
            return self.rng.random() < 0.4
        return kind is not Kind.USUAL or self.rng.random() < 0.87


_NOTES = {
    Kind.HARD: words.HARD_NOTES,
    Kind.HOLIDAY: words.HOLIDAY_NOTES,
    Kind.ILLNESS: words.ILLNESS_NOTES,
}


def _scale(value: float) -> int:
    return min(10, max(0, round(value)))


def _fixed(moment: datetime) -> datetime:
    """The same wall clock with its offset written out, so that differences are real time."""
    offset = moment.utcoffset() or timedelta()
    return moment.replace(tzinfo=timezone(offset), fold=0)


def _clocks_change(day: date, zone: tzinfo) -> bool:
    """Whether the night that ends on `day` is an hour longer or shorter."""
    before = datetime.combine(day - timedelta(days=1), time(12), zone)
    after = datetime.combine(day, time(12), zone)
    return before.utcoffset() != after.utcoffset()
