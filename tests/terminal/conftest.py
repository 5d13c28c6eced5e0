"""The whole program on a pseudo-terminal: what is typed arrives, what is shown is read by pyte."""

import fcntl
import os
import re
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pyte
import pytest

from selfcare.diary import habit_acts, open_diary
from selfcare.tui.theme import DUSK
from tests.terminal.ready import Forked, Ready

CHOSEN = DUSK.variables["chosen"].removeprefix("#")
_UNREAD = re.compile(rb"\x1b\[[<>=?][0-9;]*[a-gi-km-zA-Z$]*|\x1b\[>[0-9;]*[a-z]")
"""Questions to the terminal that pyte would print; modes (`h`, `l`) are kept."""


Begin = Callable[[int], "subprocess.Popen[bytes] | Forked"]
"""Begins a program on the terminal with that number."""


def started(command: list[str]) -> Begin:
    """A program from its start."""
    return lambda terminal: subprocess.Popen(
        command,
        env=dict(os.environ),  # readline, which pytest loads, adds LINES and COLUMNS beside it
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
        start_new_session=True,
        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509  no threads
    )


class Screen:
    """A program on a terminal of its own, 80 by 24 unless said otherwise."""

    def __init__(self, begin: Begin, size: tuple[int, int] = (80, 24)) -> None:
        columns, rows = size
        self._ours, theirs = os.openpty()
        fcntl.ioctl(self._ours, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.process = begin(theirs)
        os.close(theirs)
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self.raw = b""
        self._text: str | None = None

    @property
    def text(self) -> str:
        """What is on the terminal, a line a row, ends trimmed; put together once it is changed."""
        if self._text is None:
            self._text = "\n".join(line.rstrip() for line in self._screen.display)
        return self._text

    @property
    def chosen(self) -> str:
        """The rows under a cursor, by the ground of theme dusk."""
        grounds = (
            (row, {cell.bg for cell in self._screen.buffer[at].values()})
            for at, row in enumerate(self._screen.display)
        )
        return "\n".join(row for row, ground in grounds if CHOSEN in ground)

    def type(self, keys: str) -> None:
        """All of the keys in one write."""
        os.write(self._ours, keys.encode())

    def forget(self) -> None:
        """Blanks the terminal, so that what is waited for is drawn anew."""
        self._screen.reset()
        self._text = None

    def wait_for(self, pattern: str, seconds: float = 30) -> None:
        """Reads on until the terminal shows it."""
        began = time.monotonic()
        while not re.search(pattern, self.text, re.DOTALL):
            assert time.monotonic() - began < seconds, f"no {pattern!r} in:\n{self.text}"
            if not self._read():
                assert re.search(pattern, self.text, re.DOTALL), f"ended without {pattern!r}"

    def wait_until(self, holds: Callable[[], object], seconds: float = 30) -> None:
        """Reads on until something outside holds."""
        give_up = time.monotonic() + seconds
        while not holds():
            assert time.monotonic() < give_up, f"it never held; on the screen:\n{self.text}"
            self._read()

    def wait_end(self, seconds: float = 60) -> int:
        """Reads on until the program has ended; its exit code."""
        give_up = time.monotonic() + seconds
        while self.process.poll() is None and time.monotonic() < give_up:
            self._read()
        return self.process.wait(timeout=1)

    def _read(self) -> bool:
        ready, _, _ = select.select([self._ours], [], [], 0.05)
        if not ready:
            return self.process.poll() is None
        try:
            piece = os.read(self._ours, 65536)
        except OSError:
            return False
        self.raw += piece
        self._stream.feed(_UNREAD.sub(b"", piece))
        self._text = None
        return bool(piece)

    def close(self) -> None:
        """Leaves nothing behind."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        os.close(self._ours)


StartScreen = Callable[..., Screen]


@pytest.fixture
def file(db_path: Path) -> Path:
    """A file with one habit, past its first run."""
    with open_diary(db_path) as diary:
        habit_acts.add_habit(diary, "Walk", "exercise", unit="min")
        habit_acts.finish_first_run(diary)
    return db_path


@pytest.fixture
def _of_the_test(db_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What every program finds set."""
    monkeypatch.setenv("SELFCARE_NOW", "2026-11-22T21:00:00+01:00")
    monkeypatch.setenv("SELFCARE_DB", str(db_path))
    monkeypatch.setenv("COLORTERM", "truecolor")


@pytest.fixture
def _screens() -> Iterator[list[Screen]]:
    """Every terminal of the test; closed at its end."""
    screens: list[Screen] = []
    yield screens
    for screen in screens:
        screen.close()


@pytest.fixture
def start(_of_the_test: None, _screens: list[Screen]) -> StartScreen:
    """`start()` starts the app on the test's file; `start("log", "walk")` runs a command."""

    def run(*words: str, size: tuple[int, int] = (80, 24), program: str = "") -> Screen:
        command = [program, *words] if program else [sys.executable, "-m", "selfcare", *words]
        _screens.append(Screen(started(command), size))
        return _screens[-1]

    return run


@pytest.fixture(scope="session")
def _ready() -> Iterator[Ready]:
    """One for all tests of a worker."""
    with Ready() as ready:
        yield ready


@pytest.fixture
def begin(_of_the_test: None, _screens: list[Screen], _ready: Ready) -> StartScreen:
    """As `start`, by a process that has imported all of it already; `-c` runs a program there."""

    def run(*words: str, size: tuple[int, int] = (80, 24)) -> Screen:
        environment = dict(os.environ)
        _screens.append(Screen(lambda terminal: _ready.begin(words, terminal, environment), size))
        return _screens[-1]

    return run
