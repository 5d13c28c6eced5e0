"""One day of a picture: its sign, its tone, and what the signs of a picture say."""

from collections import Counter
from datetime import date, timedelta

from selfcare.core.model import Area, Status
from selfcare.core.views_back import About, DayMark, Picture
from selfcare.draw.lines import FULL, INK, QUIET, SOME, Line, Span
from selfcare.draw.signs import Signs

_TONES = {Status.DONE: FULL, Status.PARTLY: SOME}
_WORDS = {Status.UNLOGGED: "open", Status.FREE: "met"}
"""Words of statuses that are shown under another name."""
_HALF = 0.5
_MOST = 2 / 3
"""From this share on the brighter shade is used; the signs change there as well."""


def day_sign(view: Picture, day: date, mark: DayMark, signs: Signs) -> Span:
    """The sign of a day and its tone; a blank where there is nothing to say."""
    match view.about:
        case About.HABIT:
            if mark.status is None:
                return " ", INK
            return signs.of(mark.status), _TONES.get(mark.status, QUIET)
        case About.ALL:
            return _share_sign(mark, signs)
        case About.MOOD:
            if mark.mood is not None:
                return signs.rating(mark.mood), FULL if mark.mood > 6 else SOME
            began = view.began is not None and view.began <= day <= view.today
            return (signs.open if began else " "), QUIET


def _share_sign(mark: DayMark, signs: Signs) -> Span:
    share = mark.share
    if share is None:
        return (signs.open if mark.asked else " "), QUIET
    if share == 0:
        return signs.none, QUIET
    return signs.share(share), FULL if share >= _MOST else SOME


def legend(view: Picture, signs: Signs, *, margin: int = 2) -> Line:
    """What the signs say; for one habit with the days of each."""
    pairs = _habit_pairs(view, signs) if view.about is About.HABIT else _scale_pairs(view, signs)
    spans: list[Span] = [(" " * margin, INK)]
    for number, (sign, words) in enumerate(pairs):
        spans += [("   " if number else "", INK), (sign, INK), (f" {words}", QUIET)]
    return tuple(spans)


def _habit_pairs(view: Picture, signs: Signs) -> list[tuple[str, str]]:
    counts = Counter(mark.status for mark in view.marks if mark.status is not None)
    sleep = view.area is Area.SLEEP
    pairs = []
    if sleep:
        logged = counts.pop(Status.DONE, 0) + counts.pop(Status.PARTLY, 0)
        if logged:
            both = f"{signs.of(Status.DONE)} {signs.of(Status.PARTLY)}"
            pairs.append((both, f"{logged} logged"))
    for status in Status:
        if counts[status] and status is not Status.NOT_DUE:
            words = _WORDS.get(status, status.value)
            pairs.append((signs.of(status), f"{counts[status]} {words}"))
    return pairs


def _scale_pairs(view: Picture, signs: Signs) -> list[tuple[str, str]]:
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
