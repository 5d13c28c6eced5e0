"""How much memory the app takes at its first frame, and after many keys pressed at random.

    python -m tests.bench memory --keys 20000

Half an hour of somebody who never rests is about so many keys. What grows with the keys shows as a
line that goes on rising; what is kept of screens and days comes to an end.
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from selfcare.cli.app import start_light
from tests.bench.terminal import ROOT, quiet_environment

MOST = 100.0
"""MB after half an hour."""
SEED = 20261122
LINES = 10
LETTERS = "TWLPHtbzyjkhlmesnpcdoaifvrxqg019+-=?!,:/.w"
NAMED = (
    "space", "enter", "escape", "backspace", "tab", "shift+tab", "up", "down", "left", "right",
    "pageup", "pagedown", "home", "end", "ctrl+p", "ctrl+l", "ctrl+o", "ctrl+u", "f1",
)  # fmt: skip
SIZES = ((80, 24), (120, 36), (40, 10), (200, 60))
NOW = "2026-11-27T20:00:00+01:00"


def resident() -> float:
    """MB of this process that are in memory now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


async def press(path: Path, keys: int) -> list[float]:
    """The memory at the first frame, and after each tenth of the keys."""
    from selfcare.diary import open_diary
    from selfcare.tui.app import SelfcareApp
    from selfcare.tui.keys import key_name

    chance = random.Random(SEED)
    figures: list[float] = []
    pressed = 0
    while pressed < keys or not figures:
        # A key may end the app; in one process a new one goes on where it was.
        with open_diary(path, clock=lambda: datetime.fromisoformat(NOW)) as diary:
            app = SelfcareApp(diary)
            async with app.run_test(size=SIZES[0]) as pilot:
                await pilot.pause()
                figures = figures or [resident()]
                while pressed < keys and not app._exit:
                    letter = key_name(chance.choice(LETTERS))
                    key = letter if chance.random() < 0.6 else chance.choice(NAMED)
                    if key == "q" and app.screen is app.screen_stack[0]:
                        continue
                    if chance.random() < 0.02:
                        await pilot.resize_terminal(*chance.choice(SIZES))
                    await pilot.press(key)
                    await app.keys_done()
                    pressed += 1
                    if pressed % max(keys // LINES, 1) == 0:
                        figures.append(resident())
    return figures


def measure(keys: int) -> list[float]:
    """The figures of a process of its own, on a copy of the demo."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "demo.db"
        environment = quiet_environment() | {"SELFCARE_NOW": NOW}
        demo = [sys.executable, "-m", "selfcare", "demo", "--keep", str(path)]
        subprocess.run(demo, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
        own = [sys.executable, "-m", "tests.bench.memory", str(path), str(keys)]
        done = subprocess.run(own, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE)
        return [float(each) for each in done.stdout.split()]


def main(arguments: Sequence[str] = ()) -> None:
    """Measure, and say whether it is within the target."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench memory")
    parser.add_argument("--keys", type=int, default=20_000)
    given = parser.parse_args(arguments)
    first, *later = measure(given.keys)
    lines = [f"at the first frame {first:.0f} MB"]
    lines += [
        f"after {given.keys * at // len(later)} keys {each:.0f} MB"
        for at, each in enumerate(later, 1)
    ]
    verdict = "within" if max(later) <= MOST else "above"
    lines.append(f"at most {max(later):.0f} MB, {verdict} {MOST:.0f} MB")
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    start_light()
    import asyncio

    measured = asyncio.run(press(Path(sys.argv[1]), int(sys.argv[2])))
    sys.stdout.write(" ".join(map(str, measured)))
