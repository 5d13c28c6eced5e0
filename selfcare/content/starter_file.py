"""starters.toml, checked: the decoding behind `starters` and `templates`."""

from functools import cache

import msgspec

from selfcare.content.starters import Starter
from selfcare.content.toml import Words, read_content
from selfcare.core.model import Area


class _Entry(msgspec.Struct, forbid_unknown_fields=True):
    area: Area
    name: Words
    unit: Words
    goal: Words
    plan: Words
    source: Words
    words: Words
    smallest: str = ""
    start_plan: str = ""


class _Document(msgspec.Struct, forbid_unknown_fields=True):
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
def read_starters() -> tuple[tuple[Starter, ...], tuple[Starter, ...]]:
    """The starters and the templates, in the order of the file."""
    document = read_content("starters.toml", _Document)
    return tuple(map(_starter, document.starter)), tuple(map(_starter, document.template))
