"""The palette: what people call a thing finds it, and choosing does it."""

import pytest

from selfcare.diary import coming_back, day_views, habit_acts, setting_acts
from selfcare.tui.palette import ActProvider, Palette


async def found_by(app, query):
    """What a query finds, the best first."""
    provider = ActProvider(app.screen)
    hits = [hit async for hit in provider.search(query)]
    return [str(hit.text) for hit in sorted(hits, key=lambda hit: -hit.score)]


@pytest.mark.parametrize(
    ("word", "wanted"),
    [
        ("export", "Week: Export"), ("export", "Sheet to share"), ("backup", "About my data"),
        ("holiday", "Day off"), ("holiday", "Habits: Pause"), ("delete", "Habits: Put away"),
        ("colours", "Setting: Colours"), ("theme", "Theme: dawn"), ("dark", "Theme: dusk"),
        ("language", "Setting: Your country"), ("password", "About my data"),
        ("encryption", "About my data"), ("streak", "Why the run"), ("crisis", "Support"),
        ("shortcuts", "Keys of your own"), ("chart", "Look back"), ("breathing", "Practise"),
        ("screen reader", "Setting: Ask line by line"), ("animation", "Setting: Moving pictures"),
    ],
)  # fmt: skip
async def test_peoples_words_find_what_there_is(word, wanted, care, make_app):
    """Among the first that are listed, not somewhere below."""
    app = make_app(care)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        found = await found_by(app, word)
        assert any(name.startswith(wanted) for name in found[:8]), found[:8]


async def test_habits_routines_and_settings_are_found_by_name(care, make_app):
    """A name before everything else it stands in."""
    app = make_app(care)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        assert (await found_by(app, "log wal"))[0] == "Log Walk"
        assert (await found_by(app, "box"))[0].startswith("Practise: ")
        assert "Setting: A new day begins at" in await found_by(app, "day start")
        assert (await found_by(app, "look back"))[0].startswith("Look back")


async def test_an_amount_is_logged_by_name(care, make_app, press, burst, wait_until, screen_text):
    """`log walk 20` in one write with its Enter; it says so, and z takes it back."""
    app = make_app(care)
    walk = care.find("Walk").id
    async with app.run_test(size=(120, 36)) as pilot:
        burst(app, ":log walk 20~")
        await wait_until(pilot, lambda: "Walk: 12 + 20 = 32 min today" in screen_text(app))
        await press(pilot, "z")
        assert "Taken back: Walk, 20 min" in screen_text(app)
    assert next(row.amount for row in day_views.today_view(care).rows if row.habit.id == walk) == 12


async def test_an_amount_that_cannot_be_read_is_said(care, make_app, burst, wait_until):
    """The diary's own sentence; nothing is logged."""
    app = make_app(care)
    before = coming_back.newest_change(care)
    async with app.run_test(size=(120, 36)) as pilot:
        burst(app, ":log walk 3x~")
        message = app.screen.query_one("#message")
        await wait_until(pilot, lambda: "can't read 3x" in str(message.render()))
    assert coming_back.newest_change(care) == before


async def test_a_theme_is_shown_while_it_is_chosen(care, make_app, press, wait_until):
    """Under the cursor at once; Esc brings back what was, Enter keeps it."""
    app = make_app(care)
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "colon", *"theme: dawn")
        await wait_until(pilot, lambda: app.theme == "dawn")
        assert setting_acts.setting(care, "theme") == "dusk"
        await press(pilot, "escape")
        await wait_until(pilot, lambda: app.theme == "dusk")
        await press(pilot, "colon", *"theme: dawn", "enter")
        await wait_until(pilot, lambda: setting_acts.setting(care, "theme") == "dawn")
        assert app.theme == "dawn"


async def test_names_are_never_markup(care, make_app, press, wait_until, screen_text):
    """A habit called like markup stands there as it is called."""
    habit_acts.add_habit(care, "[red]x[/] [@click=app.quit]y", "own")
    app = make_app(care)
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "colon", *"log [red")
        await wait_until(pilot, lambda: "Log [red]x[/] [@click=app.quit]y" in screen_text(app))


async def test_no_column_runs_into_another(care, make_app, press, wait_until, screen_text):
    """A name, and its sentence on a line of its own, both inside the window."""
    app = make_app(care)
    async with app.run_test(size=(40, 20)) as pilot:
        await press(pilot, "colon", *"break")
        await wait_until(pilot, lambda: "A break from sleep" in screen_text(app))
        rows = screen_text(app).splitlines()
        at = next(number for number, row in enumerate(rows) if "A break from sleep" in row)
        assert rows[at].split() == ["A", "break", "from", "sleep"]
        assert "Put sleep away" in rows[at + 1]


@pytest.mark.parametrize("opens", ["colon", "ctrl+p"])
async def test_it_opens_over_places_and_sheets_once(opens, care, make_app, press):
    """Its key in it changes nothing; Esc leads back to what was below."""
    app = make_app(care)
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "W", opens)
        assert isinstance(app.screen, Palette)
        await press(pilot, "ctrl+p")
        assert sum(isinstance(each, Palette) for each in app.screen_stack) <= 1
        await press(pilot, "escape")
        assert app.current_mode == "week"
