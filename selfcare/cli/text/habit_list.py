"""The list of habits as text, with what sets one of them aside: a pause, or that it is put away."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from selfcare.cli.text.lists import habit_lines, habit_sentences
from selfcare.core.days import long_day, short_day
from selfcare.core.model import Habit
from selfcare.core.pauses import Aside, span_sentence
from selfcare.core.wording import shortened, shown_name

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
    return [aside.words(today) for aside in asides.get(habit.id, ())]
