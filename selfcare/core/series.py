"""Lines over time: one value a day or a week, averaged in buckets so that no more than fit remain.

Downsampling: the span is cut into buckets of the same whole number of days (or weeks), counted
from its first day, and each bucket with a value becomes one point, the mean of its values. Buckets
without a value have no point, never a 0. `bucket_days` tells the screen, which tells the person.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from math import ceil, fsum

from selfcare.core.days import week_of
from selfcare.core.history import Frame, HabitHistory
from selfcare.core.looking_back import shares_of
from selfcare.core.model import CheckIn, Status
from selfcare.core.sleep import Night
from selfcare.core.status import shown_ledger
from selfcare.core.strength import strength_curve
from selfcare.core.views_back import Point, Series, SeriesView, Span

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
