"""Day totals in the file: sums over an index, corrected where spans of one day overlap.

The sums never look at a row itself. Days with several entries are rare for habits counted in hours
or minutes, so the second query, which does look, finds few and is made only where there are any.
"""

from collections.abc import Sequence
from datetime import date

from selfcare.core.model import rounded
from selfcare.core.totals import Span, counted_twice
from selfcare.store import rows
from selfcare.store.base import StoreBase

DaySums = dict[int, dict[date, float]]
"""By habit, then by day with an entry."""

_SPANS = """
SELECT habit_id, day, started_at, ended_at, amount FROM entry
WHERE started_at IS NOT NULL AND ended_at IS NOT NULL
    AND habit_id IN (SELECT habit_id FROM habit_rule WHERE unit IN ('h', 'min'))
    AND (habit_id, day) IN (
        SELECT habit_id, day FROM entry WHERE {where} GROUP BY habit_id, day HAVING count(*) > 1
    )
"""


class SumRows(StoreBase):
    """The totals of days."""

    def _totals(self, where: str, values: Sequence[str]) -> DaySums:
        """The totals of the days of those entries, days in order."""
        to_day = rows.to_day
        found: DaySums = {}
        several = False
        for habit_id, day, amount, count in self._all(
            f"SELECT habit_id, day, sum(amount), count(*) FROM entry WHERE {where} "  # noqa: S608  # our own condition
            "GROUP BY habit_id, day",
            values,
        ):
            days = found.get(habit_id)
            if days is None:
                days = found[habit_id] = {}
            days[to_day(day)] = rounded(amount)
            several = several or count > 1
        if several:
            self._count_once(found, where, values)
        return found

    def _count_once(self, found: DaySums, where: str, values: Sequence[str]) -> None:
        """Take off the sums what overlapping spans of one day count twice."""
        spans: dict[tuple[int, date], list[Span]] = {}
        for habit_id, day, start, end, amount in self._all(_SPANS.format(where=where), values):
            begun, ended = rows.to_moment(start), rows.to_moment(end)
            if begun is not None and ended is not None:
                key = habit_id, rows.to_day(day)
                spans.setdefault(key, []).append(Span(begun, ended, amount))
        for (habit_id, on), several in spans.items():
            days = found.get(habit_id, {})
            if on in days:
                days[on] = rounded(max(0.0, days[on] - counted_twice(several)))
