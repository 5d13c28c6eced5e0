"""The summary of one week, with the week's table, its nights and the weeks before it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from selfcare.core.days import days_of_week, week_of
from selfcare.core.history import Frame, HabitHistory
from selfcare.core.model import CheckIn
from selfcare.core.resilience.blend import WEEKS_BACK, usual_of
from selfcare.core.resilience.day_book import DayBook
from selfcare.core.resilience.measure import (
    BASELINE_DAYS,
    DAYS_BEFORE,
    is_active,
    measure,
    tracks_sleep,
    week_of_nights,
)
from selfcare.core.resilience.recovery import MOODS_FOR_BASELINE
from selfcare.core.resilience.strengths import strengths_on
from selfcare.core.resilience.typical import mean
from selfcare.core.resilience.week_view import (
    Ratings,
    SleepFigures,
    TableRow,
    WeekIndex,
    WeekSummary,
)
from selfcare.core.sleep import (
    WORK_DAYS,
    Night,
    sleep_regularity_index,
    social_jetlag,
)
from selfcare.core.status import week_figure

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
