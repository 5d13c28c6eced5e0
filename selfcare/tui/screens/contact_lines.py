"""The form of one of a person's people as a value: three lines, and whether they fit together.

The limits are those of the service; nothing is written here.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Self

from selfcare.core.model import Contact
from selfcare.core.text import clean_line, name_key
from selfcare.service.support_acts import CONTACT_LENGTH
from selfcare.tui.text_keys import TextKeys

NAME, REACH, GOOD_FOR = LINES = ("name", "reach", "good_for")
"""The lines in their order."""

LABELS = {NAME: "Name", REACH: "How to reach", GOOD_FOR: "Good for"}
HINTS = {
    NAME: "Somebody you can turn to, or a place that does you good.",
    REACH: "A number, an address, when to call; as you would say it.",
    GOOD_FOR: "A walk, a laugh, the middle of the night, when it is serious.",
}
NEAR = CONTACT_LENGTH - 40
"""From so many characters on, the room that is left is said."""


@dataclass(frozen=True, slots=True)
class ContactLines:
    """What is typed in each line, and the line at hand."""

    values: tuple[TextKeys, ...]
    at: int = 0

    @classmethod
    def opened(cls, *texts: str) -> Self:
        """The form as it opens: blank, or with the texts of the lines in their order."""
        first, second, third = (*texts, "", "", "")[:3]
        return cls((TextKeys.opened(first), TextKeys.opened(second), TextKeys.opened(third)))

    @classmethod
    def of(cls, contact: Contact) -> Self:
        """The form of somebody who is in the list."""
        return cls.opened(contact.name, contact.reach, contact.good_for)

    @classmethod
    def from_draft(cls, text: str) -> Self | None:
        """The form as it was left; None when there is none."""
        kept = text.split("\n")
        return cls.opened(*kept) if text and len(kept) == len(LINES) else None

    @property
    def texts(self) -> tuple[str, ...]:
        """The three texts as they would be kept."""
        return tuple(clean_line(value.text) for value in self.values)

    @property
    def draft(self) -> str:
        """The form as it is kept when it is left; empty when nothing is typed."""
        return "\n".join(self.texts) if any(self.texts) else ""

    @property
    def last(self) -> bool:
        """Whether the last line is at hand."""
        return self.at + 1 == len(LINES)

    def press(self, key: str, character: str | None = None) -> Self:
        """The form after a key; Enter and Esc are the screen's."""
        if key in {"up", "shift+tab"}:
            return self.moved(-1)
        if key in {"down", "tab"}:
            return self.moved(1)
        return self._with(self.values[self.at].press(key, character))

    def pasted(self, text: str) -> Self:
        """With a pasted text in the line at hand."""
        return self._with(self.values[self.at].typed(text))

    def moved(self, by: int) -> Self:
        """At another line; the last and the first are neighbours."""
        return replace(self, at=(self.at + by) % len(LINES))

    def _with(self, value: TextKeys) -> Self:
        values = (*self.values[: self.at], value, *self.values[self.at + 1 :])
        return replace(self, values=values)

    def problem(self, taken: Collection[str]) -> str:
        """What does not fit yet, one sentence, or nothing; `taken`: names as `name_key`."""
        name = self.texts[0]
        if name and name_key(name) in taken:
            return "That name is in your list already. Try another one."
        return ""

    def room(self) -> str:
        """What is said of the room left in the line at hand; nothing while there is plenty."""
        used = len(self.values[self.at].text)
        if used < NEAR:
            return ""
        if used >= CONTACT_LENGTH:
            return f"This line is full: {CONTACT_LENGTH} characters."
        return f"Room for {CONTACT_LENGTH - used} more."
