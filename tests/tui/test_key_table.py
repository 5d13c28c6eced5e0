"""selfcare/content/keys.toml says what the bindings in the code say.

SELFCARE_UPDATE_SCREENS=1 writes it.
"""

import json
import os
import string
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from textual.binding import Binding, BindingsMap
from textual.dom import DOMNode

from selfcare.content.keys import key_actions
from selfcare.core.keymap import EVERYWHERE, PREFIX, clashes, fitting
from selfcare.core.settings import SETTINGS
from selfcare.tui.keys import EVERYWHERE as GLOBAL_KEYS
from selfcare.tui.keys import TakesKeys
from selfcare.tui.own_keys import key_of, sign_of
from selfcare.tui.sheets import import_all
from selfcare.tui.widgets.bars import PlaceBar

UPDATE = os.environ.get("SELFCARE_UPDATE_SCREENS") == "1"
HEAD = """\
# The actions of the app that have a printed sign for a key, written from the bindings in the code:
# the commands read them here, without the app. tests/tui/test_key_table.py holds the two together.

"""
FIRST = ("today", "week", "look_back", "practice", "habits")
"""The places; sheets follow by name."""

Row = tuple[str, tuple[str, ...], str, str]


def kinds(base: type[DOMNode]) -> Iterator[type[DOMNode]]:
    """Every class below one."""
    for kind in base.__subclasses__():
        yield kind
        yield from kinds(kind)


def bindings_of(kind: type[DOMNode]) -> dict[str, Binding]:
    """Key -> binding of a class, what it overrides left out."""
    found: dict[str, Binding] = {}
    for base in reversed(kind.__mro__):
        if issubclass(base, DOMNode):
            own = BindingsMap(vars(base).get("BINDINGS", []))
            found |= {key: bindings[0] for key, bindings in own.key_to_bindings.items()}
    return found


def rows_of(found: dict[str, Binding]) -> list[Row]:
    """The bindings with a printed sign among their keys, one row an id."""
    signs: dict[str, list[str]] = {}
    named: dict[str, Binding] = {}
    for key, binding in found.items():
        sign = key if key.isdigit() else sign_of(key)
        if binding.id and binding.tooltip and sign is not None:
            signs.setdefault(binding.id, []).append(sign)
            named.setdefault(binding.id, binding)
    return [
        (name, tuple(signs[name]), each.description or each.action, each.tooltip)
        for name, each in named.items()
    ]


def in_the_code() -> dict[Row, list[str]]:
    """Every such row with the places that have it."""
    import_all()
    everywhere = rows_of(dict(BindingsMap(GLOBAL_KEYS)))
    found: dict[Row, list[str]] = {row: [EVERYWHERE] for row in everywhere}
    screens: dict[str, list[type[DOMNode]]] = {"header": [PlaceBar]}
    for kind in kinds(TakesKeys):
        if kind.__module__.startswith("selfcare.tui.screens.") and not kind.__subclasses__():
            screens.setdefault(kind.__module__.rpartition(".")[2], []).append(kind)
    for place in [*FIRST, *sorted(screens.keys() - set(FIRST))]:
        rows = [row for kind in screens[place] for row in rows_of(bindings_of(kind))]
        for row in dict.fromkeys(rows):
            if row not in everywhere:
                found.setdefault(row, []).append(place)
    return found


def written(rows: dict[Row, list[str]]) -> str:
    """The table as TOML, one action a line."""
    lines = [
        f"    {{ id = {json.dumps(name)}, signs = {json.dumps(signs, ensure_ascii=False)}, "
        f"name = {json.dumps(words, ensure_ascii=False)}, "
        f"sentence = {json.dumps(sentence, ensure_ascii=False)}, places = {json.dumps(places)} }},"
        for (name, signs, words, sentence), places in rows.items()
    ]
    return HEAD + "action = [\n" + "\n".join(lines) + "\n]\n"


def test_the_table_is_the_code() -> None:
    """Commands and the app speak of the same keys."""
    path = Path(str(files("selfcare.content").joinpath("keys.toml")))
    text = written(in_the_code())
    if UPDATE:
        path.write_text(text, encoding="utf-8")
    assert path.read_text("utf-8") == text


def test_no_two_actions_of_a_screen_share_a_key() -> None:
    """As it comes, a key does one thing on a screen."""
    assert clashes(key_actions(), {}) == {}


def test_ids_fit_into_the_settings() -> None:
    """An id is small letters and hyphens, and no setting is called like one."""
    for name in key_actions().by_id:
        assert name.replace("-", "").isascii()
        assert name == name.lower()
        assert "_" not in name
    assert not any(setting.key.startswith(PREFIX) for setting in SETTINGS)


def test_signs_and_keys_lead_to_each_other() -> None:
    """Every sign a keyboard prints has its key's name, and that name leads back."""
    for sign in string.ascii_letters + string.punctuation + "éñßжω":
        assert sign_of(key_of(sign)) == sign
    unsigned = ("space", "enter", "escape", "tab", "left", "f1", "ctrl+l", "5", "backspace")
    assert [sign_of(key) for key in unsigned] == [None] * len(unsigned)


def test_what_no_longer_fits_is_left_out() -> None:
    """An action that is gone, a key that is taken by now: a sentence, and the rest holds."""
    kept = {"gone": "x", "rest": "x", "day-off": "m", "close-day": "\x1b", "practise": "w"}
    own, sentence = fitting(key_actions(), kept)
    assert own == {"rest": ("x",), "practise": ("w",)}
    assert sentence.startswith("3 keys of your own are left out here")
