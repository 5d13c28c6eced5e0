"""The bindings of a screen, made from the table of acts."""

from collections.abc import Container, Iterable
from functools import cache

from textual.binding import ActiveBinding, Binding

from selfcare.content.acts import ACTS, Act
from selfcare.tui.keys import with_scripts


def bindings(*wheres: str) -> list[Binding]:
    """The bindings of a screen or widget: for each act its signs, and its named keys apart.

    The signs carry the act's id, which a person's own keys replace (`App.set_keymap`); the named
    keys have an id of their own, so they always work.
    """
    made: list[Binding] = []
    for act in (act for where in wheres for act in ACTS[where]):
        made += [
            Binding(keys, action, act.words, show=act.shown and not at,
                    key_display=act.as_printed or None, tooltip=act.sentence, id=name)
            for at, (name, keys, action) in enumerate(_parts(act))
        ]  # fmt: skip
    return made


def in_order(shown: Iterable[ActiveBinding], own: Container[str]) -> list[ActiveBinding]:
    """Bindings as the table has them: Textual puts those of one's `own` keys behind all others."""
    kept = [*shown]
    for each in sorted((one for one in kept if one.binding.id in own), key=_at, reverse=True):
        kept.remove(each)
        where, at = _at(each)
        places = [_at(one) for one in kept]
        later = (place for place, one in enumerate(places) if one[0] == where and one[1] > at)
        kept.insert(next(later, len(kept)), each)
    return kept


def _at(each: ActiveBinding) -> tuple[str, int]:
    """The part of the table that a binding is of, and its place there."""
    return _places().get((each.binding.id or "").removesuffix(".named"), ("", 0))


@cache
def _places() -> dict[str, tuple[str, int]]:
    return {act.id: (where, at) for where, acts in ACTS.items() for at, act in enumerate(acts)}


def _parts(act: Act) -> Iterable[tuple[str, str, str]]:
    """Id, keys and action of the bindings of an act."""
    if "{sign}" in act.action:
        for sign in act.signs:
            yield act.id, ",".join(with_scripts([sign])), act.action.format(sign=sign)
    elif act.signs:
        yield act.id, ",".join(with_scripts(act.signs)), act.action
    if act.names:
        yield f"{act.id}.named", ",".join(act.names), act.action
