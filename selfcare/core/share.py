"""A sheet to share with a clinician or a coach: counts over chosen days, never a verdict.

Only what was chosen is in it: areas, ratings, and notes when they are asked for. A day without a
log is counted as not logged and is never taken for anything else; days before the diary began are
left out of the span, and so are days to come.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct

from selfcare.core.days import each_day, week_of
from selfcare.core.history import Frame, HabitHistory
from selfcare.core.model import Area, CheckIn, Entry, Rule, Status, rounded
from selfcare.core.status import shown_ledger
from selfcare.core.text import NOTE_LENGTH, clean, clean_line
from selfcare.core.values import Quiet

SCALES = ("mood", "energy", "stress")


class SharedHabit(Struct, frozen=True):
    """One habit over the chosen days."""

    name: str
    area: Area
    rule: Rule
    """The rule of the last day."""
    came: int
    """Days that showed up; of nights: those in the goal's range, or all logged without one."""
    logged: int
    """Days with an entry, or a finished day on which it counts as none."""
    not_logged: int
    """Days asked for that are not logged: unknown."""
    set_aside: int
    """Rests and pauses."""
    total: float | None
    """The sum of the days in the unit of `rule`. None: nothing was logged, or it is counted."""
    mean: float | None
    """The same by logged day with an entry."""


class SharedScale(Struct, frozen=True):
    """One rating over the chosen days."""

    name: str
    days: int
    """Days that have it."""
    mean: float | None
    """None: no day has it."""
    lowest: int | None
    highest: int | None


class SharedWeek(Struct, frozen=True):
    """One week of the chosen days, in numbers."""

    first_day: date
    """The first of its days that was chosen."""
    last_day: date
    days: int
    logged: int
    """Days with any entry of a shared habit or, where ratings are shared, any rating."""
    means: tuple[float | None, ...]
    """Mood, energy and stress; None: no day has it, or ratings are not shared."""


class SharedNote(Quiet, frozen=True):
    """A note that was chosen to be shared."""

    day: date
    about: str
    """The habit's name, or empty for the day's own note."""
    text: str


class ShareSheet(Struct, frozen=True):
    """The whole sheet."""

    first_day: date
    last_day: date
    made: date
    """The day it was made."""
    began: date | None
    """The diary's first day, when it lies after the first day that was asked for."""
    days: int
    """Days of the sheet."""
    logged: int
    """Those with anything logged that the sheet is about."""
    areas: tuple[Area, ...]
    """Shared areas."""
    left_out: tuple[Area, ...]
    """Areas that have habits and were not chosen."""
    ratings: tuple[SharedScale, ...]
    """Empty when ratings are not shared."""
    shares_ratings: bool
    shares_notes: bool
    habits: tuple[SharedHabit, ...]
    weeks: tuple[SharedWeek, ...]
    """Oldest first."""
    notes: tuple[SharedNote, ...]
    """Oldest first; empty unless notes are shared."""

    @property
    def not_logged(self) -> int:
        """Days of which nothing is known."""
        return self.days - self.logged


class ShareChoice(Struct, frozen=True):
    """What a person chose to share."""

    first_day: date
    last_day: date
    areas: frozenset[Area]
    ratings: bool = True
    notes: bool = False


def share_sheet(
    choice: ShareChoice,
    histories: Sequence[HabitHistory],
    checkins: Mapping[date, CheckIn],
    entries: Iterable[Entry],
    frame: Frame,
) -> ShareSheet:
    """The sheet of a choice.

    Args:
        choice: Days, areas, ratings, notes; `first_day` <= `last_day`.
        histories: Every habit with its whole history, in the order they are shown.
        checkins: Every check-in by day.
        entries: The entries of the span, for their notes; not read unless notes are shared.
        frame: What the habits share.
    """
    last = min(choice.last_day, frame.today)
    known = [*checkins, *(day for history in histories for day in history.totals)]
    start = min(known, default=choice.first_day)
    first = min(max(choice.first_day, start), last)
    chosen = [each for each in histories if each.habit.area in choice.areas]
    shared = [each for each in chosen if _has_days(each, first, last)]
    rated = {day: each for day, each in checkins.items() if choice.ratings and first <= day <= last}
    logged = {day for day, each in rated.items() if _rated(each)}
    logged |= {day for each in shared for day in each.totals if first <= day <= last}
    present = {each.habit.area for each in histories}
    return ShareSheet(
        first_day=first,
        last_day=last,
        made=frame.today,
        began=start if start > choice.first_day else None,
        days=(last - first).days + 1,
        logged=len(logged),
        areas=tuple(area for area in Area if area in choice.areas),
        left_out=tuple(area for area in Area if area in present - choice.areas),
        ratings=_scales(rated) if choice.ratings else (),
        shares_ratings=choice.ratings,
        shares_notes=choice.notes,
        habits=tuple(_habit(each, first, last, frame) for each in shared),
        weeks=tuple(_weeks(logged, rated, first, last, frame.week_start)),
        notes=_notes(shared, rated, entries, first, last) if choice.notes else (),
    )


def _has_days(history: HabitHistory, first: date, last: date) -> bool:
    """Whether the habit was lived in the span, or has an entry there all the same."""
    archived = history.habit.archived_day
    lived = history.first_day <= last and (archived is None or archived > first)
    return lived or any(first <= day <= last for day in history.totals)


def _rated(checkin: CheckIn) -> bool:
    return any(getattr(checkin, scale) is not None for scale in SCALES)


def _habit(history: HabitHistory, first: date, last: date, frame: Frame) -> SharedHabit:
    habit = history.habit
    rule = habit.rule_on(last)
    book = shown_ledger(history, first, last, frame)
    statuses = book.statuses
    same_unit = [
        total for day, total in history.totals.items()
        if first <= day <= last and habit.rule_on(day).unit == rule.unit
    ]  # fmt: skip
    total = rounded(sum(same_unit)) if same_unit and rule.unit != "times" else None
    known = {Status.DONE, Status.PARTLY, Status.NONE}
    return SharedHabit(
        name=clean_line(habit.name),
        area=habit.area,
        rule=rule,
        came=sum(map(bool, book.came)),
        logged=sum(status in known for status in statuses),
        not_logged=statuses.count(Status.UNLOGGED),
        set_aside=statuses.count(Status.REST) + statuses.count(Status.PAUSED),
        total=total,
        mean=None if total is None else total / len(same_unit),
    )


def _scales(rated: Mapping[date, CheckIn]) -> tuple[SharedScale, ...]:
    found = []
    for scale in SCALES:
        values = _values(rated.values(), scale)
        found.append(
            SharedScale(
                name=scale,
                days=len(values),
                mean=_mean(values),
                lowest=min(values, default=None),
                highest=max(values, default=None),
            )
        )
    return tuple(found)


def _values(checkins: Iterable[CheckIn], scale: str) -> list[int]:
    return [value for each in checkins if (value := getattr(each, scale)) is not None]


def _weeks(
    logged: set[date], rated: Mapping[date, CheckIn], first: date, last: date, week_start: int
) -> Iterator[SharedWeek]:
    """Every week of the days; without ratings their means are None throughout."""
    day = first
    while day <= last:
        end = min(week_of(day, week_start)[1], last)
        days = [*each_day(day, end)]
        checkins = [rated[each] for each in days if each in rated]
        yield SharedWeek(
            first_day=day,
            last_day=end,
            days=len(days),
            logged=sum(each in logged for each in days),
            means=tuple(_mean(_values(checkins, scale)) for scale in SCALES),
        )
        day = date.fromordinal(end.toordinal() + 1)


def _notes(
    shared: Sequence[HabitHistory],
    rated: Mapping[date, CheckIn],
    entries: Iterable[Entry],
    first: date,
    last: date,
) -> tuple[SharedNote, ...]:
    """Notes of entries, and the days' own; those belong to the ratings and go with them."""
    names = {each.habit.id: clean_line(each.habit.name) for each in shared}
    found = [
        SharedNote(entry.day, names[entry.habit_id], clean(entry.note, NOTE_LENGTH))
        for entry in entries
        if entry.note.strip() and entry.habit_id in names and first <= entry.day <= last
    ]
    found += [
        SharedNote(day, "", clean(checkin.note, NOTE_LENGTH))
        for day, checkin in rated.items()
        if checkin.note.strip()
    ]
    return tuple(sorted(found, key=lambda note: (note.day, note.about != "", note.about)))


def _mean(values: Sequence[int]) -> float | None:
    return sum(values) / len(values) if values else None
