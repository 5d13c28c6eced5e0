"""The entries of a day and the people who listen, drawn: a row each, with the words between."""

from collections.abc import Iterator, Sequence
from datetime import date, tzinfo

from msgspec import Struct

from selfcare.content.support import (
    NO_COUNTRY,
    SupportPage,
    checked_words,
    directory_words,
    reach_words,
)
from selfcare.core.amounts import amount_words
from selfcare.core.model import Contact, Rule
from selfcare.core.views import EntryLine
from selfcare.draw.lines import INK, KEY, QUIET, Line, Span, harmless, line
from selfcare.words.plans import goal_words, plan_words
from selfcare.words.today import entry_time

WHEN, AMOUNT = 14, 14
ADDS: Line = (("add".ljust(WHEN), ""), ("type an amount", QUIET))
"""The row that adds one."""
NOTHING = "Nothing is logged here. Type an amount, Enter keeps it."


def plan_line(rule: Rule) -> Line:
    """What is asked for."""
    plan = plan_words(rule.plan, rule.unit)
    goal = goal_words(rule.goal_low, rule.goal_high, rule.unit)
    return line((f"{plan[:1].upper()}{plan[1:]}, {goal}.", QUIET))


def entry_line(each: EntryLine, clock: str, zone: tzinfo | None) -> Line:
    """When, how much, its note, and where it came from."""
    entry, amount = each.entry, amount_words(each.entry.amount, each.unit)
    return line(
        (f"{entry_time(entry, clock, zone):<{WHEN}}", QUIET),
        f"{amount:<{AMOUNT}}",
        harmless(entry.note, QUIET),
        line(" (", harmless(entry.source, QUIET), ")") if entry.source else (),
    )


def sum_line(entries: Sequence[EntryLine], unit: str, rest: str | None) -> Line:
    """All of it, or that there is nothing; `rest` is the note beside a rest, None where none is."""
    if rest is not None:
        note = harmless(rest or "n writes why, if you like", QUIET)
        return line("It rests on this day: ", note, (".", QUIET))
    if not entries:
        return line((NOTHING, QUIET))
    amount = sum(one.entry.amount for one in entries)
    return line((f"{amount_words(amount, unit)} in all.", QUIET))


# The list of people who listen: own people first, then the lines of a country, words between.


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
