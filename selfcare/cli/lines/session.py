"""A sitting in line mode from its first line to its exit code."""

import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, TextIO

from selfcare.cli.diagnostics import INTERRUPTED
from selfcare.cli.lines import voice
from selfcare.cli.lines.ask import StoppedError, Talk
from selfcare.cli.lines.checkin import Asked, CheckInTalk
from selfcare.cli.lines.review import talk_review
from selfcare.cli.lines.voice import support_spoken
from selfcare.cli.lines.welcome import earliest_open_day, fill_in, first_run, greet
from selfcare.core.errors import ExitCode, SelfcareError
from selfcare.diary import Diary

if TYPE_CHECKING:
    from selfcare.cli.lines.ask import Hands
from selfcare.core.errors import FileRefusedError
from selfcare.core.offers import FullPlan, Offer
from selfcare.core.views import TodayView
from selfcare.diary import day_views, habit_acts, quiet_lines, setting_acts
from selfcare.words.receipts import shortened

# The quiet offers in line mode: one question, y takes it, Enter leaves it.

_LIGHT = "Fewer questions for a while, one number a day and small steps, y or n:"
_LIGHT_DETAIL = (
    "Light days ask for your mood alone and for the smallest version of each habit.",
    "d turns them off again at any question. Enter leaves it as it is.",
)


def offer(diary: Diary, talk: Talk, view: TodayView) -> None:
    """Ask the one question that a quiet line of the day stands for, if there is one.

    Raises:
        StoppedError: the person stopped, or the input has ended.
    """
    quiet = view.quiet
    if quiet is None:
        return
    quiet_lines.line_shown(diary, quiet)
    try:
        if quiet.offer is Offer.LIGHT_DAYS:
            if talk.ask_yes_no(_LIGHT, _LIGHT_DETAIL):
                talk.say(setting_acts.toggle_light(diary).spoken)
        elif quiet.full is not None:
            _offer_plan(diary, talk, quiet.full)
    except FileRefusedError:
        raise
    except SelfcareError as error:
        talk.trouble(error)


def _offer_plan(diary: Diary, talk: Talk, full: FullPlan) -> None:
    name = shortened(voice.name_of(full.habit), 30)
    start = voice.plan_spoken(full.start, full.unit, full.habit.area)
    wanted = voice.plan_spoken(full.full, full.unit, full.habit.area)
    detail = (
        "Four weeks were kept. n or Enter leaves the plan as it is, and it is not asked again.",
    )
    begins = f"from {full.begins}"
    if talk.ask_yes_no(
        f"{name}, four kept weeks at {start}. Raise it to {wanted} {begins}, y or n:", detail
    ):
        receipt = quiet_lines.raise_plan(diary, full.habit.id)
        talk.say(f"{name}, {wanted} {begins}." if receipt.changed else receipt.spoken)


def run_lines(
    diary: Diary,
    *,
    stdin: TextIO | None = None,
    stdout: TextIO | None = None,
    stderr: TextIO | None = None,
    hands: "Hands | None" = None,
) -> int:
    """The first run where it is due, the welcome back, the check-in; gives the exit code.

    Streams and hands that are not given are the process's own.
    """
    talk = _talk(diary, stdin, stdout, stderr)
    return _politely(talk, lambda: _evening(diary, talk, hands))


def ask_checkin(
    diary: Diary,
    day: date | None = None,
    *,
    stdin: TextIO | None = None,
    stdout: TextIO | None = None,
    stderr: TextIO | None = None,
) -> int:
    """The three ratings and the note of a day (None: today); gives the exit code."""
    talk = _talk(diary, stdin, stdout, stderr)

    def ratings() -> None:
        on = diary.today() if day is None else day
        talk.say(voice.opening(day_views.today_view(diary, on)))
        CheckInTalk(diary, talk, on, asked=Asked.RATINGS).run()

    return _politely(talk, ratings)


def _talk(diary: Diary, stdin: TextIO | None, stdout: TextIO | None, stderr: TextIO | None) -> Talk:
    talk = Talk(stdin or sys.stdin, stdout or sys.stdout, stderr or sys.stderr)
    talk.support = lambda: support_spoken(diary)
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
        talk.trouble(error)
        return error.exit_code
    return ExitCode.OK


def _evening(diary: Diary, talk: Talk, hands: "Hands | None") -> None:
    for notice in diary.notices:
        talk.trouble(notice)
    if diary.sample:
        talk.say("Sample data. Nothing here is yours.")
    if habit_acts.first_run(diary):
        first_run(diary, talk)
    view = day_views.today_view(diary)
    talk.say(voice.opening(view))
    diary.load_all()
    view = day_views.today_view(diary)
    greet(diary, talk, view)
    offer(diary, talk, view)

    def earlier_days() -> None:
        fill_in(diary, talk, earliest_open_day(diary, day_views.today_view(diary)))

    def review() -> None:
        with suppress(StoppedError):
            talk_review(diary, talk)

    def practise(habit_id: int | None) -> None:
        from selfcare.cli.lines.practice import practise_within

        practise_within(diary, talk, habit_id, hands)

    CheckInTalk(
        diary, talk, view.today, fill_in=earlier_days, review=review, practise=practise
    ).run()
