"""Which habits the Habits place lists: all, one area's, those put away, or what was found."""

import unicodedata
from collections.abc import Callable, Iterable

from msgspec import Struct

from selfcare.core.model import Area, Habit
from selfcare.core.text import clean_line
from selfcare.words.habit_row import AREA_WORDS


class HabitFilter(Struct, frozen=True):
    """One way of listing them."""

    words: str
    fits: Callable[[Habit], bool]


ALL = HabitFilter("All", lambda _: True)
PUT_AWAY = HabitFilter("Put away", lambda habit: habit.archived_day is not None)


def filters(habits: Iterable[Habit]) -> tuple[HabitFilter, ...]:
    """All, each area that has a habit, and those put away if there are any."""
    known = tuple(habits)
    areas = tuple(
        HabitFilter(AREA_WORDS[area], _of(area))
        for area in Area
        if any(habit.area is area for habit in known)
    )
    away = (PUT_AWAY,) if any(map(PUT_AWAY.fits, known)) else ()
    return (ALL, *areas, *away)


def found(habits: Iterable[Habit], typed: str) -> tuple[Habit, ...]:
    """Those whose name holds what is typed, in any case and without accents, in their order."""
    key = folded(typed)
    return tuple(habit for habit in habits if key in folded(habit.name))


def _of(area: Area) -> Callable[[Habit], bool]:
    return lambda habit: habit.area is area


def folded(text: str) -> str:
    """A name as it is looked for: in any case, without accents."""
    parts = unicodedata.normalize("NFKD", clean_line(text).casefold())
    return "".join(char for char in parts if not unicodedata.combining(char))
