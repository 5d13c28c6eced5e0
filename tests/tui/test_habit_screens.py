"""What the Habits place and its sheets look like, at 80x24 and 120x36."""

from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from typing import Any

import pytest
from textual.app import App
from textual.keys import _character_to_key
from textual.pilot import Pilot

from selfcare.service import Selfcare
from selfcare.tui.app import SelfcareApp

MakeApp = Callable[..., SelfcareApp]
ScreenText = Callable[[App[None]], str]
SameScreen = Callable[[str, str], None]
WaitUntil = Callable[[Pilot[None], Callable[[], object]], Awaitable[None]]
TODAY = date(2026, 11, 22)
SIZES = [(80, 24), (120, 36)]
SMALL = [*SIZES, (40, 10)]

PLANS = {
    "daily": "daily", "weekdays": "mon,wed,fri", "every": "every 3 days",
    "rule": "RRULE:FREQ=MONTHLY;BYDAY=1MO", "week": "5/week", "month": "2/month",
    "amount": "150 min/week",
}  # fmt: skip


@pytest.fixture
def full(care: Selfcare) -> Selfcare:
    """One paused, one set aside ahead, two put away, one to be read from right to left."""
    care.pause(care.find("Walk").id, TODAY, TODAY + timedelta(days=12), "a cold")
    care.pause(care.find("Sleep").id, TODAY + timedelta(days=3), None)
    for name in ("قراءة", "散歩 🐕", "Piano", "Stretching"):
        care.add_habit(name, "own", unit="min", plan="mon,wed,fri")
    care.archive(care.find("Piano").id)
    care.archive(care.find("Stretching").id)
    return care


async def _show(app: Any, pilot: Pilot[None], wait_until: WaitUntil, *keys: str) -> None:
    await wait_until(pilot, lambda: app.service.loaded)
    await pilot.press("H")
    await wait_until(pilot, lambda: app.current_mode == "habits")
    for key in keys:
        await pilot.press(_character_to_key(key) if len(key) == 1 else key)
    await pilot.pause()
    await pilot.pause()


STATES = {
    "full": (),
    "paused_at_hand": ("down",),
    "put_away_at_hand": ("end",),
    "moving": ("m", "down", "down"),
    "filtered": ("f", "f"),
    "only_put_away": ("f",) * 7,
    "finding": ("/", "t", "a"),
    "found_nothing": ("/", "x", "y"),
}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("state", STATES)
async def test_the_list(
    *,
    full: Selfcare,
    make_app: MakeApp,
    screen_text: ScreenText,
    same_screen: SameScreen,
    wait_until: WaitUntil,
    size: tuple[int, int],
    state: str,
) -> None:
    app = make_app(full)
    async with app.run_test(size=size) as pilot:
        await _show(app, pilot, wait_until, *STATES[state])
        same_screen(screen_text(app), f"habits/{state}_{size[0]}x{size[1]}")


@pytest.mark.parametrize("glyphs", ["ascii", "basic"])
async def test_the_list_in_other_signs(
    *,
    full: Selfcare,
    make_app: MakeApp,
    screen_text: ScreenText,
    same_screen: SameScreen,
    wait_until: WaitUntil,
    glyphs: str,
) -> None:
    full.set_setting("glyphs", glyphs)
    app = make_app(full)
    async with app.run_test(size=(80, 24)) as pilot:
        await _show(app, pilot, wait_until, "i")
        same_screen(screen_text(app), f"plan_ahead/{glyphs}")
        await pilot.press("q")
        await pilot.pause()
        same_screen(screen_text(app), f"habits/{glyphs}")


@pytest.mark.parametrize("size", SMALL)
async def test_no_habits(
    *,
    open_care: Callable[[str], Selfcare],
    make_app: MakeApp,
    screen_text: ScreenText,
    same_screen: SameScreen,
    wait_until: WaitUntil,
    size: tuple[int, int],
) -> None:
    care = open_care("new")
    care.finish_first_run(None)
    app = make_app(care)
    async with app.run_test(size=size) as pilot:
        await _show(app, pilot, wait_until)
        same_screen(screen_text(app), f"habits/empty_{size[0]}x{size[1]}")


PAUSES = {
    "one": ("o", "t", "o", "m", "o", "r", "r", "o", "w", "down", "f", "r", "i"),
    "all": ("o", "up", "right", "down", "down", "right", "right", "down", *"a cold"),
    "error": ("o", "down", *"yesterday"),
    "there": ("down", "down", "o", "up", "up"),
}


@pytest.mark.parametrize("size", SMALL)
@pytest.mark.parametrize("state", PAUSES)
async def test_the_pause_sheet(
    *,
    full: Selfcare,
    make_app: MakeApp,
    screen_text: ScreenText,
    same_screen: SameScreen,
    wait_until: WaitUntil,
    size: tuple[int, int],
    state: str,
) -> None:
    app = make_app(full)
    async with app.run_test(size=size) as pilot:
        await _show(app, pilot, wait_until, *PAUSES[state])
        same_screen(screen_text(app), f"habit_pause/{state}_{size[0]}x{size[1]}")


@pytest.mark.parametrize("size", SMALL)
async def test_the_question_before_removing(
    *,
    full: Selfcare,
    make_app: MakeApp,
    screen_text: ScreenText,
    same_screen: SameScreen,
    wait_until: WaitUntil,
    size: tuple[int, int],
) -> None:
    full.log(full.find("قراءة").id, "5")
    full.archive(full.find("قراءة").id)
    app = make_app(full)
    async with app.run_test(size=size) as pilot:
        await _show(app, pilot, wait_until, "/", "ق", "enter", "backspace")
        same_screen(screen_text(app), f"habit_remove/asking_{size[0]}x{size[1]}")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", PLANS)
async def test_the_two_weeks_of_each_kind_of_plan(
    *,
    care: Selfcare,
    make_app: MakeApp,
    screen_text: ScreenText,
    same_screen: SameScreen,
    wait_until: WaitUntil,
    size: tuple[int, int],
    kind: str,
) -> None:
    habit, _ = care.add_habit(
        "Piano", "own", unit="min", goal=">=20", smallest="5", plan=PLANS[kind],
        if_then="If the dishes are done, then scales.", note="Hanon first.\nThen whatever I like.",
    )  # fmt: skip
    care.pause(habit.id, TODAY + timedelta(days=4), TODAY + timedelta(days=6))
    app = make_app(care)
    async with app.run_test(size=size) as pilot:
        await _show(app, pilot, wait_until, "end", "i")
        same_screen(screen_text(app), f"plan_ahead/{kind}_{size[0]}x{size[1]}")


async def test_the_two_weeks_in_a_small_window(
    care: Selfcare,
    make_app: MakeApp,
    screen_text: ScreenText,
    same_screen: SameScreen,
    wait_until: WaitUntil,
) -> None:
    app = make_app(care)
    async with app.run_test(size=(40, 10)) as pilot:
        await _show(app, pilot, wait_until, "i")
        same_screen(screen_text(app), "plan_ahead/week_40x10")
