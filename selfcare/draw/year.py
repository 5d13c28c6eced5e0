"""A year as one picture: a column a week, a row a weekday, the months named above.

53 (at most 54) columns and the labels fit in 80 cells; in less room the picture is a window of
weeks that holds the selected one.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from msgspec import Struct

from selfcare.core.amounts import counted, spoken_sum
from selfcare.core.days import MONTHS, WEEKDAYS, long_day, week_of
from selfcare.core.model import Area, Status
from selfcare.core.views_back import About, MonthSum, YearView
from selfcare.draw.document import Block, Document, Drawing, Heading, Items, Table, Words
from selfcare.draw.lines import INK, QUIET, Line, Span, merged
from selfcare.draw.look_back import bar_lines, month_bars
from selfcare.draw.mark import day_sign, legend
from selfcare.draw.signs import FULL_SIGNS, Signs
from selfcare.words.look_back import view_name

LABEL = 5
"""Cells of a weekday's name and the blanks after it."""
MARGIN = 2


class YearGrid(Struct, frozen=True):
    """Where each day of a year stands."""

    origin: date
    """The first day of the first week, which may lie in the year before."""
    columns: int
    first_column: int
    """The first column shown."""
    shown: int
    """How many columns are shown."""
    margin: int

    @classmethod
    def of(
        cls, view: YearView, *, width: int = 80, margin: int = MARGIN, selected: date | None = None
    ) -> "YearGrid":
        """The grid of a year in so many cells."""
        origin = week_of(view.first_day, view.week_start)[0]
        columns = (date(view.year, 12, 31) - origin).days // 7 + 1
        shown = max(1, min(columns, width - margin - LABEL - 1))
        at = columns - 1 if selected is None else (selected - origin).days // 7
        first = min(max(0, at - shown + 1 + min(4, shown // 4)), columns - shown)
        return cls(origin, columns, first, shown, margin)

    def day(self, column: int, row: int) -> date:
        """The day at a column (from the first one of the year) and a row (from 0)."""
        return self.origin + timedelta(days=7 * column + row)

    def column_of(self, day: date) -> int:
        """The column of a day, as it is drawn; it may lie outside what is shown."""
        return (day - self.origin).days // 7 - self.first_column


def year_lines(
    view: YearView,
    signs: Signs,
    *,
    margin: int = MARGIN,
) -> list[Line]:
    """The picture: months and seven rows."""
    grid = YearGrid.of(view, margin=margin)
    return [_months(view, grid), *(_row(view, grid, row, signs) for row in range(7))]


def _months(view: YearView, grid: YearGrid) -> Line:
    text = ""
    for number, name in enumerate(MONTHS, start=1):
        column = grid.column_of(date(view.year, number, 1))
        if column >= len(text) + bool(text) and column <= grid.shown - 2:
            text = text.ljust(column) + name[:3]
    return ((" " * (grid.margin + LABEL), INK), (text[: grid.shown], QUIET))


def _row(view: YearView, grid: YearGrid, row: int, signs: Signs) -> Line:
    name = WEEKDAYS[(view.week_start + row) % 7][:3]
    spans: list[Span] = [(f"{' ' * grid.margin}{name:<{LABEL}}", QUIET)]
    for column in range(grid.first_column, grid.first_column + grid.shown):
        day = grid.day(column, row)
        mark = view.mark(day)
        sign, tone = (" ", INK) if mark is None else day_sign(view, day, mark, signs)
        spans.append((sign, tone))
    return merged(tuple(spans))


# A year in sentences: for the ear, below the drawing in files, and as the words of a picture.


def year_sentences(view: YearView) -> Iterator[str]:
    """The year in sentences, then each month of which something is known."""
    if not view.days_known:
        yield from nothing_sentences(view)
        return
    name = view_name(view)
    yield f"{name} in {view.year}: {_counts(view)}."
    for month in view.months:
        if month.days:
            yield f"{MONTHS[month.first_day.month - 1]}: {_month(view, month)}."


def nothing_sentences(view: YearView) -> Iterator[str]:
    """A year of which nothing is known."""
    what = "No mood is noted" if view.about is About.MOOD else "Nothing is logged"
    yield f"{what} in {view.year}."
    if view.began is not None:
        yield f"It begins on {long_day(view.began, view.today)}."


def _counts(view: YearView) -> str:
    if view.about is not About.HABIT:
        verb = "rated" if view.about is About.MOOD else "logged"
        return f"{counted(view.days_known, 'day')} {verb}"
    counts = Counter(mark.status for mark in view.marks if mark.status is not None)
    parts = []
    if view.area is Area.SLEEP:
        logged = counts.pop(Status.DONE, 0) + counts.pop(Status.PARTLY, 0)
        parts += [f"{counted(logged, 'day')} logged"] if logged else []
    for status in Status:
        if counts[status] and status is not Status.NOT_DUE:
            word = "open" if status is Status.UNLOGGED else status.value
            parts.append(f"{counted(counts[status], 'day')} {word}")
    return ", ".join(parts)


def _month(view: YearView, month: MonthSum) -> str:
    match view.about:
        case About.HABIT if view.area is Area.SLEEP and view.unit == "h":
            nights = counted(month.days, "night")
            mean = (month.amount or 0) / month.days
            return f"{nights} logged, {spoken_sum(mean, 'h')} on average"
        case About.HABIT:
            words = f"{counted(month.came, 'day')} showed up"
            if month.amount and view.unit != "times":
                words = f"{words}, {spoken_sum(month.amount, view.unit)}"
            return words
        case About.ALL:
            return f"{counted(month.days, 'day')} logged"
        case About.MOOD:
            return f"mean {month.mean or 0:.1f}, {counted(month.days, 'day')} rated"


# A year as a page: the picture with its months for the eye, the same in sentences, tables.
#
# What a year shows is one subject: a habit, all habits, or mood.

WHAT_IT_IS = "A day that is not logged is unknown. This counts what was logged and judges nothing."


def year_title(view: YearView) -> str:
    """`Walk, 2026`."""
    return f"{view_name(view)}, {view.year}"


def year_card(view: YearView, signs: Signs = FULL_SIGNS) -> tuple[Line, ...]:
    """The picture, what its signs say, and a bar a month; nothing known: the title alone."""
    if not view.days_known:
        return ()
    picture = year_lines(view, signs, margin=0)
    bars = bar_lines(month_bars(view), signs, margin=0)
    return (*picture, (), legend(view, signs, margin=0), (), *bars)


def drawn_year(view: YearView) -> Document:
    """The drawing, then the same in sentences for those who cannot see it."""
    card = year_card(view)
    blocks: list[Block] = [Drawing(card)] if card else []
    blocks += [
        Heading("In words"),
        Items(tuple(year_sentences(view))),
        Words(WHAT_IT_IS, quiet=True),
    ]
    return Document(year_title(view), tuple(blocks))


def tabled_year(view: YearView) -> Document:
    """The year in sentences and a table of its months."""
    first, *_ = year_sentences(view)
    blocks: list[Block] = [Words(first)]
    pairs = zip(view.months, month_bars(view), strict=True)
    rows = tuple(
        (MONTHS[month.first_day.month - 1], bar.figure, bar.words)
        for month, bar in pairs
        if month.days
    )
    if rows and any(figure for _, figure, _ in rows):
        blocks.append(Table(("Month", "Mean", "Days"), rows, frozenset({1})))
    elif rows:
        blocks.append(Table(("Month", "Days"), tuple((name, words) for name, _, words in rows)))
    blocks.append(Words(WHAT_IT_IS, quiet=True))
    return Document(year_title(view), tuple(blocks))
