"""What a practice needs of the world: a clock that never goes back, and the lines one types."""

import os
import select
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Protocol, TextIO


class Hands(Protocol):
    """A clock and lines; tests bring their own."""

    def now(self) -> float:
        """Seconds on a clock that never goes back."""

    def wait(self, seconds: float) -> str | None:
        """The next line within so many seconds. None: nothing came."""


class EndedError(KeyboardInterrupt):
    """The terminal went away or the machine asked the program to end."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.code = 128 + number
        """The exit code, as shells count signals."""


class Lines:
    """Lines typed with Enter, for as long as there is somebody typing."""

    def __init__(self) -> None:
        self._open = os.name == "posix" and _has_terminal()

    def now(self) -> float:
        """The machine's monotonic clock."""
        return time.monotonic()

    def wait(self, seconds: float) -> str | None:
        """The next line, trimmed; the end of the input stops, as at any question."""
        if not self._open:
            time.sleep(seconds)
            return None
        if not can_be_read(sys.stdin, seconds):
            return None
        line = sys.stdin.readline()
        self._open = bool(line)
        return line.strip() if line else "q"


def can_be_read(stream: TextIO, seconds: float | None = None) -> bool:
    """Whether a terminal has something to read within so many seconds (None: it is waited for).

    A signal that comes just before a read would wait there until the next key: Python looks for
    signals between its own steps alone. Here the signal itself ends the waiting.
    """
    end = None if seconds is None else time.monotonic() + seconds
    heard, told = os.pipe()
    os.set_blocking(told, False)
    either: list[TextIO | int] = [stream, heard]
    before = signal.set_wakeup_fd(told, warn_on_full_buffer=False)
    try:
        while True:
            left = None if end is None else max(0.0, end - time.monotonic())
            ready, _, _ = select.select(either, [], [], left)
            if not ready or stream in ready:
                return bool(ready)
            os.read(heard, 1)  # a signal whose handler lets all go on
    finally:
        signal.set_wakeup_fd(before)
        os.close(heard)
        os.close(told)


@contextmanager
def ends_kindly() -> Iterator[None]:
    """SIGTERM and SIGHUP become an EndedError, so that the minutes are kept."""
    numbers = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {number: signal.signal(number, _leave) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _leave(number: int, _frame: FrameType | None) -> None:
    raise EndedError(number)


def _has_terminal() -> bool:
    try:
        return bool(sys.stdin is not None and sys.stdin.isatty())
    except ValueError:
        return False
