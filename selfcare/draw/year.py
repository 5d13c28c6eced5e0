"""A year as one picture: a column a week, a row a weekday, the months named above.

53 (at most 54) columns and the labels fit in 80 cells; in less room the picture is a window of
weeks that holds the selected one.
"""

from datetime import date, timedelta

from msgspec import Struct

from selfcare.core.days import MONTHS, WEEKDAYS, week_of
from selfcare.core.views_back import YearView
from selfcare.draw.lines import ACCENT, HERE, INK, QUIET, STRONG, Line, Span, merged
from selfcare.draw.mark import day_sign
from selfcare.draw.signs import PictureSigns

LABEL = 5
"""Cells of a weekday's name and the blanks after it."""
MARGIN = 2
ROWS = 9
"""Lines of the picture: months, seven weekdays, and the one below that points at a week."""


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
    signs: PictureSigns,
    *,
    selected: date | None = None,
    width: int = 80,
    margin: int = MARGIN,
) -> list[Line]:
    """The picture: months, seven rows and, when a day is selected, the sign below its week."""
    grid = YearGrid.of(view, width=width, margin=margin, selected=selected)
    lines: list[Line] = [_months(view, grid)]
    lines += [_row(view, grid, row, signs, selected) for row in range(7)]
    if selected is not None:
        blank = " " * (margin + LABEL + grid.column_of(selected))
        lines.append(((blank, INK), (signs.under, ACCENT)))
    return lines


def day_at(
    view: YearView, x: int, y: int, *, selected: date, width: int = 80, margin: int = MARGIN
) -> date | None:
    """The day drawn at a cell of the picture; None outside it."""
    grid = YearGrid.of(view, width=width, margin=margin, selected=selected)
    column, row = x - margin - LABEL, y - 1
    if not (0 <= column < grid.shown and 0 <= row < 7):
        return None
    day = grid.day(grid.first_column + column, row)
    return day if day.year == view.year else None


def _months(view: YearView, grid: YearGrid) -> Line:
    text = ""
    for number, name in enumerate(MONTHS, start=1):
        column = grid.column_of(date(view.year, number, 1))
        if column >= len(text) + bool(text) and column <= grid.shown - 2:
            text = text.ljust(column) + name[:3]
    return ((" " * (grid.margin + LABEL), INK), (text[: grid.shown], QUIET))


def _row(
    view: YearView, grid: YearGrid, row: int, signs: PictureSigns, selected: date | None
) -> Line:
    name = WEEKDAYS[(view.week_start + row) % 7][:3]
    here = selected is not None and (selected - grid.origin).days % 7 == row
    lead = f" {signs.cursor}"[-grid.margin :] if grid.margin else ""
    spans: list[Span] = [
        (lead if here else " " * grid.margin, ACCENT),
        (f"{name:<{LABEL}}", STRONG if here else QUIET),
    ]
    for column in range(grid.first_column, grid.first_column + grid.shown):
        day = grid.day(column, row)
        mark = view.mark(day)
        sign, tone = (" ", INK) if mark is None else day_sign(view, day, mark, signs)
        spans.append((sign, HERE if day == selected else tone))
    return merged(tuple(spans))
