"""A day's total: its entries' amounts added up, where the hours of overlapping spans count once.

The rule is one of derivation: entries keep what was typed, and the file's own sums are corrected by
`counted_twice` wherever they are read. It needs no unit: an entry counts in the share of its span
that no earlier span of the day covers, so the order of logging does not matter.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from selfcare.core.model import Entry, Habit, compared, rounded


class Span(NamedTuple):
    """An entry with a beginning and an end."""

    start: datetime
    """Aware."""
    end: datetime
    """Aware."""
    amount: float


def counted_twice(spans: Iterable[Span]) -> float:
    """What the spans of one day have too much when their amounts are added up."""
    twice = 0.0
    reached: datetime | None = None
    for begin, end, amount in sorted(
        (start.astimezone(UTC), end.astimezone(UTC), amount) for start, end, amount in spans
    ):
        if reached is not None and begin < end:
            covered = max(min(reached, end) - begin, timedelta())
            twice += amount * (covered / (end - begin))
        reached = end if reached is None else max(reached, end)
    return twice


def total_of(entries: Iterable[Entry]) -> float:
    """The total of one day's entries, at 6 decimals."""
    known = tuple(entries)
    spans = [
        Span(each.started_at, each.ended_at, each.amount)
        for each in known
        if each.started_at is not None and each.ended_at is not None
    ]
    return rounded(sum(each.amount for each in known) - counted_twice(spans))


def in_units(totals: dict[date, float], habit: Habit) -> dict[date, float]:
    """The totals of a habit's days by the unit of each day: hours to whole minutes."""
    if all(rule.unit != "h" for rule in habit.rules):
        return totals
    return {day: compared(total, habit.rule_on(day).unit) for day, total in totals.items()}
