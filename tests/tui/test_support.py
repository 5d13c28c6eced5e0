"""Support in the app: reached from everywhere, own people first, the emergency number in sight."""

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from textual.app import App

from selfcare.content.support import support_for
from selfcare.core.errors import BusyError
from selfcare.service import Selfcare
from selfcare.tui.app import SelfcareApp
from tests.tui.support_steps import flat, is_open, names

MakeApp = Callable[..., SelfcareApp]
ScreenText = Callable[[App[None]], str]
SIZES = [(80, 24), (120, 36), (40, 10), (60, 16)]


async def test_one_key_from_every_place(care: Selfcare, make_app: MakeApp) -> None:
    """S1: `!` opens it, and again closes it."""
    app = make_app(care)
    async with app.run_test() as pilot:
        for key in ("T", "W", "L", "P", "H"):
            await pilot.press(key)
            await pilot.pause()
            await pilot.press("exclamation_mark")
            await pilot.pause()
            assert is_open(app), key
            await pilot.press("exclamation_mark")
            await pilot.pause()
            assert not is_open(app), key


@pytest.mark.parametrize(
    "sheet", ["help", "legend", "settings", "my_data", "why", "pulse", "entries", "how_week"]
)
async def test_one_key_from_every_layer(care: Selfcare, make_app: MakeApp, sheet: str) -> None:
    """Also above another sheet; and while rating."""
    app = make_app(care)
    first = care.habits()[0].id
    args: dict[str, tuple[Any, ...]] = {
        "why": (first,), "entries": (first, care.today()),
    }  # fmt: skip
    async with app.run_test() as pilot:
        await pilot.pause()
        if sheet == "help":
            app.action_help()
        elif sheet == "how_week":
            await pilot.press("W", "i")
        else:
            app.open_sheet(sheet, *args.get(sheet, ()))
        await pilot.pause()
        await pilot.press("exclamation_mark")
        await pilot.pause()
        assert is_open(app)


async def test_while_rating_and_during_the_first_run(
    open_care: Callable[[str], Selfcare], make_app: MakeApp
) -> None:
    """Before anything is set up somebody may need it."""
    app = make_app(open_care("new"))
    async with app.run_test() as pilot:
        await pilot.pause()
        await pilot.press("exclamation_mark")
        await pilot.pause()
        assert is_open(app)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("region", ["IE", "none", "IN", "CA", "DK"])
async def test_what_to_call_is_always_in_sight(
    *,
    three: Selfcare,
    make_app: MakeApp,
    screen_text: ScreenText,
    size: tuple[int, int],
    region: str,
) -> None:
    """Without scrolling and wherever the cursor is, in every size and country."""
    three.set_setting("region", region)
    said = f"If a life is in danger, call {support_for(region).emergency}."
    app = make_app(three)
    async with app.run_test(size=size) as pilot:
        await pilot.press("exclamation_mark")
        await pilot.pause()
        assert said in flat(screen_text(app))
        for key in ("down", "down", "pagedown", "end", "m", "up", "enter", "home", "pagedown"):
            await pilot.press(key)
            await pilot.pause()
            if is_open(app):
                assert said in flat(screen_text(app)), key


async def test_the_words_stay_whole_when_the_window_changes(
    three: Selfcare, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """Smaller and larger again: first words, rows and the emergency number."""
    app = make_app(three)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("exclamation_mark")
        await pilot.pause()
        before = screen_text(app)
        for size in ((40, 10), (120, 36), (60, 16), (41, 25)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            shown = flat(screen_text(app))
            assert "If a life is in danger, call 112 or 999." in shown, size
            assert "You don't have to carry this alone." in shown, size
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert screen_text(app) == before


async def test_own_people_come_first(
    three: Selfcare, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """Name, how to reach them, what they are good for; then the lines with their days."""
    app = make_app(three)
    async with app.run_test(size=(80, 36)) as pilot:
        await pilot.press("exclamation_mark")
        await pilot.pause()
        shown = flat(screen_text(app))
    order = [
        "You don't have to carry this alone.", "Your own people come first",
        "If a life is in danger, call 112 or 999.", "Ana", "085 123 4567",
        "Good for: a walk, a laugh", "Dr Byrne", "The library", "Samaritans", "Call 116 123, day",
        "Checked on 22 November 2026.", "Emergency Call 112 or 999.", "findahelpline.com",
    ]  # fmt: skip
    places = [shown.index(part) for part in order]
    assert places == sorted(places)


async def test_support_guesses_no_number(
    care: Selfcare, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """No country: the directory and words; Enter chooses one at once."""
    app = make_app(care)
    async with app.run_test() as pilot:
        await pilot.press("exclamation_mark")
        await pilot.pause()
        shown = flat(screen_text(app))
        assert "No country is set, so no number is guessed." in shown
        assert "findahelpline.com lists lines by country." in shown
        assert "call your local emergency number." in shown
        assert not re.search(r"\d", shown)
        await pilot.press("enter", *"irel", "enter")
        await pilot.pause()
        shown = flat(screen_text(app))
        assert "If a life is in danger, call 112 or 999." in shown
        assert "116 123" in shown


async def test_support_says_when_a_number_is_old(
    care: Selfcare, clock: Any, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """Over twelve months after a number was read, the page says so beside it."""
    care.set_setting("region", "IE")
    app = make_app(care)
    async with app.run_test(size=(100, 36)) as pilot:
        await pilot.press("exclamation_mark")
        await pilot.pause()
        assert screen_text(app).count("over a year ago") == 1
        await pilot.press("q")
        clock.now = datetime.fromisoformat("2028-01-01T12:00:00+01:00")
        await pilot.press("exclamation_mark")
        await pilot.pause()
        assert screen_text(app).count("over a year ago") == 3


async def test_whose_page_it_was_read_on(
    three: Selfcare, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """Enter on a line says where its number comes from, the emergency number too."""
    app = make_app(three)
    async with app.run_test() as pilot:
        await pilot.press("exclamation_mark", *["down"] * 4, "enter")
        await pilot.pause()
        assert "Read on a page of Irish Examiner." in screen_text(app)
        await pilot.press("down", "down", "enter")
        await pilot.pause()
        assert "Read on a page of Hungary's 112 service" in screen_text(app)


# own people


async def test_a_change_in_another_window_shows(
    three: Selfcare, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """The command line adds somebody while the page is open."""
    from selfcare.service import open_selfcare

    app = make_app(three)
    async with app.run_test() as pilot:
        await pilot.press("exclamation_mark")
        await pilot.pause()
        with open_selfcare(three.path) as other:
            other.add_contact("Eve", reach="087")
        app.look_outside()
        await pilot.pause()
        assert "Eve" in screen_text(app)


async def test_trouble_with_the_file_does_not_close_the_page(
    three: Selfcare, make_app: MakeApp, screen_text: ScreenText, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Own people cannot be read: it is said, and the lines are there."""

    def busy() -> None:
        raise BusyError("Another program is writing to your file.")

    app = make_app(three)
    async with app.run_test() as pilot:
        await pilot.pause()
        monkeypatch.setattr(three._store, "contacts", busy)
        await pilot.press("exclamation_mark")
        await pilot.pause()
        shown = flat(screen_text(app))
        assert "Another program is writing to your file." in shown
        assert "Samaritans" in shown
        await pilot.press("a", *"Eve", "enter", "enter", "enter")
        await pilot.pause()
        assert "Another program is writing to your file." in flat(screen_text(app))


# sample data


async def test_sample_data_shows_nobody(
    three: Selfcare, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """The public lines, nobody's people: a room may be looking. No key adds anybody."""
    three.sample = True
    app = make_app(three, sample=True)
    async with app.run_test() as pilot:
        await pilot.press("exclamation_mark")
        await pilot.pause()
        shown = flat(screen_text(app))
        assert "This is sample data, and others may be looking" in shown
        assert "selfcare support, in a terminal of your own" in shown
        assert "findahelpline.com" in shown
        assert "Samaritans" in shown
        for part in ("Ana", "Byrne", "Your own people", "Add somebody", "Another country"):
            assert part not in shown
        await pilot.press("a", "enter", "c", "m", "backspace", "down", "space")
        await pilot.pause()
        assert is_open(app)
        await pilot.press("q")
    assert len(three._store.contacts()) == 3


async def test_the_app_on_sample_data_hides_people_of_any_file(
    three: Selfcare, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """Also when the app alone was told that it shows a sample."""
    app = make_app(three, sample=True)
    async with app.run_test() as pilot:
        await pilot.press("exclamation_mark")
        await pilot.pause()
        assert "Ana" not in screen_text(app)
        await pilot.press("enter", "backspace", "m", "down", "enter")
        await pilot.pause()
        assert is_open(app)
    assert names(three) == ["Ana", "Dr Byrne", "The library"]


# the form


async def test_help_and_palette_name_every_act(
    three: Selfcare, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """Each key of the page has its sentence."""
    from selfcare.tui.commands import commands_of

    app = make_app(three)
    async with app.run_test() as pilot:
        await pilot.press("exclamation_mark")
        await pilot.pause()
        here, _ = commands_of(app.screen)
        keys = {command.keys for command in here}
    assert {"Enter Space", "a", "m", "Backspace Del", "c"} <= keys
    assert all(command.sentence.endswith(".") for command in here)
