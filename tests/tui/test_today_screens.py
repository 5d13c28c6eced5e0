"""Text screens of every state of Today: what a person sees, at 80x24 and 120x36."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Protocol

import pytest

from selfcare.service import Selfcare
from selfcare.tui.app import SelfcareApp

SIZES = {"80x24": (80, 24), "120x36": (120, 36)}

KEYS: dict[str, tuple[str, ...]] = {
    "evening": ("down",),
    "typing": ("down", "2", "0"),
    "logged": ("down", "2", "0", "enter"),
    "rating": ("m", "1"),
    "day_before": ("down", "left"),
    "day_off": ("o",),
    "light_days": ("d",),
    "first_day": (),
    "five_weeks": (),
    "five_weeks_list": ("tab",),
    "four_days": (),
    "after_midnight": (),
    "many_habits": ("end",),
    "no_habits": (),
    "sample": (),
    "no_runs": (),
}
"""For each state the keys that lead there."""

State = Callable[[str], Selfcare]
MakeApp = Callable[..., SelfcareApp]
ScreenText = Callable[[SelfcareApp], str]
Burst = Callable[[SelfcareApp, str], None]
OpenCare = Callable[[str], Selfcare]
SameScreen = Callable[[str, str], None]


class Turned(Protocol):
    """The clock of these tests."""

    now: datetime


@pytest.fixture
def state(open_care: OpenCare, clock: Turned) -> State:
    """The file of a state."""

    def make(name: str) -> Selfcare:
        if name in {"five_weeks", "five_weeks_list", "four_days"}:
            care = open_care(name.removesuffix("_list").replace("_", " "))
        elif name in {"first_day", "no_habits", "many_habits"}:
            care = open_care("new")
            care.finish_first_run(None)
            count = {"first_day": 4, "no_habits": 0, "many_habits": 14}[name]
            for number in range(count):
                area = ("mindfulness", "exercise", "sleep", "connection", "eating", "own")[
                    number % 6 if name == "first_day" else number * 6 // count
                ]
                care.add_habit(f"Habit number {number + 1}", area, unit="min", plan="5/week")
            if name == "many_habits":
                care.log(care.habits()[0].id, "5")
        else:
            care = open_care("evening")
        if name == "after_midnight":
            clock.now = datetime.fromisoformat("2026-11-23T01:30:00+01:00")
        if name == "no_runs":
            care.set_setting("show_runs", "off")
        return care

    return make


async def shown(
    app: SelfcareApp, size: tuple[int, int], keys: tuple[str, ...], screen_text: ScreenText
) -> str:
    """The screen after its keys, with the whole history read."""
    async with app.run_test(size=size) as pilot:
        while not app.service.loaded:
            await pilot.pause()
        await pilot.press(*keys)
        await pilot.pause()
        return screen_text(app)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", KEYS)
async def test_each_state_looks_as_agreed(
    *,
    name: str,
    size: Any,
    state: State,
    make_app: MakeApp,
    screen_text: ScreenText,
    same_screen: SameScreen,
) -> None:
    """Every state at both sizes is the text that was agreed upon, cell by cell."""
    app = make_app(state(name), sample=name == "sample")
    text = await shown(app, SIZES[size], KEYS[name], screen_text)
    columns, rows = SIZES[size]
    lines = text.splitlines()
    assert len(lines) == rows
    assert max(map(len, lines)) <= columns
    same_screen(text, f"today/{name}_{size}")


@pytest.mark.parametrize("name", ["evening", "first_day", "five_weeks", "rating"])
async def test_the_ascii_set_looks_as_agreed(
    name: str, state: State, make_app: MakeApp, screen_text: ScreenText, same_screen: SameScreen
) -> None:
    """With glyphs = ascii the same state is drawn in ASCII alone."""
    care = state(name)
    care.set_setting("glyphs", "ascii")
    text = await shown(make_app(care), (80, 24), KEYS[name], screen_text)
    assert text.isascii()
    same_screen(text, f"today/{name}_ascii")


@pytest.mark.parametrize("name", ["evening", "rating", "typing", "five_weeks"])
async def test_nothing_is_said_by_colour_alone(
    *,
    name: str,
    state: State,
    make_app: MakeApp,
    screen_text: ScreenText,
    same_screen: SameScreen,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Under NO_COLOR the text is the same and no cell has a colour."""
    monkeypatch.setenv("NO_COLOR", "1")
    app = make_app(state(name))
    async with app.run_test(size=(80, 24)) as pilot:
        while not app.service.loaded:
            await pilot.pause()
        await pilot.press(*KEYS[name])
        await pilot.pause()
        assert app.no_color
        same_screen(screen_text(app), f"today/{name}_80x24")
        for strip in app.screen._compositor.render_strips():
            for segment in strip:
                assert not segment.style or not (segment.style.color or segment.style.bgcolor)


@pytest.mark.parametrize("theme", ["ansi-dark", "ansi-light", "selfcare-contrast", "nord"])
async def test_other_themes_draw_the_same_text(
    theme: str, state: State, make_app: MakeApp, screen_text: ScreenText, same_screen: SameScreen
) -> None:
    """A theme changes colours and nothing else."""
    care = state("evening")
    care.set_setting("theme", theme)
    text = await shown(make_app(care), (80, 24), KEYS["evening"], screen_text)
    same_screen(text, "today/evening_80x24")


@pytest.mark.parametrize("size", [(60, 20), (40, 10)])
async def test_small_windows_keep_the_essentials(
    size: Any, state: State, make_app: MakeApp, screen_text: ScreenText, same_screen: SameScreen
) -> None:
    """Down to 40x10 there are the day, the ratings, the selected row and its keys."""
    text = await shown(make_app(state("evening")), size, KEYS["evening"], screen_text)
    same_screen(text, f"today/evening_{size[0]}x{size[1]}")


async def test_a_smaller_window_says_one_sentence(
    state: State, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """Below 40x10 there is one sentence; a larger window brings everything back."""
    app = make_app(state("evening"))
    async with app.run_test(size=(38, 9)) as pilot:
        await pilot.pause()
        words = " ".join(screen_text(app).split())
        assert words == "This window is 38 by 9. From 40 by 10 there is room."
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert "Sunday 22 November" in screen_text(app)
        for width, height in ((1, 1), (3, 2), (20, 5), (300, 100), (80, 24)):
            await pilot.resize_terminal(width, height)
            await pilot.pause()
        assert "Sunday 22 November" in screen_text(app)
