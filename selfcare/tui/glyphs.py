"""Which signs a terminal can show, and how a text is fitted into cells.

The setting `glyphs` names the set; left to
itself a console without a font of its own choosing or without UTF-8 gets `ascii`, and an old
Windows console `basic`.
"""

from collections.abc import Mapping

from rich.cells import cell_len, set_cell_size

from selfcare.core.model import Status
from selfcare.core.text import clean_line
from selfcare.draw.signs import ASCII_SIGNS, BASIC_SIGNS, FULL_SIGNS, SETS, Signs

_POOR = frozenset({"linux", "vt52", "vt100", "vt102", "vt220", "vt320", "dumb"})
"""Terminals with a few hundred signs, or whose signs nobody can know; by the start of TERM."""
_LOCALE = ("LC_ALL", "LC_CTYPE", "LANG")
"""The first of these that is set says the encoding."""


def _may_be_utf8(environ: Mapping[str, str]) -> bool:
    """Whether nothing says that the terminal reads another encoding than UTF-8."""
    said = next((environ[name] for name in _LOCALE if environ.get(name)), "")
    encoding = said.partition(".")[2].partition("@")[0]
    return not encoding or encoding.replace("-", "").casefold() == "utf8"


def choose(setting: str, environ: Mapping[str, str], *, windows: bool = False) -> Signs:
    """The set a setting names; otherwise the one the terminal can show."""
    if setting in SETS:
        return SETS[setting]
    if environ.get("TERM", "").partition("-")[0] in _POOR or not _may_be_utf8(environ):
        return ASCII_SIGNS
    if windows and "WT_SESSION" not in environ:
        return BASIC_SIGNS
    return FULL_SIGNS


def legible(text: str, signs: Signs) -> str:
    """Our own sentence in the set's signs: the ascii set draws arrows and dots with what it has."""
    if signs is FULL_SIGNS:
        return text
    table = {
        "■": signs.of(Status.DONE), "◧": signs.of(Status.PARTLY), "□": signs.of(Status.NONE),
        "·": signs.dot, "–": signs.of(Status.REST),
        "←": signs.earlier, "→": signs.later, "▌": signs.cursor, "─": signs.rule, "│": signs.side,
        "▪": signs.bar, "↑": "^", "↓": "v", "…": signs.ellipsis,
        "“": '"', "”": '"', "‘": "'", "’": "'",
    }  # fmt: skip
    return text.translate({ord(sign): sub for sign, sub in table.items()})


def cells(text: str) -> int:
    """How many cells a text takes."""
    return cell_len(text)


def fit(text: str, width: int, signs: Signs = FULL_SIGNS) -> str:
    """A person's text on one line, cut with an ellipsis or padded to exactly `width` cells."""
    return cut(clean_line(text), width, signs)


def cut(line: str, width: int, signs: Signs = FULL_SIGNS) -> str:
    """Our own words, cut or padded to exactly `width` cells; their spaces stay."""
    if cell_len(line) <= width:
        return set_cell_size(line, width)
    if width <= 0:
        return ""
    return set_cell_size(set_cell_size(line, width - 1).rstrip() + signs.ellipsis, width)
