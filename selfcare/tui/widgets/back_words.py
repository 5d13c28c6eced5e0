"""The words of one day: how it was, what was done, the note; below a picture or beside it."""

from selfcare.core.amounts import amount_words
from selfcare.core.days import long_day
from selfcare.core.model import Area, CheckIn, Status
from selfcare.core.views_back import DayLine, DayWords
from selfcare.draw.lines import FULL, INK, QUIET, SOME, STRONG, Line, cells, fitted
from selfcare.draw.signs import PictureSigns
from selfcare.tui.wrapping import wrapped

_TONES = {Status.DONE: FULL, Status.PARTLY: SOME}
_AMOUNT = 13
NOTHING = "Nothing is logged on this day."


def day_lines(
    words: DayWords, signs: PictureSigns, *, width: int, room: int, columns: int, margin: int = 2
) -> list[Line]:
    """At most `room` lines of `width` cells; habits stand in so many columns."""
    lead = (" " * margin, INK)
    heading = long_day(words.day, words.today)
    rated = rating_words(words.checkin)
    if columns > 1 or cells(heading) + cells(rated) + 3 <= width - margin:
        lines: list[Line] = [(lead, (heading, STRONG), (f"   {rated}", QUIET))]
    else:
        lines = [(lead, (heading, STRONG)), (lead, (rated, QUIET))]
    note = _note(words.checkin.note, width - margin - 2)
    if columns == 1 and room > 10:
        lines.append(())
    logged = any(line.amount is not None for line in words.lines)
    if not logged and not rated and not note:
        lines.append((lead, (NOTHING, QUIET)))
    kept = min(len(note), 2 if columns > 1 else max(room // 3, 1))
    habit_room = max(room - len(lines) - kept, 1)
    lines += _habits(words, signs, width=width, room=habit_room, columns=columns, margin=margin)
    if columns == 1 and note and room - len(lines) > kept:
        lines.append(())
    left = max(room - len(lines), 0)
    for number, text in enumerate(note[:left]):
        more = number == left - 1 and len(note) > left
        lines.append(
            (lead, (f"{text[: width - margin - 2]}{signs.ellipsis}" if more else text, INK))
        )
    return lines[:room]


def rating_words(checkin: CheckIn) -> str:
    """`mood 7, energy 5, stress 3`; nothing when nothing was rated."""
    scales = (("mood", checkin.mood), ("energy", checkin.energy), ("stress", checkin.stress))
    return ", ".join(f"{scale} {value}" for scale, value in scales if value is not None)


def line_words(line: DayLine) -> str:
    """What was logged, or the status in a word."""
    if line.status is Status.UNLOGGED:
        return "open"
    if line.amount is None or line.status is Status.NONE:
        return "" if line.status is None else line.status.value
    if line.unit == "times" and line.amount == 1:
        return "logged" if line.area is Area.SLEEP else str(line.status or "done")
    return amount_words(line.amount, line.unit)


def _habits(
    words: DayWords,
    signs: PictureSigns,
    *,
    width: int,
    room: int,
    columns: int,
    margin: int,
) -> list[Line]:
    lines = words.lines
    rows = -(-len(lines) // columns)
    if rows > room:
        shown = max(room - 1, 0) * columns
        more = len(lines) - shown
        last: list[Line] = [((" " * margin, INK), (f"and {more} more; Enter shows the day", QUIET))]
        lines, rows = lines[:shown], max(room - 1, 0)
    else:
        last = []
    each = (width - margin) // columns
    found: list[Line] = []
    for row in range(rows):
        spans: list[tuple[str, str]] = [(" " * margin, INK)]
        for column in range(columns):
            index = row + column * rows
            if index < len(lines):
                spans += _habit(lines[index], signs, each)
        found.append(tuple(spans))
    return [*found, *last]


def _habit(line: DayLine, signs: PictureSigns, width: int) -> list[tuple[str, str]]:
    status = line.status
    sign = " " if status is None else signs.status[status]
    tone = QUIET if status is None else _TONES.get(status, QUIET)
    name = fitted(line.name, max(width - _AMOUNT - 4, 4), signs.ellipsis)
    quiet = line.amount is None
    words = fitted(line_words(line), _AMOUNT, signs.ellipsis)
    return [
        (f"{sign} ", tone),
        (f"{name} ", QUIET if quiet else INK),
        (f"{words} ", QUIET if quiet else INK),
    ]


def _note(text: str, width: int) -> list[str]:
    return wrapped(text, max(width, 10)) if text.strip() else []
