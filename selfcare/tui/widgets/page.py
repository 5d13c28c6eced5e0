"""A whole Today screen from a picture, a width and a height: pure, as on the terminal."""

from dataclasses import dataclass

from selfcare.core.days import WEEKDAYS
from selfcare.tui.glyphs import cells, cut
from selfcare.tui.widgets.detail import foot_lines
from selfcare.tui.widgets.greeting import NO_HABITS, greeting_lines
from selfcare.tui.widgets.grid import Columns, header
from selfcare.tui.widgets.habit_list import ListLines, list_lines
from selfcare.tui.widgets.lines import ACCENT, INK, QUIET, STRONG, Line
from selfcare.tui.widgets.picture import GRID, ROOMY, TIGHT, WIDE, TodayPicture
from selfcare.tui.widgets.ratings import ratings_line, under_ratings
from selfcare.tui.widgets.side_panel import side_lines
from selfcare.tui.widgets.words import day_line, nothing_done, weekday

BARS = 3
"""Rows that are not the place's own: header, the one under it, key line."""


@dataclass(frozen=True, slots=True)
class TodayPage:
    """The regions of the place, from the top; each is drawn by one widget."""

    date: tuple[Line, ...]
    greeting: tuple[Line, ...]
    ratings: tuple[Line, ...]
    header: tuple[Line, ...]
    habits: ListLines
    foot: tuple[Line, ...]
    side: tuple[Line, ...]
    """Empty: no side panel."""

    @property
    def lines(self) -> tuple[Line, ...]:
        """The left part from top to bottom, without side panel and foot."""
        return (*self.date, *self.greeting, *self.ratings, *self.header, *self.habits.lines)


def compose_page(picture: TodayPicture, width: int, height: int) -> TodayPage:
    """Lays the place out for a window of `width` columns and `height` rows."""
    wide = width >= WIDE
    grid = min(width, GRID)
    foot = foot_lines(picture, width if wide else grid, wide=wide, rows=height)
    body = height - BARS - len(foot)
    blank: Line = (("", INK),)
    tight = height < TIGHT
    date = (_date_line(picture, grid),) if tight else (_date_line(picture, grid), blank)
    low = tight or (picture.welcoming and height < ROOMY)
    greeting = greeting_lines(picture, grid, tight=low, wide=wide)
    rating: tuple[Line, ...] = (ratings_line(picture, grid),)
    if not picture.welcoming and not (tight and picture.rating is None):
        rating = (*rating, under_ratings(picture, grid))
    if not tight:
        rating = (*rating, blank)
    room = body - len(date) - len(greeting) - len(rating)
    named = picture.view.rows and (not tight or room > len(picture.view.rows))
    top = (_header(picture, grid, indent=0),) if named else ()
    room -= len(top)
    if (
        not wide
        and not picture.welcoming
        and len(foot) == 5
        and foot[3] == blank
        and _cramped(picture, room)
    ):
        foot, room = (*foot[:3], foot[4]), room + 1
    habits = list_lines(picture, grid, max(room, 0), height)
    if not picture.view.rows and room > 1:
        none: Line = (("  ", INK), (cut(NO_HABITS, grid - 2, picture.signs), QUIET))
        habits = ListLines((blank, none, *[blank] * (room - 2)), (None,) * room, 0, indented=False)
    if top:
        top = (_header(picture, grid, indent=2 if habits.indented else 0),)
    side: tuple[Line, ...] = ()
    if wide:
        rule = picture.signs.side
        inner = side_lines(picture, width - GRID - 4, body)
        side = tuple(((f"{rule} ", QUIET), *line) for line in inner)
    return TodayPage(date, greeting, rating, top, habits, foot, side)


def _cramped(picture: TodayPicture, room: int) -> bool:
    """Whether one more line lets the list breathe or keeps it from scrolling."""
    count = len(picture.view.rows)
    return room < count or (count <= 6 and room == 2 * count - 2)


def _date_line(picture: TodayPicture, width: int) -> Line:
    view, signs = picture.view, picture.signs
    left = day_line(view)
    if picture.first_day:
        right: tuple[tuple[str, str], ...] = (("your first day", QUIET),)
    elif view.is_today:
        right = ((f"{signs.earlier}", ACCENT), (" earlier", QUIET))
    else:
        right = (
            (signs.earlier, ACCENT), (" earlier  ", QUIET),
            (signs.later, ACCENT), (" later  ", QUIET), ("t", ACCENT), (" today", QUIET),
        )  # fmt: skip
    if view.paused_all:
        left = f"{left}, a day off"
    elif view.light:
        left = f"{left}, light days"
    size = sum(cells(text) for text, _ in right)
    gap = width - 2 - 2 - cells(left) - size
    if gap < 1:
        return (("  ", INK), (left, STRONG))
    return (("  ", INK), (left, STRONG), (" " * gap, INK), *right)


def _header(picture: TodayPicture, width: int, *, indent: int) -> Line:
    view = picture.view
    letters = "".join(WEEKDAYS[day.weekday()][0] for day in view.week)
    at = Columns.of(width, indent=indent, runs=view.show_runs)
    word = "today" if view.is_today else weekday(view.day)
    plan = picture.first_day or nothing_done(view)
    return header(at, word, letters, view.week.index(view.day), plan=plan)
