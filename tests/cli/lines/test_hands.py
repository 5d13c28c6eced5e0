"""Waiting for a line on a terminal, and signals that come meanwhile."""

import os
import signal
from collections.abc import Iterator

import pytest

from selfcare.cli.lines.ask import can_be_read


class Line:
    """A pipe for a terminal; what is to happen just before each wait is given."""

    def __init__(self) -> None:
        self.heard, self.told = os.pipe()
        self.looks = 0
        self.signals = 0

    def fileno(self) -> int:
        self.looks += 1
        if self.looks <= self.signals:
            os.kill(os.getpid(), signal.SIGUSR1)
        else:
            os.write(self.told, b"7\n")
        return self.heard


@pytest.fixture
def line() -> Iterator[Line]:
    opened = Line()
    yield opened
    os.close(opened.heard)
    os.close(opened.told)


def test_a_signal_before_the_wait_ends_it_and_the_line_is_waited_for_again(line: Line) -> None:
    """Each signal is noticed once, although it came before the wait and nothing else did."""
    came: list[int] = []
    before = signal.signal(signal.SIGUSR1, lambda number, _frame: came.append(number))
    line.signals = 3
    try:
        assert can_be_read(line)  # type: ignore[arg-type]
    finally:
        signal.signal(signal.SIGUSR1, before)
    assert (len(came), line.looks) == (3, 4)


def test_a_handler_that_raises_is_not_waited_over(line: Line) -> None:
    """Ctrl+C reaches the conversation, and what woke the wait before is woken again after it."""

    def stop(_number: int, _frame: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGUSR1, stop)
    line.signals = 1
    try:
        with pytest.raises(KeyboardInterrupt):
            can_be_read(line)  # type: ignore[arg-type]
    finally:
        signal.signal(signal.SIGUSR1, before)
    assert signal.set_wakeup_fd(-1) == -1
