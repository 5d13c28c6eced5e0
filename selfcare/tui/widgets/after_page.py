"""What stands on screen after a practice: nothing is asked first. Pure, as on the terminal."""

from selfcare.core.player import kept_words
from selfcare.core.text import clean_line
from selfcare.tui.glyphs import Signs, cells, cut, fit
from selfcare.tui.tension import Tension
from selfcare.tui.widgets.lines import ACCENT, INK, QUIET, STRONG, Line, width_of
from selfcare.tui.widgets.player_page import MARGIN, centred
from selfcare.tui.wrapping import wrapped

STAY = "You can stay here a moment."
GROUND = "Feel your feet on the floor. Find one thing that is blue."
NOTICE = "Notice how it is now. Nothing has to be different."
TITLE_ROWS = 1


def after_title(title: str, seconds: int, width: int, signs: Signs) -> Line:
    """The routine's name, and what is kept."""
    right = kept_words(seconds).replace("minutes", "min").replace("minute", "min")
    room = max(width - 2 * MARGIN, 1)
    return (
        (" " * MARGIN, INK),
        (fit(title, max(room - cells(right), 0), signs), STRONG),
        (right, QUIET),
    )


def after_lines(
    *,
    completed: bool,
    tension: Tension,
    before: int | None,
    more: str,
    written: tuple[str, ...] = (),
    keep: str = "",
    signs: Signs,
    width: int,
    height: int,
) -> tuple[Line, ...]:
    """The rows between the title and the message line.

    `more` says what `a` does: `another minute`; `written` is what was written, `keep` what `k`
    does with it.
    """
    calm = NOTICE if completed else GROUND
    words = [centred(row, width) for row in wrapped(calm, width - 2 * MARGIN)]
    was = f"   before {before}" if before is not None and width >= 60 else ""
    ask: Line = (
        ("Tension now, if you like    " if width >= 60 else "Tension    ", QUIET),
        ("0 ", QUIET),
        *tension.bar(signs),
        (" 10", QUIET),
    )
    number: Line = (("   ", INK), tension.number(), (was, QUIET))
    kept = (("k", keep),) if keep else ()
    keys = (("Enter", "done"), *kept, ("a", more), ("!", "people who listen"))
    room = max(height - len(words) - 2 - len(keys), 0)
    inner = max(width - 2 * MARGIN, 1)
    words += [centred(cut(clean_line(each), inner), width, QUIET) for each in written[:room]]
    size = width_of(ask)
    left = max((width - size) // 2, 0)
    lead = (" " * left, INK)
    rows: list[Line] = [centred(STAY, width, STRONG), *words, (lead, *ask, *number)]
    rows += [(lead, (key.ljust(8), ACCENT), (said, QUIET)) for key, said in keys]
    return _spread(rows, len(words), height)


def _spread(rows: list[Line], words: int, height: int) -> tuple[Line, ...]:
    """Air between the parts, as much as there is; three keys stay together."""
    spare = height - len(rows)
    if spare < 4:
        return tuple(rows[:height])
    top = min(max(round(spare * 0.27), 0), spare)
    rest = spare - top
    after_stay, after_words, after_ask = (
        min(2, rest // 5),
        min(3, rest // 4),
        min(2, rest // 5),
    )
    blank: Line = (("", INK),)
    return (
        *[blank] * top,
        rows[0],
        *[blank] * after_stay,
        *rows[1 : 1 + words],
        *[blank] * after_words,
        rows[1 + words],
        *[blank] * after_ask,
        *rows[2 + words :],
        *[blank] * (rest - after_stay - after_words - after_ask),
    )
