"""Connections that are kept from one opening of a file to the next.

Opening a file, its checks and the reading of its schema, takes half of the time of a command, and
is tested where it belongs. Tests that open one file thousands of times do it here once for each
window that is open beside another. Everything above the connection is made anew each time, and
reads anew.
"""

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from itertools import count
from pathlib import Path

import pytest

from selfcare.store import connect
from selfcare.store.connect import TIMEOUT, OpenDatabase
from selfcare.store.limits import LimitedConnection

_WRITES = count(1_000_000, 1_000)
"""How often files were written that are put back; acts in between count on from there."""
COUNTER, COUNTED_FOR = 24, 92
"""Where a file says how often it was written, and for which of these its size holds."""


class _Kept(LimitedConnection):
    """A connection that goes back to the others when it is closed."""

    home: list["_Kept"] | None = None
    """Where it is kept. None: it is closed for good."""

    def close(self) -> None:
        if self.home is None:
            super().close()
        else:
            self.rollback()
            self.home.append(self)


class _Openings:
    """What stands in for `open_database`."""

    def __init__(self) -> None:
        self._open = connect.open_database
        self._free: dict[tuple[object, ...], list[_Kept]] = {}
        self._all: list[_Kept] = []

    def __call__(
        self,
        path: Path,
        *,
        create: bool,
        timeout: float = TIMEOUT,
        read_only: bool = False,
        today: date | None = None,
    ) -> OpenDatabase:
        path = Path(path).absolute()
        if path.is_file() and not path.is_symlink():
            found = path.stat()
            identity = (found.st_dev, found.st_ino)
            free = self._free.get((path, identity, read_only, today))
            if free and found.st_size:
                kept = free.pop()
                kept.execute(f"PRAGMA busy_timeout = {int(timeout * 1000)}")
                return OpenDatabase(kept, path, not read_only, identity, timeout, [])
        opened = self._open(path, create=create, timeout=timeout, read_only=read_only, today=today)
        connection = opened.connection
        usual = opened.writable != read_only and not opened.notices
        if usual and isinstance(connection, _Kept):
            key = (path, opened.identity, read_only, today)
            connection.home = self._free.setdefault(key, [])
            self._all.append(connection)
        return opened

    def end(self) -> None:
        """Closes all of them for good."""
        for connection in self._all:
            connection.home = None
            connection.close()


@contextmanager
def kept_open() -> Iterator[None]:
    """Inside, files that are opened again are opened by the connections of before."""
    openings = _Openings()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(connect, "LimitedConnection", _Kept)
        patch.setattr(connect, "open_database", openings)
        try:
            yield
        finally:
            openings.end()


def put_back(path: Path, content: bytes) -> None:
    """Makes a file what it was once, as if another program had written all of it."""
    written, number = bytearray(content), next(_WRITES)
    for at in (COUNTER, COUNTED_FOR):
        struct.pack_into(">I", written, at, number)
    path.write_bytes(written)
