"""Habits to begin with: the five starters, and the templates behind "more templates".

Goal, plan and smallest version are kept in the words a person types, so that the diary reads
them through the same grammar as everything else.
"""

from functools import cache

from msgspec import Struct

from selfcare.content.toml import Words, read_content
from selfcare.core.model import Area


class Starter(Struct, frozen=True):
    """A habit that can be picked from a list; everything in it can be edited afterwards."""

    area: Area
    name: str
    unit: str
    goal: str
    """The day goal in words: `any`, `>=5`, `7-9`."""
    smallest: str
    """The smallest version; empty: any amount above 0 (for `h`: the goal's low end)."""
    plan: str
    """The full plan: `5/week`, `150 min/week`."""
    start_plan: str
    """The plan a newcomer gets. Templates start with the full one."""
    source: str
    """What the plan rests on."""
    words: str
    """One kind sentence for the list."""


def starters() -> tuple[Starter, ...]:
    """The five starter habits, one for each area, in the order of the first-run list."""
    return _read()[0]


def templates() -> tuple[Starter, ...]:
    """More habits to choose from, behind the "more templates" line."""
    return _read()[1]


class _Entry(Struct, forbid_unknown_fields=True):
    area: Area
    name: Words
    unit: Words
    goal: Words
    plan: Words
    source: Words
    words: Words
    smallest: str = ""
    start_plan: str = ""


class _Document(Struct, forbid_unknown_fields=True):
    starter: list[_Entry]
    template: list[_Entry]


def _starter(entry: _Entry) -> Starter:
    return Starter(
        area=entry.area,
        name=entry.name,
        unit=entry.unit,
        goal=entry.goal,
        smallest=entry.smallest,
        plan=entry.plan,
        start_plan=entry.start_plan or entry.plan,
        source=entry.source,
        words=entry.words,
    )


@cache
def _read() -> tuple[tuple[Starter, ...], tuple[Starter, ...]]:
    document = read_content("starters.toml", _Document)
    return tuple(map(_starter, document.starter)), tuple(map(_starter, document.template))
