"""How habits and routines are listed and looked for: ways of looking, each of their values a word.

One value is chosen, the first is all. What is typed is looked for in any case and without accents.
"""

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from typing import Generic, TypeVar

from msgspec import Struct

from selfcare.core.model import Area, Habit
from selfcare.core.routine import Evidence, Feeling, Routine
from selfcare.core.text import clean_line
from selfcare.core.views import Helped
from selfcare.core.views_back import Subject
from selfcare.words.habit_row import AREA_WORDS

T = TypeVar("T")
MINUTES = (1, 3, 5, 10)
SHORT = (1, 3, 5)
"""Lengths that have a column of their own in the list."""
SHORT_EVIDENCE = {
    Evidence.MANY_TRIALS: "many trials",
    Evidence.TRIAL: "a few trials",
    Evidence.TRADITION: "long used",
}


class Value(Struct, Generic[T], frozen=True):
    """One value of a way of looking."""

    words: str
    fits: Callable[[T], bool]
    minutes: int | None = None
    """The length a routine's card opens with. None: the usual one."""


class Way(Struct, frozen=True):
    """A way of looking at the routines."""

    name: str
    """`time`, `area`, `feeling`."""
    values: tuple[Value[Routine], ...]


def folded(text: str) -> str:
    """A text as it is looked for: in any case, without accents."""
    parts = unicodedata.normalize("NFKD", clean_line(text, 1000).casefold())
    return "".join(char for char in parts if not unicodedata.combining(char))


# habits -------------------------------------------------------------------------------------------


def habit_values(habits: Iterable[Habit]) -> tuple[Value[Habit], ...]:
    """All, each area that has a habit, and those put away if there are any."""
    known = tuple(habits)
    values = [Value[Habit](AREA_WORDS[area], _of_area(area)) for area in Area]
    values.append(Value("Put away", lambda habit: habit.archived_day is not None))
    return Value("All", lambda _: True), *(each for each in values if any(map(each.fits, known)))


def found_habits(habits: Iterable[Habit], typed: str) -> tuple[Habit, ...]:
    """Those whose name holds what is typed, in their order."""
    key = folded(typed)
    return tuple(habit for habit in habits if key in folded(habit.name))


def subject_names(habits: Iterable[Habit]) -> dict[Subject, str]:
    """What can be looked back at, by name."""
    names: dict[Subject, str] = {None: "All habits", "mood": "Mood"}
    return names | {habit.id: clean_line(habit.name) for habit in habits}


# routines -----------------------------------------------------------------------------------------


def ways(routines: Iterable[Routine]) -> tuple[Way, ...]:
    """By time, by area, by feeling; areas and feelings without a routine are left out."""
    known = tuple(routines)
    every = Value[Routine]("any", lambda _: True)
    times = tuple(Value[Routine](f"{m} min", _lasting(m), m) for m in MINUTES)
    areas = tuple(Value[Routine](AREA_WORDS[area], _of_area(area)) for area in Area)
    feelings = tuple(Value[Routine](each.value, _for_feeling(each)) for each in Feeling)
    return tuple(
        Way(name, (every, *(value for value in values if any(map(value.fits, known)))))
        for name, values in (("time", times), ("area", areas), ("feeling", feelings))
    )


def _lasting(minutes: int) -> Callable[[Routine], bool]:
    return lambda routine: minutes in routine.minutes


def _of_area(area: Area) -> Callable[[Habit | Routine], bool]:
    return lambda listed: listed.area is area


def _for_feeling(feeling: Feeling) -> Callable[[Routine], bool]:
    return lambda routine: feeling in routine.feelings


def found_routines(routines: Iterable[Routine], typed: str) -> tuple[Routine, ...]:
    """Those whose title, summary, area or feelings hold it; titles that begin with it first."""
    key = folded(typed)
    known = tuple(routines)
    titled = [r for r in known if folded(r.title).startswith(key)]
    within = [r for r in known if key in folded(r.title)]
    told = [r for r in known if key in folded(f"{r.summary} {r.area} {' '.join(r.feelings)}")]
    return tuple({routine.id: routine for routine in (*titled, *within, *told)}.values())


def helping_first(
    routines: Iterable[Routine], helped: Mapping[str, Helped]
) -> tuple[tuple[Routine, ...], tuple[Routine, ...]]:
    """Those that have helped before, most first, and the rest in their order."""
    known = tuple(routines)
    eased = [r for r in known if r.id in helped and round(helped[r.id].drop) > 0]
    eased.sort(key=lambda routine: -helped[routine.id].drop)
    rest = tuple(routine for routine in known if routine not in eased)
    return tuple(eased), rest


def minutes_words(routine: Routine) -> str:
    """`1 3 5 10`; short lengths that are not there leave their place empty."""
    short = [str(minutes) if minutes in routine.minutes else " " for minutes in SHORT]
    return " ".join([*short, *(str(minutes) for minutes in routine.minutes if minutes > SHORT[-1])])


def feeling_words(routine: Routine) -> str:
    """`tense, restless`."""
    return ", ".join(feeling.value for feeling in routine.feelings)
