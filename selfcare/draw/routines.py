"""A routine in the list of the Practice place, as much of it as there is room for."""

from selfcare.core.routine import Routine
from selfcare.core.views import Helped
from selfcare.draw.lines import ACCENT, QUIET, STRONG, Line, cut
from selfcare.draw.pieces import Piece, fit, line, stripe
from selfcare.draw.signs import Signs
from selfcare.words.listed import SHORT_EVIDENCE, feeling_words, minutes_words
from selfcare.words.practice import helped_words

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
