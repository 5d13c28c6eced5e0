"""One drawing of a week, and the cards of the Week place.

The command's text, the SVG and the HTML are made of these lines. The grid is that of the Week
screen at 80 columns: a day every three cells from column 24 on. Nothing is cut: a long name stands
on a line of its own above its row, long words go on below themselves.

A bar whose range is known to be wide is drawn as such: filled up to its low end, a rule up to its
high end. On light days, and for weeks with too little in them, the table stands without figures.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from selfcare.core.amounts import amount_words
from selfcare.core.days import MONTHS, WEEKDAYS
from selfcare.core.model import Area, Status
from selfcare.core.resilience.measure import WIDE, half_up
from selfcare.core.resilience.summary import Ratings, TableRow, WeekIndex
from selfcare.core.text import NOTE_LENGTH, as_sentence, clean, clean_line
from selfcare.draw.document import Block, Document, Drawing, Heading, Items, Table, Words
from selfcare.draw.lines import (
    ACCENT,
    FULL,
    INK,
    QUIET,
    SOME,
    STRONG,
    Line,
    Span,
    bar,
    cells,
    fit,
    folded,
    line,
    strip,
    stripe,
)
from selfcare.draw.signs import FULL_SIGNS, Signs
from selfcare.words.receipts import shortened
from selfcare.words.week import PICTURE, WEEK_WORDS, PartLine, first_week_line, week_span
from selfcare.words.week_page import QUESTIONS, WeekPage, WeekScale, WeekState

WIDTH = 80
MARGIN = 2
NAME, DAY, WORDS = 22, 3, 50
"""Cells of a name, of a day, and the column of the words behind the table."""
BAR, PART_WORDS = 20, 42
"""Cells of a bar, and the column of the words behind it."""
NO_HABITS = "No habit was there in this week, so there is nothing to add up."
"""In place of the head lines, where the app names a key."""
_TONES = {Status.DONE: FULL, Status.PARTLY: SOME}


def week_name(page: WeekPage, *, year: bool = False) -> tuple[str, str]:
    """`Week 47` and `16 to 22 November`; with `year` the year stands there always."""
    today = page.summary.today
    if year and today.year == page.last_day.year:
        today = date(today.year - 1, 1, 1)
    return f"Week {page.number}", week_span(page.first_day, page.last_day, today)


def week_card(
    page: WeekPage, signs: Signs, *, width: int = WIDTH, year: bool = False
) -> tuple[Line, ...]:
    """The whole week as lines of spans."""
    title, span = week_name(page, year=year)
    lines: list[Line] = [((f"{' ' * MARGIN}{title}   {span}", STRONG),), ()]
    for block in (_head(page, width), _parts(page, signs, width)):
        drawn = [*block]
        lines += [*drawn, ()] if drawn else []
    lines += table_lines(page, signs, width=width)
    after = [*_after(page, width)]
    if after:
        lines += [(), *after]
    return tuple(lines)


def table_lines(page: WeekPage, signs: Signs, *, width: int = WIDTH) -> Iterator[Line]:
    """The week's table: a line for each habit, and the ratings."""
    days = page.summary.days
    letters = "".join(f"{WEEKDAYS[day.weekday()][0]:>{DAY}}" for day in days)
    yield ((" " * (MARGIN + NAME) + letters, QUIET),)
    for each in page.rows:
        name, words = clean_line(each.row.habit.name), clean_line(each.words, 200)
        yield from _row(name, status_cells(each.row, signs), words, width)
    for scale in scales_of(page):
        days_of = figure_cells(page, scale.ratings.days, signs)
        yield from _row(scale.name, days_of, around_words(page, scale), width)
    for name, values, words in asleep_rows(page):
        yield from _row(name, figure_cells(page, values, signs), words, width)


def scales_of(page: WeekPage) -> tuple[WeekScale, ...]:
    """The ratings that have a value in the week."""
    return tuple(scale for scale in page.scales if scale.ratings.mean is not None)


def asleep_rows(page: WeekPage) -> list[tuple[str, list[float | None], str]]:
    """Each night's hours and, below them, its minutes: a cell has two digits, a night has both.

    Name, a value a day, and the words behind the row; nothing when no night is known.
    """
    known = [round(hours * 60) for hours in page.asleep if hours is not None]
    if not known:
        return []
    nights = [None if hours is None else divmod(round(hours * 60), 60) for hours in page.asleep]
    mean = amount_words(sum(known) / len(known) / 60, "h")
    return [
        ("Hours asleep", [night and night[0] for night in nights], f"{mean} a night"),
        ("and minutes", [night and night[1] for night in nights], ""),
    ]


def around_words(page: WeekPage, scale: WeekScale) -> str:
    """`around 4, usual 6`; light days compare nothing."""
    return "" if page.light else scale.words


def part_figure(part: PartLine, page: WeekPage) -> str:
    """The part's number; empty when it is put away, not scored, or spread over a wide range."""
    if part.value is None or not page.show_number or is_wide(part):
        return ""
    return str(half_up(part.value))


def is_wide(part: PartLine) -> bool:
    """Whether so much is unknown that a range says it and a number does not."""
    return part.low is not None and part.high is not None and part.high - part.low > WIDE


def head_words(page: WeekPage) -> tuple[str, str]:
    """The two lines at the top, without the keys that only the app has."""
    return (NO_HABITS, "") if page.state is WeekState.NO_HABITS else page.head


def words_around(page: WeekPage) -> tuple[str, ...]:
    """What stands below the table, in whole sentences; the review last."""
    said = ["" if page.step is None else page.step.line, first_week_line(page.summary)]
    if not page.light:
        said.append(page.about)
    if page.review is not None:
        given = (page.review.helped, page.review.in_the_way, page.review.next_step)
        answers = zip(QUESTIONS, (clean_line(each, NOTE_LENGTH) for each in given), strict=True)
        said += [f"{question} {as_sentence(answer)}" for question, answer in answers if answer]
    return tuple(clean_line(each, NOTE_LENGTH) for each in said if each)


def _head(page: WeekPage, width: int) -> Iterator[Line]:
    for words, tone in zip(head_words(page), (INK, QUIET), strict=True):
        yield from _paragraph(words, width, tone)


def _parts(page: WeekPage, signs: Signs, width: int) -> Iterator[Line]:
    if not page.parts:
        yield from _paragraph(page.waiting_elsewhere, width, QUIET)
    for part in page.parts:
        lead = f"{' ' * MARGIN}{part.name:<12}"
        figure = f"{part_figure(part, page):>4}  "
        folds = [*folded(clean_line(part.words, 200), max(width - PART_WORDS, 20))] or [""]
        yield ((lead, QUIET), (figure, INK), *part_bar(part, signs), ("  ", INK), (folds[0], INK))
        for more in folds[1:]:
            yield ((" " * PART_WORDS + more, INK),)


def part_bar(part: PartLine, signs: Signs, size: int = BAR) -> list[Span]:
    """The bar of a part in `size` cells; blank when it is not scored."""
    if part.value is None:
        return [(" " * size, INK)]
    full = most = half_up(part.value * size / 100)
    if is_wide(part):
        assert part.low is not None
        assert part.high is not None
        full, most = half_up(part.low * size / 100), half_up(part.high * size / 100)
    return [
        (signs.bar * full, FULL),
        (signs.rule * (most - full), SOME),
        (signs.empty * (size - most), QUIET),
    ]


def _row(name: str, days: list[Span], words: str, width: int) -> Iterator[Line]:
    """A row of the table; a name without room stands above its days."""
    size = cells(name)
    if size > NAME - 1:
        for row in folded(name, width - MARGIN):
            yield ((" " * MARGIN + row, INK),)
        name, size = "", 0
    line: list[Span] = [(f"{' ' * MARGIN}{name}{' ' * (NAME - size)}", INK)]
    for sign, tone in days:
        line += [(" " * (DAY - cells(sign)), INK), (sign, tone)]
    if words:
        gap = WORDS - MARGIN - NAME - 7 * DAY
        line += [(" " * gap, INK), (words, INK)]
    yield tuple(line)


def status_cells(row: TableRow, signs: Signs) -> list[Span]:
    """A sign for each of the seven days; blank where there is no status."""
    return [
        (" ", INK) if status is None else (signs.of(status), _TONES.get(status, QUIET))
        for status in row.cells
    ]


def figure_cells(page: WeekPage, values: Sequence[float | None], signs: Signs) -> list[Span]:
    """A number a day; a day without one is open, one to come or before the beginning blank."""
    week = page.summary
    began = week.began or week.first_day
    return [
        (str(half_up(value)), INK)
        if value is not None
        else (signs.open if began <= day <= week.today else " ", QUIET)
        for day, value in zip(week.days, values, strict=True)
    ]


def _after(page: WeekPage, width: int) -> Iterator[Line]:
    for sentence in words_around(page):
        yield from _paragraph(sentence, width, QUIET)


def _paragraph(words: str, width: int, tone: str) -> Iterator[Line]:
    for row in folded(words, width - 2 * MARGIN):
        yield ((" " * MARGIN + row, tone),)


# A week in whole sentences: for the ear, and below the drawing in files.
#
# One short line a fact, ending in a full stop; no signs, no columns, no dashes.

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


# A week as a page: the drawing with its sentences for the screen, tables for Markdown.

_SHOWN = (Status.DONE, Status.PARTLY, Status.NONE, Status.UNLOGGED, Status.REST, Status.PAUSED)


def week_title(page: WeekPage) -> str:
    """`Week 47, 16 to 22 November 2026`: a file outlives its year."""
    return ", ".join(week_name(page, year=True))


def drawn_week(page: WeekPage, signs: Signs = FULL_SIGNS) -> Document:
    """The drawing, then the same in sentences for those who cannot see it."""
    _, _, *card = week_card(page, signs)  # the title stands above it already
    blocks: list[Block] = [Drawing(tuple(card)), Words(legend(signs), quiet=True)]
    heads = (line for line in head_words(page) if line)
    sentences = (*heads, *part_sentences(page), *day_sentences(page))
    blocks += [Heading("In words"), Items(sentences)]
    if not page.light:
        blocks += [Heading("What this is"), *(Words(words) for words in PICTURE)]
    return Document(week_title(page), tuple(blocks))


def tabled_week(page: WeekPage, signs: Signs = FULL_SIGNS) -> Document:
    """The week in tables and words."""
    blocks: list[Block] = [Words(line) for line in head_words(page) if line]
    blocks += _part_blocks(page)
    blocks += [_table(page, signs), Words(legend(signs), quiet=True)]
    blocks += [Words(words) for words in words_around(page)]
    return Document(week_title(page), tuple(blocks))


def legend(signs: Signs) -> str:
    """What the signs of the table say."""
    words = {Status.UNLOGGED: "open"}
    pairs = (f"{signs.of(each)} {words.get(each, each.value)}" for each in _SHOWN)
    return f"Signs: {', '.join(pairs)}."


def _part_blocks(page: WeekPage) -> Iterator[Block]:
    if page.parts:
        rows = tuple((part.name, part_figure(part, page), part.sentence) for part in page.parts)
        if any(figure for _, figure, _ in rows):
            yield Table(("Part", "Of 100", "In words"), rows, frozenset({1}))
        else:
            yield Table(("Part", "In words"), tuple((name, words) for name, _, words in rows))
    elif page.waiting:
        yield Words(page.waiting_elsewhere)


def _table(page: WeekPage, signs: Signs) -> Table:
    names = (WEEKDAYS[day.weekday()][:3] for day in page.summary.days)
    return Table(("Habit", *names, "The week"), tuple(_rows(page, signs)))


def _rows(page: WeekPage, signs: Signs) -> Iterator[tuple[str, ...]]:
    for each in page.rows:
        cells = ("" if cell is None else signs.of(cell).strip() for cell in each.row.cells)
        yield each.row.habit.name, *cells, each.words
    for scale in scales_of(page):
        values = ("" if value is None else str(value) for value in scale.ratings.days)
        yield scale.name, *values, around_words(page, scale)


# The cards of the Week place, drawn: parts, table, weeks before, the three questions.


PART_TONES = (ACCENT, "area-sleep", "area-own", "area-connection")
LABEL, FIGURE = 13, 5
NAME_MOST = 34
WEEK_BAR = 16


def part_line(part: PartLine, page: WeekPage, tone: str, size: int, signs: Signs) -> Line:
    """The part's name; its bar of `size` cells and its figure, where it is scored."""
    name = f"{part.name:<{LABEL}}"
    if part.value is None:
        return line(name)
    figure = f"{part_figure(part, page):>{FIGURE}}"
    return line(name, bar(part.value / 100, size, tone, signs), (figure, STRONG))


def day_by_day(page: WeekPage, gap: str, signs: Signs) -> Iterator[Line]:
    """The week's table; `gap` stands between its days."""
    letters = gap.join(WEEKDAYS[day.weekday()][0] for day in page.summary.days)
    names = [cells(each.row.habit.name) for each in page.rows]
    width = min(max([*names, LABEL], default=LABEL), NAME_MOST)
    yield line((" " * (width + 4) + letters, QUIET))
    for each in page.rows:
        habit = each.row.habit
        yield line(
            stripe(habit.area, signs), " ", fit(habit.name, width, signs), "  ",
            strip(each.row.cells, habit.area, signs, gap), " ", (each.words, QUIET),
        )  # fmt: skip
    if page.scales and page.rows:
        yield ()
    rated = [(scale.name, scale.ratings.days, scale.words) for scale in page.scales]
    for name, days, words in (*rated, *asleep_rows(page)):
        values = [signs.open if value is None else f"{value:g}" for value in days]
        spread = "".join(f"{value:<{len(gap) + 1}}" for value in values)
        yield line("  ", (f"{name:<{width}}  ", QUIET), spread, " ", (words, QUIET))


def around(page: WeekPage) -> Iterator[str]:
    """What stands below the table; what the summary says again by what it is, is said once."""
    if page.line and page.line not in page.about:
        yield page.line
    if page.about:
        yield page.about


def week_before(week: WeekIndex, page: WeekPage, signs: Signs) -> Line:
    """A week in the list: its first day, and its figure or what is known instead."""
    blend, first = week.blend, week.first_day
    here = first == page.first_day
    day = f"{first.day:>2} {MONTHS[first.month - 1][:3]}  ", STRONG if here else QUIET
    if blend is None:
        return line(day, ("not enough logged", QUIET))
    if not page.show_number:
        return line(day, "a wide range" if blend.wide else WEEK_WORDS[blend.level])
    if blend.wide:
        return line(day, f"from {half_up(blend.low)} to {half_up(blend.high)}")
    shown = bar(blend.index / 100, WEEK_BAR, ACCENT, signs)
    return line(day, shown, (f" {half_up(blend.index):>3}", STRONG if here else INK))


def review_lines(page: WeekPage, signs: Signs) -> Iterator[Line]:
    """The three questions with what was answered."""
    given = page.review
    texts = ("", "", "") if given is None else (given.helped, given.in_the_way, given.next_step)
    for question, text in zip(QUESTIONS, texts, strict=True):
        yield line((question, QUIET))
        shown = clean(text, NOTE_LENGTH) if text else signs.open
        yield from (line(row) for row in shown.split("\n"))
