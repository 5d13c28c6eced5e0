"""Setting days aside, what lies ahead of a plan, and removing a habit."""

from datetime import timedelta

import pytest

from selfcare.diary import habit_acts, pausing


async def at_habit(press, pilot, key):
    """Habits, a key on the second one, the walk."""
    await press(pilot, "H", "down", key)


@pytest.mark.parametrize("size", [(80, 24), (40, 10)])
async def test_the_form_looks_like_this(care, make_app, shown, size):
    """Whose, from, to, why; what that does; the pauses that are there already."""
    pausing.pause(care, None, care.today() + timedelta(days=7), None, "holidays")
    await shown(make_app(care), size, f"pause/form_{size[0]}", "H", "down", "o")


async def test_a_habit_is_set_aside(care, make_app, press, screen_text):
    """Days in words, a reason; it says what it does before, and z takes it back whole."""
    app = make_app(care)
    walk = care.find("walk").id
    async with app.run_test(size=(80, 24)) as pilot:
        await at_habit(press, pilot, "o")
        await press(pilot, *"tomorrow", "enter", *"fri")
        assert "Walk is set aside from Monday 23 November to Friday 27" in screen_text(app)
        await press(pilot, "enter", *"a cold", "enter")
        (pause,) = pausing.pauses_ahead(care, walk)
        assert (str(pause.first_day), str(pause.last_day), pause.reason) == (
            "2026-11-23", "2026-11-27", "a cold",
        )  # fmt: skip
        assert "Walk: set aside Mon 23 Nov to Fri 27 Nov." in screen_text(app)
        await press(pilot, "z")
        assert pausing.pauses_ahead(care, walk) == ()


async def test_all_habits_with_arrows_alone(care, make_app, press):
    """Right of the first line is everybody; PgDn is the next day."""
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await at_habit(press, pilot, "o")
        await press(pilot, "up", "right", "down", "pagedown", "down", "pagedown", "pagedown")
        await press(pilot, "ctrl+o")
        (pause,) = pausing.pauses_ahead(care, None)
        assert (pause.habit_id, str(pause.first_day), str(pause.last_day)) == (
            None, "2026-11-23", "2026-11-24",
        )  # fmt: skip


async def test_a_pause_the_wrong_way_round_is_marked(care, make_app, press, screen_text):
    """Once, at its line; nothing is written."""
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await at_habit(press, pilot, "o")
        await press(pilot, "down", *"2026-11-01", "ctrl+o")
        assert screen_text(app).count("A pause cannot end on") == 1
        assert pausing.pauses_ahead(care, None) == ()


async def test_a_pause_is_taken_back(care, make_app, press, screen_text):
    """Enter on it, below the form."""
    pausing.pause(care, None, care.today(), None, "a cold")
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        app.open_sheet("habit_pause")
        await press(pilot, "down", "down", "down")
        assert "Enter takes these days back" in screen_text(app)
        await press(pilot, "enter")
        assert pausing.pauses_ahead(care, None) == ()
        assert "All habits are asked for again" in screen_text(app)


async def test_the_two_weeks_ahead(care, make_app, press, screen_text, same_screen):
    """The strip, the sentences, what was said about it; from here to run, form and pause."""
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await at_habit(press, pilot, "i")
        same_screen(screen_text(app), "plan_ahead/walk_80")
        for key, kind in (("w", "WhySheet"), ("enter", "FormSheet"), ("o", "HabitPause")):
            await press(pilot, key)
            assert type(app.screen).__name__ == kind
            await press(pilot, "escape")


async def test_removing_asks_and_keeps_first(care, make_app, press, screen_text, same_screen):
    """Enter keeps; the second answer removes, and z brings all of it back."""
    walk = care.find("walk").id
    entries = habit_acts.entry_count(care, walk)
    habit_acts.archive(care, walk)
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "H", "end", "backspace")
        same_screen(screen_text(app), "remove/asking_80")
        await press(pilot, "enter")
        assert care.has_habit(walk)
        await press(pilot, "backspace", "down", "enter")
        assert not care.has_habit(walk)
        await press(pilot, "z")
        assert habit_acts.entry_count(care, walk) == entries


async def test_removing_from_undo_asks_twice(care, make_app, press, screen_text):
    """The third answer asks again, keeping first; then nothing brings it back."""
    walk = care.find("walk").id
    habit_acts.archive(care, walk)
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "H", "end", "backspace", "end", "enter")
        assert "And from undo? Nothing brings it back then." in screen_text(app)
        await press(pilot, "enter")
        assert care.has_habit(walk)
        await press(pilot, "backspace", "end", "enter", "down", "enter")
        assert not care.has_habit(walk)
        await press(pilot, "z")
        assert not care.has_habit(walk)
