"""The quiet lines in the app: what they look like, and what their keys do."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from selfcare.core.offers import STRETCH, STRETCH_HARD, Offer
from selfcare.service import Selfcare
from selfcare.tui.app import SelfcareApp
from selfcare.tui.screens.today import Today
from tests.tui.today_files import (
    HOSTILE,
    MONDAY,
    SUNDAY,
    Turned,
    away,
    hard_days,
    harder_days,
    started,
)

MakeApp = Callable[..., SelfcareApp]
ScreenText = Callable[[SelfcareApp], str]
OpenCare = Callable[[str], Selfcare]
SameScreen = Callable[[str, str], None]
Burst = Callable[[SelfcareApp, str], None]
SIZES = {"80x24": (80, 24), "120x36": (120, 36), "40x10": (40, 10)}


STATES: dict[str, tuple[Callable[[Selfcare, Turned], object], tuple[str, ...]]] = {
    "back_start": (away, ()),
    "back_aside": (away, ("down",)),
    "back_fill": (away, ("down", "down")),
    "back_started": (away, ("enter",)),
    "back_set_aside": (away, ("down", "enter")),
    "back_filling": (away, ("down", "down", "enter")),
    "short_gap_runs": (lambda care, clock: away(care, clock, 4), ()),
    "full_plan": (lambda care, clock: started(care, clock, (5, 5, 5, 5)), ()),
    "full_plan_taken": (lambda care, clock: started(care, clock, (5, 5, 5, 5)), ("f",)),
    "light_offer": (lambda care, clock: started(care, clock, (6, 4, 2)), ()),
    "light_taken": (lambda care, clock: started(care, clock, (6, 4, 2)), ("d", "space")),
    "hard_days": (hard_days, ("m", "1", "enter", "escape")),
    "hard_days_better": (harder_days, ("m", "5", "escape")),
    "if_then": (lambda care, clock: started(care, clock, (3, 3, 3, 3)), ("down",)),
}
"""For each state the file and the keys that lead there."""


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", STATES)
async def test_each_state_looks_as_agreed(
    *,
    name: str,
    size: str,
    open_care: OpenCare,
    clock: Turned,
    make_app: MakeApp,
    screen_text: ScreenText,
    same_screen: SameScreen,
) -> None:
    """Each way back before and after it is taken, and each quiet line, cell by cell."""
    write, keys = STATES[name]
    care = open_care("new")
    care.finish_first_run(None)
    write(care, clock)
    app = make_app(care)
    async with app.run_test(size=SIZES[size]) as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        text = screen_text(app)
    lines = text.splitlines()
    columns, rows = SIZES[size]
    assert len(lines) == rows
    assert max(map(len, lines)) <= columns
    same_screen(text, f"today/{name}_{size}")


def here(app: SelfcareApp) -> Today:
    """Today, on top."""
    assert isinstance(app.screen, Today)
    return app.screen


@pytest.mark.parametrize("keys", ["f", "а", "φ"])
async def test_f_raises_the_plan_and_z_takes_it_back(
    *, keys: str, open_care: OpenCare, clock: Turned, make_app: MakeApp, burst: Burst
) -> None:
    """While the line stands `f` is one undoable edit, on any keyboard; then it is free again."""
    care = open_care("new")
    walk = started(care, clock, (5, 5, 5, 5))
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        burst(app, keys)
        await pilot.pause()
        assert care.habit(walk).rule_on(SUNDAY).plan == care.habit(walk).rules[-1].plan
        assert len(care.habit(walk).rules) == 2
        newest = care.newest_change()
        burst(app, keys)
        await pilot.pause()
        assert care.newest_change() == newest
        await pilot.press("z")
        assert len(care.habit(walk).rules) == 1


async def test_the_offer_can_be_taken_by_name(
    open_care: OpenCare, clock: Turned, make_app: MakeApp
) -> None:
    """The palette takes it too, without a letter key."""
    care = open_care("new")
    walk = started(care, clock, (5, 5, 5, 5))
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("colon", *"take", "enter")
        await pilot.pause()
        assert len(care.habit(walk).rules) == 2


async def test_an_offer_that_is_left_is_gone_tomorrow(
    open_care: OpenCare, clock: Turned, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """It stands for the day on which it was seen, and is never said again."""
    care = open_care("new")
    walk = started(care, clock, (5, 5, 5, 5))
    for day in (0, 1):
        clock.now += timedelta(days=day)
        care.log(walk, "10")
        app = make_app(care)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("escape")
            assert ("four kept weeks" in screen_text(app)) == (day == 0)


async def test_what_was_not_seen_is_not_kept(
    open_care: OpenCare, clock: Turned, make_app: MakeApp
) -> None:
    """An offer under another message has not been made yet."""
    care = open_care("new")
    started(care, clock, (6, 4, 2))
    app = make_app(care)
    care.toggle_light()
    async with app.run_test(size=(80, 24)):
        assert here(app).view.quiet is None
    care.toggle_light()
    assert care.today_view().quiet is not None
    assert "light_offered" not in care._store.settings()


async def test_space_logs_the_smallest_version_on_light_days(
    open_care: OpenCare, clock: Turned, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """One number and small steps: Space is small, a night stays what it was, d ends it."""
    care = open_care("new")
    started(care, clock, (6, 4, 2))
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("d", "space")
        assert "Energy" not in screen_text(app)
        assert "Sit quietly: 1 min, the small version. It counts." in screen_text(app)
        await pilot.press("down", "space")
        sleep = next(row for row in care.today_view().rows if row.habit.name == "Sleep")
        assert sleep.amount == sleep.usual
        await pilot.press("m", "4")
        assert care.today_view().checkin.mood == 4
        assert not here(app).capturing
        await pilot.press("d")
        assert "Energy" in screen_text(app)


async def test_people_who_listen_are_named_once_in_seven_days(
    open_care: OpenCare, clock: Turned, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """After the check-in one line, never a sheet; the next check-ins have their usual line."""
    care = open_care("new")
    walk = hard_days(care, clock)
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("m", "2", "enter", "escape")
        assert STRETCH_HARD in screen_text(app)
        assert isinstance(app.screen, Today)
        await pilot.press("p")
        assert "Three slow" in screen_text(app) or not isinstance(app.screen, Today)
        await pilot.press("escape")
        await pilot.press("m", "1", "enter", "escape")
        assert STRETCH_HARD not in screen_text(app)
        clock.now += timedelta(days=7)
        care.log(walk, "10")
        for days in (2, 1):
            care.rate(clock.now.date() - timedelta(days=days), mood=1)
        await pilot.press("t", "m", "1", "enter", "escape")
        assert STRETCH_HARD in screen_text(app)


async def test_a_better_number_on_hard_days_has_its_own_line(
    open_care: OpenCare, clock: Turned, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """Three low days and a five today: people are named, the slow minutes are not pushed."""
    care = open_care("new")
    harder_days(care, clock)
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("m", "5", "escape")
        assert STRETCH in screen_text(app)


async def test_sample_data_is_nobody(
    open_care: OpenCare, clock: Turned, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """On sample data the line about people is never said, and nothing of it is kept."""
    care = open_care("new")
    hard_days(care, clock)
    app = make_app(care, sample=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("m", "1", "enter", "escape")
        assert "hard days" not in screen_text(app)
    assert "quiet_until" not in care._store.settings()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("weeks", [(5, 5, 5, 5), None])
async def test_hostile_names_stay_inside_their_line(
    *,
    size: str,
    weeks: tuple[int, ...] | None,
    open_care: OpenCare,
    clock: Turned,
    make_app: MakeApp,
    screen_text: ScreenText,
) -> None:
    """A name of 200 odd characters is cut in the offer, in the panel and in the short gap."""
    care = open_care("new")
    if weeks is None:
        away(care, clock, 34, HOSTILE)
    else:
        started(care, clock, weeks, HOSTILE)
    app = make_app(care)
    async with app.run_test(size=SIZES[size]) as pilot:
        for key in ("down", "down", "up"):
            text = screen_text(app)
            assert "\x1b" not in text
            assert "\u202e" not in text
            assert len(text.splitlines()) == SIZES[size][1]
            await pilot.press(key)
        assert app.is_running


async def test_two_offers_never_stand_together(
    open_care: OpenCare, clock: Turned, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """Fading days come before a full plan, and one line is on screen."""
    care = open_care("new")
    walk = started(care, clock, (5, 5, 5, 5))
    for day in (0, 1, 2, 3, 4):
        care.log(care.find("Talk").id, "1", MONDAY - timedelta(weeks=3, days=-day))
    for day in (5, 6):
        care.log(walk, "20", MONDAY - timedelta(weeks=3, days=-day))
    care.log(walk, "20", MONDAY - timedelta(weeks=2, days=-5))
    quiet = care.today_view().quiet
    assert quiet is not None
    assert quiet.offer is Offer.LIGHT_DAYS
    app = make_app(care)
    async with app.run_test(size=(80, 24)):
        text = screen_text(app)
        assert "Fewer questions" in text
        assert "four kept weeks" not in text
