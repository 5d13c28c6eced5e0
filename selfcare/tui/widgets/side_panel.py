"""The side panel of wide windows: the selected habit at length, or what the choices do."""

from collections.abc import Iterable
from datetime import tzinfo

from selfcare.core.amounts import amount_words, sum_of_words, sum_words
from selfcare.core.coming_back import brief_words, effect_words, effects_of
from selfcare.core.days import MONTHS, WEEKDAYS, span_words
from selfcare.core.explain import run_words
from selfcare.core.model import Entry, Status
from selfcare.core.plan import AmountPerPeriod, DaysPerPeriod
from selfcare.core.plan_grammar import plan_words
from selfcare.core.text import clean_line
from selfcare.core.views import HabitPanel, HabitRow, WeekLine
from selfcare.core.ways_back import Way
from selfcare.core.wording import shown_name
from selfcare.tui.glyphs import Signs, cells, fit, legible, spread
from selfcare.tui.widgets.lines import ACCENT, INK, QUIET, STRONG, Line
from selfcare.tui.widgets.picture import TodayPicture
from selfcare.tui.widgets.words import (
    run_column,
    smallest_first,
    smallest_words,
    space_words,
    week_words,
)

BLANK: Line = (("", INK),)
ENTRIES_SHOWN = 3
WELCOME_LINES = 19
"""Lines of the panel's words after a gap, without the runs."""
EFFECTS_SHOWN = 4
"""Most runs under one choice."""
SHORT_NAME = 10
"""Cells of a name from which the shorter words are taken instead of cutting it."""


def side_lines(picture: TodayPicture, width: int, room: int) -> tuple[Line, ...]:
    """`room` lines of at most `width` cells, without the line that parts them from the place."""
    if picture.welcoming:
        lines = _welcome(picture, width, room)
    elif picture.row is None:
        lines = []
    elif picture.first_day:
        lines = _first_day(picture, picture.row, width)
    else:
        lines = _habit(picture, picture.row, width)
    return tuple([*lines, *[BLANK] * room][:room])


def _heading(row: HabitRow, width: int, signs: Signs) -> Line:
    plan = plan_words(row.rule.plan, row.rule.unit)
    plan = fit(plan, min(cells(plan), width - 8), signs)
    name = fit(row.habit.name, width - cells(plan) - 1, signs)
    return ((name, STRONG), (" ", INK), (plan, QUIET))


def _habit(picture: TodayPicture, row: HabitRow, width: int) -> list[Line]:
    signs = picture.signs
    lines: list[Line] = [_heading(row, width, signs), BLANK]
    panel = picture.panel
    if panel is not None and panel.row.habit.id == row.habit.id:
        entries = [
            _entry(entry, row.rule.unit, width, picture.zone, signs)
            for entry in panel.entries[:ENTRIES_SHOWN]
        ]
        more = len(panel.entries) - ENTRIES_SHOWN
        if more > 0:
            entries.append(((f"and {more} more; Enter shows them", QUIET),))
        lines += [*entries, BLANK] if entries else []
        lines += _weeks(picture, panel)
        lines += _figures(picture, panel)
    lines += [((line, INK),) for line in _if_then(row, width, signs)]
    lines += _keys(picture, row)
    lines += [BLANK, BLANK, *_week_totals(picture, row)]
    return lines


def _entry(entry: Entry, unit: str, width: int, zone: tzinfo | None, signs: Signs) -> Line:
    if entry.started_at is not None and entry.ended_at is not None:
        when = f"{entry.started_at:%H:%M}-{entry.ended_at:%H:%M}"
    elif entry.started_at is not None:
        when = f"{entry.started_at:%H:%M}"
    else:
        local = entry.logged_at.astimezone(zone) if entry.logged_at and zone else None
        when = f"{local:%H:%M}" if local is not None and local.date() == entry.day else ""
    number, _, rest = amount_words(entry.amount, unit).partition(" ")
    text = f"{when:<5}  {number:>3} {rest}".rstrip()
    note = clean_line(entry.note)
    return ((text, INK), (f"  {fit(note, max(width - cells(text) - 2, 0), signs)}", QUIET))


def _weeks(picture: TodayPicture, panel: HabitPanel) -> list[Line]:
    signs = picture.signs
    letters = [WEEKDAYS[day.weekday()][0] for day in picture.view.week]
    lines: list[Line] = [((f"       {spread(letters)}", QUIET),)]
    lines += [_week(week, panel.row.rule.unit, signs) for week in panel.weeks]
    return [*lines, BLANK]


def _week(week: WeekLine, unit: str, signs: Signs) -> Line:
    day = f"{week.first_day.day:>2} {MONTHS[week.first_day.month - 1][:3]}"
    if week.week.goal is not None:
        number, _, rest = sum_words(week.week.amount or 0, unit).partition(" ")
        figure = f"{number:>3} {rest}"
    else:
        figure = week_words(week.week, unit)
    spans = [(f"{day} ", QUIET)]
    spans += [(cell, QUIET if cell == signs.open else INK) for cell in signs.strip(week.cells)]
    return (*spans, (f"    {figure}", INK))


def _figures(picture: TodayPicture, panel: HabitPanel) -> list[Line]:
    run, strength = panel.row.run, panel.row.strength
    lines: list[Line] = []
    if panel.row.needed is not None:
        return [*[((said, INK),) for said in panel.row.needed.words.split(", ")], BLANK]
    if run is not None and picture.view.show_runs and run.best > 0:
        now = run_words(run.current, run.unit) if run.current else ""
        best = f"best {run.best}"
        lines.append((("run      ", QUIET), (f"{now}, {best}" if now else best, INK)))
    if panel.days_logged and run is not None:
        days = "1 day" if panel.days_logged == 1 else f"{panel.days_logged} days"
        counted = run.unit in {"week", "month"} and run.total > 0
        both = f"{run_words(run.total, run.unit)}, {days}" if counted else days
        lines.append((("in all   ", QUIET), (both, INK)))
    if strength is not None and strength.word and picture.view.show_runs:
        as_of = strength.as_of
        when = f" (as of {as_of.day} {MONTHS[as_of.month - 1][:3]})" if as_of else ""
        lines.append((("strength ", QUIET), (f"{strength.word}{when}", INK)))
    return [*lines, BLANK] if lines else []


def _if_then(row: HabitRow, width: int, signs: Signs) -> list[str]:
    sentence = clean_line(row.habit.if_then)
    if not sentence:
        return []
    if not sentence.endswith((".", "!", "?", "…")):
        sentence += "."
    head, comma, tail = sentence.partition(", ")
    lines = [head + comma.rstrip(), tail] if comma else [sentence]
    return [*(fit(line, width, signs) for line in lines if line), ""]


def _keys(picture: TodayPicture, row: HabitRow) -> list[Line]:
    today = " today" if picture.view.is_today else ""
    light = picture.view.light and smallest_first(row)
    small = "" if light else smallest_words(row)
    example, words = _example(row)
    periodic = isinstance(row.rule.plan, DaysPerPeriod | AmountPerPeriod)
    key = picture.key
    other = f"{key('day-off', 'o')}  day off" if periodic else f"{key('rest', 'r')}  rest{today}"
    space = space_words(row, light=picture.view.light)
    rows = [
        ("Space", space),
        (key("log-smallest", "v"), f"smallest version, {small}" if small else ""),
    ]
    if picture.first_day:
        rows += [(example, f"then Enter: {words}"), ("Enter", "the day's entries, edit, note")]
    else:
        rows += [
            (example, f"then Enter: add {words}"),
            (f"={example}", f"then Enter: make it {example} in all"),
            (key("log-less", "-"), f"none{today}".ljust(16) + other),
            ("Enter", "entries of the day, edit, note"),
        ]
        run = run_column(row) if picture.view.show_runs else ""
        rows.append(
            (key("why", "i"), f"why the run is {run}" if run and "best" not in run else "the run")
        )
    return [((f"{key:<6} ", ACCENT), (text, INK)) for key, text in rows if text]


def _example(row: HabitRow) -> tuple[str, str]:
    """Something to type, and what it means."""
    unit = row.rule.unit
    if unit == "h":
        return "740", amount_words(7 + 2 / 3, unit)
    number = 35 if unit == "min" and row.usual >= 10 else 12 if unit == "min" else 2
    return str(number), amount_words(number, unit)


def _week_totals(picture: TodayPicture, row: HabitRow) -> list[Line]:
    view, lines = picture.view, list[Line]()
    if view.light:
        return lines
    if view.planned:
        lines.append((("Week   ", QUIET), (view.planned_words, INK)))
    if row.week.goal is not None and row.week.period == "week":
        so_far = sum_of_words(row.week.amount or 0, row.week.goal, row.rule.unit)
        lines.append((("       " if lines else "Week   ", QUIET), (so_far, INK)))
    return lines


def _first_day(picture: TodayPicture, row: HabitRow, width: int) -> list[Line]:
    signs, sign = picture.signs, picture.signs.of
    legend = (
        (f"{sign(Status.DONE)}  done", f"{sign(Status.PARTLY)}  partly"),
        (f"{sign(Status.NONE)}  none", f"{signs.open}  open or not logged"),
        (f"{sign(Status.REST)}  rest", f"{sign(Status.PAUSED)}  paused"),
    )
    return [
        _heading(row, width, signs), BLANK, BLANK, *_keys(picture, row), BLANK, BLANK,
        (("What the signs say", STRONG),),
        *(((f"{left:<15}{right}", INK),) for left, right in legend), BLANK, BLANK,
        *_quiet("Days you leave out stay open,", "nothing more. Two minutes count."), BLANK, BLANK,
        *_quiet("All of it is one file on this machine.", "Nothing is sent anywhere.  , more"),
    ]  # fmt: skip


def _quiet(*texts: str) -> Iterable[Line]:
    return (((text, QUIET),) for text in texts)


def _welcome(picture: TodayPicture, width: int, room: int) -> list[Line]:
    """What each choice does, with the longest runs there is room for under each."""
    view, gap = picture.view, picture.view.gap
    if gap is None:
        return []
    span = span_words(gap.first_day, gap.last_day, view.today)
    each = min(max((room - WELCOME_LINES) // len(Way), 1), EFFECTS_SHOWN)
    runs = {way: _effects(picture, way, width - 2)[:each] for way in Way}
    sections = (
        ("What each choice does", ()),
        ("Start from today", (*runs[Way.START], "the days between stay not logged")),
        ("Set those days aside", (*runs[Way.ASIDE], f"{span}: paused")),
        ("Fill in what I remember", (*runs[Way.FILL], "any day you fill in joins its run")),
        ("z takes any of them back.", ()),
        (
            "A lighter week",
            ("v   smallest version of anything", "d   light days: one number a day"),
        ),
        ("Somebody to talk to", ("!   your people, then help lines",)),
    )
    lines: list[Line] = []
    for title, texts in sections:
        tone = STRONG if texts else INK
        lines.append(((legible(title, picture.signs), tone),))
        lines += [((f"  {text}", QUIET),) for text in texts]
        lines.append(BLANK)
    return lines


def _effects(picture: TodayPicture, way: Way, width: int) -> list[str]:
    ways, signs = picture.view.ways, picture.signs
    lines = []
    for effect in () if ways is None else effects_of(ways, way):
        name = shown_name(effect.habit)
        words = effect_words(effect)
        if min(cells(name), SHORT_NAME) + 2 + cells(words) > width:
            words = brief_words(effect)
        space = min(cells(name), max(width - cells(words) - 2, 1))
        lines.append(f"{fit(name, space, signs)}: {words}")
    return lines
