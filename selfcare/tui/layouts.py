"""Command keys on keyboards without Latin letters.

A terminal sends the letter the layout makes: the key under `f` arrives as `ф` or `φ`. One table a
script gives that key's Latin sign back. It is used for commands alone, never inside text.
"""

_LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,."
_CYRILLIC = "йцукенгшщзхъфывапролджэячсмитьбю"
"""Russian; Ukrainian, Belarusian, Bulgarian and Serbian letters on the same keys follow below."""
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


_NAMES = {
    ",": "comma", ".": "full_stop", ";": "semicolon", "'": "apostrophe",
    "[": "left_square_bracket", "]": "right_square_bracket", "`": "grave_accent",
}  # fmt: skip


def latin_key(key: str) -> str | None:
    """The Textual key name of the Latin sign on the same key; None for keys that need no help."""
    latin = LATIN_OF.get(key)
    return None if latin is None else _NAMES.get(latin, latin)
