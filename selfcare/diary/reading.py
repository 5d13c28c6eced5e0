"""The whole history read in small pieces, so that a key between two of them is answered at once.

Each piece is one query over a span of days of one habit, or of the check-ins. What a person writes
meanwhile is told with `wrote`; what another program writes is noticed by the app, which then reads
everything anew.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from selfcare.core.model import CheckIn
from selfcare.store import Store

PIECE = timedelta(days=1800)
"""Days of one piece: at most as many rows, 3 ms."""


class Reading:
    """A reading of everything that is under way."""

    def __init__(self, store: Store, habits: Iterable[int], last: date) -> None:
        self._store = store
        self.totals: dict[int, dict[date, float]] = {}
        """By habit, the days that have been read so far, in order."""
        self.checkins: dict[date, CheckIn] = {}
        self._pieces = self._read(tuple(habits), last)

    def read_on(self) -> bool:
        """Read one piece more; False when there was none left."""
        return next(self._pieces, None) is not None

    def wrote(self, day: date, totals: dict[int, float], checkin: CheckIn | None) -> None:
        """What a day holds after a write: its totals by habit and its check-in."""
        for days in self.totals.values():
            days.pop(day, None)
        for habit_id, total in totals.items():
            self.totals.setdefault(habit_id, {})[day] = total
        self.checkins.pop(day, None)
        if checkin is not None:
            self.checkins[day] = checkin

    def _read(self, habits: tuple[int, ...], last: date) -> Iterator[bool]:
        for habit_id, first in sorted(
            self._store.first_days().items(),
            key=lambda item: habits.index(item[0]) if item[0] in habits else len(habits),
        ):
            days = self.totals.setdefault(habit_id, {})
            for begin, end in _pieces(first, last):
                days.update(self._store.habit_totals(habit_id, begin, end))
                yield True
        known = self._store.first_checkin()
        if known is not None:
            for begin, end in _pieces(known, last):
                self.checkins.update(self._store.by_day(CheckIn, begin, end))
                yield True


def _pieces(first: date, last: date) -> Iterator[tuple[date, date]]:
    """Spans that follow each other; the ends are open, for what is written meanwhile."""
    begin = date.min
    while first + PIECE < last:
        first += PIECE
        yield begin, first - timedelta(days=1)
        begin = first
    yield begin, date.max
