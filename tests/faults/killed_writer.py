"""Kills a writing process at random moments and checks the file after each kill.

Run as `killed_writer.py FOLDER KILLS SEED WHEN`; prints what was found as JSON. The writer logs one
entry an act and then says so on a pipe; WHEN is `after` (as the app does) or `before`, the
negative control that answers before the commit. Forking from one warm process makes a kill cheap.
"""

import json
import os
import random
import signal
import sys
import time
from datetime import UTC, date, datetime
from pathlib import Path

import sqlite_utils  # noqa: F401  # imported once, before the forks

from selfcare.core.model import Area, Entry, Habit, Rule
from selfcare.core.plan import Daily
from selfcare.store import Store

DAY = date(2026, 11, 22)
KILLS_A_FILE = 8
"""A new file after this many, so that all its changes are still in the journal."""


def now() -> datetime:
    return datetime(2026, 11, 22, 21, 0, tzinfo=UTC)


def make(path: Path) -> None:
    with Store.open(path, now=now) as store, store.act("Added Walk"):
        store.add_habit(Habit(0, "", "Walk", Area.EXERCISE, DAY, (Rule(DAY, "min", Daily()),)))


def write(path: Path, pipe: int, when: str) -> None:
    """Log 1, 2, 3 ... from where the file stands, for as long as this process lives."""
    with Store.open(path, create=False, now=now) as store:
        number = store.count_entries()
        os.write(pipe, b"ready\n")
        while True:
            number += 1
            with store.act(f"Walk, {number} min"):
                store.add(Entry(0, "", 1, DAY, number, note="x" * 200))
                if when == "before":
                    os.write(pipe, b"%d\n" % number)
            if when == "after":
                os.write(pipe, b"%d\n" % number)


def stretch(path: Path) -> float:
    """How much longer than on a quick disk (5 ms) one act takes here; at least 1."""
    with Store.open(path, create=False, now=now) as store:
        begin = time.perf_counter()
        for number in range(8):
            with store.act("try"):
                store.add_rest(1, DAY.replace(day=number + 1))
        return max(1.0, (time.perf_counter() - begin) / 8 / 0.005)


def kill_once(path: Path, wait: float, when: str) -> int:
    """Start a writer, kill it; the greatest number it had said."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            write(path, writing, when)
        finally:
            os._exit(1)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        said = [pipe.readline()]
        time.sleep(wait)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        said += pipe.read().split()
    return max((int(word) for word in said if word.strip().isdigit()), default=0)


def check(path: Path, acked: int) -> list[str]:
    """What is wrong with the file, in words."""
    with Store.open(path, create=False, now=now) as store:
        numbers = sorted(int(entry.amount) for entry in store.all(Entry))
        changes = store._all("SELECT count(*) FROM change WHERE open = 0")[0][0]
        kept = store._all("SELECT count(*) FROM change_row WHERE tbl = 'entry' AND op = 'insert'")[
            0
        ][0]
        sound = store._all("PRAGMA integrity_check") == [("ok",)]
    wrong = []
    if acked > len(numbers):
        wrong.append("acknowledged entry is not there")
    if numbers != list(range(1, len(numbers) + 1)):
        wrong.append("gap")
    if kept != len(numbers) or changes != len(numbers) + 1:
        wrong.append("undo rows and entries differ")
    if not sound:
        wrong.append("integrity")
    return wrong


def main() -> None:
    folder, kills, seed, when = sys.argv[1:]
    chance = random.Random(int(seed))
    hot = total = 0
    wrong: list[str] = []
    path = Path(folder) / "slow.db"
    make(path)
    slower = stretch(path)
    acked = 0
    for number in range(int(kills)):
        if number % KILLS_A_FILE == 0:
            path, acked = Path(folder) / f"{number}.db", 0
            make(path)
        said = kill_once(path, chance.uniform(0.005, 0.035) * slower, when)
        total += max(0, said - acked)
        acked = max(acked, said)
        journal = Path(f"{path}-journal")
        hot += journal.exists() and journal.stat().st_size > 0
        try:
            wrong += check(path, acked)
        except Exception as error:  # noqa: BLE001  # any failure is the finding
            wrong.append(repr(error))
    print(json.dumps({"kills": int(kills), "hot": hot, "acked": total, "wrong": wrong}))  # noqa: T201  # the report to the test


main()
