"""Logs until no file may grow any more: `full_disk_writer.py FILE BYTES`; prints JSON.

RLIMIT_FSIZE stands for the full disk, with its signal ignored, so that writes return an error.
"""

import json
import resource
import signal
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from selfcare.core.errors import StorageError
from selfcare.core.model import Entry
from selfcare.store import Store


def main() -> None:
    path, room = Path(sys.argv[1]), int(sys.argv[2])
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    acked: list[int] = []
    said: list[str] = []
    with Store.open(path, create=False, now=lambda: datetime(2026, 11, 22, tzinfo=UTC)) as store:
        limit = store.size_bytes() + room
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        for number in range(200):
            try:
                with store.act(f"Walk {number}"):
                    entry = store.add(Entry(0, "", 1, date(2026, 11, 22), number, note="x" * 3000))
                acked.append(entry.id)
            except StorageError as error:
                said.append(str(error))
                if len(said) == 3:
                    break
        there = len(store.all(Entry))
    print(json.dumps({"acked": acked, "said": said, "there": there}))  # noqa: T201  # the report


main()
