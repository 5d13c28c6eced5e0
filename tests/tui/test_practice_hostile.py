"""Own routines with hostile words on every screen of practising: shown, inert, nothing crashes."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.segment import Segment
from textual import events

from selfcare.core.text import clean
from selfcare.service import Selfcare
from selfcare.tui.app import SelfcareApp
from tests.tui.practice_steps import open_card, pass_time, turned

MakeApp = Callable[..., SelfcareApp]
ScreenText = Callable[[SelfcareApp], str]

HOSTILE = json.loads((Path(__file__).parents[1] / "hostile_texts.json").read_text("utf-8"))
BATCHES = [HOSTILE[start::6] for start in range(6)]


def toml_text(text: str) -> str:
    """A text as a TOML string: everything but plain letters as a code point."""
    safe = "".join(c if 0x20 <= ord(c) < 0x7F and c not in '"\\' else f"\\U{ord(c):08X}"
                   for c in text if not 0xD800 <= ord(c) < 0xE000)  # fmt: skip
    return f'"{safe}"'


def breathing(number: int, text: str) -> str:
    """A breathing routine whose every word is the text."""
    words = toml_text(text)
    return (
        f'id = "own-{number}"\ntitle = {words}\narea = "own"\nfeelings = ["tense"]\n'
        f'evidence = "C"\nsource = {words}\nsummary = {words}\ncaution = {words}\n'
        f'cycle = [{{ breath = "in", seconds = 4, say = {words} }}, '
        f'{{ breath = "out", seconds = 6, say = {words} }}]\n'
    )


def guided(number: int, text: str) -> str:
    """A guided routine whose every word is the text."""
    words = toml_text(text)
    return (
        f'id = "step-{number}"\ntitle = {words}\narea = "own"\nfeelings = ["low"]\n'
        f'evidence = "C"\nsource = {words}\nsummary = {words}\n[[length]]\nminutes = 1\n'
        f"steps = [{{ seconds = 30, say = {words} }}, {{ seconds = 30, say = {words} }}]\n"
    )


def segments(app: SelfcareApp) -> list[Segment]:
    """Every cell on screen."""
    return [segment for strip in app.screen._compositor.render_strips() for segment in strip]


def check(app: SelfcareApp) -> None:
    """No action, no link, no sign a terminal would obey, no row wider than the window."""
    for segment in segments(app):
        if segment.style is not None:
            assert not segment.style.link
            assert not any(key.startswith("@") for key in segment.style.meta)
        assert segment.text == clean(segment.text).replace("\n", "\N{REPLACEMENT CHARACTER}")


@pytest.mark.parametrize("batch", range(6))
async def test_everywhere(
    care: Selfcare, make_app: MakeApp, tmp_path: Path, batch: int, screen_text: ScreenText
) -> None:
    """List, card, what is known, player in all its ways and after-card, in a window of 80 by 24."""
    folder = tmp_path / "own"
    folder.mkdir()
    for number, text in enumerate(BATCHES[batch]):
        written = guided(number, text) if number % 2 else breathing(number, text)
        folder.joinpath(f"own{number}.toml").write_text(written, "utf-8")
    care.set_setting("routine_dirs", str(folder))
    own = [routine for routine in care.routines() if routine.origin != "built in"]
    assert len(own) >= 6, care.routine_problems()
    app = make_app(care)
    with turned() as seconds:
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("P", "end")
            await pilot.pause()
            for _ in range(len(own)):
                await pilot.press("up")
                check(app)
            for routine in own:
                await open_card(app, pilot, routine.id)
                check(app)
                await pilot.press("i")
                await pilot.pause()
                check(app)
                await pilot.press("q", "enter")
                await pilot.pause()
                check(app)
                await pass_time(app, pilot, seconds, 12)
                check(app)
                await pilot.press("m")
                await pilot.pause()
                check(app)
                assert len(screen_text(app).splitlines()) == 24
                await pilot.press("q")
                await pilot.pause()
                check(app)
                for y in range(0, 24, 3):
                    app.post_message(events.Click(None, 20, y, 0, 0, 1, False, False, False, 20, y))
                await pilot.press("q")
                await pilot.pause()
                assert app.is_running


async def test_a_file_that_is_wrong_is_named_and_hides_nothing(
    care: Selfcare, make_app: MakeApp, tmp_path: Path, screen_text: ScreenText
) -> None:
    """Under the list stands which file cannot be used; the built-in ones and the others stay."""
    folder = tmp_path / "own"
    folder.mkdir()
    folder.joinpath("good.toml").write_text(breathing(1, "My own breath"), "utf-8")
    folder.joinpath("wrong.toml").write_text('id = "wrong"\n', "utf-8")
    care.set_setting("routine_dirs", str(folder))
    app = make_app(care)
    async with app.run_test(size=(120, 60)) as pilot:
        await pilot.press("P")
        await pilot.pause()
        await pilot.press("end")
        await pilot.pause()
        text = screen_text(app)
    assert "My own breath" in text
    assert "wrong.toml" in text
    assert "Longer out-breath" in text
