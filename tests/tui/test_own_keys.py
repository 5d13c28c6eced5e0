"""Keys of one's own in the app: they work, the old ones rest, and everything printed follows."""

from collections.abc import Callable
from typing import Any

import pytest
from textual.app import App
from textual.pilot import Pilot

from selfcare.service import Selfcare
from selfcare.tui.app import SelfcareApp
from selfcare.tui.commands import commands_of
from selfcare.tui.own_keys import printed_keys, spoken

MakeApp = Callable[..., SelfcareApp]
ScreenText = Callable[[App[None]], str]


async def _at(pilot: Pilot[None], app: SelfcareApp, name: str) -> None:
    """The keys sheet, at an action."""
    await pilot.press("comma", "end", "enter")
    await pilot.pause()
    sheet: Any = app.screen
    sheet.choose([row.id for row in sheet._rows].index(name))


async def test_the_next_key_becomes_the_key(
    care: Selfcare, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """Chosen, pressed, kept; it works at once, the old one rests."""
    app = make_app(care)
    async with app.run_test() as pilot:
        await _at(pilot, app, "rate-mood")
        await pilot.press("enter", "w")
        await pilot.pause()
        assert care.keys_of("rate-mood") == ("w",)
        assert "Mood is on w now. Backspace sets it as it came." in screen_text(app)
        await pilot.press("escape", "escape", "m")
        await pilot.pause()
        screen: Any = app.screen
        assert not screen.capturing
        await pilot.press("w")
        assert screen.capturing
        await pilot.press("7", "escape")
        assert care.today_view().checkin.mood == 7


async def test_backspace_gives_the_first_key_back(care: Selfcare, make_app: MakeApp) -> None:
    app = make_app(care)
    async with app.run_test() as pilot:
        await _at(pilot, app, "rest")
        await pilot.press("enter", "w")
        assert app.own_keys == {"rest": ("w",)}
        await pilot.press("backspace")
        assert (app.own_keys, care.keys_of("rest")) == ({}, ("r",))
        await pilot.press("enter", "w", "escape", "backspace")
        assert app.own_keys == {}


@pytest.mark.parametrize(
    "key", ["z", "T", "5", "ctrl+a", "tab", "enter", "space", "left", "f5", "m"]
)
async def test_what_cannot_be_a_key_is_said(
    care: Selfcare, make_app: MakeApp, screen_text: ScreenText, key: str
) -> None:
    """One sentence, and it goes on waiting; Esc leaves all as it was."""
    app = make_app(care)
    async with app.run_test() as pilot:
        await _at(pilot, app, "rest")
        await pilot.press("enter", key)
        await pilot.pause()
        sheet: Any = app.screen
        said = screen_text(app).splitlines()[-2].strip()
        assert said.endswith(".")
        assert sheet.capturing
        await pilot.press("escape")
        assert not sheet.capturing
        assert app.own_keys == {}


async def test_global_keys_move_on_every_screen(
    care: Selfcare, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """Undo, blank and a place: the new keys work everywhere, the old ones nowhere."""
    for name, key in (("undo", "u"), ("blank", "x,;"), ("go-week", "V"), ("close", "\\")):
        if name == "blank":
            care.set_keys("blank", ";")
        else:
            care.set_keys(name, key)
    app = make_app(care)
    async with app.run_test(size=(60, 24)) as pilot:
        care.log(care.find("Walk").id, "10")
        app.note_newest()
        await pilot.press("z")
        await pilot.pause()
        newest = care.newest_change()
        assert newest is not None
        assert newest.label.startswith("Walk")
        await pilot.press("u")
        await pilot.pause()
        assert "Taken back" in screen_text(app)
        await pilot.press("W")
        assert app.current_mode == "today"
        assert " V " in screen_text(app).splitlines()[0]
        await pilot.press("V")
        assert app.current_mode == "week"
        await pilot.press("b")
        assert len(app.screen_stack) == 1
        await pilot.press(";")
        assert len(app.screen_stack) == 2
        await pilot.press(";")
        assert len(app.screen_stack) == 1
        await pilot.press("ctrl+l", "ctrl+l", "comma")
        await pilot.pause()
        assert "\\ back" in screen_text(app).splitlines()[0]
        await pilot.press("q")
        assert len(app.screen_stack) == 2
        await pilot.press("\\")
        assert len(app.screen_stack) == 1
        await pilot.press("comma", "escape")
        assert len(app.screen_stack) == 1


async def test_what_is_printed_of_keys_follows(
    care: Selfcare, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """The key line, messages, help, the palette."""
    care.set_keys("undo", "u")
    care.set_keys("rest", ";")
    app = make_app(care)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("space")
        await pilot.pause()
        shown = screen_text(app)
        assert "u takes it back." in shown
        key_line = shown.splitlines()[-1]
        assert "; rest" in key_line
        assert "u undo" in key_line
        assert "r rest" not in key_line
        here, everywhere = commands_of(app.screen)
        keys = {command.action: command.keys for command in (*here, *everywhere)}
        assert keys["rest"] == ";"
        assert keys["app.undo"] == "u"
        await pilot.press("question_mark")
        await pilot.pause()
        assert ";                 This habit rests on this day." in screen_text(app)


async def test_other_scripts_after_a_change(care: Selfcare, make_app: MakeApp) -> None:
    """The key under `w` is the new key, whatever letter it types; the one under `m` rests."""
    care.set_keys("rate-mood", "w")
    app = make_app(care)
    async with app.run_test() as pilot:
        screen: Any = app.screen
        await pilot.press("ь")
        assert not screen.capturing
        await pilot.press("ц")
        assert screen.capturing
        await pilot.press("escape", "μ")
        assert not screen.capturing
        await pilot.press("ς")
        assert screen.capturing


async def test_a_key_of_another_script_is_its_latin_key(care: Selfcare, make_app: MakeApp) -> None:
    """Pressed on a Cyrillic keyboard, the key under `w` is kept as w."""
    app = make_app(care)
    async with app.run_test() as pilot:
        await _at(pilot, app, "rest")
        await pilot.press("enter", "ц")
        assert app.own_keys == {"rest": ("w",)}


async def test_esc_and_arrows_stay_where_a_screen_has_them(
    care: Selfcare, make_app: MakeApp
) -> None:
    """A letter of `back` moves; the Esc that Look back gives to leaving stays with it."""
    care.set_keys("back", "u")
    care.set_keys("back-up", "w")
    app = make_app(care)
    async with app.run_test() as pilot:
        await pilot.press("L")
        await pilot.pause()
        active = app.screen.active_bindings
        assert active["escape"].binding.id == "back-leave"
        assert active["u"].binding.id == "back"
        assert "q" not in active
        assert (active["up"].binding.id, active["w"].binding.id) == ("back-up", "back-up")


async def test_the_app_starts_with_keys_that_no_longer_fit(
    care: Selfcare, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """They are left out, and said once."""
    care._store.set_setting("keys.gone", "x")
    care._store.set_setting("keys.rest", "\x1b")
    care.reload()
    app = make_app(care)
    async with app.run_test() as pilot:
        await pilot.pause()
        await pilot.pause()
        assert app.own_keys == {}
        assert "2 keys of your own are left out here" in screen_text(app)


def test_typed_digits_and_fixed_keys_stay_in_hints() -> None:
    """Without a change nothing is touched; words that are no keys stay."""
    assert printed_keys(["0-9", "Enter", "+ -"], {}, {"undo": ("u",)}) == ["0-9", "Enter", "+ -"]


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Walk: 12 min today. z takes it back.", "Walk: 12 min today. \\ takes it back."),
        ("Jazz takes time.", "Jazz takes time."),
        ("z takes that back.", "\\ takes that back."),
    ],
)
def test_messages_name_the_key_of_now(text: str, after: str) -> None:
    """The way back in a sentence is the way back on the keyboard."""
    assert spoken(text, {"undo": ("\\",)}) == after
    assert spoken(text, {}) == text
