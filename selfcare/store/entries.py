"""Entries in the file: one logged line each, and the sums the figures are made of.

Entries are written with plain SQL: this is the road of `selfcare log`, which starts faster without
sqlite-utils.
"""

from collections.abc import Iterable
from datetime import date, datetime

from selfcare.core.model import Entry
from selfcare.store import rows
from selfcare.store.base import span
from selfcare.store.errors import TooLongError
from selfcare.store.journal import utc_text
from selfcare.store.sums import SumRows


class EntryRows(SumRows):
    """The entries of a store."""

    def entries(
        self, *, habit_id: int | None = None, first: date | None = None, last: date | None = None
    ) -> tuple[Entry, ...]:
        """Entries by day, then id; of one habit or all, in a span closed at both ends."""
        where, values = span(first, last)
        bound: list[str | int] = list(values)
        if habit_id is not None:
            where += " AND habit_id = ?"
            bound.append(habit_id)
        found = self._rows("entry", rows.ENTRY, where, bound, order="day, id")
        return tuple(self._made("entry", rows.to_entry, found))

    def entry(self, entry_id: int) -> Entry | None:
        """One entry; None when there is no such id."""
        found = self._rows("entry", rows.ENTRY, "id = ?", (entry_id,))
        return next(self._made("entry", rows.to_entry, found), None)

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

    def add_entry(self, entry: Entry) -> Entry:
        """Add an entry; id, an empty uid and a logged_at of None are made here."""
        columns = rows.entry_columns(entry)
        columns["logged_at"] = utc_text(self._logged(entry.logged_at))
        columns["changed_at"] = self._stamp()
        if entry.uid:
            columns["uid"] = entry.uid
        names = ", ".join(columns)
        marks = ", ".join("?" * len(columns))
        row = self._write(
            f"INSERT INTO entry ({names}) VALUES ({marks}) RETURNING {rows.ENTRY}",  # noqa: S608  # our own columns
            tuple(columns.values()),
        ).fetchall()[0]
        return rows.to_entry(row)

    def update_entry(self, entry: Entry) -> Entry:
        """Write all of an entry but uid and logged_at; ConflictError unless `rev` is the row's."""
        self._update("entry", {"id": entry.id}, rows.entry_columns(entry), entry.rev)
        found = self.entry(entry.id)
        assert found is not None
        return found

    def remove_entries(self, ids: Iterable[int]) -> int:
        """Remove entries; how many there were. Ids that are not there are passed over."""
        return sum(self._write("DELETE FROM entry WHERE id = ?", (one,)).rowcount for one in ids)

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

    def _logged(self, given: datetime | None) -> datetime:
        return given if given is not None else self._now()
