"""Bars, one a line: a label, a figure, a bar and a few words; for months and weekdays."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from selfcare.core.amounts import counted, sum_words
from selfcare.core.days import MONTHS, month_of
from selfcare.core.model import Area
from selfcare.core.patterns import Link, Verdict
from selfcare.core.views_back import About, MonthSum, YearView
from selfcare.draw.lines import FULL, INK, QUIET, Line
from selfcare.draw.signs import Signs

WIDTH = 20
"""Cells of a whole bar."""


class Bar(Struct, frozen=True):
    """One bar."""

    label: str
    share: float | None
    """0-1. None: there is nothing to draw."""
    figure: str = ""
    """Stands before the bar, to the right of its column."""
    words: str = ""
    """Stand behind it."""


def bar_lines(
    bars: Sequence[Bar], signs: Signs, *, width: int = WIDTH, margin: int = 2
) -> list[Line]:
    """Aligned bars, one a line."""
    label = max((len(bar.label) for bar in bars), default=0)
    figure = max((len(bar.figure) for bar in bars), default=0)
    lines: list[Line] = []
    for bar in bars:
        lead = f"{' ' * margin}{bar.label:<{label}}  "
        number = f"{bar.figure:>{figure}}  " if figure else ""
        if bar.share is None:
            lines.append(((lead, QUIET), (" " * len(number), INK), (bar.words, QUIET)))
            continue
        filled = round(min(max(bar.share, 0.0), 1.0) * width)
        lines.append(
            (
                (lead, QUIET),
                (number, INK),
                (signs.bar * filled, FULL),
                (signs.empty * (width - filled), QUIET),
                (f"  {bar.words}" if bar.words else "", INK),
            )
        )
    return lines


def month_bars(view: YearView) -> tuple[Bar, ...]:
    """The months of a year; those of which nothing is known are left empty."""
    return tuple(_month(view, each) for each in view.months)


def nights_words(month: MonthSum) -> str:
    """`26 nights, 7 h 40 on average`."""
    nights = counted(month.days, "night")
    if not month.amount:
        return nights
    return f"{nights}, {sum_words(month.amount / month.days, 'h')} on average"


def _month(view: YearView, month: MonthSum) -> Bar:
    label = MONTHS[month.first_day.month - 1][:3]
    if not month.days:
        return Bar(label, None)
    length = month_of(month.first_day)[1].day
    if view.area is Area.SLEEP and view.unit == "h":
        # A night is logged, whatever its length; a sum of nights says nothing.
        return Bar(label, month.days / length, "", nights_words(month))
    if view.about is About.HABIT:
        words = counted(month.came, "day")
        if month.amount and view.unit != "times":
            words = f"{words}, {sum_words(month.amount, view.unit)}"
        return Bar(label, month.came / length, "", words)
    mean = month.mean or 0.0
    if view.about is About.MOOD:
        return Bar(label, mean / 10, f"{mean:.1f}", counted(month.days, "day"))
    return Bar(label, mean, "", counted(month.days, "day"))


# The order in which links are told.

ORDER = (
    Verdict.KEEPS_SHOWING_UP,
    Verdict.POSSIBLE,
    Verdict.NO_CLEAR_LINK,
    Verdict.NEEDS_MORE,
)


def ordered(found: Iterable[Link]) -> list[Link]:
    """What is told first, then no clear link, then what needs more days; within each by habit."""
    return sorted(found, key=lambda link: ORDER.index(link.verdict))
