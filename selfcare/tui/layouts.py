"""Command keys on keyboards without Latin letters, in Textual's names of keys."""

from selfcare.core.layouts import LATIN_OF

_NAMES = {
    ",": "comma", ".": "full_stop", ";": "semicolon", "'": "apostrophe",
    "[": "left_square_bracket", "]": "right_square_bracket", "`": "grave_accent",
}  # fmt: skip


def latin_key(key: str) -> str | None:
    """The Textual key name of the Latin sign on the same key; None for keys that need no help."""
    latin = LATIN_OF.get(key)
    return None if latin is None else _NAMES.get(latin, latin)
