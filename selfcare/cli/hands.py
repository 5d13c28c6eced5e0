"""What a player needs of the world: a clock that never goes back, and the keys a person presses.

`Lines` reads whole lines, for `--plain`; `Keys` reads single keys and puts the terminal back as it
was, however it ends. Systems without POSIX terminals have lines alone.
"""

import os
import select
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Protocol, TextIO

SHOW_CURSOR = "\x1b[?25h"
HIDE_CURSOR = "\x1b[?25l"
_NAMES = {
    "\x1b[C": "right", "\x1bOC": "right", "\x1b[D": "left", "\x1bOD": "left",
    "\x1b": "esc", "\r": "enter", "\n": "enter", " ": "space",
    "\x7f": "backspace", "\x08": "backspace",
}  # fmt: skip


_MORE_BYTES = {0xC: 1, 0xD: 1, 0xE: 2, 0xF: 3}
"""How many bytes follow the first one of a character, by that one's upper half."""


class Hands(Protocol):
    """A clock and keys; tests bring their own."""

    def now(self) -> float:
        """Seconds on a clock that never goes back."""

    def wait(self, seconds: float) -> str | None:
        """The next key or line within so many seconds. None: nothing came."""


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


class Keys:
    """Single keys of a terminal that is in raw hands for a while."""

    def now(self) -> float:
        """The machine's monotonic clock."""
        return time.monotonic()

    def wait(self, seconds: float) -> str | None:
        """The next key: a character as it was typed, or a name such as `space` or `backspace`."""
        descriptor = sys.stdin.fileno()
        if not can_be_read(sys.stdin, seconds):
            return None
        with suppress(OSError):
            typed = os.read(descriptor, 1)
            # A key that sends more than one byte sends them together.
            while typed[:1] == b"\x1b" and select.select([descriptor], [], [], 0.02)[0]:
                more = os.read(descriptor, 1)
                typed += more
                if not more or (more.isalpha() and more != b"O"):
                    break
            for _ in range(_MORE_BYTES.get(typed[0] >> 4, 0) if typed else 0):
                typed += os.read(descriptor, 1)
            if typed:
                text = typed.decode("utf-8", "replace")
                return _NAMES.get(text, text)
        raise EndedError(signal.SIGHUP)


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


def can_read_keys() -> bool:
    """Whether single keys can be read here."""
    if os.name != "posix" or os.environ.get("TERM", "") in {"", "dumb"}:
        return False
    return _has_terminal() and sys.stdout.isatty()


@contextmanager
def ends_kindly() -> Iterator[None]:
    """SIGTERM and SIGHUP become an EndedError: minutes are kept, the terminal is whole."""
    numbers = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {number: signal.signal(number, _leave) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def raw_keys() -> Iterator[Keys]:
    """Keys one by one, without echo; Ctrl+Z hands the terminal over and takes it back."""
    import termios
    import tty

    descriptor = sys.stdin.fileno()
    before = termios.tcgetattr(descriptor)

    def take() -> None:
        tty.setcbreak(descriptor)
        _write(HIDE_CURSOR)

    def give_back() -> None:
        with suppress(termios.error, OSError):
            termios.tcsetattr(descriptor, termios.TCSADRAIN, before)
        _write(SHOW_CURSOR)

    def suspend(number: int, _frame: FrameType | None) -> None:
        give_back()
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)
        # Here the person has come back.
        signal.signal(number, suspend)
        take()

    stopping = signal.signal(signal.SIGTSTP, suspend)
    take()
    try:
        yield Keys()
    finally:
        signal.signal(signal.SIGTSTP, stopping)
        give_back()


def _leave(number: int, _frame: FrameType | None) -> None:
    raise EndedError(number)


def _has_terminal() -> bool:
    try:
        return bool(sys.stdin is not None and sys.stdin.isatty())
    except ValueError:
        return False


def _write(codes: str) -> None:
    with suppress(OSError, ValueError):
        sys.stdout.write(codes)
        sys.stdout.flush()
