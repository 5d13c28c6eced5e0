"""The week's table: a line for each habit, the ratings, the hours asleep.

The grid of wide enough windows is the week card's: a day every three cells, the first at column 26,
words from column 50. Narrower windows set the days closer, and leave the words out when there is
no room for them.
"""

from dataclasses import dataclass

from selfcare.core.days import WEEKDAYS
from selfcare.core.resilience.week_view import TableRow
from selfcare.draw.lines import Span
from selfcare.draw.week_card import around_words, figure_cells, scales_of, status_cells
from selfcare.tui.glyphs import cells, cut, fit, legible
from selfcare.tui.widgets.lines import INK, QUIET, Line
from selfcare.tui.widgets.week_picture import NARROW, WeekPicture

DAYS = 7
WORDS_FROM = 12
"""Cells from which words behind the days are worth it."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Where the columns are."""

    name: int
    """Cells of a name, margin and gap left out."""
    step: int
    """Cells of a day; its sign is the last of them."""
    words: int
    """Cells of the words. 0: they are left out."""

    @classmethod
    def of(cls, width: int) -> "Grid":
        """The columns that fit `width` cells."""
        if width >= NARROW:
            return cls(22, 3, width - 51)
        name = max(min(width - 4 - 2 * DAYS, 22), 6)
        words = width - 2 - name - 2 * DAYS - 4
        return cls(name, 2, words if words >= WORDS_FROM else 0)


def letters_line(picture: WeekPicture, width: int) -> Line:
    """The days' letters."""
    grid = Grid.of(width)
    letters = (WEEKDAYS[day.weekday()][0] for day in picture.page.summary.days)
    line = "".join(f"{letter:>{grid.step}}" for letter in letters)
    return ((" " * (2 + grid.name) + line, QUIET),)


def habit_lines(picture: WeekPicture, width: int) -> list[Line]:
    """A line for each habit."""
    return [
        _row(picture, width, each.row.habit.name, _signs(picture, each.row), each.words)
        for each in picture.page.rows
    ]


def rating_lines(picture: WeekPicture, width: int) -> dict[str, Line]:
    """A line for each rating that has a value, by its name."""
    page, signs = picture.page, picture.pictures
    return {
        scale.name: _row(
            picture,
            width,
            scale.name,
            figure_cells(page, scale.ratings.days, signs),
            around_words(page, scale),
        )
        for scale in scales_of(page)
    }


def asleep_line(picture: WeekPicture, width: int) -> Line | None:
    """Hours asleep. None: no night is known."""
    page = picture.page
    if not page.asleep:
        return None
    days = figure_cells(page, page.asleep, picture.pictures)
    return _row(picture, width, "Asleep, hours", days, "")


def table_lines(picture: WeekPicture, width: int, room: int) -> list[Line]:
    """As much of the table as fits `room` lines, or all of it when the habits alone do not.

    Mood and stress come before energy, a blank before that, hours asleep last.
    """
    habits = habit_lines(picture, width)
    ratings = rating_lines(picture, width)
    asleep = asleep_line(picture, width)
    all_three = [*ratings.values()]
    two = [line for name, line in ratings.items() if name != "Energy"]
    sleep: list[Line] = [] if asleep is None else [asleep]
    gap: list[Line] = [()] if habits else []
    for below in (
        [*gap, *all_three, (), *sleep] if sleep else [],
        [*gap, *all_three, *sleep] if sleep else [],
        [*gap, *all_three],
        [*gap, *two],
        all_three,
        two,
    ):
        if below and len(habits) + len(below) <= room:
            return [*habits, *below]
    return [*habits, *gap, *all_three, *sleep]


def _signs(picture: WeekPicture, row: TableRow) -> list[Span]:
    """The days' signs in Today's tones: quiet where nothing is known, else ink, whatever came."""
    quiet = picture.pictures.open
    cells_of = status_cells(row, picture.pictures)
    return [(sign, QUIET if sign == quiet else INK) for sign, _ in cells_of]


def _row(picture: WeekPicture, width: int, name: str, days: list[Span], words: str) -> Line:
    grid = Grid.of(width)
    line: list[Span] = [("  ", INK), (fit(name, grid.name - 1, picture.signs), INK), (" ", INK)]
    for sign, tone in days:
        line += [(" " * (grid.step - cells(sign)), INK), (sign, tone)]
    if words and grid.words:
        said = legible(words, picture.signs)
        line += [
            (" " * (5 if grid.step == 3 else 2), INK),
            (cut(said, grid.words, picture.signs), INK),
        ]
    return tuple(line)
