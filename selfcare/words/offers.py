"""The sentences of the quiet lines of Today; when each may be said is in `core/offers.py`."""

from selfcare.core.offers import FullPlan
from selfcare.core.text import clean_line
from selfcare.words.plans import short_plan_words

NAME_SHOWN = 30
"""Most characters of a name in a quiet line."""

LIGHT_LINE = "Fewer questions for a while? d makes the days light: one number, small steps."
STRETCH = "These are hard days. You are not alone in them. ! people who listen."
STRETCH_SPOKEN = (
    "These are hard days. You are not alone in them. Exclamation mark: people who listen."
)


def slow_line(key: str, *, stretch: bool) -> str:
    """After a hard check-in: the key of three slow minutes; a stretch is of several such days."""
    lead = "These are hard days." if stretch else "That sounds like a lot."
    return f"{lead} {key} opens three slow minutes. ! people who listen."


def full_plan_line(offer: FullPlan) -> str:
    """`Walk: four kept weeks at 60 min. f raises it to 150 min a week, or leave it.`."""
    return (
        f"{_name(offer)}: four kept weeks at {_start(offer)}. "
        f"f raises it to {_full(offer)}{_from(offer)}, or leave it."
    )


def full_plan_taken(offer: FullPlan) -> str:
    """What taking it did, without the full stop: `Walk: 150 min a week from today`."""
    return f"{_name(offer)}: {_full(offer)}{_from(offer) or ' from today'}"


def _name(offer: FullPlan) -> str:
    name = clean_line(offer.habit.name)
    return name if len(name) <= NAME_SHOWN else f"{name[: NAME_SHOWN - 1].rstrip()}…"


def _start(offer: FullPlan) -> str:
    return short_plan_words(offer.start, offer.unit, offer.habit.area)


def _full(offer: FullPlan) -> str:
    return f"{short_plan_words(offer.full, offer.unit, offer.habit.area)} a week"


def _from(offer: FullPlan) -> str:
    return "" if offer.begins == "today" else f" from {offer.begins}"
