"""The words along a line: what it is, how far it goes, what one point stands for."""

from datetime import date, timedelta
from itertools import pairwise
from math import ceil, floor

from selfcare.core.amounts import (
    amount_words,
    clock_words,
    counted,
    number_words,
    unit_words,
)
from selfcare.core.days import MONTHS
from selfcare.core.looking_back import RATINGS
from selfcare.core.views_back import Series, SeriesView
from selfcare.draw.lines import FULL, INK, QUIET, Line, fitted, merged
from selfcare.draw.signs import Signs

Ticks = tuple[tuple[float, str], ...]
"""Values and what is written beside them, from low to high."""

TITLES = {
    Series.MOOD: "mood",
    Series.ENERGY: "energy",
    Series.STRESS: "stress",
    Series.SHARE: "habits that showed up",
    Series.LENGTH: "sleep length",
    Series.TIMING: "sleep timing",
    Series.STRENGTH: "strength",
}
SLEEP_TITLES = {Series.LENGTH: "length", Series.TIMING: "timing"}
"""Behind the name of the habit."""
_STRENGTH: Ticks = ((0.0, ""), (0.3, "growing"), (0.6, "settling"), (0.85, "second nature"))
_NAME_WIDTH = 30


def title(series: Series, unit: str) -> str:
    """A line in a word or two: `mood`, `minutes`."""
    return TITLES.get(series) or unit_words(unit)


def value_axis(view: SeriesView) -> tuple[float, float, Ticks]:
    """The lowest and highest value drawn, and the words at some between."""
    series = view.series
    if series in RATINGS:
        return 0.0, 10.0, ((0.0, "0"), (5.0, "5"), (10.0, "10"))
    if series is Series.SHARE:
        return 0.0, 100.0, ((0.0, "none"), (50.0, "half"), (100.0, "all"))
    if series is Series.STRENGTH:
        return 0.0, 1.0, _STRENGTH
    values = [point.value for point in view.points] or [0.0]
    if series in {Series.TIMING, Series.LENGTH}:
        low, high = floor(min(values)), max(ceil(max(values)), floor(min(values)) + 1)
        step = max(1, ceil((high - low) / 5))
        hours = _clock if series is Series.TIMING else _hours
        return low, high, tuple((float(at), hours(at)) for at in range(low, high + 1, step))
    top = _round_up(max(values))
    ticks = (0.0, top / 2, top)
    # A unit is a person's own word: it stands in the caption, never beside an axis.
    words = clock_words if view.unit == "h" else number_words
    return 0.0, top, tuple((at, words(at)) for at in ticks)


def value_words(view: SeriesView, value: float) -> str:
    """A value of the line in our own words: `7.2`, `71 %`, `23:40`, `settling`."""
    match view.series:
        case Series.SHARE:
            return f"{round(value)} %"
        case Series.STRENGTH:
            return [word for low, word in _STRENGTH if low <= value][-1] or "starting"
        case Series.TIMING:
            minutes = round((12 + value) * 60)
            return f"{minutes // 60 % 24:02}:{minutes % 60:02}"
        case Series.LENGTH:
            return amount_words(round(value * 60) / 60, "h")
        case Series.AMOUNT if view.unit == "h":
            return clock_words(value)
        case Series.AMOUNT:
            return number_words(round(value, 1))
        case _:
            return f"{value:.1f}"


def day_ticks(view: SeriesView, room: int) -> tuple[tuple[date, str], ...]:
    """Days along the bottom that fit in so many cells, with their words."""
    length = (view.last_day - view.first_day).days
    count = max(1, min(6, room // 13))
    if length < count:
        count = max(length, 1)
    days = [view.first_day + timedelta(days=round(length * n / count)) for n in range(count + 1)]
    years = view.first_day.year != view.last_day.year
    words = [f"{day.day} {MONTHS[day.month - 1][:3]}" for day in days]
    if years and length > 400:
        words = [f"{MONTHS[day.month - 1][:3]} {day.year}" for day in days]
    kept = [0, *(at + 1 for at, (a, b) in enumerate(pairwise(words)) if a != b)]
    return tuple((days[at], words[at]) for at in kept)


def caption(view: SeriesView, ellipsis: str = "…") -> str:
    """One sentence or two: what the line is and how its points came about."""
    what = title(view.series, view.unit)
    if view.name and view.series in SLEEP_TITLES:
        what = SLEEP_TITLES[view.series]
    name = fitted(view.name, _NAME_WIDTH, ellipsis).rstrip() if view.name else ""
    if name and view.series is not Series.SHARE:
        what = f"{name}, {what}"
    if not view.points:
        return f"{what[:1].upper()}{what[1:]}. Nothing is logged in this time."
    each = _each(view)
    noun = "week" if view.by_week else "night" if view.series is Series.TIMING else "day"
    return f"{what[:1].upper()}{what[1:]}. {each} {counted(view.known, noun)} with a value."


def _each(view: SeriesView) -> str:
    if view.by_week:
        weeks = view.bucket_days // 7
        if weeks == 1:
            return "Each point is the sum of a week, the last one so far."
        return f"Each point is the mean of {weeks} weeks' sums."
    if view.bucket_days == 1:
        return "Each point is a day."
    return f"Each point is the mean of {counted(view.bucket_days, 'day')}."


def _round_up(value: float) -> float:
    """The next number of 1, 2, 4 or 6 times a power of ten."""
    if value <= 0:
        return 1.0
    power = 1.0
    while power * 10 <= value:
        power *= 10
    while power > value:
        power /= 10
    return next(power * step for step in (1, 2, 4, 6, 8, 10) if power * step >= value - 1e-9)


def _clock(hours: int) -> str:
    return f"{(12 + hours) % 24:02}:00"


def _hours(hours: int) -> str:
    return amount_words(hours, "h")


# A line over time in whole cells, for terminals without fine dots and for plain text.


def curve_lines(
    view: SeriesView, signs: Signs, *, width: int = 76, height: int = 10, margin: int = 2
) -> list[Line]:
    """`height` rows, a rule and the days below it; where there is no value the row stays blank."""
    low, high, ticks = value_axis(view)
    label = max((len(words) for _, words in ticks), default=0)
    room = max(width - margin - label - 2, 8)
    rows = [[" "] * room for _ in range(height)]
    length = max((view.last_day - view.first_day).days, 1)
    columns: dict[int, list[float]] = {}
    for point in view.points:
        columns.setdefault((point.day - view.first_day).days * (room - 1) // length, []).append(
            point.value
        )
    for column, values in columns.items():
        rows[_row(sum(values) / len(values), low, high, height)][column] = signs.point
    words = {_row(value, low, high, height): text for value, text in ticks}
    lines = [
        merged(
            (
                (f"{' ' * margin}{words.get(number, ''):>{label}} ", QUIET),
                (signs.side, QUIET),
                ("".join(row).rstrip() or " ", FULL),
            )
        )
        for number, row in enumerate(rows)
    ]
    lead = " " * (margin + label + 1)
    lines.append(((lead, INK), (signs.rule * (room + 1), QUIET)))
    days = ""
    for day, text in day_ticks(view, room):
        at = (day - view.first_day).days * (room - 1) // length
        at = min(at, room - len(text))
        if at > len(days) or not days:
            days = days.ljust(max(at, 0)) + text
    lines.append(((f"{lead} {days}", QUIET),))
    return lines


def _row(value: float, low: float, high: float, height: int) -> int:
    """The row of a value, the highest at the top."""
    share = (value - low) / (high - low) if high > low else 0.5
    return round((1 - min(max(share, 0.0), 1.0)) * (height - 1))
