"""One number from 0 to 10 while it is given, as a value: a key goes in, the next state comes out.

Nothing has to be given. After a `1` a `0` makes ten; any other digit begins again.
"""

from dataclasses import dataclass
from typing import Self

from selfcare.tui.glyphs import FULL, Signs
from selfcare.tui.widgets.lines import ACCENT, INK, QUIET, Span

HIGHEST = 10
FIRST_STEP = 5
"""Where the arrows begin when nothing was given."""
TENSION_KEYS = frozenset([*"0123456789", "left", "right", "backspace"])


@dataclass(frozen=True, slots=True)
class Tension:
    """The number as it stands; None: left out."""

    value: int | None = None
    waits: bool = False
    """A 1 was typed, and a 0 still makes it ten."""

    def press(self, key: str) -> Self:
        """The state after one of `TENSION_KEYS`; other keys change nothing."""
        kind = type(self)
        if key.isdecimal() and len(key) == 1 and key.isascii():
            if self.waits and key == "0":
                return kind(HIGHEST)
            return kind(int(key), waits=key == "1")
        if key == "backspace":
            return kind()
        if key in {"left", "right"}:
            if self.value is None:
                return kind(FIRST_STEP)
            return kind(min(max(self.value + (1 if key == "right" else -1), 0), HIGHEST))
        return self

    def bar(self, signs: Signs = FULL) -> tuple[Span, ...]:
        """Ten signs, as many of them filled as the number says."""
        filled = self.value or 0
        return ((signs.bar * filled, INK), (signs.empty * (HIGHEST - filled), QUIET))

    def number(self) -> Span:
        """The number behind the bar, with a cursor while a 0 may follow; blank when left out."""
        if self.value is None:
            return ("", INK)
        return (f"{self.value}{'_' if self.waits else ''}", ACCENT)
