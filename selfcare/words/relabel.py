"""Another unit for days that have entries: 30 min are not 30 km, so that is asked about first."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum

from msgspec import Struct

from selfcare.core.amounts import counted, number_words
from selfcare.core.errors import AskedError, ExitCode
from selfcare.core.text import clean_line


class Units(StrEnum):
    """What a person answers about entries in the unit that was."""

    RELABEL = "relabel"
    KEEP = "keep"


class Relabelled(Struct, frozen=True):
    """The entries that would be read in another unit."""

    name: str
    count: int
    amount: float
    """The largest of them."""
    old: str
    new: str
    start: date
    """The first day from which the new unit could hold and leave them as they are."""
    from_today: bool
    """Whether that is today; else it is tomorrow."""

    @property
    def would_be(self) -> str:
        """`30 min would be read as 30 km`."""
        number, old, new = number_words(self.amount), clean_line(self.old), clean_line(self.new)
        return f"{number} {old} would be read as {number} {new}"

    @property
    def entries(self) -> str:
        """`Run has 3 entries in min`."""
        count = counted(self.count, "entry", "entries")
        return f"{self.name} has {count} in {clean_line(self.old)}"


class RelabelError(AskedError):
    """Entries would be read in another unit, and nobody has said that this is meant."""

    exit_code = ExitCode.UNREADABLE
    title = "Another unit"

    def __init__(self, told: Relabelled) -> None:
        when = "today" if told.from_today else "tomorrow"
        super().__init__(
            f"{told.entries}, and {told.would_be}. "
            f"Let the unit hold from {when} (--from {when}), or say --relabel if that is meant."
        )
        self.told = told
        self.said: Callable[[Units], None] = lambda _: None
        """Who takes the answer, so that the same act done again goes by it."""
        self.question = f"{told.entries}: {told.would_be}."
        self.choices = (
            (Units.KEEP, f"Keep them in {clean_line(told.old)}, the new unit holds from {when}"),
            (Units.RELABEL, f"Read them in {clean_line(told.new)}"),
        )

    def answer(self, value: str) -> None:
        """Take the answer."""
        self.said(Units(value))
