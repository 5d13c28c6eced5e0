"""Text screens of practising: the list, the card, the player in its states, the after-card."""

from collections.abc import Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from selfcare.service import Selfcare
from selfcare.tui.app import SelfcareApp
from tests.tui.practice_steps import Seconds, open_card, pass_time, practise_before, turned

MakeApp = Callable[..., SelfcareApp]
ScreenText = Callable[[SelfcareApp], str]
SameScreen = Callable[[str, str], None]

SIZES = {"80x24": (80, 24), "120x36": (120, 36)}
STATES: dict[str, tuple[str, tuple[str | float, ...]]] = {
    "card": ("longer-out-breath", ()),
    "card_rated": ("longer-out-breath", ("7", "plus", "s", "m")),
    "card_gentler": ("box-breath", ()),
    "card_holds": ("box-breath", ("h",)),
    "card_long": ("body-scan", ()),
    "known": ("cyclic-sighing", ("i",)),
    "settling": ("longer-out-breath", ("enter", 2)),
    "in": ("longer-out-breath", ("enter", 5, 62.5)),
    "out": ("longer-out-breath", ("enter", 5, 68)),
    "spoken": ("longer-out-breath", ("enter", 5, 6)),
    "sip": ("cyclic-sighing", ("enter", 5, 32.5)),
    "hold": ("box-breath", ("h", "enter", 5, 54)),
    "still": ("longer-out-breath", ("m", "enter", 5, 65.5)),
    "no_seconds": ("longer-out-breath", ("enter", 5, 68, "c")),
    "paused": ("longer-out-breath", ("enter", 5, 68, "space")),
    "last_breath": ("longer-out-breath", ("enter", 5, 298)),
    "guided": ("five-senses", ("minus", "minus", "enter", 5, 6)),
    "guided_long": ("body-scan", ("enter", 5, 60)),
    "guided_rating": ("urge-surfing", ("enter", 5, 52, "7")),
    "guided_line": ("one-small-action", ("enter", 5, 2, "enter", *"walk")),
    "after": ("longer-out-breath", ("6", "minus", "minus", "enter", 5, 61)),
    "after_rated": ("longer-out-breath", ("6", "enter", 5, 301, "4")),
    "stopped": ("longer-out-breath", ("enter", 5, 128, "q")),
}  # fmt: skip
"""For each state the routine and what leads there: keys, and seconds that pass."""


async def go(
    app: SelfcareApp, pilot: Pilot[None], seconds: Seconds, steps: tuple[str | float, ...]
) -> None:
    """Keys are pressed, seconds pass."""
    for step in steps:
        if isinstance(step, str):
            await pilot.press(step)
            await pilot.pause()
        else:
            await pass_time(app, pilot, seconds, step)
    await pilot.pause()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", STATES)
async def test_each_state_looks_as_agreed(
    *,
    name: str,
    size: str,
    care: Selfcare,
    make_app: MakeApp,
    screen_text: ScreenText,
    same_screen: SameScreen,
) -> None:
    """Every state at both sizes is the text that was agreed upon, cell by cell."""
    practise_before(care)
    routine, steps = STATES[name]
    app = make_app(care)
    with turned() as seconds:
        async with app.run_test(size=SIZES[size]) as pilot:
            await open_card(app, pilot, routine)
            await go(app, pilot, seconds, steps)
            text = screen_text(app)
    columns, rows = SIZES[size]
    assert len(text.splitlines()) == rows
    assert max(map(len, text.splitlines())) <= columns
    same_screen(text, f"practice/{name}_{size}")


LISTS: dict[str, tuple[str, ...]] = {
    "list": ("P",),
    "list_time": ("P", "right", "right", "down"),
    "list_area": ("P", "f", "right"),
    "list_feeling": ("P", "f", "f", "right"),
    "find": ("P", "slash", *"bre"),
    "find_nothing": ("P", "slash", *"xyz"),
}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", LISTS)
async def test_each_list_looks_as_agreed(
    *,
    name: str,
    size: str,
    care: Selfcare,
    make_app: MakeApp,
    screen_text: ScreenText,
    same_screen: SameScreen,
) -> None:
    """The list by time, by area, by feeling, and what is found."""
    practise_before(care)
    app = make_app(care)
    async with app.run_test(size=SIZES[size]) as pilot:
        for key in LISTS[name]:
            await pilot.press(key)
            await pilot.pause()
        await pilot.pause()
        same_screen(screen_text(app), f"practice/{name}_{size}")


@pytest.mark.parametrize("glyphs", ["ascii", "basic"])
@pytest.mark.parametrize("name", ["card_rated", "out", "still", "guided", "stopped", "sip"])
async def test_other_signs_need_no_other_font(
    *,
    name: str,
    glyphs: str,
    care: Selfcare,
    make_app: MakeApp,
    screen_text: ScreenText,
    same_screen: SameScreen,
) -> None:
    """With `ascii` everything is ASCII; with `basic` there are half blocks and nothing wider."""
    care.set_setting("glyphs", glyphs)
    routine, steps = STATES[name]
    app = make_app(care)
    with turned() as seconds:
        async with app.run_test(size=(80, 24)) as pilot:
            await open_card(app, pilot, routine)
            await go(app, pilot, seconds, steps)
            text = screen_text(app)
    odd = {sign for sign in text if not sign.isascii()}
    assert odd <= (set() if glyphs == "ascii" else set("■▪□▌▄▀█"))
    same_screen(text, f"practice/{name}_{glyphs}")


@pytest.mark.parametrize("size", [(40, 10), (60, 18), (76, 20), (200, 60)])
@pytest.mark.parametrize("name", ["card", "out", "still", "guided", "stopped"])
async def test_every_size_has_what_is_needed(
    *, name: str, size: Any, care: Selfcare, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """Down to 40x10 the name, what to do and the way out are on screen, and nothing hangs over."""
    needed = {
        "card": ("Longer out-breath", "Enter begin"), "out": ("Out", "q stop"),
        "still": ("out, ", "q stop"), "guided": ("touch", "q stop"),
        "stopped": ("stay here", "Enter"),
    }  # fmt: skip
    routine, steps = STATES[name]
    if name == "guided":
        steps = ("minus", "minus", "enter", 5, 20)
    app = make_app(care)
    with turned() as seconds:
        async with app.run_test(size=size) as pilot:
            await open_card(app, pilot, routine)
            await go(app, pilot, seconds, steps)
            text = screen_text(app)
    assert len(text.splitlines()) == size[1]
    assert max(map(len, text.splitlines())) <= size[0]
    if name == "out" and size[0] > 40:
        needed["out"] = ("then in", "q stop")
    if name == "guided" and size[0] > 40:
        needed["guided"] = ("then: Three", "q stop")
    for words in needed[name]:
        assert words in text


async def test_sample_data_says_so_on_lists_and_cards_and_in_no_breath(
    care: Selfcare, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """What a room sees on sample data is marked as such, and nothing stands in the player."""
    app = make_app(care, sample=True)
    with turned() as seconds:
        async with app.run_test(size=(80, 24)) as pilot:
            await open_card(app, pilot)
            assert "SAMPLE DATA" in screen_text(app)
            for steps in (("enter",), (5.0, 12.0), ("m",)):
                await go(app, pilot, seconds, steps)
                assert "SAMPLE DATA" not in screen_text(app)
            await go(app, pilot, seconds, ("q",))
            assert "SAMPLE DATA" in screen_text(app)
