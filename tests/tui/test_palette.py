"""The palette: every action by name."""

from collections.abc import Awaitable, Callable

import pytest
from textual import events
from textual.app import App
from textual.pilot import Pilot

from selfcare.service import Selfcare
from selfcare.tui.app import DENIED, SelfcareApp
from selfcare.tui.commands import named_commands

MakeApp = Callable[..., SelfcareApp]
ScreenText = Callable[[App[None]], str]
WaitUntil = Callable[[Pilot[None], Callable[[], object]], Awaitable[None]]


@pytest.mark.parametrize("key", ["colon", "ctrl+p"])
async def test_it_runs_an_action_on_the_screen_below(
    care: Selfcare, make_app: MakeApp, key: str, wait_until: WaitUntil
) -> None:
    """Typed in part, run with Enter."""
    app = make_app(care)
    walk = care.find("Sit quietly")
    async with app.run_test() as pilot:
        before = len(care.entries(walk.id, care.today()))
        await pilot.press(key, *"usual", "enter")
        await wait_until(pilot, lambda: len(care.entries(walk.id, care.today())) > before)
        assert len(app.screen_stack) == 1


async def test_it_opens_what_has_no_key(
    care: Selfcare, make_app: MakeApp, wait_until: WaitUntil
) -> None:
    app = make_app(care)
    async with app.run_test() as pilot:
        await pilot.press("colon", *"about my", "enter")
        await wait_until(pilot, lambda: type(app.screen).__name__ == "MyDataSheet")


async def test_a_burst_arrives_whole(
    care: Selfcare, make_app: MakeApp, wait_until: WaitUntil
) -> None:
    app = make_app(care)
    async with app.run_test() as pilot:
        await pilot.pause()
        for key in ["colon", *"settings", "enter"]:
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        await wait_until(pilot, lambda: type(app.screen).__name__ == "SettingsSheet")


async def test_the_key_that_opens_it_closes_it(care: Selfcare, make_app: MakeApp) -> None:
    app = make_app(care)
    async with app.run_test() as pilot:
        await pilot.press("ctrl+p", "ctrl+p")
        await pilot.pause()
        assert len(app.screen_stack) == 1


async def test_nothing_that_writes_a_file_or_presses_keys_is_offered(
    care: Selfcare, make_app: MakeApp
) -> None:
    """Textual's own system commands are not there."""
    app = make_app(care)
    async with app.run_test() as pilot:
        await pilot.pause()
        offered = {command.action.partition("(")[0] for command in named_commands(app.screen)}
        assert offered
        for action in (*DENIED, "change_theme", "command_palette", "show_help_panel"):
            assert action not in offered
            assert f"app.{action}" not in offered
        assert not app.ENABLE_COMMAND_PALETTE
        assert app.check_action("screenshot", ()) is False


async def test_every_offered_action_exists(care: Selfcare, make_app: MakeApp) -> None:
    """A command whose method is gone would do nothing when chosen."""
    app = make_app(care)
    async with app.run_test() as pilot:
        for name, args in (
            ("", ()), ("entries", (care.habits()[0].id, care.today())), ("settings", ()),
            ("support", ()), ("add_habit", ()), ("note", (care.today(),)), ("why", (1,)),
        ):  # fmt: skip
            if name:
                app.open_sheet(name, *args)
                await pilot.pause()
            for command in named_commands(app.screen):
                space, _, rest = command.action.rpartition(".")
                owner = app if space == "app" else app.screen if space == "screen" else command.node
                assert hasattr(owner, f"action_{rest.partition('(')[0]}"), command
            if name:
                await pilot.press("escape")
                await pilot.pause()


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_it_looks_like_this(
    *,
    care: Selfcare,
    make_app: MakeApp,
    screen_text: ScreenText,
    same_screen: Callable[[str, str], None],
    size: tuple[int, int],
) -> None:
    app = make_app(care)
    async with app.run_test(size=size) as pilot:
        await pilot.press("colon")
        await pilot.pause()
        same_screen(screen_text(app), f"palette/today_{size[0]}x{size[1]}")
        await pilot.press(*"undo")
        await pilot.pause()
        same_screen(screen_text(app), f"palette/undo_{size[0]}x{size[1]}")


async def test_what_another_screen_has_is_told_with_its_place(
    care: Selfcare, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """Somebody who looks for pauses on Today learns where they are; Enter does nothing then."""
    app = make_app(care)
    async with app.run_test() as pilot:
        await pilot.press("colon", *"set days aside")
        await pilot.pause()
        text = screen_text(app)
        assert "No action of that name here. On other screens:" in text
        line = next(line for line in text.splitlines() if "Set days aside" in line)
        assert line.split()[:2] == ["Habits", "o"]
        newest = care.newest_change()
        await pilot.press("enter")
        await pilot.pause()
        assert care.newest_change() == newest
        await pilot.press("colon", *"no such thing")
        await pilot.pause()
        assert "No action of that name. Backspace" in screen_text(app)
