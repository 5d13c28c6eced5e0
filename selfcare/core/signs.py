"""The sign and the word of each status: one table for the app, the commands and the pictures.

Every sign is one cell and stands beside its word or a legend, so none has to be known. The full set
is ambiguous in width on some East Asian terminals; `basic` is not, and `ascii` needs nothing.
"""

from collections.abc import Mapping

from selfcare.core.ledger import is_sleep
from selfcare.core.model import Habit, Rule, Status


def _signs(done: str, partly: str, none: str, unlogged: str, rest: str) -> dict[Status, str]:
    return {
        Status.DONE: done,
        Status.PARTLY: partly,
        Status.NONE: none,
        Status.UNLOGGED: unlogged,
        Status.REST: rest,
        Status.PAUSED: "=",
        Status.NOT_DUE: " ",
        Status.FREE: " ",
    }


STATUS_SIGNS: Mapping[str, Mapping[Status, str]] = {
    "full": _signs("■", "◧", "□", "·", "–"),
    "basic": _signs("■", "▪", "□", ".", "-"),
    "ascii": _signs("#", "+", "o", ".", "-"),
}
"""By the name of the set, as the setting `glyphs` has it."""


def status_word(status: Status | None, habit: Habit, rule: Rule) -> str:
    """The word for a status; a night is "in range" or "logged", and no achievement."""
    if status is None:
        return "not begun"
    if status is Status.UNLOGGED:
        return "open"
    if status is Status.FREE:
        return "met"
    if is_sleep(habit, rule) and status in {Status.DONE, Status.PARTLY}:
        ranged = rule.goal_low is not None or rule.goal_high is not None
        return "in range" if ranged and status is Status.DONE else "logged"
    return status.value
