"""Notes: typed, pasted, kept as a draft, saved."""

from collections.abc import Callable
from typing import Any

import pytest
from textual import events
from textual.app import App
from textual.pilot import Pilot

from selfcare.service import Selfcare
from selfcare.tui.app import SelfcareApp

MakeApp = Callable[..., SelfcareApp]
ScreenText = Callable[[App[None]], str]


def _note(care: Selfcare) -> str:
    return care.today_view().checkin.note


@pytest.fixture
def empty_note(care: Selfcare) -> Selfcare:
    """The evening without its note."""
    care.note_day(care.today(), "")
    return care


async def _open(app: Any, pilot: Pilot[None]) -> None:
    app.open_sheet("note", app.service.today())
    await pilot.pause()


async def test_enter_saves(empty_note: Selfcare, make_app: MakeApp) -> None:
    app = make_app(empty_note)
    async with app.run_test() as pilot:
        await _open(app, pilot)
        await pilot.press(*"tea", "ctrl+j", *"rain", "enter")
        await pilot.pause()
        assert _note(empty_note) == "tea\nrain"
        assert len(app.screen_stack) == 1


async def test_letters_that_are_keys_elsewhere_are_text_here(
    empty_note: Selfcare, make_app: MakeApp
) -> None:
    """q, b, z, T and ! neither leave, blank, undo nor go."""
    app = make_app(empty_note)
    async with app.run_test() as pilot:
        await _open(app, pilot)
        await pilot.press(*"qbzT!?:", "enter")
        await pilot.pause()
        assert _note(empty_note) == "qbzT!?:"


async def test_escape_keeps_the_draft_and_offers_it_next_time(
    empty_note: Selfcare, make_app: MakeApp, screen_text: ScreenText
) -> None:
    app = make_app(empty_note)
    async with app.run_test() as pilot:
        await _open(app, pilot)
        await pilot.press(*"half a thou", "escape")
        await pilot.pause()
        assert _note(empty_note) == ""
        await _open(app, pilot)
        assert "half a thou" in screen_text(app)
        assert "your draft from before" in screen_text(app)
        await pilot.press(*"ght", "enter")
        await pilot.pause()
        assert _note(empty_note) == "half a thought"
        await _open(app, pilot)
        assert "your draft from before" not in screen_text(app)


async def test_a_note_left_as_it_was_leaves_no_draft(care: Selfcare, make_app: MakeApp) -> None:
    app = make_app(care)
    async with app.run_test() as pilot:
        await _open(app, pilot)
        await pilot.press("escape")
        await _open(app, pilot)
        screen: Any = app.screen
        assert not screen._from_draft


async def test_the_end_of_the_app_keeps_the_draft(empty_note: Selfcare, make_app: MakeApp) -> None:
    """A signal or a closed terminal loses no half sentence."""
    app = make_app(empty_note)
    async with app.run_test() as pilot:
        await _open(app, pilot)
        await pilot.press(*"half")
        app.end(143)
    assert empty_note.draft(f"day {empty_note.today()}") == "half"


async def test_blank_hides_the_note_and_brings_it_back(
    empty_note: Selfcare, make_app: MakeApp, screen_text: ScreenText
) -> None:
    app = make_app(empty_note)
    async with app.run_test() as pilot:
        await _open(app, pilot)
        await pilot.press(*"secret", "ctrl+l")
        await pilot.pause()
        assert screen_text(app).strip() == ""
        await pilot.press("x", "z", "T", "enter")
        await pilot.pause()
        assert screen_text(app).strip() == ""
        await pilot.press("ctrl+l")
        await pilot.pause()
        assert "secret" in screen_text(app)
        await pilot.press("enter")
        assert _note(empty_note) == "secret"


async def test_a_paste_followed_by_enter_in_one_burst_arrives_whole(
    empty_note: Selfcare, make_app: MakeApp
) -> None:
    """The paste keeps its place among the keys, also before the first frame."""
    app = make_app(empty_note)
    async with app.run_test() as pilot:
        await pilot.pause()
        app.post_message(events.Key("n", "n"))
        app.post_message(events.Key("a", "a"))
        app.post_message(events.Paste("one\r\ntwo \x1b[31m走"))
        app.post_message(events.Key("enter", "\r"))
        await pilot.pause()
        await pilot.pause()
        assert _note(empty_note) == "aone\ntwo [31m走"


async def test_a_burst_before_the_first_frame_arrives_whole(
    empty_note: Selfcare, make_app: MakeApp
) -> None:
    app = make_app(empty_note)
    async with app.run_test() as pilot:
        await pilot.pause()
        for key in "nSlept well, Ana called":
            name = {" ": "space", ",": "comma"}.get(key, key)
            app.post_message(events.Key(name, key))
        app.post_message(events.Key("enter", "\r"))
        await pilot.pause()
        await pilot.pause()
        assert _note(empty_note) == "Slept well, Ana called"


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_it_looks_like_this(
    *,
    care: Selfcare,
    make_app: MakeApp,
    screen_text: ScreenText,
    same_screen: Callable[[str, str], None],
    size: tuple[int, int],
) -> None:
    care.note_day(care.today(), "Long walk with Ana.\n\n散歩 took an hour, " + "and then some " * 9)
    app = make_app(care)
    async with app.run_test(size=size) as pilot:
        await _open(app, pilot)
        same_screen(screen_text(app), f"note/evening_{size[0]}x{size[1]}")
