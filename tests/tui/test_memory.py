"""What is closed is forgotten: the app of an evening is no larger than that of a minute."""

import gc
import weakref

import pytest
from textual.content import Content
from textual.geometry import Region
from textual.widget import Widget
from textual.widgets import Footer, Static

from selfcare.draw.player import _figlet, big_words
from selfcare.tui.life import MOST, REGIONS, forget_regions
from selfcare.tui.screens.base import Keys
from selfcare.tui.widgets.rows import Fitted

TIMES = 4
"""How often each is opened, or composed anew."""


async def test_closed_sheets_are_forgotten(care, make_app, press):
    """What stood in them is gone; the last one may linger."""
    app = make_app(care)
    once: weakref.WeakSet[Widget] = weakref.WeakSet()
    lines: weakref.WeakSet[object] = weakref.WeakSet()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot)
        seen = 0
        for _ in range(TIMES):
            await press(pilot, "question_mark")
            seen += len(app.screen.walk_children())
            once.update(app.screen.walk_children())
            lines.update(each._styles_cache for each in app.screen.walk_children(Widget))
            await press(pilot, "escape")
        await press(pilot)
        gc.collect()
        assert seen > 5 * TIMES
        assert len(once) <= seen / TIMES
        assert len(lines) <= seen / TIMES


async def test_the_footer_has_the_keys_that_work_on_the_same_widgets(
    care, make_app, press, screen_text
):
    """With other keys the widgets say other words; too many of them go."""
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot)
        footer, shown = app.screen.query_one(Footer), screen_text(app).splitlines()[-1]
        before = [*footer.children]
        await press(pilot, "tab")  # the line of places
        assert screen_text(app).splitlines()[-1] != shown
        assert {*footer.children} & {*before}
        await press(pilot, "shift+tab")
        assert screen_text(app).splitlines()[-1] == shown
        assert len(footer.children) == len(before)


async def test_lines_of_a_place_that_was_left_are_forgotten(care, make_app, press, screen_text):
    """Nobody looks at them; back there, all is drawn as it was."""
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot)
        today, shown = app.screen, screen_text(app)
        assert any(each._styles_cache._cache for each in today.walk_children(Widget))
        await press(pilot, "W")
        assert not any(each._styles_cache._cache for each in today.walk_children(Widget))
        await press(pilot, "T")
        assert screen_text(app) == shown


async def test_lines_of_what_is_below_a_sheet_are_forgotten(care, make_app, press, screen_text):
    """It shows through as it was drawn once, also when the window has got another size."""
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot)
        below, shown = app.screen, screen_text(app)
        await press(pilot, "comma")
        through = screen_text(app)
        await pilot.resize_terminal(120, 36)
        await press(pilot)
        assert not any(each._styles_cache._cache for each in below.walk_children(Widget))
        await pilot.resize_terminal(80, 24)
        await press(pilot)
        assert screen_text(app) == through
        await press(pilot, "escape")
        assert screen_text(app) == shown


@pytest.mark.parametrize("keys", [("question_mark",), ("comma",), ("ctrl+p",)])
async def test_a_closed_sheet_that_is_remembered_has_no_lines(care, make_app, press, keys):
    """A timer that was made while it was open keeps it for ever."""
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *keys)
        shown = [*app.screen.walk_children(Widget, with_self=True)]
        assert any(each._styles_cache._cache for each in shown)
        await press(pilot, "escape")
        assert len(app.screen_stack) == 1
        assert not any(each._styles_cache._cache for each in shown)


async def test_the_keys_of_a_sheet_that_goes_are_not_looked_at(care, make_app, press, monkeypatch):
    """Its list may be gone before its footer is."""
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "exclamation_mark")
        sheet, footer = app.screen, app.screen.query_one(Keys)
        monkeypatch.setattr(footer, "_fitting", lambda: 1 / 0)
        app._screen_stack.remove(sheet)
        footer._look()
        app._screen_stack.append(sheet)
        with pytest.raises(ZeroDivisionError):  # while it is there, they are
            footer._look()
        monkeypatch.undo()


async def test_a_widget_does_not_keep_who_asked_for_it(care, make_app, press):
    """A place lives as long as the app; the sheet that opened it is forgotten all the same."""
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "question_mark")
        sheet, place = weakref.ref(app.screen), app.screen_stack[0]
        with app.screen._context():
            await place.mount(Static("asked for by the sheet"))
        await press(pilot, "escape", "comma", "escape")
        gc.collect()
        assert sheet() is None


def test_regions_come_to_an_end():
    """Of many layouts no more than a few hundred entries stay."""
    for x in range(MOST + 1):
        Region(x, 0, 5, 5).intersection(Region(0, 0, 80, 24))
    forget_regions()
    assert max(known.cache_info().currsize for known in REGIONS) <= MOST


def test_a_font_is_kept_as_far_as_it_is_drawn():
    """Of thousands of letters the hundred that a text may have; the others stay plain."""
    known = _figlet("mono12").Font
    assert len(known.chars) == len(known.width) < 200
    assert not known.data
    assert len(big_words("In", 80, 20)) > 1
    assert big_words("Où", 80, 20) == ("Où",)


def test_without_a_column_nothing_is_made():
    """Between two sizes of the terminal a card may have no room at all."""
    card = Fitted()
    card._make = lambda width, _height: Content("x" * (1 // width))
    assert card.content_size.width == 0
    assert card.render().plain == ""


async def test_a_sheet_that_is_open_below_is_gone_back_to(care, make_app, press):
    """However often settings and support call each other, each is there once."""
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "exclamation_mark")
        for _ in range(TIMES):
            await press(pilot, "c", "exclamation_mark")
        await press(pilot, "c", "f1", "comma")
        assert [type(each).__name__ for each in app.screen_stack] == [
            "Today",
            "SupportSheet",
            "SettingsSheet",
        ]


async def test_from_the_palette_each_sheet_is_there_once(care, make_app, press, burst, wait_until):
    """Every act runs over every sheet, and Esc needs as many steps as there are kinds."""
    wishes = {"day start": "SettingsSheet", "practise: box": "PracticeCard"}
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot)
        for wish, kind in [*wishes.items()] * TIMES:
            burst(app, f":{wish}~")
            await wait_until(pilot, lambda kind=kind: type(app.screen).__name__ == kind)
        kinds = [type(each).__name__ for each in app.screen_stack]
        assert kinds == ["Today", "SettingsSheet", "PracticeCard"]


async def test_a_sheet_that_another_asked_for_leads_back_to_it(care, make_app, press):
    """Settings, support over them, the country from there: then the lines of that country."""
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "comma", "exclamation_mark", "c")
        kinds = [type(each).__name__ for each in app.screen_stack]
        assert kinds == ["Today", "SettingsSheet", "SupportSheet", "SettingsSheet"]
        await press(pilot, "escape")
        assert [type(each).__name__ for each in app.screen_stack] == kinds[:-1]
