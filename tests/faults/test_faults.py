"""What must survive: kill -9, two writers, a full disk. Each with a control that must not."""

import json
import os
import sqlite3
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from selfcare.core.errors import StorageError
from selfcare.core.model import Area, Entry, Habit, Rule
from selfcare.core.plan import Daily
from selfcare.store import Store

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
DAY = date(2026, 11, 22)
KILLS = int(os.environ.get("SELFCARE_KILLS", "200"))
SEED = "20261122"

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and signals")


def now() -> datetime:
    return datetime(2026, 11, 22, 21, 0, tzinfo=UTC)


def script(name: str, *given: Any, **options: Any) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(HERE / name), *map(str, given)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        **options,
    )


def run(name: str, *given: Any) -> str:
    with script(name, *given) as process:
        output, _ = process.communicate(timeout=300)
    assert process.returncode == 0
    return output


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file with one habit and one entry of 0."""
    path = tmp_path / "selfcare.db"
    with Store.open(path, now=now) as store, store.act("Added Walk"):
        store.add_habit(Habit(0, "", "Walk", Area.EXERCISE, DAY, (Rule(DAY, "min", Daily()),)))
        store.add(Entry(0, "", 1, DAY, 0))
    return path


def sound(path: Path) -> bool:
    connection = sqlite3.connect(path)
    try:
        return connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    finally:
        connection.close()


def test_kill_at_any_moment_keeps_every_acknowledged_entry(tmp_path: Path) -> None:
    """After kill -9: what was acknowledged is there, without a gap, each with its undo row.

    More kills with SELFCARE_KILLS=1000. Most kills must hit a write: a hot journal lies there.
    """
    found = json.loads(run("killed_writer.py", tmp_path, KILLS, SEED, "after"))
    assert found["wrong"] == []
    assert found["kills"] == KILLS
    assert found["acked"] > KILLS / 4
    assert found["hot"] > KILLS / 2, f"seed {SEED}: {found}"


def test_answering_before_the_commit_would_be_noticed(tmp_path: Path) -> None:
    """The negative control: a writer that acknowledges too early is caught by the same check."""
    found = json.loads(run("killed_writer.py", tmp_path, 24, SEED, "before"))
    assert "acknowledged entry is not there" in found["wrong"]


def both(path: Path, times: int, how: str, meetings: int = 1) -> float:
    """Two processes at once, which wait for each other so often; the entry's final amount."""
    processes = [script("counting_writer.py", path, times, how) for _ in range(2)]
    for _ in range(meetings):
        for process in processes:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
        for process in processes:
            assert process.stdin is not None
            process.stdin.write("go\n")
            process.stdin.flush()
    for process in processes:
        with process:
            process.communicate(timeout=300)
        assert process.returncode == 0
    with Store.open(path, create=False, now=now) as store:
        entry = store.one(Entry, 1)
        assert entry is not None
        return entry.amount


def test_two_writers_lose_nothing(path: Path) -> None:
    """Two processes x 500 read-and-write acts: every one counts, none ends in an error."""
    assert both(path, 500, "act") == 1000
    assert sound(path)


def test_reading_and_writing_apart_would_lose(path: Path) -> None:
    """The negative control: without one transaction around both, writes overwrite each other."""
    assert both(path, 20, "apart", meetings=1 + 2 * 20) == 20


@pytest.mark.parametrize("room", [0, 4096, 9000, 20_000, 60_000, 150_000])
def test_full_disk_is_a_sentence_and_costs_nothing(path: Path, room: int) -> None:
    """When no file can grow: a StorageError, the acknowledged entries intact, no half act."""
    found = json.loads(run("full_disk_writer.py", path, room))
    assert len(found["said"]) == 3
    assert all("disk" in sentence for sentence in found["said"])
    assert found["there"] == len(found["acked"]) + 1
    assert sound(path)
    with Store.open(path, create=False, now=now) as store:
        assert [entry.id for entry in store.all(Entry)] == [1, *found["acked"]]
        assert store._all("SELECT count(*) FROM change") == [(len(found["acked"]) + 1,)]
        with store.act("room again"):
            store.add(Entry(0, "", 1, DAY, 5))


def test_a_file_that_may_not_grow_says_so(path: Path) -> None:
    """SQLite's own "full": the sentence, then all is as before, and works once there is room."""
    with Store.open(path, create=False, now=now) as store:
        pages = store._all("PRAGMA page_count")[0][0]
        store._connection.execute(f"PRAGMA max_page_count = {pages}")
        before = store.all(Entry), store.newest_change()

        def fill() -> None:
            with store.act("log"):
                for _ in range(50):
                    store.add(Entry(0, "", 1, DAY, 5, note="x" * 5000))

        with pytest.raises(StorageError, match=r"^The disk is full"):
            fill()
        assert (store.all(Entry), store.newest_change()) == before
        store._connection.execute("PRAGMA max_page_count = 1000000")
        with store.act("log"):
            store.add(Entry(0, "", 1, DAY, 5, note="x" * 5000))
        assert len(store.all(Entry)) == 2
