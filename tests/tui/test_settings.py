"""Settings: every change holds at once, by keys alone, and can be set back."""

import pytest
from textual.widgets import Select

from selfcare.content.settings import SETTINGS
from selfcare.diary import open_diary, setting_acts
from selfcare.forms.settings import settings_form


def at_hand(app):
    """The key of the setting that has the keys."""
    return app.screen._at()


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (40, 10)])
async def test_they_look_like_this(care, make_app, shown, size):
    """Headings, plain names, and what the setting at hand does."""
    setting_acts.set_setting(care, "region", "IE")
    await shown(make_app(care), size, f"settings/list_{size[0]}", "comma", "down", "down")


def test_every_setting_is_there(care):
    """By its plain name, under its heading, with the value that holds."""
    form = settings_form(care)
    assert [each.label for each in form.fields] == [each.name for each in SETTINGS]
    assert [each.heading for each in form.fields if each.heading] == list(
        dict.fromkeys(each.group for each in SETTINGS)
    )
    assert form.first_problem(form.answers) is None


async def test_values_hold_at_once(care, make_app, press):
    """Arrows step, Space turns, the theme shows, Backspace sets one as it came."""
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "comma", "right")
        assert setting_acts.setting(care, "day_start") == "05:00"
        await press(pilot, "backspace")
        assert setting_acts.setting(care, "day_start") == "04:00"
        app.screen.dismiss(None)
        app.open_sheet("settings", at="theme")
        await press(pilot, "right")
        assert (setting_acts.setting(care, "theme"), app.theme) == ("dawn", "dawn")
        app.screen.dismiss(None)
        app.open_sheet("settings", at="move_on")
        await press(pilot, "space")
        assert setting_acts.setting(care, "move_on") == "off"


async def test_several_are_turned_one_by_one(care, make_app, press, screen_text):
    """Work days and areas; an area says what becomes of it; the arrows walk out at both ends."""
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        app.open_sheet("settings", at="work_days")
        await press(pilot, "space", *["down"] * 6, "space")
        assert setting_acts.setting(care, "work_days") == "tue,wed,thu,fri,sun"
        await press(pilot, "down")
        assert at_hand(app) == "theme"
        app.screen.dismiss(None)
        app.open_sheet("settings", at="hidden_areas")
        await press(pilot, "down", "down", "space")
        assert setting_acts.setting(care, "hidden_areas") == "sleep"
        assert "Sleep is put away for now" in screen_text(app)
        await press(pilot, "space")
        assert setting_acts.setting(care, "hidden_areas") == "none"


async def test_the_country_is_chosen_by_name(care, make_app, press, screen_text):
    """First letters find it in the list, as in the first run."""
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        app.open_sheet("settings", at="region")
        await press(pilot, "space", *"ire", "enter")
        assert setting_acts.setting(care, "region") == "IE"
        assert "Your country: Ireland." in screen_text(app)
        await press(pilot, "backspace")
        assert setting_acts.setting(care, "region") == "none"


async def test_folders_are_typed(care, make_app, press, tmp_path):
    """The one line that is typed: Enter keeps it, Esc leaves it as it was."""
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        app.open_sheet("settings", at="routine_dirs")
        await press(pilot, *"~/mine", "enter")
        assert setting_acts.setting(care, "routine_dirs") == "~/mine"
        assert at_hand(app) == "plain"
        await press(pilot, "up", *"zzz", "escape")
        assert setting_acts.setting(care, "routine_dirs") == "~/mine"


async def test_enter_goes_through_and_closes_after_the_last(care, make_app, press):
    """One meaning in every form."""
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "comma")
        for setting in SETTINGS:
            assert at_hand(app) == setting.key
            await press(pilot, "enter")
        assert app.screen is app.place
        assert setting_acts.settings(care) == {
            each.key: setting_acts.setting(care, each.key) for each in SETTINGS
        }


async def test_another_window_changes_one(care, make_app, press, db_path, clock):
    """The sheet shows what holds now."""
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "comma")
        with open_diary(db_path, clock=clock) as other:
            setting_acts.set_setting(other, "week_start", "sunday")
        app.look_outside()
        await pilot.pause()
        assert app.screen.query_one("#field-week_start", Select).value == "sunday"


async def test_a_theme_that_is_gone_shows_the_one_in_use(care, make_app, press):
    """A word of an old file is the theme it means now, and arrows go on from there."""
    care.store.set_setting("theme", "selfcare-light")
    care.reload()
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        app.open_sheet("settings", at="theme")
        await press(pilot)
        shown = app.screen.query_one("#field-theme", Select).value
        assert shown == app.theme
