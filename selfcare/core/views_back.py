"""What Look back shows, as frozen values: years, months, lines, weekdays, one day's words, notes.

A view holds facts alone. None never stands for 0: a day without a mood has no mood, and a day on
which nothing was logged has no share. Spans of days are closed at both ends.
"""

from datetime import date
from enum import StrEnum
from typing import Literal

from msgspec import Struct

from selfcare.core.model import Area, CheckIn, Status
from selfcare.core.strength import Strength
from selfcare.core.values import Quiet

Subject = int | Literal["mood"] | None
"""What is looked at: a habit by its number, mood, or (None) all habits."""


class BackView(StrEnum):
    """The five pictures, in the order in which one goes through them."""

    YEAR = "year"
    MONTH = "month"
    LINES = "lines"
    WEEKDAYS = "weekdays"
    LINKS = "links"

    @property
    def by_day(self) -> bool:
        """Whether a day is selected in it."""
        return self in {BackView.YEAR, BackView.MONTH}

    @property
    def following(self) -> "BackView":
        """The next one; after the last comes the first."""
        views = tuple(BackView)
        return views[(views.index(self) + 1) % len(views)]


class About(StrEnum):
    """The three kinds of subject."""

    HABIT = "habit"
    ALL = "all"
    MOOD = "mood"


class DayMark(Struct, frozen=True):
    """What is known of one day; the fields that its view is not about are None."""

    status: Status | None = None
    """One habit. None: before it began, or to come."""
    amount: float | None = None
    """One habit's total of the day. None: no entry."""
    shown: int | None = None
    """All habits: the lines that showed up. None: nothing was logged, or nothing asked for."""
    asked: int = 0
    """All habits: the lines asked for, which are due, not resting and not paused."""
    mood: int | None = None

    @property
    def share(self) -> float | None:
        """All habits: the share of the lines asked for that showed up. None with `shown`."""
        return None if self.shown is None or not self.asked else self.shown / self.asked


class MonthSum(Struct, frozen=True):
    """One month of a year in figures."""

    first_day: date
    days: int
    """Days with something known: an entry, a line that was logged, or a mood."""
    came: int
    """One habit: days that showed up."""
    amount: float | None
    """One habit: the sum of the month, where the unit stayed the same. None: nothing logged."""
    mean: float | None
    """All habits: the mean share, 0-1. Mood: the mean mood. None: nothing known."""


class Picture(Struct, frozen=True):
    """What years and months have in common."""

    about: About
    name: str
    """The habit's name as saved; empty for mood and for all."""
    habit_id: int | None
    area: Area | None
    """The habit's area."""
    unit: str
    """The habit's unit as of the last day shown; empty for the others."""
    today: date
    week_start: int
    """0 Monday ... 6 Sunday."""
    first_day: date
    marks: tuple[DayMark, ...]
    """One for each day from `first_day` on."""
    began: date | None
    """The first day that anything is known of. None: nothing ever was."""

    def mark(self, day: date) -> DayMark | None:
        """The mark of a day; None when it lies outside."""
        index = day.toordinal() - self.first_day.toordinal()
        return self.marks[index] if 0 <= index < len(self.marks) else None

    @property
    def days_known(self) -> int:
        """Days of which something is known."""
        return sum(known(self.about, mark) for mark in self.marks)


class YearView(Picture, frozen=True):
    """A year of one habit, of all habits, or of mood."""

    year: int
    months: tuple[MonthSum, ...]
    """Twelve."""


class MonthView(Picture, frozen=True):
    """A month of one habit, of all habits, or of mood."""

    sum: MonthSum


def known(about: About, mark: DayMark) -> bool:
    """Whether anything is known of the day."""
    match about:
        case About.MOOD:
            return mark.mood is not None
        case About.ALL:
            return mark.shown is not None
        case About.HABIT:
            return mark.status in _SAID


_SAID = frozenset({Status.DONE, Status.PARTLY, Status.NONE})


class Span(StrEnum):
    """How far back lines and weekdays look."""

    WEEKS = "4 weeks"
    MONTHS = "3 months"
    YEAR = "a year"
    ALL = "all"


class Series(StrEnum):
    """What a line is of."""

    MOOD = "mood"
    ENERGY = "energy"
    STRESS = "stress"
    SHARE = "habits"
    """The share of the lines asked for that showed up, 0-100."""
    AMOUNT = "amount"
    LENGTH = "length"
    """Hours."""
    TIMING = "timing"
    """The middle of the night, in hours after the noon before."""
    STRENGTH = "strength"
    """0-1; screens show its words alone."""


class Point(Struct, frozen=True):
    """One point of a line: the mean of the known days of its bucket."""

    day: date
    """The first day of the bucket."""
    value: float


class SeriesView(Struct, frozen=True):
    """A line over time, with at most as many points as were asked for."""

    series: Series
    name: str
    """The habit's name as saved; empty for ratings."""
    unit: str
    span: Span
    first_day: date
    last_day: date
    points: tuple[Point, ...]
    by_week: bool
    """Whether each value is a week's sum instead of a day's."""
    bucket_days: int
    """How many days one point stands for; 1, or 7 by week: nothing was averaged."""
    known: int
    """How many days (or weeks) with a value lie behind the points."""
    paused: tuple[tuple[date, date], ...] = ()
    """Spans of days on which nothing was asked for, because of a pause."""


class WeekdayMean(Struct, frozen=True):
    """One day of the week."""

    weekday: int
    """0 Monday ... 6 Sunday."""
    mood: float | None
    """The mean. None: no mood on such a day."""
    moods: int
    """How many moods that is."""
    share: float | None
    """The share of the known lines that showed up, 0-1. None: none is known."""
    lines: int
    """How many known lines that is."""


class WeekdayView(Struct, frozen=True):
    """Mood and what showed up, by weekday."""

    about: About
    name: str
    span: Span
    first_day: date
    last_day: date
    days: tuple[WeekdayMean, ...]
    """Seven, by the person's week start."""


class DayLine(Struct, frozen=True):
    """One habit on one day."""

    habit_id: int
    name: str
    area: Area
    unit: str
    status: Status | None
    amount: float | None


class DayWords(Struct, frozen=True):
    """Everything that was said about one day."""

    day: date
    today: date
    checkin: CheckIn
    """An empty one when there is none."""
    lines: tuple[DayLine, ...]
    """Habits that were asked for or logged, by position."""


class NoteFound(Quiet, frozen=True):
    """A note that holds what was looked for."""

    day: date
    habit: str | None
    """The habit whose entry it belongs to, its name as saved. None: the day's own note."""
    text: str
    at: int
    """Where in the text it was found."""


class SleepFigures(Struct, frozen=True):
    """How regular a habit's nights were, over the last four weeks."""

    name: str
    nights: int
    """Nights with timing."""
    spread: float | None
    """Sample SD of mid-sleep in hours; None: fewer than 5 nights."""
    index: float | None
    """The Sleep Regularity Index, -100 to 100; None: too few pairs of days."""
    jetlag: float | None
    """Social jetlag in hours, free days later than work days; None: too few nights."""


class BackFigures(Struct, frozen=True):
    """The numbers that stand behind `i` alone."""

    strengths: tuple[tuple[str, Strength], ...]
    """Each habit's name as saved and its strength today."""
    sleep: tuple[SleepFigures, ...]
