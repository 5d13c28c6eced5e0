"""The player, drawn: large words and seconds, a dot a second, a step's bar, what is next."""

from selfcare.core.text import clean_line
from selfcare.draw.letters import big_text, large
from selfcare.draw.lines import ACCENT, QUIET, Line, cells, folded
from selfcare.draw.pieces import bar, fit, line
from selfcare.draw.signs import Signs
from selfcare.words.player import Moment

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
