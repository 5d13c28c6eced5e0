"""Which routines the Practice place lists, and how they are told apart: pure.

A way of looking (time, area, feeling) has a few values; one of them is chosen, the first is all.
"""

import unicodedata
from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct

from selfcare.core.model import Area
from selfcare.core.routine import Evidence, Feeling, Routine
from selfcare.core.text import clean_line
from selfcare.core.views import Helped
from selfcare.words.habit_row import AREA_WORDS

MINUTES = (1, 3, 5, 10)
SHORT = (1, 3, 5)
"""Lengths that have a column of their own in the list."""
SHORT_EVIDENCE = {
    Evidence.MANY_TRIALS: "many trials",
    Evidence.TRIAL: "a few trials",
    Evidence.TRADITION: "long used",
}


class Value(Struct, frozen=True):
    """One value of a way of looking."""

    words: str
    fits: Callable[[Routine], bool]
    minutes: int | None = None
    """The length the card opens with. None: the usual one."""


class Way(Struct, frozen=True):
    """A way of looking at the routines."""

    name: str
    """`time`, `area`, `feeling`."""
    values: tuple[Value, ...]


def ways(routines: Iterable[Routine]) -> tuple[Way, ...]:
    """By time, by area, by feeling; areas and feelings without a routine are left out."""
    known = tuple(routines)
    every = Value("any", lambda _: True)
    times = tuple(Value(f"{m} min", _lasting(m), m) for m in MINUTES)
    areas = tuple(Value(AREA_WORDS[area], _of_area(area)) for area in Area)
    feelings = tuple(Value(feeling.value, _for_feeling(feeling)) for feeling in Feeling)
    return tuple(
        Way(name, (every, *(value for value in values if any(map(value.fits, known)))))
        for name, values in (("time", times), ("area", areas), ("feeling", feelings))
    )


def _lasting(minutes: int) -> Callable[[Routine], bool]:
    return lambda routine: minutes in routine.minutes


def _of_area(area: Area) -> Callable[[Routine], bool]:
    return lambda routine: routine.area is area


def _for_feeling(feeling: Feeling) -> Callable[[Routine], bool]:
    return lambda routine: feeling in routine.feelings


def found(routines: Iterable[Routine], typed: str) -> tuple[Routine, ...]:
    """Those whose title, summary, area or feelings hold it; titles that begin with it first."""
    key = _folded(typed)
    known = tuple(routines)
    titled = [r for r in known if _folded(r.title).startswith(key)]
    within = [r for r in known if key in _folded(r.title)]
    told = [r for r in known if key in _folded(f"{r.summary} {r.area} {' '.join(r.feelings)}")]
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


def _folded(text: str) -> str:
    parts = unicodedata.normalize("NFKD", clean_line(text, 1000).casefold())
    return "".join(char for char in parts if not unicodedata.combining(char))
