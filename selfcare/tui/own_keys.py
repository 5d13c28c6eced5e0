"""A person's own keys in the app: which key runs what, and how keys are printed then.

Textual's own keymap replaces all keys of an id on every screen; a screen that gives Esc to
something else would lose that. So `rekeyed` moves the printed signs alone, screen by screen, and
everything that asks a screen for its `active_bindings` (keys, help, the palette) sees the result.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import TypeVar

from textual.binding import ActiveBinding, Binding
from textual.keys import key_to_character

from selfcare.core.keymap import ALWAYS, Own

NO_KEYS: Own = {}
"""All keys as they came."""
_SAID = {
    "undo": "z takes", "redo": "y does it again", "light": "d turns that back",
    "add-habit": "a adds", "practise": "p opens", "card-holds": "h takes the holds",
}  # fmt: skip
"""Sentences of the message line that name a key, by the action they speak of."""

_NAMES = {"plus": "+", "minus": "-", "slash": "/", "backslash": "\\", "at": "@", "underscore": "_"}
"""Names of keys that Textual shortens and does not read back."""

Bound = TypeVar("Bound", ActiveBinding, Binding)


@cache
def sign_of(key: str) -> str | None:
    """The printed sign of a Textual key. None: it has none, or is a digit or Space."""
    sign = _NAMES.get(key) or key_to_character(key)
    if sign is None or len(sign) != 1 or not sign.isprintable() or sign == " " or sign.isdigit():
        return None
    return sign


@cache
def key_of(sign: str) -> str:
    """Textual's name of the key that prints a sign."""
    if sign == ",":
        return "comma"  # between keys it would part them
    return next(iter(Binding.make_bindings([Binding(sign, "none")]))).key


def binding_of(bound: ActiveBinding | Binding) -> Binding:
    """The binding itself."""
    return bound.binding if isinstance(bound, ActiveBinding) else bound


def rekeyed(found: Mapping[str, Bound], own: Own) -> dict[str, Bound]:
    """The bindings of a screen by key, after a person's own keys were put in place.

    A key that stays where it is wins over one that would come to it, so nothing gets lost.
    """
    stays = {key for key, bound in found.items() if not _moves(key, bound, own)}
    after: dict[str, Bound] = {}
    for key, bound in found.items():
        name = binding_of(bound).id
        if key in stays or name is None:
            after[key] = bound
            continue
        for sign in own[name]:
            new = key_of(sign)
            if new not in stays:
                after.setdefault(new, _with_key(bound, new))
        if name in ALWAYS:
            after.setdefault(key, bound)
    return after


def printed_keys(hints: Iterable[str], found: Mapping[str, ActiveBinding], own: Own) -> list[str]:
    """The keys of hints as they are printed after the change; `found` is what a screen came with.

    A hint names keys with spaces between them: `+ -`; those that nobody moved stay as they are.
    """
    new: dict[str, str] = {}
    for key, active in found.items():
        name, sign = active.binding.id, sign_of(key)
        if name is not None and name in own and name not in ALWAYS and sign is not None:
            new[sign] = own[name][0]
    return [" ".join(new.get(word, word) for word in keys.split(" ")) for keys in hints]


def spoken(text: str, own: Own) -> str:
    """A message such as `z takes it back.` with the keys it names as they are now."""
    for name, words in _SAID.items():
        if name in own:
            rest = words.partition(" ")[2]
            words_now = f"{own[name][0]} {rest}".replace("\\", r"\\")
            text = re.sub(rf"(?<!\S){re.escape(words)}", words_now, text)
    return text


def _moves(key: str, bound: ActiveBinding | Binding, own: Own) -> bool:
    name = binding_of(bound).id
    return name is not None and name in own and sign_of(key) is not None


def _with_key(bound: Bound, key: str) -> Bound:
    if isinstance(bound, ActiveBinding):
        return bound._replace(binding=bound.binding.with_key(key))
    return bound.with_key(key)
