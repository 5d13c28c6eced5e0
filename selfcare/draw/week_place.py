"""The cards of the Week place, drawn: parts, table, weeks before, the three questions."""

from collections.abc import Iterator

from selfcare.core.days import MONTHS, WEEKDAYS
from selfcare.core.resilience.blend import half_up
from selfcare.core.resilience.week_view import WeekIndex
from selfcare.core.text import NOTE_LENGTH, clean
from selfcare.draw.lines import ACCENT, INK, QUIET, STRONG, Line, cells
from selfcare.draw.pieces import bar, fit, line, strip, stripe
from selfcare.draw.signs import Signs
from selfcare.draw.week import asleep_rows, part_figure
from selfcare.words.views_week import QUESTIONS, WeekPage
from selfcare.words.week import WEEK_WORDS, PartLine

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
