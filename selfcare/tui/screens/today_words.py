"""What Today says beside its figures: greetings, the message line, the selected habit at length."""

from collections.abc import Iterable
from datetime import tzinfo
from enum import Enum, auto

from textual.content import Content
from textual.widgets.option_list import Option

from selfcare.core.amounts import amount_words, counted
from selfcare.core.days import MONTHS, WEEKDAYS, clock_time, long_day, span_words
from selfcare.core.model import Entry, Status
from selfcare.core.offers import LIGHT_LINE, Offer, full_plan_line
from selfcare.core.plan import AmountPerPeriod, DaysPerPeriod
from selfcare.core.plan_grammar import plan_words
from selfcare.core.text import clean_line
from selfcare.core.views import Greeting, HabitPanel, HabitRow, TodayView
from selfcare.core.ways_back import Way
from selfcare.draw.signs import Signs
from selfcare.tui.glyphs import cells
from selfcare.tui.paint import KEY, QUIET, STRONG, bar, colour, line, lines, plain, strip
from selfcare.words.coming_back import choice_tail, effect_line, effects_of, short_gap_words
from selfcare.words.explain import run_words
from selfcare.words.habit_row import (
    run_column,
    smallest_first,
    smallest_words,
    space_words,
    typing_words,
    week_words,
)

FIRST_DAY = "Welcome. One line is plenty for a first day. Start anywhere."
NO_HABITS = "No habits here yet. a adds one of your own, Enter shows some to choose from."
QUESTION = "How are you? Three numbers from 0 to 10; leave out what you like."
LIGHT_QUESTION = "How are you? One number from 0 to 10 is a full check-in."
ENTRIES_SHOWN = 4
EFFECTS_SHOWN = 2
"""Most runs told of one way back."""


class Choice(Enum):
    """The three ways back in."""

    START = auto()
    ASIDE = auto()
    FILL = auto()


CHOICES = (Choice.START, Choice.ASIDE, Choice.FILL)
WAYS = {
    Choice.START: (Way.START, "Start from today"),
    Choice.ASIDE: (Way.ASIDE, "Set those days aside"),
    Choice.FILL: (Way.FILL, "Fill in what I remember"),
}


def note_words(view: TodayView) -> Content:
    """The line under the ratings: the day's note, or how to begin."""
    checkin = view.checkin
    if checkin.note:
        return line(("Note  ", QUIET), plain(checkin.note))
    if view.light and checkin.mood is None:
        return line(("m", KEY), ("  ", ""), (LIGHT_QUESTION, QUIET))
    if checkin.mood is None and checkin.energy is None and checkin.stress is None:
        return line(("m", KEY), "  ", (QUESTION, QUIET))
    return line(("n", KEY), "  ", ("A line about the day, if you like.", QUIET))


def welcome_words(view: TodayView) -> Content:
    """Coming back is the skill, and everything is still here."""
    gap = view.gap
    if gap is None:
        return Content("")
    days = counted(gap.days_logged, "day")
    last = long_day(gap.last_logged, view.today)
    return lines(
        [
            line(("Welcome back. Coming back is the skill.", STRONG)),
            line(f"Your last entry was on {last}. All of it is still here: {days}."),
        ]
    )


def welcome_options(view: TodayView, width: int) -> Iterable[Option]:
    """The three ways with what each does."""
    gap = view.gap
    for choice in CHOICES:
        way, words = WAYS[choice]
        parts: list[Content | str | tuple[str, str]] = [(f"{words:<26}", STRONG)]
        if gap is not None and width >= 76:
            parts.append((choice_tail(way, gap.days, view.ways), QUIET))
        yield Option(line(*parts))


def welcome_effects(view: TodayView, choice: Choice) -> str:
    """What a way does to the longest runs."""
    if view.ways is None:
        return ""
    effects = effects_of(view.ways, WAYS[choice][0])[:EFFECTS_SHOWN]
    return "".join(f"{effect_line(effect)}. " for effect in effects).rstrip()


def standing_words(view: TodayView, width: int) -> str:
    """What the message line says while nothing else has happened."""
    if not view.is_today:
        return ""
    if view.greeting is Greeting.FIRST_DAY:
        return f"{FIRST_DAY} Kept in one file on this machine; , d shows where."
    if view.greeting is Greeting.WELCOME_BACK:
        return "A light day counts: v logs the smallest version of anything, m is one number."
    quiet = view.quiet
    if quiet is None:
        return ""
    if quiet.offer is Offer.SHORT_GAP and view.gap is not None:
        span = span_words(view.gap.first_day, view.gap.last_day, view.today)
        return short_gap_words(span, view.gap.days, view.ways, lambda words: cells(words) < width)
    if quiet.offer is Offer.LIGHT_DAYS:
        return LIGHT_LINE
    return full_plan_line(quiet.full) if quiet.full is not None else ""


def amount_title(row: HabitRow) -> Content:
    """What an amount is for: the habit's name, and what may be typed."""
    return line(plain(row.habit.name), f": {typing_words(row)}, Enter adds; = in front sets")


def at_length(
    view: TodayView, row: HabitRow, panel: HabitPanel | None, signs: Signs, zone: tzinfo | None
) -> tuple[Content, Content, Content]:
    """Title, plan and all that stands about the selected habit."""
    parts: list[Content] = []
    if panel is not None:
        entries = panel.entries
        parts += [
            _entry(entry, row.rule.unit, view.clock, zone) for entry in entries[:ENTRIES_SHOWN]
        ]
        if len(entries) > ENTRIES_SHOWN:
            parts.append(
                line((f"and {len(entries) - ENTRIES_SHOWN} more; Enter shows them", QUIET))
            )
        if entries:
            parts.append(Content(""))
        if row.rest_note:
            parts += [line(("rests  ", QUIET), plain(row.rest_note)), Content("")]
        parts += [*_weeks(view, panel, signs), Content("")]
        parts += _figures(view, panel, signs)
    if row.habit.if_then:
        parts += [Content.styled(clean_line(row.habit.if_then), "italic"), Content("")]
    parts += _keys(view, row)
    if view.greeting is Greeting.FIRST_DAY:
        parts += _first_day(signs)
    plan = plan_words(row.rule.plan, row.rule.unit)
    return plain(row.habit.name), Content(plan), lines(parts)


def _entry(entry: Entry, unit: str, clock: str, zone: tzinfo | None) -> Content:
    when = ""
    if entry.started_at is not None and entry.ended_at is not None:
        when = f"{clock_time(entry.started_at, clock)}-{clock_time(entry.ended_at, clock)}"
    elif entry.logged_at is not None:
        local = entry.logged_at.astimezone(zone)
        when = clock_time(local, clock) if local.date() == entry.day else ""
    return line(
        (f"{when:<12}", QUIET), amount_words(entry.amount, unit), "  ", plain(entry.note, QUIET)
    )


def _weeks(view: TodayView, panel: HabitPanel, signs: Signs) -> Iterable[Content]:
    days = " ".join(WEEKDAYS[day.weekday()][0] for day in view.week)
    yield line(("         " + days, QUIET))
    for week in panel.weeks:
        day = f"{week.first_day.day:>2} {MONTHS[week.first_day.month - 1][:3]}"
        cells_ = strip(week.cells, panel.row.habit.area, signs)
        if week.week.goal is not None:
            figure = amount_words(week.week.amount or 0, panel.row.rule.unit)
        else:
            figure = week_words(week.week, panel.row.rule.unit)
        yield line((f"{day}   ", QUIET), cells_, f"  {figure:>8}")


def _figures(view: TodayView, panel: HabitPanel, signs: Signs) -> Iterable[Content]:
    run, strength = panel.row.run, panel.row.strength
    shown = False
    if run is not None and view.show_runs and run.best > 0:
        now = run_words(run.current, run.unit) if run.current else "none now"
        yield line(("run       ", QUIET), (now, STRONG), f", best {run.best}")
        shown = True
    if panel.days_logged and run is not None:
        days = counted(panel.days_logged, "day")
        periods = run.unit in {"week", "month"} and run.total > 0
        yield line(
            ("in all    ", QUIET), f"{run_words(run.total, run.unit)}, {days}" if periods else days
        )
        shown = True
    if strength is not None and strength.word and view.show_runs:
        as_of = strength.as_of
        when = f" (as of {as_of.day} {MONTHS[as_of.month - 1][:3]})" if as_of else ""
        tone = colour(panel.row.habit.area)
        share = strength.value or 0.0
        yield line(("strength  ", QUIET), bar(share, 8, tone, signs), f" {strength.word}{when}")
        shown = True
    if shown:
        yield Content("")


def _keys(view: TodayView, row: HabitRow) -> Iterable[Content]:
    today = " today" if view.is_today else ""
    light = view.light and smallest_first(row)
    small = "" if light else smallest_words(row)
    example, words = _example(row)
    periodic = isinstance(row.rule.plan, DaysPerPeriod | AmountPerPeriod)
    rows = [("Space", space_words(row, light=view.light))]
    if small:
        rows.append(("v", f"smallest version, {small}"))
    rows.append((example, f"then Enter: add {words}"))
    if row.status is Status.UNLOGGED or row.amount is None:
        rows.append(("-", f"none{today}"))
    rows.append(("o", "day off") if periodic else ("r", f"rest{today}"))
    run = run_column(row) if view.show_runs and row.run is not None and row.run.current else ""
    rows.append(("i", f"why the run is {run}" if run else "the run, day by day"))
    for key, told in rows:
        yield line((f"{key:<7}", KEY), told)


def _example(row: HabitRow) -> tuple[str, str]:
    """Something to type, and what it means."""
    unit = row.rule.unit
    if unit == "h":
        return "740", amount_words(7 + 2 / 3, unit)
    number = 35 if unit == "min" and row.usual >= 10 else 12 if unit == "min" else 2
    return str(number), amount_words(number, unit)


def _first_day(signs: Signs) -> Iterable[Content]:
    said = (
        (Status.DONE, "done"), (Status.PARTLY, "partly"), (Status.NONE, "none"),
        (Status.UNLOGGED, "open, nothing more"), (Status.REST, "rest"), (Status.PAUSED, "paused"),
    )  # fmt: skip
    yield Content("")
    yield line(("What the signs say", STRONG))
    for status, words in said:
        yield line((f"{signs.of(status)}  ", ""), (words, QUIET))
