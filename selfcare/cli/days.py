"""What a person says about days: `rest`, `pause`, `resume`, `off`, `close`, `checkin`, `pulse`."""

from typing import Any

import click

from selfcare.cli.options import (
    Call,
    at_a_keyboard,
    begun_day_of,
    day_of,
    day_option,
    habit_argument,
    json_option,
    last_day_of,
    looking,
    note_of,
    note_option,
    pass_call,
    plain_option,
    writing,
)
from selfcare.cli.output import answer, say, say_heading, say_json
from selfcare.core.errors import UnreadableError
from selfcare.core.instruments import PulseView
from selfcare.core.model import HIGHEST, Status
from selfcare.core.text import whole_number
from selfcare.diary import day_acts, day_views, pausing
from selfcare.diary.day_acts import checkin_texts
from selfcare.words.changed import Seen
from selfcare.words.player import NOT_A_DIAGNOSIS


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


# `checkin`: how somebody is, in at most three numbers and a note.


@click.command()
@click.option("--mood", metavar="N", help="0 very low to 10 very good.")
@click.option("--energy", metavar="N", help="0 empty to 10 full.")
@click.option("--stress", metavar="N", help="0 none to 10 very high.")
@note_option
@day_option
@plain_option
@pass_call
def checkin(
    call: Call,
    *,
    mood: str | None,
    energy: str | None,
    stress: str | None,
    note: str | None,
    day: str | None,
    plain: bool,
) -> int:
    """How are you? It asks line by line when nothing is given.

    Leave out what you like.

    \b
    selfcare checkin --mood 7 --stress 3
    selfcare checkin --note "A walk by the sea."
    """  # noqa: D301  click reads the sign itself
    given = {"mood": mood, "energy": energy, "stress": stress}
    scales = {name: rating(name, text) for name, text in given.items() if text is not None}
    asks = not scales and note is None
    if asks and not at_a_keyboard():
        raise UnreadableError(
            "There is no terminal to ask in. Give a number: selfcare checkin --mood 7."
        )
    text = None if note is None else note_of(note)
    with writing(call, begins=True) as diary:
        chosen = day_of(diary, day) or diary.today()
        if asks:
            from selfcare.cli.lines import ask_checkin

            return ask_checkin(diary, chosen)
        seen = Seen(checkin_texts(day_views.today_view(diary, chosen).checkin))
        if scales:
            receipt = day_acts.check_in(diary, chosen, text, seen=seen, **scales)
        else:
            receipt = day_acts.note_day(diary, chosen, text or "", seen=seen)
        answer(receipt, plain=plain or call.plain)
    return 0


def rating(name: str, text: str) -> int | None:
    """A rating from 0 to 10, None for `none`, which leaves it out; raises UnreadableError."""
    if text.strip().casefold() == "none":
        return None
    value = whole_number(text, HIGHEST)
    if value is None:
        raise UnreadableError(f"{name.capitalize()} is a whole number from 0 to 10.")
    return value


# `pulse`: four questions about one's life, at most monthly, each shown for itself.


@click.command()
@json_option
@plain_option
@pass_call
def pulse(call: Call, as_json: bool, plain: bool) -> int:
    """Four questions about your life, at most once a month.

    They are no diagnosis. In a terminal it asks, unless it was answered within the last month. It
    shows every time you answered, each question for itself, without a total.
    """
    if as_json or not at_a_keyboard():
        with looking(call) as diary:
            view, today = day_acts.pulse(diary), diary.today()
            if as_json:
                say_json(pulse_shape(view))
                return 0
    else:
        from selfcare.cli.lines.review import ask_pulse

        with writing(call) as diary:
            code = ask_pulse(diary) if day_acts.pulse_due(diary) else 0
            if code:
                return code
            view, today = day_acts.pulse(diary), diary.today()
    from selfcare.cli.text.lists import pulse_lines, pulse_sentences

    if plain or call.plain:
        say(pulse_sentences(view, today))
        return 0
    heading, *lines = pulse_lines(view, today)
    say_heading(heading)
    say(lines)
    return 0


def pulse_shape(view: PulseView) -> dict[str, Any]:
    """The questions and every time they were answered; no total where they stand for themselves."""
    instrument = view.instrument
    labels = instrument.labels or instrument.items
    return {
        "instrument": instrument.id,
        "title": instrument.title,
        "due": view.due,
        "next_day": None if view.next_day is None else view.next_day.isoformat(),
        "low": instrument.scale.low,
        "high": instrument.scale.high,
        "questions": [
            {"label": label, "question": item}
            for label, item in zip(labels, instrument.items, strict=True)
        ],
        "times": [
            {"day": time.day.isoformat(), "answers": list(time.answers)} for time in view.times
        ],
        "note": NOT_A_DIAGNOSIS,
        "citation": instrument.citation,
        "licence": instrument.licence,
    }
