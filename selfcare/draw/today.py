"""Today, drawn: the rows of habits with their week, the welcome, the selected habit at length."""

from collections.abc import Iterator
from datetime import tzinfo

from msgspec import Struct

from selfcare.core.amounts import amount_words
from selfcare.core.days import MONTHS, WEEKDAYS
from selfcare.core.model import Entry
from selfcare.core.text import clean_line
from selfcare.core.views import Greeting, HabitPanel, HabitRow, TodayView
from selfcare.draw.lines import (
    INK,
    ITALIC,
    KEY,
    QUIET,
    STRONG,
    UNDERLINED,
    Line,
    Piece,
    bar,
    cells,
    colour,
    fit,
    harmless,
    line,
    strip,
    stripe,
)
from selfcare.draw.signs import Signs
from selfcare.words.explain import strength_word
from selfcare.words.habit_row import (
    day_words,
    run_column,
    share_of_week,
    typing_words,
    week_or_plan,
    week_words,
)
from selfcare.words.plans import plan_words
from selfcare.words.today import (
    SIGNS_SAY,
    WELCOME,
    Choice,
    entry_time,
    last_entry_words,
    question,
    row_keys,
    run_figures,
    way_words,
)

DAYS = 7
NAME, TODAY, WEEK, RUN = 14, 11, 7, 8
"""Least cells of a name; cells of the day's words, the week's figure, the run."""
WEEK_MOST = 12
"""Most cells of the week's figure."""
BAR, WIDE_BAR = 6, 36
WAY = 26
ROOM_FOR_TAILS = 76
"""Columns from which what a way back does stands beside it."""
ENTRIES_SHOWN = 4


class Columns(Struct, frozen=True):
    """Cells of each part of a row; 0: not shown."""

    width: int
    """Of the whole row."""
    name: int
    gap: str
    """Between the days of the strip."""
    strip: int
    bar: int
    week: int
    run: int

    @property
    def before_strip(self) -> int:
        """Cells before the first day of the strip."""
        return 2 + self.name + 1 + TODAY + 2

    def day_at(self, x: int) -> int | None:
        """Which day of the strip, 0 to 6, lies in a column of the row. None: none."""
        day = (x - self.before_strip) // (1 + len(self.gap))
        return day if self.strip and x >= self.before_strip and day < DAYS else None

    @classmethod
    def of(cls, view: TodayView, width: int, *, plan: bool) -> "Columns":
        """The parts that fit, the name growing before anything is cut.

        The bar goes first, then the strip loses its gaps, then the run goes, the week, the strip.
        """
        longest = max((cells(row.habit.name) for row in view.rows), default=NAME)
        week = max((cells(_week_words(row, plan=plan)) for row in view.rows), default=0)
        rest = width - 3 - TODAY
        run = RUN + 1 if view.show_runs else 0
        gap, parts = " ", {"strip": 14, "bar": BAR + 2, "week": max(week, WEEK) + 1, "run": run}
        if rest - sum(parts.values()) - 2 < min(longest, 21):
            parts["bar"] = 0
        if rest - sum(parts.values()) - 2 < min(longest, 21):
            gap, parts["strip"] = "", 7
        if rest - sum(parts.values()) - 2 - longest > 28:
            gap, parts["strip"] = "  ", 21
        for part in ("run", "week", "strip"):
            if rest - sum(parts.values()) - 2 < min(longest, NAME):
                parts[part] = 0
        spare = rest - sum(parts.values()) - 2 - longest
        if spare > 0 and parts["bar"]:
            parts["bar"] = min(WIDE_BAR + 2, parts["bar"] + spare)
        name = max(rest - sum(parts.values()) - (2 if parts["strip"] else 0), 4)
        return cls(width, min(name, longest), gap, **parts)


def habit_row(row: HabitRow, at: Columns, signs: Signs, *, plan: bool, typed: str = "") -> Line:
    """One habit: stripe, name, the day, its week as strip, bar and figure, its run."""
    area, known = row.habit.area, row.amount is not None
    words = typed or day_words(row)
    wide = cells(words) > TODAY
    name = min(at.name, max(at.width - 3 - cells(words), 4)) if wide else at.name
    parts: list[Piece] = [
        stripe(area, signs),
        " ",
        (fit(row.habit.name, name, signs), STRONG if known else INK),
        " ",
        (" " * max(TODAY - cells(words), 0) + words, KEY if typed else INK if known else QUIET),
    ]
    if wide:
        return line(*parts)
    if at.strip:
        parts += ["  ", strip(row.cells, area, signs, at.gap)]
    if at.bar:
        share = share_of_week(row)
        drawn = () if share is None else bar(share, at.bar - 2, colour(area), signs)
        parts += [" ", drawn, " "] if drawn else [" " * at.bar]
    if at.week:
        parts.append((f" {_week_words(row, plan=plan):<{at.week - 1}}", QUIET))
    if at.run:
        parts.append(f" {run_column(row):>{RUN}}")
    return line(*parts)


def _week_words(row: HabitRow, *, plan: bool) -> str:
    return week_or_plan(row, plan=plan)[:WEEK_MOST]


def letters(view: TodayView, at: Columns) -> Line:
    """What stands above the strip: the week's days, the one on screen marked."""
    if not at.strip:
        return ()
    days: list[Piece] = [" " * at.before_strip]
    for day in view.week:
        tone = UNDERLINED if day == view.day else QUIET
        days += [(WEEKDAYS[day.weekday()][0], tone), at.gap]
    return line(*days)


# around the list ----------------------------------------------------------------------------------


def note_line(view: TodayView) -> Line:
    """The line under the ratings: the day's note, or how to begin."""
    if view.checkin.note:
        return line(("Note  ", QUIET), harmless(view.checkin.note))
    key, words = question(view)
    return line((key, KEY), "  ", (words, QUIET))


def welcome_lines(view: TodayView) -> tuple[Line, ...]:
    """Coming back is the skill, and everything is still here."""
    told = last_entry_words(view)
    return (line((WELCOME, STRONG)), line(told)) if told else ()


def way_line(view: TodayView, choice: Choice, width: int) -> Line:
    """A way back with what it does."""
    words, tail = way_words(view, choice)
    return line((f"{words:<{WAY}}", STRONG), (tail if width >= ROOM_FOR_TAILS else "", QUIET))


def amount_title(row: HabitRow) -> Line:
    """What an amount is for: the habit's name, and what may be typed."""
    return line(harmless(row.habit.name), f": {typing_words(row)}, Enter adds; = in front sets")


# the selected habit at length ---------------------------------------------------------------------


class AtLength(Struct, frozen=True):
    """A card: what stands in its border, and all that is said on it."""

    title: str
    plan: str
    lines: tuple[Line, ...]


def at_length(
    view: TodayView, row: HabitRow, panel: HabitPanel | None, signs: Signs, zone: tzinfo | None
) -> AtLength:
    """All that stands about the selected habit; `panel` is None while its history is read."""
    rows: list[Line] = []
    if panel is not None:
        rows += _entries(view, panel, zone)
        if row.rest_note:
            rows += [line(("rests  ", QUIET), harmless(row.rest_note)), ()]
        rows += [*_weeks(view, panel, signs), (), *_figures(view, panel, signs)]
    if row.habit.if_then:
        rows += [line((clean_line(row.habit.if_then), ITALIC)), ()]
    rows += [line((f"{key:<7}", KEY), told) for key, told in row_keys(view, row)]
    if view.greeting is Greeting.FIRST_DAY:
        rows += [(), line(("What the signs say", STRONG))]
        rows += [line(f"{signs.of(status)}  ", (words, QUIET)) for status, words in SIGNS_SAY]
    plan = plan_words(row.rule.plan, row.rule.unit)
    return AtLength(clean_line(row.habit.name), plan, tuple(rows))


def _entries(view: TodayView, panel: HabitPanel, zone: tzinfo | None) -> Iterator[Line]:
    unit = panel.row.rule.unit
    for entry in panel.entries[:ENTRIES_SHOWN]:
        yield _entry(entry, unit, entry_time(entry, view.clock, zone))
    more = len(panel.entries) - ENTRIES_SHOWN
    if more > 0:
        yield line((f"and {more} more; Enter shows them", QUIET))
    if panel.entries:
        yield ()


def _entry(entry: Entry, unit: str, when: str) -> Line:
    amount = amount_words(entry.amount, unit)
    return line((f"{when:<12}", QUIET), amount, "  ", harmless(entry.note, QUIET))


def _weeks(view: TodayView, panel: HabitPanel, signs: Signs) -> Iterator[Line]:
    days = " ".join(WEEKDAYS[day.weekday()][0] for day in view.week)
    yield line(("         " + days, QUIET))
    unit = panel.row.rule.unit
    for week in panel.weeks:
        day = f"{week.first_day.day:>2} {MONTHS[week.first_day.month - 1][:3]}"
        drawn = strip(week.cells, panel.row.habit.area, signs)
        if week.week.goal is not None:
            figure = amount_words(week.week.amount or 0, unit)
        else:
            figure = week_words(week.week, unit)
        yield line((f"{day}   ", QUIET), drawn, f"  {figure:>8}")


def _figures(view: TodayView, panel: HabitPanel, signs: Signs) -> Iterator[Line]:
    strength, shown = panel.row.strength, False
    for label, figure, words in run_figures(panel, runs=view.show_runs):
        yield line((f"{label:<10}", QUIET), (figure, STRONG), words)
        shown = True
    if strength is not None and strength.value is not None and view.show_runs:
        as_of = strength.as_of
        when = f" (as of {as_of.day} {MONTHS[as_of.month - 1][:3]})" if as_of else ""
        drawn = bar(strength.value or 0.0, 8, colour(panel.row.habit.area), signs)
        yield line(("strength  ", QUIET), drawn, f" {strength_word(strength.value)}{when}")
        shown = True
    if shown:
        yield ()
