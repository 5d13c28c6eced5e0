"""Days at Today: walking, coming back, a new day; and the ways in without letters."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Protocol

import pytest
from textual import events

from selfcare.core.model import Status
from selfcare.core.views import Greeting, HabitRow
from selfcare.service import Selfcare
from selfcare.tui.app import SelfcareApp
from selfcare.tui.screens.today import IDLE_SECONDS, Today
from selfcare.tui.widgets.today_regions import HabitList, Ratings, Welcome

MakeApp = Callable[..., SelfcareApp]
ScreenText = Callable[[SelfcareApp], str]
Burst = Callable[[SelfcareApp, str], None]
OpenCare = Callable[[str], Selfcare]


class Turned(Protocol):
    """The clock of these tests."""

    now: datetime


WALK, TALK = "Walk", "Talk with someone"


def row(care: Selfcare, name: str) -> HabitRow:
    """A habit's row today."""
    return next(row for row in care.today_view().rows if row.habit.name == name)


def here(app: SelfcareApp) -> Today:
    """Today, on top."""
    assert isinstance(app.screen, Today)
    return app.screen


def focus(app: SelfcareApp) -> type | None:
    """The kind of region the keys go to."""
    return None if app.focused is None else type(app.focused)


def selected(app: SelfcareApp) -> str:
    """The name of the selected habit."""
    chosen = here(app).row
    assert chosen is not None
    return chosen.habit.name


async def test_yesterdays_walk_and_back_are_three_keys(care: Selfcare, make_app: MakeApp) -> None:
    """Left, Space, right: the same row stays selected on the way."""
    app = make_app(care)
    yesterday = care.today() - timedelta(days=1)
    async with app.run_test() as pilot:
        await pilot.press("j", "left", "space", "right")
        assert selected(app) == WALK
        assert here(app).view.is_today
        walked = next(r for r in care.today_view(yesterday).rows if r.habit.name == WALK)
        assert walked.amount == 12


async def test_days_to_come_are_out_of_reach(
    care: Selfcare, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """Right on the current day stays there and says why; t comes back from anywhere."""
    app = make_app(care)
    async with app.run_test() as pilot:
        await pilot.press("right")
        assert here(app).view.is_today
        await pilot.press(*["h"] * 9, "t")
        assert here(app).view.is_today
        await pilot.press("left_square_bracket", "escape")
        assert here(app).view.is_today


async def test_a_day_off_is_one_key(
    care: Selfcare, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """`o` sets aside what is still open, and again takes it back."""
    app = make_app(care)
    async with app.run_test() as pilot:
        await pilot.press("o")
        assert row(care, TALK).status is Status.PAUSED
        assert "a day off" in screen_text(app)
        await pilot.press("o")
        assert row(care, TALK).status is Status.UNLOGGED


async def test_that_is_all_counts_open_lines(
    care: Selfcare, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """`c` closes the day and says how many lines count as none."""
    app = make_app(care)
    async with app.run_test() as pilot:
        await pilot.press("c")
        assert "That's all for Sunday. 1 open line counts as none." in screen_text(app)
        assert row(care, TALK).status is Status.NONE


async def test_coming_back_is_one_key(
    open_care: OpenCare, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """After five weeks Enter starts from today; the keys then go to the list."""
    care = open_care("five weeks")
    app = make_app(care)
    async with app.run_test() as pilot:
        assert focus(app) is Welcome
        await pilot.press("enter")
        assert care.today_view().greeting is not Greeting.WELCOME_BACK
        assert "Welcome back" not in screen_text(app)
        assert focus(app) is HabitList
        await pilot.press("space")
        assert row(care, "Sit quietly").amount == 5


async def test_the_second_choice_sets_the_days_aside(
    open_care: OpenCare, make_app: MakeApp
) -> None:
    """Down, Enter pauses the gap for every habit; z takes it back."""
    care = open_care("five weeks")
    app = make_app(care)
    day = care.today() - timedelta(days=10)
    async with app.run_test() as pilot:
        await pilot.press("down", "enter")
        assert care.today_view(day).rows[0].status is Status.PAUSED
        await pilot.press("z")
        assert care.today_view(day).rows[0].status is Status.UNLOGGED


async def test_the_third_choice_goes_to_the_last_open_day(
    open_care: OpenCare, make_app: MakeApp
) -> None:
    """Down, down, Enter shows yesterday with the keys in the list; Esc comes back any time."""
    care = open_care("five weeks")
    app = make_app(care)
    async with app.run_test() as pilot:
        await pilot.press("down", "down", "enter")
        assert here(app).view.day == care.today() - timedelta(days=1)
        await pilot.press("space", "left")
        assert here(app).view.day == care.today() - timedelta(days=2)
        await pilot.press("escape")
        assert here(app).view.is_today


async def test_the_panel_steps_aside_when_anything_is_logged(
    open_care: OpenCare, make_app: MakeApp, burst: Burst
) -> None:
    """Every other key works at once while the panel stands there."""
    care = open_care("five weeks")
    app = make_app(care)
    async with app.run_test() as pilot:
        burst(app, "v")
        await pilot.pause()
        assert row(care, "Sit quietly").amount == 1
        assert here(app).view.greeting is not Greeting.WELCOME_BACK


async def test_tab_goes_from_the_panel_to_the_list(
    open_care: OpenCare, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """Tab moves the selection sign from the choices to the habits."""
    care = open_care("five weeks")
    app = make_app(care)
    async with app.run_test() as pilot:
        assert " ▌ Start from today" in screen_text(app)
        await pilot.press("tab")
        assert focus(app) is HabitList
        assert " ▌ · Sit quietly" in screen_text(app)
        assert " ▌ Start" not in screen_text(app)


async def test_a_short_gap_is_filled_in_with_f(
    open_care: OpenCare, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """`f` goes to the last open day while the line shows."""
    care = open_care("four days")
    app = make_app(care)
    async with app.run_test() as pilot:
        assert "are open. f fills them in, or leave them." in screen_text(app)
        await pilot.press("f")
        assert here(app).view.day == care.today() - timedelta(days=1)


async def test_a_full_evening_without_latin_letters(
    first_day_care: Selfcare, make_app: MakeApp
) -> None:
    """Arrows, Enter, Space, Tab, Backspace, Esc and digits are enough for a whole day."""
    care = first_day_care
    app = make_app(care)
    async with app.run_test() as pilot:
        await pilot.press("tab")
        assert focus(app) is Ratings
        await pilot.press("enter", "7", "5", "3")
        assert focus(app) is HabitList
        await pilot.press("space", "2", "0", "enter", "7", "4", "0", "enter", "backspace")
        await pilot.press("left", "space", "right", "plus", "minus")
        checkin = care.today_view().checkin
        assert (checkin.mood, checkin.energy, checkin.stress) == (7, 5, 3)
        assert row(care, WALK).amount == 20
        assert row(care, "Sleep").amount == pytest.approx(7 + 2 / 3)
        await pilot.press("shift+tab", "right", "enter")
        assert app.current_mode == "week"


async def test_letters_of_another_script_are_commands(
    first_day_care: Selfcare, make_app: MakeApp, burst: Burst
) -> None:
    """On a Russian or Greek keyboard `ь 7 5 3` rates and `м` logs the smallest version."""
    app = make_app(first_day_care)
    async with app.run_test() as pilot:
        burst(app, "ь753м")
        await pilot.pause()
        assert first_day_care.today_view().checkin.stress == 3
        assert row(first_day_care, "Sit quietly").amount == 1
        burst(app, "ω")
        await pilot.pause()
        assert row(first_day_care, WALK).amount == 5


async def test_caps_lock_changes_nothing(care: Selfcare, make_app: MakeApp, burst: Burst) -> None:
    """With Caps Lock on, letters go to places; no letter acts."""
    before = care.newest_change()
    app = make_app(care)
    async with app.run_test() as pilot:
        burst(app, "VROZCD")
        await pilot.pause()
        assert care.newest_change() == before


async def test_light_days_ask_for_mood_alone(
    care: Selfcare, make_app: MakeApp, screen_text: ScreenText, burst: Burst
) -> None:
    """`d` makes the days light: one number, and it is a full check-in."""
    app = make_app(care)
    async with app.run_test() as pilot:
        await pilot.press("d")
        assert "light days" in screen_text(app)
        assert "Energy" not in screen_text(app)
        burst(app, "m4")
        await pilot.pause()
        assert not here(app).capturing
        assert care.today_view().checkin.mood == 4


async def test_a_new_day_waits_for_typing_to_end(
    care: Selfcare, clock: Turned, make_app: MakeApp, screen_text: ScreenText, burst: Burst
) -> None:
    """Past the day start nothing moves while a field is open; it says so; idle, it moves on."""
    app = make_app(care)
    async with app.run_test() as pilot:
        burst(app, "j2")
        await pilot.pause()
        clock.now = datetime.fromisoformat("2026-11-23T04:01:00+01:00")
        later = here(app)._last_key + IDLE_SECONDS
        here(app).look_at_clock(later)
        assert "It is Monday now. t goes there; your typing stays." in screen_text(app)
        assert "2_" in screen_text(app)
        await pilot.press("0", "enter")
        sunday = care.today() - timedelta(days=1)
        assert next(r for r in care.today_view(sunday).rows if r.habit.name == WALK).amount == 32


async def test_a_new_day_comes_when_nobody_is_there(
    care: Selfcare, clock: Turned, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """The screen moves on at the next idle minute and not before."""
    app = make_app(care)
    async with app.run_test() as pilot:
        await pilot.press("j")
        clock.now = datetime.fromisoformat("2026-11-23T04:01:00+01:00")
        here(app).look_at_clock(here(app)._last_key + IDLE_SECONDS - 1)
        assert "Sunday 22 November" in screen_text(app)
        here(app).look_at_clock(here(app)._last_key + IDLE_SECONDS)
        await pilot.pause()
        assert "Monday 23 November" in screen_text(app)
        assert "It is Monday now." in screen_text(app)
        assert selected(app) == WALK


async def test_after_midnight_the_day_says_until_when(
    care: Selfcare, clock: Turned, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """At 01:30 a log belongs to the day that began before midnight."""
    clock.now = datetime.fromisoformat("2026-11-23T01:30:00+01:00")
    app = make_app(care)
    async with app.run_test():
        assert "Sunday 22 November, until 04:00" in screen_text(app)


async def test_the_mouse_selects_rates_and_chooses(care: Selfcare, make_app: MakeApp) -> None:
    """Clicks do what keys do; nothing needs them."""
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.click(HabitList, offset=(8, 4))
        assert selected(app) == "Sleep"
        await pilot.click(Ratings, offset=(30, 0))
        assert here(app).capturing
        await pilot.press("escape")
        await pilot.click("KeyLine", offset=(3, 0))
        assert row(care, "Sleep").amount == pytest.approx(2 * (7 + 2 / 3), abs=0.02)
        await pilot.click("PlaceBar", offset=(22, 0))
        assert app.current_mode == "week"


async def test_the_wheel_moves_the_selection(care: Selfcare, make_app: MakeApp) -> None:
    """The list never scrolls away from its selected row."""
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        habits = here(app).query_one(HabitList)
        habits.post_message(
            events.MouseScrollDown(habits, 5, 5, 0, 1, 0, False, False, False, 5, 5)
        )
        await pilot.pause()
        assert selected(app) == WALK


async def test_the_keys_are_in_the_list_once_the_panel_is_gone(
    open_care: OpenCare, make_app: MakeApp, burst: Burst
) -> None:
    """No focus stays behind on a panel that nobody sees."""
    app = make_app(open_care("five weeks"))
    async with app.run_test() as pilot:
        burst(app, "m5")
        await pilot.press("escape")
        await pilot.pause()
        assert focus(app) is HabitList
