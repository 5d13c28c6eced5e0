"""Hostile texts on every place and every sheet: shown as typed, inert, and nothing crashes."""

import json
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from rich.cells import set_cell_size
from rich.segment import Segment
from textual import events
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.strip import Strip
from textual.widgets import Static

from selfcare.core.text import clean, clean_line, name_key
from selfcare.service import Selfcare
from selfcare.tui.app import SelfcareApp

MakeApp = Callable[..., SelfcareApp]
ScreenText = Callable[[App[None]], str]
WaitUntil = Callable[[Pilot[None], Callable[[], object]], Awaitable[None]]

HOSTILE = json.loads((Path(__file__).parents[1] / "hostile_texts.json").read_text("utf-8"))
BATCHES = [HOSTILE[start::4] for start in range(4)]


def _strips(app: App[None]) -> list[Strip]:
    return app.screen._compositor.render_strips()


def actions_in(app: App[None]) -> list[Segment]:
    """Cells whose style carries an action or a link."""
    return [
        segment
        for strip in _strips(app)
        for segment in strip
        if segment.style is not None
        and (segment.style.link or any(key.startswith("@") for key in segment.style.meta))
    ]


def controls_in(app: App[None]) -> list[str]:
    """Characters on screen that a terminal would obey or that hide."""
    text = "".join(segment.text for strip in _strips(app) for segment in strip)
    return [char for char in text if char != clean(char) or char in "\n\t"]


def test_there_are_sixty() -> None:
    assert len(set(HOSTILE)) >= 60


async def test_the_scanner_sees_an_action() -> None:
    """Negative control: markup in an ordinary Static is found by the scanner."""

    class Careless(App[None]):
        def compose(self) -> ComposeResult:
            yield Static("[@click=app.quit]X[/]")

    app = Careless()
    async with app.run_test() as pilot:
        await pilot.pause()
        assert actions_in(app)


@pytest.mark.parametrize("batch", range(4))
async def test_everywhere(
    care: Selfcare, make_app: MakeApp, screen_text: ScreenText, wait_until: WaitUntil, batch: int
) -> None:
    """As habit name, if-then line, entry note and day's note, at 120x36."""
    ids = []
    for text in BATCHES[batch]:
        if not clean_line(text) or name_key(text) in {name_key(h.name) for h in care.habits()}:
            continue
        habit, _ = care.add_habit(text, "own", unit="min", if_then=text, note=text)
        care.log(habit.id, "5", note=text)
        ids.append((habit.id, text))
    assert len(ids) >= 10
    app = make_app(care)
    async with app.run_test(size=(120, 36)) as pilot:
        await wait_until(pilot, lambda: care.loaded)

        async def check(shown: str | None = None) -> None:
            await pilot.pause()
            assert actions_in(app) == []
            assert controls_in(app) == []
            if shown is not None:
                assert shown in screen_text(app).replace("\n", " ")

        for number, text in ids:
            start = set_cell_size(clean_line(text), 12).rstrip()
            [line] = care.entries(number, care.today())
            for name, args in (
                ("entries", (number, care.today())),
                ("why", (number,)),
                ("add_habit", (number,)),
                ("note", (care.today(), line)),
            ):
                app.open_sheet(name, *args)
                await check(start)
                await pilot.press("escape")
            care.note_day(care.today(), text)
            app.open_sheet("note", care.today())
            await check()
            await pilot.press("escape")
        await pilot.press("H")
        await wait_until(pilot, lambda: app.current_mode == "habits")
        for _ in range(len(care.habits())):
            await pilot.press("down")
            await check()
        await pilot.press("T")
        await wait_until(pilot, lambda: app.current_mode == "today")
        for _ in range(len(care.habits())):
            await pilot.press("down")
            await check()


async def test_pasted_into_a_note_it_is_text(care: Selfcare, make_app: MakeApp) -> None:
    """A paste is cleaned on its way in and saved as text."""
    app = make_app(care)
    async with app.run_test() as pilot:
        for text in HOSTILE:
            care.note_day(care.today(), "")
            app.open_sheet("note", care.today())
            app.post_message(events.Paste(text))
            await pilot.pause()
            assert actions_in(app) == []
            await pilot.press("enter")
            kept = clean(text).replace("\ufffd", "").replace("\t", " ").strip()
            assert care.today_view().checkin.note == kept
