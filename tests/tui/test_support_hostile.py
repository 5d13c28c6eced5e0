"""Hostile texts as name, reach and good-for: text on the page and in the form, and no link."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.cells import set_cell_size
from rich.segment import Segment
from textual import events
from textual.app import App
from textual.strip import Strip

from selfcare.core.text import clean, clean_line, name_key
from selfcare.service import Selfcare
from selfcare.tui.app import SelfcareApp

MakeApp = Callable[..., SelfcareApp]
ScreenText = Callable[[App[None]], str]

HOSTILE = json.loads((Path(__file__).parents[1] / "hostile_texts.json").read_text("utf-8"))
LINKS = ["https://x.example/a", "mailto:a@x.example", "tel:+353851234567", "www.x.example"]


def _strips(app: App[None]) -> list[Strip]:
    return app.screen._compositor.render_strips()


def alive(app: App[None]) -> list[Segment]:
    """Cells whose style carries an action or a link."""
    return [
        segment
        for strip in _strips(app)
        for segment in strip
        if segment.style is not None
        and (segment.style.link or any(key.startswith("@") for key in segment.style.meta))
    ]


def controls(app: App[None]) -> list[str]:
    """Characters on screen that a terminal would obey or that hide."""
    text = "".join(segment.text for strip in _strips(app) for segment in strip)
    return [char for char in text if char != clean(char) or char in "\n\t"]


@pytest.fixture
def crowd(care: Selfcare) -> Selfcare:
    """Everybody with a hostile name."""
    known: set[str] = set()
    for text in [*HOSTILE, *LINKS]:
        if clean_line(text) and name_key(text) not in known:
            known.add(name_key(text))
            care.add_contact(text, reach=text, good_for=text)
    assert len(known) > 55
    return care


@pytest.mark.parametrize(("size", "every"), [((120, 36), 1), ((40, 10), 3)])
async def test_on_the_page_and_in_the_form(
    *,
    crowd: Selfcare,
    make_app: MakeApp,
    screen_text: ScreenText,
    size: tuple[int, int],
    every: int,
) -> None:
    """Every one of them: shown as typed, inert, in sight when it is at hand."""
    app = make_app(crowd)
    async with app.run_test(size=size) as pilot:
        await pilot.press("exclamation_mark")
        for number, contact in enumerate(crowd.contacts()):
            if number % every:
                await pilot.press("down")
                continue
            await pilot.pause()
            assert alive(app) == []
            assert controls(app) == []
            start = set_cell_size(clean_line(contact.name), 10).rstrip()
            assert f"▌ {start}" in screen_text(app)
            await pilot.press("enter")
            await pilot.pause()
            assert alive(app) == []
            assert controls(app) == []
            assert set_cell_size(clean_line(contact.name), 8).rstrip() in screen_text(app)
            await pilot.press("escape", "down")


async def test_in_sentences_about_acts(care: Selfcare, make_app: MakeApp) -> None:
    """Moved, removed, brought back: the name in each message is text."""
    for number, text in enumerate(HOSTILE[::5]):
        care.add_contact(f"{text} {number}", reach=text)
    count = len(care.contacts())
    app = make_app(care)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("exclamation_mark")
        for _ in range(count - 1):
            await pilot.press("m", "down", "enter", "z", "backspace", "z", "down")
            assert alive(app) == []
            assert controls(app) == []
    assert len(care.contacts()) == count


async def test_pasted_it_is_text(care: Selfcare, make_app: MakeApp) -> None:
    """A paste into a line of the form is cleaned on its way in, and saved as one line."""
    app = make_app(care)
    async with app.run_test() as pilot:
        await pilot.press("exclamation_mark", "a", *"Ana", "tab")
        for text in [*HOSTILE, *LINKS]:
            app.post_message(events.Paste(text))
            await pilot.pause()
            assert alive(app) == []
            assert controls(app) == []
            app.post_message(events.Key("ctrl+u", None))
        app.post_message(events.Paste("\x1b]0;t\x07[@click=app.quit]\r\n\u202ehttps://x.example"))
        await pilot.press("enter", "enter")
        await pilot.pause()
    assert care.contacts()[0].reach == "]0;t[@click=app.quit] https://x.example"
