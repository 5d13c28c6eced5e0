"""What is said about days: check-ins, rests, pauses; and everything the first paint needs."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date

from selfcare.core.model import CheckIn, Pause, rounded
from selfcare.store import rows
from selfcare.store.base import CONFLICT, span
from selfcare.store.errors import ConflictError
from selfcare.store.sums import SumRows


@dataclass(frozen=True, slots=True)
class Window:
    """All that is known of a span of days."""

    totals: dict[int, dict[date, float]]
    """By habit, then by day with an entry."""
    rests: Mapping[int, AbstractSet[date]]
    pauses: tuple[Pause, ...]
    """Those that cover any day of the span."""
    checkins: Mapping[date, CheckIn]


_WINDOW = """
SELECT 0, day, habit_id, sum(amount), count(*), NULL, NULL, NULL FROM entry
    WHERE day BETWEEN :first AND :last GROUP BY habit_id, day
UNION ALL SELECT 1, day, habit_id, NULL, NULL, NULL, NULL, NULL FROM rest
    WHERE day BETWEEN :first AND :last
UNION ALL SELECT 2, first_day, id, habit_id, last_day, reason, NULL, NULL FROM pause
    WHERE first_day <= :last AND (last_day IS NULL OR last_day >= :first)
UNION ALL SELECT 3, day, mood, energy, stress, note, closed, rev FROM checkin
    WHERE day BETWEEN :first AND :last
"""


class DayRows(SumRows):
    """Check-ins, rests and pauses of a store."""

    def week_snapshot(self, first: date, last: date) -> Window:
        """Totals, rests, pauses and check-ins of a span closed at both ends, by one query.

        A second one looks at spans where a day has several entries.
        """
        totals: dict[int, dict[date, float]] = {}
        rests: dict[int, set[date]] = {}
        pauses: list[Pause] = []
        checkins: dict[date, CheckIn] = {}
        several = False
        for kind, day, one, two, three, four, five, six in self._all(
            _WINDOW.replace(":first", "?1").replace(":last", "?2"),
            (first.isoformat(), last.isoformat()),
        ):
            if kind == 0:
                totals.setdefault(one, {})[rows.to_day(day)] = rounded(two)
                several = several or three > 1
            elif kind == 1:
                rests.setdefault(one, set()).add(rows.to_day(day))
            elif kind == 2:
                pauses.append(rows.to_pause((one, two, day, three, four)))
            else:
                checkin = rows.to_checkin((day, one, two, three, four, five, six))
                checkins[checkin.day] = checkin
        if several:
            self._count_once(totals, *span(first, last))
        pauses.sort(key=lambda pause: pause.id)
        return Window(totals=totals, rests=rests, pauses=tuple(pauses), checkins=checkins)

    def checkins(self, first: date | None = None, last: date | None = None) -> dict[date, CheckIn]:
        """Check-ins by day, in order, of a span closed at both ends."""
        where, values = span(first, last)
        found = self._all(
            f"SELECT {rows.CHECKIN} FROM checkin WHERE {where} ORDER BY day",  # noqa: S608  # our own columns
            values,
        )
        return {checkin.day: checkin for checkin in map(rows.to_checkin, found)}

    def first_checkin(self) -> date | None:
        """The day of the first check-in. None: there is none."""
        row = self._one("SELECT min(day) FROM checkin")
        return rows.to_day(row[0]) if row and row[0] else None

    def save_checkin(self, checkin: CheckIn) -> CheckIn | None:
        """Write a day's check-in; one with nothing in it removes the row and gives None.

        A `rev` above 0 must be the row's own, else ConflictError; 0 writes over whatever is there.
        """
        columns = rows.checkin_columns(checkin)
        day = columns.pop("day")
        known = self._one("SELECT rev FROM checkin WHERE day = ?", (day,))
        if checkin.rev and (known is None or known[0] != checkin.rev):
            raise ConflictError(CONFLICT)
        empty = not (checkin.note or checkin.closed) and (
            checkin.mood is checkin.energy is checkin.stress is None
        )
        if empty:
            self._write("DELETE FROM checkin WHERE day = ?", (day,))
            return None
        if known:
            self._update("checkin", {"day": day}, columns)
        else:
            stamp = self._stamp()
            names = ", ".join(columns)
            marks = ", ".join("?" * len(columns))
            self._write(
                f"INSERT INTO checkin (day, logged_at, changed_at, {names}) "  # noqa: S608  # our own columns
                f"VALUES (?, ?, ?, {marks})",
                (day, stamp, stamp, *columns.values()),
            )
        return self.checkins(checkin.day, checkin.day)[checkin.day]

    def rests(self) -> dict[int, set[date]]:
        """Days set aside, by habit."""
        found: dict[int, set[date]] = {}
        for habit_id, day in self._all("SELECT habit_id, day FROM rest"):
            found.setdefault(habit_id, set()).add(rows.to_day(day))
        return found

    def add_rest(self, habit_id: int, day: date) -> None:
        """Set a day aside for a habit; again changes nothing."""
        self._write(
            "INSERT INTO rest (habit_id, day, changed_at) VALUES (?, ?, ?) "
            "ON CONFLICT (habit_id, day) DO NOTHING",
            (habit_id, day.isoformat(), self._stamp()),
        )

    def remove_rest(self, habit_id: int, day: date) -> None:
        """Take a rest back; where there is none nothing changes."""
        self._write("DELETE FROM rest WHERE habit_id = ? AND day = ?", (habit_id, day.isoformat()))

    def pauses(self) -> tuple[Pause, ...]:
        """All pauses, by first day, then id."""
        found = self._all(f"SELECT {rows.PAUSE} FROM pause ORDER BY first_day, id")  # noqa: S608  # our own columns
        return tuple(rows.to_pause(row) for row in found)

    def add_pause(self, pause: Pause) -> Pause:
        """Add a pause; its id is made here."""
        number = self._insert("pause", rows.pause_columns(pause))
        return self._pause(number)

    def update_pause(self, pause: Pause) -> Pause:
        """Write a pause; ConflictError when it is gone."""
        self._update("pause", {"id": pause.id}, rows.pause_columns(pause))
        return self._pause(pause.id)

    def remove_pause(self, pause_id: int) -> None:
        """Remove a pause; where there is none nothing changes."""
        self._write("DELETE FROM pause WHERE id = ?", (pause_id,))

    def _pause(self, pause_id: int) -> Pause:
        row = self._one(f"SELECT {rows.PAUSE} FROM pause WHERE id = ?", (pause_id,))  # noqa: S608  # our own columns
        assert row is not None
        return rows.to_pause(row)
