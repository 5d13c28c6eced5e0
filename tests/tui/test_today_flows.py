"""Ratings, answers and amounts at Today, key by key, on a real file."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

import pytest

from selfcare.core.model import Status
from selfcare.core.views import HabitRow
from selfcare.service import Selfcare
from selfcare.tui.app import SelfcareApp
from selfcare.tui.screens.today import Today
from selfcare.tui.screens.today_typing import HARD

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


async def test_three_ratings_take_four_keys(
    first_day_care: Selfcare, make_app: MakeApp, screen_text: ScreenText, burst: Burst
) -> None:
    """`m 7 5 3` in one write rates mood, energy and stress, as one change."""
    app = make_app(first_day_care)
    async with app.run_test() as pilot:
        burst(app, "m753")
        await pilot.pause()
        checkin = first_day_care.today_view().checkin
        assert (checkin.mood, checkin.energy, checkin.stress) == (7, 5, 3)
        assert "Mood 7, energy 5, stress 3 today. z takes it back." in screen_text(app)
        await pilot.press("z")
        assert first_day_care.today_view().checkin.mood is None


async def test_a_one_waits_for_a_nought(
    first_day_care: Selfcare, make_app: MakeApp, burst: Burst
) -> None:
    """`m 1 0` is ten; `1` and then `4` is one and four."""
    app = make_app(first_day_care)
    async with app.run_test() as pilot:
        burst(app, "m1014")
        await pilot.pause()
        checkin = first_day_care.today_view().checkin
        assert (checkin.mood, checkin.energy, checkin.stress) == (10, 1, 4)


async def test_arrows_rate_without_digits_and_are_one_change(
    first_day_care: Selfcare, make_app: MakeApp
) -> None:
    """Ten arrows on a scale are one act, so that z takes all of them back."""
    app = make_app(first_day_care)
    async with app.run_test() as pilot:
        await pilot.press("m", *["right"] * 3, "left", "enter", "escape")
        assert first_day_care.today_view().checkin.mood == 6
        await pilot.press("z")
        assert first_day_care.today_view().checkin.mood is None


async def test_a_hard_check_in_gets_one_line(
    first_day_care: Selfcare, make_app: MakeApp, screen_text: ScreenText, burst: Burst
) -> None:
    """High stress or a low mood: what helps stands in the message line."""
    app = make_app(first_day_care)
    async with app.run_test() as pilot:
        burst(app, "s8")
        await pilot.pause()
        assert HARD in screen_text(app)
        burst(app, "s3")
        await pilot.pause()
        assert HARD not in screen_text(app)
        burst(app, "m3")
        await pilot.press("escape")
        assert HARD in screen_text(app)


async def test_a_key_that_closes_the_rating_still_acts(
    first_day_care: Selfcare, make_app: MakeApp, burst: Burst
) -> None:
    """`m 7` and then `v`: the rating is kept and the smallest version logged."""
    app = make_app(first_day_care)
    async with app.run_test() as pilot:
        burst(app, "m7v")
        await pilot.pause()
        assert first_day_care.today_view().checkin.mood == 7
        assert row(first_day_care, "Sit quietly").amount == 1


async def test_one_key_answers_move_to_the_next_row(
    first_day_care: Selfcare, make_app: MakeApp, burst: Burst
) -> None:
    """Space, v and - answer a row with one key each and go on; + stays."""
    app = make_app(first_day_care)
    async with app.run_test() as pilot:
        burst(app, " v")
        await pilot.pause()
        assert row(first_day_care, "Sit quietly").amount == 5
        assert row(first_day_care, WALK).amount == 5
        await pilot.press("down", "minus")
        assert row(first_day_care, TALK).status is Status.NONE
        assert selected(app) == "Fruit and vegetables"
        await pilot.press("plus", "plus")
        assert row(first_day_care, "Fruit and vegetables").amount == 2
        assert selected(app) == "Fruit and vegetables"


async def test_move_on_can_be_switched_off(first_day_care: Selfcare, make_app: MakeApp) -> None:
    """With move_on off the row stays."""
    first_day_care.set_setting("move_on", "off")
    app = make_app(first_day_care)
    async with app.run_test() as pilot:
        await pilot.press("space")
        assert selected(app) == "Sit quietly"


async def test_another_amount_takes_three_keys_and_says_the_sum(
    care: Selfcare, make_app: MakeApp, screen_text: ScreenText, burst: Burst
) -> None:
    """`2 0 Enter` adds to the day; the sum is echoed; z and y name what they do."""
    app = make_app(care)
    async with app.run_test() as pilot:
        burst(app, "j20~")
        await pilot.pause()
        assert row(care, WALK).amount == 32
        assert "Walk: 12 + 20 = 32 min today. z takes it back." in screen_text(app)
        await pilot.press("z")
        assert "Taken back: Walk, 20 min on Sunday 22 November. y does it" in screen_text(app)
        await pilot.press("y")
        assert row(care, WALK).amount == 32


async def test_an_equals_sign_sets(care: Selfcare, make_app: MakeApp, burst: Burst) -> None:
    """`= 3 5 Enter` makes the day 35 minutes in all."""
    app = make_app(care)
    async with app.run_test() as pilot:
        burst(app, "j=35~")
        await pilot.pause()
        assert row(care, WALK).amount == 35


async def test_a_night_typed_in_one_burst_arrives_whole(
    first_day_care: Selfcare, make_app: MakeApp, burst: Burst
) -> None:
    """`2310 650` Enter, the first digit of which opens the field, loses nothing."""
    app = make_app(first_day_care)
    async with app.run_test() as pilot:
        burst(app, "jj2310 650~")
        await pilot.pause()
        assert row(first_day_care, "Sleep").amount == pytest.approx(7 + 2 / 3)


async def test_an_amount_that_cannot_be_read_stays_typed(
    care: Selfcare, make_app: MakeApp, screen_text: ScreenText, burst: Burst
) -> None:
    """An error is one sentence in the message line; the typed text is kept for mending."""
    app = make_app(care)
    async with app.run_test() as pilot:
        burst(app, "j3-~")
        await pilot.pause()
        assert "3-_" in screen_text(app)
        assert row(care, WALK).amount == 12
        await pilot.press("backspace", "enter")
        assert row(care, WALK).amount == 15


async def test_leaving_an_amount_logs_nothing(
    care: Selfcare, make_app: MakeApp, screen_text: ScreenText, burst: Burst
) -> None:
    """Esc leaves; an arrow leaves too and says that nothing was logged."""
    app = make_app(care)
    async with app.run_test() as pilot:
        burst(app, "j20")
        await pilot.press("escape")
        assert row(care, WALK).amount == 12
        burst(app, "20")
        await pilot.press("up")
        assert row(care, WALK).amount == 12
        assert "20 is not logged. Enter saves an amount." in screen_text(app)
        assert selected(app) == "Sit quietly"
