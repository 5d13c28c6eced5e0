"""A real terminal, real signals: the app ends in order, restores the terminal, keeps what is typed.

The app runs in a process of its own on a pseudo-terminal; a bare Textual app is the control that
shows why our signal handlers are needed.
"""

import os
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from fcntl import ioctl
from pathlib import Path

import pytest

from selfcare.service import open_selfcare

OURS = """
import sys
from pathlib import Path
from selfcare.service import open_selfcare
from selfcare.tui.app import run
with open_selfcare(Path(sys.argv[1])) as service:
    code = run(service)
sys.exit(code)
"""
BARE = """
from textual.app import App
class Bare(App): pass
Bare().run()
"""
RESTORED = (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1000l")
"""Main screen, cursor, no mouse reports."""


class Terminal:
    """A process on a pseudo-terminal of 80 by 24."""

    def __init__(self, program: str, path: Path) -> None:
        self._ours, theirs = os.openpty()
        ioctl(self._ours, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.process = subprocess.Popen(
            [sys.executable, "-c", program, str(path)],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env={**os.environ, "TERM": "xterm-256color"},
            start_new_session=True,
            close_fds=True,
            preexec_fn=lambda: ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509  no threads here
        )
        os.close(theirs)
        self.seen = b""

    def read_until(self, found: Callable[[bytes], bool]) -> None:
        """Reads what is written until it holds what is wanted, 20 s at most."""
        give_up = time.monotonic() + 60
        while not found(self.seen):
            assert time.monotonic() < give_up, self.seen[-400:]
            ready, _, _ = select.select([self._ours], [], [], 0.5)
            if ready:
                try:
                    piece = os.read(self._ours, 65536)
                except OSError:
                    return
                if not piece:
                    return
                self.seen += piece

    def write(self, keys: bytes) -> None:
        """Types."""
        os.write(self._ours, keys)

    def end(self) -> int:
        """Waits for the process; its exit code."""
        self.read_until(lambda _: self.process.poll() is not None)
        return self.process.wait(timeout=60)

    def close(self) -> None:
        """Closes the terminal, as a closed window does."""
        if self._ours >= 0:
            os.close(self._ours)
            self._ours = -1

    def finish(self) -> None:
        """Leaves nothing behind."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.close()


StartTerminal = Callable[[str], Terminal]


@pytest.fixture
def terminal(db_path: Path) -> Iterator[StartTerminal]:
    """Starts programs on a terminal."""
    started: list[Terminal] = []

    def start(program: str) -> Terminal:
        found = Terminal(program, db_path)
        started.append(found)
        return found

    yield start
    for each in started:
        each.finish()


@pytest.fixture
def one_habit(db_path: Path) -> Path:
    """A file with a habit, past its first run."""
    with open_selfcare(db_path) as service:
        service.add_habit("Walk", "exercise", unit="min")
        service.finish_first_run(None)
    return db_path


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)], ids=["TERM", "HUP"]
)
def test_a_signal_ends_the_app_in_order(
    terminal: StartTerminal, one_habit: Path, number: int, code: int
) -> None:
    """The terminal is restored, the exit code says which signal, an open rating is saved."""
    app = terminal(OURS)
    app.read_until(lambda seen: b"Walk" in seen)
    app.write(b"m75")
    app.read_until(lambda seen: b"empty" in seen or b"Stress" in seen)
    app.read_until(lambda seen: b"0 none" in seen)
    app.process.send_signal(number)
    assert app.end() == code
    assert all(restored in app.seen for restored in RESTORED)
    with open_selfcare(one_habit) as service:
        checkin = service.today_view().checkin
        assert (checkin.mood, checkin.energy) == (7, 5)


def test_without_our_handlers_the_terminal_stays_broken(
    terminal: StartTerminal, one_habit: Path
) -> None:
    """The control: a bare Textual app dies of SIGTERM and restores nothing."""
    app = terminal(BARE)
    app.read_until(lambda seen: b"\x1b[?1049h" in seen and b"\x1b[?25l" in seen)
    app.process.send_signal(signal.SIGTERM)
    assert app.end() == -signal.SIGTERM
    assert RESTORED[0] not in app.seen


@pytest.mark.parametrize("keys", [b"q", b"\x03", b"\x11"], ids=["q", "ctrl+c", "ctrl+q"])
def test_quitting_is_one_key(terminal: StartTerminal, one_habit: Path, keys: bytes) -> None:
    """q, Ctrl+C and Ctrl+Q end the app with exit code 0 and a restored terminal."""
    app = terminal(OURS)
    app.read_until(lambda seen: b"Walk" in seen)
    app.write(keys)
    assert app.end() == 0
    assert all(restored in app.seen for restored in RESTORED)


def test_a_closed_terminal_ends_the_app(terminal: StartTerminal, one_habit: Path) -> None:
    """When the window is closed the process goes away by itself."""
    app = terminal(OURS)
    app.read_until(lambda seen: b"Walk" in seen)
    app.close()
    assert app.process.wait(timeout=60) in {129, 0, 1}


def test_an_evening_typed_in_one_write_arrives_whole(
    terminal: StartTerminal, one_habit: Path
) -> None:
    """Ratings, an amount and the end of the app in a single write to the terminal."""
    app = terminal(OURS)
    app.read_until(lambda seen: b"Walk" in seen)
    app.write(b"m753" + b"20\r" + b"=35\r" + b"q")
    assert app.end() == 0
    with open_selfcare(one_habit) as service:
        view = service.today_view()
        checkin = view.checkin
        assert (checkin.mood, checkin.energy, checkin.stress) == (7, 5, 3)
        assert view.rows[0].amount == 35
