"""Habits: text screens, and every act by keys and mouse."""

from datetime import date, timedelta

import pytest

from selfcare.core.plan import EveryNDays
from selfcare.diary import coming_back, habit_acts, pausing

SMALL, LARGE, BROAD, LEAST = (80, 24), (120, 36), (200, 60), (40, 10)
STATES: tuple[tuple[str, tuple[int, int], tuple[str, ...]], ...] = (
    ("list", SMALL, ()),
    ("list", LARGE, ("down",)),
    ("list", BROAD, ("down",)),
    ("list", LEAST, ()),
    ("moving", SMALL, ("m", "down", "down")),
    ("put_away", SMALL, ("backspace",)),
    ("find", SMALL, ("slash", *"wa")),
    ("none_found", SMALL, ("slash", *"zz")),
    ("area", SMALL, ("f", "f")),
    ("no_habits", SMALL, ()),
    ("wide_names", SMALL, ()),
    ("wide_names", LARGE, ()),
    ("templates", SMALL, ("a",)),
    ("templates", LEAST, ("a",)),
    ("form_new", SMALL, ("a", "enter")),
    ("form_new", LEAST, ("a", "enter")),
    ("form_starter", SMALL, ("a", "down", "down", "enter")),
    ("form_edit", SMALL, ("down", "enter")),
    ("form_edit", LARGE, ("down", "enter")),
    ("form_wrong", SMALL, ("down", "enter", "down", "down", "down", "ctrl+u", *"lots", "enter")),
)
"""Name, window, and the keys that lead there."""
WIDE = {"Walk": "散歩する毎日" * 6, "Sleep": "A very long name " * 5}


@pytest.mark.parametrize(("name", "size", "keys"), STATES)
async def test_each_state_looks_as_agreed(
    *, open_care, make_app, press, screen_text, same_screen, name, size, keys
):
    """Every state is the text that was agreed upon, cell by cell, and fills no more than it has."""
    care = open_care("new" if name == "no_habits" else "evening")
    habit_acts.finish_first_run(care, None)
    if name == "wide_names":
        for habit, other in WIDE.items():
            habit_acts.edit_habit(care, care.find(habit).id, name=other)
    app = make_app(care)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "H", *keys)
        text = screen_text(app)
    assert len(text.splitlines()) == size[1]
    same_screen(text, f"habits/{name}_{size[0]}x{size[1]}")


def names(care):
    """The active habits in their order."""
    return [habit.name for habit in care.habits()]


async def test_add(care, make_app, press, screen_text):
    """A default is replaced by the first letter, Enter goes on to the end and saves."""
    app = make_app(care)
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "H", "a", "enter", *"Tea", "enter", "enter", *"min", "enter")
        await press(pilot, *"8", "enter", "enter", *"2", "enter", "enter", "enter")
        assert names(care)[-1] == "Tea"
        assert app.screen.at_hand.name == "Tea"
        assert "Tea is here: every day, at least 8 min." in " ".join(screen_text(app).split())
        rule = care.find("Tea").rule_on(care.today())
        assert (rule.unit, rule.goal_low, rule.smallest) == ("min", 8, 2)
        await press(pilot, "z")
        assert "Tea" not in names(care)


async def test_a_plan_of_every_few_days_asks_for_its_first(care, make_app, press, screen_text):
    """The line is there for such a plan alone; the plan's own line says what can be planned."""
    app = make_app(care)
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "H", "a", "enter", *"Plants", *["enter"] * 4)
        assert app.screen._at() == "plan"
        told = " ".join(screen_text(app).split())
        assert "3 days after" in told
        assert "last day of the month" in told
        assert "First day" not in told
        await press(pilot, *"every 7 days", "enter")
        assert app.screen._at() == "first_due"
        await press(pilot, *"lots", "enter")
        assert "I can't read the day lots." in " ".join(screen_text(app).split())
        await press(pilot, "ctrl+u", *"+2", "enter")
        assert "every 7 days from 2026-11-24" in " ".join(screen_text(app).split())
        await press(pilot, "ctrl+o")
        assert care.find("Plants").rules[0].plan == EveryNDays(7, date(2026, 11, 24))


async def test_no_habits_offers_some(open_care, make_app, press):
    """As the words say: Enter and Space show some to choose from, a too."""
    care = open_care("new")
    habit_acts.finish_first_run(care, None)
    app = make_app(care)
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "H")
        for key in ("enter", "space", "a"):
            await press(pilot, key)
            assert type(app.screen).__name__ == "Templates", key
            await press(pilot, "escape")


async def test_add_from_a_starter(care, make_app, press):
    """What it is stands there; Ctrl+O saves at once."""
    app = make_app(care)
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "a", "end", "enter", "ctrl+o")
        assert type(app.screen).__name__ == "Today"
        assert len(names(care)) == 6
        assert app.screen.row.habit.name == names(care)[-1]


async def test_edit(care, make_app, press, screen_text):
    """Only what was changed is written; what does not fit is said once, at its line."""
    app = make_app(care)
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "H", "down", "enter", "ctrl+u", *"Stroll", "ctrl+o")
        assert names(care)[1] == "Stroll"
        assert "Stroll" in screen_text(app)
        await press(pilot, "enter", "ctrl+u", *"Sleep", "enter")
        text = screen_text(app)
        assert text.count("There is a habit Sleep already") == 1
        assert app.screen.query_one("#field-name").has_class("-wrong")
        await press(pilot, "escape", "enter")
        assert "What you typed before is here again" in " ".join(screen_text(app).split())
        await press(pilot, "ctrl+u", *"Hike", "ctrl+o")
        assert names(care)[1] == "Hike"


@pytest.mark.parametrize(
    ("keys", "units"), [(("enter",), ("min", "km")), (("down", "enter"), ("km", "km"))]
)
async def test_another_unit_asks_what_is_meant(*, care, make_app, press, screen_text, keys, units):
    """No flag of a command is shown; the answer goes on, and Esc leaves the form as it was."""
    app = make_app(care)
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "H", "enter", "down", "down", "ctrl+u", *"km", "ctrl+o")
        told = " ".join(screen_text(app).split())
        assert "Another unit" in told
        assert "would be read as" in told
        assert "--" not in told
        await press(pilot, "escape")
        assert app.screen.answers["unit"] == "km"
        await press(pilot, "ctrl+o", *keys)
        sit = care.find("Sit quietly")
        tomorrow = care.today() + timedelta(days=1)
        assert (sit.rule_on(care.today()).unit, sit.rule_on(tomorrow).unit) == units


async def test_move(care, make_app, press):
    """The arrows move it, Enter lets it stay: one change; Esc leaves it where it was."""
    app = make_app(care)
    async with app.run_test(size=SMALL) as pilot:
        newest = coming_back.newest_change(care)
        await press(pilot, "H", "m", "down", "down", "escape")
        assert names(care)[0] == "Sit quietly"
        assert coming_back.newest_change(care) == newest
        await press(pilot, "m", "down", "down", "enter")
        assert names(care)[:3] == ["Walk", "Sleep", "Sit quietly"]
        await press(pilot, "z")
        assert names(care)[0] == "Sit quietly"


async def test_put_away_and_back(care, make_app, press, screen_text):
    """Backspace puts away, Enter brings back; removing asks."""
    app = make_app(care)
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "H", "down", "backspace")
        assert "Walk" not in names(care)
        await press(pilot, "end")
        assert app.screen.at_hand.name == "Walk"
        await press(pilot, "delete")
        assert type(app.screen).__name__ == "HabitRemove"
        await press(pilot, "escape", "enter")
        assert "Walk" in names(care)


async def test_find_and_area(care, make_app, press, screen_text):
    """Letters narrow the list, Enter goes to it, Esc shows all; so does coming back."""
    app = make_app(care)
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "H", "slash", *"wal", "enter")
        assert app.screen.at_hand.name == "Walk"
        assert "Sleep" not in screen_text(app)
        await press(pilot, "escape")
        assert "Sleep" in screen_text(app)
        await press(pilot, "slash", *"wal", "enter", "T", "H")
        assert "Sleep" in screen_text(app)
        await press(pilot, "slash")
        assert app.screen.query_one("#find").value == ""
        await press(pilot, "down", "f")
        assert "Sleep" not in screen_text(app)
        await press(pilot, "q", "q")
        assert type(app.screen).__name__ == "Today"


async def test_a_paused_habit_goes_on(care, make_app, press):
    """O opens the pause; on a paused one it goes on."""
    walk = care.find("Walk").id
    pausing.pause(care, walk)
    app = make_app(care)
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "H", "down", "o")
        assert not pausing.has_own_pause(care, walk)
        await press(pilot, "o")
        assert app.screen is not app.place


async def test_the_mouse(care, make_app, press):
    """A click selects, the next one opens; a template is chosen by a click."""
    app = make_app(care)
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "H")
        await pilot.click("#habit-rows", offset=(6, 2))
        await press(pilot)
        assert type(app.screen).__name__ == "FormSheet"
        await press(pilot, "escape")
        assert app.screen.at_hand.name == "Sleep"
        await press(pilot, "a")
        await pilot.click("#templates", offset=(6, 1))
        await press(pilot)
        assert type(app.screen).__name__ == "FormSheet"
