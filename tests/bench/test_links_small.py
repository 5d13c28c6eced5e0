"""Who is told of a link, on a few simulated people; `python -m tests.bench.links` asks 200."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_few_are_told_without_a_link_and_most_with_a_strong_one():
    """At most 10 % are told of a link that is not there, at least 80 % of a strong one."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.links", "--people", "30", "--json"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )
    assert done.returncode == 0, done.stderr
    figures = json.loads(done.stdout)
    assert figures["told_without_link"] <= 0.10 * figures["people"]
    strong = figures["planted"][-1]
    assert strong["lift"] == 2.0
    assert strong["told"] >= 0.80 * figures["people"]
