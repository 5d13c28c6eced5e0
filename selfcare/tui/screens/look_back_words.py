"""What Look back says in words: the day, the months, the weekdays, links, what the signs say."""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct
from textual.content import Content

from selfcare.core.amounts import amount_words, counted
from selfcare.core.days import FIRST_YEAR, MONTHS, WEEKDAYS, long_day, month_of, month_words
from selfcare.core.model import Area, CheckIn, Status
from selfcare.core.patterns import TOLD, Link, Verdict
from selfcare.core.views_back import (
    About,
    DayLine,
    DayWords,
    MonthSum,
    MonthView,
    Picture,
    Series,
    SeriesView,
    WeekdayView,
    YearView,
)
from selfcare.draw.axis import curve_lines
from selfcare.draw.bars import ordered
from selfcare.draw.lines import fitted
from selfcare.draw.mark import legend as signs_legend
from selfcare.draw.signs import Signs
from selfcare.tui.glyphs import cells
from selfcare.tui.paint import (
    QUIET,
    STRONG,
    Piece,
    bar,
    colour,
    fit,
    line,
    lines,
    plain,
    prose,
    stripe,
)
from selfcare.tui.screens.read import content_line
from selfcare.tui.widgets.chips import chip
from selfcare.words.links import link_title, link_words

NOTHING = "Nothing is logged on this day."
NO_HABITS = "Links compare habits with mood. No habit is here yet; a on Today adds one."
STOPPED = "Stopped. Enter looks again."
TROUBLE = "The links cannot be shown just now; everything else is here. Enter looks again."
NAME_MOST = 40
BAR_MOST = 40
TWO_COLUMNS = 64
"""Cells from which the habits of a day may stand in two columns."""
GAP = 4


class LinksState(Struct, frozen=True):
    """How far the search for links is."""

    found: tuple[Link, ...] | None = None
    """None: not done."""
    running: bool = False
    stopped: bool = False
    """The person stopped it."""
    trouble: bool = False
    done: int = 0
    total: int = 0


LINE_TONES = {
    Series.MOOD: "accent", Series.ENERGY: "area-own", Series.STRESS: "area-connection",
    Series.LENGTH: "area-sleep", Series.TIMING: "area-sleep",
}  # fmt: skip


def tone_of(view: Picture) -> str:
    """The theme variable of a picture's colour: the area's of one habit, else the accent."""
    return f"area-{view.area.value}" if view.area is not None else "accent"


# the day ------------------------------------------------------------------------------------------


def rating_words(checkin: CheckIn) -> str:
    """`mood 7, energy 5, stress 3`; nothing when nothing was rated."""
    scales = (("mood", checkin.mood), ("energy", checkin.energy), ("stress", checkin.stress))
    return ", ".join(f"{scale} {value}" for scale, value in scales if value is not None)


def line_words(each: DayLine) -> str:
    """What was logged, or the status in a word."""
    if each.status is Status.UNLOGGED:
        return "open"
    if each.amount is None or each.status is Status.NONE:
        return "" if each.status is None else each.status.value
    if each.unit == "times" and each.amount == 1:
        return "logged" if each.area is Area.SLEEP else str(each.status or "done")
    return amount_words(each.amount, each.unit)


def day_content(words: DayWords, signs: Signs, width: int, room: int) -> Content:
    """How it was, what was done, the note: at most `room` lines, with air where there is some."""
    rated, note = rating_words(words.checkin), words.checkin.note.strip()
    head = [line(rated.capitalize())] if rated else []
    if not rated and not note and all(each.amount is None for each in words.lines):
        head = [line((NOTHING, QUIET))]
    whole = [head, _column(words.lines, signs, width)[0], [prose(note)] if note else []]
    airy = Content("\n\n").join(lines(part) for part in whole if part)
    if airy.get_height({}, width) <= room:
        return airy
    short = [line(fit(note, width, signs))] if note else []
    left = max(room - len(head) - len(short), 1)
    habits = lines(_habits(words.lines, signs, width, left))
    logged = [each for each in words.lines if each.amount is not None]
    flowing = plain(f" {signs.dot} ".join(f"{one.name} {line_words(one)}" for one in logged))
    if len(words.lines) > 2 * left and flowing.get_height({}, width) <= left + len(short):
        left -= flowing.get_height({}, width)
        return lines([*head, flowing, *(short if left >= 0 else [])])
    return lines([*head, habits, *short])


def _habits(each: Sequence[DayLine], signs: Signs, width: int, room: int) -> Iterable[Content]:
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
        for side in sides:
            if at < len(side[0]):
                pieces += [side[0][at], " " * (side[1] - cells(side[0][at].plain) + GAP)]
        rows.append(line(*pieces[:-1]))
    return [*rows, *last]


def _column(each: Sequence[DayLine], signs: Signs, width: int) -> tuple[list[Content], int]:
    """Rows of one column, and the cells of the longest."""
    words = [line_words(one) for one in each]
    most = min(max(map(cells, words), default=0), max(width // 2, 6))
    longest = max((cells(fit(one.name, 200, signs).rstrip()) for one in each), default=0)
    name = min(longest, NAME_MOST, max(width - most - 6, 6))
    rows = [
        line(
            stripe(one.area, signs), " ",
            (signs.of(one.status), colour(one.area) if one.amount else QUIET), " ",
            (fit(one.name, name, signs), "" if one.amount is not None else QUIET), "  ",
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


def nothing_words(view: YearView | MonthView, *, anything: bool) -> list[str]:
    """What is said where nothing is known; empty when something is."""
    if not anything:
        return [
            "Nothing is logged yet.",
            "One line on Today is plenty for a first day; then it shows here.",
        ]
    if view.days_known:
        return []
    when = str(view.year) if isinstance(view, YearView) else month_words(view.first_day)
    what = "No mood is noted" if view.about is About.MOOD else "Nothing is logged"
    if view.began is None:
        return [f"{what} in {when}, nor in any other time so far."]
    return [f"{what} in {when}.", f"It begins on {long_day(view.began, view.today)}; g goes there."]


def known_words(view: Picture) -> str:
    """`295 days with something logged`."""
    what = "a mood" if view.about is About.MOOD else "something logged"
    return f"{counted(view.days_known, 'day')} with {what}"


def legend(view: Picture, signs: Signs, tones: Sequence[str]) -> Content:
    """What signs and shades say; `tones` are the five shades, empty where there are none."""
    if not tones or not signs.scale or view.about is About.HABIT:
        return line(*((text, QUIET) for text, _ in signs_legend(view, signs, margin=0)))
    mood = view.about is About.MOOD
    ends = ("mood 0", "10   ") if mood else ("some", "all of a day's habits   ")
    done = signs.of(Status.DONE)
    none = "" if mood else f"{signs.none} none   "
    shades: list[Piece] = [(done, tone) for tone in tones]
    return line(
        (none, QUIET), (f"{ends[0]} ", QUIET), *shades, (f" {ends[1]}{signs.open} open", QUIET)
    )


# bars ---------------------------------------------------------------------------------------------


def months_title(view: YearView) -> str:
    """What the bars of the months are of."""
    if view.area is Area.SLEEP and view.unit == "h":
        return "By month: nights logged"
    match view.about:
        case About.MOOD:
            return "By month: mood"
        case About.HABIT:
            return "By month: days it showed up"
        case About.ALL:
            return "By month: habits that showed up"


def _month(view: YearView, month: MonthSum) -> tuple[float, str]:
    """The share of a bar, and the one thing said of it."""
    length = month_of(month.first_day)[1].day
    if view.area is Area.SLEEP and view.unit == "h":
        return month.days / length, f"{month.days} of {length} nights"
    mean = month.mean or 0.0
    match view.about:
        case About.HABIT:
            return month.came / length, f"{month.came} of {length} days"
        case About.MOOD:
            return mean / 10, f"{mean:.1f} on {counted(month.days, 'day')}"
        case About.ALL:
            return mean, f"{round(100 * mean)} % of {counted(month.days, 'day')}"


def months_content(view: YearView, signs: Signs, width: int) -> Content:
    """A bar a month; months of which nothing is known are left empty."""
    known = [(MONTHS[each.first_day.month - 1][:3], _month(view, each) if each.days else None)
             for each in view.months]  # fmt: skip
    return _bars(known, f"${tone_of(view)}", signs, width)


def weekdays_content(
    view: WeekdayView, tone: str, signs: Signs, width: int, *, mood: bool
) -> Content:
    """Mood, or the share of known lines that showed up, by weekday."""
    known: list[tuple[str, tuple[float, str] | None]] = []
    for each in view.days:
        found = None
        if mood and each.mood is not None:
            found = each.mood / 10, f"{each.mood:.1f} on {counted(each.moods, 'day')}"
        elif not mood and each.share is not None:
            words = counted(each.lines, "day") if view.about is About.HABIT else str(each.lines)
            found = each.share, f"{round(each.share * each.lines)} of {words}"
        known.append((WEEKDAYS[each.weekday][:3], found))
    if all(found is None for _, found in known):
        return line(("Nothing is logged in this time.", QUIET))
    return _bars(known, tone, signs, width)


def _bars(
    known: Iterable[tuple[str, tuple[float, str] | None]], tone: str, signs: Signs, width: int
) -> Content:
    rows = tuple(known)
    longest = max((cells(found[1]) for _, found in rows if found), default=0)
    size = max(min(width - longest - 7, BAR_MOST), 4)
    return lines(
        line((f"{label}  ", QUIET))
        if found is None
        else line((f"{label}  ", QUIET), bar(found[0], size, tone, signs), f"  {found[1]}")
        for label, found in rows
    )


# links --------------------------------------------------------------------------------------------

GROUPS = (
    ("Links", TOLD),
    ("No clear link", frozenset({Verdict.NO_CLEAR_LINK})),
    ("More days first", frozenset({Verdict.NEEDS_MORE})),
)
"""What each card of the links is called, and the verdicts that stand in it."""


def waiting_words(state: LinksState) -> str:
    """What is said while links are not there."""
    if state.trouble:
        return TROUBLE
    if state.stopped:
        return STOPPED
    if state.found is not None:
        return "" if state.found else NO_HABITS
    if not state.total:
        return "Looking. Esc stops."
    habits = counted(state.total, "habit")
    return f"Looking: {state.done} of {habits}. Esc stops."


def links_content(found: Iterable[Link], verdicts: frozenset[Verdict], signs: Signs) -> Content:
    """The links of some verdicts, a heading and its sentences each."""
    rows: list[Content] = []
    for link in ordered(found):
        if link.verdict in verdicts:
            told = link.verdict in TOLD
            rows += [
                line(stripe(link.habit.area, signs), " ", (f"{link_title(link)}.", STRONG)),
                line((link_words(link), "" if told else QUIET)),
                Content(""),
            ]
    return lines(rows[:-1])


# choices ------------------------------------------------------------------------------------------


def chips(labels: Sequence[str], chosen: int, action: str) -> Content:
    """Words in a row, one of them filled; a click on one runs `action` with its number."""
    return line(*(
        chip(label, f"{action}({at})", here=at == chosen) for at, label in enumerate(labels)
    ))  # fmt: skip


def months_on(day: date, months: int) -> date:
    """The same day of the month so many months on, or that month's last day."""
    number = day.year * 12 + day.month - 1 + months
    year, month = max(number // 12, FIRST_YEAR), number % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def curve_content(view: SeriesView, signs: Signs, width: int, room: int) -> Content:
    """A line in whole cells."""
    if not view.points:
        return Content("")
    height = max(min(room - 2, 24), 3)
    drawn = curve_lines(view, signs, width=width, height=height, margin=0)
    return lines(content_line(each) for each in drawn)
