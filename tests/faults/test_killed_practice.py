"""Killing line mode in minute 3 of 5 keeps what was practised; of the app: `tests/terminal`."""

import os
import signal
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from selfcare.core.model import Practice
from selfcare.diary import coming_back, day_views, open_diary

ROOT = Path(__file__).parents[2]
NOW = datetime(2026, 11, 22, 21, 0, tzinfo=UTC)


def practise_until(path: Path, seconds: int) -> int:
    """Practise in a process of its own, kill -9 it at that second; the last second it told."""
    process = subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("practising.py")), str(path)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert process.stdout is not None
    with process.stdout as told:
        for line in told:
            if int(line) >= seconds:
                break
        process.kill()
        last = [int(line) for line in told.read().split("\n") if line.isdigit()]
    assert process.wait(20) == -signal.SIGKILL
    return max([seconds, *last])


@pytest.mark.parametrize("seconds", [9, 24, 48, 149])
def test_killed_in_the_middle(tmp_path, seconds):
    """The practice and its entry are in the file, together, at most ten seconds behind."""
    path = tmp_path / "diary.db"
    told = practise_until(path, seconds)
    with open_diary(path, clock=lambda: NOW) as diary:
        kept = diary.store.all(Practice)
        assert len(kept) == 1
        assert told - 10 <= kept[0].seconds <= told + 1
        assert (kept[0].before, kept[0].completed) == (6, False)
        amounts = [line.entry.amount for line in day_views.entries(diary)]
        minutes = (kept[0].seconds + 30) // 60
        assert amounts == ([minutes] if minutes else [])
        assert all(line.entry.day == date(2026, 11, 22) for line in day_views.entries(diary))
        coming_back.undo(diary)
        assert diary.store.all(Practice) == ()
        assert day_views.entries(diary) == ()
