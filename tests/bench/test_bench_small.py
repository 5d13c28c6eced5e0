"""The benchmark runs and gives figures; how fast a machine is, no test can say."""

import json
import math
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_one_pair_of_each_gives_finite_ratios(tmp_path: Path) -> None:
    """`python -m tests.bench` works from the repository root and all ratios are numbers."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench", "--runs", "1", "--no-keys", "--json"],
        cwd=ROOT,
        env={
            "PATH": "/usr/bin:/bin",
            "HOME": str(tmp_path),
            "LC_ALL": "C.UTF-8",
            "SELFCARE_NOW": "2026-11-22T21:00:00+01:00",
        },
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )
    assert done.returncode == 0, done.stderr
    figures = json.loads(done.stdout)
    for name in ("first_paint", "demo", "log"):
        ratio = figures[name]["ratio"]["middle"]
        assert math.isfinite(ratio)
        assert ratio > 0
    assert figures["machine"]


def test_two_years_beside_one_give_a_ratio(tmp_path: Path) -> None:
    """`python -m tests.bench years` writes both files, opens each and says how they compare."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench", "years", "--runs", "1", "--years", "2"],
        cwd=ROOT,
        env={
            "PATH": "/usr/bin:/bin",
            "HOME": str(tmp_path),
            "LC_ALL": "C.UTF-8",
            "SELFCARE_NOW": "2026-11-22T21:00:00+01:00",
        },
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert " x that of one year" in done.stdout
