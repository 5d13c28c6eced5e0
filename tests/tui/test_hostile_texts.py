"""Hostile texts on Today, Week, Habits and their sheets: shown as typed, inert, nothing falls."""

import json
from pathlib import Path

import pytest

from selfcare.core.text import clean_line, name_key
from selfcare.diary import coming_back, day_acts, habit_acts, logbook, week_acts
from tests.tui.test_look_back_hostile import unsafe

HOSTILE = json.loads((Path(__file__).parents[1] / "hostile_texts.json").read_text("utf-8"))


def written(care):
    """All of them as habits with plan, if-then line, notes, entries; their ids with the text."""
    known = {name_key(habit.name) for habit in care.habits()}
    ids = []
    for text in HOSTILE:
        if clean_line(text) and name_key(text) not in known:
            known.add(name_key(text))
            habit, _ = habit_acts.add_habit(care, text, "own", unit="min", if_then=text, note=text)
            logbook.log(care, habit.id, "5", note=text)
            ids.append((habit.id, text))
    return ids


@pytest.mark.parametrize(("size", "each"), [((120, 36), 1), ((40, 10), 5)])
async def test_places(*, care, make_app, press, screen_text, size, each):
    """As names in the lists, in the message line, as the day's note and the week's words."""
    ids = written(care)
    assert len(ids) >= 50
    app = make_app(care)
    async with app.run_test(size=size) as pilot:
        await press(pilot)
        for key in ("T", "H"):
            await press(pilot, key)
            place = app.screen
            for at, (number, text) in enumerate(ids[::each]):
                place.point_at(care.today(), number)
                if key == "T":
                    day_acts.note_day(care, care.today(), text)
                    place.refresh_view()
                await pilot.pause()
                assert unsafe(app) == []
                if size[0] >= 80:
                    assert clean_line(text)[:8] in screen_text(app)
                if key == "T" and at % 10 == 0:
                    await press(pilot, "space", "up")
                    assert unsafe(app) == []
        for text in HOSTILE[:: 6 * each]:
            week_acts.save_review(care, None, text, text, text)
            await press(pilot, "T", "W")
            assert unsafe(app) == []


@pytest.mark.parametrize(("size", "each"), [((80, 24), 4), ((40, 10), 12)])
async def test_sheets(*, care, make_app, press, screen_text, size, each):
    """Entries, the run, the form, notes, finding them, putting away, typing what is no amount."""
    ids = written(care)
    app = make_app(care)
    async with app.run_test(size=size) as pilot:
        await press(pilot)
        for number, text in ids[1::each]:
            app.screen.point_at(care.today(), number)
            for keys in (("enter",), ("i",), ("enter", "e"), ("enter", "n")):
                await press(pilot, *keys)
                assert unsafe(app) == []
                if size[0] >= 80 and len(keys) == 1:
                    assert clean_line(text)[:8] in screen_text(app)
                await press(pilot, *["escape"] * len(keys))
            habit_acts.archive(care, number)
            app.refresh_places()
            coming_back.undo(care)
            app.refresh_places()
            assert unsafe(app) == []
        await press(pilot, "L", "slash", "a")
        assert unsafe(app) == []
        await press(pilot, "escape", "T")
        for text in HOSTILE[::each]:
            await press(pilot, "5")
            app.screen.query_one("#amount").value = clean_line(text) or "x"
            await press(pilot, "enter")
            assert unsafe(app) == []
            await press(pilot, "escape")
