"""The bindings of a screen, made from the table of acts."""

from collections.abc import Iterable

from textual.binding import Binding

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


def _parts(act: Act) -> Iterable[tuple[str, str, str]]:
    """Id, keys and action of the bindings of an act."""
    if "{sign}" in act.action:
        for sign in act.signs:
            yield act.id, ",".join(with_scripts([sign])), act.action.format(sign=sign)
    elif act.signs:
        yield act.id, ",".join(with_scripts(act.signs)), act.action
    if act.names:
        yield f"{act.id}.named", ",".join(act.names), act.action
