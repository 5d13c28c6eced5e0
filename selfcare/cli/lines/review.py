"""The three questions about a week and the four of the pulse, line by line."""

import sys
from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TextIO

from selfcare.cli.diagnostics import INTERRUPTED
from selfcare.cli.lines import voice
from selfcare.cli.lines.ask import Question, StoppedError, Talk, ask_form, command_of, shown
from selfcare.cli.lines.voice import LEFT_OUT, support_spoken
from selfcare.core.errors import ExitCode, SelfcareError, UnreadableError
from selfcare.core.text import NOTE_LENGTH, as_sentence, clean_line, whole_number
from selfcare.diary import Diary, day_acts, week_acts
from selfcare.draw.week import week_name
from selfcare.forms.care import pulse_form, pulse_given
from selfcare.forms.form import Answers
from selfcare.forms.week import review_form
from selfcare.words.player import NOT_A_DIAGNOSIS
from selfcare.words.week_page import WeekPage, WeekState

INTRODUCTION = "Three questions. Enter leaves one as it is, minus takes its words away, q stops."
NONE = "-"


def ask_review(
    diary: Diary,
    week: date | None = None,
    *,
    stdin: TextIO | None = None,
    stdout: TextIO | None = None,
    stderr: TextIO | None = None,
) -> int:
    """The review of the week a day lies in (None: this one); gives the exit code."""
    talk = Talk(stdin or sys.stdin, stdout or sys.stdout, stderr or sys.stderr)
    talk.support = lambda: support_spoken(diary)
    try:
        talk_review(diary, talk, week)
    except StoppedError:
        talk.say(voice.KEPT)
    except KeyboardInterrupt:
        talk.say(voice.KEPT)
        return INTERRUPTED
    except SelfcareError as error:
        talk.trouble(error)
        return error.exit_code
    return ExitCode.OK


def talk_review(diary: Diary, talk: Talk, week: date | None = None) -> None:
    """Ask the three questions and keep the answers, those before a stop too.

    Raises:
        StoppedError: the person stopped before the end.
    """
    page = week_acts.week(diary, week)
    talk.say(*_opening(page), INTRODUCTION)
    form, save = review_form(page, diary)
    answers = form.answers
    questions = [
        Question(each.key, each.label, _detail, _read, partial(_told, each.key))
        for each in form.fields
    ]
    try:
        ask_form(talk, form, questions, answers)
    finally:
        if form.changed(answers):
            talk.say(talk.settled(lambda: save(answers, form)).spoken)


def _read(typed: str, before: str) -> str:
    return "" if command_of(typed) == NONE else typed or before


def _told(key: str, typed: str, answers: Answers) -> str:
    if not answers[key]:
        return voice.LEFT_OUT
    return "" if typed else "It stays as it is."


def _opening(page: WeekPage) -> Sequence[str]:
    """Which week, what it is in a sentence or two, and last week's small step."""
    head = () if page.state is WeekState.NO_HABITS else page.head
    step = "" if page.step is None else page.step.spoken
    return (f"{', '.join(week_name(page))}.", *head, step)


def _detail(before: str) -> tuple[str, ...]:
    """What `?` reads."""
    so_far = clean_line(before, NOTE_LENGTH)
    told = as_sentence(f"So far, {so_far}") if so_far else ""
    return told, "One line is plenty. b goes back one question."


# The four questions line by line: each may be left out, and nothing is kept before the last.


STOPPED = "Stopped. Nothing of it is kept."
GENTLE = "That sounds like a lot. selfcare support names people who listen."
"""After a low answer about one's life as a whole."""


def ask_pulse(
    diary: Diary,
    *,
    stdin: TextIO | None = None,
    stdout: TextIO | None = None,
    stderr: TextIO | None = None,
) -> int:
    """Ask, keep, and say so; gives the exit code. Streams not given are the process's own."""
    talk = Talk(stdin or sys.stdin, stdout or sys.stdout, stderr or sys.stderr)
    talk.support = lambda: support_spoken(diary)
    try:
        answers = _answers(diary, talk)
        talk.say(day_acts.answer_pulse(diary, answers).spoken)
        if day_acts.pulse_gentle(diary, answers):
            talk.say(GENTLE)
    except StoppedError:
        talk.say(STOPPED)
    except KeyboardInterrupt:
        talk.say(STOPPED)
        return INTERRUPTED
    except SelfcareError as error:
        talk.trouble(error)
        return error.exit_code
    return ExitCode.OK


def _answers(diary: Diary, talk: Talk) -> list[int | None]:
    instrument = day_acts.pulse(diary).instrument
    scale = instrument.scale
    form, _ = pulse_form(diary)
    talk.say(
        clean_line(instrument.introduction, 1000),
        NOT_A_DIAGNOSIS,
        "Question mark for help at any question, Enter leaves one out, q to stop.",
        "Exclamation mark names people who listen.",
    )

    def detail(before: str) -> tuple[str, ...]:
        stands = f"It is {before}; Enter keeps that, minus leaves it out." if before else ""
        return f"A whole number, {form.fields[0].hint}.", stands, "b goes back one question."

    def read(typed: str, before: str) -> str:
        answer = command_of(typed)
        if answer in {"", "-"}:
            return "" if answer else before
        number = whole_number(answer, scale.high)
        if number is None or not scale.has(number):
            raise UnreadableError(
                f"I can't read {shown(answer)}. "
                f"Give a whole number from {scale.low} to {scale.high}."
            )
        return str(number)

    answers = form.answers
    questions = [
        Question(each.key, each.label, detail, read, partial(_left_out, each.key))
        for each in form.fields
    ]
    ask_form(talk, form, questions, answers)
    return pulse_given(form, answers, scale)


def _left_out(key: str, _typed: str, answers: Answers) -> str:
    return "" if answers[key] else LEFT_OUT
