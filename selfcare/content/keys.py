"""The actions of the app with their keys, as commands and settings know them without the app.

`keys.toml` is written from the bindings in the code, and a test holds the two together.
"""

from functools import cache

import msgspec

from selfcare.content.toml import read_content
from selfcare.core.keymap import Actions, KeyPlace


class _Row(msgspec.Struct, forbid_unknown_fields=True):
    id: str
    signs: list[str]
    name: str
    sentence: str
    places: list[str]


class _Document(msgspec.Struct, forbid_unknown_fields=True):
    action: list[_Row]


@cache
def key_actions() -> Actions:
    """Every action that has a printed sign for a key."""
    return Actions(
        tuple(
            KeyPlace(
                row.id, tuple(row.signs), row.name, row.sentence, tuple(row.places),
                typed=any(sign.isdigit() for sign in row.signs),
            )
            for row in read_content("keys.toml", _Document).action
        )
    )  # fmt: skip
