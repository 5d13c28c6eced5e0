"""A form question by question: the fields, checks and acts are those that the app shows as a sheet.

What differs for the ear stands in a `Question`: how it is asked for, and how people say an answer.
"""

from collections.abc import Callable, Sequence

from msgspec import Struct

from selfcare.cli.lines.ask import Talk, command_of
from selfcare.core.errors import SelfcareError
from selfcare.forms.form import Answers, Form, Kind

BACK = "b"


class Question(Struct, frozen=True):
    """How one field is asked for."""

    key: str
    prompt: str
    detail: Callable[[str], tuple[str, ...]]
    """What `?` reads, by what stands there."""
    read: Callable[[str, str], str]
    """What was typed, and what stood there: the field's answer. Raises UnreadableError."""
    told: Callable[[str, Answers], str] = lambda _, __: ""
    """What is said once it fits, by what was typed and all answers so far; empty: nothing."""


def ask_form(
    talk: Talk, form: Form, questions: Sequence[Question], answers: dict[str, str]
) -> None:
    """Ask each question until its answer fits; `b` goes back to the one before.

    `answers` is filled on the way, so that whoever stops has given those before.

    Raises:
        StoppedError: the person stopped, or the input has ended.
    """
    at = 0
    while at < len(questions):
        question = questions[at]
        field = form.field(question.key)
        if not field.asked(answers):
            at += 1
            continue
        before = answers[field.key]
        text = field.kind is not Kind.NUMBER
        typed = talk.ask(question.prompt, question.detail(before), text=text)
        if (typed if text else command_of(typed)) == BACK:
            asked = (n for n in range(at) if form.field(questions[n].key).asked(answers))
            at = max(asked, default=0)
            continue
        try:
            given = {**answers, field.key: question.read(typed, before)}
            field.check(given)
        except SelfcareError as error:
            talk.trouble(error)
            continue
        answers.update(given)
        talk.say(question.told(typed, answers))
        at += 1
