"""All settings as one TOML document, which `selfcare settings --from` reads again.

A switch is true or false, a list is an array, everything else a string. Keys of one's own stand
under `[keys]`; actions that have the keys they came with stand there as comments.
"""

from collections.abc import Iterator, Mapping

from selfcare.content.keymap import (
    EVERYWHERE,
    PREFIX,
    Actions,
    KeyPlace,
    Own,
    keys_text,
    place_words,
)
from selfcare.content.settings import SETTINGS, Setting, is_on, parts_of, value_in_force

SECTION = PREFIX.rstrip(".")
HEAD = "# The settings of selfcare. selfcare settings --from FILE reads this file again."
KEYS_HEAD = (
    "# Keys of your own: one letter or sign, several with commas (the comma itself is comma), or\n"
    '# "default". To change one, take the # before it away and put another letter.'
)
SEVERAL = "Several screens"
"""The heading of actions that three or more screens have."""


def settings_toml(values: Mapping[str, str], actions: Actions, own: Own) -> str:
    """The document; `values` are the kept values by key."""
    return "\n".join((HEAD, *_settings(values), "", f"[{SECTION}]", *_keys(actions, own), ""))


def _settings(values: Mapping[str, str]) -> Iterator[str]:
    group = ""
    for setting in SETTINGS:
        if setting.group != group:
            group = setting.group
            yield f"\n# -- {group}"
        yield f"\n# {setting.sentence}"
        shown = toml_value(setting, value_in_force(setting, values[setting.key]))
        yield f"{setting.key} = {shown}  # {setting.allowed}"


def _keys(actions: Actions, own: Own) -> Iterator[str]:
    yield KEYS_HEAD
    for heading, rows in under_headings(actions):
        yield f"\n# -- {heading}"
        for row in rows:
            lead = "" if row.id in own else "# "
            keys = toml_text(keys_text(own.get(row.id, row.signs)))
            yield f"{lead}{row.id} = {keys}  # {row.sentence}"


def under_headings(actions: Actions) -> tuple[tuple[str, tuple[KeyPlace, ...]], ...]:
    """The actions under the words of their place, those of several screens last."""
    found: dict[str, list[KeyPlace]] = {}
    several = []
    for row in actions.by_id.values():
        if len(row.places) > 2:
            several.append(row)
        else:
            place = row.places[0]
            words = "Everywhere" if place == EVERYWHERE else place_words(place)
            found.setdefault(words, []).append(row)
    if several:
        found[SEVERAL] = several
    return tuple((words, tuple(rows)) for words, rows in found.items())


def toml_value(setting: Setting, value: str) -> str:
    """A setting's value as TOML writes it."""
    if setting.is_switch:
        return "true" if is_on(value) else "false"
    if setting.is_list:
        return f"[{', '.join(toml_text(part) for part in parts_of(value))}]"
    return toml_text(value)


def toml_text(text: str) -> str:
    """A basic TOML string."""
    signs = {'"': '\\"', "\\": "\\\\"}
    return '"' + "".join(signs.get(c) or (c if c.isprintable() else _code(c)) for c in text) + '"'


def _code(character: str) -> str:
    return f"\\U{ord(character):08x}"
