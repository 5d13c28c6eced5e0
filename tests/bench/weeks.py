"""`python -m tests.bench.weeks`: how soon a week is there, on ten years of fifteen habits.

Milliseconds from the key to the drawn week, in the app without a terminal; and of the diary
alone. The first opening of any place also pays for Textual making its screen: Practice, which is
almost empty, is measured beside it.
"""

import asyncio
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

from textual import events

from selfcare.diary import Diary, day_acts, logbook, open_diary, week_acts
from selfcare.tui.app import SelfcareApp
from tests.bench.big_file import NOW, write_big_file

RUNS = 7
SIZE = (120, 36)
Milliseconds = dict[str, list[float]]


def clocked(found: Milliseconds, name: str, work: Callable[[], object]) -> None:
    """Run something and keep how long it took."""
    start = time.perf_counter()
    work()
    found.setdefault(name, []).append((time.perf_counter() - start) * 1000)


def service_run(diary: Diary, found: Milliseconds, number: int) -> None:
    """One week asked for: cold, again, after a mood, after a log, and the week before."""
    diary.load_all()
    clocked(found, "diary, cold", partial(week_acts.week, diary))
    clocked(found, "diary, again", partial(week_acts.week, diary))
    day_acts.rate(diary, mood=3 + number % 2)
    clocked(found, "diary, after a mood", partial(week_acts.week, diary))
    logbook.log(diary, diary.habits()[1].id, "20")
    clocked(found, "diary, after a log", partial(week_acts.week, diary))
    earlier = week_acts.week(diary).earlier
    clocked(found, "diary, the week before", lambda: week_acts.week(diary, earlier))


async def app_run(diary: Diary, found: Milliseconds, number: int) -> None:
    """Week and Practice opened for the first and the second time."""
    app = SelfcareApp(diary)
    async with app.run_test(size=SIZE) as pilot:
        while week_acts.warm_next(diary):
            await pilot.pause()
        await app.make_ready()  # as Today does when the history has been read
        for turn in ("first", "second"):
            for key, place in (("P", "practice"), ("T", "today"), ("W", "week"), ("T", "today")):
                start = time.perf_counter()
                app.post_message(events.Key(key, key))
                while app.current_mode != place or not _drawn(app):  # noqa: ASYNC110  # no event tells of it
                    await asyncio.sleep(0)
                if place != "today":
                    took = (time.perf_counter() - start) * 1000
                    found.setdefault(f"key to {place}, {turn} time", []).append(took)
                await pilot.pause(0.1)
            day_acts.rate(diary, mood=5 + number % 2)


def _drawn(app: SelfcareApp) -> bool:
    screen = app.screen
    if not screen.is_mounted or not screen.size.width:
        return False
    rows = screen._compositor.render_strips()[2:]
    return any(segment.text.strip() for row in rows for segment in row)


def measure(path: Path, runs: int = RUNS) -> Milliseconds:
    """All figures, each as often as there are runs."""
    found: Milliseconds = {}
    for number in range(runs):
        with open_diary(path, clock=lambda: NOW) as diary:
            service_run(diary, found, number)
        with open_diary(path, clock=lambda: NOW) as diary:
            asyncio.run(app_run(diary, found, number))
    return found


def main() -> None:
    """Print the median and the spread of each."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "big.db"
        write_big_file(path)
        for name, times in measure(path).items():
            spread = f"{min(times):.1f} to {max(times):.1f}"
            sys.stdout.write(f"{name:<28} {median(times):6.1f} ms   {spread}\n")


if __name__ == "__main__":
    main()
