"""The first run, whole."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.app import App

from selfcare.core.plan import DaysPerPeriod, Period
from selfcare.service import Selfcare, open_selfcare
from selfcare.tui.app import SelfcareApp

MakeApp = Callable[..., SelfcareApp]
ScreenText = Callable[[App[None]], str]


@pytest.fixture
def new_care(clock: Any) -> Iterator[Selfcare]:
    """A file of somebody who has just begun, where it would really lie."""
    path = Path.home() / ".local" / "share" / "selfcare" / "selfcare.db"
    path.parent.mkdir(parents=True)
    with open_selfcare(path, clock=clock) as service:
        yield service


async def test_a_newcomer_logs_a_first_habit_in_eight_keys(
    new_care: Selfcare, make_app: MakeApp
) -> None:
    """Two picks, the country left open, and the first amount: nothing needs explaining twice."""
    app = make_app(new_care)
    async with app.run_test() as pilot:
        await pilot.press("space", "down", "space", "enter", "enter", "space")
        assert [habit.name for habit in new_care.habits()] == ["Sit quietly", "Walk"]
        assert not new_care.first_run
        assert new_care.setting("region") == "none"
        [entry] = new_care.entries()
        assert (entry.name, entry.entry.amount) == ("Sit quietly", 5)


async def test_start_values_not_the_full_plan(new_care: Selfcare, make_app: MakeApp) -> None:
    """A newcomer gets the start plan; the full one comes later."""
    app = make_app(new_care)
    async with app.run_test() as pilot:
        await pilot.press("space", "enter", "enter")
        [habit] = new_care.habits()
        assert habit.rules[0].plan == DaysPerPeriod(3, Period.WEEK)


async def test_the_country_is_kept(new_care: Selfcare, make_app: MakeApp) -> None:
    app = make_app(new_care)
    async with app.run_test() as pilot:
        await pilot.press("space", "enter", *"irel", "enter")
        assert new_care.setting("region") == "IE"


async def test_escape_skips_all_of_it(new_care: Selfcare, make_app: MakeApp) -> None:
    app = make_app(new_care)
    async with app.run_test() as pilot:
        await pilot.press("space", "escape")
        await pilot.pause()
        assert new_care.habits() == ()
        assert not new_care.first_run
        assert len(app.screen_stack) == 1


async def test_escape_at_the_country_keeps_what_was_picked(
    new_care: Selfcare, make_app: MakeApp
) -> None:
    app = make_app(new_care)
    async with app.run_test() as pilot:
        await pilot.press("space", "enter", *"fr", "escape")
        assert [habit.name for habit in new_care.habits()] == ["Sit quietly"]
        assert new_care.setting("region") == "none"


async def test_enter_with_nothing_picked_asks_once(
    new_care: Selfcare, make_app: MakeApp, screen_text: ScreenText
) -> None:
    app = make_app(new_care)
    async with app.run_test() as pilot:
        await pilot.press("enter")
        await pilot.pause()
        assert "Nothing is picked yet." in screen_text(app)
        await pilot.press("enter", "enter")
        assert not new_care.first_run
        assert new_care.habits() == ()


async def test_backspace_goes_back_to_the_habits(new_care: Selfcare, make_app: MakeApp) -> None:
    app = make_app(new_care)
    async with app.run_test() as pilot:
        await pilot.press("space", "enter", "x", "backspace", "backspace", "down", "space")
        await pilot.press("enter", "enter")
        assert len(new_care.habits()) == 2


async def test_one_act_that_can_be_taken_back(new_care: Selfcare, make_app: MakeApp) -> None:
    app = make_app(new_care)
    async with app.run_test() as pilot:
        await pilot.press("space", "down", "space", "enter", "enter", "z")
        assert new_care.habits() == ()


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (40, 10)])
async def test_it_looks_like_this(
    new_care: Selfcare,
    make_app: MakeApp,
    screen_text: ScreenText,
    same_screen: Callable[[str, str], None],
    size: tuple[int, int],
) -> None:
    """One screen at 80x24, usable at 40x10."""
    app = make_app(new_care)
    name = f"first_run/%s_{size[0]}x{size[1]}"
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        same_screen(screen_text(app), name % "habits")
        await pilot.press("space", "enter", "i")
        await pilot.pause()
        same_screen(screen_text(app), name % "country")
