"""A form as a value: its fields, what may be answered, what fits. Front ends render it.

The app shows a `Form` as a sheet of inputs; line mode can ask it question by question. A field's
value is always text; `check` refuses it with one sentence that says what to do. Nothing is written
here: whoever opens the form hands over what is to be done with the answers.
"""

import json
from collections.abc import Callable, Mapping
from enum import Enum, auto
from functools import cached_property
from typing import Self

from msgspec import Struct

from selfcare.core.errors import SelfcareError
from selfcare.core.values import replace
from selfcare.words.changed import Seen
from selfcare.words.refusals import error_words, over_words

Answers = Mapping[str, str]
"""The text of every field, by its key."""
ON, OFF = "on", "off"
"""The values of a switch."""


class Kind(Enum):
    """How a field is answered."""

    LINE = auto()
    """One line of text."""
    TEXT = auto()
    """Several lines."""
    CHOICE = auto()
    """One of the offers."""
    SWITCH = auto()
    """On or off."""
    MANY = auto()
    """Any number of the offers, with commas between them."""
    NUMBER = auto()
    """A number on a scale, 0 to 10, or left out."""


class Offer(Struct, frozen=True):
    """Something a field can be answered with."""

    value: str
    words: str
    """What it is, for those who have never seen it."""
    more: str = ""
    """What stands beside the words, in a column of its own."""


def _fits(answers: Answers) -> None:
    """Anything fits."""


class Field(Struct, frozen=True):
    """One question."""

    key: str
    label: str
    value: str = ""
    """What stands there when the form opens."""
    kind: Kind = Kind.LINE
    hint: str = ""
    """What may be answered, in a few words: shown while it is empty; line mode says it on `?`."""
    offers: tuple[Offer, ...] = ()
    """A choice takes one of them; a line proposes them."""
    is_default: bool = False
    """Whether `value` is only a start: the first letter that is typed takes its place."""
    check: Callable[[Answers], None] = _fits
    """Raises a SelfcareError when the answer does not fit; it sees the other answers too."""
    limit: int = 200
    """Most characters."""
    heading: str = ""
    """Words that stand above it: it begins a group."""
    tells: str = ""
    """What it does, in a sentence that is said while it is at hand."""
    asked: Callable[[Answers], bool] = lambda _: True
    """Whether it is a question at all, by the other answers; one that is not has none."""


class Form(Struct, frozen=True, dict=True):
    """Questions that belong together."""

    title: str
    """Plain words; a person's text in it is cleaned by whoever makes it."""
    fields: tuple[Field, ...]
    reads: Callable[[Answers], str] = lambda _: ""
    """The sentence below, which reads the answers along; empty: none. It raises nothing."""
    draft: str = ""
    """Under which what was typed is kept when the form is left; empty: nothing is kept."""

    @cached_property
    def seen(self) -> Seen:
        """What stood there when it opened; acts hold it against what stands when they write."""
        return Seen(self.answers)

    @property
    def answers(self) -> dict[str, str]:
        """What stands there when it opens."""
        return {each.key: each.value for each in self.fields}

    def field(self, key: str) -> Field:
        """One question."""
        return next(each for each in self.fields if each.key == key)

    def with_answers(self, answers: Answers) -> Self:
        """The form with other values standing there; keys it does not have are passed over."""
        return replace(
            self,
            fields=tuple(
                replace(each, value=answers[each.key], is_default=False)
                if each.key in answers and answers[each.key] != each.value
                else each
                for each in self.fields
            ),
        )

    def changed(self, answers: Answers) -> dict[str, str]:
        """The answers that differ from what stood there, and nothing else."""
        return {
            each.key: answers[each.key]
            for each in self.fields
            if answers.get(each.key, each.value) != each.value
        }

    def as_draft(self, answers: Answers) -> str:
        """What was changed, as it is kept when the form is left; empty: nothing was."""
        changed = self.changed(answers)
        return json.dumps(changed, ensure_ascii=False) if changed else ""

    def of_draft(self, text: str) -> dict[str, str]:
        """The answers of a draft, as far as the form still asks for them."""
        try:
            kept = json.loads(text or "{}")
        except ValueError:
            return {}
        known = kept.items() if isinstance(kept, dict) else ()
        return {
            key: value for key, value in known if key in self.answers and isinstance(value, str)
        }

    def problem(self, key: str, answers: Answers) -> str:
        """What does not fit in one answer, in one sentence; empty: it fits."""
        each = self.field(key)
        if not each.asked(answers):
            return ""
        text = answers.get(key, each.value)
        over = over_words(each.label, len(text), each.limit)
        if over:
            return over
        try:
            each.check(answers)
        except SelfcareError as error:
            return error_words(error)
        return ""

    def first_problem(self, answers: Answers) -> tuple[str, str] | None:
        """The first field that does not fit, and why."""
        for each in self.fields:
            problem = self.problem(each.key, answers)
            if problem:
                return each.key, problem
        return None
