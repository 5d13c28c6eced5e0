"""A year and a month as shaded days: Textual has no calendar of any kind.

Both draw line by line, hold the cursor on one day and post what the mouse asks for; the keys are
the place's. The shade of a day is its share in five steps of one colour; where there is no colour
to shade, its sign says the same.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.color import Color
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from selfcare.core.amounts import clock_words, number_words
from selfcare.core.days import MONTHS, WEEKDAYS, month_of, week_of
from selfcare.core.model import Status
from selfcare.core.views_back import About, DayMark, MonthView, Picture, YearView
from selfcare.draw.mark import day_sign
from selfcare.draw.signs import FULL_SIGNS, Signs
from selfcare.draw.year import LABEL, YearGrid
from selfcare.tui.screens.base import WIDE
from selfcare.tui.theme import shades

SHADES = 5
AIRY = 30
"""Rows of the window from which a week of the month takes two lines where the day is below it."""
NARROW = 6
"""Below so many cells a day of the month is its number and its sign."""
WIDEST = 16
"""Most cells of a day of the month."""
_HERE = Style(reverse=True)
_LOGGED = frozenset({Status.DONE, Status.PARTLY})


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


def shade_of(view: Picture, mark: DayMark, most: float) -> int | None:
    """0 to 4, the share in five steps."""
    share = share_of(view, mark, most)
    return None if share is None else min(int(share * SHADES), SHADES - 1)


class Days(Widget, can_focus=True):
    """What year and month have in common: a picture, the selected day, the mouse."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"days--quiet"}
    DEFAULT_CSS = "Days > .days--quiet { color: $text-muted; }"

    class Picked(Message):
        """A day was clicked."""

        def __init__(self, day: date) -> None:
            super().__init__()
            self.day = day

    class Turned(Message):
        """The wheel turned, up (-1) or down (1); with Shift by years."""

        def __init__(self, by: int, *, far: bool) -> None:
            super().__init__()
            self.by = by
            self.far = far

    _day: date
    _signs: Signs = FULL_SIGNS
    _tones: tuple[Style, ...] = ()
    _muted = Style()
    _most: float = 0.0

    def shown(self, view: Picture, day: date, signs: Signs, tone: str) -> None:
        """Takes over what to draw; `tone` is the name of a theme variable."""
        self._day, self._signs = day, signs
        self._most = max((mark.amount or 0 for mark in view.marks), default=0)
        self._tones = self._shades(tone)
        self._muted = self.get_component_rich_style("days--quiet")
        self.refresh()

    @property
    def shaded(self) -> bool:
        """Whether the terminal shows shades; else the signs alone say how much it was."""
        return len(set(self._tones)) > 1

    @property
    def colours(self) -> tuple[str, ...]:
        """The shades as colours; none where the signs alone say it."""
        if not self.shaded:
            return ()
        return tuple(str(tone.color.name) for tone in self._tones if tone.color is not None)

    def _shades(self, tone: str) -> tuple[Style, ...]:
        colour = self.app.theme_variables[tone]
        if self.app.no_color or self.app.current_theme.ansi:
            return (Style(color=Color.parse(colour).rich_color),) * SHADES
        ground, ink = (
            Color.parse(self.app.theme_variables[one]) for one in ("background", "foreground")
        )
        made = shades(ground, Color.parse(colour), ink)
        return tuple(Style(color=each.rich_color) for each in made)

    def _cell(self, view: Picture, day: date) -> tuple[str, Style]:
        """The sign of a day and its tone; a blank outside the picture."""
        mark = view.mark(day)
        if mark is None:
            return " ", Style()
        sign, _ = day_sign(view, day, mark, self._signs)
        shade = shade_of(view, mark, self._most)
        if shade is None:
            return sign, self._muted
        if self.shaded and self._signs.scale and view.about is not About.HABIT:
            sign = self._signs.of(Status.DONE)
        return sign, self._tones[shade]

    def day_at(self, x: int, y: int) -> date | None:
        """The day drawn at a cell; None outside."""
        raise NotImplementedError

    def _strip(self, parts: Iterator[tuple[str, Style]]) -> Strip:
        base = self.rich_style
        joined: list[tuple[str, Style]] = []
        for text, style in parts:
            if joined and joined[-1][1] == style:
                joined[-1] = (joined[-1][0] + text, style)
            elif text:
                joined.append((text, style))
        strip = Strip([Segment(text, base + style) for text, style in joined])
        return strip.adjust_cell_length(self.size.width, base)

    def on_click(self, event: events.Click) -> None:
        """Says which day was meant."""
        day = self.day_at(event.x, event.y)
        if day is not None:
            event.stop()
            self.post_message(self.Picked(day))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Later."""
        event.stop()
        self.post_message(self.Turned(1, far=event.shift))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Earlier."""
        event.stop()
        self.post_message(self.Turned(-1, far=event.shift))


class Heatmap(Days):
    """A year: a column of one or two cells a week, a row a weekday, the months above."""

    HELP: ClassVar[str] = "Arrows walk days and weeks, Enter opens the day, PgUp is a year before."

    _view: YearView | None = None

    def show(self, view: YearView, day: date, signs: Signs, tone: str) -> None:
        """Draws a year with the cursor on a day."""
        self._view = view
        self.shown(view, day, signs, tone)

    def get_content_height(self, *_: object) -> int:
        """The months, and a week."""
        return 8

    def _grid(self, view: YearView) -> tuple[YearGrid, int]:
        """Where the days stand, and the cells of a column."""
        room = self.size.width - LABEL
        whole = YearGrid.of(view, width=200, margin=0).columns
        each = 2 if room >= 2 * whole else 1
        width = room // each + LABEL + 1
        return YearGrid.of(view, width=width, margin=0, selected=self._day), each

    def render_line(self, y: int) -> Strip:
        """The months, or the days of one weekday."""
        row = self._row_at(y)
        if self._view is None or row >= len(WEEKDAYS) or self.size.width <= LABEL:
            return Strip.blank(self.size.width, self.rich_style)
        grid, each = self._grid(self._view)
        if row < 0:
            return self._strip(self._months(self._view, grid, each))
        return self._strip(self._row(self._view, grid, each, row))

    def _row_at(self, y: int) -> int:
        """The row of the week at a line; the months give way in a low window."""
        return y - max(self.size.height - len(WEEKDAYS), 0)

    def _months(self, view: YearView, grid: YearGrid, each: int) -> Iterator[tuple[str, Style]]:
        yield " " * LABEL, Style()
        at, quiet = 0, self._muted
        for number, name in enumerate(MONTHS, start=1):
            column = each * grid.column_of(date(view.year, number, 1))
            if column < at or column < 0 or column + 3 > each * grid.shown:
                continue
            here = self._day.month == number and self._day.year == view.year
            yield " " * (column - at), Style()
            yield name[:3], Style(bold=True) if here else quiet
            yield " ", Style()
            at = column + 4

    def _row(
        self, view: YearView, grid: YearGrid, each: int, row: int
    ) -> Iterator[tuple[str, Style]]:
        name = WEEKDAYS[(view.week_start + row) % 7][:3]
        here = (self._day - grid.origin).days % 7 == row
        yield f"{name:<{LABEL}}", Style(bold=True) if here else self._muted
        for column in range(grid.first_column, grid.first_column + grid.shown):
            day = grid.day(column, row)
            sign, style = self._cell(view, day)
            if day == self._day:
                yield sign, _HERE
                yield " " * (each - 1), Style()
            else:
                yield f"{sign:<{each}}", style

    def day_at(self, x: int, y: int) -> date | None:
        """The day drawn at a cell; None outside the year."""
        view = self._view
        if view is None:
            return None
        grid, each = self._grid(view)
        column, row = (x - LABEL) // each, self._row_at(y)
        if not (0 <= column < grid.shown and 0 <= row < len(WEEKDAYS)):
            return None
        day = grid.day(grid.first_column + column, row)
        return day if view.mark(day) is not None else None


class MonthGrid(Days):
    """A month: a line or two a week, each day with its number, its sign and what was logged."""

    HELP: ClassVar[str] = "Arrows walk days and weeks, Enter opens the day, PgUp is a month before."

    _view: MonthView | None = None

    def show(self, view: MonthView, day: date, signs: Signs, tone: str) -> None:
        """Draws a month with the cursor on a day."""
        turned = self._view is None or self._view.first_day != view.first_day
        self._view = view
        self.shown(view, day, signs, tone)
        if turned:
            self.refresh(layout=True)

    @property
    def _tall(self) -> int:
        """Lines of a week."""
        columns, rows = self.app.size
        if columns < WIDE:
            return 1 if rows < AIRY else 2
        return min(max((rows - 9) // 6, 1), 4)

    @property
    def _wide(self) -> int:
        """Cells of a day."""
        return min(self.size.width // 7, WIDEST)

    def _weeks(self, view: MonthView) -> tuple[date, int]:
        """The first day of the first week, and how many weeks there are."""
        first, last = month_of(view.first_day)
        start = week_of(first, view.week_start)[0]
        return start, (last - start).days // 7 + 1

    def get_content_height(self, *_: object) -> int:
        """The weekdays, and the weeks."""
        return 1 + (self._weeks(self._view)[1] * self._tall if self._view else 0)

    def render_line(self, y: int) -> Strip:
        """The names of the weekdays, or a line of a week."""
        view = self._view
        if view is None or self._wide < 4:
            return Strip.blank(self.size.width, self.rich_style)
        start, weeks = self._weeks(view)
        if y == 0:
            size = self._wide
            names = [WEEKDAYS[(view.week_start + number) % 7] for number in range(7)]
            text = "".join(f" {name[: min(3, size - 2)]:<{size - 1}}" for name in names)
            return self._strip(iter([(text, self._muted)]))
        week, line = divmod(y - 1, self._tall)
        if week >= weeks:
            return Strip.blank(self.size.width, self.rich_style)
        return self._strip(self._week(view, start + timedelta(days=7 * week), line))

    def _week(self, view: MonthView, first: date, line: int) -> Iterator[tuple[str, Style]]:
        for day in (first + timedelta(days=number) for number in range(7)):
            mark = view.mark(day)
            if mark is None or line > 2:
                yield " " * self._wide, Style()
            elif line == 2:
                yield from self._bar(view, mark)
            elif self._tall == 1 and self._wide < NARROW:
                yield from self._number(day, 3)
                yield from self._logged(view, day, mark, self._wide - 3)
            elif self._tall == 1:
                yield from self._number(day)
                yield from self._logged(view, day, mark, self._wide - 5)
                yield " ", Style()
            elif line == 0:
                yield from self._number(day)
                yield " " * (self._wide - 4), Style()
            else:
                yield "  ", Style()
                yield from self._logged(view, day, mark, self._wide - 2)

    def _number(self, day: date, size: int = 4) -> Iterator[tuple[str, Style]]:
        here = day == self._day
        yield f" {day.day:>2} "[:size], Style(bold=True, reverse=True) if here else self._muted

    def _logged(
        self, view: MonthView, day: date, mark: DayMark, room: int
    ) -> Iterator[tuple[str, Style]]:
        if room < 1:
            return
        sign, style = self._cell(view, day)
        words = amount_of(view, mark)
        yield sign, style
        yield (
            f" {words}"[: room - 1].ljust(room - 1) if len(words) < room - 1 else " " * (room - 1),
            Style(),
        )

    def _bar(self, view: MonthView, mark: DayMark) -> Iterator[tuple[str, Style]]:
        share, size = share_of(view, mark, self._most), self._wide - 4
        done = round((share or 0) * size) if self._tall > 2 else 0
        full, rest = ("━", "─") if self._signs.scale else (self._signs.bar, self._signs.empty)
        left = size - done if share is not None and self._tall > 2 else 0
        yield "  ", Style()
        yield full * done, self._tones[-1]
        yield rest * left, self._muted
        yield " " * (self._wide - 2 - done - left), Style()

    def day_at(self, x: int, y: int) -> date | None:
        """The day drawn at a cell; None outside the month."""
        view = self._view
        if view is None or y < 1 or not 0 <= x < 7 * self._wide:
            return None
        start, _ = self._weeks(view)
        day = start + timedelta(days=7 * ((y - 1) // self._tall) + x // self._wide)
        return day if view.mark(day) is not None else None


def amount_of(view: Picture, mark: DayMark) -> str:
    """What was logged, as short as a calendar needs it."""
    match view.about:
        case About.HABIT:
            if mark.amount is None or view.unit == "times":
                return ""
            return clock_words(mark.amount) if view.unit == "h" else number_words(mark.amount)
        case About.ALL:
            return "" if mark.shown is None else f"{mark.shown}/{mark.asked}"
        case About.MOOD:
            return "" if mark.mood is None else str(mark.mood)
