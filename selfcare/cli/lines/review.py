"""The three questions about a week, line by line; `w` asks them, and `selfcare week --review`."""

import sys
from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TextIO

from selfcare.cli.diagnostics import INTERRUPTED
from selfcare.cli.lines import voice
from selfcare.cli.lines.ask import StoppedError, Talk, command_of
from selfcare.cli.lines.form import Question, ask_form
from selfcare.cli.lines.voice import support_spoken
from selfcare.core.errors import ExitCode, SelfcareError
from selfcare.core.text import NOTE_LENGTH, as_sentence, clean_line
from selfcare.diary import Diary, week_acts
from selfcare.draw.week import week_name
from selfcare.forms.form import Answers
from selfcare.forms.week import review_form
from selfcare.words.views_week import WeekPage, WeekState

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
