"""Where done and met rows stand on Today: in their place, below the others, or out of sight."""

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct

from selfcare.core.model import Status
from selfcare.core.views import HabitRow

DONE = frozenset({Status.DONE, Status.FREE})
"""What asks for nothing more: done, or its period is met."""


class DoneRows(StrEnum):
    """The values of the setting."""

    STAY = "stay"
    DOWN = "down"
    HIDE = "hide"


class Listed(Struct, frozen=True):
    """The rows of a day as they are listed."""

    rows: tuple[HabitRow, ...]
    done_from: int | None = None
    """The first of the rows that stepped down below others. None: none did."""
    hidden: int = 0
    """How many are out of sight."""

    @property
    def ids(self) -> list[int]:
        """The numbers of their habits."""
        return [row.habit.id for row in self.rows]

    def kept(self, habit_id: int | None, at: int) -> tuple[int | None, int]:
        """The selected habit and its place; one that went out of sight gives way to the next."""
        ids = self.ids
        if habit_id in ids:
            return habit_id, ids.index(habit_id)
        place = min(at, len(ids) - 1) if self.hidden else 0
        return (ids[place], place) if ids else (None, 0)

    def after(self, habit_id: int | None) -> int | None:
        """The next one; after the last one it stays."""
        ids = self.ids
        return ids[min(ids.index(habit_id) + 1, len(ids) - 1)] if habit_id in ids else habit_id

    @classmethod
    def of(cls, rows: Iterable[HabitRow], how: DoneRows) -> "Listed":
        """Rows keep their order among those that ask for something, and among those that do not."""
        known = tuple(rows)
        asked = tuple(row for row in known if row.status not in DONE)
        done = tuple(row for row in known if row.status in DONE)
        match how:
            case DoneRows.STAY:
                return cls(known)
            case DoneRows.DOWN:
                return cls((*asked, *done), len(asked) if asked and done else None)
            case DoneRows.HIDE:
                return cls(asked, hidden=len(done))
