"""A text while it is typed, as a value: a key goes in, the next state comes out.

Notes and names are typed into this, never into a widget that must first be drawn, so keys that
arrive before the first frame are kept. Keys carry Textual's names; a character is what the key
types. The cursor stands between characters and moves by graphemes.
"""

from dataclasses import dataclass, replace
from typing import Self

from selfcare.core.text import NAME_LENGTH, NOTE_LENGTH, clean, clean_line
from selfcare.tui.wrapping import graphemes

MOST_TYPED = 200_000
"""Most characters that are taken in where several lines may be written."""


@dataclass(frozen=True, slots=True)
class TextKeys:
    """One line, or several when `lines` is set."""

    text: str = ""
    cursor: int = 0
    """0 before the first character, `len(text)` after the last."""
    lines: bool = False
    """Whether Ctrl+J begins a new line."""
    finished: bool = False
    """The field is closed."""
    committed: bool = False
    """It was closed with Enter: the text is to be saved."""

    @classmethod
    def opened(cls, text: str = "", *, lines: bool = False) -> Self:
        """The field as it opens, the cursor at the end."""
        shown = clean(text, MOST_TYPED) if lines else clean_line(text)
        return cls(shown, len(shown), lines)

    @property
    def limit(self) -> int:
        """Most characters; several lines take in more than is saved, so that no paste is cut."""
        return MOST_TYPED if self.lines else NAME_LENGTH

    @property
    def too_long(self) -> str:
        """What is to be done about a text that is longer than what is saved; empty: it fits."""
        length = len(self.text.strip())
        if not self.lines or length <= NOTE_LENGTH:
            return ""
        return (
            f"This is {length:,} characters, and there is room for {NOTE_LENGTH:,}: "
            f"{length - NOTE_LENGTH:,} over. All of it is kept as a draft."
        )

    def press(self, key: str, character: str | None = None) -> Self:
        """The state after a key; keys it has no use for change nothing."""
        if self.finished:
            return self
        match key:
            case "enter":
                return replace(self, finished=True, committed=True)
            case "escape":
                return replace(self, finished=True)
            case "ctrl+j":
                return self.typed("\n") if self.lines else self
            case "ctrl+u":
                return replace(self, text="", cursor=0)
            case "backspace":
                return self._without(self._left(self.cursor), self.cursor)
            case "delete":
                return self._without(self.cursor, self._right(self.cursor))
        to = self._moved(key)
        if to is not None:
            return replace(self, cursor=to)
        return self.typed(character) if character else self

    def _moved(self, key: str) -> int | None:
        """Where a key takes the cursor; None for keys that do not move it."""
        match key:
            case "left":
                return self._left(self.cursor)
            case "right":
                return self._right(self.cursor)
            case "home":
                return self._line_start(self.cursor)
            case "end":
                return self._line_end(self.cursor)
            case "up" | "down":
                return self._beside(key)
        return None

    def typed(self, text: str) -> Self:
        """With a typed character or a pasted text put in at the cursor, as far as it fits."""
        new = clean(text, MOST_TYPED).replace("\t", " ") if text != "\n" else text
        if not self.lines:
            new = new.replace("\n", " ")
        new = new.replace("\ufffd", "")[: self.limit - len(self.text)]
        whole = self.text[: self.cursor] + new + self.text[self.cursor :]
        return replace(self, text=whole, cursor=self.cursor + len(new))

    def _without(self, first: int, end: int) -> Self:
        return replace(self, text=self.text[:first] + self.text[end:], cursor=first)

    def _left(self, at: int) -> int:
        if at and self.text[at - 1] == "\n":
            return at - 1
        return max((start for start, _, _ in graphemes(self.text) if start < at), default=0)

    def _right(self, at: int) -> int:
        return min((end for _, end, _ in graphemes(self.text) if end > at), default=len(self.text))

    def _line_start(self, at: int) -> int:
        return self.text.rfind("\n", 0, at) + 1

    def _line_end(self, at: int) -> int:
        found = self.text.find("\n", at)
        return len(self.text) if found < 0 else found

    def _beside(self, key: str) -> int:
        """The same column in the line above or below; the ends of the text beyond them."""
        start = self._line_start(self.cursor)
        column = self.cursor - start
        if key == "up":
            if not start:
                return 0
            above = self._line_start(start - 1)
            return min(above + column, start - 1)
        below = self._line_end(self.cursor) + 1
        if below > len(self.text):
            return len(self.text)
        return min(below + column, self._line_end(below))
