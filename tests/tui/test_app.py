"""The app's shell: keys in order everywhere, layers, other windows, and what it never runs."""

import os
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Protocol

import pytest
from textual.binding import Binding, BindingType

from selfcare.core.errors import StorageError
from selfcare.service import Selfcare, open_selfcare
from selfcare.tui.app import SelfcareApp
from selfcare.tui.keys import EVERYWHERE
from selfcare.tui.place import Layer
from selfcare.tui.screens.today import Today
from selfcare.tui.widgets.bars import PLACES, Hint, key_line, place_line
from selfcare.tui.widgets.lines import plain

MakeApp = Callable[..., SelfcareApp]
ScreenText = Callable[[SelfcareApp], str]
Burst = Callable[[SelfcareApp, str], None]
OpenCare = Callable[[str], Selfcare]


class Turned(Protocol):
    """The clock of these tests."""

    now: datetime

    def __call__(self) -> datetime:
        """The time."""


HOSTILE = "[@click=app.quit]X[/] [/b] \x1b]52;c;aGk=\x07 \u202egnp"


def keys_of(bindings: Sequence[BindingType]) -> list[str]:
    """All keys of some bindings."""
    return [
        key
        for binding in bindings
        if isinstance(binding, Binding)
        for key in binding.key.split(",")
    ]


def selected(app: SelfcareApp) -> str:
    """The name of the selected habit."""
    assert isinstance(app.screen, Today)
    assert app.screen.row is not None
    return app.screen.row.habit.name


def test_every_key_has_a_name_a_description_and_a_sentence() -> None:
    """Bindings can be remapped by id, listed in help and found in the palette."""
    names = []
    for binding in (*EVERYWHERE, *Today.BINDINGS):
        assert isinstance(binding, Binding)
        assert binding.id
        assert binding.description
        assert binding.tooltip.endswith(".")
        names.append(binding.id)
    assert len(names) == len(set(names))


def test_no_key_of_today_hides_a_key_that_works_everywhere() -> None:
    """Capitals, `?`, `!`, `,`, `:`, `b`, `z` and `y` mean the same on every screen."""
    everywhere = set(keys_of(EVERYWHERE))
    here = keys_of(Today.BINDINGS)
    assert not everywhere & set(here)
    assert len(here) == len(set(here))


def test_the_header_stands_as_drawn() -> None:
    """Brackets around the place; help and support at the right edge; capitals when narrow."""
    first = " selfcare   [Today]  Week   Look back   Practice   Habits     ? keys  ! support "
    assert plain(place_line("today", 80)[0]) == first
    week = " selfcare    Today  [Week]  Look back   Practice   Habits     ? keys  ! support "
    assert plain(place_line("week", 80)[0]) == week
    assert plain(place_line("week", 40)[0]).startswith("  T [Week] L  P  H ")
    for width in range(1, 200):
        for mode, _, _ in PLACES:
            assert width < 40 or len(plain(place_line(mode, width)[0])) == width


def test_the_key_line_drops_what_does_not_fit() -> None:
    """Hints go from the right, whole; what is left can be clicked where it stands."""
    hints = (Hint("Space", "usual", "usual"), Hint("z", "undo", "app.undo"))
    line, places = key_line(hints, 40)
    assert plain(line).rstrip() == " Space usual  z undo"
    assert places == ((1, 12, "usual"), (14, 20, "app.undo"))
    assert plain(key_line(hints, 15)[0]).rstrip() == " Space usual"


async def test_keys_in_one_write_cross_screens_in_order(
    first_day_care: Selfcare, make_app: MakeApp, burst: Burst
) -> None:
    """A key that opens a screen is followed by keys for that screen, none of them lost."""
    app = make_app(first_day_care)
    async with app.run_test() as pilot:
        burst(app, "WT?qm7")
        await pilot.pause()
        assert isinstance(app.screen, Today)
        assert app.screen.capturing
        burst(app, "53nA long walk.~")
        await pilot.pause()
        checkin = first_day_care.today_view().checkin
        assert (checkin.mood, checkin.energy, checkin.stress) == (7, 5, 3)
        assert checkin.note == "A long walk."


@pytest.mark.parametrize("key", ["ctrl+l", "f9"])
async def test_the_screen_goes_blank_while_typing_and_comes_back(
    care: Selfcare, make_app: MakeApp, screen_text: ScreenText, key: str
) -> None:
    """Blanking works inside a field, shows nothing, and what was typed is still there after."""
    app = make_app(care)
    async with app.run_test() as pilot:
        await pilot.press("down", "2", key)
        await pilot.pause()
        assert not screen_text(app).strip()
        await pilot.press(key, "0", "enter")
        walk = next(r for r in care.today_view().rows if r.habit.name == "Walk")
        assert walk.amount == 32


async def test_another_window_is_seen_and_said(
    care: Selfcare, make_app: MakeApp, screen_text: ScreenText, clock: Turned
) -> None:
    """What another process logs appears; the cursor and the half-typed amount stay."""
    app = make_app(care)
    async with app.run_test() as pilot:
        await pilot.press("down", "2")
        with open_selfcare(care.path, clock=clock) as other:
            other.log(other.find("Talk").id, "1")
        app.look_outside()
        await pilot.pause()
        text = screen_text(app)
        assert "Changed in another window: Talk with someone" in text
        assert "Your typing stays." in " ".join(text.split())
        assert "12 + 2_" in text
        assert selected(app) == "Walk"


async def test_undo_asks_again_when_another_window_was_newer(
    care: Selfcare, make_app: MakeApp, screen_text: ScreenText, clock: Turned
) -> None:
    """Undo takes back what the person saw; something newer is shown first, and z again takes it."""
    app = make_app(care)
    async with app.run_test() as pilot:
        await pilot.press("down", "space")
        with open_selfcare(care.path, clock=clock) as other:
            other.log(other.find("Talk").id, "1")
        await pilot.press("z")
        talk = next(r for r in care.today_view().rows if r.habit.name == "Talk with someone")
        assert talk.amount == 1
        await pilot.press("z")
        talk = next(r for r in care.today_view().rows if r.habit.name == "Talk with someone")
        assert talk.amount is None


async def test_an_error_is_a_sentence_and_the_app_goes_on(
    care: Selfcare, make_app: MakeApp, screen_text: ScreenText, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk is told in the message line; nothing crashes and nothing is claimed."""

    def full(*_: object) -> None:
        raise StorageError("The disk is full, so nothing was written. Make room, then try again.")

    monkeypatch.setattr(care, "log_usual", full)
    app = make_app(care)
    async with app.run_test() as pilot:
        await pilot.press("space")
        assert "The disk is full, so nothing was written." in screen_text(app)
        assert selected(app) == "Sit quietly"


@pytest.mark.parametrize("action", ["screenshot", "simulate_key('space')", "notify('x')"])
async def test_actions_that_write_or_press_are_never_run(
    care: Selfcare, make_app: MakeApp, action: str
) -> None:
    """Even an action that reached the screen could not take a screenshot or press a key."""
    app = make_app(care)
    async with app.run_test():
        before = set(Path.cwd().iterdir())
        assert not await app.run_action(action)
        assert set(Path.cwd().iterdir()) == before


async def test_hostile_names_and_notes_are_shown_as_text(
    care: Selfcare, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """Markup stays text, escapes become replacement signs, and no cell carries an action."""
    habit = care.habits()[0]
    care.edit_habit(habit.id, name=HOSTILE, if_then=HOSTILE)
    care.note_day(care.today(), HOSTILE)
    for size in ((80, 24), (120, 36), (40, 10)):
        app = make_app(care)
        async with app.run_test(size=size) as pilot:
            await pilot.press("space", "up")
            text = screen_text(app)
            assert "[@click=app" in text
            assert "\x1b" not in text
            assert "\u202e" not in text
            for strip in app.screen._compositor.render_strips():
                for segment in strip:
                    assert not (segment.style and segment.style.meta)


async def test_every_place_opens_with_its_capital(care: Selfcare, make_app: MakeApp) -> None:
    """T W L P H lead to the five places from anywhere, also from a sheet; q leads back."""
    app = make_app(care)
    async with app.run_test() as pilot:
        for mode, _, letter in PLACES[1:]:
            await pilot.press("question_mark", letter)
            assert app.current_mode == mode
            assert isinstance(app.screen, Layer)
            assert len(app.screen_stack) == 1
        await pilot.press("q")
        assert app.current_mode == "today"


async def test_signs_follow_the_terminal(
    care: Selfcare, make_app: MakeApp, screen_text: ScreenText, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a Linux console the app draws ASCII by itself."""
    monkeypatch.setenv("TERM", "linux")
    app = make_app(care)
    async with app.run_test():
        assert screen_text(app).isascii()
        assert os.environ["TERM"] == "linux"


@pytest.mark.parametrize("key", ["T", "W", "L", "P", "H"])
async def test_esc_leaves_the_line_of_places(care: Selfcare, make_app: MakeApp, key: str) -> None:
    """One layer back: the keys are the page's again, and the place is the same."""
    app = make_app(care)
    async with app.run_test() as pilot:
        await pilot.press(key)
        await pilot.pause()
        mode = app.current_mode
        for _ in range(4):
            if type(app.focused).__name__ != "PlaceBar":
                await pilot.press("tab")
        assert type(app.focused).__name__ == "PlaceBar"
        await pilot.press("right", "escape")
        await pilot.pause()
        assert type(app.focused).__name__ != "PlaceBar"
        assert app.current_mode == mode
        if key == "T":
            await pilot.press("down", "2", "enter")
            assert "Walk" in str(care.newest_change())
