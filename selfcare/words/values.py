"""The words of values that take more than one, in sentences and in JSON alike."""

from enum import StrEnum

from selfcare.core.model import Status
from selfcare.core.patterns import Lag, Verdict

VALUE_WORDS: dict[str, str] = {
    Status.NOT_DUE: "not due",
    Lag.SAME_DAY: "same day",
    Lag.NEXT_DAY: "next day",
    Verdict.NEEDS_MORE: "needs more",
    Verdict.NO_CLEAR_LINK: "no clear link",
    Verdict.POSSIBLE: "possible link, weak",
    Verdict.KEEPS_SHOWING_UP: "keeps showing up",
}
"""By the value: those of one name, as of `Status` and `Outcome`, have the same words."""


def value_words(value: StrEnum) -> str:
    """`not due`, `done`."""
    return VALUE_WORDS.get(value, value.value)
