"""How every screen of `sheets` is opened in a test, so that walks over all of them stay whole.

A screen that asks for something simple gets it by the name of its parameter; the others are
reached by the keys a person would press. A screen that is new in `sheets` and needs more stands in
neither, and the walks say so.
"""

import inspect
from datetime import timedelta
from typing import Any

from textual.pilot import Pilot

from selfcare.tui import sheets
from selfcare.tui.widgets.bars import PLACES
from tests.tui.practice_steps import pass_time, turned

MODES = {mode: key for mode, _, key in PLACES}
"""The five places with their keys."""
BY_KEYS: dict[str, tuple[str, ...]] = {
    "choose_subject": ("L", "f"),
    "how_back": ("L", "i"),
    "write_file": ("W", "x"),
    "practice_known": ("P", "enter", "i"),
    "player": ("P", "enter", "enter"),
}
"""Screens that are reached from others."""


def given(app: Any, parameter: str) -> Any:
    """What a screen is opened with, by the name of its parameter."""
    today = app.service.today()
    values = {
        "habit_id": app.service.find("Walk").id,
        "day": today,
        "week": today - timedelta(days=today.weekday()),
        "below": app.screen,
        "routine_id": "longer-out-breath",
        "key": "work_days",
    }
    return values[parameter]


def openable() -> tuple[str, ...]:
    """Every screen's name, in the order of `sheets`."""
    return sheets.names()


async def opened(app: Any, pilot: Pilot[None], name: str) -> None:
    """Brings a screen up from Today, as it is when it opens."""
    await pilot.pause()
    if name == "practice_after":
        with turned() as seconds:
            for key in BY_KEYS["player"]:
                await pilot.press(key)
                await pilot.pause()
            await pass_time(app, pilot, seconds, 90)
            await pilot.press("q")
    elif name == "share_preview":
        app.open_sheet("share")
        await pilot.pause()
        app.open_sheet(name, app.screen.sheet())
    elif name in BY_KEYS:
        for key in BY_KEYS[name]:
            await pilot.press(key)
            await pilot.pause()
    elif name in MODES:
        if name != "today":
            await pilot.press(MODES[name])
    else:
        needed = [
            parameter.name
            for parameter in inspect.signature(sheets.kind(name)).parameters.values()
            if parameter.default is parameter.empty
        ]
        app.open_sheet(name, *(given(app, parameter) for parameter in needed))
    for _ in range(3):
        await pilot.pause()
    assert type(app.screen) is sheets.kind(name), (name, app.screen)


async def left(app: Any, pilot: Pilot[None]) -> None:
    """Back on Today, whatever was open."""
    while len(app.screen_stack) > 1:
        app.pop_screen()
        await pilot.pause()
    app.action_go("today")
    await pilot.pause()
    await pilot.pause()
