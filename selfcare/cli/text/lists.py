"""Today, lists of entries and habits, and why a run is what it is, as text in aligned columns."""

import os
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby

from selfcare.core.amounts import amount_words, spoken_amount
from selfcare.core.days import MONTHS, clock_time, long_day, short_day
from selfcare.core.history import Aside
from selfcare.core.instruments import PulseView
from selfcare.core.model import CheckIn, Entry, Habit, Rule
from selfcare.core.patterns import Link
from selfcare.core.strength import SHOWN_FROM
from selfcare.core.text import clean, clean_line
from selfcare.core.views import EntryLine, HabitRow, RestNote, TodayView
from selfcare.core.views_back import YearView
from selfcare.draw.lines import plain
from selfcare.draw.look_back import bar_lines, month_bars, ordered
from selfcare.draw.mark import legend
from selfcare.draw.signs import ASCII_SIGNS, FULL_SIGNS, SETS, Signs
from selfcare.draw.year import nothing_sentences, year_lines
from selfcare.words.explain import NOTE_SHOWN, Explanation, needed_words, run_words, strength_word
from selfcare.words.habit_row import status_word
from selfcare.words.look_back import ABOUT_LINKS, link_title, link_words, view_name
from selfcare.words.plans import aside_words, goal_words, plan_words, span_sentence
from selfcare.words.player import NOT_A_DIAGNOSIS
from selfcare.words.receipts import shortened, shown_name, so_far, spoken_progress, when_of
from selfcare.words.today import planned_words

# Aligned columns: widths are counted in terminal cells, so that wide letters and emoji line up.
#
# A column is as wide as its widest text, but no wider than `WIDEST`: a long text pushes its own row
# to the right and no other, and a name is cut, so that it pushes none.


WIDEST = 32
"""Most cells a column takes."""
GAP = "  "


def cut(text: str) -> str:
    """A name in at most `WIDEST` cells, with an ellipsis where it goes on."""
    if cell_width(text) <= WIDEST:
        return text
    while cell_width(text) >= WIDEST:
        text = text[:-1]
    return f"{text.rstrip()}…"


def columns(rows: Sequence[Sequence[str]], *, right: Sequence[int] = ()) -> Iterator[str]:
    """Each row as one line; the columns numbered in `right` are aligned to the right."""
    if not rows:
        return
    count = max(len(row) for row in rows)
    widths = [
        min(WIDEST, max((cell_width(row[at]) for row in rows if at < len(row)), default=0))
        for at in range(count)
    ]
    for row in rows:
        padded = [
            _padded(text, widths[at], to_right=at in right)
            for at, text in enumerate(row)
            if widths[at]
        ]
        yield GAP.join(padded).rstrip()


def cell_width(text: str) -> int:
    """How many cells a text takes."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len  # 10 ms that plain letters do without

    return cell_len(text)


def _padded(text: str, width: int, *, to_right: bool) -> str:
    space = " " * max(0, width - cell_width(text))
    return space + text if to_right else text + space


# Which signs the commands print: the set that is wished for, or that stdout can carry.


def signs_for(setting: str, *, wide: bool) -> Signs:
    """The set that the setting `glyphs` names, or that the terminal can show.

    `wide` says whether stdout carries more than ASCII.
    """
    if not wide:
        return ASCII_SIGNS
    if setting in SETS:
        return SETS[setting]
    return ASCII_SIGNS if os.environ.get("TERM") == "linux" else FULL_SIGNS


# Lists of entries and of habits as text.


NOTE_WIDTH = 10_000


def entry_lines(found: Sequence[EntryLine], today: date, clock: str) -> Iterator[str]:
    """Entries for the eye, under their days: number, habit, amount, times, note."""
    rows = [
        [
            str(line.entry.id),
            clean_line(line.name),
            amount_words(line.entry.amount, line.unit),
            times_of(line.entry, clock),
            clean_line(line.entry.note, NOTE_WIDTH),
        ]
        for line in found
    ]
    aligned = zip(found, columns(rows, right=(0, 2)), strict=True)
    for day, lines in groupby(aligned, key=lambda pair: pair[0].entry.day):
        yield long_day(day, today)
        for _, text in lines:
            yield f"  {text}"


def entry_sentences(found: Sequence[EntryLine], today: date, clock: str) -> Iterator[str]:
    """Entries for the ear, one sentence each."""
    for line in found:
        name = shortened(clean_line(line.name))
        amount = spoken_amount(line.entry.amount, line.unit)
        when = long_day(line.entry.day, today)
        times = times_of(line.entry, clock, " to ")
        span = f", {times}" if times else ""
        note = clean_line(line.entry.note, NOTE_WIDTH)
        more = f" Note: {note}" if note else ""
        yield f"Entry {line.entry.id}, {name}, {amount}{span}, on {when}.{more}"


def rest_lines(found: Sequence[RestNote], today: date) -> Iterator[str]:
    """Notes beside rests for the eye: day, habit, note."""
    rows = [
        [long_day(each.day, today), clean_line(each.name), clean_line(each.note, NOTE_WIDTH)]
        for each in found
    ]
    yield from ("Rests with a note", *(f"  {text}" for text in columns(rows))) if rows else ()


def rest_sentences(found: Sequence[RestNote], today: date) -> Iterator[str]:
    """Notes beside rests for the ear, one sentence each."""
    for each in found:
        name, note = shortened(clean_line(each.name)), clean_line(each.note, NOTE_WIDTH)
        yield f"{name} rests on {long_day(each.day, today)}. Note: {note}"


def habit_lines(habits: Sequence[Habit], states: Sequence[str], today: date) -> Iterator[str]:
    """Habits for the eye: place, name, area, plan, goal, smallest, if-then line, its state."""
    rows = [
        [
            str(place),
            cut(shown_name(habit)),
            habit.area.value,
            plan_words(habit.rule_on(today).plan, habit.rule_on(today).unit),
            _goal(habit.rule_on(today)),
            _smallest(habit.rule_on(today)),
            clean_line(habit.if_then),
            state,
        ]
        for place, (habit, state) in enumerate(zip(habits, states, strict=True), 1)
    ]
    yield from columns(rows, right=(0,))


def habit_sentences(habits: Sequence[Habit], today: date) -> Iterator[str]:
    """Habits for the ear, one sentence each."""
    for habit in habits:
        rule = habit.rule_on(today)
        parts = [shortened(shown_name(habit)), habit.area.value, plan_words(rule.plan, rule.unit)]
        parts += [part for part in (_goal(rule), _smallest(rule)) if part]
        yield f"{', '.join(parts)}."
        if habit.if_then:
            yield clean_line(habit.if_then)


def times_of(entry: Entry, clock: str, between: str = "-") -> str:
    """`23:10-06:50` or `11:10pm-6:50am` for a span, empty without one."""
    if entry.started_at is None or entry.ended_at is None:
        return ""
    return f"{clock_time(entry.started_at, clock)}{between}{clock_time(entry.ended_at, clock)}"


def _goal(rule: Rule) -> str:
    return goal_words(rule.goal_low, rule.goal_high, rule.unit)


def _smallest(rule: Rule) -> str:
    return "" if rule.smallest is None else f"smallest {amount_words(rule.smallest, rule.unit)}"


# The list of habits as text, with what sets one of them aside: a pause, or that it is put away.

NAMES_SHOWN = 8
"""How many of the habits put away are named below the list."""

Asides = Mapping[int | None, Sequence[Aside]]


def listed_lines(habits: Sequence[Habit], asides: Asides, today: date) -> Iterator[str]:
    """Habits for the eye, a line each; what sets one aside stands at its end."""
    states = ["  ".join(_states(habit, asides, today)) for habit in habits]
    yield from habit_lines(habits, states, today)


def listed_sentences(habits: Sequence[Habit], asides: Asides, today: date) -> Iterator[str]:
    """Habits for the ear, one sentence each, and one for what sets it aside."""
    for habit in habits:
        yield from habit_sentences([habit], today)
        if habit.archived_day is not None:
            yield f"Put away on {long_day(habit.archived_day, today)}."
        for aside in asides.get(habit.id, ()):
            yield f"Set aside {span_sentence(aside.first_day, aside.last_day, today)}."


def away_sentence(habits: Sequence[Habit], today: date) -> str:
    """Which habits are put away, under the list of the others."""
    named = [
        f"{shortened(shown_name(habit), 30)} since {short_day(habit.archived_day, today)}"
        for habit in habits
        if habit.archived_day is not None
    ]
    more = len(named) - NAMES_SHOWN
    words = ", ".join(named[:NAMES_SHOWN]) + (f" and {more} more" if more > 0 else "")
    return f"Put away: {words}. selfcare habits restore brings one back."


def _states(habit: Habit, asides: Asides, today: date) -> list[str]:
    if habit.archived_day is not None:
        return [f"put away {short_day(habit.archived_day, today)}"]
    return [aside_words(aside, today) for aside in asides.get(habit.id, ())]


# One day as text: the check-in, and a line for each habit.


ADD_ONE = "No habits here yet. Add one with: selfcare habits add NAME --area AREA."


def today_lines(view: TodayView, signs: Signs) -> Iterator[str]:
    """The day for the eye: a heading first, then the check-in and aligned rows."""
    yield _day(view)
    yield _ratings(view.checkin) or "No check-in yet."
    yield from clean(view.checkin.note).splitlines()
    yield from _about_the_day(view)
    yield ""
    if not view.rows:
        yield ADD_ONE
    yield from columns([_row(row, view, signs) for row in view.rows], right=(2,))
    for row in view.rows:
        if row.rest_note:
            yield f"{cut(shown_name(row.habit))} rests: {clean_line(row.rest_note, NOTE_SHOWN)}"
    if view.planned:
        yield ""
        yield f"{planned_words(view)} this week."


def today_sentences(view: TodayView) -> Iterator[str]:
    """The day for the ear: one short line a fact, no signs, no columns."""
    yield f"{_day(view)}."
    rated = _ratings(view.checkin)
    yield rated or "No check-in yet."
    if view.checkin.note:
        yield f"Note: {clean_line(view.checkin.note, 10_000)}"
    yield from _about_the_day(view)
    if not view.rows:
        yield ADD_ONE
    for row in view.rows:
        name = shortened(shown_name(row.habit))
        said = [name]
        if row.amount is not None:
            said.append(spoken_amount(row.amount, row.rule.unit))
        said.append(status_word(row.status, row.habit, row.rule))
        parts = [f"{', '.join(dict.fromkeys(said))}."]
        if row.rest_note:
            parts.append(f"Note: {clean_line(row.rest_note, NOTE_SHOWN)}")
        if row.needed is not None:
            words = needed_words(row.needed)
            parts.append(f"{words[:1].upper()}{words[1:]}.")
        elif row.week.planned != 0:
            parts.append(spoken_progress(row.week, row.habit.area, row.rule.unit, with_unit=True))
        if view.show_runs and row.run is not None and row.run.total:
            parts.append(f"The run is {run_words(row.run.current, row.run.unit)}.")
        yield " ".join(part for part in parts if part)


def _day(view: TodayView) -> str:
    return f"{long_day(view.day, view.today)}{view.until_words}"


def _ratings(checkin: CheckIn) -> str:
    values = {"mood": checkin.mood, "energy": checkin.energy, "stress": checkin.stress}
    said = ", ".join(f"{scale} {value}" for scale, value in values.items() if value is not None)
    return f"{said.capitalize()}." if said else ""


def _about_the_day(view: TodayView) -> Iterator[str]:
    if view.paused_all:
        yield "Day off. Everything still open is set aside."
    if view.checkin.closed:
        yield "The day is closed."
    if view.light:
        yield "Light days are on."


def _row(row: HabitRow, view: TodayView, signs: Signs) -> list[str]:
    """Sign, word and name on the left; amount, week and run behind them."""
    sign = signs.of(row.status)
    amount = "" if row.amount is None else amount_words(row.amount, row.rule.unit)
    week = "" if row.needed is None else needed_words(row.needed)
    if row.needed is None and row.week.planned != 0:  # else nothing was asked for so far
        week, when = so_far(row.week, row.habit.area, row.rule.unit), when_of(row.week)
        if week and when != "this week":
            week = f"{week} {when}"
    run = ""
    if view.show_runs and row.run is not None and row.run.total:
        run = f"run {run_words(row.run.current, row.run.unit)}"
    return [
        f"{sign} {status_word(row.status, row.habit, row.rule)}",
        cut(shown_name(row.habit)),
        amount,
        week,
        run,
    ]


# Why a run is what it is, as text: a line for each unit, the run, the strength, the rule.


def explain_lines(explanation: Explanation) -> Iterator[str]:
    """For the eye: a heading first, then the units, oldest first."""
    yield f"{explanation.name}, {explanation.plan}"
    yield ""
    for explained in explanation.units:
        yield f"  {explained.reason}"
    if explanation.units:
        yield ""
    yield from _ending(explanation)


def explain_sentences(explanation: Explanation) -> Iterator[str]:
    """For the ear: what matters first, then the units."""
    yield f"{explanation.name}, {explanation.plan}."
    yield from _ending(explanation)
    for explained in explanation.units:
        yield explained.reason


def _ending(explanation: Explanation) -> Iterator[str]:
    yield explanation.summary
    strength = explanation.strength
    if strength.value is not None:
        as_of = strength.as_of
        when = "" if as_of is None else f" (as of {as_of.day} {MONTHS[as_of.month - 1][:3]})"
        yield f"Strength {strength.value:.2f} of 1, {strength_word(strength.value)}{when}."
    elif strength.updates:
        so_far = "1 day counts" if strength.updates == 1 else f"{strength.updates} days count"
        yield f"{so_far} towards its strength so far; with {SHOWN_FROM} it shows."
    yield explanation.rule


# A year as text: the picture with its months.


def history_lines(view: YearView, signs: Signs) -> Iterator[str]:
    """A heading, the picture, what its signs say, the months."""
    yield f"{view.year}, {view_name(view)}"
    yield ""
    if not view.days_known:
        yield from nothing_sentences(view)
        return
    for line in year_lines(view, signs, margin=0):
        yield plain(line)
    yield ""
    yield plain(legend(view, signs, margin=0))
    yield ""
    for line in bar_lines(month_bars(view), signs, margin=0):
        yield plain(line)


# Links as text.

NO_HABITS = "No habit is here to compare with mood. Add one with: selfcare habits add."


def pattern_lines(found: Sequence[Link]) -> Iterator[str]:
    """For the eye: what a link is, then each under its own heading."""
    yield ABOUT_LINKS
    if not found:
        yield NO_HABITS
    for link in ordered(found):
        yield ""
        yield link_title(link)
        yield f"  {link_words(link)}"


def pattern_sentences(found: Sequence[Link]) -> Iterator[str]:
    """For the ear: sentences alone."""
    yield ABOUT_LINKS
    if not found:
        yield NO_HABITS
    for link in ordered(found):
        yield f"{link_title(link)}. {link_words(link)}"


# The pulse as text: each question for itself, every time beside the others, no total.

TIMES = 6
"""Times shown side by side; the newest last."""


def pulse_lines(view: PulseView, today: date) -> Iterator[str]:
    """For the eye: a heading, a row for each question, a column for each time."""
    yield clean_line(view.instrument.title)
    yield ""
    shown = view.times[-TIMES:]
    if shown:
        rows = [["", *(short_day(time.day, today) for time in shown)]]
        for number, label in enumerate(_labels(view)):
            answers = (time.answers[number] for time in shown)
            rows.append([label, *("" if each is None else str(each) for each in answers)])
        yield from columns(rows, right=range(1, len(shown) + 1))
        yield ""
        yield _ends(view)
    yield from _pulse_ending(view, today)


def pulse_sentences(view: PulseView, today: date) -> Iterator[str]:
    """For the ear: one sentence a time, the newest first."""
    yield f"{clean_line(view.instrument.title)}."
    if view.times:
        yield _ends(view)
    for time in reversed(view.times):
        said = [
            f"{label} {answer}"
            for label, answer in zip(_labels(view), time.answers, strict=True)
            if answer is not None
        ]
        yield f"{long_day(time.day, today)}: {', '.join(said)}."
    yield from _pulse_ending(view, today)


def _pulse_ending(view: PulseView, today: date) -> Iterator[str]:
    if not view.times:
        yield "You have not answered these yet."
    if view.due:
        yield "They are open now: selfcare pulse asks them in a terminal."
    elif view.next_day is not None:
        yield f"They come again from {long_day(view.next_day, today)} on, if you like."
    yield NOT_A_DIAGNOSIS


def _ends(view: PulseView) -> str:
    scale = view.instrument.scale
    low, high = clean_line(scale.low_words), clean_line(scale.high_words)
    return f"{scale.low} is {low}, {scale.high} is {high}. Each question stands for itself."


def _labels(view: PulseView) -> tuple[str, ...]:
    instrument = view.instrument
    return tuple(clean_line(label) for label in instrument.labels or instrument.items)
