"""The entries of a day: seen, corrected, given a note, removed."""

from collections.abc import Callable
from typing import Any

import pytest
from textual.app import App
from textual.pilot import Pilot

from selfcare.core.model import Habit
from selfcare.service import Selfcare
from selfcare.tui.app import SelfcareApp

MakeApp = Callable[..., SelfcareApp]
ScreenText = Callable[[App[None]], str]


@pytest.fixture
def walk(care: Selfcare) -> Habit:
    """Walk, with 12 minutes on the evening of the pictures."""
    return care.find("Walk")


async def _open(app: Any, pilot: Pilot[None], habit: Habit) -> None:
    app.open_sheet("entries", habit.id, app.service.today())
    await pilot.pause()


def _amounts(care: Selfcare, habit: Habit) -> list[float]:
    return [line.entry.amount for line in care.entries(habit.id, care.today())]


async def test_typing_gives_the_entry_another_amount(
    care: Selfcare, walk: Habit, make_app: MakeApp
) -> None:
    app = make_app(care)
    async with app.run_test() as pilot:
        await _open(app, pilot, walk)
        await pilot.press(*"35", "enter")
        assert _amounts(care, walk) == [35]


async def test_the_last_line_adds(care: Selfcare, walk: Habit, make_app: MakeApp) -> None:
    app = make_app(care)
    async with app.run_test() as pilot:
        await _open(app, pilot, walk)
        await pilot.press("down", *"20", "enter")
        assert _amounts(care, walk) == [12, 20]
        await pilot.press("a", *"5", "enter")
        assert _amounts(care, walk) == [12, 20, 5]


async def test_backspace_removes_and_z_brings_back(
    care: Selfcare, walk: Habit, make_app: MakeApp, screen_text: ScreenText
) -> None:
    app = make_app(care)
    async with app.run_test() as pilot:
        await _open(app, pilot, walk)
        await pilot.press("backspace")
        assert _amounts(care, walk) == []
        await pilot.pause()
        assert "Nothing is logged here. Type an amount" in screen_text(app)
        await pilot.press("z")
        assert _amounts(care, walk) == [12]
        await pilot.pause()
        assert "18:05        12 min" in screen_text(app)


async def test_an_unreadable_amount_is_said_and_stays(
    care: Selfcare, walk: Habit, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """What was typed can be mended; nothing is written."""
    app = make_app(care)
    async with app.run_test() as pilot:
        await _open(app, pilot, walk)
        await pilot.press(*"9999", "enter")
        await pilot.pause()
        assert "9999_" in screen_text(app)
        assert "more than a day" in screen_text(app)
        await pilot.press("backspace", "backspace", "enter")
        assert _amounts(care, walk) == [99]


async def test_escape_leaves_the_amount_and_then_the_sheet(
    care: Selfcare, walk: Habit, make_app: MakeApp
) -> None:
    app = make_app(care)
    async with app.run_test() as pilot:
        await _open(app, pilot, walk)
        await pilot.press(*"35", "escape")
        assert len(app.screen_stack) == 2
        await pilot.press("escape")
        await pilot.pause()
        assert len(app.screen_stack) == 1
        assert _amounts(care, walk) == [12]


async def test_n_writes_the_entrys_note(
    care: Selfcare, walk: Habit, make_app: MakeApp, screen_text: ScreenText
) -> None:
    app = make_app(care)
    async with app.run_test() as pilot:
        await _open(app, pilot, walk)
        await pilot.press("n", *"park", "enter")
        await pilot.pause()
        [line] = care.entries(walk.id, care.today())
        assert line.entry.note == "park"
        assert "18:05        12 min        park" in screen_text(app)


async def test_a_span_shows_both_times(
    care: Selfcare, make_app: MakeApp, screen_text: ScreenText
) -> None:
    sleep = care.find("Sleep")
    care.log(sleep.id, "2310 650", care.today())
    app = make_app(care)
    async with app.run_test() as pilot:
        await _open(app, pilot, sleep)
        assert "23:10-06:50  7 h 40" in screen_text(app)


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (40, 10)])
async def test_it_looks_like_this(
    *,
    care: Selfcare,
    walk: Habit,
    make_app: MakeApp,
    screen_text: ScreenText,
    same_screen: Callable[[str, str], None],
    size: tuple[int, int],
) -> None:
    care.log(walk.id, "20", care.today(), note="round the block")
    app = make_app(care)
    async with app.run_test(size=size) as pilot:
        await _open(app, pilot, walk)
        same_screen(screen_text(app), f"entries/evening_{size[0]}x{size[1]}")
        await pilot.press("down", "down", *"3")
        await pilot.pause()
        same_screen(screen_text(app), f"entries/typing_{size[0]}x{size[1]}")
