"""`python -m tests.bench years`: what a hundred years cost beside one, of fifteen habits each.

The first paint of Today, each run a new process, one right after the other; the file of a hundred
years takes some ten seconds to write. The first opening of a day, which also makes the day's copy,
is the one that warms up and is not counted.
"""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from tests.bench.big_file import write_big_file
from tests.bench.figures import side_by_side
from tests.bench.programs import today_paint

RUNS = 15
LONG, SHORT = 100, 1
TARGET = 1.2


def main(arguments: Sequence[str] = ()) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench years", description=__doc__)
    parser.add_argument("--runs", type=int, default=RUNS, help="pairs of runs (default 15)")
    parser.add_argument("--years", type=int, default=LONG, help="years of the long file")
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="selfcare-bench-") as folder:
        files = {years: Path(folder) / f"{years}.db" for years in (chosen.years, SHORT)}
        for years, path in files.items():
            write_big_file(path, years=years)
        pair = side_by_side(
            partial(today_paint, files[chosen.years]),
            partial(today_paint, files[SHORT]),
            chosen.runs,
        )
    ratio = pair.ratio
    verdict = "within" if ratio.middle <= TARGET else "above"
    sys.stdout.write(
        f"First paint of Today, {chosen.years} years: {ratio.middle:.2f} x that of one year, "
        f"quartiles {ratio.low:.2f} to {ratio.high:.2f}, {ratio.runs} pairs, "
        f"{verdict} {TARGET:g} x\n"
        f"    {1000 * pair.ours.middle:.0f} ms beside {1000 * pair.reference.middle:.0f} ms\n"
    )
