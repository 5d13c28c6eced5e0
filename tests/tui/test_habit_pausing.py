"""Setting days aside from the Habits place, by keyboard: one habit, all, and going on again."""

from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from typing import Any

from textual.app import App
from textual.keys import _character_to_key
from textual.pilot import Pilot

from selfcare.service import Selfcare
from selfcare.tui.app import SelfcareApp

MakeApp = Callable[..., SelfcareApp]
ScreenText = Callable[[App[None]], str]
WaitUntil = Callable[[Pilot[None], Callable[[], object]], Awaitable[None]]
TODAY = date(2026, 11, 22)


async def _habits(app: Any, pilot: Pilot[None], wait_until: WaitUntil) -> None:
    await pilot.press("H")
    await wait_until(pilot, lambda: app.current_mode == "habits")
    await pilot.pause()


def _typed(text: str) -> list[str]:
    return [_character_to_key(character) for character in text]


async def test_a_habit_is_set_aside_with_dates_and_a_reason(
    care: Selfcare, make_app: MakeApp, screen_text: ScreenText, wait_until: WaitUntil
) -> None:
    """The sheet says what it does; the list says until when; z takes it back whole."""
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await _habits(app, pilot, wait_until)
        await pilot.press("down", "o", *_typed("tomorrow"), "down", *_typed("fri"))
        await pilot.pause()
        shown = " ".join(screen_text(app).split())
        assert (
            "Walk is set aside from Monday 23 November to Friday 27 November, 5 days. Its run "
            "waits, and a week asks for the days that are left."
        ) in shown
        await pilot.press("down", *_typed("a cold"), "enter")
        await pilot.pause()
        walk = care.find("Walk").id
        [pause] = care.pauses_ahead(walk)
        assert (pause.first_day, pause.last_day, pause.reason) == (
            TODAY + timedelta(days=1),
            TODAY + timedelta(days=5),
            "a cold",
        )
        assert "Walk: set aside Mon 23 Nov to Fri 27 Nov. z takes it back." in screen_text(app)
        await pilot.press("z")
        assert care.pauses_ahead(walk) == ()


async def test_the_same_key_goes_on(
    care: Selfcare, make_app: MakeApp, screen_text: ScreenText, wait_until: WaitUntil
) -> None:
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await _habits(app, pilot, wait_until)
        await pilot.press("o", "enter")
        await pilot.pause()
        assert "= paused until you come back" in screen_text(app)
        await pilot.press("o")
        await pilot.pause()
        assert "Sit quietly goes on from today. z takes it back." in screen_text(app)
        assert not any(care.asides().values())
        await pilot.press("z")
        await pilot.pause()
        assert "= paused until you come back" in screen_text(app)


async def test_all_habits_are_set_aside_with_arrows_alone(
    care: Selfcare, make_app: MakeApp, screen_text: ScreenText, wait_until: WaitUntil
) -> None:
    """Right of the first line is everybody; right of a day is the next one, PgDn the next week."""
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await _habits(app, pilot, wait_until)
        await pilot.press("o", "up", "right", "down", "right", "right", "down", "pagedown", "left")
        await pilot.press("enter")
        await pilot.pause()
        [pause] = care.pauses_ahead(None)
        assert (pause.first_day - TODAY).days == 2
        assert (pause.last_day - pause.first_day).days == 5  # type: ignore[operator]  # it has one
        assert screen_text(app).count("paused") == 0
        await pilot.press("o", "up", "up", "enter")
        assert care.pauses_ahead(None) == ()


async def test_a_pause_the_wrong_way_round_is_said_and_not_written(
    care: Selfcare, make_app: MakeApp, screen_text: ScreenText, wait_until: WaitUntil
) -> None:
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await _habits(app, pilot, wait_until)
        newest = care.newest_change()
        await pilot.press("o", "down", *_typed("yesterday"), "enter")
        await pilot.pause()
        assert "Give the earlier day first." in screen_text(app)
        assert care.newest_change() == newest
        await pilot.press("escape")
        await pilot.pause()
        assert len(app.screen_stack) == 1
