"""`practice`: the app at the card of a routine, or the routine line by line."""

import click

from selfcare.cli.app import open_app, wants_lines
from selfcare.cli.diagnostics import narrate
from selfcare.cli.opening import Call, pass_call, telling
from selfcare.cli.options import at_a_keyboard, complete_routine
from selfcare.content.settings import is_on
from selfcare.core.errors import UnreadableError
from selfcare.core.routine import LONGEST_MINUTES
from selfcare.core.text import whole_number
from selfcare.core.values import replace
from selfcare.core.views import CardWish, RoutineCard
from selfcare.diary import Diary, open_diary, practising, setting_acts
from selfcare.words.practice import nearest_words


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

    It opens the app at the routine's card; Enter there begins. A routine is named by any start of
    its id or title; without one it is the longer out-breath.
    """
    wished = _minutes(minutes)
    with open_diary(call.path) as diary:
        for problem in practising.routine_problems(diary):
            narrate(problem)
        found = (
            practising.fitting_routine(diary)
            if routine is None
            else practising.find_routine(diary, routine)
        )
        wish = CardWish(found.id, wished, holds=holds, bell=bell)
        if plain or not at_a_keyboard() or wants_lines(call, diary):
            with telling(diary):
                return _in_lines(diary, wish)
        return open_app(diary, practice=True, card=wish)


def _in_lines(diary: Diary, wish: CardWish) -> int:
    from selfcare.cli.lines.practice import practise_in_lines

    sound = wish.bell or is_on(setting_acts.setting(diary, "sound"))
    return practise_in_lines(diary, _card(diary, wish), sound=sound, ask=at_a_keyboard())


def _card(diary: Diary, wish: CardWish) -> RoutineCard:
    """The card of what will be played; whatever differs from what was asked for is said."""
    card = practising.routine_card(diary, wish.routine_id, wish.minutes)
    if card.gentler is not None and not wish.holds:
        asked = card.routine
        narrate(
            f"{asked.title} holds the breath. This is {card.gentler.title}, without holds; "
            "--holds keeps them."
        )
        card = replace(practising.routine_card(diary, card.gentler.id, wish.minutes), asked=asked)
    nearest = nearest_words(card.routine.title, card.minutes, wish.minutes)
    if nearest:
        narrate(nearest)
    return card


def _minutes(text: str | None) -> int | None:
    if text is None:
        return None
    if number := whole_number(text, LONGEST_MINUTES):
        return number
    raise UnreadableError(f"--minutes takes a whole number from 1 to {LONGEST_MINUTES}.")
