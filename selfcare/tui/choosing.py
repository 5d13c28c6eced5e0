"""Choosing one of many by typing part of its name, as a value: a key in, the next state out."""

import unicodedata
from dataclasses import dataclass, replace
from typing import Self

from selfcare.core.text import clean_line

LONGEST = 40
"""Most characters typed."""


@dataclass(frozen=True, slots=True)
class Choosing:
    """Names to choose from, what has been typed, and which of the fitting names is chosen."""

    names: tuple[str, ...]
    typed: str = ""
    chosen: int | None = None
    """An index into `names`; None: nothing, it stays open."""
    finished: bool = False
    """Enter, or Esc, has closed the choice."""
    committed: bool = False
    """It was closed with Enter."""
    also: tuple[str, ...] = ()
    """Further words by which each name is found; empty, or as many as there are names."""
    left: bool = False
    """Backspace before anything was typed: back to what came before."""

    @property
    def fitting(self) -> tuple[int, ...]:
        """The names that contain what is typed; those that begin with it first."""
        key = folded(self.typed)
        names = [folded(name) for name in self.names]
        begins = [at for at, name in enumerate(names) if name.startswith(key)]
        within = [at for at, name in enumerate(names) if key in name]
        told = [at for at, words in enumerate(self.also) if key in folded(words)]
        return tuple(dict.fromkeys([*begins, *within, *told]))

    def at_first(self) -> Self:
        """With the first fitting name chosen, if any fits."""
        return replace(self, chosen=next(iter(self.fitting), None))

    def press(self, key: str, character: str | None = None) -> Self:
        """The state after a key."""
        if self.finished:
            return self
        match key:
            case "enter":
                return replace(self, finished=True, committed=True)
            case "escape":
                return replace(self, finished=True)
            case "backspace":
                if not self.typed:
                    return replace(self, left=True)
                return self._retyped(self.typed[:-1])
            case "ctrl+u":
                return self._retyped("")
            case "down" | "up" | "pagedown" | "pageup" | "home" | "end":
                return replace(self, chosen=self._moved(key))
        if character and character.isprintable() and len(self.typed) < LONGEST:
            return self._retyped(self.typed + character)
        return self

    def _retyped(self, typed: str) -> Self:
        now = replace(self, typed=typed)
        return now.at_first() if clean_line(typed) else replace(now, chosen=None)

    def _moved(self, key: str) -> int | None:
        fitting = self.fitting
        if not fitting:
            return None
        at = fitting.index(self.chosen) if self.chosen in fitting else -1
        by = {"down": 1, "up": -1, "pagedown": 8, "pageup": -8, "home": -999, "end": 999}[key]
        if at + by < 0 and key == "up":
            # Above the first one lies "leave it open", unless something was typed.
            return fitting[0] if self.typed else None
        return fitting[min(max(at + by, 0), len(fitting) - 1)]


def folded(name: str) -> str:
    """A text to compare: without case and accents, so that `mexico` finds México."""
    parts = unicodedata.normalize("NFKD", clean_line(name).casefold())
    return "".join(char for char in parts if not unicodedata.combining(char))
