"""Keys of a person's own: which action may have which key, and why not.

A key is one printed sign: a letter of any script or a punctuation mark. What has such a key can be
given others; Enter, Esc, Tab, Space, Backspace, arrows, function keys, Ctrl keys and digits stay
where they are, so that everything can still be done without letters. A letter of a script that
`layouts` knows stands for the Latin sign of its key. As text, keys have commas between them, and
the comma itself is `comma`.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from functools import cached_property

from msgspec import Struct

from selfcare.core.errors import UnreadableError
from selfcare.core.text import clean_line, one_near

# Which Latin sign lies on the same key as a letter of another script.
#
# A terminal sends the letter the layout makes: the key under `f` arrives as `ф` or `φ`. One table a
# script gives that key's Latin sign back. It is used for commands alone, never inside text.

_LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,."
_CYRILLIC = "йцукенгшщзхъфывапролджэячсмитьбю"
"""The Russian layout; the letters that Ukrainian and Belarusian have in its place follow. Layouts
that order letters another way (Bulgarian, Serbian) have arrows, Enter, digits and `:`."""
_CYRILLIC_MORE = {"і": "s", "ї": "]", "є": "'", "ґ": "u", "ў": "o", "ё": "`"}
_GREEK = {
    "ς": "w", "ε": "e", "ρ": "r", "τ": "t", "υ": "y", "θ": "u", "ι": "i", "ο": "o", "π": "p",
    "α": "a", "σ": "s", "δ": "d", "φ": "f", "γ": "g", "η": "h", "ξ": "j", "κ": "k", "λ": "l",
    "ζ": "z", "χ": "x", "ψ": "c", "ω": "v", "β": "b", "ν": "n", "μ": "m",
    "έ": "e", "ύ": "y", "ί": "i", "ό": "o", "ά": "a", "ή": "h", "ώ": "v",
}  # fmt: skip

LATIN_OF: dict[str, str] = dict(zip(_CYRILLIC, _LATIN, strict=True)) | _CYRILLIC_MORE | _GREEK
LATIN_OF |= {
    letter.upper(): latin.upper()
    for letter, latin in LATIN_OF.items()
    if latin.isalpha() and len(letter.upper()) == 1
}
LATIN_OF["Σ"] = "W"
"""Letter -> Latin sign; a capital letter -> a capital letter.

Shift makes `Σ` of both Greek sigmas: it is taken for `W`, a place, because no place is `S`.
"""


PREFIX = "keys."
"""Begins the name of a kept setting: `keys.rest`."""
EVERYWHERE = "everywhere"
"""The place of actions that work on every screen."""
ALWAYS = frozenset({"support"})
"""Actions that keep the key they came with beside one's own: help must be found by anybody."""
MOST_KEYS = 3
"""Most keys of one's own for an action."""
COMMA = "comma"
DEFAULT = "default"

Own = Mapping[str, tuple[str, ...]]
"""An action's id -> the signs a person gave it."""


class KeyPlace(Struct, frozen=True):
    """One action as the screens of some places have it."""

    id: str
    signs: tuple[str, ...]
    """The printed signs that run it."""
    name: str
    sentence: str
    places: tuple[str, ...]
    typed: bool = False
    """Its keys are themselves what is meant (digits), so it can have no other."""


class Actions(Struct, frozen=True, dict=True):
    """Every action that has a printed sign for a key."""

    rows: tuple[KeyPlace, ...]

    @cached_property
    def by_id(self) -> Mapping[str, KeyPlace]:
        """Each action that can have another key, once, under all its places."""
        found: dict[str, KeyPlace] = {}
        for row in self.rows:
            known = found.get(row.id)
            if known is None:
                found[row.id] = row
                continue
            signs = tuple(dict.fromkeys((*known.signs, *row.signs)))
            places = tuple(dict.fromkeys((*known.places, *row.places)))
            typed = known.typed or row.typed
            found[row.id] = KeyPlace(row.id, signs, known.name, known.sentence, places, typed)
        return {name: row for name, row in found.items() if not row.typed}

    def get(self, name: str) -> KeyPlace:
        """The action of an id; raises UnreadableError with the nearest."""
        key = name.strip().casefold().replace("_", "-")
        found = self.by_id.get(key)
        if found is None:
            near = one_near(key, self.by_id)
            more = f"The nearest is {near}." if near else "selfcare settings --toml lists them."
            raise UnreadableError(f"No action is called {clean_line(name, 40)}. {more}")
        return found

    def signs_of(self, name: str, own: Own) -> tuple[str, ...]:
        """The signs that run an action now."""
        return _signs_now(self.by_id[name], own)


def _signs_now(row: KeyPlace, own: Own) -> tuple[str, ...]:
    given = own.get(row.id)
    if given is None or row.typed:
        return row.signs
    return tuple(dict.fromkeys((*given, *(row.signs if row.id in ALWAYS else ()))))


def keys_text(signs: Iterable[str]) -> str:
    """Signs as text: `r`, `r,comma`."""
    return ",".join(COMMA if sign == "," else sign for sign in signs)


def read_signs(text: str) -> tuple[str, ...]:
    """The signs in a text such as `x` or `x,comma`; raises UnreadableError."""
    shown = clean_line(text, 60)
    parts = [","] if shown == "," else [part.strip() for part in shown.split(",")]
    signs = tuple(dict.fromkeys(read_sign(part) for part in parts))
    if len(signs) > MOST_KEYS:
        raise UnreadableError(f"An action takes at most {MOST_KEYS} keys of your own.")
    return signs


def read_sign(text: str) -> str:
    """One key as it is kept; raises UnreadableError with what stands against it."""
    sign = "," if text.casefold() == COMMA else text
    if len(sign) == 1:
        sign = LATIN_OF.get(sign, sign)
        if sign.isdigit():
            raise UnreadableError("Digits are a number about you, so they stay as they are.")
        if _is_typed_by_a_key(sign):
            return sign
    if sign.casefold().startswith(("ctrl", "alt", "super", "meta", "^")) and len(sign) > 1:
        raise UnreadableError(
            "Ctrl and Alt keys belong to terminals and tmux; take a letter or a sign."
        )
    raise UnreadableError(
        f"{clean_line(text, 20) or 'Nothing'} is no key to choose: it takes one letter or sign; "
        "Enter, Esc, Tab, Space, Backspace, arrows and digits stay as they are."
    )


def _is_typed_by_a_key(sign: str) -> bool:
    """Whether it is a letter or a sign by itself: nothing an input method has to compose."""
    kind = unicodedata.category(sign)[0]
    wide = unicodedata.east_asian_width(sign) in {"W", "F"}
    return kind in "LPS" and not wide and sign != "\ufffd"


def clashes(actions: Actions, own: Own) -> dict[str, str]:
    """Each action whose own keys another has too, on a screen where both work: its sentence."""
    holders: dict[tuple[str, str], list[KeyPlace]] = {}
    for row in actions.rows:
        for place in row.places:
            for sign in _signs_now(row, own):
                holders.setdefault((place, sign), []).append(row)
    found: dict[str, str] = {}
    for (place, sign), rows in holders.items():
        others = rows if place == EVERYWHERE else [*rows, *holders.get((EVERYWHERE, sign), ())]
        names = {row.id for row in others}
        if len(names) < 2:
            continue
        ours = sorted(names & own.keys()) or sorted(names)
        for name in ours[:1]:
            other = next(row for row in others if row.id != name)
            found.setdefault(name, _clash(sign, other, place))
    return found


def _clash(sign: str, other: KeyPlace, place: str) -> str:
    where = "everywhere" if EVERYWHERE in other.places else f"in {place_words(place)}"
    return f"Take another key: {keys_text([sign])} is {other.name} {where} ({other.id})."


def place_words(place: str) -> str:
    """A place of the table as a person reads it: `look_back` is Look back."""
    return place.replace("_", " ").capitalize()


def with_keys(actions: Actions, own: Own, name: str, text: str) -> dict[str, tuple[str, ...]]:
    """One's own keys after an action was given others, or with `default` its first ones again.

    Raises:
        UnreadableError: no such action, no key to choose, or a key that another action has.
    """
    row = actions.get(name)
    after = {known: signs for known, signs in own.items() if known != row.id}
    if clean_line(text).casefold() != DEFAULT:
        signs = read_signs(text)
        if signs != row.signs:
            after[row.id] = signs
    before = clashes(actions, own)
    for known, sentence in clashes(actions, after).items():
        if known not in before:
            raise UnreadableError(sentence)
    return after


def fitting(actions: Actions, kept: Mapping[str, str]) -> tuple[dict[str, tuple[str, ...]], str]:
    """The kept keys that this version can use, and a sentence about those it cannot; or none."""
    own: dict[str, tuple[str, ...]] = {}
    left: list[str] = []
    for name, text in kept.items():
        try:
            actions.get(name)
            own[name] = read_signs(text)
        except UnreadableError:
            left.append(name)
    while found := clashes(actions, own):
        unfit = [name for name in found if name in own]
        if not unfit:
            break
        left += unfit
        own = {name: signs for name, signs in own.items() if name not in unfit}
    if not left:
        return own, ""
    names = ", ".join(clean_line(name, 30) for name in sorted(left)[:3])
    many = "A key of your own is" if len(left) == 1 else f"{len(left)} keys of your own are"
    return own, f"{many} left out here, because they no longer fit: {names}."
