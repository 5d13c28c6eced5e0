"""Practice, drawn: a routine in its list, the player with its large words, seconds and bars."""

from functools import lru_cache
from typing import TYPE_CHECKING

from selfcare.core.routine import Routine
from selfcare.core.text import clean_line
from selfcare.core.views import Helped
from selfcare.draw.lines import (
    ACCENT,
    QUIET,
    STRONG,
    Line,
    Piece,
    bar,
    cells,
    cut,
    fit,
    folded,
    line,
    stripe,
)
from selfcare.draw.signs import Signs
from selfcare.words.listed import SHORT_EVIDENCE, feeling_words, minutes_words
from selfcare.words.player import Moment, helped_words

if TYPE_CHECKING:
    from pyfiglet import Figlet

# Words as large letters of half blocks, as large as fits; too long, they stay plain.
#
# The letters are pyfiglet's fonts mono12 (7 rows) and mono9 (5 rows). A text with signs the fonts
# do not have is never cut down to those they have: it stays plain.


BODY = {"mono12": 7, "mono9": 5}
"""The fonts, the larger one first, and their rows without what hangs below."""
FONTS = tuple(BODY)
WIDEST = 1000
"""Cells pyfiglet may use for a line; we fold lines ourselves."""


def read_fonts() -> None:
    """Reads both fonts, so that the first breath does not wait for them."""
    for font in FONTS:
        _drawn("0", font)


def large(text: str, width: int, rows: int, signs: Signs) -> tuple[str, ...]:
    """A word in large letters where the terminal has half blocks; a letter may hang one lower."""
    if signs.name == "ascii" or rows < 5:
        return (clean_line(text),)
    return big_words(text, width, rows + 1)


@lru_cache(maxsize=512)
def big_words(text: str, width: int, rows: int) -> tuple[str, ...]:
    """The text in the largest letters that fit on one line; in one plain line when none do.

    Rows are as wide as their letters, without a margin; all have the same width.
    """
    for font in FONTS:
        shown = _drawn(text, font)
        if shown and len(shown) <= rows and len(shown[0]) <= width:
            return shown
    return (text,)


@lru_cache(maxsize=128)
def big_text(text: str, width: int, rows: int) -> tuple[str, ...]:
    """A sentence folded into large letters, each row centred in `width`; empty when it is too long.

    A small gap stands between its lines, unless a letter of the line above hangs into it.
    """
    for font in FONTS:
        shown = _folded(text, font, width, rows)
        if shown:
            return shown
    return ()


def _folded(text: str, font: str, width: int, rows: int) -> tuple[str, ...]:
    """The sentence in one font, word by word; empty when it does not fit."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        drawn = _drawn(longer, font)
        if not drawn:
            return ()
        if lines and len(drawn[0]) <= width:
            lines[-1] = longer
            continue
        if len(_drawn(word, font)[0]) > width:
            return ()
        lines.append(word)
    shown: list[str] = []
    hanging = True
    for words in lines:
        drawn = _drawn(words, font)
        lead = " " * ((width - len(drawn[0])) // 2)
        shown += [*([] if hanging else [""]), *(lead + row for row in drawn)]
        hanging = len(drawn) > BODY[font]
    return tuple(shown) if len(shown) <= rows else ()


@lru_cache(maxsize=512)
def _drawn(text: str, font: str) -> tuple[str, ...]:
    """The letters without empty rows and columns around them; empty for signs the font lacks.

    Rows above small letters stay, so that the words of one breath do not jump up and down.
    """
    if not text.strip() or not (text.isascii() and text.isprintable()):
        return ()
    rows = _figlet(font).renderText(text).split("\n")
    kept = [row.rstrip() for row in rows[1:]]
    while len(kept) > BODY[font] and not kept[-1]:
        kept.pop()
    left = min((len(row) - len(row.lstrip()) for row in kept if row), default=0)
    width = max((len(row) for row in kept), default=0) - left
    return tuple(row[left:].ljust(width) for row in kept) if width > 0 else ()


@lru_cache(maxsize=2)
def _figlet(font: str) -> "Figlet":
    """The font, read once; of its thousands of letters those that are drawn are kept."""
    from pyfiglet import Figlet  # noqa: PLC0415  160 ms, paid by the player alone

    figlet = Figlet(font=font, width=WIDEST)
    known = figlet.Font
    known.chars = {code: letter for code, letter in known.chars.items() if chr(code).isascii()}
    known.width = {code: width for code, width in known.width.items() if chr(code).isascii()}
    known.data = ""  # the file's own text, a megabyte with both fonts
    return figlet


# The player, drawn: large words and seconds, a dot a second, a step's bar, what is next.


DOTS = {"full": ("●", "○"), "basic": ("■", "□"), "ascii": ("#", "o")}
STEP_BAR = 30


def dots(moment: Moment, room: int, signs: Signs) -> Line:
    """One dot a second; closer where a breath is long."""
    if moment.dots is None:
        return ()
    filled, every = moment.dots
    done, rest = DOTS[signs.name]
    gap = "  " if 3 * every <= room else ""
    return line((gap.join([done] * filled + [rest] * (every - filled)), ACCENT))


def step(moment: Moment, room: int, signs: Signs) -> Line:
    """How much of a guided step has passed."""
    if moment.step is None:
        return ()
    size = min(STEP_BAR, max(room - 20, 4))
    return line(bar(moment.step, size, ACCENT, signs), (f"  {moment.caption}", QUIET))


def coming(words: str, room: int, most: int, signs: Signs) -> list[Line]:
    """What comes next, folded; where there are too few rows, the last one says it goes on."""
    rows = [*folded(signs.legible(words), room)]
    if len(rows) > most:
        rows[most - 1 :] = [fit(" ".join(rows[most - 1 :]), room, signs).rstrip()]
    return [line((row, QUIET)) for row in rows]


def side_by_side(
    moment: Moment, width: int, rows: int, signs: Signs
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The word and the seconds, both large or both plain, so that they fit beside each other."""
    word = large(moment.words, width, rows, signs)
    if not moment.count:
        return word, ()
    count = large(moment.count, width, rows, signs)
    room = max(map(cells, word)) + max(map(cells, count)) + 4
    if len(word) == 1 or len(count) == 1 or room > width:
        return (clean_line(moment.words),), (moment.count,)
    return word, count


def step_words(text: str, width: int, rows: int, signs: Signs) -> tuple[tuple[str, ...], str]:
    """A guided step: all of it in large letters, or its first sentence, and the rest plain."""
    if signs.name != "ascii":
        first, rest = _first_sentence(text)
        for shown, below in ((text, ""), (first, rest)):
            taken = 2 + 2 * (cells(below) // max(width - 8, 1) + 1) if below else 0
            found = big_text(shown, width, rows - taken)
            if found:
                return found, below
    return (), text


def _first_sentence(text: str) -> tuple[str, str]:
    """The first sentence and the others; a text of one sentence has no others."""
    ends = [at + 1 for mark in ".?:" if (at := text.find(f"{mark} ")) > 0]
    end = min(ends, default=len(text))
    return text[:end].rstrip(":"), text[end:].strip()


# A routine in the list of the Practice place, as much of it as there is room for.


TITLE, MINUTES, FEELINGS, EVIDENCE, HELPED = 21, 9, 33, 14, 33
"""Cells of the columns."""


def routine_line(routine: Routine, helped: Helped | None, width: int, signs: Signs) -> Line:
    """Stripe, title, minutes, feelings, evidence; what has helped where it fits."""
    left = max(width, 30) - 3 - TITLE
    parts: list[Piece] = [
        stripe(routine.area, signs), " ", (fit(routine.title, TITLE, signs), STRONG), " ",
    ]  # fmt: skip
    if left >= MINUTES + 5:
        parts.append((f"{cut(minutes_words(routine), MINUTES, signs.ellipsis)}min  ", QUIET))
        left -= MINUTES + 5
    if helped is not None and HELPED <= left < FEELINGS + EVIDENCE + HELPED:
        return line(*parts, (helped_words(helped), ACCENT))
    if left >= FEELINGS:
        parts.append(fit(feeling_words(routine), FEELINGS, signs))
        left -= FEELINGS
        if left >= EVIDENCE:
            parts.append((fit(SHORT_EVIDENCE[routine.evidence], EVIDENCE, signs), QUIET))
        if helped is not None and left >= EVIDENCE + HELPED:
            parts.append((helped_words(helped), ACCENT))
    return line(*parts)


def summary_line(routine: Routine, width: int, signs: Signs) -> Line:
    """What stands below the row where there is room for all of them."""
    summary = fit(routine.summary, max(width - 3, 1), signs).rstrip()
    return line(stripe(routine.area, signs), " ", (summary, QUIET))
