"""A connection on which everything comes to an end, whatever a file holds.

A view or a trigger of another program may run for ever, and one value may fill the memory: each
statement is stopped once it has worked for `SECONDS`, and no value or row is longer than
`LONGEST`.
"""

import sqlite3
from collections.abc import Iterable
from time import monotonic
from typing import Any

SECONDS = 5.0
"""How long one statement may work. Waiting for another program's lock does not count."""
STEPS = 20_000
"""Steps of SQLite's machine between two looks at the clock: about a millisecond."""
LONGEST = 10_000_000
"""Bytes of a value or a row; ours have a fiftieth of that at most."""


class LimitedConnection(sqlite3.Connection):
    """SQLite's own connection, with an end to each statement."""

    def __init__(self, *given: Any, **options: Any) -> None:
        super().__init__(*given, **options)
        self.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST)
        turn = self._turn = _Turn()
        self.set_progress_handler(turn.is_over, STEPS)

    def execute(self, statement: str, values: Any = (), /) -> sqlite3.Cursor:
        """One statement; sqlite3.OperationalError with SQLITE_INTERRUPT when it has no end."""
        self._turn.until = None
        try:
            return super().execute(statement, values)
        except UnicodeDecodeError as error:  # SQLite quotes a damaged file in its own words
            damaged = sqlite3.DatabaseError("the file is damaged")
            damaged.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
            raise damaged from error

    def executemany(self, statement: str, many: Iterable[Any], /) -> sqlite3.Cursor:
        """One statement with many sets of values."""
        self._turn.until = None
        return super().executemany(statement, many)


class _Turn:
    """The time of the statement that runs now."""

    until: float | None = None
    """None: it has not worked long enough yet to be looked at."""

    def is_over(self) -> bool:
        if self.until is None:
            self.until = monotonic() + SECONDS
        return monotonic() > self.until
