"""The places beside Today, and blank."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from textual.app import App
from textual.pilot import Pilot

from selfcare.service import Selfcare
from selfcare.tui.app import SelfcareApp

MakeApp = Callable[..., SelfcareApp]
ScreenText = Callable[[App[None]], str]
WaitUntil = Callable[[Pilot[None], Callable[[], object]], Awaitable[None]]

SIZES = [(80, 24), (120, 36), (40, 10)]
KEYS = {"week": "W", "look_back": "L", "practice": "P", "habits": "H"}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("place", KEYS)
async def test_they_look_like_this(
    *,
    care: Selfcare,
    make_app: MakeApp,
    screen_text: ScreenText,
    same_screen: Callable[[str, str], None],
    wait_until: WaitUntil,
    place: str,
    size: tuple[int, int],
) -> None:
    app = make_app(care)
    async with app.run_test(size=size) as pilot:
        await wait_until(pilot, lambda: care.loaded)
        await pilot.press(KEYS[place])
        await wait_until(pilot, lambda: app.current_mode == place and screen_text(app).strip())
        await pilot.pause()
        same_screen(screen_text(app), f"{place}/evening_{size[0]}x{size[1]}")


@pytest.mark.parametrize("key", ["q", "escape"])
async def test_q_and_escape_go_back_to_today(
    care: Selfcare, make_app: MakeApp, wait_until: WaitUntil, key: str
) -> None:
    app = make_app(care)
    async with app.run_test() as pilot:
        for place, capital in KEYS.items():
            await pilot.press(capital)
            await wait_until(pilot, lambda place=place: app.current_mode == place)  # type: ignore[misc]  # the loop's own place
            await pilot.press(key)
            await wait_until(pilot, lambda: app.current_mode == "today")


async def _habits(app: Any, pilot: Pilot[None], wait_until: WaitUntil) -> None:
    await pilot.press("H")
    await wait_until(pilot, lambda: app.current_mode == "habits")
    await pilot.pause()


async def test_a_habit_is_put_away_and_brought_back(
    care: Selfcare, make_app: MakeApp, wait_until: WaitUntil
) -> None:
    app = make_app(care)
    async with app.run_test() as pilot:
        await _habits(app, pilot, wait_until)
        await pilot.press("down", "backspace")
        assert [habit.name for habit in care.habits(archived=True)] == ["Walk"]
        await pilot.press("end", "enter")
        assert care.habits(archived=True) == ()


async def test_a_habit_is_moved_with_arrows(
    care: Selfcare, make_app: MakeApp, wait_until: WaitUntil
) -> None:
    app = make_app(care)
    async with app.run_test() as pilot:
        await _habits(app, pilot, wait_until)
        await pilot.press("m", "down", "down", "enter", "down")
        assert [habit.name for habit in care.habits()][:3] == ["Walk", "Sleep", "Sit quietly"]


async def test_enter_edits_and_a_adds(
    care: Selfcare, make_app: MakeApp, wait_until: WaitUntil
) -> None:
    app = make_app(care)
    async with app.run_test() as pilot:
        await _habits(app, pilot, wait_until)
        await pilot.press("down", "enter", "end", "s", "enter")
        assert care.find("Walks").name == "Walks"
        await pilot.press("a", *"Piano", "enter")
        assert care.find("Piano").name == "Piano"


@pytest.mark.parametrize("key", ["b", "ctrl+l", "f9"])
async def test_blank_hides_everything_and_the_same_key_brings_it_back(
    care: Selfcare, make_app: MakeApp, screen_text: ScreenText, key: str
) -> None:
    """While blank, no other key acts: nobody changes what they cannot see."""
    app = make_app(care)
    async with app.run_test() as pilot:
        await pilot.pause()
        shown = screen_text(app)
        newest = care.newest_change()
        await pilot.press(key)
        await pilot.pause()
        assert screen_text(app).strip() == ""
        await pilot.press("space", "z", "5", "enter", "o", "W", "question_mark")
        await pilot.pause()
        assert screen_text(app).strip() == ""
        assert care.newest_change() == newest
        await pilot.press(key)
        await pilot.pause()
        assert screen_text(app) == shown


@pytest.mark.parametrize("key", ["q", "escape"])
async def test_every_sheet_closes_with_q_and_escape(
    care: Selfcare, make_app: MakeApp, key: str
) -> None:
    app = make_app(care)
    number = care.find("Walk").id
    async with app.run_test() as pilot:
        await pilot.pause()
        for name, args in (
            ("help", (app.screen,)), ("legend", ()), ("settings", ()), ("my_data", ()),
            ("support", ()), ("entries", (number, care.today())), ("why", (number,)),
            ("first_run", ()),
        ):  # fmt: skip
            app.open_sheet(name, *args)
            await pilot.press(key)
            await pilot.pause()
            assert len(app.screen_stack) == 1, name


async def test_opened_and_closed_in_one_burst(care: Selfcare, make_app: MakeApp) -> None:
    """A sheet that closes before its first frame leaves Today as it was."""
    app = make_app(care)
    from textual import events

    async with app.run_test() as pilot:
        await pilot.pause()
        for key in ["comma", "q", "question_mark", "q", "exclamation_mark", "escape", "i", "q"]:
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        await pilot.pause()
        await pilot.pause()
        assert len(app.screen_stack) == 1


@pytest.mark.parametrize("glyphs", ["ascii", "basic"])
async def test_other_signs_need_no_other_font(
    care: Selfcare, make_app: MakeApp, screen_text: ScreenText, glyphs: str
) -> None:
    """With `ascii` every sheet is plain ASCII; with `basic` no sign is ambiguous in width."""
    care.set_setting("glyphs", glyphs)
    care.set_setting("region", "IE")
    app = make_app(care)
    number = care.find("Walk").id
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for name, args in (
            ("help", (app.screen,)), ("legend", ()), ("settings", ()), ("my_data", ()),
            ("support", ()), ("palette", (app.screen,)), ("entries", (number, care.today())),
            ("note", (care.today(),)), ("why", (number,)), ("add_habit", ()), ("first_run", ()),
        ):  # fmt: skip
            app.open_sheet(name, *args)
            await pilot.pause()
            shown = screen_text(app)
            odd = {char for char in shown if not char.isascii()}
            assert odd <= (set() if glyphs == "ascii" else set("■▪□▌")), name
            await pilot.press("escape")
            await pilot.pause()


async def test_a_new_habit_is_the_row_at_hand(
    care: Selfcare, make_app: MakeApp, wait_until: WaitUntil
) -> None:
    """On Today and on Habits the keys act on what was just added."""
    app = make_app(care)
    async with app.run_test() as pilot:
        await pilot.press("a", *"Piano", "enter")
        await pilot.pause()
        await pilot.press("space")
        assert [line.name for line in care.entries(care.find("Piano").id)] == ["Piano"]
        await _habits(app, pilot, wait_until)
        await pilot.press("a", *"Chess", "enter")
        await pilot.pause()
        await pilot.press("backspace")
        assert [habit.name for habit in care.habits(archived=True)] == ["Chess"]
