"""Which Latin sign lies on the same key as a letter of another script.

A terminal sends the letter the layout makes: the key under `f` arrives as `ф` or `φ`. One table a
script gives that key's Latin sign back. It is used for commands alone, never inside text.
"""

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
