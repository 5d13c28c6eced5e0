"""Day totals in the file: sums over an index, corrected where spans of one day overlap.

The sums never look at a row itself. Days with several entries are rare for habits counted in hours
or minutes, so the second query, which does look, finds few and is made only where there are any.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from selfcare.core.history import Span, counted_twice
from selfcare.core.model import rounded
from selfcare.store import rows
from selfcare.store.base import StoreBase

DaySums = dict[int, dict[date, float]]
"""By habit, then by day with an entry."""

SUMS = "habit_id, day, sum(amount), count(*)"

ODD = f"FROM entry WHERE NOT amount BETWEEN 0 AND {rows.MOST}"
"""The entries that no sum counts; they are looked for once and not in each sum, which is slow."""

_SPANS = """
SELECT habit_id, day, started_at, ended_at, amount FROM (
    SELECT habit_id, day FROM entry WHERE {where} GROUP BY habit_id, day HAVING count(*) > 1
) CROSS JOIN entry USING (habit_id, day)
WHERE started_at IS NOT NULL AND ended_at IS NOT NULL
    AND habit_id IN (SELECT habit_id FROM habit_rule WHERE unit IN ('h', 'min'))
"""
"""The cross join keeps the order: first the few days, then their entries by the index."""


class SumRows(StoreBase):
    """The totals of days."""

    def _totals(self, where: str, values: Sequence[str]) -> DaySums:
        """The totals of the days of those entries, days in order."""
        sums = self._all(
            f"SELECT {SUMS} FROM entry WHERE {where} GROUP BY habit_id, day",  # noqa: S608  # our own condition
            values,
        )
        odd = self._all(f"SELECT habit_id, day {ODD} AND ({where})", values)
        return self._summed(sums, set(odd), where, values)

    def _summed(
        self,
        sums: Iterable[rows.Row],
        odd: Collection[rows.Row],
        where: str,
        values: Sequence[str],
    ) -> DaySums:
        """The totals from the columns `SUMS` of those entries, those of odd days without them."""
        found: DaySums = {}
        several = False
        for habit_id, text, amount, count in sums:
            total: float | None = amount
            if odd and (habit_id, text) in odd:
                total = self._sound_sum(habit_id, text)
            if total is None:
                continue
            try:
                day = rows.to_day(text)
            except rows.OddRowError:
                continue
            days = found.get(habit_id)
            if days is None:
                days = found[habit_id] = {}
            days[day] = rounded(total)
            several = several or count > 1
        if several:
            self._count_once(found, where, values)
        return found

    def _sound_sum(self, habit_id: int, day: str) -> float | None:
        """The sum of a day that has odd entries, without them. None: it has no others."""
        found = self._rows("entry", rows.ENTRY, "habit_id = ? AND day = ?", (habit_id, day))
        entries = tuple(self._made("entry", rows.to_entry, found))
        return sum(entry.amount for entry in entries) if entries else None

    def _count_once(self, found: DaySums, where: str, values: Sequence[str]) -> None:
        """Take off the sums what overlapping spans of one day count twice."""
        spans: dict[tuple[int, str], list[Span]] = {}
        for habit_id, day, start, end, amount in self._all(_SPANS.format(where=where), values):
            begun, ended = rows.to_moment(start), rows.to_moment(end)
            sound = rows.is_day(day) and rows.sound_amount(amount)
            if begun is not None and ended is not None and sound:
                spans.setdefault((habit_id, day), []).append(Span(begun, ended, amount))
        for (habit_id, day), several in spans.items():
            days, on = found.get(habit_id, {}), rows.to_day(day)
            if on in days and (twice := counted_twice(several)):
                days[on] = rounded(max(0.0, days[on] - twice))
