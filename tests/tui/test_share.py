"""A sheet to share: chosen, looked at, and written when the person says so."""

import json
from pathlib import Path

import pytest
from textual.widgets import Static

from selfcare.diary import day_acts, habit_acts

HOSTILE = json.loads((Path(__file__).parents[1] / "hostile_texts.json").read_text("utf-8"))


async def opened(app, press, pilot):
    """The form, from wherever the app is."""
    app.open_sheet("share")
    await press(pilot)


@pytest.mark.parametrize("size", [(80, 24), (40, 10)])
async def test_the_form_looks_like_this(care, make_app, shown, size):
    """Days, areas, what of the diary is in it, and which days that makes; the palette has it."""
    await shown(make_app(care), size, f"share/form_{size[0]}", "colon", *"sheet to share", "enter")


async def test_it_is_read_before_it_is_written(care, make_app, press, screen_text, tmp_path):
    """Enter on the last line shows it; from there it goes into a file, and says where."""
    app = make_app(care)
    async with app.run_test(size=(120, 36)) as pilot:
        await opened(app, press, pilot)
        await press(pilot, *["enter"] * 5)
        assert "Nothing is written yet" in screen_text(app)
        assert "Days with it  Mean  Lowest  Highest" in screen_text(app)
        path = tmp_path / "sheet.html"
        await press(pilot, "w", "down")
        app.screen.put("path", str(path))
        await press(pilot, "ctrl+o")
        assert "Walk" in path.read_text("utf-8")
        assert "Written, for your login alone:" in screen_text(app)


async def test_notes_stay_out_unless_they_are_chosen(care, make_app, press, screen_text):
    """The same sheet twice: without and with the person's own words."""
    app = make_app(care)
    async with app.run_test(size=(120, 60)) as pilot:
        await opened(app, press, pilot)
        await press(pilot, "ctrl+o")
        assert "Long walk with Ana" not in screen_text(app)
        await press(pilot, "escape")
        app.screen.put("notes", "on")
        await press(pilot, "ctrl+o", "end")
        assert "Long walk with Ana" in screen_text(app)


async def test_an_area_can_be_left_out(care, make_app, press, screen_text):
    """What is turned off is not in the sheet, and the sheet says so."""
    app = make_app(care)
    async with app.run_test(size=(120, 60)) as pilot:
        await opened(app, press, pilot)
        await press(pilot, "down", "down", "down", "space", "ctrl+o")
        assert "Left out by choice: exercise; notes." in screen_text(app)
        blocks = app.screen.query("#page Static").results(Static)
        assert "Walk" not in "".join(str(block.render()) for block in blocks)


async def test_days_are_moved_and_typed(care, make_app, press, screen_text):
    """PgUp is a day before; the first letter replaces what stood there; words are read."""
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, press, pilot)
        await press(pilot, "pageup")
        assert app.screen.answers["first"] == "2026-10-25"
        await press(pilot, "down", *"fri")
        assert app.screen.answers["last"] == "fri"
        assert "25 October to 20 November 2026, 27 days." in screen_text(app)


@pytest.mark.parametrize(
    "wrong",
    [
        ("2026-10-01", "The first day lies after the last one."),
        ("soon", "I can't read the day soon."),
    ],
)
async def test_days_that_do_not_fit_are_marked(care, make_app, press, screen_text, wrong):
    """Nothing opens, and what to do is said at its line."""
    last, words = wrong
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, press, pilot)
        app.screen.put("last", last)
        await press(pilot, "ctrl+o")
        assert screen_text(app).count(words) == 1
        assert app.screen._at() == "last"


async def test_hostile_texts_in_the_preview_are_text(care, make_app, press):
    """Names and notes reach the screen as cells and nothing else."""
    for at, text in enumerate(HOSTILE):
        habit_acts.add_habit(care, f"{at} {text}"[:60], "own")
    day_acts.note_day(care, care.today(), "\n".join(HOSTILE)[:4000])
    app = make_app(care)
    async with app.run_test(size=(120, 36)) as pilot:
        await opened(app, press, pilot)
        app.screen.put("notes", "on")
        await press(pilot, "ctrl+o", "end")
        for block in app.screen.query("#page Static").results(Static):
            assert "\x1b" not in str(block.render())
