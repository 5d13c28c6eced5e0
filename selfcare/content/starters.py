"""Habits to begin with: the five starters, and the templates behind "more templates".

Goal, plan and smallest version are kept in the words a person types, so that the service reads
them through the same grammar as everything else.
"""

from msgspec import Struct

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


def _read() -> tuple[tuple[Starter, ...], tuple[Starter, ...]]:
    # The decoder costs 15 ms, and the service needs `Starter` alone.
    from selfcare.content.starter_file import read_starters  # noqa: PLC0415 - msgspec: paid by the first run and the templates alone

    return read_starters()
