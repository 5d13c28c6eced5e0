"""What has been read of the file, kept in memory so that a key press costs one small write.

Two depths: a window of weeks, read by one query for the first paint, and everything, read once, in
pieces when there is time. After an act only what it touched is read again. Figures (runs, strength)
are computed when asked for; after a change they are carried on from before its day.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from msgspec import Struct, field

from selfcare.content.settings import (
    BY_KEY,
    day_start_hour,
    hidden_since,
    is_on,
    value_in_force,
    weekday_number,
)
from selfcare.core.figures import Figures, Milestone, figures_of, next_milestone, reached_by
from selfcare.core.history import Frame, HabitHistory, in_units
from selfcare.core.model import Area, CheckIn, Habit, Pause, Rule
from selfcare.core.runs import GRACE_DAYS, Run
from selfcare.core.strength import Strength
from selfcare.store import Store

INNER_HIDDEN = "hidden_since"
"""The kept form of `hidden_areas`: each area with the day it was hidden."""


class Memory:
    """The habits, day totals, rests, pauses, check-ins and settings of one file."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._version: int | None = store.version()
        """The file's version when all this was read. None: it may not be what the file holds."""
        self.settings: dict[str, str] = store.settings()
        self.habits: tuple[Habit, ...] = store.habits()
        self.totals: dict[int, dict[date, float]] = {}
        self.rests: dict[int, dict[date, str]] = {}
        self.pauses: tuple[Pause, ...] = ()
        self.checkins: dict[date, CheckIn] = {}
        self.latest: dict[int, float] = {}
        """The amount logged last, by habit."""
        self.first_entries: dict[int, date] = {}
        """The day of the first entry, by habit."""
        self.window: tuple[date, date] | None = None
        """The days that have been read; None before anything was."""
        self.complete = False
        """Whether everything has been read and, when that is done in pieces, worked through: a key
        in between is not held up by figures that are not there yet."""
        self._whole = False
        """Whether everything has been read."""
        self._reading: Reading | None = None
        self._histories: dict[int, HabitHistory] = {}
        self._figure_book: FigureBook | None = None
        self._closed: tuple[date, set[date]] | None = None
        self._frame: Frame | None = None

    # reading

    @property
    def holds(self) -> bool:
        """Whether no other program has written since this was read."""
        return self._version == self._store.version()

    def doubt(self) -> None:
        """Read again before the next act: what was read may have been taken back since."""
        self._version = None

    def read_again(self) -> None:
        """Read everything again that has been read."""
        version = self._store.version()
        self.settings = self._store.settings()
        self.habits = self._store.habits()
        if self._whole:
            self.read_all()
        elif self.window is not None:
            self.read_window(*self.window)
        self._renew()
        self._version = version

    def read_window(self, first: date, last: date) -> None:
        """Read the days of a window with one query."""
        window = self._store.week_snapshot(first, last)
        self.totals = self._in_units(window.totals)
        self.rests = {habit: dict(days) for habit, days in window.rests.items()}
        self.pauses = tuple(window.pauses)
        self.checkins = dict(window.checkins)
        self.latest = self._store.latest_amounts()
        self.first_entries = self._store.first_days()
        self.window = (first, last)
        self.complete = self._whole = False
        self._reading = None
        self._closed = None
        self._figure_book = None
        self._renew()

    def read_all(self) -> None:
        """Read everything there is; figures of what is as it was before stay."""
        known, before, closed = self._whole, self.totals, self._closed
        self._take(self._store.totals(), self._store.by_day(CheckIn))
        self.complete = True
        if not known:
            self._figure_book = None
            return
        for habit_id in before.keys() | self.totals.keys():
            old, new = before.get(habit_id, {}), self.totals.get(habit_id, {})
            if old != new:
                self._changed(habit_id, min(day for day, _ in old.items() ^ new.items()))
        if closed is not None:
            for day in closed[1] ^ self.closed_days(closed[0]):
                self._closing_changed(day, closed[0])

    def read_on(self, today: date) -> bool:
        """Read a piece of the whole history; False when all of it has been read."""
        if self._whole:
            return False
        if self._reading is None:
            from selfcare.diary.memory import Reading  # noqa: PLC0415 - after the first paint

            self._reading = Reading(self._store, [habit.id for habit in self.habits], today)
        if not self._reading.read_on():
            self._take(self._reading.totals, self._reading.checkins)
            self._figure_book = None
        return True

    def have_all(self) -> None:
        """Make sure that everything has been read; figures not there yet are made when needed."""
        if not self._whole:
            self.read_all()
        self.complete = True

    def _take(self, totals: dict[int, dict[date, float]], checkins: dict[date, CheckIn]) -> None:
        self.totals, self.checkins = self._in_units(totals), checkins
        self.rests = self._store.rests()
        self.pauses = self._store.all(Pause)
        self.latest = self._store.latest_amounts()
        self.first_entries = self._store.first_days()
        self.window = (date.min, date.max)
        self._whole = True
        self._reading = None
        self._closed = None
        self._renew()

    def forget(self) -> None:
        """Carry nothing over to what is read next: it is of another file."""
        self._version = None
        self._whole = False
        self.window = None
        self._figure_book = None
        self._histories = {}
        self._reading = None
        self._closed = None

    def read_habits(self) -> None:
        """Read the habits and their rules again, and the totals of those with other units now."""
        before = {habit.id: _units(habit) for habit in self.habits}
        self.habits = self._store.habits()
        if self.window is not None:
            for habit in self.habits:
                if _units(habit) != before.get(habit.id):
                    self._read_totals(habit)
        self._renew()

    def read_settings(self) -> None:
        """Read the settings again."""
        self.settings = self._store.settings()
        self._renew()

    def read_spans(self) -> None:
        """Read rests and pauses again."""
        self.rests = self._store.rests()
        self.pauses = self._store.all(Pause)
        self._renew()

    def read_day(self, day: date, habit_id: int | None = None) -> None:
        """Read one day's totals and check-in again; `habit_id` is the one habit it was about."""
        raw = self._store.totals(day, day)
        fresh = {habit: days[day] for habit, days in self._in_units(raw).items()}
        for known in {*self.totals, *fresh}:
            self._take_total(known, day, fresh.get(known))
        checkin = self._store.by_day(CheckIn, day, day).get(day)
        moved = checkin != self.checkins.get(day)
        if checkin is None:
            self.checkins.pop(day, None)
        else:
            self.checkins[day] = checkin
        if self._reading is not None:
            self._reading.wrote(day, {habit: days[day] for habit, days in raw.items()}, checkin)
        self.latest = self._store.latest_amounts()
        if self._closed is not None:
            today, closed = self._closed
            if (day in closed) != self._is_closed(day, today):
                self._closed = (today, closed ^ {day})
                self._closing_changed(day, today)
                moved = True
        if habit_id is None or moved:
            self._renew()
        else:
            self._histories.pop(habit_id, None)

    def _in_units(self, raw: dict[int, dict[date, float]]) -> dict[int, dict[date, float]]:
        """Totals from the file, made ready to be compared."""
        habits = {habit.id: habit for habit in self.habits}
        return {
            known: in_units(days, habits[known]) if known in habits else days
            for known, days in raw.items()
        }

    def _read_totals(self, habit: Habit) -> None:
        """Read the totals of one habit again, over the days that have been read."""
        assert self.window is not None
        days = in_units(self._store.habit_totals(habit.id, *self.window), habit)
        if days != self.totals.get(habit.id, {}):
            self._changed(habit.id, min(days))
            self.totals[habit.id] = days

    def _take_total(self, habit_id: int, day: date, total: float | None) -> None:
        """Make a day's total what it is; None: the day has no entry."""
        days = self.totals.setdefault(habit_id, {})
        if days.get(day) == total:
            return
        self._changed(habit_id, day)
        self._histories.pop(habit_id, None)
        first = self.first_entries.get(habit_id)
        if total is not None:
            days[day] = total
            if first is None or day < first:
                self.first_entries[habit_id] = day
        else:
            del days[day]
            if day == first:
                self.first_entries = self._store.first_days()

    def _closing_changed(self, day: date, today: date) -> None:
        """A day was closed or opened: that says something of habits untouched on it alone.

        And of any on the current day, whose part of an amount stays open until the day is closed.
        """
        for habit in self.habits:
            if day >= today or day not in self.totals.get(habit.id, {}):
                self._changed(habit.id, day)

    def _changed(self, habit_id: int, day: date) -> None:
        """Figures of a habit hold no longer than up to a day."""
        if self._figure_book is not None:
            self._figure_book.changed(habit_id, day)

    def _renew(self) -> None:
        """Make the values for the core anew; who keeps what was made of them sees new ones."""
        self._histories.clear()
        self._frame = None

    # settings

    def setting(self, key: str) -> str:
        """The kept value of a setting, or its default."""
        kept = self.settings.get(key)
        return BY_KEY[key].default if kept is None else value_in_force(BY_KEY[key], kept)

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
            logged = set[date]().union(*self.totals.values())
            closed = {
                day
                for day, checkin in self.checkins.items()
                if checkin.closed or (day < today and checkin.mood is not None and day in logged)
            }
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
                rest_notes={d: note for d, note in self.rests.get(habit.id, {}).items() if note},
                pauses=tuple(p for p in self.pauses if p.habit_id in {None, habit.id}),
                hidden_from=self.hidden.get(habit.area),
                first_entry=self.first_entries.get(habit.id),
            )
            self._histories[habit.id] = found
        return found

    @property
    def _book(self) -> "FigureBook":
        if self._figure_book is None:
            from selfcare.diary.memory import FigureBook  # noqa: PLC0415 - as for Reading

            self._figure_book = FigureBook()
        return self._figure_book

    def has_figures(self, habit: Habit, frame: Frame) -> bool:
        """Whether run and strength of a habit are computed."""
        return self._book.has(self.history(habit), frame)

    def figures(self, habit: Habit, frame: Frame) -> tuple[Run, Strength]:
        """Run and strength of one habit; the whole history must have been read."""
        found = self._book.figures(self.history(habit), frame)
        return found.run, found.strength

    def work_on(self, habits: Iterable[Habit], frame: Frame) -> bool:
        """A few steps towards the figures of these habits; False when all are there."""
        return any(self._book.work_on(self.history(habit), frame) for habit in habits)

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


def _units(habit: Habit) -> list[tuple[date, str]]:
    """The unit of each of a habit's rules."""
    return [(rule.from_day, rule.unit) for rule in habit.rules]


# The whole history read in small pieces, so that a key between two of them is answered at once.
#
# Each piece is one query over a span of days of one habit, or of the check-ins. What a person
# writes meanwhile is told with `wrote`; what another program writes is noticed by the app, which
# then reads everything anew.


PIECE = timedelta(days=1800)
"""Days of one piece: at most as many rows, 3 ms."""


class Reading:
    """A reading of everything that is under way."""

    def __init__(self, store: Store, habits: Iterable[int], last: date) -> None:
        self._store = store
        self.totals: dict[int, dict[date, float]] = {}
        """By habit, the days that have been read so far, in order."""
        self.checkins: dict[date, CheckIn] = {}
        self._pieces = self._read(tuple(habits), last)

    def read_on(self) -> bool:
        """Read one piece more; False when there was none left."""
        return next(self._pieces, None) is not None

    def wrote(self, day: date, totals: dict[int, float], checkin: CheckIn | None) -> None:
        """What a day holds after a write: its totals by habit and its check-in."""
        for days in self.totals.values():
            days.pop(day, None)
        for habit_id, total in totals.items():
            self.totals.setdefault(habit_id, {})[day] = total
        self.checkins.pop(day, None)
        if checkin is not None:
            self.checkins[day] = checkin

    def _read(self, habits: tuple[int, ...], last: date) -> Iterator[bool]:
        for habit_id, first in sorted(
            self._store.first_days().items(),
            key=lambda item: habits.index(item[0]) if item[0] in habits else len(habits),
        ):
            days = self.totals.setdefault(habit_id, {})
            for begin, end in _pieces(first, last):
                days.update(self._store.habit_totals(habit_id, begin, end))
                yield True
        known = self._store.first_checkin()
        if known is not None:
            for begin, end in _pieces(known, last):
                self.checkins.update(self._store.by_day(CheckIn, begin, end))
                yield True


def _pieces(first: date, last: date) -> Iterator[tuple[date, date]]:
    """Spans that follow each other; the ends are open, for what is written meanwhile."""
    begin = date.min
    while first + PIECE < last:
        first += PIECE
        yield begin, first - timedelta(days=1)
        begin = first
    yield begin, date.max


# Run and strength of every habit, kept in memory with the milestones that make a change cheap.
#
# What a habit is and what is set aside is compared by value each time a figure is asked for;
# entries and closed days are years long, so whoever changes them says from which day on. Nothing
# here is ever written down: figures are derived, and given up with the program.


_GRACE = timedelta(days=GRACE_DAYS)
STEPS_AT_ONCE = 4
"""Milestones made between two keys: two years of one habit, about 4 ms."""


class _Terms(Struct, frozen=True):
    """What the figures of a habit were made under, besides entries and closed days."""

    lived: tuple[tuple[Rule, ...], date, Area, int, bool]
    """Rules, first day and area; week start and forgiveness. Another one: nothing holds."""
    today: date
    asides: frozenset[Pause | date]
    """Pauses and rests."""
    ends: tuple[date | None, date | None]
    """Put away and hidden from these days on."""

    def changed_from(self, new: "_Terms") -> date | None:
        """The first day whose status or unit may differ under the new terms. None: no day does."""
        if self.lived != new.lived:
            return date.min
        earlier, later = sorted((self.today, new.today))
        if any(earlier < rule.from_day <= later for rule in new.lived[0]):
            return date.min
        days = [one if isinstance(one, date) else one.first_day for one in self.asides ^ new.asides]
        for old, now in zip(self.ends, new.ends, strict=True):
            if old != now:
                days += [day for day in (old, now) if day is not None]
        if earlier != later:
            days.append(max(date.min, earlier - _GRACE))
        return min(days, default=None)


class _Kept(Struct):
    """What is kept of one habit."""

    seen: tuple[HabitHistory, Frame]
    """The very values that were asked for last."""
    terms: _Terms
    milestones: list[Milestone] = field(default_factory=list)
    figures: Figures | None = None


class FigureBook:
    """Figures by habit, made when asked for."""

    def __init__(self) -> None:
        self._kept: dict[int, _Kept] = {}

    def changed(self, habit_id: int, day: date) -> None:
        """An entry of the habit, or what a closed day says of it, changed on a day."""
        kept = self._kept.get(habit_id)
        if kept is not None:
            kept.figures = None
            kept.milestones = reached_by(kept.milestones, day)

    def has(self, history: HabitHistory, frame: Frame) -> bool:
        """Whether the figures are there."""
        return self._current(history, frame).figures is not None

    def figures(self, history: HabitHistory, frame: Frame) -> Figures:
        """The figures now; the whole history must have been read."""
        kept = self._current(history, frame)
        if kept.figures is None:
            kept.figures, kept.milestones = figures_of(history, frame, kept.milestones)
        return kept.figures

    def work_on(self, history: HabitHistory, frame: Frame) -> bool:
        """A few steps towards the figures; False when they are there already."""
        kept = self._current(history, frame)
        if kept.figures is not None:
            return False
        for _ in range(STEPS_AT_ONCE):
            passed = next_milestone(history, frame, kept.milestones)
            if passed is None:
                self.figures(history, frame)
                break
            kept.milestones.append(passed)
        return True

    def _current(self, history: HabitHistory, frame: Frame) -> _Kept:
        """What is kept of the habit, without what no longer holds under its present terms."""
        kept = self._kept.get(history.habit.id)
        if kept is not None and kept.seen[0] is history and kept.seen[1] is frame:
            return kept
        terms = _terms(history, frame)
        if kept is None:
            kept = self._kept[history.habit.id] = _Kept((history, frame), terms)
            return kept
        kept.seen = history, frame
        if kept.terms != terms:
            day = kept.terms.changed_from(terms)
            kept.terms = terms
            if day is not None:
                kept.figures = None
                kept.milestones = reached_by(kept.milestones, day)
        return kept


def _terms(history: HabitHistory, frame: Frame) -> _Terms:
    habit = history.habit
    return _Terms(
        lived=(habit.rules, habit.first_day, habit.area, frame.week_start, frame.forgiveness),
        today=frame.today,
        asides=frozenset((*history.pauses, *history.rests)),
        ends=(habit.archived_day, history.hidden_from),
    )
