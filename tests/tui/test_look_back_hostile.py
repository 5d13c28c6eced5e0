"""Hostile names, units and notes through every view and sheet of Look back."""

import json
from pathlib import Path

import pytest

from selfcare.core.text import clean, clean_line, name_key
from selfcare.tui.widgets.back_picture import BackView

HOSTILE = json.loads((Path(__file__).parents[1] / "hostile_texts.json").read_text("utf-8"))
BATCHES = [HOSTILE[start::4] for start in range(4)]
UNITS = ["[/b]", "[@click=app.quit]x", "[link=https://x]", "$x", "\\["]


def unsafe(app) -> list[str]:
    """Cells that act or link, and characters that a terminal would obey."""
    strips = app.screen._compositor.render_strips()
    acting = [
        segment.text
        for strip in strips
        for segment in strip
        if segment.style is not None
        and (segment.style.link or any(key.startswith("@") for key in segment.style.meta))
    ]
    text = "".join(segment.text for strip in strips for segment in strip)
    return acting + [char for char in text if char != clean(char) or char in "\n\t"]


@pytest.mark.parametrize(
    ("batch", "size"),
    [(0, (120, 36)), (1, (120, 36)), (2, (120, 36)), (3, (120, 36)), (0, (80, 24)), (1, (40, 10))],
)
async def test_everywhere(*, care, make_app, screen_text, wait_until, batch, size):
    """As name, unit and note, in all five views, the chooser, the notes and "how it is made"."""
    ids = []
    known = {name_key(habit.name) for habit in care.habits()}
    for number, text in enumerate(BATCHES[batch]):
        if not clean_line(text) or name_key(text) in known:
            continue
        known.add(name_key(text))
        unit = UNITS[number % len(UNITS)]
        habit, _ = care.add_habit(text, "own", unit=unit, note=text)
        care.log(habit.id, "5", note=text)
        ids.append((habit.id, text))
    app = make_app(care)
    async with app.run_test(size=size) as pilot:
        await wait_until(pilot, lambda: care.loaded)
        await pilot.press("L")
        await wait_until(pilot, lambda: app.current_mode == "look_back")
        place = app.screen
        for number, text in ids:
            care.note_day(care.today(), text)
            place._subject_chosen((number,))
            for view in BackView:
                if view is BackView.LINKS and number != ids[-1][0]:
                    continue  # all names stand in it
                place.show_view(view)
                await pilot.pause()
                assert unsafe(app) == []
                if place._shown.view.by_day and size[0] >= 80:
                    assert clean_line(text)[:8] in screen_text(app)
            await pilot.press("i")
            await pilot.pause()
            assert unsafe(app) == []
            await pilot.press("q", "f")
            await pilot.pause()
            assert unsafe(app) == []
            await pilot.press("escape", "slash")
            for char in max(clean_line(text).replace("\ufffd", " ").split(), key=len)[:6]:
                app.screen.take_paste(char)
            await pilot.pause()
            assert unsafe(app) == []
            assert app.screen._found
            await pilot.press("escape")
        await wait_until(pilot, lambda: not place._links.running)
