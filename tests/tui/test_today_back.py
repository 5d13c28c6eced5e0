"""Coming back in the app: what each way says before it is taken, and what holds after it."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot

from selfcare.core.model import Status
from selfcare.core.views import Greeting
from selfcare.service import Selfcare, open_selfcare
from selfcare.tui.app import SelfcareApp
from selfcare.tui.screens.today import Today
from selfcare.tui.widgets.today_regions import HabitList, Welcome
from tests.tui.today_files import (
    SUNDAY,
    Turned,
    away,
)

MakeApp = Callable[..., SelfcareApp]
ScreenText = Callable[[SelfcareApp], str]
WaitUntil = Callable[[Pilot[None], Callable[[], object]], Awaitable[None]]
OpenCare = Callable[[str], Selfcare]
SIZES = {"80x24": (80, 24), "120x36": (120, 36), "40x10": (40, 10)}


def here(app: SelfcareApp) -> Today:
    """Today, on top."""
    assert isinstance(app.screen, Today)
    return app.screen


def focus(app: SelfcareApp) -> type | None:
    """The kind of region the keys go to."""
    return None if app.focused is None else type(app.focused)


def run_of(care: Selfcare, habit_id: int) -> int:
    """A habit's run today."""
    run = next(row.run for row in care.today_view().rows if row.habit.id == habit_id)
    assert run is not None
    return run.current


def words(text: str) -> str:
    """The screen's words in one line."""
    return " ".join(text.split())


@pytest.fixture
def back(open_care: OpenCare, clock: Turned) -> Selfcare:
    """Nine weeks, then five without a word."""
    care = open_care("new")
    away(care, clock)
    return care


@pytest.mark.parametrize("size", SIZES)
async def test_every_choice_says_its_effect_before_it_is_taken(
    *, size: str, back: Selfcare, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """Moving over the choices says what each does to the longest run, also in a tiny window."""
    app = make_app(back)
    async with app.run_test(size=SIZES[size]) as pilot:
        said = []
        for _ in range(3):
            said.append(words(screen_text(app)))
            await pilot.press("down")
    assert "Sit quietly: new run, best 9 weeks" in said[0]
    carries = "9 weeks carry on" if size != "80x24" else "the run of 9 weeks carries on"
    assert f"Sit quietly: {carries}" in said[1]
    assert "Sit quietly: up to 14 weeks" in said[2]


async def test_one_key_is_back_to_a_clean_state(
    back: Selfcare, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """Enter: no panel, nothing counted against anybody, explain tells of the quiet days; z, y."""
    app = make_app(back)
    newest = back.newest_change()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        assert focus(app) is HabitList
        assert "Welcome back" not in screen_text(app)
        assert back.newest_change() == newest
        for days in range(1, 35):
            for row in back.today_view(SUNDAY - timedelta(days=days)).rows:
                assert row.status in {Status.UNLOGGED, Status.NOT_DUE}
        told = back.explanation(back.find("Pills").id, 0)
        assert "best stays 63 days" in told.summary.casefold()
        await pilot.press("z")
        assert "Taken back: Start from today. y does it again." in screen_text(app)
        assert focus(app) is Welcome
        await pilot.press("y")
        assert "Welcome back" not in screen_text(app)
        assert back.newest_change() == newest


async def test_setting_aside_is_clean_and_told(
    back: Selfcare, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """Down, Enter: the runs stand as they stood, explain says paused, z brings the panel back."""
    app = make_app(back)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("down", "enter")
        assert "34 days off for every habit; runs carry on." in words(screen_text(app))
        pills = back.find("Pills").id
        assert run_of(back, pills) == 63
        reasons = [unit.reason for unit in back.explanation(pills, 0).units]
        assert sum("paused" in reason for reason in reasons) == 34
        await pilot.press("z")
        assert here(app).view.is_today
        assert here(app).view.greeting is Greeting.WELCOME_BACK
        assert focus(app) is Welcome
        await pilot.press("y")
        assert here(app).view.greeting is Greeting.NOTHING


async def test_filling_in_joins_the_run(
    back: Selfcare, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """Down, down, Enter: each day that is filled in is kept, and each is one undo."""
    app = make_app(back)
    pills = back.find("Pills").id
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("down", "down", "enter", "j", "j")
        for _ in range(34):
            await pilot.press("space", "left")
        await pilot.press("escape")
        assert here(app).view.is_today
        assert run_of(back, pills) == 97
        assert all("quiet" not in unit.reason for unit in back.explanation(pills, 0).units)
        await pilot.press("z")
        assert run_of(back, pills) == 96


async def test_nothing_is_gone_and_nothing_is_red(back: Selfcare, make_app: MakeApp) -> None:
    """Under the panel every cell is in the theme's own quiet colours."""
    app = make_app(back)
    entries = len(back.entries())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("down", "enter")
        for strip in app.screen._compositor.render_strips():
            for segment in strip:
                colour = segment.style.color if segment.style else None
                if colour is not None and colour.triplet is not None:
                    red, green, blue = colour.triplet
                    assert red <= 1.6 * max(green, blue)
    assert len(back.entries()) == entries


async def test_the_first_frame_keeps_the_place_of_what_comes(
    back: Selfcare, db_path: Path, clock: Turned, screen_text: ScreenText, wait_until: WaitUntil
) -> None:
    """Before the history is read nothing is said of runs; when it is, no line moves."""
    back.close()
    with open_selfcare(db_path, clock=clock) as fresh:
        app = SelfcareApp(fresh)
        async with app.run_test(size=(80, 24)) as pilot:
            early = screen_text(app).splitlines()
            assert not fresh.loaded or here(app).view.ways is not None
            await wait_until(pilot, lambda: here(app).view.ways is not None)
            await pilot.pause()
            late = screen_text(app).splitlines()
    assert "runs carry on" in late[8]
    assert "Sit quietly: new run, best 9 weeks stays." in late[11]
    assert [line[:20] for line in early[12:]] == [line[:20] for line in late[12:]]
