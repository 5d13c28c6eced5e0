"""The first run: two questions, each may be left open; Esc leaves everything out."""

from pathlib import Path

import pytest

from selfcare.diary import habit_acts, setting_acts


@pytest.fixture
def new(open_care):
    """A file of somebody who has just begun."""
    return open_care("new")


@pytest.mark.parametrize("size", [(80, 24), (40, 10)])
async def test_it_looks_like_this(new, make_app, shown, size, monkeypatch):
    """Welcome, privacy, the question and the starters; at 40x10 the question stays."""
    monkeypatch.setattr(type(new), "path", property(lambda _: Path("/home/ana/selfcare.db")))
    await shown(make_app(new), size, f"first_run/first_{size[0]}", "down", "space")


async def test_a_newcomer_begins_in_a_few_keys(new, make_app, press):
    """Two picks at their start values, a country by its first letters, one act to take back."""
    app = make_app(new)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "space", "down", "space", "enter", "space", *"ire", "enter", "enter")
        assert app.screen is app.place
        assert [habit.name for habit in new.habits()] == ["Sit quietly", "Walk"]
        assert setting_acts.setting(new, "region") == "IE"
        assert not habit_acts.first_run(new)
        await press(pilot, "z")
        assert new.habits() == ()


async def test_nothing_picked_is_asked_once(new, make_app, press, screen_text):
    """Enter again goes on without, and the country may stay open."""
    app = make_app(new)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        assert "Nothing is picked yet" in screen_text(app)
        await press(pilot, "enter", "enter")
        assert app.screen is app.place
        assert (new.habits(), setting_acts.setting(new, "region")) == ((), "none")


async def test_escape_leaves_everything_out(new, make_app, press):
    """Picked or not: nothing is added, and it is not asked again."""
    app = make_app(new)
    async with app.run_test(size=(40, 10)) as pilot:
        await press(pilot, "space", "enter", "escape")
        assert app.screen is app.place
        assert (new.habits(), habit_acts.first_run(new)) == ((), False)


async def test_help_is_one_key_away(new, make_app, press):
    """Before anything is set up somebody may need it."""
    app = make_app(new)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "exclamation_mark")
        assert type(app.screen).__name__ == "SupportSheet"
