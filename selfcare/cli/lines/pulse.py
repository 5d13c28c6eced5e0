"""The four questions line by line: each may be left out, and nothing is kept before the last."""

import sys
from typing import TextIO

from selfcare.cli.diagnostics import INTERRUPTED
from selfcare.cli.lines.ask import StoppedError, Talk, command_of, shown
from selfcare.cli.lines.support import support_spoken
from selfcare.core.errors import ExitCode, SelfcareError
from selfcare.core.instruments import NOT_A_DIAGNOSIS, Scale
from selfcare.core.text import clean_line, whole_number
from selfcare.service import Selfcare

STOPPED = "Stopped. Nothing of it is kept."
GENTLE = "That sounds like a lot. selfcare support names people who listen."
"""After a low answer about one's life as a whole."""
BACK = "b"


def ask_pulse(
    service: Selfcare,
    *,
    stdin: TextIO | None = None,
    stdout: TextIO | None = None,
    stderr: TextIO | None = None,
) -> int:
    """Ask, keep, and say so; gives the exit code. Streams not given are the process's own."""
    talk = Talk(stdin or sys.stdin, stdout or sys.stdout, stderr or sys.stderr)
    talk.support = lambda: support_spoken(service)
    try:
        answers = _answers(service, talk)
        talk.say(service.answer_pulse(answers).spoken)
        if service.pulse_gentle(answers):
            talk.say(GENTLE)
    except StoppedError:
        talk.say(STOPPED)
    except KeyboardInterrupt:
        talk.say(STOPPED)
        return INTERRUPTED
    except SelfcareError as error:
        talk.trouble(str(error))
        return error.exit_code
    return ExitCode.OK


def _answers(service: Selfcare, talk: Talk) -> list[int | None]:
    questions = service.pulse().instrument
    talk.say(
        clean_line(questions.introduction, 1000),
        NOT_A_DIAGNOSIS,
        "Question mark for help at any question, Enter leaves one out, q to stop.",
        "Exclamation mark names people who listen.",
    )
    answers: list[int | None] = [None] * len(questions.items)
    at = 0
    while at < len(questions.items):
        try:
            answers[at] = _ask(talk, questions.items[at], questions.scale, answers[at])
        except _BackError:
            at = max(at - 1, 0)
        else:
            at += 1
    return answers


class _BackError(Exception):
    """One question back."""


def _ask(talk: Talk, item: str, scale: Scale, before: int | None) -> int | None:
    """A number, or None for a question that is left out."""
    ends = f"{scale.low} {clean_line(scale.low_words)}, {scale.high} {clean_line(scale.high_words)}"
    stands = "" if before is None else f"It is {before}; Enter keeps that, minus leaves it out."
    detail = (f"A whole number, {ends}.", stands, "b goes back one question.")
    while True:
        answer = command_of(talk.ask(clean_line(item, 1000), detail))
        if not answer:
            if before is None:
                talk.say("Left out.")
            return before
        if answer == "-":
            talk.say("Left out.")
            return None
        if answer == BACK:
            raise _BackError
        number = whole_number(answer, scale.high)
        if number is not None and scale.has(number):
            return number
        talk.trouble(
            f"I can't read {shown(answer)}. Give a whole number from {scale.low} to {scale.high}."
        )
