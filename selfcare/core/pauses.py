"""Days set aside: whether a habit is paused now, until when, and what a pause does, in a sentence.

Conventions: a pause without a last day lasts until the person comes back. Several pauses that
follow each other without a day between are told as one stretch. `habit_id` None is every habit.
A weekday typed as the last day is the first such day from the beginning on; elsewhere a weekday is
the latest one.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from msgspec import Struct

from selfcare.core.days import long_day, parse_day, short_day, weekday_named
from selfcare.core.errors import UnreadableError
from selfcare.core.model import Pause

_ONE_DAY = timedelta(days=1)


class Aside(Struct, frozen=True):
    """A stretch of days set aside, as one habit has it."""

    first_day: date
    last_day: date | None
    """None: until the person comes back."""
    everyone: bool
    """Whether every day of it comes from pauses of all habits, none of the habit's own."""
    reasons: tuple[str, ...] = ()

    def words(self, today: date) -> str:
        """`paused to Fri 4 Dec`, `paused until you come back`, `set aside from Tue 1 Dec`."""
        if self.first_day > today:
            if self.last_day is None:
                return f"set aside from {short_day(self.first_day, today)}"
            return f"set aside {self._span(today)}"
        if self.last_day is None:
            return "paused until you come back"
        return f"paused to {short_day(self.last_day, today)}"

    def _span(self, today: date) -> str:
        first = short_day(self.first_day, today)
        if self.last_day is None or self.last_day == self.first_day:
            return first
        return f"{first} to {short_day(self.last_day, today)}"


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
        raise UnreadableError(
            f"A pause cannot end on {long_day(last, today)} and begin on "
            f"{long_day(first, today)}. Give the earlier day first."
        )


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


def span_sentence(first: date, last: date | None, today: date) -> str:
    """`from Monday 23 November to Friday 4 December, 12 days`, or `until you come back`."""
    if last is None:
        return f"from {long_day(first, today)} until you come back"
    days = (last - first).days + 1
    if days == 1:
        return f"on {long_day(first, today)}, 1 day"
    return f"from {long_day(first, today)} to {long_day(last, today)}, {days} days"


def pause_sentence(
    who: str | None, first: date, last: date | None, today: date, *, periodic: bool
) -> str:
    """What a pause does before it is taken.

    `who` is the habit's cleaned name, None for all; `periodic`: its plan counts in periods.
    """
    verb = "All habits are" if who is None else f"{who} is"
    runs = "Runs wait" if who is None else "Its run waits"
    said = f"{verb} set aside {span_sentence(first, last, today)}. {runs}"
    if periodic:
        said += ", and a week asks for the days that are left"
    if first < today:
        return f"{said}. Days with an entry stay as they are."
    return f"{said}."
