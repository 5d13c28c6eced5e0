"""`rest`, `pause`, `resume`, `off`, `close`: what a person says about whole days."""

import click

from selfcare.cli.opening import Call, pass_call, writing
from selfcare.cli.options import (
    begun_day_of,
    day_of,
    day_option,
    habit_argument,
    last_day_of,
    note_of,
    note_option,
    plain_option,
)
from selfcare.cli.output import answer, say
from selfcare.core.errors import UnreadableError
from selfcare.core.model import Status
from selfcare.diary import day_acts, day_views, pausing


@click.command()
@habit_argument()
@day_option
@click.option("--clear", is_flag=True, help="Take the rest back.")
@note_option
@plain_option
@pass_call
def rest(
    call: Call, *, habit: str, day: str | None, clear: bool, note: str | None, plain: bool
) -> None:
    """Let a habit rest for one day: its run waits."""
    if clear and note is not None:
        raise UnreadableError("--clear takes the note along: leave out --note.")
    words = None if note is None else note_of(note)
    with writing(call) as diary:
        found = diary.find(habit)
        chosen = begun_day_of(diary, day) or diary.today()
        rows = day_views.today_view(diary, chosen).rows
        rests = any(r.habit.id == found.id and r.status is Status.REST for r in rows)
        if rests != clear and words is None:
            from selfcare.core.days import long_day
            from selfcare.core.text import clean_line

            state = "rests already" if rests else "does not rest"
            when = long_day(chosen, diary.today())
            say(f"{clean_line(found.name)} {state} on {when}.")
            return
        answer(day_acts.rest(diary, found.id, chosen, words), plain=plain or call.plain)


@click.command()
@habit_argument(required=False)
@click.option("--from", "first", metavar="D", help="The first day; today when left out.")
@click.option("--to", "last", metavar="D", help="The last day; until you resume when left out.")
@click.option("--reason", metavar="T", help="A word for yourself, such as holiday.")
@plain_option
@pass_call
def pause(
    call: Call,
    *,
    habit: str | None,
    first: str | None,
    last: str | None,
    reason: str | None,
    plain: bool,
) -> None:
    """Set days aside, for one habit or for all of them.

    A weekday as the last day is the first such day from the beginning on.
    """
    with writing(call) as diary:
        habit_id = None if habit is None else diary.find(habit).id
        begin = day_of(diary, first) or diary.today()
        end = last_day_of(diary, last, begin)
        answer(pausing.pause(diary, habit_id, begin, end, reason or ""), plain=plain or call.plain)


@click.command()
@habit_argument(required=False)
@day_option
@plain_option
@pass_call
def resume(call: Call, habit: str | None, day: str | None, plain: bool) -> None:
    """End a pause, for one habit or for all of them."""
    with writing(call) as diary:
        habit_id = None if habit is None else diary.find(habit).id
        answer(pausing.resume(diary, habit_id, day_of(diary, day)), plain=plain or call.plain)


@click.command()
@day_option
@plain_option
@pass_call
def off(call: Call, day: str | None, plain: bool) -> None:
    """A day off: everything still open is set aside.

    selfcare resume takes it back.
    """
    with writing(call) as diary:
        chosen = begun_day_of(diary, day) or diary.today()
        if day_views.today_view(diary, chosen).paused_all:
            from selfcare.core.days import long_day

            say(f"{long_day(chosen, diary.today())} is set aside already.")
            return
        answer(day_acts.day_off(diary, chosen), plain=plain or call.plain)


@click.command()
@day_option
@click.option("--clear", is_flag=True, help="Open the day again.")
@plain_option
@pass_call
def close(call: Call, day: str | None, clear: bool, plain: bool) -> None:
    """That's all for a day: habits still open count as none."""
    with writing(call) as diary:
        chosen = begun_day_of(diary, day) or diary.today()
        closed = day_views.today_view(diary, chosen).checkin.closed
        if closed != clear:
            from selfcare.core.days import long_day

            state = "closed already" if closed else "open"
            say(f"{long_day(chosen, diary.today())} is {state}.")
            return
        answer(day_acts.close_day(diary, chosen), plain=plain or call.plain)
