"""Habits, line by line: adding one, and what is said of one on a day."""

import re
from collections.abc import Callable
from datetime import date

from msgspec import Struct

from selfcare.cli.lines import voice
from selfcare.cli.lines.ask import (
    Question,
    StoppedError,
    Talk,
    ask_form,
    command_of,
    shown,
    yes_or_no,
)
from selfcare.core.amounts import spoken_amount, typed_number
from selfcare.core.errors import SelfcareError, UnreadableError
from selfcare.core.goals import smallest_version
from selfcare.core.model import Area, Status
from selfcare.core.text import NOTE_LENGTH, clean_line, plain_digits
from selfcare.core.views import HabitRow, Receipt
from selfcare.diary import Diary, coming_back, day_acts, day_views, logbook
from selfcare.forms.form import Answers, Form
from selfcare.forms.habit import ahead_words, new_habit_form
from selfcare.words.plans import FIRST_DUE_TELLS, PLAN_TELLS
from selfcare.words.receipts import is_yes_no

# Adding a habit, seven short questions or eight; each explains itself behind `?`.
#
# `b` goes back a question, an empty name or `q` leaves without adding anything. Every answer is
# checked when it is given, so that nothing is asked for twice.


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


# Answers about a habit: an amount, the usual, the smallest, none, rest, or left open.
#
# A first answer adds to the day as everywhere else. Going back and answering again replaces what
# was answered before, and leaves what the day had earlier as it was.


class _Answered(Struct, frozen=True):
    """What an answer of this conversation made."""

    habit_id: int
    change: int
    entry_id: int | None
    """The entry it added beside earlier ones. None: it is all that the day has."""


class HabitAnswers:
    """Writes answers about the habits of one day, and tells what each made."""

    def __init__(self, diary: Diary, talk: Talk, day: date, week: voice.WeekOnce) -> None:
        self._diary = diary
        self._talk = talk
        self._day = day
        self._week = week
        self._answered: list[_Answered] = []

    def forget(self, change: int) -> None:
        """An answer was taken back, so the next one is a first answer again."""
        self._answered = [each for each in self._answered if each.change != change]

    def so_far(self, row: HabitRow) -> str:
        """Where a habit stands when a person comes back to its question."""
        earlier = self._earlier(row)
        told = voice.so_far(row)
        return told if earlier is None else f"{told} A new answer replaces yours."

    def accept(self, row: HabitRow, typed: str, *, light: bool) -> bool:
        """Write an answer down. False: nothing came of it, and the question is asked again.

        Raises:
            UnreadableError: the amount cannot be read.
        """
        answer = command_of(typed)
        if not answer:
            self._talk.say(voice.stays(row))
            return True
        if answer == "r":
            return self._rest(row)
        yes_no = is_yes_no(row.rule)
        said = yes_or_no(answer) if yes_no or light else None
        if answer == "-" or said is False:
            return self._tell(logbook.log_none(self._diary, row.habit.id, self._day), row)
        if yes_no and (said or answer in {"u", "v"}):
            return self._yes(row)
        if light and said:
            answer = "v"
        if answer in {"y", "n"} and row.rule.unit != "times":
            raise UnreadableError(
                f"I can't read {shown(typed)}. Type a number, u for the usual, "
                "or minus for none today."
            )
        return self._amount(row, answer if answer in {"u", "v"} else plain_digits(typed))

    def _yes(self, row: HabitRow) -> bool:
        if row.amount:
            self._talk.say(f"{voice.name_of(row.habit)}, {_spoken(row)} already.")
            return True
        return self._tell(logbook.log(self._diary, row.habit.id, "=1", self._day), row)

    def _rest(self, row: HabitRow) -> bool:
        receipt = day_acts.rest(self._diary, row.habit.id, self._day)
        self._talk.say(receipt.spoken)
        # A rest that was taken back makes the question a question again.
        return receipt.changed and row.status is not Status.REST

    def _amount(self, row: HabitRow, answer: str) -> bool:
        habit_id = row.habit.id
        earlier = self._earlier(row)
        if earlier is not None and answer[0] not in "+=":
            text = {"u": typed_number(row.usual), "v": typed_number(smallest_version(row.rule))}
            words = text.get(answer, answer)
            if earlier.entry_id is None:
                receipt = logbook.log(self._diary, habit_id, f"={words}", self._day)
            else:
                receipt = logbook.edit_entry(self._diary, earlier.entry_id, words)
        elif answer == "u":
            receipt = logbook.log_usual(self._diary, habit_id, self._day)
        elif answer == "v":
            receipt = logbook.log_smallest(self._diary, habit_id, self._day)
        else:
            receipt = logbook.log(self._diary, habit_id, answer, self._day)
        return self._tell(receipt, row, earlier)

    def _tell(self, receipt: Receipt, row: HabitRow, earlier: _Answered | None = None) -> bool:
        self._talk.say(self._week.of(receipt))
        change = coming_back.newest_change(self._diary)
        if receipt.changed and change is not None and receipt.day == self._day:
            entry_id = None if earlier is None else earlier.entry_id
            if earlier is None and row.amount:
                entry_id = self._newest_entry(row)
            self._answered.append(_Answered(row.habit.id, change.id, entry_id))
        return True

    def _newest_entry(self, row: HabitRow) -> int | None:
        lines = day_views.entries(self._diary, row.habit.id, self._day)
        return max((line.entry.id for line in lines), default=None) if len(lines) > 1 else None

    def _earlier(self, row: HabitRow) -> _Answered | None:
        """The newest answer of this conversation that still stands."""
        for each in reversed(self._answered):
            if each.habit_id != row.habit.id:
                continue
            lines = day_views.entries(self._diary, row.habit.id, self._day)
            if each.entry_id is None or any(line.entry.id == each.entry_id for line in lines):
                return each
        return None


def _spoken(row: HabitRow) -> str:
    return spoken_amount(row.amount or 0, row.rule.unit)
