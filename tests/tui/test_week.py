"""Week: text screens of its states, walking, the three questions, the file, the mouse."""

from contextlib import ExitStack

import pytest

from selfcare.diary import open_diary, week_acts
from tests.there import there
from tests.tui.week_files import NOW, write_state

SMALL, LARGE, BROAD, LEAST = (80, 24), (120, 36), (200, 60), (40, 10)
STATES: tuple[tuple[str, str, tuple[int, int], tuple[str, ...]], ...] = (
    ("hard", "hard", SMALL, ()),
    ("hard", "hard", LARGE, ()),
    ("hard", "hard", BROAD, ()),
    ("hard", "hard", LEAST, ()),
    ("wide", "wide", SMALL, ()),
    ("wide", "wide", LARGE, ()),
    ("number_off", "number_off", SMALL, ()),
    ("number_off", "number_off", LARGE, ()),
    ("light", "light", SMALL, ()),
    ("back", "back", SMALL, ()),
    ("back", "back", LARGE, ()),
    ("first", "first", SMALL, ()),
    ("no_habits", "no_habits", SMALL, ()),
    ("many_end", "many", SMALL, ("end",)),
    ("many", "many", LARGE, ()),
    ("week_before", "hard", SMALL, ("left",)),
    ("after_the_gap", "back", LARGE, ("left",)),
    ("how", "hard", SMALL, ("i",)),
    ("how", "hard", LARGE, ("i",)),
    ("questions", "hard", SMALL, ("n", *"tea", "enter")),
    ("reviewed", "hard", LARGE, ("n", "enter", *"Early", "enter", *"Walk", "enter")),
    ("export", "hard", SMALL, ("x", "enter")),
)
"""Name, file, window, and the keys that lead there."""


@pytest.fixture
def open_state(tmp_path):
    """The file of a state, opened at its own time."""
    with ExitStack() as stack:

        def opened(name):
            path = tmp_path / f"{name}.db"
            write_state(path, name)
            return stack.enter_context(open_diary(path, clock=lambda: NOW[name]))

        yield opened


@pytest.mark.parametrize(("name", "file", "size", "keys"), STATES)
async def test_each_state_looks_as_agreed(
    *, open_state, make_app, press, screen_text, same_screen, name, file, size, keys
):
    """Every state is the text that was agreed upon, cell by cell, and fills no more than it has."""
    app = make_app(open_state(file))
    async with app.run_test(size=size) as pilot:
        await press(pilot, "W", *keys)
        text = screen_text(app)
    assert len(text.splitlines()) == size[1]
    same_screen(text, f"week/{name}_{size[0]}x{size[1]}")


async def test_walking(open_state, make_app, press, screen_text):
    """Left and right go to the weeks that have something in them; t comes back; the ends say so."""
    app = make_app(open_state("back"))
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "W", "left")
        assert "Week 42" in screen_text(app)
        await press(pilot, "h", "left_square_bracket")
        assert "Week 40" in screen_text(app)
        await press(pilot, "l", "t", "right")
        assert "Week 47" in screen_text(app)
        assert "This is the running week." in screen_text(app)
        await press(pilot, *["left"] * 8)
        assert "Nothing is logged before this week." in screen_text(app)
        await press(pilot, "escape")
        assert type(app.screen).__name__ == "Today"


async def test_letters_move_what_does_not_fit(open_state, make_app, press):
    """A line with j and k, the ends with g and G, as the arrows, Home and End do."""
    app = make_app(open_state("many"))
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "W")
        main = app.screen.query_one("#main")
        at = []
        for key in ("j", "j", "k", "G", "g"):
            await press(pilot, key)
            at.append(main.scroll_y)
        assert at == [1, 2, 1, main.max_scroll_y, 0]
        assert main.max_scroll_y > 2


@pytest.mark.parametrize(("day", "week"), [(18, 46), (19, 47)])
async def test_sample_data_opens_on_a_week_that_has_a_summary(
    *, tmp_path, make_app, press, screen_text, day, week
):
    """Up to Wednesday that is the week before; `t` goes to the running one from there."""
    path = tmp_path / "hard.db"
    write_state(path, "hard")
    now = NOW["hard"].replace(day=day)
    with open_diary(path, clock=lambda: now) as care:
        app = make_app(care, sample=True)
        async with app.run_test(size=SMALL) as pilot:
            await press(pilot, "W")
            assert f"Week {week}" in screen_text(app)
            await press(pilot, "T", "W", "t")
            assert "Week 47" in screen_text(app)


async def test_the_weeks_before_are_a_list(open_state, make_app, press, screen_text):
    """By keys and by a click one comes to the week at hand."""
    app = make_app(open_state("hard"))
    async with app.run_test(size=LARGE) as pilot:
        await press(pilot, "W")
        await pilot.click("#week-list", offset=(4, 2))
        await press(pilot)
        assert "Week 45" in screen_text(app)
        await press(pilot, "t")
        app.screen.query_one("#week-list").focus()
        await press(pilot, "home", "down", "enter")
        assert "Week 46" in screen_text(app)


async def test_three_questions(open_state, make_app, press, screen_text):
    """Left, they are a draft; saved, they are kept, told of, and taken back by z."""
    care = open_state("hard")
    app = make_app(care)
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "W", "n", *"Early", "escape")
        assert week_acts.week(care).review is None
        await press(pilot, "enter", *"nights", "ctrl+o")
        assert there(week_acts.week(care).review).helped == "Earlynights"
        assert "Your words are kept." in screen_text(app)
        await press(pilot, "z")
        assert week_acts.week(care).review is None


async def test_a_week_is_written_to_a_file(open_state, make_app, press, screen_text, tmp_path):
    """A second time the file is there already, until one says to write over it."""
    app = make_app(open_state("hard"))
    path = tmp_path / "mine.md"
    async with app.run_test(size=SMALL) as pilot:
        for over in (False, True):
            await press(pilot, "W", "x", "enter", "ctrl+u", *str(path), "ctrl+o")
            if over:
                assert "is there already" in " ".join(screen_text(app).split())
                await press(pilot, "down", "space", "ctrl+o")
            assert "Written, for your login alone" in " ".join(screen_text(app).split())
    assert path.stat().st_mode & 0o777 == 0o600
    assert "A steady week so far" in path.read_text()


async def test_light_days_put_the_number_away(open_state, make_app, press, screen_text):
    """And bring it back."""
    app = make_app(open_state("hard"))
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "W", "d")
        assert "without a number" in screen_text(app)
        await press(pilot, "d")
        assert "68, most likely" in screen_text(app)
