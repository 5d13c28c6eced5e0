"""Asked before it is written: a form another window changed, another unit for its days.

A form hands over what it saw when it was opened. Of what it wants, only fields that were changed in
it are written. A field that was changed in both places is a question with the other text in it;
the answer holds for that text alone, so a third change asks again.
"""

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum

from msgspec import Struct

from selfcare.core.amounts import counted, number_words
from selfcare.core.errors import AskedError, ExitCode
from selfcare.core.text import clean_line

JOINED = {
    "note": "\n",
    "helped": "\n",
    "in_the_way": "\n",
    "next_step": "\n",
    "if_then": "; ",
    "reach": ", ",
    "good_for": ", ",
}
"""The fields in which both texts can stay, and what stands between them."""

NAMES = {"if_then": "if-then line", "good_for": "line of what they are good for"} | {
    "reach": "way to reach them",
    "helped": "answer to what helped",
    "in_the_way": "answer to what was in the way",
    "next_step": "next step",
    "smallest": "smallest version",
}
"""How a field is called in a sentence, where its own name would not do."""
SHOWN = 60
"""Most characters of the other text in a sentence."""


class Keep(StrEnum):
    """What a person answers when a field was changed in both places."""

    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"


WORDS = {Keep.MINE: "Keep mine", Keep.THEIRS: "Take theirs", Keep.BOTH: "Keep both"}


class ChangedElsewhereError(AskedError):
    """A field was changed in another window since this one read it; nothing was written."""

    title = "Changed elsewhere"

    def __init__(self, seen: "Seen", field: str, theirs: str, mine: str) -> None:
        words = f"“{clean_line(theirs, SHOWN)}”" if theirs else "nothing"
        super().__init__(
            f"The {NAMES.get(field, field)} was changed elsewhere to {words}, so nothing was "
            "written. Look again and repeat it."
        )
        self.seen = seen
        self.field = field
        self.theirs = theirs
        self.mine = mine
        self.question = f"The {NAMES.get(field, field)} was changed elsewhere to {words}."
        self.beside = f"Yours: {mine or 'nothing'}"
        self.choices = tuple((keep, WORDS[keep]) for keep in self.answers)

    @property
    def answers(self) -> tuple[Keep, ...]:
        """What can be answered; both only where there are two texts."""
        both = self.field in JOINED and self.theirs and self.mine
        return (Keep.MINE, Keep.THEIRS, *((Keep.BOTH,) if both else ()))

    def answer(self, value: str) -> None:
        """Take the answer; it holds for the other text as it is now."""
        self.seen.chosen[self.field] = self.theirs, Keep(value)


class Seen:
    """What a form saw, by field, and what was answered since."""

    def __init__(self, texts: Mapping[str, str], *, named: bool = False) -> None:
        self.texts = dict(texts)
        self.named = named
        """Whether what is wanted was named by the person, and is written as it was seen too."""
        self.chosen: dict[str, tuple[str, Keep]] = {}
        """By field: the other text, and what to keep."""
        self.given: dict[str, set[str]] = {}
        """By field: what was written under it before; that is nobody else's."""

    def settle(self, now: Mapping[str, str], wanted: Mapping[str, str]) -> dict[str, str]:
        """The fields to write.

        Raises:
            ChangedElsewhereError: A field was changed in both places and nobody has answered yet.
        """
        written: dict[str, str] = {}
        for field, mine in wanted.items():
            saw, theirs = self.texts.get(field, ""), now.get(field, "")
            own = self.given.setdefault(field, set())
            if mine == saw and not self.named and theirs not in own:
                continue
            if theirs not in {saw, mine, *own}:
                asked, keep = self.chosen.get(field, (None, Keep.MINE))
                if asked != theirs:
                    raise ChangedElsewhereError(self, field, theirs, mine)
                if keep is Keep.THEIRS:
                    continue
                if keep is Keep.BOTH:
                    written[field] = f"{theirs}{JOINED[field]}{mine}"
                    continue
            written[field] = mine
            own.add(mine)
        return written


def settled(
    seen: Seen | None, now: Mapping[str, str], wanted: Mapping[str, str | None]
) -> dict[str, str]:
    """The fields to write of those that are wanted (None: not wanted); without `seen` all."""
    given = {field: text for field, text in wanted.items() if text is not None}
    return given if seen is None else seen.settle(now, given)


# Another unit for days that have entries: 30 min are not 30 km, so that is asked about first.


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
