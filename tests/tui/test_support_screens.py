"""What the support page and its form look like, from the smallest window to a wide one."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from textual import events
from textual.app import App

from selfcare.service import Selfcare
from selfcare.tui.app import SelfcareApp

MakeApp = Callable[..., SelfcareApp]
ScreenText = Callable[[App[None]], str]
SameScreen = Callable[[str, str], None]
SIZES = [(80, 24), (120, 36), (40, 10)]


def add_three(care: Selfcare) -> None:
    care.set_setting("region", "IE")
    care.add_contact("Ana", reach="085 123 4567, after six", good_for="a walk, a laugh")
    care.add_contact("Dr Byrne", reach="01 555 1234, weekdays 9 to 5", good_for="when it stays")
    care.add_contact("The library", reach="Parnell Street, till eight")


def add_many(care: Selfcare) -> None:
    care.set_setting("region", "CH")
    for number in range(14):
        care.add_contact(f"Friend {number + 1}", reach=f"555 01{number:02}")
    care.add_contact(
        "Maria Concepción Villanueva de la Torre, my neighbour on the second floor",
        reach="Ring twice, or call 555 0123 and let it ring for a while; she hears badly",
        good_for="soup, company in the evening, and not asking many questions about it",
    )


def nobody(care: Selfcare) -> None:
    care.set_setting("region", "IE")


def nowhere(care: Selfcare) -> None:
    assert care.setting("region") not in {"IE", "CH"}


def somewhere_else_with_people(care: Selfcare) -> None:
    care.add_contact("Ana", reach="085 123 4567")


PAGES: dict[str, Callable[[Selfcare], None]] = {
    "nobody": nobody,
    "three": add_three,
    "many": add_many,
    "nowhere": nowhere,
    "nowhere_three": somewhere_else_with_people,
}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", PAGES)
async def test_the_page(
    *,
    care: Selfcare,
    make_app: MakeApp,
    screen_text: ScreenText,
    same_screen: SameScreen,
    size: tuple[int, int],
    name: str,
) -> None:
    """As it opens."""
    PAGES[name](care)
    app = make_app(care)
    async with app.run_test(size=size) as pilot:
        await pilot.press("exclamation_mark")
        await pilot.pause()
        same_screen(screen_text(app), f"support/{name}_{size[0]}x{size[1]}")


@pytest.mark.parametrize("size", SIZES)
async def test_further_down(
    *,
    care: Selfcare,
    make_app: MakeApp,
    screen_text: ScreenText,
    same_screen: SameScreen,
    size: tuple[int, int],
) -> None:
    """The last person of many, and the end of the page."""
    add_many(care)
    app = make_app(care)
    async with app.run_test(size=size) as pilot:
        await pilot.press("exclamation_mark", *["down"] * 14)
        await pilot.pause()
        same_screen(screen_text(app), f"support/many_last_{size[0]}x{size[1]}")
        await pilot.press("end")
        await pilot.pause()
        same_screen(screen_text(app), f"support/many_end_{size[0]}x{size[1]}")


@pytest.mark.parametrize("size", SIZES)
async def test_old_numbers(
    *,
    care: Selfcare,
    clock: Any,
    make_app: MakeApp,
    screen_text: ScreenText,
    same_screen: SameScreen,
    size: tuple[int, int],
) -> None:
    """Years later every number says that it may have changed."""
    care.set_setting("region", "IE")
    clock.now = datetime.fromisoformat("2029-02-01T12:00:00+01:00")
    app = make_app(care)
    async with app.run_test(size=size) as pilot:
        await pilot.press("exclamation_mark", "down")
        await pilot.pause()
        same_screen(screen_text(app), f"support/old_{size[0]}x{size[1]}")


@pytest.mark.parametrize("size", SIZES)
async def test_sample_data(
    *,
    care: Selfcare,
    make_app: MakeApp,
    screen_text: ScreenText,
    same_screen: SameScreen,
    size: tuple[int, int],
) -> None:
    """What a room may see."""
    add_three(care)
    app = make_app(care, sample=True)
    async with app.run_test(size=size) as pilot:
        await pilot.press("exclamation_mark")
        await pilot.pause()
        same_screen(screen_text(app), f"support/sample_{size[0]}x{size[1]}")


@pytest.mark.parametrize("size", SIZES)
async def test_the_form(
    *,
    care: Selfcare,
    make_app: MakeApp,
    screen_text: ScreenText,
    same_screen: SameScreen,
    size: tuple[int, int],
) -> None:
    """Blank, typed, full, and a taken name."""
    add_three(care)
    shape = f"{size[0]}x{size[1]}"
    app = make_app(care)
    async with app.run_test(size=size) as pilot:
        await pilot.press("exclamation_mark", "a")
        await pilot.pause()
        same_screen(screen_text(app), f"support/form_blank_{shape}")
        await pilot.press(*"Eve", "tab", *"087 1", "tab", *"a laugh", "up")
        await pilot.pause()
        same_screen(screen_text(app), f"support/form_typed_{shape}")
        app.post_message(events.Paste("and so on, " * 30))
        await pilot.pause()
        same_screen(screen_text(app), f"support/form_full_{shape}")
        await pilot.press("up", "ctrl+u", *"ana")
        await pilot.pause()
        same_screen(screen_text(app), f"support/form_taken_{shape}")


async def test_moving(
    care: Selfcare, make_app: MakeApp, screen_text: ScreenText, same_screen: SameScreen
) -> None:
    """While somebody is carried, the keys say how to leave them there."""
    add_three(care)
    app = make_app(care)
    async with app.run_test() as pilot:
        await pilot.press("exclamation_mark", "m", "down")
        await pilot.pause()
        same_screen(screen_text(app), "support/moving_80x24")


async def test_in_ascii(
    care: Selfcare, make_app: MakeApp, screen_text: ScreenText, same_screen: SameScreen
) -> None:
    """With the plainest signs."""
    add_three(care)
    care.set_setting("glyphs", "ascii")
    app = make_app(care)
    async with app.run_test() as pilot:
        await pilot.press("exclamation_mark")
        await pilot.pause()
        same_screen(screen_text(app), "support/three_ascii")
