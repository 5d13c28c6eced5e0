"""What tests of the app share: a clock to turn, files with a past, the app, its visible text.

`make_app(diary)` gives an app, `screen_text(app)` what its terminal would show, and
`wait_until(pilot, predicate)` lets the app work until something is true; nothing sleeps. Text
screens are compared by `same_screen(text, "today/first_day")`; SELFCARE_UPDATE_SCREENS=1 writes
them.
"""

import atexit
import gc
import os
import shutil
import time
from collections.abc import Awaitable, Callable, Iterator
from datetime import date, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from textual._compositor import Compositor
from textual.app import App
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.pilot import Pilot

from selfcare.diary import (
    Diary,
    day_acts,
    habit_acts,
    logbook,
    open_diary,
    setting_acts,
    support_acts,
)
from selfcare.tui.app import SelfcareApp
from tests.tui.quiet import painted_at_rest, pause, press_keys, pressed, quiet

NOW = datetime.fromisoformat("2026-11-22T21:00:00+01:00")
"""Sunday 22 November 2026, nine in the evening."""

SCREENS = Path(__file__).parents[1] / "screens"

UPDATE = os.environ.get("SELFCARE_UPDATE_SCREENS") == "1"
"""Read once: the autouse fixtures empty the environment."""


@pytest.fixture(autouse=True)
def _by_queues(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pilot goes on as soon as the app has nothing left to do, and paints what is there then."""
    monkeypatch.setattr(Compositor, "render_update", painted_at_rest)
    monkeypatch.setattr(SelfcareApp, "_press_keys", press_keys)
    monkeypatch.setattr(Pilot, "pause", pause)
    for wait in ("app.wait_for_idle", "pilot.wait_for_idle", "pilot.Pilot._wait_for_screen"):
        monkeypatch.setattr(f"textual.{wait}", quiet)


_READ: dict[tuple[object, ...], list[RuleSet]] = {}


@pytest.fixture(autouse=True)
def _style_sheets_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every app of a worker reads the same sheets: their rules are kept, by text and variables."""
    read = Stylesheet._parse_rules

    def read_once(sheet: Stylesheet, *given: Any, **named: Any) -> list[RuleSet]:
        key = (*given, *named.items(), *sheet._variables.items())
        if key not in _READ:
            _READ[key] = read(sheet, *given, **named)
        return _READ[key]

    monkeypatch.setattr(Stylesheet, "_parse_rules", read_once)
    # The same answer, without Python: it is asked three hundred times for each widget.
    monkeypatch.setattr(RuleSet, "__hash__", object.__hash__)


COLLECT_AFTER = 60
"""Tests after which garbage is collected: a fifth of a gigabyte at most."""
_ended = count(1)
atexit.register(gc.freeze)  # nor is it looked through when the process ends


@pytest.fixture(autouse=True)
def _garbage_is_collected_now_and_then(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An app is all cycles: looking for them takes a sixth of the time."""
    monkeypatch.setattr("selfcare.tui.app._collect_again", lambda: None)
    gc.disable()
    yield
    if next(_ended) % COLLECT_AFTER == 0:
        gc.collect()


class TurnedClock:
    """A clock that a test turns."""

    def __init__(self, now: datetime = NOW) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> TurnedClock:
    """Sunday evening until the test says otherwise."""
    return TurnedClock()


def five_habits(diary: Diary) -> dict[str, int]:
    """One habit of each area, in the order of the pictures; their ids by name."""
    ids = {}
    for name, area, unit, goal, plan, smallest, if_then in (
        ("Sit quietly", "mindfulness", "min", ">=5", "5/week", "1", ""),
        (
            "Walk", "exercise", "min", ">=30", "150 min/week", "5",
            "If the kettle is on, then shoes on.",
        ),
        ("Sleep", "sleep", "h", "7-9", "5/week", "", ""),
        ("Talk with someone", "connection", "times", ">=1", "5/week", "", ""),
        ("Fruit and vegetables", "eating", "portions", ">=5", "5/week", "1", ""),
    ):  # fmt: skip
        habit, _ = habit_acts.add_habit(
            diary, name, area, unit=unit, goal=goal, plan=plan, smallest=smallest, if_then=if_then
        )
        ids[name] = habit.id
    return ids


WEEK = {
    "Sit quietly": ("5", "5", "0", "5", "5", None, "5"),
    "Walk": ("30", None, "30", "20", None, None, "12"),
    "Sleep": ("7h50", "6h30", "8", "6", "7h15", None, "7h40"),
    "Talk with someone": ("1", None, None, "1", None, "0", None),
    "Fruit and vegetables": ("3", "5", None, "2", "0", None, "3"),
}
"""The week of the pictures: amounts from Monday on; None is not logged."""


def _log(diary: Diary, ids: dict[str, int], monday: date, leave: int = 0) -> None:
    for column in range(7 - leave):
        day = monday + timedelta(days=column)
        given = [(ids[name], week[column]) for name, week in WEEK.items() if week[column]]
        if given:
            logbook.log_many(diary, given, day=day)


def _write_evening(path: Path) -> None:
    """Four weeks like the one of the pictures, rated and with a note."""
    moments = TurnedClock(NOW.replace(hour=18, minute=5))
    with open_diary(path, clock=moments) as diary:
        ids = five_habits(diary)
        for weeks in (3, 2, 1, 0):
            _log(diary, ids, NOW.date() - timedelta(days=6 + 7 * weeks))
        day_acts.rate(diary, NOW.date(), mood=7, energy=5, stress=3)
        day_acts.note_day(diary, NOW.date(), "Long walk with Ana after lunch.")


def _write_gap(path: Path, days: int) -> None:
    """Two weeks of entries that end `days` before today."""
    last = NOW.date() - timedelta(days=days)
    with open_diary(path, clock=TurnedClock(NOW - timedelta(days=days))) as diary:
        ids = five_habits(diary)
        for weeks in (1, 0):
            _log(diary, ids, last - timedelta(days=6 + 7 * weeks))


@pytest.fixture(scope="session")
def _written(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Files with a past, each written once for all tests of a worker."""
    folder = tmp_path_factory.mktemp("written")
    writers: dict[str, Callable[[Path], None]] = {
        "evening": _write_evening,
        "five weeks": lambda path: _write_gap(path, 35),
        "four days": lambda path: _write_gap(path, 4),
    }

    def written(name: str) -> Path:
        path = folder / f"{name}.db"
        if not path.exists():
            writers[name](path)
        return path

    return written


@pytest.fixture
def open_care(
    db_path: Path, clock: TurnedClock, _written: Callable[[str], Path]
) -> Iterator[Callable[[str], Diary]]:
    """`open_care("evening")`, `"five weeks"`, `"four days"`: an own copy; `"new"`: empty."""
    opened: list[Diary] = []

    def open_named(name: str = "evening") -> Diary:
        if name != "new":
            shutil.copyfile(_written(name), db_path)
            db_path.chmod(0o600)
        diary = open_diary(db_path, clock=clock)
        opened.append(diary)
        return diary

    yield open_named
    for diary in opened:
        diary.close()


@pytest.fixture
def care(open_care: Callable[[str], Diary]) -> Diary:
    """The evening of the pictures."""
    return open_care("evening")


@pytest.fixture
def first_day_care(open_care: Callable[[str], Diary]) -> Diary:
    """Five habits and not a single entry."""
    diary = open_care("new")
    five_habits(diary)
    habit_acts.finish_first_run(diary, None)
    return diary


@pytest.fixture
def make_app() -> Callable[..., SelfcareApp]:
    """`make_app(diary, sample=False)`: the history is read before, so no frame waits for it."""

    def make(diary: Diary, *, sample: bool = False) -> SelfcareApp:
        diary.load_all()
        return SelfcareApp(diary, sample=sample)

    return make


@pytest.fixture
def screen_text() -> Callable[[App[None]], str]:
    """What the terminal would show: the compositor's cells, a line a row, ends trimmed."""

    def text(app: App[None]) -> str:
        strips = app.screen._compositor.render_strips()
        rows = ["".join(segment.text for segment in strip).rstrip() for strip in strips]
        return "\n".join(rows) + "\n"

    return text


@pytest.fixture
def wait_until() -> Callable[[Pilot[None], Callable[[], object]], Awaitable[None]]:
    """Lets the app work until a predicate is true, a minute at most."""

    async def wait(pilot: Pilot[None], predicate: Callable[[], object]) -> None:
        give_up = time.monotonic() + 60
        while not predicate():
            assert time.monotonic() < give_up, "it never became true"
            await pilot.pause()

    return wait


@pytest.fixture
def burst() -> Callable[[App[None], str], None]:
    """`burst(app, "2310 650~")`: the keys arrive in one write; `~` stands for Enter."""

    def write(app: App[None], keys: str) -> None:
        for character in keys:
            app.post_message(pressed("enter" if character == "~" else character))

    return write


@pytest.fixture
def same_screen() -> Callable[[str, str], None]:
    """`same_screen(text, "today/evening")`: equal to tests/screens/today/evening.txt."""

    def same(text: str, name: str) -> None:
        path = SCREENS / f"{name}.txt"
        if UPDATE:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8")

    return same


@pytest.fixture
def three(care: Diary) -> Diary:
    """Ireland, and three people."""
    setting_acts.set_setting(care, "region", "IE")
    support_acts.add_contact(care, "Ana", reach="085 123 4567", good_for="a walk, a laugh")
    support_acts.add_contact(care, "Dr Byrne", reach="01 555 1234, weekdays")
    support_acts.add_contact(care, "The library", good_for="being among people")
    return care


@pytest.fixture
def press():
    """Keys one after the other, each with its whole effect."""

    async def press_keys(pilot: Pilot[None], *keys: str) -> None:
        if keys:
            await quiet()
            await pilot.press(*keys)
        else:
            await pilot.pause()

    return press_keys


@pytest.fixture
def shown(press, screen_text, same_screen):
    """What the app looks like after some keys, held against a file of tests/screens."""

    async def look(app: SelfcareApp, size: tuple[int, int], name: str, *keys: str) -> None:
        async with app.run_test(size=size) as pilot:
            await press(pilot, *keys)
            same_screen(screen_text(app), name)

    return look
