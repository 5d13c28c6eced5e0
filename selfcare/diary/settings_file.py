"""Settings from a TOML document: every problem is named, and nothing is taken while there is one.

What the document does not name stays as it is. `settings_toml` writes such a document.
"""

import re
from collections.abc import Mapping
from datetime import time
from typing import Annotated, Any

import msgspec
from msgspec import Struct

from selfcare.content.acts import actions
from selfcare.content.keymap import DEFAULT, PREFIX, Own, clashes, keys_text, read_signs
from selfcare.content.settings import (
    LONGEST,
    SECTION,
    Setting,
    parse_setting,
    setting_named,
)
from selfcare.content.toml import too_much
from selfcare.core.errors import UnreadableError
from selfcare.core.text import clean_line
from selfcare.words.refusals import error_words

LONGEST_FILE = 64_000
"""Most bytes of a document."""
MOST_NAMES = 500
"""Most names of a document; there are far fewer settings and keys."""
MOST_PROBLEMS = 20
"""Most problems that are told; more are counted."""

_Text = Annotated[str, msgspec.Meta(max_length=LONGEST)]
_Texts = Annotated[list[_Text], msgspec.Meta(max_length=100)]
_LINE = re.compile(r"line (\d+)")
"""In the parser's own words."""


class SettingsFileError(UnreadableError):
    """A document of settings that cannot be taken; `problems` are whole sentences."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__(" ".join(problems))
        self.problems = problems


class SettingsRead(Struct, frozen=True):
    """What a document asks for."""

    values: Mapping[str, str]
    """Settings by key, as they are kept."""
    own: Own
    """All keys of one's own, once the document is taken."""


def read_settings(document: bytes, own: Own) -> SettingsRead:
    """The settings of a document; `own` are the keys of one's own that hold now.

    Raises:
        SettingsFileError: It cannot be read, or something in it does not fit.
    """
    text = _text_of(document)
    tables = _decoded(text)
    problems: list[str] = []
    values: dict[str, str] = {}
    keys = tables.pop(SECTION, {})
    for name, value in tables.items():
        try:
            setting = setting_named(name)
            values[setting.key] = parse_setting(setting.key, _typed(setting, value))
        except UnreadableError as error:
            problems.append(error_words(error))
    after, found = _keys_of(keys, own)
    problems += found
    if problems:
        raise SettingsFileError(_told(problems))
    return SettingsRead(values, after)


def _text_of(document: bytes) -> str:
    if len(document) > LONGEST_FILE:
        raise SettingsFileError(
            (f"It is longer than {LONGEST_FILE // 1000} KB, so it is not a file of settings.",)
        )
    try:
        return document.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise SettingsFileError(("It is not text in UTF-8; save it as UTF-8.",)) from None


def _decoded(text: str) -> dict[str, Any]:
    reason = too_much(text.encode())
    if reason:
        raise SettingsFileError((f"It is no file of settings: {reason}.",))
    try:
        tables: dict[str, Any] = msgspec.toml.decode(text, type=dict[str, Any])
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        line = _LINE.search(str(error))
        where = f" from line {line[1]} on" if line else ""
        raise SettingsFileError(
            (f'It is not TOML{where}; a line looks like day_start = "04:00".',)
        ) from None
    keys = tables.get(SECTION)
    if len(tables) + (len(keys) if isinstance(keys, dict) else 0) > MOST_NAMES:
        raise SettingsFileError(
            (f"It has more than {MOST_NAMES} names, so it is not a file of settings.",)
        )
    return tables


def _typed(setting: Setting, value: Any) -> str:
    """The value as a person would type it; raises UnreadableError when its kind does not fit."""
    if isinstance(value, time):  # TOML has times of its own
        value = f"{value:%H:%M}"
    try:
        if setting.is_switch:
            switch = msgspec.convert(value, bool | _Text)
            return ("on" if switch else "off") if isinstance(switch, bool) else switch
        if setting.is_list:
            several = msgspec.convert(value, _Texts | _Text)
            return several if isinstance(several, str) else ",".join(several) or "none"
        if type(value) is int and 0 <= value < 100 and str(value) in setting.choices:
            return str(value)
        return msgspec.convert(value, _Text)
    except msgspec.ValidationError:
        takes = "true or false" if setting.is_switch else setting.allowed
        raise UnreadableError(
            f"I can't read {_shown(value)} for {setting.key}. It takes {takes}."
        ) from None


def _keys_of(keys: Any, own: Own) -> tuple[dict[str, tuple[str, ...]], list[str]]:
    """One's own keys after those of the document, and what stands against them."""
    after = dict(own)
    problems: list[str] = []
    known_acts = actions()
    if not isinstance(keys, dict):
        return after, ['keys is a table: [keys], then lines such as rest = "x".']
    for name, value in keys.items():
        try:
            row = known_acts.get(name)
            text = _keys_text(value)
            after.pop(row.id, None)
            if clean_line(text).casefold() != DEFAULT:
                signs = read_signs(text)
                if signs != row.signs:
                    after[row.id] = signs
        except UnreadableError as error:
            problems.append(f"{clean_line(f'{PREFIX}{name}', 40)}: {error_words(error)}")
    before = clashes(known_acts, own)
    problems += [
        f"{PREFIX}{name}: {sentence}"
        for name, sentence in clashes(known_acts, after).items()
        if name not in before
    ]
    return after, problems


def _keys_text(value: Any) -> str:
    try:
        several = msgspec.convert(value, _Texts | _Text)
    except msgspec.ValidationError:
        raise UnreadableError(
            f'I can\'t read {_shown(value)}; it takes a text such as "x".'
        ) from None
    return several if isinstance(several, str) else keys_text(several)


def _shown(value: Any) -> str:
    """A value of the wrong kind, in a few words."""
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, list):
        return "a list"
    try:
        words = str(value)
    except ValueError:  # a number too long to be written out
        return "a number"
    return clean_line(words.lower() if isinstance(value, bool) else words, 40)


def _told(problems: list[str]) -> tuple[str, ...]:
    more = len(problems) - MOST_PROBLEMS
    rest = (f"There are {more} more.",) if more > 0 else ()
    return (*problems[:MOST_PROBLEMS], *rest)
