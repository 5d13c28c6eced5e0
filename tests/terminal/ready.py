"""A process that has imported the program once, and becomes it on one terminal after another.

Importing takes more than half of an app's start, and is tested where the whole program is started:
in `test_terminal`, `test_environment` and `test_file_swapped`. Here each program is a fork, with a
session, a terminal, an environment and an end of its own; the same `main` runs in it.

Run as `ready.py NUMBER`, the number of the socket on which it is asked; `Ready` asks.
"""

import fcntl
import json
import os
import select
import signal
import socket
import subprocess
import sys
import termios
from collections.abc import Mapping, Sequence
from importlib import import_module
from threading import active_count
from time import monotonic
from typing import Self

BEFOREHAND = (
    "selfcare.cli.app",
    "selfcare.cli.practice",
    "selfcare.diary",
    "selfcare.tui.app",
    "selfcare.tui.driver",
    "selfcare.words.week_page",
    "sqlite_utils",
    "textual.drivers._byte_stream",
    "textual.drivers.linux_driver",
)
"""What an app imports until its first answer is kept, its screens left out."""
LONGEST = 1 << 16
"""Bytes of what is asked."""


class Forked:
    """A program that `Ready` has begun: of `subprocess.Popen` what the tests use."""

    def __init__(self, told: int) -> None:
        self._told = told
        self.pid = int(self._next())
        self.returncode: int | None = None

    def _next(self) -> str:
        """The next line that is told: first the number of the process, then how it ended."""
        line = b""
        while not line.endswith(b"\n"):
            piece = os.read(self._told, 1)
            assert piece, "nobody knows how it ended"
            line += piece
        return line.decode()

    def poll(self) -> int | None:
        """How it ended; None while it runs."""
        if self.returncode is None and select.select([self._told], [], [], 0)[0]:
            self.returncode = int(self._next())
            os.close(self._told)
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """How it ended, once it has."""
        give_up = None if timeout is None else monotonic() + timeout
        while self.poll() is None:
            left = None if give_up is None else give_up - monotonic()
            if left is not None and left <= 0:
                raise subprocess.TimeoutExpired("selfcare", timeout or 0)
            select.select([self._told], [], [], left)
        assert self.returncode is not None
        return self.returncode

    def send_signal(self, number: int) -> None:
        """To the program alone."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        """Ends it at once."""
        self.send_signal(signal.SIGKILL)


class Ready:
    """The process that is ready, as the tests see it."""

    def __init__(self) -> None:
        self._ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        # Its own streams are a terminal's, so that they are what they are in a started program.
        self._terminal, stream = os.openpty()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.terminal.ready", str(theirs.fileno())],
            stdin=stream,
            stdout=stream,
            stderr=stream,
            # What is set for Textual holds for whoever imports it: each program has its own.
            env={name: text for name, text in os.environ.items() if not name.startswith("TEXTUAL")},
            pass_fds=[theirs.fileno()],
            start_new_session=True,
        )
        os.close(stream)
        theirs.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._ours.close()
        self._process.wait(timeout=30)
        os.close(self._terminal)

    def begin(self, words: Sequence[str], terminal: int, environment: Mapping[str, str]) -> Forked:
        """`selfcare` with some words on a terminal, or a program after `-c`."""
        asked = json.dumps([list(words), dict(environment)]).encode()
        assert len(asked) < LONGEST
        told, telling = os.pipe()
        socket.send_fds(self._ours, [asked], [terminal, telling])
        os.close(telling)
        return Forked(told)


def serve(link: socket.socket) -> list[str] | None:
    """Forks whenever it is asked; the words that a fork is to run, None when all is over."""
    while True:
        asked, descriptors, *_ = socket.recv_fds(link, LONGEST, 2)
        if not asked:
            return None
        terminal, telling = descriptors
        keeper = os.fork()
        if keeper == 0 and (words := begin(asked, terminal, telling)) is not None:
            return words
        os.close(terminal)
        os.close(telling)
        os.waitpid(keeper, 0)


def begin(asked: bytes, terminal: int, telling: int) -> list[str] | None:
    """In a fork: leaves somebody behind who tells how the next fork ends, which is the program."""
    if os.fork():
        os._exit(0)
    program = os.fork()
    if program:
        os.write(telling, f"{program}\n".encode())
        os.close(terminal)
        code = os.waitstatus_to_exitcode(os.waitpid(program, 0)[1])
        os.write(telling, f"{code}\n".encode())
        os._exit(0)
    words, environment = json.loads(asked)
    os.setsid()
    fcntl.ioctl(terminal, termios.TIOCSCTTY, 0)
    for stream in (0, 1, 2):
        os.dup2(terminal, stream)
    os.closerange(3, 256)
    os.environ.clear()
    os.environ.update(environment)
    return list(words)


def main(number: int) -> None:
    """Imports all, serves, and is the program in a fork."""
    from selfcare.tui import sheets

    for name in BEFOREHAND:
        import_module(name)
    sheets.import_all()
    assert active_count() == 1, "a fork would lose the other threads"
    words = serve(socket.socket(fileno=number))
    if words is None:
        return
    if words[0:1] == ["-c"]:
        sys.argv = ["-c", *words[2:]]
        exec(compile(words[1], "<string>", "exec"), {"__name__": "__main__"})
        return
    from selfcare.cli.app import selfcare

    sys.exit(selfcare.main(words, prog_name="selfcare"))


if __name__ == "__main__":
    main(int(sys.argv[1]))
