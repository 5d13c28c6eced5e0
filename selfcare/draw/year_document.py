"""A year as a page: the picture with its months for the eye, the same in sentences, tables.

What a year shows is one subject: a habit, all habits, or mood.
"""

from selfcare.core.days import MONTHS
from selfcare.core.text import clean_line
from selfcare.core.views_back import YearView
from selfcare.draw.bars import bar_lines, month_bars
from selfcare.draw.document import Block, Document, Drawing, Heading, Items, Table, Words
from selfcare.draw.lines import Line
from selfcare.draw.mark import legend
from selfcare.draw.signs import FULL_SIGNS, PictureSigns
from selfcare.draw.year import year_lines
from selfcare.draw.year_sentences import year_sentences

WHAT_IT_IS = "A day that is not logged is unknown. This counts what was logged and judges nothing."


def year_title(view: YearView) -> str:
    """`Walk, 2026`."""
    return f"{clean_line(view.name)}, {view.year}"


def year_card(view: YearView, signs: PictureSigns = FULL_SIGNS) -> tuple[Line, ...]:
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
