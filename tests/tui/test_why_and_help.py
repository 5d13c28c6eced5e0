"""Why a run is what it is; which keys work; what the signs say."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from textual.app import App
from textual.binding import Binding
from textual.pilot import Pilot

from selfcare.core.model import Status
from selfcare.service import Selfcare
from selfcare.tui.app import SelfcareApp
from selfcare.tui.commands import commands_of, key_words, named_commands
from selfcare.tui.screens.help import RULE
from selfcare.tui.screens.legend import legend
from selfcare.tui.screens.today_keys import TODAY_KEYS
from tests.tui.every_screen import opened

MakeApp = Callable[..., SelfcareApp]
ScreenText = Callable[[App[None]], str]
WaitUntil = Callable[[Pilot[None], Callable[[], object]], Awaitable[None]]

SIZES = [(80, 24), (120, 36)]


async def test_why_shows_summary_rule_and_every_unit(
    care: Selfcare, make_app: MakeApp, wait_until: WaitUntil
) -> None:
    """What the screen says is what the service explains, unit by unit."""
    sit = care.find("Sit quietly")
    app = make_app(care)
    async with app.run_test(size=(120, 60)) as pilot:
        app.open_sheet("why", sit.id)
        await wait_until(pilot, lambda: app.screen.query("PageBody"))
        explained = care.explanation(sit.id, units=28)
        screen: Any = app.screen
        shown = ["".join(text for text, _ in line).strip() for line in screen.page(118, 60).lines]
        assert explained.rule in shown
        for unit in explained.units:
            assert unit.reason in shown


async def test_why_scrolls_to_its_end(
    care: Selfcare, make_app: MakeApp, screen_text: ScreenText
) -> None:
    sit = care.find("Sit quietly")
    app = make_app(care)
    async with app.run_test(size=(60, 10)) as pilot:
        app.open_sheet("why", sit.id)
        await pilot.pause()
        oldest = care.explanation(sit.id, units=28).units[0].reason.split(":")[0]
        assert oldest not in screen_text(app)
        await pilot.press("end")
        await pilot.pause()
        assert oldest in screen_text(app)


async def test_help_is_built_from_the_bindings(care: Selfcare, make_app: MakeApp) -> None:
    """Every key of Today stands in the help with the binding's own sentence; there is no list."""
    app = make_app(care)
    async with app.run_test() as pilot:
        await pilot.pause()
        here, everywhere = commands_of(app.screen)
        said = {command.sentence for command in (*here, *everywhere)}
        for binding in TODAY_KEYS:
            assert isinstance(binding, Binding)
            active = app.screen.check_action(binding.action, ())
            if active and binding.id != "leave":
                assert binding.tooltip in said
        app.screen._bindings.key_to_bindings["x"] = [
            Binding("x", "today", "Something new", id="new", tooltip="A key made just now.")
        ]
        here, _ = commands_of(app.screen)
        assert [c.keys for c in here if c.sentence == "A key made just now."] == ["x"]


async def test_help_begins_with_the_rule(
    care: Selfcare, make_app: MakeApp, screen_text: ScreenText
) -> None:
    app = make_app(care)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("question_mark")
        await pilot.pause()
        assert RULE in screen_text(app)
        await pilot.press("question_mark")
        await pilot.pause()
        assert len(app.screen_stack) == 1


@pytest.mark.parametrize(
    ("key", "words"),
    [("ctrl+l", "Ctrl+L"), ("space", "Space"), ("T", "T"), ("f9", "F9"), ("comma", ","),
     ("plus", "+"), ("f", "f")],
)  # fmt: skip
def test_keys_are_named_as_they_are_printed(key: str, words: str) -> None:
    assert key_words(key) == words


async def test_every_sign_of_the_strip_is_in_the_legend(care: Selfcare, make_app: MakeApp) -> None:
    app = make_app(care)
    async with app.run_test() as pilot:
        await pilot.pause()
        signs = app.signs
        listed = {sign for sign, _ in legend(signs)}
        assert {signs.of(status) for status in Status if status is not Status.NOT_DUE} <= listed


async def test_no_two_actions_of_a_screen_share_a_key(care: Selfcare, make_app: MakeApp) -> None:
    """Every key has one meaning on every screen."""
    app = make_app(care)
    async with app.run_test() as pilot:
        for name, args in (("entries", (care.find("Walk").id, care.today())), ("settings", ())):
            app.open_sheet(name, *args)
            await pilot.pause()
            keys = [key for command in named_commands(app.screen) for key in command.keys.split()]
            assert len(keys) == len(set(keys))
            await pilot.press("q")
            await pilot.pause()


async def test_help_tells_what_is_being_typed_below(
    care: Selfcare, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """F1 in an open amount tells its keys, and the amount is still there afterwards."""
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("2", "f1")
        await pilot.pause()
        text = screen_text(app)
        assert "What you are typing now" in text
        assert "Enter             Saves." in text
        await pilot.press("q", "0")
        await pilot.pause()
        assert "20_" in screen_text(app)


async def test_letters_of_a_text_are_no_keys_in_its_help(care: Selfcare, make_app: MakeApp) -> None:
    """While a note is typed `q` and `T` are letters, so help does not tell them."""
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("n", "f1")
        await pilot.pause()
        screen: Any = app.screen
        lines = ["".join(text for text, _ in line) for line in screen.page(80, 24).lines]
        assert not any(line.startswith(("  q ", "  T ", "  z ")) for line in lines)
        assert any("Leave; the draft is kept." in line for line in lines)
        assert any(line.startswith("  Ctrl+J ") for line in lines)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("place", ["week", "look_back", "practice", "habits", "settings", "note"])
async def test_help_of_other_screens_looks_like_this(
    *,
    care: Selfcare,
    make_app: MakeApp,
    screen_text: ScreenText,
    same_screen: Callable[[str, str], None],
    size: tuple[int, int],
    place: str,
) -> None:
    """Each screen tells its own keys first."""
    app = make_app(care)
    async with app.run_test(size=size) as pilot:
        await opened(app, pilot, place)
        await pilot.press("f1")
        await pilot.pause()
        same_screen(screen_text(app), f"help/{place}_{size[0]}x{size[1]}")


@pytest.mark.parametrize("size", SIZES)
async def test_the_legend_looks_like_this(
    care: Selfcare,
    make_app: MakeApp,
    screen_text: ScreenText,
    same_screen: Callable[[str, str], None],
    size: tuple[int, int],
) -> None:
    app = make_app(care)
    async with app.run_test(size=size) as pilot:
        await pilot.press("colon", *"signs", "enter")
        await pilot.pause()
        await pilot.pause()
        same_screen(screen_text(app), f"legend/full_{size[0]}x{size[1]}")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("name", "key"), [("why", "i"), ("help", "question_mark")])
async def test_it_looks_like_this(
    *,
    care: Selfcare,
    make_app: MakeApp,
    screen_text: ScreenText,
    same_screen: Callable[[str, str], None],
    size: tuple[int, int],
    name: str,
    key: str,
) -> None:
    app = make_app(care)
    async with app.run_test(size=size) as pilot:
        await pilot.press(key)
        await pilot.pause()
        same_screen(screen_text(app), f"{name}/today_{size[0]}x{size[1]}")
