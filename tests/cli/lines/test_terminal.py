"""Line mode on a real pseudo-terminal, started as a person starts it."""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from selfcare.diary import day_views

if TYPE_CHECKING:
    from tests.cli.lines.conftest import Sitting

DEADLINE = 60.0


class Terminal:
    """A process whose three streams are a pseudo-terminal."""

    def __init__(self, path: Path, *arguments: str, **environment: str) -> None:
        self._own, its = pty.openpty()
        self.shown = ""
        self.process = subprocess.Popen(
            [sys.executable, "-m", "selfcare", "--db", str(path), *arguments],
            stdin=its,
            stdout=its,
            stderr=its,
            start_new_session=True,
            preexec_fn=_own_terminal,  # noqa: PLW1509 - no thread runs here
            env={
                **os.environ,
                "TERM": "dumb",
                "SELFCARE_NOW": "2026-11-22T21:00:00+01:00",
                "PYTHONPATH": os.pathsep.join(sys.path),
                **environment,
            },
        )
        os.close(its)

    def wait_for(self, words: str) -> None:
        """Read until these words stand at the end of what is shown."""
        end = time.monotonic() + DEADLINE
        while not self.shown.endswith(words):
            assert time.monotonic() < end, self.shown
            self._read()

    def type(self, text: str) -> None:
        os.write(self._own, text.encode())

    def ended(self) -> int:
        """Read to the end and give the exit code."""
        while self._read():
            pass
        return self.process.wait(DEADLINE)

    def close(self) -> None:
        os.close(self._own)
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait(DEADLINE)

    def _read(self) -> bool:
        ready, _, _ = select.select([self._own], [], [], DEADLINE)
        try:
            fresh = os.read(self._own, 65536) if ready else b""
        except OSError:
            fresh = b""
        self.shown += fresh.decode("utf-8", "replace")
        return bool(fresh)


def _own_terminal() -> None:
    """Make the pseudo-terminal the one that Ctrl+C speaks to."""
    import fcntl
    import termios

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


Opening = Callable[..., Terminal]


@pytest.fixture
def terminal(evening: Sitting) -> Iterator[Opening]:
    """Opens line mode on the evening's file."""
    opened: list[Terminal] = []
    evening.close()

    def start(*arguments: str, **environment: str) -> Terminal:
        opened.append(Terminal(evening.path, *arguments, **environment))
        return opened[-1]

    yield start
    for each in opened:
        each.close()


def test_the_transcript_on_a_terminal_is_the_designs_own(
    terminal: Opening, evening: Sitting
) -> None:
    """Each answer stands there once, typed by the person and echoed by the terminal."""
    shown = terminal()
    for prompt, answer in (
        ("very good: ", "7"),
        ("to 10 full: ", ""),
        ("very high: ", "3"),
        ("Sit quietly, minutes: ", "u"),
        ("Walk, minutes: ", "20"),
        ("Sleep, hours: ", "2310 650"),
        ("yes or no: ", "y"),
        ("portions: ", "-"),
        ("one line: ", "Long walk with Ana."),
        ("finish: ", ""),
    ):
        shown.wait_for(prompt)
        shown.type(f"{answer}\n")
    assert shown.ended() == 0
    assert (
        shown.shown.replace("\r\n", "\n").replace(" \n", "\n")
        == """\
Sunday 22 November. Question mark for help at any question, q to stop. What you answer is kept.
Mood, 0 very low to 10 very good: 7
Energy, 0 empty to 10 full:
Left out.
Stress, 0 none to 10 very high: 3
Sit quietly, minutes: u
Sit quietly, 5 minutes. 5 of 5 days this week.
Walk, minutes: 20
Walk, 20 minutes, 32 in all today. 112 of 150 this week.
Sleep, hours: 2310 650
Sleep, 7 hours 40. 4 of 5 nights.
Talk with someone, yes or no: y
Talk with someone, yes. 3 of 5 days.
Fruit and vegetables, portions: -
Fruit and vegetables, none today.
Note, one line: Long walk with Ana.
That is all for Sunday. Undo takes back the last answer.
Enter to finish:
"""
    )
    assert not re.search(r"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f]", shown.shown)
    assert day_views.today_view(evening.diary).checkin.note == "Long walk with Ana."


def test_a_burst_arrives_whole(terminal: Opening, evening: Sitting) -> None:
    """A whole evening pasted at once is answered line by line."""
    shown = terminal()
    shown.wait_for("very good: ")
    shown.type("7\n5\n3\nu\n20\n2310 650\ny\n-\n\n\n")
    assert shown.ended() == 0
    assert evening.amount("Walk") == 32
    assert day_views.today_view(evening.diary).checkin.stress == 3


def test_ctrl_d_on_a_terminal(terminal: Opening) -> None:
    """The open prompt's line ends before the last word is said."""
    shown = terminal()
    shown.wait_for("very good: ")
    shown.type("\x04")
    assert shown.ended() == 0
    assert shown.shown.endswith("very good: \r\nWhat you answered is kept.\r\n")


def test_ctrl_c_on_a_terminal(terminal: Opening, evening: Sitting) -> None:
    """What was answered before it is in the file, and the exit code is 130."""
    shown = terminal()
    shown.wait_for("very good: ")
    shown.type("7\n")
    shown.wait_for("to 10 full: ")
    shown.type("\x03")
    assert shown.ended() == 130
    assert shown.shown.endswith("What you answered is kept.\r\n")
    assert "Traceback" not in shown.shown
    assert day_views.today_view(evening.diary).checkin.mood == 7


def test_a_hang_up_loses_nothing_that_was_answered(terminal: Opening, evening: Sitting) -> None:
    """Each answer is in the file before the next question."""
    shown = terminal()
    shown.wait_for("very good: ")
    shown.type("7\n")
    shown.wait_for("to 10 full: ")
    shown.process.send_signal(signal.SIGHUP)
    shown.ended()
    assert day_views.today_view(evening.diary).checkin.mood == 7


@pytest.mark.parametrize("environment", [{"ACCESSIBLE": "1", "TERM": "xterm"}, {"TERM": "dumb"}])
def test_where_line_mode_is_what_opens(terminal: Opening, environment: dict[str, str]) -> None:
    """A screen reader's setting or a dumb terminal opens line mode, without a single escape."""
    shown = terminal(**environment)
    shown.wait_for("very good: ")
    shown.type("q\n")
    assert shown.ended() == 0
    assert "\x1b" not in shown.shown


def test_an_ascii_terminal(terminal: Opening) -> None:
    """Without UTF-8 every word still arrives."""
    shown = terminal(LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    shown.wait_for("very good: ")
    shown.type("é7\n")
    shown.wait_for("very good: ")
    shown.type("q\n")
    assert shown.ended() == 0
