"""The signs in three sets; every sign is one cell and means the same without colour.

`full` is the design's set and shows a share or a mood as a circle that fills up; `basic` keeps to
signs that are one cell wide even on terminals that draw ambiguous characters wide; `ascii` needs
nothing. Those two show a share as a digit in tenths.
"""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from selfcare.core.model import Status
from selfcare.core.status import STATUS_SIGNS


class Signs(Struct, frozen=True):
    """One set of signs."""

    name: str
    scale: str
    """Five signs from empty to full; no signs: digits."""
    most: str
    """The whole share, or a mood of ten, where digits are used."""
    bar: str
    """A filled step of a bar."""
    empty: str
    """An empty step of a bar."""
    point: str
    """A point of a line that is drawn in whole cells."""
    cursor: str
    """Stands at the selected row."""
    rule: str
    """A line across."""
    side: str
    """A line from top to bottom."""
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
        return self.of(Status.UNLOGGED)

    @property
    def none(self) -> str:
        """Nothing of what was asked for."""
        return self.of(Status.NONE)

    def share(self, share: float) -> str:
        """A share above 0, up to 1."""
        if self.scale:
            return self.scale[4 if share >= 1 else 1 + int(share * 3)]
        return self.most if share >= 1 else str(max(1, int(share * 10)))

    def rating(self, value: float) -> str:
        """A rating from 0 to 10."""
        if self.scale:
            return self.scale[round(value * 4 / 10)]
        return self.most if value >= 10 else str(int(value))

    def legible(self, text: str) -> str:
        """Our own sentence in the set's signs: `ascii` draws arrows and dots with what it has."""
        if self.name == "full":
            return text
        table = {
            "■": self.of(Status.DONE), "◧": self.of(Status.PARTLY), "□": self.of(Status.NONE),
            "·": self.dot, "–": self.of(Status.REST),
            "←": self.earlier, "→": self.later, "▌": self.cursor, "─": self.rule, "│": self.side,
            "▪": self.bar, "↑": "^", "↓": "v", "…": self.ellipsis,
            "“": '"', "”": '"', "‘": "'", "’": "'",
        }  # fmt: skip
        return text.translate({ord(sign): sub for sign, sub in table.items()})

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


FULL_SIGNS = Signs(
    name="full", scale="○◔◐◕●", most="●", bar="▪", empty="·", point="●", cursor="▌", rule="─",
    side="│", earlier="←", later="→", up_down="↑ ↓", dot="·", ellipsis="…",
)  # fmt: skip
BASIC_SIGNS = Signs(
    name="basic", scale="", most="■", bar="▪", empty=".", point="■", cursor="▌", rule="-",
    side="|", earlier="<", later=">", up_down="up down", dot="-", ellipsis=".",
)  # fmt: skip
ASCII_SIGNS = Signs(
    name="ascii", scale="", most="#", bar="#", empty=".", point="*", cursor=">", rule="-",
    side="|", earlier="<", later=">", up_down="up down", dot="-", ellipsis="~",
)  # fmt: skip

SETS: Mapping[str, Signs] = {signs.name: signs for signs in (FULL_SIGNS, BASIC_SIGNS, ASCII_SIGNS)}

_POOR = frozenset({"linux", "vt52", "vt100", "vt102", "vt220", "vt320", "dumb"})
"""Terminals with a few hundred signs, or whose signs nobody can know; by the start of TERM."""
_LOCALE = ("LC_ALL", "LC_CTYPE", "LANG")
"""The first of these that is set says the encoding."""


def choose(setting: str, environ: Mapping[str, str], *, windows: bool = False) -> Signs:
    """The set a setting names; otherwise the one the terminal can show.

    A console without a font of its own choosing or without UTF-8 gets `ascii`, an old Windows
    console `basic`.
    """
    if setting in SETS:
        return SETS[setting]
    if environ.get("TERM", "").partition("-")[0] in _POOR or not _may_be_utf8(environ):
        return ASCII_SIGNS
    if windows and "WT_SESSION" not in environ:
        return BASIC_SIGNS
    return FULL_SIGNS


def _may_be_utf8(environ: Mapping[str, str]) -> bool:
    """Whether nothing says that the terminal reads another encoding than UTF-8."""
    said = next((environ[name] for name in _LOCALE if environ.get(name)), "")
    encoding = said.partition(".")[2].partition("@")[0]
    return not encoding or encoding.replace("-", "").casefold() == "utf8"
