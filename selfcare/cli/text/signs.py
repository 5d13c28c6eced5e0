"""The signs beside a day's status. Each stands beside its word, so none has to be known."""

import os

from selfcare.core.model import Area, Status

Signs = dict[Status, str]

FULL: Signs = {
    Status.DONE: "●",
    Status.PARTLY: "◐",
    Status.NONE: "○",
    Status.UNLOGGED: "·",
    Status.REST: "–",
    Status.PAUSED: "=",
}
BASIC: Signs = FULL | {
    Status.DONE: "■",
    Status.PARTLY: "▪",
    Status.NONE: "□",
    Status.UNLOGGED: ".",
    Status.REST: "-",
}
ASCII: Signs = BASIC | {Status.DONE: "#", Status.PARTLY: "+", Status.NONE: "o"}
SETS = {"full": FULL, "basic": BASIC, "ascii": ASCII}


def signs_for(setting: str, *, wide: bool) -> Signs:
    """The set that the setting `glyphs` names, or that the terminal can show.

    `wide` says whether stdout carries more than ASCII.
    """
    if not wide:
        return ASCII
    if setting in SETS:
        return SETS[setting]
    return ASCII if os.environ.get("TERM") == "linux" else FULL


def status_word(status: Status | None, area: Area) -> str:
    """The word for a status; a night is "logged", because a day's sleep is no achievement."""
    if status is None:
        return "not begun"
    if status is Status.UNLOGGED:
        return "open"
    if area is Area.SLEEP and status in {Status.DONE, Status.PARTLY}:
        return "logged"
    return status.value
