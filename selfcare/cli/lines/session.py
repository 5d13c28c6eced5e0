"""A sitting in line mode from its first line to its exit code."""

import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, TextIO

from selfcare.cli.diagnostics import INTERRUPTED
from selfcare.cli.lines import voice
from selfcare.cli.lines.ask import StoppedError, Talk
from selfcare.cli.lines.checkin import CheckInTalk
from selfcare.cli.lines.first_run import first_run
from selfcare.cli.lines.offers import offer
from selfcare.cli.lines.questions import Asked
from selfcare.cli.lines.review import talk_review
from selfcare.cli.lines.support import support_spoken
from selfcare.cli.lines.welcome import earliest_open_day, fill_in, greet
from selfcare.core.errors import ExitCode, SelfcareError
from selfcare.service import Selfcare

if TYPE_CHECKING:
    from selfcare.cli.lines.hands import Hands


def run_lines(
    service: Selfcare,
    *,
    stdin: TextIO | None = None,
    stdout: TextIO | None = None,
    stderr: TextIO | None = None,
    hands: "Hands | None" = None,
) -> int:
    """The first run where it is due, the welcome back, the check-in; gives the exit code.

    Streams and hands that are not given are the process's own.
    """
    talk = _talk(service, stdin, stdout, stderr)
    return _politely(talk, lambda: _evening(service, talk, hands))


def ask_checkin(
    service: Selfcare,
    day: date | None = None,
    *,
    stdin: TextIO | None = None,
    stdout: TextIO | None = None,
    stderr: TextIO | None = None,
) -> int:
    """The three ratings and the note of a day (None: today); gives the exit code."""
    talk = _talk(service, stdin, stdout, stderr)

    def ratings() -> None:
        on = service.today() if day is None else day
        talk.say(voice.opening(service.today_view(on)))
        CheckInTalk(service, talk, on, asked=Asked.RATINGS).run()

    return _politely(talk, ratings)


def _talk(
    service: Selfcare, stdin: TextIO | None, stdout: TextIO | None, stderr: TextIO | None
) -> Talk:
    talk = Talk(stdin or sys.stdin, stdout or sys.stdout, stderr or sys.stderr)
    talk.support = lambda: support_spoken(service)
    return talk


def _politely(talk: Talk, converse: Callable[[], None]) -> int:
    """Whatever ends the conversation, what was answered is kept, and it is said."""
    try:
        converse()
    except StoppedError:
        talk.say(voice.KEPT)
    except KeyboardInterrupt:
        talk.say(voice.KEPT)
        return INTERRUPTED
    except SelfcareError as error:
        talk.trouble(str(error))
        return error.exit_code
    return ExitCode.OK


def _evening(service: Selfcare, talk: Talk, hands: "Hands | None") -> None:
    for notice in service.notices:
        talk.trouble(notice)
    if service.sample:
        talk.say("Sample data. Nothing here is yours.")
    if service.first_run:
        first_run(service, talk)
    view = service.today_view()
    talk.say(voice.opening(view))
    service.load_all()
    view = service.today_view()
    greet(service, talk, view)
    offer(service, talk, view)

    def earlier_days() -> None:
        fill_in(service, talk, earliest_open_day(service, service.today_view()))

    def review() -> None:
        with suppress(StoppedError):
            talk_review(service, talk)

    def practise(habit_id: int | None) -> None:
        from selfcare.cli.lines.practice import practise_within

        practise_within(service, talk, habit_id, hands)

    CheckInTalk(
        service, talk, view.today, fill_in=earlier_days, review=review, practise=practise
    ).run()
