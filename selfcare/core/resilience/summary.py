"""The summary of one week, with the week's table, its nights and the weeks before it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from msgspec import Struct

from selfcare.core.days import days_of_week, week_of
from selfcare.core.history import Frame, HabitHistory
from selfcare.core.model import CheckIn, Habit, Rule, Status
from selfcare.core.resilience.day_book import DayBook
from selfcare.core.resilience.measure import (
    BASELINE_DAYS,
    DAYS_BEFORE,
    WEEKS_BACK,
    Blend,
    Measure,
    Usual,
    is_active,
    measure,
    strengths_on,
    tracks_sleep,
    usual_of,
    week_of_nights,
)
from selfcare.core.resilience.parts import (
    MOODS_FOR_BASELINE,
    Holding,
    Practice,
    Recovery,
    Steadiness,
    mean,
)
from selfcare.core.sleep import (
    WORK_DAYS,
    Night,
    sleep_regularity_index,
    social_jetlag,
)
from selfcare.core.status import week_figure
from selfcare.core.views import WeekFigure

# A week as screens, commands and files show it, as frozen values.


class WeekIndex(Struct, frozen=True):
    """An earlier week in one line."""

    first_day: date
    last_day: date
    blend: Blend | None
    """None: not enough logged."""

    @property
    def index(self) -> float | None:
        """0-100, unrounded. None: not enough logged."""
        return None if self.blend is None else self.blend.index


class TableRow(Struct, frozen=True):
    """One habit in the week's table."""

    habit: Habit
    rule: Rule
    """The rule of the week's last day (the running week: today)."""
    cells: tuple[Status | None, ...]
    """The seven days; None: before it began, or to come."""
    amounts: tuple[float | None, ...]
    """Their totals; None: no entry."""
    showed_up: tuple[bool, ...]
    figure: WeekFigure
    """The whole week's days or amount, the running week's goal included whole."""
    month: date | None = None
    """A day of the month that a month's figure counts, where the week lies in two months."""


class Ratings(Struct, frozen=True):
    """One scale over the week."""

    days: tuple[int | None, ...]
    """The seven days; None: left out."""
    mean: float | None
    """None: no day has it."""
    usual: float | None
    """The mean of the 56 days before; None: fewer than 14 days have it."""


class SleepFigures(Struct, frozen=True):
    """The week's nights, for those who ask."""

    hours: tuple[float | None, ...]
    """Hours asleep on the seven days; None: not logged."""
    regularity_index: float | None
    """The SRI, -100 to 100. None: fewer than 5 days' worth of minutes known twice."""
    social_jetlag: float | None
    """Hours. None: fewer than 2 free or 3 work nights."""


class WeekSummary(Struct, frozen=True):
    """A week: what the screen, the JSON and "how it is made" need."""

    first_day: date
    last_day: date
    today: date
    days: tuple[date, ...]
    measure: Measure
    usual: Usual | None
    """None: gated, not over yet, or fewer than 4 earlier scored weeks among the last 8."""
    earlier: tuple[WeekIndex, ...]
    """The 8 weeks before, oldest first."""
    rows: tuple[TableRow, ...]
    """Active habits of shown areas, in the order given."""
    mood: Ratings
    energy: Ratings
    stress: Ratings
    sleep: SleepFigures
    logged: int
    """Days of the week with any entry or check-in."""
    untouched: tuple[date, ...]
    """Days before today on which nothing was logged, from the first day there ever was; none of
    those set aside."""
    aside: tuple[date, ...]
    """Days on which every habit is set aside, days to come included."""
    began: date | None
    """The first day there ever was, when it lies inside this week and is not its first day."""
    back_since: date | None
    """The week's first logged day, when 7 or more days without a log lie before it."""
    last_logged: date | None
    """The last logged day before those."""

    @property
    def running(self) -> bool:
        """Whether the week is not over: its word is "so far"."""
        return self.first_day <= self.today <= self.last_day

    @property
    def set_aside(self) -> bool:
        """Whether the whole week is set aside, so that nothing is asked for."""
        return len(self.aside) == len(self.days)

    @property
    def blend(self) -> Blend | None:
        """Index, range and word. None: the gate is not passed."""
        return self.measure.blend

    @property
    def index(self) -> float | None:
        """0-100, unrounded; None: the gate is not passed."""
        return None if self.blend is None else self.blend.index

    @property
    def practice(self) -> Practice:
        """P with its areas and habits."""
        return self.measure.practice

    @property
    def steadiness(self) -> Steadiness:
        """S with its two figures."""
        return self.measure.steadiness

    @property
    def recovery(self) -> Recovery:
        """R with its dips."""
        return self.measure.recovery

    @property
    def holding(self) -> Holding:
        """H with its baseline."""
        return self.measure.holding


# The summary of one week, with the week's table, its nights and the weeks before it.


LONG_SILENCE = 7
"""Days without a log before a week is told as one of coming back."""

Strengths = Mapping[date, Mapping[int, float | None]]
"""Corrected strengths by habit id, as of each day."""


def week_summary(
    histories: Sequence[HabitHistory],
    checkins: Mapping[date, CheckIn],
    nights: Mapping[date, Night],
    frame: Frame,
    week_day: date,
    *,
    work_days: Iterable[int] = WORK_DAYS,
    strengths: Strengths | None = None,
) -> WeekSummary:
    """The week a day lies in; a day to come means the running week.

    Args:
        histories: Every habit, archived and hidden ones too, with its whole history.
        checkins: Every check-in by day.
        nights: The nights of sleep habits by day of waking (`sleep.nights_of`).
        frame: What the habits share; weeks begin on its `week_start`.
        week_day: Any day of the week.
        work_days: Weekdays, 0 Monday, for social jetlag.
        strengths: Those of `summary_strengths`, when they are known already.
    """
    week_day = min(week_day, frame.today)
    first, last = week_of(week_day, frame.week_start)
    until = min(last, frame.today)
    if strengths is None:
        strengths = summary_strengths(histories, frame, week_day)
    weeks = [first - timedelta(weeks=back) for back in range(WEEKS_BACK, 0, -1)]
    reach = weeks[0] + timedelta(days=6 - DAYS_BEFORE)
    book = DayBook(histories, checkins, frame, reach, last)
    measured = measure(book, first, nights, strengths.get(until, {}))
    earlier = tuple(_week_index(book, each, nights, strengths) for each in weeks)
    usual = None
    made = measured.blend
    if made is not None and last < frame.today:
        indices = [week.index for week in earlier if week.index is not None]
        usual = usual_of(made.index, made.low, made.high, indices)
    began, back_since, last_logged = _beginnings(book, first, until)
    aside = tuple(day for day in days_of_week(first, frame.week_start) if book.aside(day))
    return WeekSummary(
        first_day=first,
        last_day=last,
        today=frame.today,
        days=days_of_week(first, frame.week_start),
        measure=measured,
        usual=usual,
        earlier=earlier,
        rows=tuple(_table_row(book, i, first, until) for i in _active_rows(book, until)),
        mood=_ratings(book, "mood", first),
        energy=_ratings(book, "energy", first),
        stress=_ratings(book, "stress", first),
        sleep=_sleep_figures(book, first, until, nights, work_days),
        logged=len(book.lapse_turns(first, until)),
        untouched=_untouched(book, first, until),
        aside=aside,
        began=began,
        back_since=back_since,
        last_logged=last_logged,
    )


def week_index(
    histories: Sequence[HabitHistory],
    checkins: Mapping[date, CheckIn],
    nights: Mapping[date, Night],
    frame: Frame,
    week_day: date,
) -> WeekIndex:
    """One week's index alone, for a line such as "a steady week, 66"."""
    week_day = min(week_day, frame.today)
    first, last = week_of(week_day, frame.week_start)
    until = min(last, frame.today)
    strengths = _strengths(histories, [until], frame)
    book = DayBook(histories, checkins, frame, last - timedelta(days=DAYS_BEFORE), last)
    return _week_index(book, first, nights, strengths)


def summary_strengths(histories: Sequence[HabitHistory], frame: Frame, week_day: date) -> Strengths:
    """The strengths a week and its eight earlier weeks need: the one part that reads whole years.

    They change when a habit's history, the closed days or today change, so they can be kept.
    """
    first, last = week_of(min(week_day, frame.today), frame.week_start)
    ends = [first - timedelta(days=1 + 7 * back) for back in range(WEEKS_BACK)]
    return _strengths(histories, [*ends, min(last, frame.today)], frame)


def _strengths(histories: Sequence[HabitHistory], days: Iterable[date], frame: Frame) -> Strengths:
    found: dict[date, dict[int, float | None]] = {day: {} for day in days}
    for history in histories:
        wanted = [day for day in found if is_active(history, day)]
        for day, strength in strengths_on(history, wanted, frame).items():
            found[day][history.habit.id] = strength
    return found


def _week_index(
    book: DayBook, first: date, nights: Mapping[date, Night], strengths: Strengths
) -> WeekIndex:
    last = first + timedelta(days=6)
    until = min(last, book.frame.today)
    made = measure(book, first, nights, strengths.get(until, {})).blend
    return WeekIndex(first, last, made)


def _active_rows(book: DayBook, until: date) -> list[int]:
    return [i for i, row in enumerate(book.rows) if is_active(row.history, until)]


def _table_row(book: DayBook, number: int, first: date, until: date) -> TableRow:
    row = book.rows[number]
    begin = book.index(first)
    week = slice(begin, begin + 7)
    return TableRow(
        habit=row.history.habit,
        rule=row.history.habit.rule_on(until),
        cells=tuple(row.ledger.statuses[week]),
        amounts=tuple(row.ledger.amounts[week]),
        showed_up=tuple(map(bool, row.ledger.came[week])),
        figure=week_figure(row.history, until, book.frame),
        month=until if first.month != (first + timedelta(days=6)).month else None,
    )


def _ratings(book: DayBook, scale: str, first: date) -> Ratings:
    def rating(day: date) -> int | None:
        value: int | None = getattr(book.checkin(day), scale, None)
        return value

    days = tuple(rating(first + timedelta(days=step)) for step in range(7))
    given = [value for value in days if value is not None]
    before = [rating(first - timedelta(days=back)) for back in range(1, BASELINE_DAYS + 1)]
    known = [value for value in before if value is not None]
    return Ratings(
        days=days,
        mean=mean(given) if given else None,
        usual=mean(known) if len(known) >= MOODS_FOR_BASELINE else None,
    )


def _sleep_figures(
    book: DayBook,
    first: date,
    until: date,
    nights: Mapping[date, Night],
    work_days: Iterable[int],
) -> SleepFigures:
    begin = book.index(first)
    hours: list[float | None] = [None] * 7
    tracked = [
        book.rows[i] for i in _active_rows(book, until) if tracks_sleep(book.rows[i].history, until)
    ]
    for row in tracked:
        for step, amount in enumerate(row.ledger.amounts[begin : begin + 7]):
            if amount is not None:
                hours[step] = (hours[step] or 0.0) + amount
    week = week_of_nights(nights, first, until) if tracked else []
    return SleepFigures(
        hours=tuple(hours),
        regularity_index=sleep_regularity_index(week),
        social_jetlag=social_jetlag(week, frozenset(work_days)),
    )


def _untouched(book: DayBook, first: date, until: date) -> tuple[date, ...]:
    """Nothing logged: neither before there was anything, nor today, nor on days set aside."""
    start = book.began_after(first) or first
    end = min(until, book.frame.today - timedelta(days=1))
    days = range(start.toordinal(), end.toordinal() + 1)
    found = (day for day in map(date.fromordinal, days) if book.untouched(day))
    return tuple(day for day in found if not book.aside(day))


def _beginnings(
    book: DayBook, first: date, until: date
) -> tuple[date | None, date | None, date | None]:
    """`began`, `back_since` and `last_logged` of a summary."""
    began = book.began_after(first)
    if began is not None and began > until:
        began = None
    logged = [day for day, _ in book.lapse_turns(first, until)]
    if not logged:
        return began, None, None
    before = book.last_logged_before(logged[0])
    if before is None or (logged[0] - before).days <= LONG_SILENCE:
        return began, None, None
    return began, logged[0], before
