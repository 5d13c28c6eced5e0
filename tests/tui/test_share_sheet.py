"""The sheet to share and the year as a file: chosen, looked at, written; notes only when asked."""

import json
import stat
from datetime import date
from pathlib import Path

import pytest

from selfcare.core.text import clean
from selfcare.tui.screens.share import ShareForm
from selfcare.tui.screens.share_preview import SharePreview

HOSTILE = json.loads((Path(__file__).parents[1] / "hostile_texts.json").read_text("utf-8"))


def typed(text):
    """The keys of a text."""
    return ["slash" if char == "/" else char for char in str(text)]


@pytest.fixture
def opened(make_app, wait_until):
    """Opens the form from wherever the app is."""

    async def go(app, pilot):
        await wait_until(pilot, lambda: app.service.loaded)
        await app.run_action("share")
        await pilot.pause()
        assert isinstance(app.screen, ShareForm)
        return app.screen

    return go


async def test_it_is_found_by_name(care, make_app, wait_until):
    """The palette has it."""
    app = make_app(care)
    async with app.run_test() as pilot:
        await wait_until(pilot, lambda: app.service.loaded)
        await pilot.press("colon", *"sheet to sh", "enter")
        await pilot.pause()
        assert isinstance(app.screen, ShareForm)


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (40, 10)])
async def test_the_form_looks_as_agreed(*, care, make_app, opened, screen_text, same_screen, size):
    """Choices below each other, and what the sheet covers."""
    app = make_app(care)
    async with app.run_test(size=size) as pilot:
        await opened(app, pilot)
        same_screen(screen_text(app), f"share/form_{size[0]}x{size[1]}")
        await pilot.press("end", "up", "enter")
        await pilot.pause()
        assert isinstance(app.screen, SharePreview)
        same_screen(screen_text(app), f"share/preview_{size[0]}x{size[1]}")


async def test_notes_stay_out_unless_they_are_chosen(care, make_app, opened, screen_text, tmp_path):
    """The same sheet twice: without and with the person's own words."""
    care.note_day(None, "private words of mine")
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        form = await opened(app, pilot)
        for number, shown in ((0, False), (1, True)):
            if shown:
                form.choose(form.choices() - 3)
                await pilot.press("space")
            form.choose(form.choices() - 1)
            target = tmp_path / f"{number}.html"
            await pilot.press("enter")
            await pilot.pause()
            await pilot.press("ctrl+u", *typed(target), "enter")
            await pilot.pause()
            assert ("private words of mine" in target.read_text("utf-8")) is shown
            assert stat.S_IMODE(target.stat().st_mode) == 0o600
        assert "Written, for your login alone:" in screen_text(app)


async def test_an_area_and_ratings_can_be_left_out(care, make_app, opened):
    """What is turned off is not in the sheet, and the sheet says so."""
    app = make_app(care)
    async with app.run_test() as pilot:
        form = await opened(app, pilot)
        before = form.sheet()
        form.choose(2)
        await pilot.press("space")
        form.choose(form.choices() - 4)
        await pilot.press("right")
        after = form.sheet()
        assert len(after.areas) == len(before.areas) - 1
        assert after.left_out == before.areas[:1]
        assert not after.shares_ratings
        await pilot.press("left")
        assert form.sheet().shares_ratings


async def test_days_are_moved_and_typed(care, make_app, opened, screen_text):
    """Arrows move a day, words are read, nonsense is one sentence and stays to be mended."""
    app = make_app(care)
    async with app.run_test() as pilot:
        form = await opened(app, pilot)
        assert (form.first, form.last) == (date(2026, 10, 26), date(2026, 11, 22))
        await pilot.press("right")
        assert form.first == date(2026, 10, 27)
        await pilot.press("enter", "ctrl+u", *"soon", "enter")
        assert "I can't read the day soon." in screen_text(app)
        await pilot.press("ctrl+u", *"-7", "enter")
        assert form.first == date(2026, 11, 15)
        await pilot.press("down", "left")
        assert (form.first, form.last) == (date(2026, 11, 15), date(2026, 11, 21))
        await pilot.press("right", "right")
        assert form.last == date(2026, 11, 22)


async def test_days_the_wrong_way_round_are_a_sentence(care, make_app, opened, screen_text):
    """Nothing opens, and what to do is said."""
    app = make_app(care)
    async with app.run_test(size=(120, 36)) as pilot:
        form = await opened(app, pilot)
        await pilot.press("down", "enter", "ctrl+u", *"2026-10-01", "enter")
        form.choose(form.choices() - 2)
        await pilot.press("enter")
        await pilot.pause()
        assert app.screen is form
        assert "Give the earlier day first." in screen_text(app)


async def test_hostile_texts_in_the_preview_are_text(care, make_app, opened):
    """Names and notes reach the screen as cells and nothing else."""
    for number, text in enumerate(HOSTILE):
        habit, _ = care.add_habit(f"{number} {text}", "own")
        care.log(habit.id, "1", note=text)
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        form = await opened(app, pilot)
        form.choose(form.choices() - 3)
        await pilot.press("space")
        form.choose(form.choices() - 2)
        await pilot.press("enter")
        await pilot.pause()
        for _ in range(30):
            for strip in app.screen._compositor.render_strips():
                for segment in strip:
                    assert segment.text == clean(segment.text)
                    assert not (segment.style and segment.style.link)
            await pilot.press("pagedown")


async def test_the_year_on_screen_is_written(care, make_app, wait_until, screen_text, tmp_path):
    """`x` in Look back writes the year of what is looked at."""
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_until(pilot, lambda: app.service.loaded)
        await pilot.press("L")
        await wait_until(pilot, lambda: app.current_mode == "look_back")
        await pilot.press("f", *"walk", "enter", "x")
        await pilot.pause()
        assert "~/year-2026.md" in screen_text(app)
        target = tmp_path / "walk.svg"
        await pilot.press("down", "ctrl+u", *typed(target), "enter")
        await pilot.pause()
        assert "Walk, 2026" in target.read_text("utf-8")
        assert stat.S_IMODE(target.stat().st_mode) == 0o600
        assert "Written, for your login alone:" in screen_text(app)
