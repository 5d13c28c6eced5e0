"""What is said about days: their totals, rests, notes, and everything the first paint needs.

The sums of the totals never look at a row itself. Days with several entries are rare for habits
counted in hours or minutes, so the second query, which does look, finds few and is made only where
there are any.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from msgspec import Struct

from selfcare.core.history import Span, counted_twice
from selfcare.core.model import CheckIn, Entry, Pause, rounded
from selfcare.store import rows
from selfcare.store.base import ValueRows, span
from selfcare.store.errors import TooLongError

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


class Window(Struct, frozen=True):
    """All that is known of a span of days."""

    totals: dict[int, dict[date, float]]
    """By habit, then by day with an entry."""
    rests: Mapping[int, Mapping[date, str]]
    """By habit, then by day; the note that stands with it."""
    pauses: tuple[Pause, ...]
    """Those that cover any day of the span."""
    checkins: Mapping[date, CheckIn]


_WINDOW = f"""
SELECT 0, day, habit_id, sum(amount), count(*), NULL, NULL, NULL FROM entry
    WHERE day BETWEEN :first AND :last GROUP BY habit_id, day
UNION ALL SELECT 1, day, habit_id, note, NULL, NULL, NULL, NULL FROM rest
    WHERE day BETWEEN :first AND :last
UNION ALL SELECT 2, first_day, id, habit_id, last_day, reason, rev, NULL FROM pause
    WHERE first_day <= :last AND (last_day IS NULL OR last_day >= :first)
UNION ALL SELECT 3, day, mood, energy, stress, note, closed, rev FROM checkin
    WHERE day BETWEEN :first AND :last
UNION ALL SELECT 4, day, habit_id, NULL, NULL, NULL, NULL, NULL {ODD}
    AND day BETWEEN :first AND :last
"""  # noqa: S608  # our own condition


def _to_rest(row: rows.Row) -> tuple[int, date, str]:
    return row[0], rows.to_day(row[1]), row[2]


def _id_of(pause: Pause) -> int:
    return pause.id


class DayRows(ValueRows):
    """The days of a store."""

    def week_snapshot(self, first: date, last: date) -> Window:
        """Totals, rests, pauses and check-ins of a span closed at both ends, by one query.

        A second one looks at spans where a day has several entries.
        """
        by_kind: tuple[list[rows.Row], ...] = ([], [], [], [], [])
        try:
            found = self._all(
                _WINDOW.replace(":first", "?1").replace(":last", "?2"),
                (first.isoformat(), last.isoformat()),
            )
        except TooLongError:
            return self._window_apart(first, last)
        for kind, *row in found:
            by_kind[kind].append(tuple(row))
        sums = ((habit, day, *rest[:2]) for day, habit, *rest in by_kind[0])
        odd = {(habit, day) for day, habit, *_ in by_kind[4]}
        spans = [(number, habit, day, *rest[:3]) for day, number, habit, *rest in by_kind[2]]
        checkins = self._made("checkin", rows.to_checkin, by_kind[3])
        return Window(
            totals=self._summed(sums, odd, *span(first, last)),
            rests=self._rests((habit, day, note) for day, habit, note, *_ in by_kind[1]),
            pauses=tuple(sorted(self._made("pause", rows.to_pause, spans), key=_id_of)),
            checkins={checkin.day: checkin for checkin in checkins},
        )

    def _window_apart(self, first: date, last: date) -> Window:
        """The same, read table by table, because of a row that is too long."""
        return Window(
            totals=self._totals(*span(first, last)),
            rests=self.rests(),
            pauses=tuple(sorted(self.all(Pause), key=_id_of)),
            checkins=self.by_day(CheckIn, first, last),
        )

    def first_checkin(self) -> date | None:
        """The day of the first check-in. None: there is none."""
        row = self._one("SELECT min(day) FROM checkin")
        if not row or not row[0]:
            return None
        return (
            rows.to_day(row[0]) if rows.is_day(row[0]) else min(self.by_day(CheckIn), default=None)
        )

    def rests(self) -> dict[int, dict[date, str]]:
        """Days set aside with their notes, by habit."""
        return self._rests(self._rows("rest", "habit_id, day, note"))

    def _rests(self, found: Iterable[rows.Row]) -> dict[int, dict[date, str]]:
        rests: dict[int, dict[date, str]] = {}
        for habit_id, day, note in self._made("rest", _to_rest, found, keys=2):
            rests.setdefault(habit_id, {})[day] = note
        return rests

    def add_rest(self, habit_id: int, day: date, note: str = "") -> None:
        """Set a day aside for a habit; one that is there takes the note."""
        self._write(
            "INSERT INTO rest (habit_id, day, changed_at, note) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (habit_id, day) DO UPDATE SET note = excluded.note, rev = rev + 1, "
            "changed_at = excluded.changed_at WHERE note <> excluded.note",
            (habit_id, day.isoformat(), self._stamp(), note),
        )

    def remove_rest(self, habit_id: int, day: date) -> None:
        """Take a rest back; where there is none nothing changes."""
        self._write("DELETE FROM rest WHERE habit_id = ? AND day = ?", (habit_id, day.isoformat()))

    def notes(self) -> tuple[tuple[date, int | None, str], ...]:
        """Every note with its day and habit (None: the day's own), the newest day first."""
        try:
            found = self._noted("note <> ''")
        except TooLongError:
            found = [row for row in self._noted("1") if row[3]]
        found.sort(key=lambda row: row[1])
        found.sort(key=lambda row: row[0], reverse=True)
        return tuple(
            (rows.to_day(day), habit_id, note)
            for day, _, habit_id, note in found
            if rows.is_day(day)
        )

    def _noted(self, where: str) -> list[rows.Row]:
        days = self._rows("checkin", "day, 0, NULL, note", where)
        return days + self._rows("entry", "day, id, habit_id, note", where)

    def totals(
        self, first: date | None = None, last: date | None = None
    ) -> dict[int, dict[date, float]]:
        """The total of each day with an entry, by habit, days in order; a query over an index."""
        return self._totals(*span(first, last))

    def habit_totals(self, habit_id: int, first: date, last: date) -> dict[date, float]:
        """The total of each day with an entry of one habit, in a span closed at both ends."""
        where = f"habit_id = {habit_id:d} AND day BETWEEN ? AND ?"
        return self._totals(where, (first.isoformat(), last.isoformat())).get(habit_id, {})

    def latest_amounts(self) -> dict[int, float]:
        """The amount above 0 that was logged last, by habit."""
        found = self._all(
            "SELECT id, (SELECT amount FROM entry INDEXED BY entry_habit "
            "WHERE habit_id = habit.id AND amount > 0 AND amount <= ? ORDER BY id DESC LIMIT 1) "
            "FROM habit",
            (rows.MOST,),
        )
        return {habit_id: amount for habit_id, amount in found if amount is not None}

    def first_days(self) -> dict[int, date]:
        """The day of the first entry, by habit; habits without entries are absent."""
        found = self._all(
            "SELECT id, (SELECT min(day) FROM entry WHERE habit_id = habit.id) FROM habit"
        )
        first: dict[int, date] = {}
        for habit_id, text in found:
            day = text
            if day is not None and not rows.is_day(day):
                days = self._all("SELECT day FROM entry WHERE habit_id = ?", (habit_id,))
                day = min((day for (day,) in days if rows.is_day(day)), default=None)
            if day is not None:
                first[habit_id] = rows.to_day(day)
        return first

    def entry_days(self) -> set[date]:
        """Every day with at least one entry of any habit."""
        days = self._all("SELECT DISTINCT day FROM entry")
        return {rows.to_day(day) for (day,) in days if rows.is_day(day)}

    def count_entries(self) -> int:
        """How many entries there are."""
        row = self._one("SELECT count(*) FROM entry")
        assert row is not None
        number: int = row[0]
        return number

    def latest_day(self, until: date) -> date | None:
        """The latest day up to and with `until` that has an entry or a check-in."""
        row = self._one(
            "SELECT max((SELECT coalesce(max(day), '') FROM entry WHERE day <= ?1), "
            "(SELECT coalesce(max(day), '') FROM checkin WHERE day <= ?1))",
            (until.isoformat(),),
        )
        if not row or not row[0]:
            return None
        if rows.is_day(row[0]):
            return rows.to_day(row[0])
        days = self._all(
            "SELECT day FROM entry WHERE day <= ?1 UNION SELECT day FROM checkin WHERE day <= ?1",
            (until.isoformat(),),
        )
        readable = (rows.to_day(day) for (day,) in days if rows.is_day(day))
        return max(readable, default=None)

    def count_days(self) -> int:
        """How many days have an entry or a check-in."""
        row = self._one(
            "SELECT count(*) FROM (SELECT day FROM entry UNION SELECT day FROM checkin)"
        )
        assert row is not None
        number: int = row[0]
        return number

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
        entries = self.all(Entry, habit_id=habit_id, day=day)
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
