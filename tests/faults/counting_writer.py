"""Raises one entry's amount by one, many times: `counting_writer.py FILE TIMES HOW`.

HOW is `act` (as the app does: read and written inside one act) or `apart`, the negative control
that reads first and writes later. Waits for a line on stdin, so that two of them start together;
`apart` waits after every reading and every writing as well, so that the two always meet.
"""

import sqlite3
import sys
from datetime import UTC, datetime
from pathlib import Path

from selfcare.core.model import Entry
from selfcare.core.values import replace
from selfcare.store import Store


def now() -> datetime:
    return datetime(2026, 11, 22, 21, 0, tzinfo=UTC)


def by_act(path: Path, times: int) -> None:
    with Store.open(path, create=False, now=now) as store:
        begin()
        for _ in range(times):
            with store.act("one more"):
                entry = store.one(Entry, 1)
                assert entry is not None
                store.update(replace(entry, amount=entry.amount + 1))


def apart(path: Path, times: int) -> None:
    connection = sqlite3.connect(path, timeout=30, isolation_level=None)
    begin()
    for _ in range(times):
        (amount,) = connection.execute("SELECT amount FROM entry WHERE id = 1").fetchone()
        begin()
        connection.execute("UPDATE entry SET amount = ? WHERE id = 1", (amount + 1,))
        begin()
    connection.close()


def begin() -> None:
    print("ready", flush=True)  # noqa: T201  # the signal to the test
    sys.stdin.readline()


{"act": by_act, "apart": apart}[sys.argv[3]](Path(sys.argv[1]), int(sys.argv[2]))
