"""The words of values that take more than one, in sentences and in JSON alike."""

from enum import StrEnum

_LONGER = {"possible": "possible link, weak"}


def value_words(value: StrEnum) -> str:
    """`not due` of `not-due`, `done`."""
    return _LONGER.get(value, value.replace("-", " "))
