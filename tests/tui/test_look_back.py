"""Look back by keys and mouse: days, views, and the way to Today."""

from datetime import date, timedelta

import pytest
from textual.css.query import NoMatches

from selfcare.core.views_back import Span
from selfcare.tui.widgets.back_picture import BackView

TODAY = date(2026, 11, 22)


async def test_arrows_walk_days_and_weeks_and_pages_walk_years(care, make_app, look_back):
    """Up and down are days, left and right weeks, PgUp and PgDn years; t comes back."""
    app = make_app(care)
    async with app.run_test() as pilot:
        place = await look_back(app, pilot)
        assert place.day == TODAY
        for key, back in (("up", 1), ("k", 2), ("left", 9), ("h", 16), ("left_square_bracket", 23)):
            await pilot.press(key)
            assert place.day == TODAY - timedelta(days=back)
        for key, back in (("down", 22), ("j", 21), ("right", 14), ("right_square_bracket", 7)):
            await pilot.press(key)
            assert place.day == TODAY - timedelta(days=back)
        await pilot.press("pageup")
        assert place.day == date(2025, 11, 15)
        await pilot.press("pagedown", "pagedown")
        assert place.day == TODAY
        await pilot.press("home")
        assert place.day == date(2026, 10, 26)
        await pilot.press("t")
        assert place.day == TODAY


async def test_no_day_to_come_is_selected(care, make_app, look_back, screen_text):
    """The current day is the last one, and that is said."""
    app = make_app(care)
    async with app.run_test() as pilot:
        place = await look_back(app, pilot)
        await pilot.press("down")
        assert place.day == TODAY
        assert "This is the current day." in screen_text(app)
        await pilot.press("up", "right")
        assert place.day == TODAY


async def test_in_the_month_arrows_go_as_it_is_drawn(care, make_app, look_back):
    """Left and right are days, up and down weeks, pages months; 31 October becomes 30."""
    app = make_app(care)
    async with app.run_test() as pilot:
        place = await look_back(app, pilot)
        await pilot.press("v")
        for key, back in (("left", 1), ("up", 8), ("right", 7), ("down", 0)):
            await pilot.press(key)
            assert place.day == TODAY - timedelta(days=back)
        place.go_to(date(2026, 10, 31))
        await pilot.press("pageup")
        assert place.day == date(2026, 9, 30)


async def test_a_leap_day_has_a_neighbour_a_year_before(care, make_app, look_back):
    """29 February 2024 leads to 28 February 2023."""
    app = make_app(care)
    async with app.run_test() as pilot:
        place = await look_back(app, pilot)
        place.go_to(date(2024, 2, 29))
        await pilot.press("pageup")
        assert place.day == date(2023, 2, 28)


async def test_enter_opens_the_day_in_today(care, make_app, look_back, wait_until, screen_text):
    """With the habit that was looked at selected; L comes back to the same day."""
    app = make_app(care)
    async with app.run_test() as pilot:
        await look_back(app, pilot)
        await pilot.press("f", *"walk", "enter", "up", "up")
        await pilot.press("enter")
        await wait_until(pilot, lambda: app.current_mode == "today")
        await pilot.pause()
        assert app.screen.view.day == date(2026, 11, 20)
        assert app.screen.row.habit.name == "Walk"
        assert "Friday 20 November" in screen_text(app)
        await pilot.press("L")
        await wait_until(pilot, lambda: app.current_mode == "look_back")
        assert app.screen.day == date(2026, 11, 20)


async def test_the_current_day_opens_as_today(care, make_app, look_back, wait_until):
    """Also when Today showed another day before."""
    app = make_app(care)
    async with app.run_test() as pilot:
        await wait_until(pilot, lambda: care.loaded)
        await pilot.press("left", "left")
        await look_back(app, pilot)
        await pilot.press("enter")
        await wait_until(pilot, lambda: app.current_mode == "today")
        await pilot.pause()
        assert app.screen.view.is_today


async def test_v_goes_through_the_views(care, make_app, look_back, wait_until, screen_text):
    """Year, month, lines, weekdays, links, and the year again."""
    app = make_app(care)
    async with app.run_test() as pilot:
        place = await look_back(app, pilot)
        for view in (*list(BackView)[1:], BackView.YEAR):
            await pilot.press("v")
            await pilot.pause()
            assert place._shown.view is view
            assert f"[{view}]" in screen_text(app)
        await wait_until(pilot, lambda: not place._links.running)


async def test_lines_have_a_line_and_a_time(care, make_app, look_back, screen_text):
    """Up and down choose the line, left and right the time; the plot takes no key."""
    app = make_app(care)
    async with app.run_test() as pilot:
        place = await look_back(app, pilot)
        await pilot.press("v", "v")
        await pilot.pause()
        assert "[mood] energy" in screen_text(app)
        assert app.focused is None
        await pilot.press("down", "down", "down", "left", "left", "left")
        await pilot.pause()
        assert "[habits that showed up]" in screen_text(app)
        assert place._shown.span == Span.WEEKS
        await pilot.press("plus", "minus", "up", "right", "pagedown", "right", "right")
        await pilot.pause()
        assert place._shown.span == Span.ALL
        assert "[stress]" in screen_text(app)


async def test_the_plot_is_imported_when_lines_open(care, make_app, look_back):
    """Not before: it brings numpy and a plotting library along."""
    app = make_app(care)
    async with app.run_test() as pilot:
        place = await look_back(app, pilot)
        with pytest.raises(NoMatches):
            place.query_one("LinePlot")
        await pilot.press("v", "v")
        await pilot.pause()
        assert place.query_one("LinePlot").display


async def test_i_says_how_it_is_made(care, make_app, look_back, screen_text):
    """Strength and sleep figures stand there and nowhere else."""
    app = make_app(care)
    async with app.run_test(size=(80, 40)) as pilot:
        await look_back(app, pilot)
        await pilot.press("f", *"sleep", "enter")
        await pilot.pause()
        assert "Sleep Regularity" not in screen_text(app)
        await pilot.press("i")
        await pilot.pause()
        text = screen_text(app)
        assert "Sleep: 0." in text
        assert "nights with two times so far; 5 are needed." in text
        await pilot.press("q")
        await pilot.pause()
        assert len(app.screen_stack) == 1


async def test_a_long_text_scrolls(care, make_app, look_back, wait_until, screen_text):
    """Arrows, pages and ends move it; it never leaves its ends."""
    app = make_app(care)
    async with app.run_test() as pilot:
        place = await look_back(app, pilot)
        await pilot.press("v", "v", "v", "v")
        await wait_until(pilot, lambda: place._links.found is not None)
        await pilot.pause()
        top = screen_text(app)
        await pilot.press("up")
        assert screen_text(app) == top
        await pilot.press("down", "pagedown", "end")
        await pilot.pause()
        last = screen_text(app)
        assert "Fruit and vegetables and mood on the next day." in last
        await pilot.press("down")
        await pilot.pause()
        assert screen_text(app) == last
        await pilot.press("home")
        await pilot.pause()
        assert screen_text(app) == top


async def test_the_mouse_selects_opens_and_turns_pages(care, make_app, look_back, wait_until):
    """A click selects a day, a second one opens it; the views' names can be clicked."""
    app = make_app(care)
    async with app.run_test() as pilot:
        place = await look_back(app, pilot)
        lines = place._page.top
        x = "".join(text for text, _ in lines[2]).index("Nov") + 2
        await pilot.click(offset=(x, 2 + 3))
        await pilot.pause()
        assert place.day == date(2026, 11, 9)
        [(first, _, _)] = [tab for tab in place._page.tabs if tab[2] is BackView.MONTH]
        await pilot.click(offset=(first + 1, 2))
        await pilot.pause()
        assert place._shown.view is BackView.MONTH
        await pilot.click(offset=(4, 2 + 5))
        await pilot.pause()
        assert place.day == date(2026, 11, 9)
        await wait_until(pilot, lambda: app.current_mode == "today")
        assert app.screen.view.day == date(2026, 11, 9)


async def test_undo_shows_its_day(care, make_app, look_back, screen_text):
    """`z` works here too, and the picture follows."""
    app = make_app(care)
    async with app.run_test() as pilot:
        place = await look_back(app, pilot)
        await pilot.press("left", "left")
        await pilot.press("z")
        await pilot.pause()
        assert "Taken back" in screen_text(app)
        assert place.day == TODAY


async def test_an_empty_file_says_so_in_every_view(
    first_day_care, make_app, look_back, wait_until, screen_text
):
    """Kind words, and no crash, where nothing is logged."""
    app = make_app(first_day_care)
    async with app.run_test() as pilot:
        place = await look_back(app, pilot)
        assert "Nothing is logged yet." in screen_text(app)
        await pilot.press("v")
        await pilot.pause()
        assert "Nothing is logged yet." in screen_text(app)
        await pilot.press("v")
        await pilot.pause()
        assert "Mood. Nothing is logged in this time." in screen_text(app)
        await pilot.press("v")
        await pilot.pause()
        assert "Nothing is logged in this time." in screen_text(app)
        await pilot.press("v")
        await wait_until(pilot, lambda: place._links.found is not None)
        await wait_until(pilot, lambda: "Needs 28 more days." in screen_text(app))


async def test_a_log_from_another_window_shows(care, make_app, look_back, wait_until, db_path):
    """The picture is read again; the selected day stays."""
    from selfcare.service import open_selfcare

    app = make_app(care)
    async with app.run_test() as pilot:
        place = await look_back(app, pilot)
        await pilot.press("up")
        day = place.day
        with open_selfcare(db_path, clock=care._clock) as other:
            other.log(other.find("Walk").id, "99", day=day)
        app.look_outside()
        await pilot.pause()
        assert place.day == day
        assert any(line.amount == 99 for line in place._shown.words.lines)
