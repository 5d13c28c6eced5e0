"""What a sheet is about may go away under it: by undo, or in another window. Nothing falls over."""

import pytest

from selfcare.service import open_selfcare
from selfcare.tui import sheets
from selfcare.tui.screens.today import Today
from tests.tui.every_screen import openable, opened

HABIT_SHEETS = ("why", "entries", "plan_ahead", "habit_remove")
"""They show one habit and nothing else, so they close with it."""


@pytest.mark.parametrize("name", openable())
async def test_a_habit_removed_in_another_window(care, make_app, db_path, name):
    """Every screen goes on, says what was changed, and takes keys."""
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot, name)
        with open_selfcare(db_path, clock=care.now) as other:
            other.remove_habit(other.find("Walk").id)
        app.look_outside()
        await pilot.pause()
        if name in HABIT_SHEETS:
            assert type(app.screen) is not sheets.kind(name)
        for key in ("down", "enter", "escape", "escape", "T", "down", "space"):
            await pilot.press(key)
        await pilot.pause()
        assert app.is_running
    assert app.return_code in {0, None}


@pytest.mark.parametrize("key", ["w", "i", "o", "enter"])
async def test_undo_of_adding_under_a_sheet(care, make_app, screen_text, wait_until, key):
    """Added, opened, taken back: what is about the habit closes; its own pause too."""
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_until(pilot, lambda: care.loaded)
        await pilot.press("H", "a", *"Kite", "enter")
        await pilot.pause()
        assert "Kite is here" in screen_text(app)
        await pilot.press(key)
        await pilot.pause()
        await app.run_action("undo")
        await pilot.pause()
        assert [habit.name for habit in care.habits()].count("Kite") == 0
        assert (app.screen is app.place) is (key != "o")
        assert "Taken back: Kite, added" in screen_text(app)
        await pilot.press("enter", "escape", "escape")
        await pilot.press("T")
        await pilot.pause()
        assert isinstance(app.screen, Today)
