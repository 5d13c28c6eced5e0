"""Which of several named things a person means.

An exact name wins; else any start that fits one alone. Case and Unicode's forms do not count
(`name_key`). When several begin alike they are told, and when none does the nearest names.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Generic, TypeVar

from msgspec import Struct

from selfcare.core.text import name_key

Named = TypeVar("Named")


class Meant(Struct, Generic[Named], frozen=True):
    """What a typed name stands for."""

    found: Named | None = None
    several: tuple[Named, ...] = ()
    """Those that begin like it, when it is more than one."""
    near: tuple[Named, ...] = ()
    """Those with a similar name, the nearest first, when nothing begins like it; at most three."""


def meant(typed: str, known: Sequence[Named], name_of: Callable[[Named], str]) -> Meant[Named]:
    """What a typed name stands for among known things."""
    key = name_key(typed)
    keys = [(name_key(name_of(one)), one) for one in known]
    exact = next((one for name, one in keys if name == key), None)
    if exact is not None:
        return Meant(exact)
    starts = tuple(one for name, one in keys if key and name.startswith(key))
    if len(starts) == 1:
        return Meant(starts[0])
    if starts:
        return Meant(several=starts)
    by_name = dict(keys)
    return Meant(near=tuple(by_name[name] for name in nearest(key, by_name)))


def nearest(word: str, known: Iterable[str], *, most: int = 3, likeness: float = 0.5) -> list[str]:
    """The known words most like a typed one; `likeness` from 0 to 1 is the least that counts."""
    from difflib import get_close_matches  # noqa: PLC0415 - 5 ms that only a slip pays for

    return get_close_matches(word[:60], list(known), n=most, cutoff=likeness)


def one_near(word: str, known: Iterable[str]) -> str | None:
    """The one name that somebody may have meant. None: none is near."""
    found = nearest(word.casefold(), known, most=1, likeness=0.6)
    return found[0] if found else None
