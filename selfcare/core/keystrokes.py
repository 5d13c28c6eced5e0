"""Typing on the Today screen, as values: a key goes in, the next state comes out.

The screen reads these keys itself and feeds every one here, so a burst such as `2310 650` Enter
arrives whole whatever the screen is drawing. Keys carry Textual's names (`left`, `enter`,
`backspace`, `escape`, `0`); a character is what the key types, None for a key that types nothing.
A finished state ignores further keys.
"""

from collections.abc import Mapping
from typing import Self

from msgspec import Struct

from selfcare.core.amounts import amount_words, parse_amount
from selfcare.core.errors import UnreadableError
from selfcare.core.model import rounded
from selfcare.core.values import replace

LONGEST = 20
"""Most characters in an amount while it is typed."""

_DIGITS = frozenset("0123456789")
_STEP_FROM_BLANK = 5
HIGHEST = 10


class RatingKeys(Struct, frozen=True):
    """The ratings while they are open.

    A digit sets and moves on, but a 1 waits, as a 0 makes it ten. While it waits, Enter and ↓ move
    on, ↑ stays with it and Backspace takes it out; anything else moves on first and then acts.
    """

    scales: tuple[str, ...]
    """Which are asked, in order: mood, energy, stress, or mood alone on light days."""
    before: tuple[int | None, ...]
    """The values when it was opened, or were told last."""
    values: tuple[int | None, ...]
    """The values now; None is left out."""
    index: int = 0
    """The scale the next key is about."""
    pending: bool = False
    """A 1 has been typed and may still become ten."""
    finished: bool = False
    """The rating is over: nothing is open any more."""
    unused: str | None = None
    """The key that closed the rating and is still to be acted upon by the screen."""

    @classmethod
    def opened(
        cls, scales: tuple[str, ...], ratings: Mapping[str, int | None], at: str | None = None
    ) -> Self:
        """The ratings as they open, at the first scale or at the named one."""
        values = tuple(ratings.get(scale) for scale in scales)
        return cls(scales, values, values, scales.index(at) if at in scales else 0)

    @property
    def scale(self) -> str:
        """The scale the next key is about."""
        return self.scales[self.index]

    @property
    def changed(self) -> dict[str, int | None]:
        """What is to be saved: the scales whose value is another than before, whatever is kept."""
        triples = zip(self.scales, self.before, self.values, strict=True)
        return {scale: now for scale, old, now in triples if now != old}

    @property
    def settled(self) -> dict[str, int | None]:
        """What of it stands: the scale at hand does when keys move on, so ten arrows are one."""
        changed = self.changed
        if not self.finished:
            changed.pop(self.scale, None)
        return changed

    def told(self, values: Mapping[str, int | None]) -> Self:
        """The state in which these are handed on for saving."""
        pairs = zip(self.scales, self.before, strict=True)
        return replace(self, before=tuple(values.get(scale, old) for scale, old in pairs))

    def press(self, key: str) -> Self:
        """The state after a key."""
        if self.finished:
            return self
        if self.pending:
            return self._press_waiting(key)
        if key in _DIGITS:
            rated = self.rated(int(key))
            return replace(rated, pending=True) if key == "1" else rated.moved_on()
        match key:
            case "left" | "right":
                return self.rated(_stepped(self.values[self.index], 1 if key == "right" else -1))
            case "enter" | "down":
                return self.moved_on()
            case "up":
                return replace(self, index=max(self.index - 1, 0))
            case "backspace":
                return self.rated(None)
            case "escape":
                return replace(self, finished=True)
            case _:
                return replace(self, finished=True, unused=key)

    def _press_waiting(self, key: str) -> Self:
        settled = replace(self, pending=False)
        match key:
            case "0":
                return settled.rated(HIGHEST).moved_on()
            case "enter" | "down":
                return settled.moved_on()
            case "up":
                return settled
            case "backspace" | "escape":
                return settled.press(key)
        on = settled.moved_on()
        return replace(on, unused=key) if on.finished else on.press(key)

    def rated(self, value: int | None) -> Self:
        """With this value for the scale at hand."""
        values = (*self.values[: self.index], value, *self.values[self.index + 1 :])
        return replace(self, values=values)

    def moved_on(self) -> Self:
        """At the next scale, or finished after the last."""
        if self.index + 1 == len(self.scales):
            return replace(self, pending=False, finished=True)
        return replace(self, pending=False, index=self.index + 1)


def _stepped(value: int | None, step: int) -> int:
    if value is None:
        return _STEP_FROM_BLANK
    return min(max(value + step, 0), HIGHEST)


class Number(Struct, frozen=True):
    """A number from 0 to 10 as it is given; a key goes in, the next state comes out."""

    value: int | None = None
    """None: left out."""
    waits: bool = False
    """A 1 was typed, and a 0 still makes it ten."""

    def press(self, key: str) -> Self:
        """After a digit, an arrow or Backspace; other keys change nothing."""
        kind = type(self)
        if key in _DIGITS:
            if self.waits and key == "0":
                return kind(HIGHEST)
            return kind(int(key), waits=key == "1")
        if key == "backspace":
            return kind()
        if key in {"left", "right"}:
            return kind(_stepped(self.value, 1 if key == "right" else -1))
        return self

    @property
    def words(self) -> str:
        """`7`; `1_` while a 0 may follow; nothing when it is left out."""
        return "" if self.value is None else f"{self.value}{'_' if self.waits else ''}"


def amount_preview(text: str, before: float, unit: str) -> str:
    """What the row shows while an amount is typed: `12 + 20 = 32 min`, `=35 min`, or `23:1`."""
    try:
        amount = parse_amount(text, unit)
    except UnreadableError:
        return text
    words = amount_words(amount.value, unit)
    if amount.sets:
        return f"= {words}"
    if rounded(before) > 0:
        total = amount_words(rounded(before + amount.value), unit)
        return f"{amount_words(before, unit)} + {words} = {total}"
    return words
