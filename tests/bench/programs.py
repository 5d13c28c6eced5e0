"""What is measured: the app's first paint, a key press, and a command, on a given file."""

import subprocess
import sys
from pathlib import Path
from time import perf_counter

from tests.bench.figures import Spread, spread
from tests.bench.terminal import ROOT, Terminal, quiet_environment

BARE_COMMAND = [sys.executable, "tests/bench/bare_app.py"]
BARE_TEXTS = ("BareApp", "A bare line", "Leave")
TODAY_TEXTS = ("Sunday 22 November", "Mood", "Sit quietly", "Fruit and vegetables", "Usual")
"""Date, ratings, the first and a late row, the footer: Today is painted when all stand there."""
DEMO_TEXTS = ("SAMPLE", *TODAY_TEXTS[1:-1])
"""The demo's day stands in fewer letters, and its footer begins with other keys."""
IMPORTS_COMMAND = [sys.executable, "-c", "import sqlite_utils, click"]
KEY_PRESSES = 20
AFTER_START = (0.0, 0.02, 0.05, 0.1, 0.2, 0.4)
"""Seconds from the first paint to a key that comes while the history is still being read."""


def selfcare(database: Path, *arguments: str) -> list[str]:
    """The command line of selfcare on a file."""
    return [sys.executable, "-m", "selfcare", "--db", str(database), *arguments]


def bare_paint() -> float:
    """Seconds until the bare app is painted."""
    with Terminal(BARE_COMMAND, quiet_environment()) as terminal:
        return terminal.wait_for(BARE_TEXTS) - terminal.started


def today_paint(database: Path) -> float:
    """Seconds until Today is painted on a file of many years."""
    with Terminal(selfcare(database), quiet_environment()) as terminal:
        return terminal.wait_for(TODAY_TEXTS) - terminal.started


def demo_paint(folder: Path) -> float:
    """Seconds until Today is painted on a sample that is first written into the folder."""
    environment = quiet_environment(TMPDIR=str(folder))
    with Terminal([sys.executable, "-m", "selfcare", "demo"], environment) as terminal:
        return terminal.wait_for(DEMO_TEXTS) - terminal.started


def key_to_repaint(database: Path, presses: int = KEY_PRESSES) -> Spread:
    """Seconds from a key that logs (or takes back) to its words on the message line."""
    taken: list[float] = []
    with Terminal(selfcare(database), quiet_environment()) as terminal:
        terminal.wait_for(TODAY_TEXTS)
        terminal.settle(1.0)
        for _ in range(presses):
            taken.append(terminal.press(b" ", ["z takes it back."]))
            taken.append(terminal.press(b"z", ["Taken back"]))
    return spread(taken)


def key_after_start(database: Path, runs: int) -> Spread:
    """Seconds from a key that logs soon after the first paint to its words, each in a new app."""
    taken: list[float] = []
    for number in range(runs):
        with Terminal(selfcare(database), quiet_environment()) as terminal:
            terminal.wait_for(TODAY_TEXTS)
            terminal.read_for(AFTER_START[number % len(AFTER_START)])
            taken.append(terminal.press(b" ", ["z takes it back."], settled=False))
    return spread(taken)


def run_command(command: list[str]) -> float:
    """Seconds a command takes from start to end.

    Raises CalledProcessError when it does not end well: what does not work has no speed.
    """
    started = perf_counter()
    subprocess.run(
        command, cwd=ROOT, env=quiet_environment(), check=True, stdout=subprocess.DEVNULL
    )
    return perf_counter() - started
