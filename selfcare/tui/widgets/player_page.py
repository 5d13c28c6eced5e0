"""The lines around the tide, for a window of any size: pure, as on the terminal.

From the top: name and time, the line of progress, the large words, the tide (a widget of its own,
left out when still or guided), what comes then, how to stop.
"""

from dataclasses import dataclass

from selfcare.core.text import clean_line
from selfcare.tui.glyphs import FULL, Signs, cells, cut, fit, legible
from selfcare.tui.widgets.big_words import big_text, big_words
from selfcare.tui.widgets.lines import ACCENT, INK, QUIET, STRONG, Line
from selfcare.tui.wrapping import wrapped

MARGIN = 2
LINE_WIDTH = 64
"""Cells of a plain line of a guided step; longer ones are hard to read from far away."""
STOP_WORDS = "Stop any time. Dizzy or strange? Breathe as you like and look around."
STOP_CALMLY = "Stop any time; your minutes are kept."
"""For routines that turn to neither breath nor body."""
MOST_WRITTEN = 5
"""Most rows of what was written before that stay in sight."""
PROGRESS = {"full": ("━", "─"), "basic": ("=", "-"), "ascii": ("=", "-")}


@dataclass(frozen=True, slots=True)
class PlayerPicture:
    """One moment of a practice, as it is shown."""

    title: str
    time: str
    """`3:52 left of 5:00`."""
    share: float
    """How much of it is done, 0 to 1."""
    words: str
    """A word to breathe by (`Out`), or the sentence of a guided step."""
    longer: str = ""
    """The same in more words, used where they fit: `Breathe out`."""
    count: str = ""
    """Seconds left of this phase; empty: they are hidden."""
    dots: tuple[int, int] | None = None
    """Filled and all, for the still variant. None: no dots."""
    caption: str = ""
    """Under the dots: `out, 2 of 6`."""
    say: str = ""
    """The routine's own words for this breath; empty once they are known."""
    then: str = ""
    """`then in, 4`."""
    message: str = STOP_WORDS
    tide: bool = True
    """Whether the tide is shown; otherwise words and dots have its room."""
    sentence: bool = False
    """Whether the words are a sentence, folded into the room there is."""
    written: tuple[str, ...] = ()
    """What was written and rated before, a line each."""
    signs: Signs = FULL


@dataclass(frozen=True, slots=True)
class PlayerRows:
    """How many rows each region has; the rows left over are the tide's."""

    above: int
    """Empty rows above the large words."""
    words: int
    below: int
    """Empty rows below them."""
    under: int
    """Rows under the tide: what comes then, how to stop."""
    then_at: int
    stop_at: int
    """Rows of `under`, from its top; equal to `under`: left out."""


TOP_ROWS = 2
KEY_ROWS = 1


def rows_for(height: int) -> PlayerRows:
    """The regions for a window's height."""
    if height >= 30:
        return PlayerRows(3, 7, 3, 6, 1, 4)
    if height >= 24:
        return PlayerRows(2, 7, 1, 3, 0, 2)
    if height >= 16:
        return PlayerRows(1, 5, 1, 2, 0, 1)
    if height >= 12:
        return PlayerRows(0, 1, 0, 2, 0, 1)
    return PlayerRows(0, 1, 0, 1, 0, 1)


def top_lines(picture: PlayerPicture, width: int) -> tuple[Line, ...]:
    """Name and time, and how much of it is done."""
    room = max(width - 2 * MARGIN, 1)
    time = picture.time if cells(picture.time) < room else ""
    title = fit(picture.title, max(room - cells(time), 0), picture.signs)
    thick, thin = PROGRESS[picture.signs.name]
    done = round(min(max(picture.share, 0.0), 1.0) * room)
    lead = (" " * MARGIN, INK)
    return (
        (lead, (title, STRONG), (time, QUIET)),
        (lead, (thick * done, ACCENT), (thin * (room - done), QUIET)),
    )


def word_lines(picture: PlayerPicture, width: int, height: int) -> tuple[Line, ...]:
    """The large words; without the tide they stand in the middle of its room, dots below."""
    rows = rows_for(height)
    if picture.tide:
        shown = _beside(picture, width, rows)
        lines = [*_blank(rows.above), *shown]
        lines += _blank(rows.above + rows.words + rows.below - len(lines))
        if picture.say and rows.below:
            lines[-1] = centred(picture.say, width)
        return tuple(lines)
    under = len(under_lines(picture, width, height))
    room = max(height - TOP_ROWS - KEY_ROWS - under, 1)
    lines = _sentence(picture, width, room) if picture.sentence else _still(picture, width, room)
    return tuple([*lines, *_blank(room - len(lines))][:room])


def under_lines(picture: PlayerPicture, width: int, height: int) -> tuple[Line, ...]:
    """What comes then, and how to stop."""
    rows = rows_for(height)
    most = 1 if picture.tide else max(height // 5, 1)
    then = _folded(picture.then, width, most, picture.signs)
    found = [*_blank(rows.then_at), *then]
    if rows.stop_at < rows.under:
        # An empty row stays between the two where there is one.
        gap = max(rows.stop_at - len(found), min(rows.stop_at - rows.then_at - 1, 1))
        message = _folded(picture.message, width, 1 if picture.tide else 2, picture.signs)
        found += [*_blank(gap), *message]
    return (*found, *_blank(rows.under - len(found)))


def _folded(text: str, width: int, most: int, signs: Signs) -> list[Line]:
    """Words in the middle, in as many rows as they need; a sign shows where more is left out."""
    rows = wrapped(legible(text, signs), width - 2) if text else [""]
    if len(rows) > most:
        rows[most - 1] = cut(" ".join(rows[most - 1 :]), width - 2)
    return [centred(row, width, QUIET) for row in rows[:most]]


def centred(text: str, width: int, tone: str = INK) -> Line:
    """One line in the middle; a long one is cut."""
    size = cells(text)
    if size > width - 2:
        return ((" ", INK), (cut(text, max(width - 2, 0)), tone))
    return ((" " * ((width - size) // 2), INK), (text, tone))


def _blank(rows: int) -> list[Line]:
    return [((" ", INK),)] * max(rows, 0)


def _large(text: str, width: int, rows: int, signs: Signs) -> tuple[str, ...]:
    """Large letters where the terminal has half blocks; a letter may hang one row lower."""
    if signs.name == "ascii" or rows < 5:
        return (clean_line(text),)
    return big_words(text, width, rows + 1)


def _placed(rows: tuple[str, ...], at: int, room: int) -> list[Line]:
    """Rows from a column on, in the middle of the rows there are."""
    lead = " " * max(at, 0)
    lines: list[Line] = [((lead, INK), (row, STRONG)) for row in rows]
    return [*_blank((room - len(lines)) // 2), *lines]


def _beside(picture: PlayerPicture, width: int, rows: PlayerRows) -> list[Line]:
    """The word left and the seconds right; the longer words where they fit, seconds below."""
    signs, room = picture.signs, width - 2 * MARGIN
    if picture.longer and width >= 110:
        longer = _large(picture.longer, room, rows.words, signs)
        if len(longer) > 1:
            lines = _placed(longer, (width - len(longer[0])) // 2, rows.words)
            lines += _blank(rows.words - len(lines) + rows.below // 2)
            return [*lines, centred(picture.count, width, STRONG)]
    word = _large(picture.words, room, rows.words, signs)
    if not picture.count:
        return _placed(word, (width - cells(word[0])) // 2, rows.words)
    count = _large(picture.count, room, rows.words, signs)
    size = max(len(row) for row in word)
    if len(word) == 1 or len(count) == 1 or size + len(count[0]) + 8 > room:
        plain = (f"{clean_line(picture.words)}   {picture.count}",)
        return _placed(plain, (width - cells(plain[0])) // 2, rows.words)
    word_at, end = round(width * 11 / 80), round(width * 69 / 80)
    if word_at + size + 4 > end - len(count[0]):
        word_at, end = MARGIN, width - MARGIN
    found: list[Line] = []
    for row in range(max(len(word), len(count))):
        left = word[row] if row < len(word) else ""
        right = count[row] if row < len(count) else ""
        lead = " " * word_at + left.ljust(end - len(count[0]) - word_at)
        found.append(((lead, STRONG), (right, ACCENT)))
    return found


def _still(picture: PlayerPicture, width: int, room: int) -> list[Line]:
    """Word, dots, caption, without anything that moves."""
    rows = 7 if room >= 17 else 5 if room >= 11 else 1
    word = _large(picture.words, width - 2 * MARGIN, rows, picture.signs)
    lines = _placed(word, (width - cells(word[0])) // 2, rows)
    if picture.dots is not None:
        lines += [*_blank(rows - len(lines) + (2 if room >= 15 else 1)), _dots(picture, width)]
    if picture.caption:
        lines += [*_blank(1), centred(legible(picture.caption, picture.signs), width)]
    above = max((room - len(lines)) // 2 + (1 if room >= 15 else 0), 0)
    if picture.say and room > above + len(lines) + 1:
        lines += [*_blank(1), centred(picture.say, width)]
    return [*_blank(above), *lines]


def _dots(picture: PlayerPicture, width: int) -> Line:
    """One dot a second, two blanks between; closer where a phase is long."""
    assert picture.dots is not None
    filled, every = picture.dots
    on, off = {"full": ("●", "○"), "basic": ("■", "□"), "ascii": ("#", "o")}[picture.signs.name]
    gap = "  " if 3 * every <= width - 2 * MARGIN else ""
    return centred(gap.join([on] * filled + [off] * (every - filled)), width, ACCENT)


def _sentence(picture: PlayerPicture, width: int, room: int) -> list[Line]:
    """A guided step, as large as it fits; what is left of it stands below."""
    foot = 3 if room >= 12 else 2 if room >= 6 else 0
    before = picture.written[-min(MOST_WRITTEN, room // 4) :] if room >= 8 else ()
    area = max(room - foot - len(before) - bool(before), 1)
    rows = _step_rows(clean_line(picture.words, 1000), width, area, picture.signs)
    found = [*_blank((area - len(rows)) // 2), *rows]
    found += _blank(area - len(found))
    if before:
        lead = max((width - LINE_WIDTH) // 2, MARGIN)
        size = max(min(LINE_WIDTH, width - 2 * MARGIN), 1)
        found += [((" " * lead, INK), (cut(clean_line(each), size), QUIET)) for each in before]
        found += _blank(1)
    if foot:
        found += [*_blank(foot - 2), _step_line(picture, width), *_blank(1)]
    return found


def _step_rows(text: str, width: int, area: int, signs: Signs) -> list[Line]:
    """The words: all of them large, or their first sentence, or plain."""
    inner = width - 2 * MARGIN
    first, rest = _first_sentence(text)
    plain = _plain_rows(rest, inner, width)
    if signs.name != "ascii":
        for large, below in ((text, []), (first, plain)):
            rows = big_text(large, inner, area - len(below) - 2 * bool(below))
            if rows:
                shown: list[Line] = [((" " * MARGIN, INK), (row, STRONG)) for row in rows]
                return [*shown, *(_blank(2) if below else []), *below]
    return _plain_rows(text, inner, width)[:area]


def _first_sentence(text: str) -> tuple[str, str]:
    """The first sentence and the others; a text of one sentence has no others."""
    ends = [at + 1 for mark in ".?:" if (at := text.find(f"{mark} ")) > 0]
    end = min(ends, default=len(text))
    return text[:end].rstrip(":"), text[end:].strip()


def _plain_rows(text: str, inner: int, width: int) -> list[Line]:
    """Centred rows with air between them, for eyes far away."""
    rows = wrapped(text, min(inner, LINE_WIDTH)) if text else []
    lines = [line for row in rows for line in (centred(row, width, STRONG), _blank(1)[0])]
    return lines[:-1]


def _step_line(picture: PlayerPicture, width: int) -> Line:
    """How much of a guided step is left: a short bar, and the seconds when they are shown."""
    if picture.dots is None:
        return centred(picture.caption, width, QUIET)
    filled, every = picture.dots
    size = min(30, max(width - 20, 4))
    done = round(size * filled / max(every, 1))
    thick, thin = PROGRESS[picture.signs.name]
    words = f"  {picture.count}" if picture.count else ""
    start = (width - size) // 2
    return (
        (" " * start, INK), (thick * done, ACCENT), (thin * (size - done), QUIET), (words, QUIET),
    )  # fmt: skip
