"""`practice`: the app at a routine's card, or line by line; `routines`: the list, one, a file."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from selfcare.cli.app import open_app, wants_lines
from selfcare.cli.diagnostics import narrate
from selfcare.cli.options import (
    Call,
    Family,
    NothingHereError,
    at_a_keyboard,
    complete_routine,
    json_option,
    looking,
    pass_call,
    plain_option,
    telling,
)
from selfcare.cli.output import say, say_heading, say_json
from selfcare.cli.text.routines import routine_detail, routine_lines, routine_sentences
from selfcare.content.routines import Shelf, read_routine, read_shelf
from selfcare.content.settings import is_on
from selfcare.core.errors import UnreadableError
from selfcare.core.routine import LONGEST_MINUTES, Routine
from selfcare.core.text import whole_number
from selfcare.core.values import replace
from selfcare.core.views import CardWish, RoutineCard
from selfcare.diary import Diary, open_diary, practising, setting_acts
from selfcare.words.player import nearest_words, origin_words


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


# `routines`: the routines there are, one of them at length, and checking a file of one's own.


@click.group(cls=Family)
def routines() -> None:
    """Routines: list them, show one, check a file of your own.

    Without a further word they are listed.
    """


@routines.command("list")
@json_option
@plain_option
@pass_call
def list_routines(call: Call, as_json: bool, plain: bool) -> None:
    """The routines: how long, what for, and how well studied."""
    with _shelf(call) as shelf:
        if as_json:
            say_json([routine_shape(each) for each in shelf.routines])
        elif plain or call.plain:
            say(routine_sentences(shelf.routines))
        else:
            say(routine_lines(shelf.routines))


@routines.command("show")
@click.argument("routine", metavar="ID", shell_complete=complete_routine)
@plain_option
@pass_call
def show_routine(call: Call, routine: str, plain: bool) -> None:
    """One routine at length: words, times, care, what is known."""
    with _shelf(call) as shelf:
        heading, *lines = routine_detail(shelf.find(routine), plain=plain or call.plain)
        say_heading(heading)
        say(lines)


@routines.command("check")
@click.argument("file", metavar="FILE")
def check_routine(file: str) -> None:
    """Whether a file is a routine; if not, which field, and why."""
    if not file or "\0" in file:
        raise UnreadableError("A file needs a name, such as slow-waves.toml.")
    routine = read_routine(Path(file))
    minutes = ", ".join(str(each) for each in routine.minutes)
    say(f"{routine.title} ({routine.id}) is a routine: {routine.kind}, {minutes} min.")


def routine_shape(routine: Routine) -> dict[str, Any]:
    """A routine for programs."""
    return {
        "id": routine.id,
        "title": routine.title,
        "area": routine.area.value,
        "feelings": [feeling.value for feeling in routine.feelings],
        "minutes": list(routine.minutes),
        "evidence": routine.evidence.value,
        "origin": origin_words(routine),
    }


@contextmanager
def _shelf(call: Call) -> Iterator[Shelf]:
    """The routines, with one's own where there is a diary that names their folders."""
    try:
        with looking(call) as diary:
            shelf = practising.routine_shelf(diary)
    except NothingHereError:
        shelf = read_shelf()
    for problem in shelf.problems:
        narrate(problem)
    yield shelf
