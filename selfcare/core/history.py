"""What a habit's figures are computed from, as frozen values, and the days that are set aside.

The diary keeps one `HabitHistory` for each habit in memory and replaces it when that habit
changes; `Frame` is what all habits share. Status, runs, strength and summaries are functions of
the two and of nothing else.
"""

from collections.abc import Hashable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from typing import Any, NamedTuple

from msgspec import Struct, field

from selfcare.core.days import long_day, parse_day, weekday_named
from selfcare.core.errors import RefusedError
from selfcare.core.model import Entry, Habit, Pause, compared, rounded


class HabitHistory(Struct, frozen=True, dict=True):
    """One habit and everything said about it."""

    habit: Habit
    totals: Mapping[date, float] = field(default_factory=dict)
    """The total of each day that has an entry, as the store derives it: overlapping spans
    count once, hours are whole minutes. A day without an entry is absent."""
    rests: AbstractSet[date] = frozenset()
    pauses: tuple[Pause, ...] = ()
    """Its own pauses and those for every habit."""
    hidden_from: date | None = None
    """Its area is hidden from this day on (a break from tracking it). None: shown."""
    first_entry: date | None = None
    """The day of its first entry, where it is known without `totals`, which may be a window of
    weeks. None: the first of them."""
    rest_notes: Mapping[date, str] = field(default_factory=dict)
    """What a person wrote beside a rest; a rest without words is absent."""

    @cached_property
    def memo(self) -> dict[Hashable, Any]:
        """What has been worked out from these values, so that a screen that asks again is quick.

        A history with other values begins with none.
        """
        return {}

    @property
    def first_day(self) -> date:
        """The day it began: creation, or its first entry if that is earlier."""
        created = self.habit.first_day
        first_entry = self.first_entry or min(self.totals, default=created)
        return min(first_entry, created)


class Frame(Struct, frozen=True):
    """What the figures of every habit share."""

    today: date
    """The current day by the person's day start."""
    closed_days: AbstractSet[date] = frozenset()
    """Closed days: said so, or over with a mood and at least one entry of any habit."""
    week_start: int = 0
    """0 Monday ... 6 Sunday."""
    forgiveness: bool = True


# A day's total: its entries' amounts added up, where the hours of overlapping spans count once.
#
# The rule is one of derivation: entries keep what was typed, and the file's own sums are corrected
# by `counted_twice` wherever they are read. It needs no unit: an entry counts in the share of its
# span that no earlier span of the day covers, so the order of logging does not matter.


class Span(NamedTuple):
    """An entry with a beginning and an end."""

    start: datetime
    """Aware."""
    end: datetime
    """Aware."""
    amount: float


def counted_twice(spans: Iterable[Span]) -> float:
    """What the spans of one day have too much when their amounts are added up."""
    twice = 0.0
    reached: datetime | None = None
    for begin, end, amount in sorted(
        (start.astimezone(UTC), end.astimezone(UTC), amount) for start, end, amount in spans
    ):
        if reached is not None and begin < end:
            covered = max(min(reached, end) - begin, timedelta())
            twice += amount * (covered / (end - begin))
        reached = end if reached is None else max(reached, end)
    return twice


def total_of(entries: Iterable[Entry]) -> float:
    """The total of one day's entries, at 6 decimals."""
    known = tuple(entries)
    spans = [
        Span(each.started_at, each.ended_at, each.amount)
        for each in known
        if each.started_at is not None and each.ended_at is not None
    ]
    return rounded(sum(each.amount for each in known) - counted_twice(spans))


def in_units(totals: dict[date, float], habit: Habit) -> dict[date, float]:
    """The totals of a habit's days by the unit of each day: hours to whole minutes."""
    if all(rule.unit != "h" for rule in habit.rules):
        return totals
    return {day: compared(total, habit.rule_on(day).unit) for day, total in totals.items()}


# Days set aside: whether a habit is paused now, and until when.
#
# Conventions: a pause without a last day lasts until the person comes back. Several pauses that
# follow each other without a day between are told as one stretch. `habit_id` None is every habit. A
# weekday typed as the last day is the first such day from the beginning on; elsewhere a weekday is
# the latest one.


_ONE_DAY = timedelta(days=1)


class Aside(Struct, frozen=True):
    """A stretch of days set aside, as one habit has it."""

    first_day: date
    last_day: date | None
    """None: until the person comes back."""
    everyone: bool
    """Whether every day of it comes from pauses of all habits, none of the habit's own."""
    reasons: tuple[str, ...] = ()


def parse_last_day(text: str, first: date, today: date) -> date:
    """The last day that a person typed for a pause that begins on `first`.

    Raises:
        UnreadableError: it is no day, or lies before the first one.
    """
    weekday = weekday_named(text.strip().lower())
    if weekday is not None:
        return first + timedelta(days=(weekday - first.weekday()) % 7)
    last = parse_day(text, today)
    check_span(first, last, today)
    return last


def check_span(first: date, last: date | None, today: date) -> None:
    """Raise UnreadableError when the last day lies before the first."""
    if last is not None and last < first:
        ends, begins = long_day(last, today), long_day(first, today)
        raise RefusedError("pause-turned", ends=ends, begins=begins)


def concerning(pauses: Iterable[Pause], habit_id: int | None, day: date) -> tuple[Pause, ...]:
    """The pauses of a habit and of all that reach the day or later, by first day."""
    found = [
        pause
        for pause in pauses
        if pause.habit_id in {None, habit_id} and (pause.last_day is None or pause.last_day >= day)
    ]
    return tuple(sorted(found, key=lambda pause: (pause.first_day, pause.id)))


def asides(pauses: Iterable[Pause], habit_id: int | None, day: date) -> tuple[Aside, ...]:
    """Every stretch that reaches the day or later, oldest first."""
    found: list[Aside] = []
    for pause in concerning(pauses, habit_id, day):
        reasons = (pause.reason,) if pause.reason else ()
        aside = Aside(pause.first_day, pause.last_day, pause.habit_id is None, reasons)
        last = found[-1] if found else None
        if last is None or (
            last.last_day is not None and pause.first_day > last.last_day + _ONE_DAY
        ):
            found.append(aside)
            continue
        ends = (last.last_day, aside.last_day)
        found[-1] = Aside(
            last.first_day,
            None if None in ends else max(end for end in ends if end is not None),
            last.everyone and aside.everyone,
            tuple(dict.fromkeys((*last.reasons, *reasons))),
        )
    return tuple(found)
