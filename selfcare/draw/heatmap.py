"""A year and a month as shaded days, a line at a time, with the day that lies at a cell.

The shade of a day is its share in five steps of one colour; where there is no colour to shade, its
sign says the same.
"""

from datetime import date, timedelta

from msgspec import Struct

from selfcare.core.days import MONTHS, WEEKDAYS, month_of, week_of
from selfcare.core.model import Status
from selfcare.core.views_back import About, DayMark, MonthView, Picture, YearView
from selfcare.draw.lines import HERE, INK, QUIET, STRONG, Line, Span, merged
from selfcare.draw.mark import day_sign
from selfcare.draw.signs import Signs
from selfcare.draw.year import LABEL, YearGrid
from selfcare.words.look_back import mark_words

SHADES = tuple(f"shade {step}" for step in range(5))
"""The tones of shaded days, from little to all."""
AT_HAND = "at hand"
"""The number of the selected day."""
NARROW = 6
"""Below so many cells a day of the month is its number and its sign."""
WIDEST = 16
"""Most cells of a day of the month."""
_LOGGED = frozenset({Status.DONE, Status.PARTLY})


def most_of(view: Picture) -> float:
    """The largest amount shown."""
    return max((mark.amount or 0 for mark in view.marks), default=0)


def share_of(view: Picture, mark: DayMark, most: float) -> float | None:
    """How much it was, 0 to 1; None where there is nothing to shade.

    For one habit it is the amount as a share of `most`, the largest one shown.
    """
    match view.about:
        case About.ALL:
            return mark.share or None
        case About.MOOD:
            return None if mark.mood is None else mark.mood / 10
        case About.HABIT:
            if mark.status not in _LOGGED:
                return None
            return (mark.amount or most) / most if most else 1.0


class Shaded(Struct, frozen=True):
    """What year and month are drawn from."""

    view: Picture
    day: date
    """The selected one."""
    signs: Signs
    width: int
    shaded: bool
    """Whether the terminal shows shades; else the signs alone say how much it was."""
    most: float

    def cell(self, day: date) -> Span:
        """The sign of a day and its tone; a blank outside the picture."""
        mark = self.view.mark(day)
        if mark is None:
            return " ", INK
        sign, _ = day_sign(self.view, day, mark, self.signs)
        share = share_of(self.view, mark, self.most)
        if share is None:
            return sign, QUIET
        if self.shaded and self.signs.scale and self.view.about is not About.HABIT:
            sign = self.signs.of(Status.DONE)
        return sign, SHADES[min(int(share * len(SHADES)), len(SHADES) - 1)]

    def known(self, day: date) -> date | None:
        """The day, if it is in the picture."""
        return day if self.view.mark(day) is not None else None


class ShadedYear(Shaded, frozen=True):
    """A column of one or two cells a week, a row a weekday, the months above."""

    view: YearView

    @property
    def each(self) -> int:
        """Cells of a week."""
        whole = YearGrid.of(self.view, width=200, margin=0).columns
        return 2 if self.width - LABEL >= 2 * whole else 1

    @property
    def grid(self) -> YearGrid:
        """Where the days stand."""
        width = (self.width - LABEL) // self.each + LABEL + 1
        return YearGrid.of(self.view, width=width, margin=0, selected=self.day)

    def line(self, row: int) -> Line:
        """The days of a weekday; the months above row 0."""
        if row >= len(WEEKDAYS) or self.width <= LABEL:
            return ()
        return self._months() if row < 0 else self._row(row)

    def _months(self) -> Line:
        spans: list[Span] = [(" " * LABEL, INK)]
        at, each, grid = 0, self.each, self.grid
        for number, name in enumerate(MONTHS, start=1):
            column = each * grid.column_of(date(self.view.year, number, 1))
            if column < at or column < 0 or column + 3 > each * grid.shown:
                continue
            here = self.day.month == number and self.day.year == self.view.year
            spans += [(" " * (column - at), INK), (name[:3], STRONG if here else QUIET), (" ", INK)]
            at = column + 4
        return merged(tuple(spans))

    def _row(self, row: int) -> Line:
        each, grid = self.each, self.grid
        name = WEEKDAYS[(self.view.week_start + row) % 7][:3]
        here = (self.day - grid.origin).days % 7 == row
        spans: list[Span] = [(f"{name:<{LABEL}}", STRONG if here else QUIET)]
        for column in range(grid.first_column, grid.first_column + grid.shown):
            day = grid.day(column, row)
            sign, tone = self.cell(day)
            if day == self.day:
                spans += [(sign, HERE), (" " * (each - 1), INK)]
            else:
                spans.append((f"{sign:<{each}}", tone))
        return merged(tuple(spans))

    def day_at(self, x: int, row: int) -> date | None:
        """The day drawn at a cell; None outside the year."""
        grid = self.grid
        column = (x - LABEL) // self.each
        if not (0 <= column < grid.shown and 0 <= row < len(WEEKDAYS)):
            return None
        return self.known(grid.day(grid.first_column + column, row))


class ShadedMonth(Shaded, frozen=True):
    """A line or more a week, each day with its number, its sign and what was logged."""

    view: MonthView
    tall: int
    """Lines of a week."""

    @property
    def wide(self) -> int:
        """Cells of a day."""
        return min(self.width // 7, WIDEST)

    @property
    def start(self) -> date:
        """The first day of the first week."""
        return week_of(self.view.first_day, self.view.week_start)[0]

    def line(self, y: int) -> Line:
        """The names of the weekdays, or a line of a week."""
        if self.wide < 4:
            return ()
        if y == 0:
            size = self.wide
            names = [WEEKDAYS[(self.view.week_start + number) % 7] for number in range(7)]
            text = "".join(f" {name[: min(3, size - 2)]:<{size - 1}}" for name in names)
            return ((text, QUIET),)
        week, at = divmod(y - 1, self.tall)
        if week >= weeks_of(self.view):
            return ()
        first = self.start + timedelta(days=7 * week)
        days = [first + timedelta(days=number) for number in range(7)]
        return merged(tuple(span for day in days for span in self._part(day, at)))

    def _part(self, day: date, at: int) -> Line:
        """One line of a day."""
        mark = self.view.mark(day)
        if mark is None or at > 2:
            return ((" " * self.wide, INK),)
        if at == 2:
            return self._bar(mark)
        if self.tall > 1:
            rest: Line = ((" " * (self.wide - 4), INK),)
            logged = ("  ", INK), *self._logged(day, mark, self.wide - 2)
            return logged if at else (self._number(day), *rest)
        if self.wide < NARROW:
            return self._number(day, 3), *self._logged(day, mark, self.wide - 3)
        return self._number(day), *self._logged(day, mark, self.wide - 5), (" ", INK)

    def _number(self, day: date, size: int = 4) -> Span:
        return f" {day.day:>2} "[:size], AT_HAND if day == self.day else QUIET

    def _logged(self, day: date, mark: DayMark, room: int) -> Line:
        if room < 1:
            return ()
        words = mark_words(self.view, mark)
        shown = f" {words}" if len(words) < room - 1 else ""
        return self.cell(day), (f"{shown:<{room - 1}}", INK)

    def _bar(self, mark: DayMark) -> Line:
        share, size = share_of(self.view, mark, self.most), self.wide - 4
        done = round((share or 0) * size) if self.tall > 2 else 0
        full, rest = ("━", "─") if self.signs.scale else (self.signs.bar, self.signs.empty)
        left = size - done if share is not None and self.tall > 2 else 0
        return (
            ("  ", INK), (full * done, SHADES[-1]), (rest * left, QUIET),
            (" " * (self.wide - 2 - done - left), INK),
        )  # fmt: skip

    def day_at(self, x: int, y: int) -> date | None:
        """The day drawn at a cell; None outside the month."""
        if y < 1 or not 0 <= x < 7 * self.wide:
            return None
        return self.known(self.start + timedelta(days=7 * ((y - 1) // self.tall) + x // self.wide))


def weeks_of(view: MonthView) -> int:
    """How many weeks a month touches."""
    first, last = month_of(view.first_day)
    return (last - week_of(first, view.week_start)[0]).days // 7 + 1
