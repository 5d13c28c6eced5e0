"""The foot of Today: the selected habit in two lines, and the message line."""

from selfcare.core.ledger import is_sleep
from selfcare.core.model import Status
from selfcare.core.plan_grammar import plan_words
from selfcare.core.text import clean_line
from selfcare.core.views import HabitRow
from selfcare.tui.glyphs import FULL, Signs, cells, cut, fit, legible
from selfcare.tui.widgets.greeting import standing_message
from selfcare.tui.widgets.lines import INK, QUIET, STRONG, Line
from selfcare.tui.widgets.picture import AREAS_FROM, NARROW, TIGHT, TodayPicture
from selfcare.tui.widgets.words import (
    smallest_first,
    smallest_words,
    space_words,
    typing_words,
)

LOW = 14
"""Below this many rows the message stands alone."""

TWO_MINUTES = (
    "Two minutes count. Days you leave out stay open, nothing more.",
    "Two minutes count. Days you leave out stay open.",
    "Two minutes count.",
)


def detail_lines(picture: TodayPicture, width: int) -> tuple[Line, Line]:
    """What the keys do with the selected habit, and its if-then line or plan."""
    row = picture.row
    if row is None:
        return (("", INK),), (("", INK),)
    name = fit(row.habit.name, min(20, cells(clean_line(row.habit.name))), picture.signs)
    indent = 2 + cells(name) + 4
    room = max(width - indent - 1, 0)
    keys = legible(_keys(row, picture, room), picture.signs)
    second = _second(row)
    if picture.first_day:
        second = next((said for said in TWO_MINUTES if cells(said) <= room), TWO_MINUTES[-1])
    return (
        (("  ", INK), (name, STRONG), ("    ", INK), (fit(keys, room, picture.signs), INK)),
        ((" " * indent, INK), (fit(second, room, picture.signs), QUIET)),
    )


def _keys(row: HabitRow, picture: TodayPicture, room: int) -> str:
    """As many of the row's keys as fit, the most wanted first."""
    small, light = smallest_words(row), picture.view.light
    night = is_sleep(row.habit, row.rule) and row.amount is not None
    parts = [typing_words(row)] if night else [f"Space {space_words(row, light=light)}"]
    if small and not (light and smallest_first(row)):
        parts.append(f"v smallest, {small}")
    if picture.first_day:
        parts.append(f"or type {typing_words(row)}")
    else:
        if row.status is Status.UNLOGGED or row.amount is None:
            parts.append("- none today" if picture.view.is_today else "- none")
        parts.append("Enter more")
    text = parts[0]
    for part in parts[1:]:
        if cells(text) + 3 + cells(part) <= room:
            text = f"{text} · {part}"
    return text


def _second(row: HabitRow) -> str:
    sentence = clean_line(row.habit.if_then)
    if not sentence:
        sentence = plan_words(row.rule.plan, row.rule.unit)
        if row.needed is not None:
            sentence += f": {row.needed.words}"
        sentence = sentence[:1].upper() + sentence[1:]
    return sentence if sentence.endswith((".", "!", "?", "…")) else f"{sentence}."


def foot_lines(picture: TodayPicture, width: int, *, wide: bool, rows: int) -> tuple[Line, ...]:
    """Rule, detail, a blank and the message; wide windows have the detail in the side panel."""
    blank: Line = (("", INK),)
    signs = picture.signs
    standing = standing_message(picture, width - 2, wide=wide, rows=rows)
    said = wrapped(picture.message or standing, width - 2, signs)
    message: Line = (("  ", INK), (said[0], INK))
    more: Line = (("  ", INK), (said[1], INK))
    rule: Line = (("  ", INK), (picture.signs.rule * max(width - 4, 0), QUIET))
    if wide and rows < LOW:
        return (message,)
    if wide:
        return (rule, message, more, blank) if rows >= AREAS_FROM else (rule, message)
    cramped = picture.welcoming and rows < LOW
    told = (message, more) if said[1] and not cramped else (message,)
    if picture.welcoming or rows < LOW or picture.row is None:
        return told
    if rows < TIGHT or width < NARROW:
        return told if said[1] else (detail_lines(picture, width)[0], message)
    return (rule, *detail_lines(picture, width), *(told if said[1] else (blank, message)))


def wrapped(text: str, width: int, signs: Signs = FULL) -> tuple[str, str]:
    """A message in at most two lines, cut between words."""
    if cells(text) <= width:
        return text, ""
    words = text.split(" ")
    first = ""
    while words and cells(f"{first} {words[0]}".lstrip()) <= width:
        first = f"{first} {words.pop(0)}".lstrip()
    rest = " ".join(words)
    return (first, cut(rest, width, signs).rstrip()) if first else (cut(rest, width, signs), "")
