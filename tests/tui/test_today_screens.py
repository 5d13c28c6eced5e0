"""Text screens of the states of Today."""

from datetime import datetime

import pytest

from selfcare.diary import habit_acts, logbook, setting_acts
from tests.tui.today_files import away, hard_days, started

SMALL, LARGE, BROAD, LEAST = (80, 24), (120, 36), (200, 60), (40, 10)
WIDE = {"Walk": "散歩する毎日" * 6, "Sleep": "A very long name " * 5, "Talk": "👩‍👩‍👧 茶"}
AREAS = ("mindfulness", "exercise", "sleep", "connection", "eating", "own")

STATES: tuple[tuple[str, tuple[int, int], tuple[str, ...]], ...] = (
    ("evening", SMALL, ()),
    ("evening", LARGE, ("down",)),
    ("evening", BROAD, ("down",)),
    ("evening", LEAST, ()),
    ("typing", SMALL, ("down", "2", "0")),
    ("typing", LEAST, ("down", "2", "0")),
    ("unreadable", SMALL, ("down", "3", "x", "enter")),
    ("logged", SMALL, ("down", "2", "0", "enter")),
    ("rating", SMALL, ("m", "1")),
    ("rating", LEAST, ("m", "1")),
    ("day_before", SMALL, ("left", "left")),
    ("day_off", SMALL, ("o",)),
    ("light_days", SMALL, ("d",)),
    ("light_days", LEAST, ("d",)),
    ("first_day", SMALL, ()),
    ("first_day", LARGE, ()),
    ("no_habits", SMALL, ()),
    ("no_habits", LEAST, ()),
    ("after_midnight", SMALL, ()),
    ("after_midnight", LEAST, ()),
    ("many_habits", SMALL, ("end",)),
    ("many_habits", LARGE, ()),
    ("no_runs", SMALL, ()),
    ("sample", SMALL, ()),
    ("wide_names", SMALL, ("down",)),
    ("wide_names", LARGE, ("down",)),
    ("back", SMALL, ()),
    ("back", LARGE, ("down",)),
    ("back", LEAST, ()),
    ("back_list", SMALL, ("tab",)),
    ("back_set_aside", SMALL, ("down", "enter")),
    ("back_filling", SMALL, ("down", "down", "enter")),
    ("short_gap", SMALL, ()),
    ("full_plan", SMALL, ()),
    ("light_offer", SMALL, ()),
    ("hard_days", SMALL, ("m", "1", "enter", "escape")),
    ("done_down", SMALL, ()),
    ("done_down", LARGE, ()),
    ("done_hide", SMALL, ()),
    ("done_hide", LARGE, ("x",)),
    ("done_hide", LEAST, ()),
)
"""For each state its window and the keys that lead there."""


def habits(care, count):
    """So many habits, in the order of the areas."""
    for number in range(count):
        area = AREAS[number * len(AREAS) // count]
        habit_acts.add_habit(care, f"Habit number {number + 1}", area, unit="min", plan="5/week")


def many(care, clock):
    """Forty habits, and one entry."""
    del clock
    habits(care, 40)
    logbook.log(care, care.habits()[0].id, "5")


NEW = {
    "no_habits": lambda care, clock: None,
    "first_day": lambda care, clock: habits(care, 4),
    "many_habits": many,
    "back": away,
    "back_list": away,
    "back_set_aside": away,
    "back_filling": away,
    "short_gap": lambda care, clock: away(care, clock, 4),
    "full_plan": lambda care, clock: started(care, clock, (5, 5, 5, 5)),
    "light_offer": lambda care, clock: started(care, clock, (6, 4, 2)),
    "hard_days": hard_days,
}
"""What is written into a new file; the other states are of the evening of the pictures."""


@pytest.fixture
def state(open_care, clock):
    """The file of a state."""

    def make(name):
        if name == "after_midnight":
            clock.now = datetime.fromisoformat("2026-11-23T01:30:00+01:00")
        care = open_care("new" if name in NEW else "evening")
        if name in NEW:
            habit_acts.finish_first_run(care, None)
            NEW[name](care, clock)
        if name == "wide_names":
            for habit, other in WIDE.items():
                habit_acts.edit_habit(care, care.find(habit).id, name=other)
        if name == "no_runs":
            setting_acts.set_setting(care, "show_runs", "off")
        if name.startswith("done_"):
            setting_acts.set_setting(care, "done_rows", name.removeprefix("done_"))
        return care

    return make


@pytest.mark.parametrize(("name", "size", "keys"), STATES)
async def test_each_state_looks_as_agreed(
    *, state, make_app, press, screen_text, same_screen, name, size, keys
):
    """Every state is the text that was agreed upon, cell by cell, and fills no more than it has."""
    app = make_app(state(name), sample=name == "sample")
    async with app.run_test(size=size) as pilot:
        await press(pilot, *keys)
        text = screen_text(app)
    lines = text.splitlines()
    assert len(lines) == size[1]
    same_screen(text, f"today/{name}_{size[0]}x{size[1]}")


async def test_the_ascii_set(*, care, make_app, press, screen_text, same_screen):
    """Every sign of pictures has one in ASCII."""
    setting_acts.set_setting(care, "glyphs", "ascii")
    app = make_app(care)
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "m")
        text = screen_text(app)
    assert text.isascii()
    same_screen(text, "today/rating_ascii")


async def test_nothing_is_said_by_colour_alone(*, care, make_app, press, screen_text, monkeypatch):
    """Under NO_COLOR no cell has a colour and the same is said."""
    monkeypatch.setenv("NO_COLOR", "1")
    app = make_app(care)
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "down")
        strips = app.screen._compositor.render_strips()
        styles = [each.style for strip in strips for each in strip if each.style]
        assert not [each for each in styles if each.color or each.bgcolor]
        assert "92/150" in screen_text(app)
