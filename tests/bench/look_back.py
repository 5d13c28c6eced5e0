"""`python -m tests.bench.look_back`: from the key to the picture, on ten years of fifteen habits.

Every key is given to the screen as the app gives it; the clock stops when the terminal's lines have
been made. Each year is another one, so that nothing is found ready. Links run meanwhile in the last
line: the longest that a key waits then.
"""

import argparse
import asyncio
import tempfile
import time
from pathlib import Path

from textual import events
from textual.pilot import Pilot

from selfcare.diary import open_diary
from selfcare.tui.app import SelfcareApp
from selfcare.tui.screens.look_back import LookBack
from tests.bench.big_file import NOW, write_big_file
from tests.bench.figures import Spread, spread

TARGET = 0.050
YEARS = 9


async def key(app: SelfcareApp, name: str) -> float:
    """Seconds from a key to its picture."""
    start = time.perf_counter()
    app.post_message(events.Key(name, None))
    await app.all_typed()
    app.screen._compositor.render_strips()
    return time.perf_counter() - start


async def measured(app: SelfcareApp, pilot: Pilot[None]) -> tuple[list[float], list[float], float]:
    """Years, days, and the longest wait of a key while links are looked for."""
    years, days = [], []
    for _ in range(YEARS):
        years.append(await key(app, "pageup"))
        await pilot.pause()
    for _ in range(20):
        days.append(await key(app, "down"))
        await pilot.pause()
    screen = app.screen
    assert isinstance(screen, LookBack)
    for _ in range(4):
        await key(app, "v")
    waits = [0.0]
    while screen.links.search.running:
        waits.append(await key(app, "down"))
        await asyncio.sleep(0.005)
    return years, days, max(waits)


async def look_back(path: Path) -> tuple[list[float], list[float], float]:
    """The same, in an app of its own on a file."""
    with open_diary(path, clock=lambda: NOW) as diary:
        app = SelfcareApp(diary)
        async with app.run_test(size=(120, 36)) as pilot:
            while not diary.loaded:
                await pilot.pause()
            await pilot.press("L")
            while not isinstance(app.screen, LookBack):
                await pilot.pause()
            return await measured(app, pilot)


def words(name: str, figure: Spread) -> str:
    """`Year: 21 ms (18 to 25)`."""
    low, middle, high = (1000 * each for each in (figure.low, figure.middle, figure.high))
    return f"{name}: {middle:.0f} ms ({low:.0f} to {high:.0f})"


def main(arguments: list[str] | None = None) -> None:
    """Measure and print; it takes no arguments."""
    argparse.ArgumentParser(prog="python -m tests.bench look_back").parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="selfcare-bench-") as folder:
        path = Path(folder) / "bench.db"
        write_big_file(path)
        years, days, wait = asyncio.run(look_back(path))
    year = spread(years)
    verdict = "within" if year.middle <= TARGET else "above"
    print(f"{words('Another year', year)}, {verdict} {1000 * TARGET:.0f} ms")  # noqa: T201 - the figures are the output
    print(words("Another day", spread(days)))  # noqa: T201 - the figures are the output
    print(f"Longest wait of a key while links are looked for: {1000 * wait:.0f} ms")  # noqa: T201 - the figures are the output


if __name__ == "__main__":
    main()
