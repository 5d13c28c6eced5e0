"""The order in which links are told."""

from collections.abc import Iterable

from selfcare.core.patterns import Link, Verdict

ORDER = (
    Verdict.KEEPS_SHOWING_UP,
    Verdict.POSSIBLE,
    Verdict.NO_CLEAR_LINK,
    Verdict.NEEDS_MORE,
)


def ordered(found: Iterable[Link]) -> list[Link]:
    """What is told first, then no clear link, then what needs more days; within each by habit."""
    return sorted(found, key=lambda link: ORDER.index(link.verdict))
