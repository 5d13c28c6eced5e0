"""`checkin`: how somebody is, in at most three numbers and a note."""

import click

from selfcare.cli.opening import Call, pass_call, writing
from selfcare.cli.options import (
    at_a_keyboard,
    day_of,
    day_option,
    note_of,
    note_option,
    plain_option,
)
from selfcare.cli.output import answer
from selfcare.core.errors import UnreadableError
from selfcare.core.model import HIGHEST
from selfcare.core.text import whole_number
from selfcare.diary import day_acts, day_views
from selfcare.diary.day_acts import checkin_texts
from selfcare.words.changed import Seen


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
