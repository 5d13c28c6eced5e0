"""A form asked question by question."""

import io

import pytest

from selfcare.cli.lines.ask import Question, StoppedError, Talk, ask_form
from selfcare.core.errors import UnreadableError
from selfcare.forms.form import Answers, Field, Form, Kind


def no_tea(answers: Answers) -> None:
    if answers["drink"] == "tea":
        raise UnreadableError("Tea is out.")


FORM = Form(
    "Breakfast",
    (
        Field("drink", "Drink", check=no_tea),
        Field("sugar", "Sugar", "1", Kind.NUMBER, asked=lambda given: given["drink"] == "coffee"),
        Field("eat", "Eat", "bread"),
    ),
)  # fmt: skip
QUESTIONS = [
    Question(
        each.key,
        f"{each.label}:",
        lambda before: (f"It is {before}.",),
        lambda typed, before: typed or before,
        lambda typed, answers: "" if typed else f"{len(answers)} answers.",
    )
    for each in FORM.fields
]


def ask(*typed: str) -> tuple[dict[str, str], list[str], str]:
    """The answers, what was said, and the troubles."""
    out, err = io.StringIO(), io.StringIO()
    answers = FORM.answers
    talk = Talk(io.StringIO("".join(f"{each}\n" for each in typed)), out, err)
    try:
        ask_form(talk, FORM, QUESTIONS, answers)
    except StoppedError:
        out.write("stopped\n")
    return answers, out.getvalue().splitlines(), err.getvalue()


def test_what_does_not_fit_is_asked_again_and_what_is_no_question_is_not():
    """The field's own check and its own `asked` decide, with the answers so far."""
    answers, said, trouble = ask("tea", "water", "")
    assert answers == {"drink": "water", "sugar": "1", "eat": "bread"}
    assert said == ["Drink: tea", "Drink: water", "Eat: ", "3 answers."]
    assert trouble == "Tea is out.\n"


def test_back_goes_over_what_is_not_asked():
    """To the last question that was one; at the first it stays. In a number B is no text."""
    assert ask("b", "water", "b", "milk", "egg")[0] == {"drink": "milk", "sugar": "1", "eat": "egg"}
    said = ask("coffee", "B", "coffee", "2", "B")[1]
    assert said == ["Drink: coffee", "Sugar: B", "Drink: coffee", "Sugar: 2", "Eat: B"]


@pytest.mark.parametrize("ending", [("q",), ()])
def test_whoever_stops_has_given_the_answers_before(ending: tuple[str, ...]):
    """`q` and the end of the input alike."""
    answers, said, _ = ask("coffee", "3", *ending)
    assert answers == {"drink": "coffee", "sugar": "3", "eat": "bread"}
    assert said[-1] == "stopped"


def test_a_question_mark_reads_what_stands_there():
    """And asks again."""
    assert ask("water", "?", "egg")[1] == ["Drink: water", "Eat: ?", "It is bread.", "Eat: egg"]
