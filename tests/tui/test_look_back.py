"""Look back by keys and mouse: days, views, and the way to Today."""

from datetime import date, timedelta

import pytest

TODAY = date(2026, 11, 22)


async def test_arrows_walk_days_and_weeks_and_pages_walk_years(care, make_app, press):
    """Up and down are days, left and right weeks, PgUp and PgDn years; t comes back."""
    app = make_app(care)
    async with app.run_test() as pilot:
        await press(pilot, "L")
        place = app.screen
        assert place.day == TODAY
        for key, back in (("up", 1), ("k", 2), ("left", 9), ("h", 16), ("left_square_bracket", 23)):
            await press(pilot, key)
            assert place.day == TODAY - timedelta(days=back)
        for key, back in (("down", 22), ("j", 21), ("right", 14), ("right_square_bracket", 7)):
            await press(pilot, key)
            assert place.day == TODAY - timedelta(days=back)
        await press(pilot, "pageup")
        assert place.day == date(2025, 11, 15)
        await press(pilot, "pagedown", "pagedown")
        assert place.day == TODAY
        await press(pilot, "home")
        assert place.day == date(2026, 10, 26)
        await press(pilot, "t")
        assert place.day == TODAY


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (40, 10)])
async def test_every_view_opens(care, make_app, press, wait_until, size):
    """V goes through the five of them and comes back to the year."""
    app = make_app(care)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "L", "v", "v", "v", "v")
        place = app.screen
        await wait_until(pilot, lambda: place._links.found is not None)
        await press(pilot, "v")
        assert place.focused is place.query_one("#heatmap")
