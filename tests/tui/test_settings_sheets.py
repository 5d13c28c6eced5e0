"""Settings and about my data."""

from collections.abc import Callable
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


async def test_folders_are_typed(care: Selfcare, make_app: MakeApp) -> None:
    """The one setting that is typed; Esc leaves it as it was."""
    app = make_app(care)
    async with app.run_test() as pilot:
        await _go_to(pilot, "routine_dirs")
        await pilot.press("enter", *"/x", "escape")
        assert care.setting("routine_dirs") == ""
        await pilot.press("enter", *"/x,/y", "enter")
        assert care.setting("routine_dirs") == "/x,/y"
        await pilot.press("backspace")
        assert care.setting("routine_dirs") == ""


async def test_work_days_are_turned_one_by_one(
    care: Selfcare, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """No typing: Space at a day; Backspace sets all as they came."""
    app = make_app(care)
    async with app.run_test() as pilot:
        await _go_to(pilot, "work_days")
        await pilot.press("enter", "space", "end", "enter")
        await pilot.pause()
        assert care.setting("work_days") == "tue,wed,thu,fri,sun"
        assert "Sunday is a work day now." in screen_text(app)
        await pilot.press("backspace")
        assert care.setting("work_days") == "mon,tue,wed,thu,fri"
        await pilot.press("escape")
        await pilot.pause()
        assert "mon, tue, wed, thu, fri" in screen_text(app)


async def test_areas_are_put_away_and_shown(
    care: Selfcare, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """Each says what becomes of it, and the place beneath follows at once."""
    app = make_app(care)
    async with app.run_test() as pilot:
        await _go_to(pilot, "hidden_areas")
        await pilot.press("enter", "down", "down", "space")
        await pilot.pause()
        assert care.setting("hidden_areas") == "sleep"
        shown = screen_text(app)
        assert "Sleep is put away; its runs wait. Space shows it." in shown
        assert "put away today" in shown
        await pilot.press("q", "q")
        await pilot.pause()
        assert "7h40" not in screen_text(app)
        await _go_to(pilot, "hidden_areas")
        await pilot.press("enter", "down", "down", "space", "q", "q")
        await pilot.pause()
        assert care.setting("hidden_areas") == "none"
        assert "Sleep" in screen_text(app)


@pytest.mark.parametrize("area", ["sleep", "eating"])
async def test_a_break_is_one_action_by_name(
    care: Selfcare, make_app: MakeApp, screen_text: ScreenText, area: str
) -> None:
    """From anywhere, and the way back is there only when there is something to bring back."""
    app = make_app(care)
    async with app.run_test() as pilot:
        await pilot.press("W", "colon", *"bring", "enter", "escape")
        await pilot.pause()
        assert care.setting("hidden_areas") == "none"
        await pilot.press("colon", *f"break from {area}", "enter")
        await pilot.pause()
        await pilot.pause()
        assert care.setting("hidden_areas") == area
        said = (
            f'{area.capitalize()} is put away for now; its runs wait. : and "bring" shows it again.'
        )
        assert said in screen_text(app)
        await pilot.press("colon", *"bring", "enter")
        await pilot.pause()
        await pilot.pause()
        assert care.setting("hidden_areas") == "none"
        assert f"{area.capitalize()} is back." in screen_text(app)


async def test_settings_say_how_they_go_back(
    care: Selfcare, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """They are not for z; the page says so, and z leaves them alone."""
    app = make_app(care)
    async with app.run_test() as pilot:
        await _go_to(pilot, "show_runs")
        await pilot.press("enter")
        await pilot.pause()
        assert "z leaves them alone; Backspace sets one as it came." in screen_text(app)
        await pilot.press("backspace")
        assert care.setting("show_runs") == "on"


async def test_motion_holds_at_once(care: Selfcare, make_app: MakeApp) -> None:
    app = make_app(care)
    async with app.run_test() as pilot:
        before = app.animation_level
        await _go_to(pilot, "motion")
        await pilot.press("enter")
        assert app.animation_level == "none"
        await pilot.press("enter")
        assert app.animation_level == before


async def test_another_window_changes_a_setting(
    care: Selfcare, open_care: Callable[[str], Selfcare], make_app: MakeApp, db_path: Any
) -> None:
    """The command line sets a theme and a key: the open app has them when it looks around."""
    from selfcare.service import open_selfcare

    app = make_app(care)
    async with app.run_test() as pilot:
        with open_selfcare(db_path, clock=care._clock) as other:
            other.set_setting("theme", "nord")
            other.set_keys("rest", "w")
        app.look_outside()
        await pilot.pause()
        assert app.theme == "nord"
        assert app.own_keys == {"rest": ("w",)}


async def test_all_settings_without_a_letter(care: Selfcare, make_app: MakeApp) -> None:
    """Arrows, Enter, Space, Backspace and Esc reach every line and every sheet."""
    app = make_app(care)
    async with app.run_test() as pilot:
        await _go_to(pilot, "glyphs")
        await pilot.press("right", "right")
        assert care.setting("glyphs") == "basic"
        await pilot.press("end", "enter", "down", "enter", "escape", "escape", "up", "up", "escape")
        await pilot.pause()
        assert app.screen is app.place


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
        await pilot.press("comma")
        await pilot.pause()
        same_screen(screen_text(app), f"settings/evening_{size[0]}x{size[1]}")


STATES: dict[str, tuple[str, ...]] = {
    "theme": ("down", "down", "down", "right"),
    "areas": ("end", *["up"] * 6, "enter", "down", "down", "space"),
    "work_days": ("down", "down", "enter", "space"),
    "keys": ("end", "enter"),
    "keys_waiting": ("end", "enter", "pagedown", "enter"),
    "keys_clash": ("end", "enter", *["down"] * 10, "enter", "r"),
    "keys_changed": ("end", "enter", *["down"] * 10, "enter", "u"),
}


@pytest.mark.parametrize("size", [*SIZES, (40, 10)])
@pytest.mark.parametrize("state", STATES)
async def test_states_look_like_this(
    *,
    care: Selfcare,
    make_app: MakeApp,
    screen_text: ScreenText,
    same_screen: Callable[[str, str], None],
    size: tuple[int, int],
    state: str,
) -> None:
    app = make_app(care)
    async with app.run_test(size=size) as pilot:
        await pilot.press("comma", *STATES[state])
        await pilot.pause()
        same_screen(screen_text(app), f"settings/{state}_{size[0]}x{size[1]}")
