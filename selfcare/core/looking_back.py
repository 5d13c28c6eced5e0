"""Years, months and weekdays computed from histories and check-ins.

Conventions: a line is asked for on every day it is due (all days for plans that count in periods)
that is not resting and not paused. A day on which every line asked for is still open is unknown and
has no share. A line is known when it is done, partly or none; open lines are left out of weekdays.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from math import ceil, fsum

from msgspec import Struct

from selfcare.core.days import month_of, week_of
from selfcare.core.history import Frame, HabitHistory
from selfcare.core.model import CheckIn, Habit, Status, rounded
from selfcare.core.sleep import Night
from selfcare.core.status import shown_ledger, status_on
from selfcare.core.strength import strength_curve
from selfcare.core.views_back import (
    About,
    DayLine,
    DayMark,
    DayWords,
    MonthSum,
    MonthView,
    NoteFound,
    Point,
    Series,
    SeriesView,
    Span,
    WeekdayMean,
    WeekdayView,
    YearView,
    known,
)

KNOWN = frozenset({Status.DONE, Status.PARTLY, Status.NONE})
ASKED = KNOWN | {Status.UNLOGGED}
NOTES_SHOWN = 200
"""Most notes that one search gives."""
_SPAN_DAYS = {Span.WEEKS: 28, Span.MONTHS: 91, Span.YEAR: 365}


class Seen(Struct, frozen=True):
    """What a picture is made of: one habit, or all of them, or mood."""

    about: About
    histories: Sequence[HabitHistory]
    """The one habit, or all that are shown; empty for mood."""
    checkins: Mapping[date, CheckIn]
    began: date | None
    """The first day that anything is known of. None: nothing ever was."""

    @property
    def habit(self) -> Habit | None:
        """The habit, when it is about one."""
        return self.histories[0].habit if self.about is About.HABIT else None

    @property
    def name(self) -> str:
        """The habit's name as saved; empty for mood and for all."""
        return "" if self.habit is None else self.habit.name


def seen_of(
    about: About,
    histories: Sequence[HabitHistory],
    checkins: Mapping[date, CheckIn],
    today: date,
) -> Seen:
    """What a picture is made of, with the day from which something is known."""
    if about is About.MOOD:
        days = [day for day, each in checkins.items() if each.mood is not None]
    else:
        days = [min(each.totals) for each in histories if each.totals]
    began = min((day for day in days if day <= today), default=None)
    return Seen(about, histories, checkins, began)


def year_view(seen: Seen, year: int, frame: Frame) -> YearView:
    """One year, day by day and month by month."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    marks, came = _marks(seen, first, last, frame)
    months = tuple(_month_sum(seen, date(year, month, 1), first, marks, came) for month in _MONTHS)
    habit = seen.habit
    return YearView(
        about=seen.about,
        name=seen.name,
        habit_id=habit.id if habit else None,
        area=habit.area if habit else None,
        unit=habit.rule_on(last).unit if habit else "",
        today=frame.today,
        week_start=frame.week_start,
        first_day=first,
        marks=marks,
        began=seen.began,
        year=year,
        months=months,
    )


def month_view(seen: Seen, day: date, frame: Frame) -> MonthView:
    """The month of a day."""
    first, last = month_of(day)
    marks, came = _marks(seen, first, last, frame)
    habit = seen.habit
    return MonthView(
        about=seen.about,
        name=seen.name,
        habit_id=habit.id if habit else None,
        area=habit.area if habit else None,
        unit=habit.rule_on(last).unit if habit else "",
        today=frame.today,
        week_start=frame.week_start,
        first_day=first,
        marks=marks,
        began=seen.began,
        sum=_month_sum(seen, first, first, marks, came),
    )


_MONTHS = range(1, 13)


def _marks(
    seen: Seen, first: date, last: date, frame: Frame
) -> tuple[tuple[DayMark, ...], Sequence[int]]:
    """The marks of a span, and for one habit the days that showed up."""
    length = (last - first).days + 1
    if seen.about is About.MOOD:
        return tuple(
            DayMark(mood=_mood(seen.checkins.get(first + timedelta(days=number)), frame.today))
            for number in range(length)
        ), bytes(length)
    if seen.about is About.HABIT:
        days = shown_ledger(seen.histories[0], first, last, frame)
        pairs = zip(days.statuses, days.amounts, strict=True)
        return tuple(DayMark(status, amount) for status, amount in pairs), days.came
    shares = shares_of(seen.histories, first, last, frame)
    return tuple(DayMark(shown=shown, asked=asked) for shown, asked in shares), bytes(length)


def shares_of(
    histories: Iterable[HabitHistory], first: date, last: date, frame: Frame
) -> list[tuple[int | None, int]]:
    """For each day the lines that showed up and those asked for; None: nothing is known."""
    length = (last - first).days + 1
    asked, shown, said = [0] * length, [0] * length, bytearray(length)
    for history in histories:
        days = shown_ledger(history, first, last, frame)
        for index, status in enumerate(days.statuses):
            if status in ASKED:
                asked[index] += 1
                if status is not Status.UNLOGGED:
                    said[index] = 1
                    shown[index] += days.came[index]
    return [(shown[n] if said[n] else None, asked[n]) for n in range(length)]


def _mood(checkin: CheckIn | None, today: date) -> int | None:
    return None if checkin is None or checkin.day > today else checkin.mood


def _month_sum(
    seen: Seen, first: date, origin: date, marks: Sequence[DayMark], came: Sequence[int]
) -> MonthSum:
    start = (first - origin).days
    end = start + (month_of(first)[1] - first).days + 1
    month = marks[start:end]
    if seen.about is About.MOOD:
        values = [float(mark.mood) for mark in month if mark.mood is not None]
    else:
        values = [mark.share for mark in month if mark.share is not None]
    return MonthSum(
        first_day=first,
        days=sum(known(seen.about, mark) for mark in month),
        came=sum(came[start:end]),
        amount=_amount(seen.habit, first, month),
        mean=fsum(values) / len(values) if values else None,
    )


def _amount(habit: Habit | None, first: date, month: Sequence[DayMark]) -> float | None:
    if habit is None:
        return None
    logged = [
        (mark.amount, habit.rule_on(first + timedelta(days=number)).unit)
        for number, mark in enumerate(month)
        if mark.amount is not None
    ]
    if len({unit for _, unit in logged}) != 1:
        return None
    return rounded(fsum(amount for amount, _ in logged))


def span_days(span: Span, began: date | None, today: date) -> tuple[date, date]:
    """The first and the last day of a span that ends today; all of it begins with what is known."""
    length = _SPAN_DAYS.get(span)
    if length is not None:
        return today - timedelta(days=length - 1), today
    return min(began or today, today), today


def weekday_view(seen: Seen, moods_from: date | None, span: Span, frame: Frame) -> WeekdayView:
    """Means by weekday over a span that ends today; `moods_from` is the day of the first mood."""
    began = min((day for day in (seen.began, moods_from) if day), default=None)
    first, last = span_days(span, began, frame.today)
    moods: list[list[int]] = [[] for _ in range(7)]
    for day, checkin in seen.checkins.items():
        if first <= day <= last and checkin.mood is not None:
            moods[day.weekday()].append(checkin.mood)
    lines, shown = [0] * 7, [0] * 7
    for history in seen.histories:
        days = shown_ledger(history, first, last, frame)
        for index, status in enumerate(days.statuses):
            if status in KNOWN:
                weekday = (first.weekday() + index) % 7
                lines[weekday] += 1
                shown[weekday] += days.came[index]
    order = [(frame.week_start + number) % 7 for number in range(7)]
    return WeekdayView(
        about=seen.about,
        name=seen.name,
        span=span,
        first_day=first,
        last_day=last,
        days=tuple(
            WeekdayMean(
                weekday=weekday,
                mood=sum(moods[weekday]) / len(moods[weekday]) if moods[weekday] else None,
                moods=len(moods[weekday]),
                share=shown[weekday] / lines[weekday] if lines[weekday] else None,
                lines=lines[weekday],
            )
            for weekday in order
        ),
    )


def day_words(
    histories: Iterable[HabitHistory], checkin: CheckIn | None, day: date, frame: Frame
) -> DayWords:
    """Each habit that was asked for or logged on a day, and its check-in."""
    lines = []
    for history in histories:
        status = status_on(history, day, frame)
        if status is None or status is Status.NOT_DUE:
            continue
        habit = history.habit
        put_away = habit.archived_day is not None and habit.archived_day <= day
        amount = history.totals.get(day)
        if amount is None and put_away:
            continue
        unit = habit.rule_on(day).unit
        lines.append(DayLine(habit.id, habit.name, habit.area, unit, status, amount))
    return DayWords(day, frame.today, checkin or CheckIn(day), tuple(lines))


def find_notes(
    notes: Iterable[tuple[date, int | None, str]],
    wanted: str,
    names: Mapping[int, str],
    *,
    limit: int = NOTES_SHOWN,
) -> tuple[NoteFound, ...]:
    """The notes that hold a text, whatever the case, the newest day first.

    Args:
        notes: day, habit (None: the day's own note) and text, the newest day first.
        wanted: what is looked for; nothing finds nothing.
        names: the habits' names by number; notes of other habits are passed over.
        limit: how many notes at most.
    """
    key = wanted.casefold().strip()
    if not key:
        return ()
    found: list[NoteFound] = []
    for day, habit_id, text in notes:
        at = text.casefold().find(key)
        if at < 0 or (habit_id is not None and habit_id not in names):
            continue
        name = None if habit_id is None else names[habit_id]
        found.append(NoteFound(day, name, text, _unfolded(text, at)))
        if len(found) >= limit:
            break
    return tuple(found)


def _unfolded(text: str, at: int) -> int:
    """The place in a text of a place in its case-folded form, which may be longer."""
    folded = 0
    for index, char in enumerate(text):
        if folded >= at:
            return index
        folded += len(char.casefold())
    return len(text)


# Lines over time: one value a day or a week, averaged in buckets so that no more than fit remain.
#
# Downsampling: the span is cut into buckets of the same whole number of days (or weeks), counted
# from its first day, and each bucket with a value becomes one point, the mean of its values.
# Buckets without a value have no point, never a 0. `bucket_days` tells the screen, which tells the
# person.


RATINGS = frozenset({Series.MOOD, Series.ENERGY, Series.STRESS})
LONG = frozenset({Span.YEAR, Span.ALL})
"""Spans over which amounts are summed by week."""
MEAN_DAYS = 7
"""Days of a moving mean."""
_NOT_ASKING = frozenset({None, Status.PAUSED, Status.NOT_DUE})
GAP_DAYS = 7
"""A line does not reach over more days than this without a value."""


def ratings(
    checkins: Mapping[date, CheckIn], series: Series, first: date, last: date
) -> dict[date, float]:
    """Mood, energy or stress of each rated day."""
    found = {}
    for day, checkin in checkins.items():
        value = getattr(checkin, series.value)
        if value is not None and first <= day <= last:
            found[day] = float(value)
    return found


def shares(
    histories: Iterable[HabitHistory], first: date, last: date, frame: Frame
) -> dict[date, float]:
    """The share of the lines asked for that showed up, 0-100, of each known day."""
    by_day = shares_of(histories, first, last, frame)
    return {
        first + timedelta(days=number): 100 * shown / asked
        for number, (shown, asked) in enumerate(by_day)
        if shown is not None and asked
    }


def amounts(history: HabitHistory, first: date, last: date) -> dict[date, float]:
    """The total of each day with an entry."""
    return {day: total for day, total in history.totals.items() if first <= day <= last}


def by_week(values: Mapping[date, float], week_start: int) -> dict[date, float]:
    """The sum of each week that has a value, under the week's first day."""
    weeks: dict[date, list[float]] = {}
    for day, value in values.items():
        weeks.setdefault(week_of(day, week_start)[0], []).append(value)
    return {first: fsum(sums) for first, sums in weeks.items()}


def timings(nights: Mapping[date, Night], first: date, last: date) -> dict[date, float]:
    """The middle of each night with timing, in hours after the noon before."""
    found = {}
    for day, night in nights.items():
        middle = night.mid_sleep
        if middle is not None and first <= day <= last:
            found[day] = middle
    return found


def strengths(history: HabitHistory, first: date, last: date, frame: Frame) -> dict[date, float]:
    """The strength after each day that said something, from the day on which it is shown."""
    curve = strength_curve(history, frame)
    return {day: strength.raw for day, strength in curve if first <= day <= last}


def series_view(
    series: Series,
    span: Span,
    values: Mapping[date, float],
    first: date,
    last: date,
    *,
    most: int,
    weekly: bool = False,
    name: str = "",
    unit: str = "",
    paused: tuple[tuple[date, date], ...] = (),
) -> SeriesView:
    """The line of some daily (or weekly) values with at most `most` points."""
    step = 7 if weekly else 1
    start = min(min(values, default=first), first) if weekly else first
    bucket = step * max(1, ceil(((last - start).days // step + 1) / max(most, 1)))
    points = tuple(downsampled(values, start, bucket))
    return SeriesView(
        series=series,
        name=name,
        unit=unit,
        span=span,
        first_day=start,
        last_day=last,
        points=points,
        by_week=weekly,
        bucket_days=bucket,
        known=len(values),
        paused=paused,
    )


def downsampled(values: Mapping[date, float], first: date, bucket: int) -> Iterator[Point]:
    """One point for each bucket of days that has a value, oldest first."""
    buckets: dict[int, list[float]] = {}
    for day, value in values.items():
        buckets.setdefault((day - first).days // bucket, []).append(value)
    for number in sorted(buckets):
        inside = buckets[number]
        yield Point(first + timedelta(days=number * bucket), fsum(inside) / len(inside))


def week_means(view: SeriesView) -> tuple[Point, ...]:
    """For each point the mean of the points of the seven days up to it; longer means stay."""
    if view.bucket_days >= MEAN_DAYS:
        return view.points
    means, window = [], list[Point]()
    for point in view.points:
        window = [each for each in window if (point.day - each.day).days < MEAN_DAYS]
        window.append(point)
        means.append(Point(point.day, fsum(each.value for each in window) / len(window)))
    return tuple(means)


def paused_spans(
    histories: Iterable[HabitHistory], first: date, last: date, frame: Frame
) -> tuple[tuple[date, date], ...]:
    """Spans of days on which a habit is paused and none asks for anything."""
    length = (last - first).days + 1
    paused, asking = bytearray(length), bytearray(length)
    for history in histories:
        for index, status in enumerate(shown_ledger(history, first, last, frame).statuses):
            paused[index] |= status is Status.PAUSED
            asking[index] |= status not in _NOT_ASKING
    spans: list[tuple[date, date]] = []
    for index in range(length):
        if not paused[index] or asking[index]:
            continue
        day = first + timedelta(days=index)
        begins = spans[-1][0] if spans and (day - spans[-1][1]).days == 1 else None
        if begins is not None:
            spans[-1] = (begins, day)
        else:
            spans.append((day, day))
    return tuple(spans)


def segments(view: SeriesView, points: Iterable[Point] = ()) -> tuple[tuple[Point, ...], ...]:
    """The line in pieces: it does not reach over more than a week, or three points, of nothing.

    `points`: others than the view's own on the same days, as its moving means are.
    """
    widest = max(GAP_DAYS, 3 * view.bucket_days)
    pieces: list[list[Point]] = []
    for point in points or view.points:
        if pieces and (point.day - pieces[-1][-1].day).days <= widest:
            pieces[-1].append(point)
        else:
            pieces.append([point])
    return tuple(tuple(piece) for piece in pieces)
