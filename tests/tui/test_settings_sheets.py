"""Settings, support and about my data."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from textual.app import App
from textual.pilot import Pilot

from selfcare.core.settings import SETTINGS
from selfcare.service import Selfcare
from selfcare.tui.app import SelfcareApp

MakeApp = Callable[..., SelfcareApp]
ScreenText = Callable[[App[None]], str]

SIZES = [(80, 24), (120, 36)]


async def _go_to(pilot: Pilot[None], key: str) -> None:
    await pilot.press("comma", *["down"] * [setting.key for setting in SETTINGS].index(key))


async def test_a_switch_changes_with_enter_and_space(care: Selfcare, make_app: MakeApp) -> None:
    app = make_app(care)
    async with app.run_test() as pilot:
        await _go_to(pilot, "move_on")
        await pilot.press("enter")
        assert care.setting("move_on") == "off"
        await pilot.press("space")
        assert care.setting("move_on") == "on"


async def test_arrows_walk_the_values_and_backspace_sets_it_back(
    care: Selfcare, make_app: MakeApp
) -> None:
    app = make_app(care)
    async with app.run_test() as pilot:
        await _go_to(pilot, "day_start")
        await pilot.press("right")
        assert care.setting("day_start") == "05:00"
        await pilot.press("left", "left")
        assert care.setting("day_start") == "03:00"
        await pilot.press("backspace")
        assert care.setting("day_start") == "04:00"


async def test_the_theme_changes_at_once(care: Selfcare, make_app: MakeApp) -> None:
    app = make_app(care)
    async with app.run_test() as pilot:
        await _go_to(pilot, "theme")
        await pilot.press("right")
        assert (care.setting("theme"), app.theme) == ("selfcare-light", "selfcare-light")
        await pilot.press("right")
        assert app.theme == "selfcare-contrast"


async def test_the_signs_change_at_once(
    care: Selfcare, make_app: MakeApp, screen_text: ScreenText
) -> None:
    app = make_app(care)
    async with app.run_test() as pilot:
        await _go_to(pilot, "glyphs")
        await pilot.press("left")
        await pilot.pause()
        assert care.setting("glyphs") == "ascii"
        assert "> Glyphs" in screen_text(app).replace("  ", " ")


async def test_a_value_is_typed_and_a_wrong_one_is_said(
    care: Selfcare, make_app: MakeApp, screen_text: ScreenText
) -> None:
    app = make_app(care)
    async with app.run_test() as pilot:
        await _go_to(pilot, "work_days")
        await pilot.press("enter", "ctrl+u", *"never", "enter")
        await pilot.pause()
        assert "I can't read never for work_days." in screen_text(app)
        await pilot.press("ctrl+u", *"mon,sat", "enter")
        assert care.setting("work_days") == "mon,sat"


async def test_the_region_is_chosen_by_name(
    care: Selfcare, make_app: MakeApp, screen_text: ScreenText
) -> None:
    app = make_app(care)
    async with app.run_test() as pilot:
        await _go_to(pilot, "region")
        await pilot.press("enter", *"irel", "enter")
        await pilot.pause()
        assert care.setting("region") == "IE"
        assert "Ireland" in screen_text(app)


async def test_every_setting_says_what_it_does(care: Selfcare, make_app: MakeApp) -> None:
    """The sentence of the setting at hand stands under it."""
    app = make_app(care)
    async with app.run_test() as pilot:
        await pilot.press("comma")
        screen: Any = app.screen
        for setting in SETTINGS:
            lines = screen.page(80, 24).lines
            shown = " ".join("".join(words for words, _ in line).strip() for line in lines)
            assert setting.sentence in shown
            await pilot.press("down")


async def test_support_guesses_no_number(
    care: Selfcare, make_app: MakeApp, screen_text: ScreenText
) -> None:
    app = make_app(care)
    async with app.run_test() as pilot:
        await pilot.press("exclamation_mark")
        await pilot.pause()
        shown = " ".join(screen_text(app).split())
        assert "No country is set, so no number is guessed." in shown
        assert "call your local emergency number." in shown
        assert "116 123" not in shown
        await pilot.press("enter", *"irel", "enter")
        await pilot.pause()
        shown = " ".join(screen_text(app).split())
        assert "If a life is in danger, call 112 or 999." in shown
        assert "116 123" in shown


async def test_support_says_when_a_number_is_old(
    care: Selfcare, clock: Any, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """Over twelve months after a number was read, the page says so beside it."""
    care.set_setting("region", "IE")
    app = make_app(care)
    async with app.run_test() as pilot:
        await pilot.press("exclamation_mark")
        await pilot.pause()
        assert screen_text(app).count("over a year ago") == 1
        await pilot.press("q")
        clock.now = datetime.fromisoformat("2028-01-01T12:00:00+01:00")
        await pilot.press("exclamation_mark")
        await pilot.pause()
        assert screen_text(app).count("over a year ago") == 2


async def test_about_my_data_names_the_file_and_its_access(
    care: Selfcare, make_app: MakeApp, screen_text: ScreenText
) -> None:
    app = make_app(care)
    async with app.run_test(size=(120, 36)) as pilot:
        app.action_data()
        await pilot.pause()
        shown = screen_text(app)
        assert "Nothing is sent anywhere." in shown
        assert care.path.name in shown
        assert "mode 0600" in shown
        assert "5 habits" in shown


@pytest.mark.parametrize("size", SIZES)
async def test_they_look_like_this(
    *,
    care: Selfcare,
    make_app: MakeApp,
    screen_text: ScreenText,
    same_screen: Callable[[str, str], None],
    size: tuple[int, int],
) -> None:
    care.set_setting("region", "IE")
    app = make_app(care)
    async with app.run_test(size=size) as pilot:
        for name, key in (("settings", "comma"), ("support", "exclamation_mark")):
            await pilot.press(key)
            await pilot.pause()
            same_screen(screen_text(app), f"{name}/evening_{size[0]}x{size[1]}")
            await pilot.press("q")
            await pilot.pause()
