"""The three ratings and the line under them: the day's note, or what the keys do while rating."""

from selfcare.core.keystrokes import RatingKeys
from selfcare.core.model import CheckIn
from selfcare.core.text import clean_line
from selfcare.tui.glyphs import fit, legible
from selfcare.tui.widgets.lines import ACCENT, INK, QUIET, Line, width_of
from selfcare.tui.widgets.picture import NARROW, TodayPicture

SCALES = ("mood", "energy", "stress")
ENDS = {
    "mood": ("very low", "very good"),
    "energy": ("empty", "full"),
    "stress": ("none", "very high"),
}
_AT = {"mood": (2, 8), "energy": (28, 36), "stress": (54, 62)}
"""Where the label begins and where the value ends."""

QUESTION = "How are you? Three numbers from 0 to 10; leave out what you like."
LIGHT_QUESTION = "How are you? One number from 0 to 10 is a full check-in."


def scales_of(*, light: bool) -> tuple[str, ...]:
    """The scales that are asked: mood alone on light days."""
    return SCALES[:1] if light else SCALES


def ratings_line(picture: TodayPicture, width: int) -> Line:
    """The values with their bars; below 76 columns the values alone."""
    spans: list[tuple[str, str]] = []
    rating = picture.rating
    wide = width >= NARROW
    for index, scale in enumerate(scales_of(light=picture.view.light)):
        value = _value(picture.view.checkin, rating, scale)
        here = rating is not None and not rating.finished and rating.scale == scale
        here = here or (picture.in_ratings and index == 0)
        label, end = _AT[scale] if wide else (2 + 13 * index, 10 + 13 * index)
        lead = label - 1 - width_of(tuple(spans))
        spans.append((" " * lead, INK))
        spans.append((picture.signs.cursor if here else " ", ACCENT))
        tone = ACCENT if here else QUIET
        spans.append((scale.capitalize(), tone))
        shown = picture.signs.open if value is None else str(value)
        gap = end - label - len(scale) - len(shown) + 1
        spans.append((" " * gap + shown, QUIET if value is None else INK))
        waiting = here and rating is not None and rating.pending
        spans.append(("_" if waiting else " ", ACCENT))
        if wide:
            signs, filled = picture.signs, value or 0
            spans.append((signs.bar * filled, ACCENT if here else INK))
            spans.append((signs.empty * (10 - filled), QUIET))
    return tuple(spans)


def _value(checkin: CheckIn, rating: RatingKeys | None, scale: str) -> int | None:
    if rating is not None and scale in rating.scales:
        return rating.values[rating.scales.index(scale)]
    kept: int | None = getattr(checkin, scale)
    return kept


def under_ratings(picture: TodayPicture, width: int) -> Line:
    """While rating: what the numbers mean. Else the note, or how to begin."""
    rating, checkin, signs = picture.rating, picture.view.checkin, picture.signs
    if rating is not None and not rating.finished:
        low, high = ENDS[rating.scale]
        text = f"0 {low} · 10 {high}"
        if width >= NARROW:
            text = f"{text:<25}     1 then 0 is ten     Backspace leaves it out"
        return ((f"  {legible(text, signs)}", QUIET),)
    if picture.in_ratings:
        return (
            (
                f"  {fit('A digit rates your mood. Enter begins, Tab goes on.', width - 4, signs)}",
                QUIET,
            ),
        )
    note = clean_line(checkin.note, 400)
    room = max(width - 12, 8)
    if note:
        return (("  Note    ", QUIET), (fit(note, room, signs), INK))
    if checkin.mood is None and (picture.view.light or _unrated(checkin)):
        words = LIGHT_QUESTION if picture.view.light else QUESTION
        return (("  m       ", ACCENT), (fit(words, room, signs), QUIET))
    return (("  n       ", ACCENT), (fit("A line about the day, if you like.", room, signs), QUIET))


def _unrated(checkin: CheckIn) -> bool:
    return checkin.mood is None and checkin.energy is None and checkin.stress is None
