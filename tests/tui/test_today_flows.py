"""Today by keys and by mouse: every act, what it writes, and where the cursor goes."""

from datetime import date, timedelta

import pytest

from selfcare.core.model import Status
from selfcare.diary import day_views, habit_acts, logbook, pausing, setting_acts
from tests.tui.today_files import away

TODAY = date(2026, 11, 22)
SIT, WALK, SLEEP, TALK, FRUIT = range(5)


def amounts(care, day=TODAY):
    """What each habit has on a day."""
    return [row.amount for row in day_views.today_view(care, day).rows]


def row_of(care, at, day=TODAY):
    """One row of a day."""
    return day_views.today_view(care, day).rows[at]


@pytest.mark.parametrize(
    ("keys", "at", "amount"),
    [
        (("space",), SIT, 10),
        (("down", "backspace", "v"), WALK, 5),
        (("down", "2", "0", "enter"), WALK, 32),
        (("down", "equals_sign", "2", "0", "enter"), WALK, 20),
        (("down", "1", "h", "0", "5", "enter"), WALK, 77),
        (("j", "plus"), WALK, 17),
        (("j", "minus"), WALK, 7),
        (("down", "down", "down", "minus"), TALK, 0),
        (("down", "backspace"), WALK, None),
        (("down", "2", "0", "escape"), WALK, 12),
        (("down", "2", "backspace"), WALK, 12),
        (("G", "k", "space"), TALK, 1),
    ],
)
async def test_amounts(*, care, make_app, press, keys, at, amount):
    """Space, digits, =, the smallest version, steps, clearing and leaving."""
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *keys)
    assert amounts(care)[at] == amount


async def test_a_one_key_answer_moves_on_and_undo_comes_back(care, make_app, press, screen_text):
    """On today the next row is selected; z shows where the change was; y does it again."""
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "space")
        place = app.screen
        assert place.row.habit.name == "Walk"
        await press(pilot, "z")
        assert place.row.habit.name == "Sit quietly"
        assert amounts(care)[SIT] == 5
        assert "Taken back: Sit quietly" in screen_text(app)
        await press(pilot, "y")
        assert amounts(care)[SIT] == 10
        setting_acts.set_setting(care, "move_on", "off")
        await press(pilot, "home", "space")
        assert place.row.habit.name == "Sit quietly"


async def test_days(care, make_app, press, screen_text):
    """Arrows walk the days of one habit; the day of today is the last; t and Esc come back."""
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        place = app.screen
        for key, back in (
            ("left", 1),
            ("h", 2),
            ("left_square_bracket", 3),
            ("right", 2),
            ("l", 1),
        ):
            await press(pilot, key)
            assert place.view.day == TODAY - timedelta(days=back)
        await press(pilot, "space", "space")
        assert amounts(care, TODAY - timedelta(days=1))[SIT] == 10, "the row stays on another day"
        await press(pilot, "t", "right")
        assert place.view.day == TODAY
        assert "This is the current day." in screen_text(app)
        await press(pilot, "left", "left", "escape")
        assert place.view.day == TODAY


async def test_ratings(care, make_app, press):
    """Digits set and move on, ten is 1 and 0, Backspace leaves out, arrows are one change."""
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "m", "1", "0", "4", "backspace", "enter")
        checkin = day_views.today_view(care).checkin
        assert (checkin.mood, checkin.energy, checkin.stress) == (10, 4, None)
        await press(pilot, "s", "8", "escape", "e", "right", "right", "escape")
        checkin = day_views.today_view(care).checkin
        assert (checkin.mood, checkin.energy, checkin.stress) == (10, 6, 8)


async def test_the_day(care, make_app, press, screen_text):
    """Rest, day off, that's all and light days, each taken back by one key."""
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "end", "up", "o")
        assert row_of(care, TALK).status in {Status.PAUSED, Status.REST}
        await press(pilot, "z")
        assert row_of(care, TALK).status is Status.UNLOGGED
        await press(pilot, "c")
        assert day_views.today_view(care).checkin.closed
        await press(pilot, "z")
        assert not day_views.today_view(care).checkin.closed
        await press(pilot, "d")
        assert day_views.today_view(care).light
        await press(pilot, "home", "down", "backspace", "space")
        assert amounts(care)[WALK] == 5, "on light days the usual is the smallest"
        await press(pilot, "d")
        assert not day_views.today_view(care).light


@pytest.mark.parametrize(
    ("keys", "kind"),
    [
        (("enter",), "EntriesSheet"),
        (("i",), "WhySheet"),
        (("n",), "NoteSheet"),
        (("a",), "Templates"),
        (("p",), "PracticeCard"),
        (("question_mark",), "KeysSheet"),
        (("ctrl+l",), "BlankSheet"),
    ],
)
async def test_what_opens(*, care, make_app, press, keys, kind):
    """Each key opens its sheet, and Esc closes it."""
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        place = app.screen
        await press(pilot, *keys)
        assert type(app.screen).__name__ == kind
        await press(pilot, "escape")
        assert app.screen is place


async def test_tab_walks_the_regions(care, make_app, press):
    """Habits, ratings, places and round again; Shift+Tab the other way."""
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        place = app.screen
        seen = []
        for key in ("tab", "tab", "tab", "shift+tab"):
            await press(pilot, key)
            seen.append(type(place.focused).__name__)
        assert seen == ["Ratings", "Header", "HabitList", "Header"]
        await press(pilot, "right", "right", "enter")
        assert type(app.screen).__name__ == "LookBack"


async def test_no_habits_offers_some(open_care, make_app, press, screen_text):
    """Enter shows some to choose from, a adds one of one's own; keys on nothing say so."""
    care = open_care("new")
    habit_acts.finish_first_run(care, None)
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        place = app.screen
        for key in ("space", "5", "v", "r", "i"):
            place.say("")
            await press(pilot, key)
            assert "No habits here yet." in screen_text(app).splitlines()[-2], key
        assert app.screen is place
        await press(pilot, "enter")
        assert app.screen is not place


# the mouse ------------------------------------------------------------------------------------


async def test_a_rating_s_bar_is_its_value(care, make_app, press):
    """A click in the middle of a bar is about the middle of its scale; at its end it is ten."""
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        ratings = app.screen.query_one("Ratings")
        await pilot.click(ratings, offset=(22, 1))
        await press(pilot, "escape")
        assert day_views.today_view(care).checkin.mood == 10
        await pilot.click(ratings, offset=(26 + 11, 1))
        await press(pilot, "escape")
        assert day_views.today_view(care).checkin.energy in {4, 5, 6}


async def test_the_dots_of_the_strip_are_days(care, make_app, press, screen_text):
    """A click on a day of a row goes to that day, at that row; on a letter above, too."""
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        place = app.screen
        rows = place.query_one("HabitList")
        first = screen_text(app).splitlines()[7].index("M T W") - rows.region.x
        await pilot.click(rows, offset=(first + 2 * 2, 2))
        await press(pilot)
        assert (place.view.day, place.row.habit.name) == (date(2026, 11, 18), "Walk")
        await pilot.click("#letters", offset=(first, 0))
        await press(pilot)
        assert place.view.day == date(2026, 11, 16)


async def test_a_click_on_a_place_goes_there(care, make_app, press):
    """The words of the first line are places."""
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        for column, kind in ((19, "Week"), (26, "LookBack"), (51, "Habits"), (12, "Today")):
            await pilot.click("Header", offset=(column, 0))
            await press(pilot)
            assert type(app.screen).__name__ == kind


async def test_a_click_on_a_row_selects_and_a_second_opens(care, make_app, press):
    """The first click chooses the row, the next one its entries."""
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        place = app.screen
        await pilot.click(place.query_one("HabitList"), offset=(4, 4))
        await press(pilot)
        assert place.row.habit.name == "Sleep"


# coming back ----------------------------------------------------------------------------------


@pytest.mark.parametrize(("keys", "starts"), [(("enter",), "Today"), (("down", "enter"), "aside"),
                                              (("end", "enter"), "fill")])  # fmt: skip
async def test_the_three_ways(*, open_care, clock, make_app, press, keys, starts):
    """Start, set aside, fill in: each leaves the panel, and z brings it back."""
    care = open_care("new")
    habit_acts.finish_first_run(care, None)
    away(care, clock)
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        place = app.screen
        assert place.welcoming
        await press(pilot, *keys)
        assert not place.welcoming
        if starts == "aside":
            assert pausing.asides(care)
        if starts == "fill":
            assert place.view.day == TODAY - timedelta(days=1)
        else:
            await press(pilot, "z")
            assert place.welcoming


async def test_logging_below_steps_past_the_panel(open_care, clock, make_app, press):
    """Tab to the list and one answer: the panel is gone by itself."""
    care = open_care("new")
    habit_acts.finish_first_run(care, None)
    away(care, clock)
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "tab", "space")
        assert not app.screen.welcoming
        assert amounts(care)[0] == 5


async def test_a_new_day_while_typing(care, clock, make_app, press, screen_text):
    """It says so and typing stays; when nobody types the screen goes there."""
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "down", "2")
        clock.now += timedelta(hours=9)
        app.look_around()
        await press(pilot)
        assert "It is Monday now. t goes there; your typing stays." in " ".join(
            screen_text(app).split()
        )
        await press(pilot, "0", "enter")
        assert amounts(care)[WALK] == 32
        app.screen._last_key = -100.0
        app.look_around()
        await press(pilot)
        assert app.screen.view.day == TODAY + timedelta(days=1)


async def test_a_burst_arrives_whole(care, make_app, press, burst, wait_until):
    """A night typed in one write is logged whole, on the row that was selected."""
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "down", "down")
        burst(app, "=2300 700~")
        await wait_until(pilot, lambda: "8 h" in str(app.screen.query_one("#message").render()))


async def test_done_rows_go_out_of_sight_and_come_back(care, make_app, press, screen_text):
    """What is logged goes, the next row is at hand; `x` shows all; another day has all of them."""
    setting_acts.set_setting(care, "done_rows", "hide")
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        place = app.screen
        names = [row.habit.name for row in place.listed.rows]
        assert place.listed.hidden == 5 - len(names)
        assert "x shows" in screen_text(app)
        await press(pilot, "home", "3", "0", "enter")
        assert [row.habit.name for row in place.listed.rows] == names[1:]
        assert place.row.habit.name == names[1]
        await press(pilot, "x")
        assert len(place.listed.rows) == 5
        assert "x puts the done ones back" in screen_text(app)
        await press(pilot, "x", "z")
        assert [row.habit.name for row in place.listed.rows] == names
        await press(pilot, "left")
        assert len(place.listed.rows) == 5


async def test_with_every_row_out_of_sight_the_keys_say_so(care, make_app, press, screen_text):
    """Nothing is at hand: an act and Enter say where the rows are, and none is logged."""
    setting_acts.set_setting(care, "done_rows", "hide")
    for row in day_views.today_view(care).rows:
        logbook.log(care, row.habit.id, f"={row.rule.goal_low or 1:g}")
    before = amounts(care)
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        assert app.screen.row is None
        for key in ("space", "2", "enter"):
            await press(pilot, key)
            assert app.screen.query_one("#message").content.plain == (
                "5 done, out of sight. x shows them."
            )
        assert amounts(care) == before


async def test_done_rows_stay_until_the_setting_says_otherwise(care, make_app, press, screen_text):
    """The key names the setting; put down, the done ones stand below, in their order."""
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "x")
        assert "The setting done_rows" in screen_text(app)
        setting_acts.set_setting(care, "done_rows", "down")
        await press(pilot, "H", "T")
        listed = app.screen.listed
        done = [row.status in {Status.DONE, Status.FREE} for row in listed.rows]
        assert done == sorted(done)
        assert done.index(True) == listed.done_from
