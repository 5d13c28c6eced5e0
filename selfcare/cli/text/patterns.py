"""Links as text."""

from collections.abc import Iterator, Sequence

from selfcare.core.link_words import ABOUT_LINKS, link_title, link_words
from selfcare.core.patterns import Link
from selfcare.draw.links import ordered

NO_HABITS = "No habit is here to compare with mood. Add one with: selfcare habits add."


def pattern_lines(found: Sequence[Link]) -> Iterator[str]:
    """For the eye: what a link is, then each under its own heading."""
    yield ABOUT_LINKS
    if not found:
        yield NO_HABITS
    for link in ordered(found):
        yield ""
        yield link_title(link)
        yield f"  {link_words(link)}"


def pattern_sentences(found: Sequence[Link]) -> Iterator[str]:
    """For the ear: sentences alone."""
    yield ABOUT_LINKS
    if not found:
        yield NO_HABITS
    for link in ordered(found):
        yield f"{link_title(link)}. {link_words(link)}"
