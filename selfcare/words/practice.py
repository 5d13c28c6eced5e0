"""What is said around a practice, on its card, after it and line by line."""

import math

from selfcare.core.amounts import counted
from selfcare.core.player import minutes_kept
from selfcare.core.routine import Evidence, Routine
from selfcare.core.text import clean_line
from selfcare.core.views import Helped, RoutineCard

STAY = "You can stay here a moment."
STOP_RULE = (
    "Stop if you feel dizzy, tingling, panicky or unreal: open your eyes, breathe as you like, "
    "look around. Stopping early is fine; your minutes are kept."
)
"""Shown before every routine."""
SETTLE = "Sit or stand as you like. Eyes open is fine."
"""Said while somebody settles in, where a routine has no words of its own for it."""
EVIDENCE_WORDS = {
    Evidence.MANY_TRIALS: "many trials put together",
    Evidence.TRIAL: "one trial or a few",
    Evidence.TRADITION: "long used, hardly studied",
}


def nearest_words(title: str, minutes: int, wished: int | None) -> str:
    """Which length is played instead of the one wished for; empty: it is that one, or none was."""
    if wished in {None, minutes}:
        return ""
    return f"{title} takes {counted(minutes, 'minute')}, the nearest to {wished}."


def settle_words(routine: Routine) -> str:
    """How to sit or stand for it."""
    return clean_line(routine.settle) or SETTLE


def origin_words(routine: Routine) -> str:
    """Where it comes from: `built in`, or its file."""
    return routine.origin or "built in"


def helped_words(helped: Helped) -> str:
    """`6 times, usually 2 points easier`."""
    points = round(abs(helped.drop))
    if points == 0:
        return f"{helped.times} times, usually about the same"
    easier = "easier" if helped.drop > 0 else "tenser"
    return f"{helped.times} times, usually {counted(points, 'point')} {easier}"


def ways_words(card: RoutineCard) -> str:
    """Both ways of a routine that holds the breath, side by side; empty elsewhere."""
    if card.asked is None:
        return ""
    held = card.asked.cycle_words
    return f"Without holds: {card.routine.cycle_words}. With holds: {held}."


def kept_words(seconds: float) -> str:
    """`5 minutes kept`; under half a minute `20 seconds kept`, and 0 is `nothing to keep`."""
    if seconds < 1:
        return "nothing to keep"
    minutes = minutes_kept(seconds)
    count, unit = (minutes, "minute") if minutes else (math.floor(seconds), "second")
    return f"{counted(count, unit)} kept"
