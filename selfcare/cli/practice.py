"""`practice`: a routine in the terminal, in a few lines that move, or line by line."""

import click

from selfcare.cli.diagnostics import narrate
from selfcare.cli.hands import can_read_keys
from selfcare.cli.opening import Call, pass_call, writing
from selfcare.cli.options import at_a_keyboard, complete_routine
from selfcare.cli.output import can_show_signs
from selfcare.core.errors import UnreadableError
from selfcare.core.routine import LONGEST_MINUTES
from selfcare.core.text import whole_number
from selfcare.core.values import replace
from selfcare.core.views_practice import RoutineCard
from selfcare.service import Selfcare


@click.command()
@click.argument("routine", required=False, metavar="[ROUTINE]", shell_complete=complete_routine)
@click.option("--minutes", metavar="N", help="How long; 5, or the nearest there is.")
@click.option("--holds", is_flag=True, help="With the holds, where there is a way without them.")
@click.option("--bell", is_flag=True, help="With a bell: one in, two out.")
@click.option("--plain", is_flag=True, help="Line by line, for the ear.")
@pass_call
def practice(
    call: Call, routine: str | None, minutes: str | None, *, holds: bool, bell: bool, plain: bool
) -> int:
    """Practise: a few quiet minutes, kept however they end.

    A routine is named by any start of its id or title; without one it is the longer out-breath.
    q or Ctrl+C ends it at once.
    """
    wished = _minutes(minutes)
    with writing(call, begins=True) as service:
        card = _card(service, routine, wished, holds=holds)
        sound = bell or service.setting("sound") == "on"
        if plain or _wants_lines(call, service) or not can_read_keys():
            from selfcare.cli.lines.practice import practise_in_lines

            return practise_in_lines(service, card, sound=sound, ask=at_a_keyboard())
        from selfcare.cli.inline import practise_inline
        from selfcare.cli.text.signs import sign_set

        glyphs = sign_set(service.setting("glyphs"), wide=can_show_signs())
        still = service.setting("motion") == "still"
        return practise_inline(service, card, sound=sound, still=still, basic=glyphs == "ascii")


def _card(service: Selfcare, name: str | None, minutes: int | None, *, holds: bool) -> RoutineCard:
    """The card of what will be played; whatever differs from what was asked for is said."""
    for problem in service.routine_problems():
        narrate(problem)
    routine = service.fitting_routine() if name is None else service.find_routine(name)
    card = service.routine_card(routine.id, minutes)
    if card.gentler is not None and not holds:
        narrate(
            f"{routine.title} holds the breath. This is {card.gentler.title}, without holds; "
            "--holds keeps them."
        )
        card = replace(service.routine_card(card.gentler.id, minutes), asked=routine)
    if minutes is not None and card.minutes != minutes:
        unit = "minute" if card.minutes == 1 else "minutes"
        narrate(f"{card.routine.title} takes {card.minutes} {unit}, the nearest to {minutes}.")
    return card


def _minutes(text: str | None) -> int | None:
    if text is None:
        return None
    if number := whole_number(text, LONGEST_MINUTES):
        return number
    raise UnreadableError(f"--minutes takes a whole number from 1 to {LONGEST_MINUTES}.")


def _wants_lines(call: Call, service: Selfcare) -> bool:
    from selfcare.cli.app import wants_lines

    return wants_lines(call) or service.setting("plain") == "on"
