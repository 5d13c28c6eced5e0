"""What has been read of the file, kept in memory so that a key press costs one small write.

Two depths: a window of weeks, read by one query for the first paint, and everything, read once.
After an act only what it touched is read again. Figures (runs, strength) are computed when asked
for and kept until something they depend on changes.
"""

from datetime import date

from selfcare.core.history import Frame, HabitHistory
from selfcare.core.model import Area, CheckIn, Habit, Pause
from selfcare.core.runs import Run, run_of
from selfcare.core.settings import (
    BY_KEY,
    day_start_hour,
    hidden_since,
    is_on,
    weekday_number,
)
from selfcare.core.strength import Strength, strength_of
from selfcare.store import Store

INNER_HIDDEN = "hidden_since"
"""The kept form of `hidden_areas`: each area with the day it was hidden."""


class Memory:
    """The habits, day totals, rests, pauses, check-ins and settings of one file."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.settings: dict[str, str] = store.settings()
        self.habits: tuple[Habit, ...] = store.habits()
        self.totals: dict[int, dict[date, float]] = {}
        self.rests: dict[int, set[date]] = {}
        self.pauses: tuple[Pause, ...] = ()
        self.checkins: dict[date, CheckIn] = {}
        self.latest: dict[int, float] = {}
        """The amount logged last, by habit."""
        self.first_entries: dict[int, date] = {}
        """The day of the first entry, by habit, while only a window has been read."""
        self.window: tuple[date, date] | None = None
        """The days that have been read; None before anything was."""
        self.complete = False
        self._histories: dict[int, HabitHistory] = {}
        self._figures: dict[int, tuple[Frame, Run, Strength]] = {}
        self._closed: tuple[date, set[date]] | None = None
        self._frame: Frame | None = None

    # reading

    def read_window(self, first: date, last: date) -> None:
        """Read the days of a window with one query."""
        window = self._store.week_snapshot(first, last)
        self.totals = {habit: dict(days) for habit, days in window.totals.items()}
        self.rests = {habit: set(days) for habit, days in window.rests.items()}
        self.pauses = tuple(window.pauses)
        self.checkins = dict(window.checkins)
        self.latest = self._store.latest_amounts()
        self.first_entries = self._store.first_days()
        self.window = (first, last)
        self.complete = False
        self.forget_figures()

    def read_all(self) -> None:
        """Read everything there is."""
        self.totals = self._store.totals()
        self.rests = self._store.rests()
        self.pauses = self._store.pauses()
        self.checkins = self._store.checkins()
        self.latest = self._store.latest_amounts()
        self.first_entries = {}
        self.window = (date.min, date.max)
        self.complete = True
        self.forget_figures()

    def read_habits(self) -> None:
        """Read the habits and their rules again."""
        self.habits = self._store.habits()
        self.forget_figures()

    def read_settings(self) -> None:
        """Read the settings again."""
        self.settings = self._store.settings()
        self.forget_figures()

    def read_spans(self) -> None:
        """Read rests and pauses again."""
        self.rests = self._store.rests()
        self.pauses = self._store.pauses()
        self.forget_figures()

    def read_day(self, day: date, habit_id: int | None = None) -> None:
        """Read one day's totals and check-in again; figures of the others stay when they can."""
        fresh = self._store.totals(day, day)
        for known in {*self.totals, *fresh}:
            total = fresh.get(known, {}).get(day)
            days = self.totals.setdefault(known, {})
            if total is None:
                days.pop(day, None)
            else:
                days[day] = total
        checkin = self._store.checkins(day, day).get(day)
        if checkin is None:
            self.checkins.pop(day, None)
        else:
            self.checkins[day] = checkin
        self.latest = self._store.latest_amounts()
        if self._closed is not None:
            today, closed = self._closed
            if (day in closed) != self._is_closed(day, today):
                self._closed = None
        if habit_id is None or self._closed is None:
            self.forget_figures()
        else:
            self._histories.pop(habit_id, None)
            self._figures.pop(habit_id, None)

    def forget_figures(self) -> None:
        """Drop everything computed."""
        self._histories.clear()
        self._figures.clear()
        self._closed = None
        self._frame = None

    # settings

    def setting(self, key: str) -> str:
        """The kept value of a setting, or its default."""
        return self.settings.get(key, BY_KEY[key].default)

    @property
    def day_start(self) -> int:
        """The hour a day begins."""
        return day_start_hour(self.setting("day_start"))

    @property
    def week_start(self) -> int:
        """0 Monday ... 6 Sunday."""
        return weekday_number(self.setting("week_start"))

    @property
    def hidden(self) -> dict[Area, date]:
        """The hidden areas, each with the day it was hidden."""
        return hidden_since(self.settings.get(INNER_HIDDEN, ""))

    # values for the core

    def frame(self, today: date) -> Frame:
        """What the figures of all habits share."""
        if self._frame is None or self._frame.today != today:
            self._frame = Frame(
                today=today,
                closed_days=self.closed_days(today),
                week_start=self.week_start,
                forgiveness=is_on(self.setting("forgiveness")),
            )
        return self._frame

    def closed_days(self, today: date) -> set[date]:
        """The closed days among those that have been read."""
        if self._closed is None or self._closed[0] != today:
            closed = {day for day in self.checkins if self._is_closed(day, today)}
            self._closed = (today, closed)
        return self._closed[1]

    def _is_closed(self, day: date, today: date) -> bool:
        checkin = self.checkins.get(day)
        if checkin is None:
            return False
        if checkin.closed:
            return True
        return (
            day < today
            and checkin.mood is not None
            and any(day in days for days in self.totals.values())
        )

    def history(self, habit: Habit) -> HabitHistory:
        """One habit and everything said about it."""
        found = self._histories.get(habit.id)
        if found is None:
            found = HabitHistory(
                habit=habit,
                totals=self.totals.get(habit.id, {}),
                rests=frozenset(self.rests.get(habit.id, ())),
                pauses=tuple(p for p in self.pauses if p.habit_id in {None, habit.id}),
                hidden_from=self.hidden.get(habit.area),
                first_entry=self.first_entries.get(habit.id),
            )
            self._histories[habit.id] = found
        return found

    def has_figures(self, habit: Habit, frame: Frame) -> bool:
        """Whether run and strength of a habit are computed."""
        found = self._figures.get(habit.id)
        return found is not None and found[0] is frame

    def figures(self, habit: Habit, frame: Frame) -> tuple[Run, Strength]:
        """Run and strength of one habit; the whole history must have been read."""
        found = self._figures.get(habit.id)
        if found is None or found[0] is not frame:
            history = self.history(habit)
            found = (frame, run_of(history, frame), strength_of(history, frame))
            self._figures[habit.id] = found
        return found[1], found[2]

    def logged_days(self) -> set[date]:
        """Every day that has an entry or a check-in."""
        days = {day for day in self.checkins if not self.checkins[day].closed or self.rated(day)}
        for totals in self.totals.values():
            days.update(totals)
        return days

    def rated(self, day: date) -> bool:
        """Whether a day has any rating or a note."""
        checkin = self.checkins.get(day)
        if checkin is None:
            return False
        scales = (checkin.mood, checkin.energy, checkin.stress)
        return bool(checkin.note) or any(value is not None for value in scales)
