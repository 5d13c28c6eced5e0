"""The machine's date stays out of every test: whoever reads it, or whose child would, is red.

Code under test gets the hour from the clock that is passed in, or from `SELFCARE_NOW`, which every
test finds set. Monotonic clocks, the times of files and SQLite's stamps stay free.
"""

import os
import re
import sys
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import NoReturn

READING = (
    "A test read the machine's clock, so it says something else on another day: "
    "pass clock=, or leave SELFCARE_NOW set."
)
CHILD = (
    "A test started a program without SELFCARE_NOW, so it says something else on another day: "
    "hand os.environ on, or set SELFCARE_NOW."
)
STARTS = {"subprocess.Popen": 3, "os.exec": 2, "os.posix_spawn": 2}
"""Python's audit events of a program that starts, and where its environment stands in them."""

READS = re.compile(
    r"\b(?:datetime|date)\.(?:now|today|utcnow)\("
    r"|\btime\.(?:time|time_ns|localtime|gmtime|ctime|asctime)\("
    r"|\bfrom time import [^\n]*\b(?:time|time_ns|localtime|gmtime|ctime|asctime)\b"
)
"""What asks the machine for its date, in a program or in one that is written in a string."""

seen: list[str] = []
"""What the running test did that it may not, also where the code under test caught the error."""


def refuse() -> datetime:
    """Stand in for `diary.clock.machine_now`."""
    _red(READING)


def watch_children() -> None:
    """From here on a child without SELFCARE_NOW is an error; this cannot be taken back."""
    sys.addaudithook(_look)


def reads_in(path: Path) -> list[str]:
    """The places of a source file that ask the machine for its date."""
    return READS.findall(path.read_text("utf-8"))


def _look(
    event: str,
    given: tuple[object, ...],
    starts: Mapping[str, int] = STARTS,  # kept here: it is asked when the module is gone, too
) -> None:
    if event in starts:
        environment = given[starts[event]]
        names = environment if isinstance(environment, Mapping) else os.environ
        if "SELFCARE_NOW" not in names:
            _red(CHILD)


def _red(sentence: str) -> NoReturn:
    seen.append(sentence)
    raise AssertionError(sentence)
