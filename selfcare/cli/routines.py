"""`routines`: the routines there are, one of them at length, and checking a file of one's own."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from selfcare.cli.diagnostics import narrate
from selfcare.cli.opening import Call, NothingHereError, looking, pass_call
from selfcare.cli.options import Family, complete_routine, json_option, plain_option
from selfcare.cli.output import say, say_heading, say_json
from selfcare.cli.text.routines import routine_detail, routine_lines, routine_sentences
from selfcare.content.routines import Shelf, read_routine, read_shelf
from selfcare.core.errors import UnreadableError
from selfcare.core.routine import Routine
from selfcare.diary import practising
from selfcare.words.practice import origin_words


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
