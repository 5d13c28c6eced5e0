"""`python -m tests.bench`: how fast selfcare is beside what it stands on.

Every pair of runs is measured one right after the other on the same machine, so the ratio says more
than the seconds. The files: the demo's, or with `--big` ten years of fifteen habits.

`python -m tests.bench years` measures a file of a hundred years beside one of a single year.
`python -m tests.bench links` and `python -m tests.bench look_back` measure those parts alone, and
`python -m tests.bench memory` the app's memory under keys pressed at random.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from dataclasses import asdict
from datetime import UTC, datetime
from functools import partial
from importlib.metadata import version
from pathlib import Path

from tests.bench import links, look_back, memory, years
from tests.bench.big_file import write_big_file
from tests.bench.figures import Pair, Spread, side_by_side
from tests.bench.programs import (
    IMPORTS_COMMAND,
    bare_paint,
    demo_paint,
    key_after_start,
    key_to_repaint,
    run_command,
    selfcare,
    today_paint,
)
from tests.bench.terminal import ROOT, quiet_environment

RUNS = 15
PAINT_TARGET = 1.5
DEMO_TARGET = 1.2
LOG_TARGET = 1.5
KEY_TARGET = 0.016
"""Seconds within which 95 of 100 keys are saved and repainted: a frame."""


def machine() -> str:
    """One line that says what the figures were measured on."""
    model = platform.machine()
    information = Path("/proc/cpuinfo")
    if information.exists():
        for line in information.read_text().splitlines():
            if line.startswith("model name"):
                model = line.partition(":")[2].strip()
                break
    return (
        f"{model}, {os.cpu_count()} cores, {platform.system()} {platform.release()}, "
        f"Python {platform.python_version()}, Textual {version('textual')}, "
        f"{datetime.now(UTC):%Y-%m-%d}"
    )


def make_file(path: Path, *, big: bool) -> None:
    """Write the file that is measured on: the demo's, or ten years of fifteen habits."""
    if big:
        write_big_file(path)
        return
    command = [sys.executable, "-m", "selfcare", "demo", "--keep", str(path)]
    subprocess.run(
        command, cwd=ROOT, env=quiet_environment(), check=True, stdout=subprocess.DEVNULL
    )


def milliseconds(figure: Spread) -> str:
    """`231 ms (225 to 240)`."""
    low, middle, high = (1000 * value for value in (figure.low, figure.middle, figure.high))
    return f"{middle:.0f} ms ({low:.0f} to {high:.0f})"


def report(name: str, reference: str, pair: Pair, target: float) -> str:
    """A pair in three lines."""
    ratio = pair.ratio
    verdict = "within" if ratio.middle <= target else "above"
    return (
        f"{name}: {ratio.middle:.2f} x {reference}, quartiles {ratio.low:.2f} to {ratio.high:.2f}, "
        f"{ratio.runs} pairs, {verdict} {target:g} x\n"
        f"    selfcare  {milliseconds(pair.ours)}\n"
        f"    reference {milliseconds(pair.reference)}"
    )


def key_line(name: str, keys: Spread) -> str:
    """Keys in one line, with what 95 of 100 stay within."""
    verdict = "within" if keys.most <= KEY_TARGET else "above"
    return (
        f"{name}: {milliseconds(keys)}, 95 of 100 within {1000 * keys.most:.0f} ms, "
        f"{keys.runs} keys, {verdict} {1000 * KEY_TARGET:.0f} ms"
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--runs", type=int, default=RUNS, help="pairs of runs (default 15)")
    parser.add_argument("--big", action="store_true", help="ten years of fifteen habits")
    parser.add_argument("--json", action="store_true", help="figures in seconds as JSON")
    parser.add_argument("--no-keys", action="store_true", help="leave out key to repaint")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="selfcare-bench-") as folder:
        database = Path(folder) / "bench.db"
        make_file(database, big=chosen.big)
        paint = side_by_side(partial(today_paint, database), bare_paint, chosen.runs)
        demo = side_by_side(
            partial(demo_paint, Path(folder)), partial(today_paint, database), chosen.runs
        )
        log = side_by_side(
            partial(run_command, selfcare(database, "log", "walk", "1")),
            partial(run_command, IMPORTS_COMMAND),
            chosen.runs,
        )
        keys = None if chosen.no_keys else key_to_repaint(database)
        early = None if chosen.no_keys else key_after_start(database, 2 * chosen.runs)
    if chosen.json:
        figures = {
            "machine": machine(),
            "first_paint": asdict(paint),
            "demo": asdict(demo),
            "log": asdict(log),
            "key": asdict(keys) if keys else None,
            "key_after_start": asdict(early) if early else None,
        }
        print(json.dumps(figures))  # noqa: T201 - the figures are the output
        return
    lines = [
        f"On {'ten years of fifteen habits' if chosen.big else 'the demo file'}. {machine()}",
        report("First paint of Today", "a bare Textual app", paint, PAINT_TARGET),
        report("First paint of selfcare demo", "this file's", demo, DEMO_TARGET),
        report("selfcare log", 'python -c "import sqlite_utils, click"', log, LOG_TARGET),
    ]
    if keys and early:
        lines.append(key_line("Key to saved and repainted", keys))
        lines.append(key_line("The same while the history is being read", early))
    print("\n".join(lines))  # noqa: T201 - the figures are the output


PARTS = {
    "links": links.main,
    "look_back": look_back.main,
    "memory": memory.main,
    "years": years.main,
}

if __name__ == "__main__":
    if sys.argv[1:2] and sys.argv[1] in PARTS:
        PARTS[sys.argv[1]](sys.argv[2:])
    else:
        main()
