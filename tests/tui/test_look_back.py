"""Look back by keys and mouse: days, views, and the way to Today."""

from datetime import date, timedelta

import pytest

from selfcare.core.views_back import BackView, Span
from selfcare.diary import logbook, open_diary

TODAY = date(2026, 11, 22)


def shown_view(place) -> str:
    """The filled word of the line of views."""
    drawn = place.query_one("#views").render()
    [chosen] = {
        drawn.plain[span.start : span.end].strip()
        for span in drawn.spans
        if "reverse" in str(span.style)
    }
    return str(chosen)


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


async def test_no_day_to_come_is_selected(care, make_app, press, screen_text):
    """The current day is the last one, and that is said."""
    app = make_app(care)
    async with app.run_test() as pilot:
        await press(pilot, "L", "down")
        assert app.screen.day == TODAY
        assert "This is the current day." in screen_text(app)
        await press(pilot, "up", "right")
        assert app.screen.day == TODAY


async def test_in_the_month_arrows_go_as_it_is_drawn(care, make_app, press):
    """Left and right are days, up and down weeks, pages months; 31 October becomes 30."""
    app = make_app(care)
    async with app.run_test() as pilot:
        await press(pilot, "L", "v")
        place = app.screen
        for key, back in (("left", 1), ("up", 8), ("right", 7), ("down", 0)):
            await press(pilot, key)
            assert place.day == TODAY - timedelta(days=back)
        place.go_to(date(2026, 10, 31))
        await press(pilot, "pageup")
        assert place.day == date(2026, 9, 30)
        place.go_to(date(2024, 2, 29))
        await press(pilot, "v", "v", "v", "v", "pageup")
        assert place.day == date(2023, 2, 28)


async def test_enter_opens_the_day_in_today(*, care, make_app, press, wait_until, screen_text):
    """With the habit that was looked at selected; L comes back to the same day."""
    app = make_app(care)
    async with app.run_test() as pilot:
        await press(pilot, "L", "f", *"walk", "enter", "up", "up", "enter")
        await wait_until(pilot, lambda: app.current_mode == "today")
        assert app.screen.view.day == date(2026, 11, 20)
        assert app.screen.row.habit.name == "Walk"
        assert "Friday 20 November" in screen_text(app)
        await press(pilot, "L")
        assert app.screen.day == date(2026, 11, 20)
        await press(pilot, "t", "enter")
        assert app.screen.view.is_today


async def test_v_goes_through_the_views(care, make_app, press, wait_until):
    """Year, month, lines, weekdays, links, and the year again; each has the keys."""
    app = make_app(care)
    async with app.run_test() as pilot:
        await press(pilot, "L")
        place = app.screen
        for view in (*list(BackView)[1:], BackView.YEAR):
            await press(pilot, "v")
            assert shown_view(place) == view.value.capitalize()
            assert place.focused is not None
            assert place.focused.region
        await wait_until(pilot, lambda: not place.links.search.running)


async def test_lines_have_a_line_and_a_time(care, make_app, press, screen_text):
    """Up and down choose the line, left and right the time; the plot takes no key."""
    app = make_app(care)
    async with app.run_test() as pilot:
        await press(pilot, "L", "v", "v")
        place = app.screen
        await press(pilot, "down", "down", "down", "left", "left", "left")
        assert "Habits that showed up · 4 weeks" in screen_text(app)
        await press(pilot, "plus", "minus", "up", "right", "pagedown", "right", "right")
        assert place._span is Span.ALL
        assert "Stress · all" in screen_text(app)


async def test_the_plot_is_imported_when_lines_open(care, make_app, press):
    """Not before: it brings numpy and a plotting library along."""
    app = make_app(care)
    async with app.run_test() as pilot:
        await press(pilot, "L")
        assert not app.screen.query("LinePlot")
        await press(pilot, "v", "v")
        assert app.screen.query_one("LinePlot").display


async def test_ticks_survive_a_resize_made_elsewhere(care, make_app, press, wait_until):
    """A window that changes while another place is on screen still has days below the line."""
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "L", "v", "v", "T")
        await pilot.resize_terminal(120, 36)
        await press(pilot, "L")
        below = app.screen.query_one("#margin-bottom")
        await wait_until(pilot, lambda: below.size.width > 100 and below._buffer)
        await wait_until(pilot, lambda: "22 Nov" in "".join(below._buffer[0]))
        left = app.screen.query_one("#margin-left")
        assert "10" in "".join("".join(row) for row in left._buffer)


async def test_a_long_text_scrolls(care, make_app, press, wait_until, screen_text):
    """Arrows, pages and ends move it; it never leaves its ends."""
    app = make_app(care)
    async with app.run_test() as pilot:
        await press(pilot, "L", "v", "v", "v", "v")
        place = app.screen
        await wait_until(pilot, lambda: place.links.search.found is not None)
        await press(pilot, "up")
        top = screen_text(app)
        await press(pilot, "down", "pagedown", "end")
        last = screen_text(app)
        assert "Fruit and vegetables and mood on the next day." in last
        await press(pilot, "down")
        assert screen_text(app) == last
        await press(pilot, "home")
        assert screen_text(app) == top


async def test_the_mouse_selects_opens_and_turns_pages(care, make_app, press, wait_until):
    """A click selects a day, a second one opens it; the views' names can be clicked."""
    app = make_app(care)
    async with app.run_test() as pilot:
        await press(pilot, "L")
        place = app.screen
        heatmap = place.query_one("#heatmap")
        spots = {heatmap.day_at(x, y): (x, y) for x in range(76) for y in range(8)}
        await pilot.click("#heatmap", offset=spots[date(2026, 11, 9)])
        assert place.day == date(2026, 11, 9)
        heatmap.post_message(heatmap.Turned(-1, far=False))
        heatmap.post_message(heatmap.Turned(-1, far=True))
        await pilot.pause()
        assert place.day == date(2025, 11, 2)
        place.go_to(date(2026, 11, 2))
        await pilot.click("#views", offset=(10, 0))
        await pilot.pause()
        assert shown_view(place) == "Month"
        calendar = place.query_one("#calendar")
        spots = {calendar.day_at(x, y): (x, y) for x in range(76) for y in range(8)}
        await pilot.click("#calendar", offset=spots[date(2026, 11, 9)])
        assert place.day == date(2026, 11, 9)
        await pilot.click("#calendar", offset=spots[date(2026, 11, 9)])
        await wait_until(pilot, lambda: app.current_mode == "today")
        assert app.screen.view.day == date(2026, 11, 9)


async def test_undo_shows_its_day(care, make_app, press, screen_text):
    """`z` works here too, and the picture follows."""
    app = make_app(care)
    async with app.run_test() as pilot:
        await press(pilot, "L", "left", "left", "z")
        assert "Taken back" in screen_text(app)
        assert app.screen.day == TODAY


async def test_a_new_day_moves_the_picture_on(care, make_app, press, clock, screen_text):
    """The place follows the current day; somebody who walked to a day stays there."""
    app = make_app(care)
    async with app.run_test() as pilot:
        await press(pilot, "L")
        clock.now += timedelta(days=1)
        app.look_around()
        await pilot.pause()
        assert "Monday 23 November" in screen_text(app)
        await press(pilot, "up")
        clock.now += timedelta(days=1)
        app.look_around()
        await pilot.pause()
        assert app.screen.day == TODAY


async def test_a_log_from_another_window_shows(care, make_app, press, db_path, screen_text):
    """The picture is read again; the selected day stays."""
    app = make_app(care)
    async with app.run_test() as pilot:
        await press(pilot, "L", "up")
        day = app.screen.day
        with open_diary(db_path, clock=care._clock) as other:
            logbook.log(other, other.find("Walk").id, "99", day=day)
        app.look_outside()
        await pilot.pause()
        assert app.screen.day == day
        assert "99 min" in screen_text(app)


async def test_x_writes_the_year_to_a_file(care, make_app, press, tmp_path, screen_text):
    """Under the name that is given, with what is looked at."""
    app = make_app(care)
    async with app.run_test() as pilot:
        await press(pilot, "L", "f", *"walk", "enter", "x")
        assert "Export, Walk, 2026" in screen_text(app)
        app.screen.query_one("#field-path").value = str(tmp_path / "walk.md")
        await press(pilot, "ctrl+o")
        assert "Written, for your login alone" in screen_text(app)
    assert "Walk, 2026" in (tmp_path / "walk.md").read_text("utf-8")


@pytest.mark.parametrize("size", [(80, 24), (40, 10)])
async def test_an_empty_file_says_so_in_every_view(
    *, first_day_care, make_app, press, wait_until, screen_text, size
):
    """Kind words, and no crash, where nothing is logged."""
    app = make_app(first_day_care)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "L")
        assert "Nothing is logged yet." in screen_text(app)
        await press(pilot, "v")
        assert "Nothing is logged yet." in screen_text(app)
        await press(pilot, "v")
        assert "Nothing is logged in this" in screen_text(app)
        await press(pilot, "v")
        assert "Nothing is logged in this" in screen_text(app)
        await press(pilot, "v")
        await wait_until(pilot, lambda: app.screen.links.search.found is not None)
        await press(pilot, "end")
        assert "Needs 28 more days." in " ".join(screen_text(app).split())
