"""A week in whole sentences: for the ear, and below the drawing in files.

One short line a fact, ending in a full stop; no signs, no columns, no dashes.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from selfcare.core.days import WEEKDAYS
from selfcare.core.model import Area, Status
from selfcare.core.resilience.week_view import Ratings, TableRow
from selfcare.core.text import clean_line
from selfcare.core.views_week import WeekPage
from selfcare.core.wording import shortened
from selfcare.draw.week_card import (
    around_words,
    head_words,
    part_figure,
    scales_of,
    week_name,
    words_around,
)

_ORDER = (
    Status.DONE, Status.PARTLY, Status.NONE, Status.REST, Status.PAUSED, Status.UNLOGGED,
)  # fmt: skip


def week_sentences(page: WeekPage, *, year: bool = False) -> Iterator[str]:
    """The whole week, what matters first."""
    yield f"{', '.join(week_name(page, year=year))}."
    yield from (line for line in head_words(page) if line)
    yield from part_sentences(page)
    yield from day_sentences(page)
    yield from words_around(page)


def part_sentences(page: WeekPage) -> Iterator[str]:
    """The four parts: "Your plan, 68 of 100. Two thirds of what you planned."."""
    if not page.parts and page.waiting:
        yield clean_line(page.waiting_elsewhere, 400)
    for part in page.parts:
        figure = part_figure(part, page)
        named = f"{part.name}, {figure} of 100." if figure else f"{part.name}."
        yield clean_line(f"{named} {part.sentence}", 400)


def day_sentences(page: WeekPage) -> Iterator[str]:
    """The table: each habit with its days by what they were, each scale with its numbers."""
    days = page.summary.days
    for each in page.rows:
        name = shortened(clean_line(each.row.habit.name), 60)
        figure = clean_line(each.spoken, 200)
        first = f"{name}, {figure}." if figure else f"{name}."
        yield f"{first} {' '.join(_days(each.row, days))}".rstrip()
    for scale in scales_of(page):
        words = around_words(page, scale)
        first = f"{scale.name} {words}." if words else f"{scale.name}."
        yield f"{first} {_numbers(scale.ratings, days)}"


def _days(row: TableRow, days: Sequence[date]) -> Iterator[str]:
    """`Done on Monday and Friday.` A night is logged, because a day's sleep is no achievement."""
    by_word: dict[str, list[str]] = {}
    sleep = row.habit.area is Area.SLEEP
    for status in _ORDER:
        word = "open" if status is Status.UNLOGGED else status.value
        if sleep and status in {Status.DONE, Status.PARTLY}:
            word = "logged"
        found = [day for day, cell in zip(days, row.cells, strict=True) if cell is status]
        if found:
            by_word.setdefault(word, []).extend(day.isoformat() for day in found)
    for word, found_days in by_word.items():
        names = [WEEKDAYS[date.fromisoformat(day).weekday()] for day in sorted(found_days)]
        said = "every day" if len(names) == len(days) else f"on {_and(names)}"
        yield f"{word.capitalize()} {said}."


def _numbers(ratings: Ratings, days: Sequence[date]) -> str:
    pairs = zip(days, ratings.days, strict=True)
    given = ((day, value) for day, value in pairs if value is not None)
    return f"{', '.join(f'{WEEKDAYS[day.weekday()]} {value}' for day, value in given)}."


def _and(words: Sequence[str]) -> str:
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else words[0]
