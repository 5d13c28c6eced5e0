"""What goes to stdout, lines and JSON, and files that commands are asked to write.

User text in a line has been through `clean` by whoever built the line, and is cleaned here again
as a whole, so that the only escape sequences are the few styles of `styled`, and those on a
terminal alone.
"""

import os
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from selfcare.core.errors import UnreadableError
from selfcare.core.text import clean
from selfcare.core.views import Receipt
from selfcare.files import shown, target_path

if TYPE_CHECKING:
    from selfcare.diary import Diary

LONGEST_LINE = 100_000


def say(lines: str | Iterable[str]) -> None:
    """Lines for a person, cleaned."""
    for line in [lines] if isinstance(lines, str) else lines:
        click.echo(clean(line, LONGEST_LINE))


def say_heading(line: str) -> None:
    """A line that stands out a little where the terminal can do that."""
    shown = clean(line, LONGEST_LINE)
    click.echo(click.style(shown, bold=True) if can_style() else shown)


def say_json(shape: object) -> None:
    """A shape of dicts, lists, texts and numbers as JSON, its texts cleaned.

    Letters stay as they are where stdout can carry them.
    """
    import json

    wide = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    click.echo(json.dumps(_cleaned(shape), ensure_ascii=not wide, allow_nan=False, indent=2))


def answer(receipt: Receipt, *, plain: bool) -> None:
    """What a write did: weekday, date and sum; in line mode's voice when `plain`."""
    say(receipt.spoken if plain else receipt.command)


def can_style() -> bool:
    """Whether stdout is a terminal that is not asked to go without styles."""
    return (
        sys.stdout.isatty()
        and not os.environ.get("NO_COLOR")
        and os.environ.get("TERM", "") not in {"", "dumb"}
    )


def can_show_signs() -> bool:
    """Whether stdout carries more than ASCII."""
    return (sys.stdout.encoding or "").lower().startswith("utf")


def _cleaned(shape: object) -> object:
    match shape:
        case str():
            return clean(shape)
        case dict():
            return {str(key): _cleaned(value) for key, value in shape.items()}
        case list() | tuple():
            return [_cleaned(value) for value in shape]
        case float() if shape.is_integer():
            return int(shape)
        case _:
            return shape


# Files that commands write when they are asked to: where to, and what is said afterwards.


def one_file(
    named: Mapping[str, str | None], *, force: bool, **others: bool
) -> tuple[str, str] | None:
    """The kind and name of the one file that is asked for, if any.

    Args:
        named: kind -> the name given for it.
        force: whether --force was given; it says nothing without a file.
        others: further outlets, by the name of their option; at most one outlet may be chosen.

    Raises:
        UnreadableError: two outlets at once, or --force alone.
    """
    given = [(kind, name) for kind, name in named.items() if name is not None]
    if len(given) + sum(others.values()) > 1:
        *first, last = (f"--{name}" for name in (*others, *named))
        raise UnreadableError(f"Choose one of {', '.join(first)} and {last}.")
    if force and not given:
        *first, last = (f"--{name}" for name in named)
        raise UnreadableError(f"--force goes with {', '.join(first)} or {last}.")
    return given[0] if given else None


def own_target(diary: "Diary", name: str) -> Path:
    """The file a person named; never the diary itself."""
    return target_path(name, diary.path)


def file_answer(what: str, target: Path) -> str:
    """What is said once the file is there."""
    return f"{what} is in {shown(target)}. Only you can read it."
