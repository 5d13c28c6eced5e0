"""Adding a habit, seven short questions or eight; each explains itself behind `?`.

`b` goes back a question, an empty name or `q` leaves without adding anything. Every answer is
checked when it is given, so that nothing is asked for twice.
"""

import re
from collections.abc import Callable

from selfcare.cli.lines.ask import StoppedError, Talk, command_of, shown
from selfcare.cli.lines.form import Question, ask_form
from selfcare.core.errors import SelfcareError, UnreadableError
from selfcare.core.model import Area
from selfcare.core.text import NOTE_LENGTH, clean_line, plain_digits
from selfcare.diary import Diary
from selfcare.forms.form import Answers, Form
from selfcare.forms.habit import ahead_words, new_habit_form
from selfcare.words.plans import FIRST_DUE_TELLS, PLAN_TELLS

_AREAS = {str(number): area for number, area in enumerate(Area, 1)}
_AREA_WORDS = {"social connection": "connection", "healthy eating": "eating", "your own": "own"}
_AREA_DETAIL = (
    "1 mindfulness, 2 exercise, 3 sleep, 4 social connection, 5 healthy eating, 6 your own."
)
_AT_LEAST = re.compile(r"at least (.+)")
_AT_MOST = re.compile(r"at most (.+)")
_RANGE = re.compile(r"(.+) to (.+)")
_KEYS = "b goes back one question, q leaves without adding anything."


def add_habit(diary: Diary, talk: Talk) -> int | None:
    """Ask for a habit and add it; its number, None when the person left without adding.

    Raises:
        StoppedError: the input has ended.
    """
    form, save = new_habit_form(diary, None)
    answers = form.answers
    try:
        ask_form(talk, form, _questions(diary, form), answers)
        receipt = save(answers, form)
    except StoppedError as stop:
        if stop.ended:
            raise
        talk.say("Nothing is added.")
        return None
    except SelfcareError as error:
        talk.trouble(error)
        talk.say("Nothing is added.")
        return None
    talk.say(receipt.spoken)
    return receipt.habit_id


def _questions(diary: Diary, form: Form) -> tuple[Question, ...]:
    """How each field is asked for; the two weeks ahead are told once the plan is whole."""

    def ask(
        key: str,
        prompt: str,
        detail: tuple[str, ...],
        read: Callable[[str], str],
        told: Callable[[str, Answers], str] = lambda _, __: "",
    ) -> Question:
        return Question(key, prompt, lambda _: (*detail, _KEYS), lambda typed, _: read(typed), told)

    def ahead(_: str, answers: Answers) -> str:
        return ahead_words(diary, answers)

    def ahead_or_first_day(typed: str, answers: Answers) -> str:
        return "" if form.field("first_due").asked(answers) else ahead(typed, answers)

    return (
        ask(
            "name", "Name of the habit:",
            ("A few words, such as Piano. Enter alone adds nothing.",), _read_name,
        ),
        ask(
            "area", f"Area, 1 to {len(Area)}, Enter for your own:", (_AREA_DETAIL,), _read_area,
        ),
        ask(
            "unit", "Counted in, Enter for yes or no:",
            ("minutes, hours, times, portions, or any short word of yours.",), _read_unit,
        ),
        ask(
            "goal", "Goal for a day, Enter for any amount:",
            ("30 means at least 30. 7 to 9 is a range. At most 2 is an upper limit.",), _read_goal,
        ),
        ask(
            "plan", "Plan, Enter for every day:",
            (*PLAN_TELLS, "A number alone, such as 5, means 5/week."), _read_plan,
            ahead_or_first_day,
        ),
        ask("first_due", "First day, Enter for today:", (FIRST_DUE_TELLS,), clean_line, ahead),
        ask(
            "smallest", "Smallest version, Enter for any amount:",
            ("The least that still counts as showing up, for a hard day.",), _read_smallest,
        ),
        ask(
            "if_then", "If and then, Enter for none:",
            ("A cue and what follows, such as: if the kettle is on, then shoes on.",),
            _read_if_then,
        ),
    )  # fmt: skip


def _read_name(typed: str) -> str:
    if not typed:
        raise StoppedError(ended=False)
    return clean_line(typed, NOTE_LENGTH)


def _read_area(typed: str) -> str:
    word = command_of(typed) or Area.OWN
    if word in _AREAS:
        return _AREAS[word]
    word = _AREA_WORDS.get(word, word)
    named = [area for area in Area if area.startswith(word)]
    if len(named) != 1:
        raise UnreadableError(f"I can't read {shown(typed)}. {_AREA_DETAIL}")
    return named[0]


def _read_unit(typed: str) -> str:
    unit = clean_line(typed)
    return "times" if unit.casefold() in {"", "yes or no"} else unit


def _read_goal(typed: str) -> str:
    word = command_of(clean_line(typed))
    if word in {"", "-"}:
        return "any"
    if found := _AT_LEAST.fullmatch(word):
        return f">={found[1]}"
    if found := _AT_MOST.fullmatch(word):
        return f"<={found[1]}"
    if found := _RANGE.fullmatch(word):
        return f"{found[1]}-{found[2]}"
    return word


def _read_plan(typed: str) -> str:
    plan = plain_digits(clean_line(typed)) or "daily"
    return f"{plan}/week" if plan.isdecimal() else plan


def _read_smallest(typed: str) -> str:
    word = command_of(clean_line(typed))
    return "" if word == "-" else word


def _read_if_then(typed: str) -> str:
    return "" if command_of(typed) == "-" else clean_line(typed, NOTE_LENGTH)
