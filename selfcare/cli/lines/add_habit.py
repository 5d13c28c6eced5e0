"""Adding a habit, seven short questions or eight; each explains itself behind `?`.

`b` goes back a question, an empty name or `q` leaves without adding anything. Every answer is
checked when it is given, so that nothing is asked for twice.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date

from msgspec import Struct

from selfcare.cli.lines.ask import StoppedError, Talk, command_of, shown
from selfcare.core.amounts import parse_amount
from selfcare.core.days import parse_day
from selfcare.core.errors import NameProblemError, SelfcareError, UnreadableError
from selfcare.core.goals import check_rule, parse_goal
from selfcare.core.model import Area, Habit, Rule
from selfcare.core.plan import Daily, EveryNDays
from selfcare.core.plan_grammar import FIRST_DUE_TELLS, PLAN_TELLS, asks_first_day, parse_plan
from selfcare.core.text import NOTE_LENGTH, clean_line, name_key, plain_digits
from selfcare.core.values import replace
from selfcare.service import Selfcare

_AREAS = {
    "1": Area.MINDFULNESS,
    "2": Area.EXERCISE,
    "3": Area.SLEEP,
    "4": Area.CONNECTION,
    "5": Area.EATING,
    "6": Area.OWN,
}
_AREA_WORDS = {"social connection": "connection", "healthy eating": "eating", "your own": "own"}
_UNIT_WORDS = {
    "minutes": "min",
    "minute": "min",
    "hours": "h",
    "hour": "h",
    "yes or no": "times",
    "time": "times",
}
_AT_LEAST = re.compile(r"at least (.+)")
_AT_MOST = re.compile(r"at most (.+)")
_RANGE = re.compile(r"(.+) to (.+)")

Fields = dict[str, str]


class _Question(Struct, frozen=True):
    field: str
    prompt: str
    detail: tuple[str, ...]
    read: Callable[[str, Mapping[str, str]], str]
    """The answer, and the fields so far -> the text that is kept; raises UnreadableError."""
    asked: Callable[[Mapping[str, str]], bool] = lambda _: True
    """Whether it is a question at all, by the fields so far."""


def add_habit(service: Selfcare, talk: Talk) -> Habit | None:
    """Ask for a habit and add it; None when the person left without adding.

    Raises:
        StoppedError: the input has ended.
    """
    fields: Fields = {}
    place = 0
    while place < len(_QUESTIONS):
        question = _QUESTIONS[place]
        if not question.asked(fields):
            fields.pop(question.field, None)
            place += 1
            continue
        try:
            answer = talk.ask(question.prompt, (*question.detail, _KEYS), text=True)
        except StoppedError as stop:
            if stop.ended:
                raise
            answer = ""
            place = 0
            question = _QUESTIONS[0]
        if question.field == "name" and not answer:
            talk.say("Nothing is added.")
            return None
        if answer == "b":
            place = _before(place, fields)
            continue
        try:
            fields[question.field] = question.read(answer, fields)
            if question.field == "name":
                _ensure_free(service, fields["name"])
            told = question.field == "plan" and not _counts_from_a_day(fields)
            if told or question.field == "first_due":
                talk.say(_ahead(service, fields))
        except SelfcareError as error:
            talk.trouble(str(error))
            continue
        place += 1
    return _add(service, talk, fields)


def _add(service: Selfcare, talk: Talk, fields: Fields) -> Habit | None:
    try:
        habit, receipt = service.add_habit(
            fields["name"],
            fields["area"],
            unit=fields["unit"],
            goal=fields["goal"],
            plan=fields["plan"],
            smallest=fields["smallest"],
            if_then=fields["if_then"],
            first_due=_first_due(service, fields),
        )
    except SelfcareError as error:
        talk.trouble(str(error))
        talk.say("Nothing is added.")
        return None
    talk.say(receipt.spoken)
    return habit


def _before(place: int, fields: Fields) -> int:
    """The question before one, among those that are asked."""
    earlier = [at for at in range(place) if _QUESTIONS[at].asked(fields)]
    return earlier[-1] if earlier else 0


def _counts_from_a_day(fields: Mapping[str, str]) -> bool:
    return asks_first_day(parse_plan(fields["plan"], fields["unit"]))


def _first_due(service: Selfcare, fields: Fields) -> date | None:
    """The day that the plan counts from; None: the habit's own first day."""
    text = fields.get("first_due", "")
    return parse_day(text, service.today()) if text else None


def _ahead(service: Selfcare, fields: Fields) -> str:
    """What the plan asks for in the next two weeks, one sentence."""
    today = service.today()
    low, high = parse_goal(fields["goal"], fields["unit"])
    plan = parse_plan(fields["plan"], fields["unit"], today)
    if isinstance(plan, EveryNDays) and plan.beat is None:
        plan = replace(plan, beat=_first_due(service, fields))
    rule = Rule(today, fields["unit"], plan, low, high)
    return service.plan_ahead(Habit(0, "", "", Area(fields["area"]), today, (rule,))).words


def _ensure_free(service: Selfcare, name: str) -> None:
    key = name_key(name)
    if any(name_key(habit.name) == key for habit in service.habits()):
        raise NameProblemError(f"There is a habit {shown(name)} already. Type another name.")


def _read_name(answer: str, _fields: Mapping[str, str]) -> str:
    return clean_line(answer, NOTE_LENGTH)


def _read_area(answer: str, _fields: Mapping[str, str]) -> str:
    word = command_of(answer) or Area.OWN
    if word in _AREAS:
        return _AREAS[word]
    word = _AREA_WORDS.get(word, word)
    named = [area for area in Area if area.startswith(word)]
    if len(named) != 1:
        raise UnreadableError(f"I can't read {shown(answer)}. {_AREA_DETAIL}")
    return named[0]


def _read_unit(answer: str, _fields: Mapping[str, str]) -> str:
    unit = clean_line(answer) or "times"
    unit = _UNIT_WORDS.get(unit.casefold(), unit)
    check_rule(unit, None, None, None, Daily())
    return unit


def _read_goal(answer: str, fields: Mapping[str, str]) -> str:
    word = command_of(clean_line(answer)) or "any"
    if word == "-":
        return "any"
    if found := _AT_LEAST.fullmatch(word):
        word = f">={found[1]}"
    elif found := _AT_MOST.fullmatch(word):
        word = f"<={found[1]}"
    elif found := _RANGE.fullmatch(word):
        word = f"{found[1]}-{found[2]}"
    low, high = parse_goal(word, fields["unit"])
    check_rule(fields["unit"], low, high, None, Daily())
    return word


def _read_plan(answer: str, fields: Mapping[str, str]) -> str:
    plan = plain_digits(clean_line(answer)) or "daily"
    if plan.isdecimal():
        plan = f"{plan}/week"
    low, high = parse_goal(fields["goal"], fields["unit"])
    check_rule(fields["unit"], low, high, None, parse_plan(plan, fields["unit"]))
    return plan


def _read_first_due(answer: str, _fields: Mapping[str, str]) -> str:
    return clean_line(answer)


def _read_smallest(answer: str, fields: Mapping[str, str]) -> str:
    word = command_of(clean_line(answer))
    if word in {"", "-"}:
        return ""
    amount = parse_amount(word, fields["unit"])
    low, high = parse_goal(fields["goal"], fields["unit"])
    check_rule(fields["unit"], low, high, amount.value, Daily())
    return word


def _read_if_then(answer: str, _fields: Mapping[str, str]) -> str:
    return "" if command_of(answer) == "-" else clean_line(answer, NOTE_LENGTH)


_KEYS = "b goes back one question, q leaves without adding anything."
_AREA_DETAIL = (
    "1 mindfulness, 2 exercise, 3 sleep, 4 social connection, 5 healthy eating, 6 your own."
)
_QUESTIONS = (
    _Question(
        "name",
        "Name of the habit:",
        ("A few words, such as Piano. Enter alone adds nothing.",),
        _read_name,
    ),
    _Question(
        "area",
        "Area, 1 to 6, Enter for your own:",
        (_AREA_DETAIL,),
        _read_area,
    ),
    _Question(
        "unit",
        "Counted in, Enter for yes or no:",
        ("minutes, hours, times, portions, or any short word of yours.",),
        _read_unit,
    ),
    _Question(
        "goal",
        "Goal for a day, Enter for any amount:",
        ("30 means at least 30. 7 to 9 is a range. At most 2 is an upper limit.",),
        _read_goal,
    ),
    _Question(
        "plan",
        "Plan, Enter for every day:",
        (*PLAN_TELLS, "A number alone, such as 5, means 5/week."),
        _read_plan,
    ),
    _Question(
        "first_due",
        "First day, Enter for today:",
        (FIRST_DUE_TELLS,),
        _read_first_due,
        _counts_from_a_day,
    ),
    _Question(
        "smallest",
        "Smallest version, Enter for any amount:",
        ("The least that still counts as showing up, for a hard day.",),
        _read_smallest,
    ),
    _Question(
        "if_then",
        "If and then, Enter for none:",
        ("A cue and what follows, such as: if the kettle is on, then shoes on.",),
        _read_if_then,
    ),
)
