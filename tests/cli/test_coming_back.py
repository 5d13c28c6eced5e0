"""Back after five weeks by commands alone: each way, its undo, and what explain tells."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from selfcare.cli.lines import run_lines
from selfcare.diary import Diary, habit_acts, logbook, open_diary

AWAY = date(2026, 10, 18)
NOW = datetime.fromisoformat("2026-11-22T21:00:00+01:00")


@contextmanager
def opened(path: Path, now: datetime = NOW) -> Iterator[Diary]:
    """The file, for as long as a block."""
    with open_diary(path, clock=lambda: now) as kept:
        yield kept


@pytest.fixture
def away(shell, db_path):
    """A daily habit and one of five a week for six weeks, then five weeks without a word."""
    with opened(db_path, NOW - timedelta(days=35)) as kept:
        pills, _ = habit_acts.add_habit(kept, "Pills", "own")
        sit, _ = habit_acts.add_habit(kept, "Sit", "mindfulness", unit="min", plan="5/week")
        for back in range(42):
            logbook.log_many(
                kept, [(pills.id, "1"), (sit.id, "5")], day=AWAY - timedelta(days=back)
            )
    return shell


def answered(path: Path, typed: str) -> list[str]:
    """One sitting in line mode that answers these lines."""
    import io

    out = io.StringIO()
    with opened(path) as kept:
        run_lines(kept, stdin=io.StringIO(typed), stdout=out, stderr=io.StringIO())
    return out.getvalue().splitlines()


def outcomes(shell, habit: str) -> dict[str, str]:
    """Each unit's outcome by its day, as explain gives it."""
    told = shell.explain(habit)
    return {unit.get("day") or unit["first_day"]: unit["outcome"] for unit in told["days"]}


def test_line_mode_says_what_each_choice_does(away, db_path):
    """Before the question: every choice with the longest run and what becomes of it."""
    lines = answered(db_path, "")
    assert lines[2:5] == [
        "1. The days between stay blank. New runs begin. Pills, new run, best 42 days stays.",
        "2. 34 days off for every habit. Runs carry on. Pills, the run of 42 days carries on.",
        "3. Day by day, from yesterday back. Pills, up to 76 days.",
    ]


def test_starting_today_is_a_clean_state(away, db_path):
    """1: the days stay open, the best run stays, explain tells of it; undo asks again."""
    lines = answered(db_path, "1\n")
    assert "From today on. The days between stay blank; new runs begin." in lines
    run = away.row("Pills")["run"]
    assert (run["current"], run["best"]) == (0, 42)
    assert {away.row("Pills", str(AWAY + timedelta(days=n)))["status"] for n in (1, 20, 34)} == {
        "unlogged"
    }
    told = away.explain("Pills", 30)
    assert all("nothing logged" in day["reason"] for day in told["days"])
    assert away.ok("undo").out == "Taken back: Start from today.\n"
    assert "Welcome back." in "".join(answered(db_path, ""))
    assert away.ok("redo").out == "Done again: Start from today.\n"
    assert "Welcome back." not in "".join(answered(db_path, ""))


def test_setting_aside_keeps_the_runs(away, db_path):
    """2: what was said holds, explain says paused, one undo brings the open days back."""
    answered(db_path, "2\n")
    assert away.row("Pills")["run"]["current"] == 42
    assert away.row("Sit")["run"]["current"] == 6
    told = away.explain("Pills", 35)["days"]
    assert [day["outcome"] for day in told] == [*["paused"] * 34, "open"]
    away.ok("undo")
    assert away.row("Pills")["run"]["current"] == 0
    away.ok("redo")
    assert away.row("Pills")["run"]["current"] == 42


def test_the_same_by_commands(away):
    """The command pause --from --to sets the gap aside without line mode, with the same runs."""
    away.ok("pause", "--from", "2026-10-19", "--to", "2026-11-21")
    assert away.row("Pills")["run"]["current"] == 42
    assert outcomes(away, "Pills")["2026-11-01"] == "paused"
    away.ok("undo")
    assert away.row("Pills")["run"]["current"] == 0


def test_filling_in_joins_the_run(away, db_path):
    """3: a day that is filled in is kept; all of them reach what was said; undo takes one back."""
    lines = answered(db_path, "3\n\n\n\n1\n\n\nq\n")
    assert "Saturday 21 November." in lines
    assert away.row("Pills", "2026-11-21")["status"] == "done"
    for back in range(2, 35):
        away.ok("log", "Pills", "1", "--day", f"-{back}")
    assert away.row("Pills")["run"]["current"] == 76
    assert set(outcomes(away, "Pills").values()) == {"kept", "open"}
    away.ok("undo")
    assert away.row("Pills")["run"]["current"] == 75


@pytest.mark.parametrize("typed", ["1\n", "2\n", "3\nq\n"])
def test_none_of_the_seven_words(away, db_path, typed):
    """No way back is judged, whatever is chosen and wherever it is told."""
    told = " ".join(answered(db_path, typed)) + away.ok("explain", "Pills").out
    told += away.ok("today").out + away.ok("today", "--plain").out
    for word in ("missed", "failed", "broken", " bad ", " lost ", "should", " only "):
        assert word not in told.casefold()
