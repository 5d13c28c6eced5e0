"""What holds on every place and every sheet: help, focus that is seen, signs, stillness."""

from collections.abc import Callable
from typing import Any

import pytest
from textual.app import App
from textual.keys import key_to_character

from selfcare.service import Selfcare
from selfcare.tui import sheets
from selfcare.tui.app import SelfcareApp
from selfcare.tui.screens.all_keys import AllKeysSheet
from selfcare.tui.screens.help import RULE, SCROLLING, HelpSheet
from selfcare.tui.screens.player import PlayerSheet
from selfcare.tui.typing_keys import TEXTS
from selfcare.tui.widgets.bars import PlaceBar
from tests.tui.every_screen import left, openable, opened
from tests.tui.practice_steps import pass_time, turned

MakeApp = Callable[..., SelfcareApp]
ScreenText = Callable[[App[None]], str]

SILENT = frozenset({"blank"})
"""Shows nothing, on purpose."""
READ_ONLY = frozenset(
    {
        "help", "legend", "my_data", "why", "how_back", "how_week", "practice_known", "player",
        "week", "plan_ahead", "share_preview", "practice_card", "practice_after",
    }
)  # fmt: skip
"""Nothing is chosen or typed there: keys scroll, or act on the whole."""


def cells_of(app: App[Any]) -> list[tuple[str, Any]]:
    """Every piece of the screen with its style, as the terminal gets it."""
    return [
        (segment.text, segment.style)
        for strip in app.screen._compositor.render_strips()
        for segment in strip
    ]


def place_of_keys(app: App[Any]) -> list[str]:
    """What shows, without colour, where the keys go: reversed cells, cursor signs, open amounts."""
    signs = app.signs  # type: ignore[attr-defined]  # it is ours
    found = [
        f"reversed {text!r}" for text, style in cells_of(app) if style is not None and style.reverse
    ]
    strips = app.screen._compositor.render_strips()
    for strip in strips:
        line = "".join(segment.text for segment in strip)
        begin = line[:5].strip()
        if begin.startswith(signs.cursor):
            found.append(f"cursor {line.strip()!r}")
        if "_" in line:
            found.append(f"open {line.strip()!r}")
        found += [f"brackets {line.strip()!r}" for mark in ("▸", ">[", "[>") if mark in line]
    return found


@pytest.mark.parametrize("name", [n for n in openable() if n not in SILENT | READ_ONLY])
async def test_where_keys_go_is_marked_by_more_than_colour(
    care: Selfcare, make_app: MakeApp, name: str
) -> None:
    """A cursor sign, a reversed cell, or an open amount: seen without any colour."""
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot, name)
        assert place_of_keys(app), name


@pytest.mark.parametrize("name", ["today", "look_back", "settings", "note", "palette"])
async def test_it_is_marked_without_colour_too(
    care: Selfcare, make_app: MakeApp, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """With NO_COLOR the same signs and reversed cells are there, and no colour is."""
    monkeypatch.setenv("NO_COLOR", "1")
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot, name)
        assert app.no_color
        assert place_of_keys(app), name
        for _, style in cells_of(app):
            assert style is None or not (style.color or style.bgcolor)


@pytest.mark.parametrize("name", ["today", "week", "look_back", "practice", "habits"])
async def test_tab_leads_through_marked_regions(
    care: Selfcare, make_app: MakeApp, screen_text: ScreenText, name: str
) -> None:
    """Wherever Tab leads, it is marked by more than colour; in the header a place is reversed."""
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot, name)
        stops = []
        for _ in range(4):
            await pilot.press("tab")
            await pilot.pause()
            await pilot.pause()
            if app.focused is None:
                continue
            stops.append(type(app.focused).__name__)
            if isinstance(app.focused, PlaceBar):
                await pilot.press("right")
                await pilot.pause()
                header = [
                    segment.text
                    for segment in app.screen._compositor.render_strips()[0]
                    if segment.style is not None and segment.style.reverse
                ]
                assert len(header) == 1
                assert "Enter go there" in screen_text(app)
            else:
                assert place_of_keys(app), (name, stops)
                assert "Enter go there" not in screen_text(app)
        assert "PlaceBar" in stops


async def test_who_leaves_by_the_header_comes_back_to_the_body(
    care: Selfcare, make_app: MakeApp
) -> None:
    """Space on Today logs again, after one went to another place by Tab and Enter."""
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        while not isinstance(app.focused, PlaceBar):
            await pilot.press("tab")
        await pilot.press("right", "enter")
        await pilot.pause()
        assert app.current_mode == "week"
        await pilot.press("q")
        await pilot.pause()
        before = care.file_facts().entries
        await pilot.press("space")
        await pilot.pause()
        assert app.current_mode == "today"
        assert care.file_facts().entries == before + 1


@pytest.mark.parametrize("name", [n for n in openable() if n not in SILENT])
async def test_f1_tells_the_keys_of_every_screen(
    care: Selfcare, make_app: MakeApp, screen_text: ScreenText, name: str
) -> None:
    """F1 opens help everywhere, while typing too; it begins with the rule and ends in the signs."""
    app = make_app(care)
    async with app.run_test(size=(120, 36)) as pilot:
        await opened(app, pilot, name)
        below = app.screen
        await pilot.press("f1")
        await pilot.pause()
        if name == "help":
            assert app.screen is not below
            return
        assert isinstance(app.screen, HelpSheet), name
        assert RULE in screen_text(app)
        told = "\n".join(
            "".join(text for text, _ in line) for line in app.screen.page(120, 36).lines
        )
        assert "What the signs say" in told
        typing = getattr(below, "capturing", False) and any(title in told for title in TEXTS)
        for key, active in below.active_bindings.items():
            binding = active.binding
            scrolls = binding.action.partition("(")[0] in SCROLLING
            if typing and ((key_to_character(key) or "\n").isprintable() or scrolls):
                continue  # a letter of the text, or a move of its cursor
            if binding.id and binding.tooltip and active.enabled and not binding.system:
                first = binding.tooltip.split(". ")[0][:40]
                assert first in " ".join(told.split()), (name, binding.id)
        if getattr(below, "capturing", False):
            assert "What you are typing now" in told
        await pilot.press("slash")
        await pilot.pause()
        assert isinstance(app.screen, AllKeysSheet)


async def test_ascii_signs_leak_no_other_sign_on_any_screen(
    care: Selfcare, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """With `ascii` every screen is plain ASCII."""
    care.set_setting("glyphs", "ascii")
    care.set_setting("region", "IE")
    app = make_app(care)
    odd: dict[str, set[str]] = {}
    async with app.run_test(size=(80, 24)) as pilot:
        for name in openable():
            await opened(app, pilot, name)
            found = {char for char in screen_text(app) if not char.isascii()}
            if found:
                odd[name] = found
            await left(app, pilot)
    assert odd == {}


async def test_nothing_moves_by_itself_where_motion_is_off(
    care: Selfcare, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """With `motion = still` no screen but the player repaints without a key."""
    care.set_setting("motion", "still")
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        assert app.animation_level == "none"
        for name in openable():
            await opened(app, pilot, name)
            if name != "player":
                before = screen_text(app)
                app.look_around()
                for _ in range(5):
                    await pilot.pause()
                assert screen_text(app) == before, name
            await left(app, pilot)


@pytest.mark.parametrize("why", ["setting", "environment", "ansi"])
async def test_the_still_player_changes_at_whole_seconds_alone(
    care: Selfcare, make_app: MakeApp, screen_text: ScreenText, why: str
) -> None:
    """Without motion nothing on the player moves between two seconds.

    The terminal's own colours say nothing of motion: there the tide still moves (the control).
    """
    care.set_setting("motion", "still" if why == "setting" else "full")
    if why == "ansi":
        care.set_setting("theme", "ansi-dark")
    app = make_app(care)
    if why == "environment":
        app.animation_level = "none"  # what TEXTUAL_ANIMATIONS=none makes of it
    changed_between = 0
    with turned() as seconds:
        async with app.run_test(size=(80, 24)) as pilot:
            await opened(app, pilot, "player")
            await pass_time(app, pilot, seconds, 6)
            assert isinstance(app.screen, PlayerSheet)
            begun = seconds.now
            before = screen_text(app)
            for step in range(1, 81):
                seconds.now = begun + step / 8
                app.screen.look()
                await pilot.pause()
                after = screen_text(app)
                if step % 8 not in {0, 1}:
                    changed_between += after != before
                before = after
    assert (changed_between == 0) == (why != "ansi")


def test_every_sheet_is_known_by_its_class() -> None:
    """Names and classes stand for each other, so that help can say where it is."""
    kinds = [sheets.kind(name) for name in sheets.names()]
    assert len(set(kinds)) == len(kinds)
