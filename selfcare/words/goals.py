"""The words of a day goal."""

from collections.abc import Callable

from selfcare.core.amounts import amount_words, number_words, spoken_amount


def goal_words(low: float | None, high: float | None, unit: str) -> str:
    """The goal for people: `at least 30 min`, `7 to 9 h`, `at most 2 portions`, `any amount`."""
    return _range_words(low, high, unit, amount_words, whole=unit == "times")


def goal_spoken(low: float | None, high: float | None, unit: str) -> str:
    """`at least 5 minutes`, `7 to 9 hours`, `at most twice`, `any amount`."""
    return _range_words(low, high, unit, asked_spoken)


def _range_words(
    low: float | None,
    high: float | None,
    unit: str,
    say: Callable[[float, str], str],
    *,
    whole: bool = False,
) -> str:
    """A range in the words of `say`; `whole`: its low end is said with its unit too."""
    if low is None:
        return "any amount" if high is None else f"at most {say(high, unit)}"
    if high is None:
        return f"at least {say(low, unit)}"
    if low == high:
        return f"exactly {say(low, unit)}"
    whole = whole or (unit == "h" and not low.is_integer())
    return f"{say(low, unit) if whole else number_words(low)} to {say(high, unit)}"


def asked_spoken(value: float, unit: str) -> str:
    """An amount that is asked for; a goal of one time is `once`, not `yes`."""
    return amount_words(value, unit) if unit == "times" else spoken_amount(value, unit)
