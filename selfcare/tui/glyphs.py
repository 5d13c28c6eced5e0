"""The signs on screen, in three sets, and how a text is fitted into cells.

`full` is the design's set; `basic` keeps to signs that are one cell wide even on terminals that
draw ambiguous characters wide; `ascii` needs nothing. The setting `glyphs` names the set; left to
itself a console without a font of its own choosing or without UTF-8 gets `ascii`, and an old
Windows console `basic`.
"""

from collections.abc import Mapping, Sequence

from msgspec import Struct
from rich.cells import cell_len, set_cell_size

from selfcare.core.model import Status
from selfcare.core.status import STATUS_SIGNS
from selfcare.core.text import clean_line


class Signs(Struct, frozen=True):
    """One set of signs; every one is a single cell."""

    name: str
    bar: str
    """A filled step of a rating bar."""
    empty: str
    """An empty step of a rating bar."""
    cursor: str
    """Stands at the selected row."""
    rule: str
    """The line above the detail."""
    side: str
    """The line between the place and its side panel."""
    earlier: str
    later: str
    up_down: str
    dot: str
    """Between two things said in one line."""
    ellipsis: str

    def of(self, status: Status | None) -> str:
        """The sign of a status; blank for not due, to come, or before it began."""
        return " " if status is None else STATUS_SIGNS[self.name][status]

    @property
    def ahead(self) -> tuple[str, str, str]:
        """What the days to come are marked by: due, any day of its period, set aside."""
        return self.of(Status.DONE), self.rule, self.of(Status.PAUSED)

    @property
    def open(self) -> str:
        """Not known: an open line, a rating that was not given."""
        return STATUS_SIGNS[self.name][Status.UNLOGGED]

    def strip(self, statuses: Sequence[Status | None], current: int | None = None) -> str:
        """Seven statuses as the week strip, 15 cells: a space around each, brackets at `current`.

        `current` is given for the letter header alone; rows are told apart by their column.
        """
        return spread([self.of(status) for status in statuses], current)


def spread(signs: Sequence[str], current: int | None = None) -> str:
    """One-cell signs with a space before, between and after, brackets around the current one."""
    cells = [" "]
    for sign in signs:
        cells += [sign, " "]
    if current is not None:
        cells[2 * current], cells[2 * current + 2] = "[", "]"
    return "".join(cells)


FULL = Signs(
    name="full", bar="▪", empty="·", cursor="▌", rule="─", side="│", earlier="←", later="→",
    up_down="↑ ↓", dot="·", ellipsis="…",
)  # fmt: skip
BASIC = Signs(
    name="basic", bar="▪", empty=".", cursor="▌", rule="-", side="|", earlier="<", later=">",
    up_down="up down", dot="-", ellipsis=".",
)  # fmt: skip
ASCII = Signs(
    name="ascii", bar="#", empty=".", cursor=">", rule="-", side="|", earlier="<", later=">",
    up_down="up down", dot="-", ellipsis="~",
)  # fmt: skip

SETS: Mapping[str, Signs] = {signs.name: signs for signs in (FULL, BASIC, ASCII)}


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
        return ASCII
    if windows and "WT_SESSION" not in environ:
        return BASIC
    return FULL


def legible(text: str, signs: Signs) -> str:
    """Our own sentence in the set's signs: the ascii set draws arrows and dots with what it has."""
    if signs is FULL:
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


def fit(text: str, width: int, signs: Signs = FULL) -> str:
    """A person's text on one line, cut with an ellipsis or padded to exactly `width` cells."""
    return cut(clean_line(text), width, signs)


def cut(line: str, width: int, signs: Signs = FULL) -> str:
    """Our own words, cut or padded to exactly `width` cells; their spaces stay."""
    if cell_len(line) <= width:
        return set_cell_size(line, width)
    if width <= 0:
        return ""
    return set_cell_size(set_cell_size(line, width - 1).rstrip() + signs.ellipsis, width)
