"""Hostile names, units and notes through every view and sheet of Look back."""

import json
import re
from pathlib import Path

import pytest

from selfcare.core.text import clean_line, name_key
from selfcare.core.views_back import BackView
from selfcare.diary import day_acts, habit_acts, logbook

HOSTILE = json.loads((Path(__file__).parents[1] / "hostile_texts.json").read_text("utf-8"))
UNITS = ["[/b]", "[@click=app.quit]x", "[link=https://x]", "$x", "\\["]
OBEYED = re.compile(
    r"[\x00-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff"
    r"\ud800-\udfff\U000e0000-\U000e007f]"
)
"""What a terminal would obey, or what makes a text look like another."""
OURS = ("screen.choose_view(", "screen.choose_line(", "screen.choose_span(")
"""What a click on a word of the place may run."""


def unsafe(app) -> list[str]:
    """Cells that act otherwise than ours, and characters that a terminal would obey."""
    strips = app.screen._compositor.render_strips()
    found = []
    for segment in (segment for strip in strips for segment in strip):
        style = segment.style
        acts = [] if style is None else [v for k, v in style.meta.items() if k == "@click"]
        if (style and style.link) or any(not str(act).startswith(OURS) for act in acts):
            found.append(segment.text)
        found += OBEYED.findall(segment.text)
    return found


@pytest.mark.parametrize(("size", "each"), [((120, 36), 1), ((40, 10), 5)])
async def test_everywhere(*, care, make_app, press, wait_until, screen_text, size, each):
    """As name, unit and note, in all five views, the chooser, the notes and "how it is made".

    Every text in a large window; a small one has the same words and cuts them elsewhere.
    """
    ids = []
    known = {name_key(habit.name) for habit in care.habits()}
    for number, text in enumerate(HOSTILE):
        if not clean_line(text) or name_key(text) in known:
            continue
        known.add(name_key(text))
        habit, _ = habit_acts.add_habit(
            care, text, "own", unit=UNITS[number % len(UNITS)], note=text
        )
        logbook.log(care, habit.id, "5", note=text)
        ids.append((habit.id, text))
    app = make_app(care)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "L")
        place = app.screen
        for at, (number, text) in enumerate(ids[::each]):
            day_acts.note_day(care, care.today(), text)
            for view in (BackView.YEAR, BackView.LINES)[: 1 + (at % 5 == 0)]:
                place.action_show_view(view)
                place._subject_chosen((number,))
                await pilot.pause()
                assert unsafe(app) == []
                if view.by_day and size[0] > 40:
                    assert clean_line(text)[:8] in screen_text(app)
        for view in (BackView.MONTH, BackView.WEEKDAYS, BackView.LINKS):
            place.action_show_view(view)
            await pilot.pause()
            assert unsafe(app) == []
        await wait_until(pilot, lambda: not place.links.search.running)
        await pilot.pause()
        assert unsafe(app) == []
        place._subject_chosen((None,))
        for keys in (("i",), ("q", "f"), ("escape", "slash", "a")):
            await press(pilot, *keys)
            assert unsafe(app) == []


def test_what_counts_as_unsafe_is_seen(care, make_app):
    """The check itself finds an act of somebody else."""
    from rich.segment import Segment
    from rich.style import Style
    from textual.strip import Strip

    class Compositor:
        def render_strips(self):
            style = Style(meta={"@click": "app.quit"})
            return [Strip([Segment("x", style), Segment("\x1b")])]

    class Screen:
        _compositor = Compositor()

    class App:
        screen = Screen()

    del care, make_app
    assert unsafe(App()) == ["x", "\x1b"]
