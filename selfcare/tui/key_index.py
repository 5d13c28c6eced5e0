"""Every key of every screen, read from the bindings of the classes in `sheets`.

There is no second list: a binding with an `id` and a `tooltip` stands here, a screen without such
bindings does not. Keys that work everywhere are listed once.
"""

from dataclasses import dataclass

from textual.binding import Binding, BindingsMap, BindingType
from textual.dom import DOMNode

from selfcare.core.keymap import Own
from selfcare.tui import sheets
from selfcare.tui.commands import EVERYWHERE_IDS, MOVING, key_words, keys_together
from selfcare.tui.keys import EVERYWHERE
from selfcare.tui.own_keys import NO_KEYS, rekeyed
from selfcare.tui.typing_keys import ALL, Typing
from selfcare.tui.widgets.bars import PLACES, PlaceBar

EVERYWHERE_WORDS = "Everywhere"
_WORDS = {mode: words for mode, words, _ in PLACES} | {
    "first_run": "The first run",
    "entries": "The entries of a day",
    "note": "A note",
    "help": "Help",
    "why": "Why the run is what it is",
    "add_habit": "The form of a habit",
    "choose_subject": "Which habit, or mood",
    "find_notes": "Finding in notes",
    "how_back": "How a picture is made",
    "how_week": "How the number is made",
    "week_review": "Three questions about a week",
    "write_file": "Writing a file",
    "practice_card": "The card of a practice",
    "practice_known": "What is known of a practice",
    "practice_after": "After a practice",
    "player": "During a practice",
    "palette": "Every action by name",
    "pulse": "Four questions",
    "changed": "A field changed elsewhere too",
    "contact_form": "The form of a person or place",
    "habit_remove": "Removing a habit",
    "plan_ahead": "The plan's next two weeks",
    "several": "A few things, on or off",
    "share": "A sheet to share",
    "share_preview": "The sheet before it is written",
}
"""What a screen is called; others go by their title."""


@dataclass(frozen=True, slots=True)
class IndexedKey:
    """One action of one screen with its keys."""

    place: str
    """The screen in words: `Today`, `A note`, `While typing an amount`."""
    keys: tuple[str, ...]
    """As they are printed, one by one: `Space`, `q`, `Esc`."""
    name: str
    sentence: str
    also: str = ""
    """Further words it is found by: what the act is called inside."""

    @property
    def shown(self) -> str:
        """The keys in one text: `q Esc`, `0-9 =`."""
        return keys_together(self.keys)


def words_of(name: str) -> str:
    """A screen's name in words."""
    title = getattr(sheets.kind(name), "TITLE", None)
    return _WORDS.get(name) or title or name.replace("_", " ").capitalize()


def name_of(kind: type[DOMNode]) -> str:
    """The name of a screen's class in `sheets`; empty when it is not one of them."""
    return next((name for name in sheets.names() if sheets.kind(name) is kind), "")


def key_index(own: Own = NO_KEYS) -> tuple[IndexedKey, ...]:
    """All keys, after a person's own keys were put in place.

    What works everywhere comes first, then each screen, then what keys do while one types.
    """
    found = [*_indexed(EVERYWHERE_WORDS, _by_key(EVERYWHERE), own)]
    found += _indexed("The line of places", _by_key(PlaceBar.BINDINGS), own)
    for name in sheets.names():
        bindings = _bindings_of(sheets.kind(name))
        here = {key: each for key, each in bindings.items() if each.id not in EVERYWHERE_IDS}
        found += _indexed(words_of(name), here, own)
    for typing in ALL:
        found += typed_keys(typing)
    return tuple(found)


def typed_keys(typing: Typing) -> tuple[IndexedKey, ...]:
    """What keys do in one way of typing."""
    return tuple(
        IndexedKey(
            typing.title,
            (key.printed,) if key.printed else tuple(key_words(each) for each in key.keys),
            key.name,
            key.sentence,
        )
        for key in typing.keys
    )


def _by_key(bindings: list[BindingType]) -> dict[str, Binding]:
    return {key: each[0] for key, each in BindingsMap(bindings).key_to_bindings.items()}


def _bindings_of(kind: type[DOMNode]) -> dict[str, Binding]:
    """The bindings of a class with those it inherits; its own win."""
    keys: dict[str, Binding] = {}
    for base in reversed(kind.__mro__):
        if issubclass(base, DOMNode):
            keys |= _by_key(vars(base).get("BINDINGS", []))
    return keys


def _indexed(place: str, bindings: dict[str, Binding], own: Own) -> list[IndexedKey]:
    keys: dict[tuple[str, str], list[str]] = {}
    named: dict[tuple[str, str], Binding] = {}
    for key, binding in rekeyed(bindings, own).items():
        if binding.id and binding.tooltip and not binding.system:
            one = (binding.id, binding.tooltip)
            keys.setdefault(one, []).append(key_words(key))
            named.setdefault(one, binding)
    listed = sorted(named.items(), key=lambda each: each[1].action.partition("(")[0] in MOVING)
    return [
        IndexedKey(
            place,
            tuple(dict.fromkeys(keys[one])),
            each.description or each.action,
            each.tooltip,
            f"{each.id} {each.action}",
        )
        for one, each in listed
    ]
