"""A week as a page: the drawing with its sentences for the screen, tables for Markdown."""

from collections.abc import Iterator

from selfcare.core.days import WEEKDAYS
from selfcare.core.model import Status
from selfcare.core.views_week import WeekPage
from selfcare.core.week_words import PICTURE
from selfcare.draw.document import Block, Document, Drawing, Heading, Items, Table, Words
from selfcare.draw.signs import FULL_SIGNS, PictureSigns
from selfcare.draw.week_card import (
    around_words,
    head_words,
    part_figure,
    scales_of,
    week_card,
    week_name,
    words_around,
)
from selfcare.draw.week_sentences import day_sentences, part_sentences

_SHOWN = (Status.DONE, Status.PARTLY, Status.NONE, Status.UNLOGGED, Status.REST, Status.PAUSED)


def week_title(page: WeekPage) -> str:
    """`Week 47, 16 to 22 November 2026`: a file outlives its year."""
    return ", ".join(week_name(page, year=True))


def drawn_week(page: WeekPage, signs: PictureSigns = FULL_SIGNS) -> Document:
    """The drawing, then the same in sentences for those who cannot see it."""
    _, _, *card = week_card(page, signs)  # the title stands above it already
    blocks: list[Block] = [Drawing(tuple(card)), Words(legend(signs), quiet=True)]
    heads = (line for line in head_words(page) if line)
    sentences = (*heads, *part_sentences(page), *day_sentences(page))
    blocks += [Heading("In words"), Items(sentences)]
    if not page.light:
        blocks += [Heading("What this is"), *(Words(words) for words in PICTURE)]
    return Document(week_title(page), tuple(blocks))


def tabled_week(page: WeekPage, signs: PictureSigns = FULL_SIGNS) -> Document:
    """The week in tables and words."""
    blocks: list[Block] = [Words(line) for line in head_words(page) if line]
    blocks += _parts(page)
    blocks += [_table(page, signs), Words(legend(signs), quiet=True)]
    blocks += [Words(words) for words in words_around(page)]
    return Document(week_title(page), tuple(blocks))


def legend(signs: PictureSigns) -> str:
    """What the signs of the table say."""
    words = {Status.UNLOGGED: "open"}
    pairs = (f"{signs.status[each]} {words.get(each, each.value)}" for each in _SHOWN)
    return f"Signs: {', '.join(pairs)}."


def _parts(page: WeekPage) -> Iterator[Block]:
    if page.parts:
        rows = tuple((part.name, part_figure(part, page), part.sentence) for part in page.parts)
        if any(figure for _, figure, _ in rows):
            yield Table(("Part", "Of 100", "In words"), rows, frozenset({1}))
        else:
            yield Table(("Part", "In words"), tuple((name, words) for name, _, words in rows))
    elif page.waiting:
        yield Words(page.waiting_elsewhere)


def _table(page: WeekPage, signs: PictureSigns) -> Table:
    names = (WEEKDAYS[day.weekday()][:3] for day in page.summary.days)
    return Table(("Habit", *names, "The week"), tuple(_rows(page, signs)))


def _rows(page: WeekPage, signs: PictureSigns) -> Iterator[tuple[str, ...]]:
    for each in page.rows:
        cells = ("" if cell is None else signs.status[cell].strip() for cell in each.row.cells)
        yield each.row.habit.name, *cells, each.words
    for scale in scales_of(page):
        values = ("" if value is None else str(value) for value in scale.ratings.days)
        yield scale.name, *values, around_words(page, scale)
