"""The list of people who listen: own people first, then the lines of a country, words between."""

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from selfcare.content.support import (
    NO_COUNTRY,
    SupportPage,
    checked_words,
    directory_words,
    reach_words,
)
from selfcare.core.model import Contact
from selfcare.draw.lines import INK, QUIET, Span
from selfcare.draw.pieces import KEY, harmless

ASK = "Who is good to talk to, or where is it good to be? One is enough."
ADD, COUNTRY = "add", "country"


class Row(Struct, frozen=True):
    """A line of the list: a name, and what is said of it."""

    id: str
    name: str
    told: tuple[Span, ...] = ()
    """A paragraph each."""
    contact: Contact | None = None
    source: str = ""
    """Whose page it was read on."""


def support_rows(
    people: Sequence[Contact], page: SupportPage, today: date, *, trouble: str = ""
) -> Iterator[Row | Span]:
    """The whole list; `trouble`: why own people could not be read."""
    yield "Your own people and places", KEY
    if trouble or not people:
        yield trouble or ASK, QUIET
    for one in people:
        told = [harmless(one.reach)] if one.reach else []
        told += [harmless(f"Good for: {one.good_for}", QUIET)] if one.good_for else []
        yield Row(f"person-{one.id}", one.name, tuple(told), contact=one)
    yield Row(ADD, "Add somebody, or a place")
    yield "", QUIET
    if page.code is None:
        yield f"{NO_COUNTRY} {directory_words(page)}", QUIET
    else:
        yield harmless(f"In {page.place}", KEY)
    yield from line_rows(page, today)
    if page.emergency_checked is not None:
        yield directory_words(page), QUIET
    yield Row(COUNTRY, "Choose your country" if page.code is None else "Another country")


def line_rows(page: SupportPage, today: date) -> Iterator[Row]:
    """The lines of a country, and its emergency number."""
    for at, each in enumerate(page.lines):
        told = (harmless(reach_words(each)), (checked_words(each.checked, today), QUIET))
        yield Row(f"line-{at}", each.name, told, source=each.source)
    if page.emergency_checked is not None:
        checked = checked_words(page.emergency_checked, today)
        call = f"Call {page.emergency}.", INK
        told = (call, (checked, QUIET))
        yield Row("emergency", "Emergency", told, source=page.emergency_source)
