"""Look back, drawn: what was on a day, bars of months and weekdays, what the shades say, links."""

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from selfcare.core.amounts import counted, sum_words
from selfcare.core.days import MONTHS, WEEKDAYS, month_of, short_day
from selfcare.core.model import Area, Status
from selfcare.core.patterns import TOLD, Link, Verdict
from selfcare.core.text import NOTE_LENGTH, clean, clean_line
from selfcare.core.views_back import (
    About,
    DayLine,
    DayWords,
    MonthSum,
    NoteFound,
    Picture,
    Series,
    WeekdayView,
    YearView,
)
from selfcare.draw.lines import (
    ACCENT,
    FULL,
    INK,
    QUIET,
    STRONG,
    Line,
    Piece,
    bar,
    cells,
    colour,
    fit,
    fitted,
    harmless,
    height,
    line,
    stripe,
)
from selfcare.draw.mark import legend as signs_legend
from selfcare.draw.signs import Signs
from selfcare.words.look_back import (
    NOTHING,
    NOTHING_THEN,
    Share,
    line_words,
    link_title,
    link_words,
    month_share,
    mood_share,
    rating_words,
    shown_share,
)

# Bars, one a line: a label, a figure, a bar and a few words; for months and weekdays.


WIDTH = 20
"""Cells of a whole bar."""


class Bar(Struct, frozen=True):
    """One bar."""

    label: str
    share: float | None
    """0-1. None: there is nothing to draw."""
    figure: str = ""
    """Stands before the bar, to the right of its column."""
    words: str = ""
    """Stand behind it."""


def bar_lines(
    bars: Sequence[Bar], signs: Signs, *, width: int = WIDTH, margin: int = 2
) -> list[Line]:
    """Aligned bars, one a line."""
    label = max((len(each.label) for each in bars), default=0)
    figure = max((len(each.figure) for each in bars), default=0)
    lines: list[Line] = []
    for each in bars:
        lead = f"{' ' * margin}{each.label:<{label}}  "
        number = f"{each.figure:>{figure}}  " if figure else ""
        if each.share is None:
            lines.append(((lead, QUIET), (" " * len(number), INK), (each.words, QUIET)))
            continue
        filled = round(min(max(each.share, 0.0), 1.0) * width)
        lines.append(
            (
                (lead, QUIET),
                (number, INK),
                (signs.bar * filled, FULL),
                (signs.empty * (width - filled), QUIET),
                (f"  {each.words}" if each.words else "", INK),
            )
        )
    return lines


def month_bars(view: YearView) -> tuple[Bar, ...]:
    """The months of a year; those of which nothing is known are left empty."""
    return tuple(_month(view, each) for each in view.months)


def nights_words(month: MonthSum) -> str:
    """`26 nights, 7 h 40 on average`."""
    nights = counted(month.days, "night")
    if not month.amount:
        return nights
    return f"{nights}, {sum_words(month.amount / month.days, 'h')} on average"


def _month(view: YearView, month: MonthSum) -> Bar:
    label = MONTHS[month.first_day.month - 1][:3]
    if not month.days:
        return Bar(label, None)
    length = month_of(month.first_day)[1].day
    if view.area is Area.SLEEP and view.unit == "h":
        # A night is logged, whatever its length; a sum of nights says nothing.
        return Bar(label, month.days / length, "", nights_words(month))
    if view.about is About.HABIT:
        words = counted(month.came, "day")
        if month.amount and view.unit != "times":
            words = f"{words}, {sum_words(month.amount, view.unit)}"
        return Bar(label, month.came / length, "", words)
    mean = month.mean or 0.0
    if view.about is About.MOOD:
        return Bar(label, mean / 10, f"{mean:.1f}", counted(month.days, "day"))
    return Bar(label, mean, "", counted(month.days, "day"))


# The order in which links are told.

ORDER = (
    Verdict.KEEPS_SHOWING_UP,
    Verdict.POSSIBLE,
    Verdict.NO_CLEAR_LINK,
    Verdict.NEEDS_MORE,
)


def ordered(found: Iterable[Link]) -> list[Link]:
    """What is told first, then no clear link, then what needs more days; within each by habit."""
    return sorted(found, key=lambda link: ORDER.index(link.verdict))


# Look back, drawn: what was on a day, bars of months and weekdays, what the shades say, links.


NAME_MOST = 40
BAR_MOST = 40
TWO_COLUMNS = 64
"""Cells from which the habits of a day may stand in two columns."""
GAP = 4
DAY = 17
BEFORE = 24
"""Characters of a note shown before what was found."""
LINE_TONES = {
    Series.MOOD: ACCENT, Series.ENERGY: "area-own", Series.STRESS: "area-connection",
    Series.LENGTH: "area-sleep", Series.TIMING: "area-sleep",
}  # fmt: skip
GROUPS = (
    ("Links", TOLD),
    ("No clear link", frozenset({Verdict.NO_CLEAR_LINK})),
    ("More days first", frozenset({Verdict.NEEDS_MORE})),
)
"""What each card of the links is called, and the verdicts that stand in it."""


def tone_of(view: Picture) -> str:
    """The tone of a picture: the area's of one habit, else the accent."""
    return ACCENT if view.area is None else colour(view.area)


# the day ------------------------------------------------------------------------------------------


def day_lines(words: DayWords, signs: Signs, width: int, room: int) -> Sequence[Line]:
    """How it was, what was done, the note: at most `room` lines, with air where there is some."""
    rated, note = rating_words(words.checkin), words.checkin.note.strip()
    head = [line(rated.capitalize())] if rated else []
    if not rated and not note and all(each.amount is None for each in words.lines):
        head = [line((NOTHING, QUIET))]
    written = [line(row) for row in clean(note, NOTE_LENGTH).split("\n")] if note else []
    airy: list[Line] = []
    for part in (head, _column(words.lines, signs, width)[0], written):
        airy += [(), *part] if airy and part else part
    if height(airy, width) <= room:
        return airy
    short = [line(fit(note, width, signs))] if note else []
    left = max(room - len(head) - len(short), 1)
    logged = [each for each in words.lines if each.amount is not None]
    flowing = line(
        harmless(f" {signs.dot} ".join(f"{one.name} {line_words(one)}" for one in logged))
    )
    if len(words.lines) > 2 * left and height([flowing], width) <= left + len(short):
        left -= height([flowing], width)
        return [*head, flowing, *(short if left >= 0 else [])]
    return [*head, *_habits(words.lines, signs, width, left), *short]


def _habits(each: Sequence[DayLine], signs: Signs, width: int, room: int) -> Iterable[Line]:
    """The habits of a day, in two columns when one is too long."""
    columns = 2 if len(each) > room and width >= TWO_COLUMNS else 1
    left = len(each) - room * columns
    last = []
    if left > 0:
        room -= 1
        left = len(each) - room * columns
        last = [line((f"and {left} more; Enter shows the day", QUIET))]
    each = each[: room * columns]
    count = -(-len(each) // columns)
    parts = [each[at : at + count] for at in range(0, len(each), max(count, 1))]
    sides = [_column(part, signs, (width - GAP * (columns - 1)) // columns) for part in parts]
    rows = []
    for at in range(count):
        pieces: list[Piece] = []
        for drawn, wide in sides:
            if at < len(drawn):
                taken = sum(cells(text) for text, _ in drawn[at])
                pieces += [drawn[at], " " * (wide - taken + GAP)]
        rows.append(line(*pieces[:-1]))
    return [*rows, *last]


def _column(each: Sequence[DayLine], signs: Signs, width: int) -> tuple[list[Line], int]:
    """Rows of one column, and the cells of the longest."""
    words = [line_words(one) for one in each]
    most = min(max(map(cells, words), default=0), max(width // 2, 6))
    longest = max((cells(fit(one.name, 200, signs).rstrip()) for one in each), default=0)
    name = min(longest, NAME_MOST, max(width - most - 6, 6))
    rows = [
        line(
            stripe(one.area, signs), " ",
            (signs.of(one.status), colour(one.area) if one.amount else QUIET), " ",
            (fit(one.name, name, signs), INK if one.amount is not None else QUIET), "  ",
            (fit(said, min(most, cells(said)), signs), STRONG if one.amount else QUIET),
        )
        for one, said in zip(each, words, strict=True)
    ]  # fmt: skip
    return rows, min(name + most + 6, width)


# pictures -----------------------------------------------------------------------------------------


def short_words(view: Picture, words: DayWords) -> str:
    """The day in a few words, where there is no room for all of them."""
    mark = view.mark(words.day)
    mood = f"  mood {words.checkin.mood}" if words.checkin.mood is not None else ""
    match view.about:
        case About.HABIT:
            mine = next((one for one in words.lines if one.habit_id == view.habit_id), None)
            return "" if mine is None else f"{fitted(mine.name, 20).rstrip()}: {line_words(mine)}"
        case About.ALL if mark is not None and mark.shown is not None:
            return f"{mark.shown} of {mark.asked} habits{mood}"
        case _:
            return rating_words(words.checkin).capitalize() or NOTHING


def legend(view: Picture, signs: Signs, tones: Sequence[str]) -> Line:
    """What signs and shades say; `tones` are the five shades, empty where there are none."""
    if not tones or not signs.scale or view.about is About.HABIT:
        return line(*((text, QUIET) for text, _ in signs_legend(view, signs, margin=0)))
    mood = view.about is About.MOOD
    ends = ("mood 0", "10   ") if mood else ("some", "all of a day's habits   ")
    none = "" if mood else f"{signs.none} none   "
    shades = [(signs.of(Status.DONE), tone) for tone in tones]
    last = f" {ends[1]}{signs.open} open"
    return line((none, QUIET), (f"{ends[0]} ", QUIET), *shades, (last, QUIET))


# bars ---------------------------------------------------------------------------------------------


def month_lines(view: YearView, signs: Signs, width: int) -> Iterable[Line]:
    """A bar a month; months of which nothing is known are left empty."""
    known = [
        (MONTHS[each.first_day.month - 1][:3], month_share(view, each)) for each in view.months
    ]
    return _bars(known, tone_of(view), signs, width)


def weekday_lines(
    view: WeekdayView, tone: str, signs: Signs, width: int, *, mood: bool
) -> Iterable[Line]:
    """Mood, or the share of known lines that showed up, by weekday."""
    one_habit = view.about is About.HABIT
    shares = [
        mood_share(each) if mood else shown_share(each, one_habit=one_habit) for each in view.days
    ]
    if not any(shares):
        return [line((NOTHING_THEN, QUIET))]
    names = [WEEKDAYS[each.weekday][:3] for each in view.days]
    return _bars(list(zip(names, shares, strict=True)), tone, signs, width)


def _bars(
    known: Sequence[tuple[str, Share | None]], tone: str, signs: Signs, width: int
) -> Iterable[Line]:
    longest = max((cells(found[1]) for _, found in known if found), default=0)
    size = max(min(width - longest - 7, BAR_MOST), 4)
    for label, found in known:
        drawn = () if found is None else (*bar(found[0], size, tone, signs), (f"  {found[1]}", INK))
        yield line((f"{label}  ", QUIET), drawn)


# links --------------------------------------------------------------------------------------------


def link_lines(found: Iterable[Link], verdicts: frozenset[Verdict], signs: Signs) -> Iterable[Line]:
    """The links of some verdicts, a heading and its sentences each."""
    rows: list[Line] = []
    for link in ordered(found):
        if link.verdict in verdicts:
            tone = INK if link.verdict in TOLD else QUIET
            rows += [
                line(stripe(link.habit.area, signs), " ", (f"{link_title(link)}.", STRONG)),
                line((link_words(link), tone)),
                (),
            ]
    return rows[:-1]


# notes --------------------------------------------------------------------------------------------


def found_note(note: NoteFound, today: date, signs: Signs) -> Line:
    """The day, the habit, and the note from shortly before what was found, on one line."""
    start = max(note.at - BEFORE, 0)
    if start:
        blank = note.text.find(" ", start, note.at)
        start = blank + 1 if blank >= 0 else start
    lead = signs.ellipsis if start else ""
    return line(
        (f"{short_day(note.day, today):<{DAY}}", QUIET),
        (f"{clean_line(note.habit)}: " if note.habit else "", QUIET),
        lead + clean_line(note.text[start:], 400),
    )
