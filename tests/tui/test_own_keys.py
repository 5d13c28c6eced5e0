"""Keys of one's own: chosen, pressed, kept, and working at once."""

import pytest

from selfcare.content.keymap import keys_text
from selfcare.diary import setting_acts


async def at(app, press, pilot, name):
    """The sheet, at an act."""
    app.open_sheet("own_keys")
    await pilot.pause()
    rows = app.screen.query_one("#acts")
    rows.highlighted = rows.get_option_index(name)
    await press(pilot)


async def test_it_looks_like_this(care, make_app, press, screen_text, same_screen):
    """Acts under their places; the one that waits says so, a changed one what it came with."""
    setting_acts.set_keys(care, "rest", "w")
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await at(app, press, pilot, "rest")
        await press(pilot, "up", "enter")
        same_screen(screen_text(app), "own_keys/waiting_80")


async def test_the_next_key_becomes_the_key(care, make_app, press, screen_text):
    """It works at once on the place below, the old one rests, Backspace gives it back."""
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await at(app, press, pilot, "go-week")
        await press(pilot, "enter", "u")
        assert setting_acts.keys_of(care, "go-week") == ("u",)
        assert "Week is on u now. Backspace sets it as it came." in screen_text(app)
        await press(pilot, "escape", "W")
        assert app.current_mode == "today"
        await press(pilot, "u")
        assert app.current_mode == "week"
        await at(app, press, pilot, "go-week")
        await press(pilot, "backspace")
        assert setting_acts.keys_of(care, "go-week") == ("W",)


async def test_the_footer_has_a_key_of_ones_own_where_its_act_stands(
    care, make_app, press, screen_text
):
    """Also two beside each other; Textual puts them last, where there is no room."""
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot)
        before = screen_text(app).splitlines()[-1]
        assert "v Small - None r Rest" in before
        await at(app, press, pilot, "log-less")
        await press(pilot, "enter", "w")
        await at(app, press, pilot, "log-smallest")
        await press(pilot, "enter", "u", "escape", "escape")
        after = screen_text(app).splitlines()[-1]
        assert after == before.replace("v Small - None", "u Small w None")


@pytest.mark.parametrize(
    "wrong",
    [
        ("enter", "Enter stays as it is."),
        ("7", "Digits are a number about you"),
        ("ctrl+r", "belong to terminals and tmux"),
        ("z", "Take another key: z is Take back everywhere"),
    ],
)
async def test_what_cannot_be_a_key_is_said(care, make_app, press, screen_text, wrong):
    """One sentence, and it goes on waiting; Esc leaves all as it was."""
    key, words = wrong
    app = make_app(care)
    async with app.run_test(size=(120, 36)) as pilot:
        await at(app, press, pilot, "rest")
        await press(pilot, "enter", key)
        assert words in screen_text(app)
        assert app.screen.waiting
        await press(pilot, "escape")
        assert not app.screen.waiting
        assert keys_text(setting_acts.keys_of(care, "rest")) == "r"


async def test_another_script_types_the_latin_key(care, make_app, press):
    """Pressed on a Cyrillic keyboard, the key under `u` is kept as u."""
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await at(app, press, pilot, "go-week")
        await press(pilot, "enter", "г")
        assert setting_acts.keys_of(care, "go-week") == ("u",)


async def test_support_keeps_its_key(care, make_app, press, screen_text):
    """Help must be found by anybody."""
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await at(app, press, pilot, "support")
        await press(pilot, "enter")
        assert "! stays beside one of your own." in screen_text(app)
        await press(pilot, ";", "escape", "exclamation_mark")
        assert type(app.screen).__name__ == "SupportSheet"


async def test_all_as_they_came_is_a_key_too(care, make_app, press, screen_text):
    """Not while an act waits for its key: then it is that key."""
    setting_acts.set_keys(care, "go-week", "u")
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await at(app, press, pilot, "rest")
        await press(pilot, "enter", "d")
        assert setting_acts.keys_of(care, "go-week") == ("u",)
        await press(pilot, "escape", "d")
        assert "Every act has the key it came with." in screen_text(app)
        assert setting_acts.keys_of(care, "go-week") == ("W",)
