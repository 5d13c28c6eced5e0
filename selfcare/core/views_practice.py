"""What the Practice place and the commands show, as frozen values."""

from msgspec import Struct

from selfcare.core.amounts import counted
from selfcare.core.routine import Routine


class Helped(Struct, frozen=True):
    """How tension changed with one routine, over the times both numbers were given."""

    routine_id: str
    title: str
    """Its id when the routine is not here any more."""
    times: int
    """At least 3: nothing is said under that."""
    drop: float
    """Mean of before minus after; below 0: tenser afterwards."""

    @property
    def words(self) -> str:
        """`6 times, usually 2 points easier`."""
        points = round(abs(self.drop))
        if points == 0:
            return f"{self.times} times, usually about the same"
        easier = "easier" if self.drop > 0 else "tenser"
        return f"{self.times} times, usually {counted(points, 'point')} {easier}"


class CardWish(Struct, frozen=True):
    """A card that is asked for by name, with what is chosen on it already."""

    routine_id: str
    minutes: int | None = None
    """None: the usual five."""
    holds: bool = False
    """With the holds, where there is a way without them."""
    bell: bool = False
    """With a bell, whatever the setting says."""


class RoutineCard(Struct, frozen=True):
    """What is seen before the first breath."""

    routine: Routine
    minutes: int
    """The length that will be played."""
    seconds: float
    """How long that takes, without the settle-in."""
    cycles: int
    """0 for a guided routine."""
    counts_towards: str
    """The name of the habit its minutes go to. Empty: the practice is kept by itself."""
    helped: Helped | None
    """None: done fewer than three times with both numbers."""
    gentler: Routine | None
    """The variant without holds, which is the default where there is one."""
    asked: Routine | None = None
    """The routine that was asked for, where this card is its way without holds."""

    @property
    def title(self) -> str:
        """What was asked for keeps its name on the card."""
        return (self.asked or self.routine).title

    @property
    def ways(self) -> str:
        """Both ways of a routine that holds the breath, side by side; empty elsewhere."""
        if self.asked is None:
            return ""
        held = self.asked.cycle_words
        return f"Without holds: {self.routine.cycle_words}. With holds: {held}."
