"""Why a run is what it is, as text: a line for each unit, the run, the strength, the rule."""

from collections.abc import Iterator

from selfcare.core.days import MONTHS
from selfcare.core.explain import Explanation
from selfcare.core.strength import SHOWN_FROM


def explain_lines(explanation: Explanation) -> Iterator[str]:
    """For the eye: a heading first, then the units, oldest first."""
    yield f"{explanation.name}, {explanation.plan}"
    yield ""
    for explained in explanation.units:
        yield f"  {explained.reason}"
    if explanation.units:
        yield ""
    yield from _ending(explanation)


def explain_sentences(explanation: Explanation) -> Iterator[str]:
    """For the ear: what matters first, then the units."""
    yield f"{explanation.name}, {explanation.plan}."
    yield from _ending(explanation)
    for explained in explanation.units:
        yield explained.reason


def _ending(explanation: Explanation) -> Iterator[str]:
    yield explanation.summary
    strength = explanation.strength
    if strength.value is not None:
        as_of = strength.as_of
        when = "" if as_of is None else f" (as of {as_of.day} {MONTHS[as_of.month - 1][:3]})"
        yield f"Strength {strength.value:.2f} of 1, {strength.word}{when}."
    elif strength.updates:
        so_far = "1 day counts" if strength.updates == 1 else f"{strength.updates} days count"
        yield f"{so_far} towards its strength so far; with {SHOWN_FROM} it shows."
    yield explanation.rule
