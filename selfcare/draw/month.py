"""A month as a calendar: the day's number, its sign, and what was logged."""

from datetime import date, timedelta

from selfcare.core.amounts import clock_words, number_words
from selfcare.core.days import WEEKDAYS, month_of, week_of
from selfcare.core.views_back import About, DayMark, MonthView
from selfcare.draw.lines import ACCENT, INK, QUIET, STRONG, Line, Span, merged
from selfcare.draw.signs import PictureSigns, day_sign

MARGIN = 1
WIDEST = 11


def cell_width(width: int) -> int:
    """Cells of one day in a window of so many."""
    return max(4, min(WIDEST, (width - MARGIN) // 7))


def month_lines(
    view: MonthView,
    signs: PictureSigns,
    *,
    selected: date | None = None,
    width: int = 80,
    airy: bool = False,
) -> list[Line]:
    """The weekdays, then a line a week; `airy` leaves a blank line between weeks."""
    size = cell_width(width)
    first, last = month_of(view.first_day)
    start = week_of(first, view.week_start)[0]
    names = [WEEKDAYS[(view.week_start + number) % 7] for number in range(7)]
    header = "".join(f" {name[: max(1, min(3, size - 2))]:<{size - 1}}" for name in names)
    lines: list[Line] = [((" " * MARGIN, INK), (header.rstrip(), QUIET))]
    while start <= last:
        if airy and len(lines) > 1:
            lines.append(())
        lines.append(_week(view, start, signs, selected, size))
        start += timedelta(days=7)
    return lines


def day_at(view: MonthView, x: int, y: int, *, width: int = 80, airy: bool = False) -> date | None:
    """The day drawn at a cell; None outside the month."""
    size = cell_width(width)
    row = (y - 1) // 2 if airy else y - 1
    column = (x - MARGIN) // size
    if y < 1 or not 0 <= column < 7:
        return None
    start = week_of(view.first_day, view.week_start)[0]
    day = start + timedelta(days=7 * row + column)
    return day if view.mark(day) is not None else None


def _week(
    view: MonthView, start: date, signs: PictureSigns, selected: date | None, size: int
) -> Line:
    spans: list[Span] = [(" " * MARGIN, INK)]
    for number in range(7):
        day = start + timedelta(days=number)
        mark = view.mark(day)
        if mark is None:
            spans.append((" " * size, INK))
        else:
            spans += _day(view, day, mark, signs, size, here=day == selected)
    return merged(tuple(spans))


def _day(
    view: MonthView, day: date, mark: DayMark, signs: PictureSigns, size: int, *, here: bool
) -> list[Span]:
    left, right = ("[", "]") if here else (" ", " ")
    tone = ACCENT if here else QUIET
    sign = day_sign(view, day, mark, signs)
    number = f"{left}{day.day:>2}{right}"
    spans: list[Span] = [(number[: size - 1], tone), sign]
    used = min(len(number), size - 1) + 1
    amount = _amount(view, mark)
    room = size - used - 2
    text = f" {amount}" if 0 < len(amount) <= room else ""
    return [*spans, (text.ljust(size - used), STRONG if here else INK)]


def _amount(view: MonthView, mark: DayMark) -> str:
    match view.about:
        case About.HABIT:
            if mark.amount is None or view.unit == "times":
                return ""
            return clock_words(mark.amount) if view.unit == "h" else number_words(mark.amount)
        case About.ALL:
            return "" if mark.shown is None else f"{mark.shown}/{mark.asked}"
        case About.MOOD:
            return "" if mark.mood is None else str(mark.mood)
