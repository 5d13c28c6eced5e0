"""The four questions line by line: each may be left out, and nothing is kept before the last."""

import sys
from functools import partial
from typing import TextIO

from selfcare.cli.diagnostics import INTERRUPTED
from selfcare.cli.lines.ask import StoppedError, Talk, command_of, shown
from selfcare.cli.lines.form import Question, ask_form
from selfcare.cli.lines.voice import LEFT_OUT, support_spoken
from selfcare.core.errors import ExitCode, SelfcareError, UnreadableError
from selfcare.core.text import clean_line, whole_number
from selfcare.diary import Diary, pulse_acts
from selfcare.forms.care import pulse_form, pulse_given
from selfcare.forms.form import Answers
from selfcare.words.pulse import NOT_A_DIAGNOSIS

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
        talk.say(pulse_acts.answer_pulse(diary, answers).spoken)
        if pulse_acts.pulse_gentle(diary, answers):
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
    instrument = pulse_acts.pulse(diary).instrument
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
