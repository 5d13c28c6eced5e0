"""Typing on the Today screen, as values: a key goes in, the next state comes out.

The screen reads these keys itself and feeds every one here, so a burst such as `2310 650` Enter
arrives whole whatever the screen is drawing. Keys carry Textual's names (`left`, `enter`,
`backspace`, `escape`, `0`); a character is what the key types, None for a key that types nothing.
A finished state ignores further keys.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Self

from selfcare.core.amounts import Amount, amount_words, clock_words, number_words, parse_amount
from selfcare.core.errors import UnreadableError
from selfcare.core.model import rounded

LONGEST = 20
"""Most characters in an amount while it is typed."""

_DIGITS = frozenset("0123456789")
_STEP_FROM_BLANK = 5
_HIGHEST = 10


@dataclass(frozen=True, slots=True)
class RatingKeys:
    """The ratings while they are open.

    A digit sets and moves on, but a 1 waits, as a 0 makes it ten. While it waits, Enter and ↓ move
    on, ↑ stays with it and Backspace takes it out; anything else moves on first and then acts.
    """

    scales: tuple[str, ...]
    """Which are asked, in order: mood, energy, stress, or mood alone on light days."""
    before: tuple[int | None, ...]
    """The values when it was opened."""
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
        """What is to be saved: the scales whose value is another than when it was opened."""
        triples = zip(self.scales, self.before, self.values, strict=True)
        return {scale: now for scale, old, now in triples if now != old}

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
                return settled.rated(_HIGHEST).moved_on()
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
    return min(max(value + step, 0), _HIGHEST)


@dataclass(frozen=True, slots=True)
class AmountKeys:
    """An amount while it is typed in a row.

    It takes what `parse_amount` reads: digits, h : - space , . and a leading + or =. Other letters
    change nothing, so a slip loses nothing.
    """

    text: str = ""
    """What has been typed."""
    finished: bool = False
    """The field is closed."""
    committed: bool = False
    """It was closed with Enter: the text is to be logged."""
    unused: str | None = None
    """The key that closed the field and is still to be acted upon by the screen."""

    @staticmethod
    def opens_with(character: str | None) -> bool:
        """Whether a character typed on a row opens the field: a digit, or = to set."""
        return character is not None and (character in _DIGITS or character == "=")

    @classmethod
    def opened(cls, character: str = "") -> Self:
        """The field as it opens, with the character that opened it."""
        return cls().press(character, character) if character else cls()

    def press(self, key: str, character: str | None = None) -> Self:
        """The state after a key."""
        if self.finished:
            return self
        match key:
            case "enter":
                return replace(self, finished=True, committed=bool(self.text.strip("+= ")))
            case "escape":
                return replace(self, finished=True)
            case "backspace":
                return replace(self, text=self.text[:-1]) if self.text else self._left()
            case "up" | "down" | "tab" | "shift+tab":
                return replace(self, finished=True, unused=key)
        return self._typed(character.lower()) if character else self

    def preview(self, before: float, unit: str) -> str:
        """What the row shows: `12 + 20_ = 32 min`, `=35_ = 35 min`, `20_ min`, or `23:1_`."""
        typed = f"{self.text}_"
        try:
            amount = parse_amount(self.text, unit)
        except UnreadableError:
            return typed
        if amount.sets:
            return f"{typed} = {amount_words(amount.value, unit)}"
        if rounded(before) > 0:
            first = clock_words(before) if unit == "h" else number_words(before)
            total = amount_words(rounded(before + amount.value), unit)
            return f"{first} + {typed.removeprefix('+').lstrip()} = {total}"
        return _with_unit(typed, self.text, amount, unit)

    def _left(self) -> Self:
        return replace(self, finished=True)

    def _typed(self, character: str) -> Self:
        if len(self.text) >= LONGEST:
            return self
        begun = any(digit in _DIGITS for digit in self.text)
        fits = (
            character in _DIGITS
            or (character in "+=" and not self.text)
            or (character in ",." and len(character) == 1)
            or (begun and character in {"h", ":", "-", " "})
        )
        return replace(self, text=self.text + character) if fits else self


def _with_unit(typed: str, text: str, amount: Amount, unit: str) -> str:
    """`20_ min` where the unit only follows the number, else `740_ = 7 h 40`."""
    words = amount_words(amount.value, unit)
    number, _, unit_word = words.partition(" ")
    return f"{typed} {unit_word}" if text == number and unit_word else f"{typed} = {words}"
