"""Lists of entries and of habits as text."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby

from selfcare.cli.text.columns import columns, cut
from selfcare.core.amounts import amount_words, spoken_amount
from selfcare.core.days import clock_time, long_day, short_day
from selfcare.core.model import Entry, Habit, Rule
from selfcare.core.pauses import Aside
from selfcare.core.text import clean_line
from selfcare.core.views import EntryLine, RestNote
from selfcare.words.goals import goal_words
from selfcare.words.pauses import aside_words, span_sentence
from selfcare.words.plans import plan_words
from selfcare.words.receipts import shortened, shown_name

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
