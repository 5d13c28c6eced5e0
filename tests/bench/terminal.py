"""A program in a pseudo-terminal, and how long it takes until a text stands on its screen.

What is read is stripped of escape sequences, so a text counts as painted when all its letters
have been written. Only the process started here is ever ended, by its own id.
"""

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import termios
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from time import perf_counter
from types import TracebackType
from typing import Self

ROOT = Path(__file__).resolve().parents[2]
"""The repository: every program is started here."""
PATIENCE = 60.0
"""Seconds until a text that does not come is given up."""
_CSI = rb"\x1b\[[0-?]*[ -/]*[@-~]"
_STRINGS = rb"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1bP[^\x1b]*\x1b\\"
_ESCAPES = re.compile(_CSI + b"|" + _STRINGS + rb"|\x1b[ -/]*[0-~]")


def quiet_environment(**more: str) -> dict[str, str]:
    """The environment of every program: a plain terminal, nothing of the developer's own."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return {
        **kept,
        "LC_ALL": "C.UTF-8",
        "TERM": "xterm-256color",
        "SELFCARE_NOW": "2026-11-22T21:00:00+01:00",
        **more,
    }


class Terminal:
    """A program behind a pseudo-terminal of 80 by 24."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self._fd = ours
        self._raw = b""
        self.started = perf_counter()
        """The moment before the program was started, in seconds of the process clock."""
        self._process = subprocess.Popen(
            command,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            cwd=ROOT,
            env=dict(environment),
            start_new_session=True,
        )
        os.close(theirs)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._fd)

    def wait_for(self, texts: Iterable[str]) -> float:
        """Read until every text has been painted; the moment the last one came.

        Raises TimeoutError with the last things seen when a text does not come.
        """
        wanted = [text.encode() for text in texts]
        deadline = perf_counter() + PATIENCE
        while True:
            seen = _ESCAPES.sub(b"", self._raw)
            if all(text in seen for text in wanted):
                return self._read_at
            if not self._read(deadline - perf_counter()):
                raise TimeoutError(
                    f"{wanted} not all seen in: {seen[-600:].decode(errors='replace')}"
                )

    def press(self, keys: bytes, texts: Iterable[str], *, settled: bool = True) -> float:
        """Seconds from a key press until every text has been painted anew.

        Not `settled`: the key does not wait until the program is quiet.
        """
        if settled:
            self.settle()
        self._raw = b""
        pressed = perf_counter()
        os.write(self._fd, keys)
        return self.wait_for(texts) - pressed

    def settle(self, quiet: float = 0.12) -> None:
        """Read until nothing has been written for a moment."""
        while self._read(quiet):
            pass

    def read_for(self, seconds: float) -> None:
        """Read what is written in so many seconds."""
        until = perf_counter() + seconds
        while (left := until - perf_counter()) > 0:
            self._read(left)

    _read_at = 0.0

    def _read(self, seconds: float) -> bool:
        ready, _, _ = select.select([self._fd], [], [], max(0.0, seconds))
        if not ready:
            return False
        try:
            chunk = os.read(self._fd, 65536)
        except OSError:
            # Linux answers EIO once the program has closed its side.
            return False
        self._read_at = perf_counter()
        self._raw += chunk
        return bool(chunk)
