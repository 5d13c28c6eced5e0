"""What is said about days: check-ins, rests, pauses; and everything the first paint needs."""

from collections.abc import Iterable, Mapping
from datetime import date

from msgspec import Struct

from selfcare.core.model import CheckIn, Pause
from selfcare.store import rows
from selfcare.store.base import CONFLICT, span
from selfcare.store.errors import ConflictError, TooLongError
from selfcare.store.sums import ODD, SumRows


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


class DayRows(SumRows):
    """Check-ins, rests and pauses of a store."""

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
            pauses=tuple(sorted(self.pauses(), key=_id_of)),
            checkins=self.checkins(first, last),
        )

    def checkins(self, first: date | None = None, last: date | None = None) -> dict[date, CheckIn]:
        """Check-ins by day, in order, of a span closed at both ends."""
        where, values = span(first, last)
        found = self._rows("checkin", rows.CHECKIN, where, values, order="day")
        read = self._made("checkin", rows.to_checkin, found)
        return {checkin.day: checkin for checkin in read}

    def first_checkin(self) -> date | None:
        """The day of the first check-in. None: there is none."""
        row = self._one("SELECT min(day) FROM checkin")
        if not row or not row[0]:
            return None
        return rows.to_day(row[0]) if rows.is_day(row[0]) else min(self.checkins(), default=None)

    def save_checkin(self, checkin: CheckIn) -> CheckIn | None:
        """Write a day's check-in; one with nothing in it removes the row and gives None.

        `rev` must be the row's own, and 0 where there is no row, else ConflictError.
        """
        columns = rows.checkin_columns(checkin)
        day = columns.pop("day")
        known = self._one("SELECT rev FROM checkin WHERE day = ?", (day,))
        if checkin.rev != (known[0] if known else 0):
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

    def pauses(self) -> tuple[Pause, ...]:
        """All pauses, by first day, then id."""
        found = self._rows("pause", rows.PAUSE, order="first_day, id")
        return tuple(self._made("pause", rows.to_pause, found))

    def add_pause(self, pause: Pause) -> Pause:
        """Add a pause; its id is made here."""
        number = self._insert("pause", rows.pause_columns(pause))
        return self._pause(number)

    def update_pause(self, pause: Pause) -> Pause:
        """Write a pause; ConflictError unless `rev` is the row's own."""
        self._update("pause", {"id": pause.id}, rows.pause_columns(pause), pause.rev)
        return self._pause(pause.id)

    def remove_pause(self, pause_id: int) -> None:
        """Remove a pause; where there is none nothing changes."""
        self._write("DELETE FROM pause WHERE id = ?", (pause_id,))

    def _pause(self, pause_id: int) -> Pause:
        row = self._one(f"SELECT {rows.PAUSE} FROM pause WHERE id = ?", (pause_id,))  # noqa: S608  # our own columns
        assert row is not None
        return rows.to_pause(row)
