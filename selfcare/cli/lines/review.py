"""The three questions about a week, line by line; `w` asks them, and `selfcare week --review`."""

import sys
from collections.abc import Sequence
from datetime import date
from typing import TextIO

from selfcare.cli.diagnostics import INTERRUPTED
from selfcare.cli.lines import voice
from selfcare.cli.lines.ask import StoppedError, Talk, command_of
from selfcare.cli.lines.support import support_spoken
from selfcare.core.changed import Seen
from selfcare.core.errors import ExitCode, SelfcareError
from selfcare.core.text import NOTE_LENGTH, clean_line
from selfcare.core.views_week import QUESTIONS, WeekPage, WeekState
from selfcare.service import Selfcare
from selfcare.service.weeks import review_texts

INTRODUCTION = "Three questions. Enter leaves one as it is, minus takes its words away, q stops."
BACK, NONE = "b", "-"


def ask_review(
    service: Selfcare,
    week: date | None = None,
    *,
    stdin: TextIO | None = None,
    stdout: TextIO | None = None,
    stderr: TextIO | None = None,
) -> int:
    """The review of the week a day lies in (None: this one); gives the exit code."""
    talk = Talk(stdin or sys.stdin, stdout or sys.stdout, stderr or sys.stderr)
    talk.support = lambda: support_spoken(service)
    try:
        talk_review(service, talk, week)
    except StoppedError:
        talk.say(voice.KEPT)
    except KeyboardInterrupt:
        talk.say(voice.KEPT)
        return INTERRUPTED
    except SelfcareError as error:
        talk.trouble(str(error))
        return error.exit_code
    return ExitCode.OK


def talk_review(service: Selfcare, talk: Talk, week: date | None = None) -> None:
    """Ask the three questions and keep the answers, those before a stop too.

    Raises:
        StoppedError: the person stopped before the end.
    """
    page = service.week(week)
    talk.say(*_opening(page), INTRODUCTION)
    review = page.review
    before = (
        ("", "", "") if review is None else (review.helped, review.in_the_way, review.next_step)
    )
    answers = [*before]
    at = 0
    try:
        while at < len(QUESTIONS):
            so_far = clean_line(answers[at], NOTE_LENGTH)
            answer = talk.ask(QUESTIONS[at], _detail(so_far), text=True)
            if answer == BACK:
                at = max(at - 1, 0)
                continue
            if command_of(answer) == NONE:
                answers[at] = ""
            elif answer:
                answers[at] = answer
            if not answers[at]:
                talk.say(voice.LEFT_OUT)
            elif not answer:
                talk.say("It stays as it is.")
            at += 1
    finally:
        if tuple(answers) != before:
            seen = Seen(review_texts(review))
            receipt = talk.settled(lambda: service.save_review(page.first_day, *answers, seen=seen))
            talk.say(receipt.spoken)


def _opening(page: WeekPage) -> Sequence[str]:
    """Which week, what it is in a sentence or two, and last week's small step."""
    title = page.title.replace("   ", ", ")
    head = () if page.state is WeekState.NO_HABITS else page.head
    step = "" if page.step is None else page.step.line.replace("step: ", "step was: ", 1)
    return (f"{title}.", *head, step)


def _detail(so_far: str) -> tuple[str, ...]:
    """What `?` reads."""
    told = voice.sentence(f"So far, {so_far}") if so_far else ""
    return told, "One line is plenty. b goes back one question."
