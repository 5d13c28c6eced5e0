"""The signs of pictures in three sets; every sign is one cell and means the same without colour.

`full` shows a share or a mood as a circle that fills up; `basic` and `ascii` as a digit in tenths,
because those circles are not there or not one cell wide.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta

from msgspec import Struct

from selfcare.core.model import Area, Status
from selfcare.core.status import STATUS_SIGNS
from selfcare.core.views_back import About, DayMark, Picture
from selfcare.draw.lines import FULL, INK, QUIET, SOME, Line, Span


class PictureSigns(Struct, frozen=True):
    """One set of signs."""

    name: str
    status: Mapping[Status, str]
    scale: str
    """Five signs from empty to full; no signs: digits."""
    most: str
    """The whole share, or a mood of ten, where digits are used."""
    bar: str
    empty: str
    point: str
    """A point of a line that is drawn in whole cells."""
    cursor: str
    """Stands before the row one is in."""
    under: str
    """Stands below the column one is in."""
    rule: str
    side: str
    ellipsis: str

    @property
    def open(self) -> str:
        """Not known."""
        return self.status[Status.UNLOGGED]

    @property
    def none(self) -> str:
        """Nothing of what was asked for."""
        return self.status[Status.NONE]

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


FULL_SIGNS = PictureSigns(
    name="full", status=STATUS_SIGNS["full"], scale="○◔◐◕●", most="●",
    bar="▪", empty="·", point="●", cursor="▌", under="▴", rule="─", side="│", ellipsis="…",
)  # fmt: skip
BASIC_SIGNS = PictureSigns(
    name="basic", status=STATUS_SIGNS["basic"], scale="", most="■",
    bar="▪", empty=".", point="■", cursor="▌", under="^", rule="-", side="|", ellipsis=".",
)  # fmt: skip
ASCII_SIGNS = PictureSigns(
    name="ascii", status=STATUS_SIGNS["ascii"], scale="", most="#",
    bar="#", empty=".", point="*", cursor=">", under="^", rule="-", side="|", ellipsis="~",
)  # fmt: skip

SETS: Mapping[str, PictureSigns] = {
    signs.name: signs for signs in (FULL_SIGNS, BASIC_SIGNS, ASCII_SIGNS)
}


# One day of a picture: its sign, its tone, and what the signs of a picture say.

_TONES = {Status.DONE: FULL, Status.PARTLY: SOME}
_WORDS = {Status.UNLOGGED: "open", Status.FREE: "met"}
"""Words of statuses that are shown under another name."""
_HALF = 0.5
_MOST = 2 / 3
"""From this share on the brighter shade is used; the signs change there as well."""


def day_sign(view: Picture, day: date, mark: DayMark, signs: PictureSigns) -> Span:
    """The sign of a day and its tone; a blank where there is nothing to say."""
    match view.about:
        case About.HABIT:
            if mark.status is None:
                return " ", INK
            return signs.status[mark.status], _TONES.get(mark.status, QUIET)
        case About.ALL:
            return _share_sign(mark, signs)
        case About.MOOD:
            if mark.mood is not None:
                return signs.rating(mark.mood), FULL if mark.mood > 6 else SOME
            began = view.began is not None and view.began <= day <= view.today
            return (signs.open if began else " "), QUIET


def _share_sign(mark: DayMark, signs: PictureSigns) -> Span:
    share = mark.share
    if share is None:
        return (signs.open if mark.asked else " "), QUIET
    if share == 0:
        return signs.none, QUIET
    return signs.share(share), FULL if share >= _MOST else SOME


def legend(view: Picture, signs: PictureSigns, *, margin: int = 2) -> Line:
    """What the signs say; for one habit with the days of each."""
    pairs = _habit_pairs(view, signs) if view.about is About.HABIT else _scale_pairs(view, signs)
    spans: list[Span] = [(" " * margin, INK)]
    for number, (sign, words) in enumerate(pairs):
        spans += [("   " if number else "", INK), (sign, INK), (f" {words}", QUIET)]
    return tuple(spans)


def _habit_pairs(view: Picture, signs: PictureSigns) -> list[tuple[str, str]]:
    counts = Counter(mark.status for mark in view.marks if mark.status is not None)
    sleep = view.area is Area.SLEEP
    pairs = []
    if sleep:
        logged = counts.pop(Status.DONE, 0) + counts.pop(Status.PARTLY, 0)
        if logged:
            both = f"{signs.status[Status.DONE]} {signs.status[Status.PARTLY]}"
            pairs.append((both, f"{logged} logged"))
    for status in Status:
        if counts[status] and status is not Status.NOT_DUE:
            words = _WORDS.get(status, status.value)
            pairs.append((signs.status[status], f"{counts[status]} {words}"))
    return pairs


def _scale_pairs(view: Picture, signs: PictureSigns) -> list[tuple[str, str]]:
    if view.about is About.MOOD:
        return [
            (signs.rating(0), "0 very low"),
            (signs.rating(5), "5"),
            (signs.rating(10), "10 very good"),
            (signs.open, "no mood"),
        ]
    return [
        (signs.share(1), "all of a day's habits"),
        (signs.share(_HALF), "half"),
        (signs.none, "none"),
        (signs.open, "open"),
    ]


def day_of(view: Picture, index: int) -> date:
    """The day of a mark."""
    return view.first_day + timedelta(days=index)
