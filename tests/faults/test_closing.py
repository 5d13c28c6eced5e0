"""The window closes at any moment: drafts are kept, a demo's folder and the process are gone."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from selfcare.diary import drafts, habit_acts, open_diary
from tests.faults.closing import WORDS

RUNS = 36
"""Each scene three times with SIGHUP and three times without, at moments of their own."""
SEED = 20261122
SOON = 2.0
"""Seconds within which the process has gone."""


@pytest.fixture
def closed(db_path, tmp_path, monkeypatch):
    """`closed(12)`: what became of so many apps whose terminals were closed."""
    monkeypatch.setenv("SELFCARE_NOW", "2026-11-22T21:00:00+01:00")
    with open_diary(db_path) as diary:
        habit_acts.add_habit(diary, "Walk", "exercise", unit="min")
        habit_acts.finish_first_run(diary, None)

    def close(runs, *how):
        folder = tmp_path / "runs"
        helper = [sys.executable, "-m", "tests.faults.closing"]
        told = subprocess.run(
            [*helper, folder, db_path, str(runs), str(SEED), *how],
            check=True,
            capture_output=True,
            text=True,
            timeout=600,
        ).stdout
        return [json.loads(line) for line in told.splitlines()]

    return close


def draft_in(run, key):
    """What was kept of the words."""
    with open_diary(Path(run["folder"]) / "selfcare.db") as diary:
        return drafts.draft(diary, key)


def test_a_closed_terminal_ends_the_process_and_keeps_the_words(closed):
    """Over Today, a note, a form, a breath, `practice`, after q; with SIGHUP and without."""
    runs = closed(RUNS)
    assert len(runs) == RUNS + 2
    for run in runs:
        assert run["reached"], run
        assert 0 <= run["took"] < SOON, run
        assert run["status"] in ({0, 129} if run["scene"] == "q" else {129}), run
        if run["scene"] == "note":
            assert draft_in(run, "day 2026-11-22") == WORDS
        if run["scene"] == "form":
            assert WORDS in draft_in(run, "new habit")
        assert not list(Path(run["folder"]).glob("selfcare-demo-*"))


def test_without_our_driver_processes_stay(closed):
    """The control: Textual's own driver, and nobody who watches over the end."""
    runs = closed(2, "bare")
    assert any(not 0 <= run["took"] < SOON for run in runs)
