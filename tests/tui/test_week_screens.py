"""Text screens of every state of Week: what a person sees, at 80x24 and 120x36."""

from collections.abc import Awaitable, Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from selfcare.service import Selfcare, open_selfcare
from selfcare.tui.app import SelfcareApp
from tests.bench.big_file import NOW as BIG_NOW
from tests.bench.big_file import write_big_file
from tests.tui.week_files import NOW, write_state

SIZES = {"80x24": (80, 24), "120x36": (120, 36)}
KEYS: dict[str, tuple[str, ...]] = {
    "hard": ("W",),
    "wide": ("W",),
    "number_off": ("W",),
    "light": ("W",),
    "back": ("W",),
    "first": ("W",),
    "no_habits": ("W",),
    "many": ("W",),
    "many_end": ("W", "end"),
    "week_before": ("W", "left"),
    "after_the_gap": ("W", "left"),
    "how": ("W", "i"),
    "how_end": ("W", "i", "end"),
    "questions": ("W", "n", *"tea", "enter", "enter", "b"),
    "reviewed": ("W", "n", "enter", "enter", *"Early night", "enter"),
    "export": ("W", "x", "down"),
}
"""For each state the keys that lead there."""
FILES = {
    "many_end": "many", "week_before": "hard", "after_the_gap": "back", "how": "hard",
    "how_end": "hard", "questions": "hard", "reviewed": "hard", "export": "hard",
}  # fmt: skip

OpenState = Callable[[str], Selfcare]
MakeApp = Callable[..., SelfcareApp]
ScreenText = Callable[[SelfcareApp], str]
SameScreen = Callable[[str, str], None]
WaitUntil = Callable[[Pilot[None], Callable[[], object]], Awaitable[None]]


@pytest.fixture
def open_state(tmp_path: Path) -> Iterator[OpenState]:
    """The file of a state, opened at its own time."""
    with ExitStack() as stack:

        def opened(name: str) -> Selfcare:
            path = tmp_path / f"{name}.db"
            write_state(path, name)
            return stack.enter_context(open_selfcare(path, clock=lambda: NOW[name]))

        yield opened


async def shown(
    app: SelfcareApp, size: tuple[int, int], keys: tuple[str, ...], screen_text: ScreenText
) -> str:
    """The screen after its keys."""
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        for key in keys:
            await pilot.press("space" if key == " " else key)
            await pilot.pause()
        await pilot.pause()
        return screen_text(app)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", KEYS)
async def test_each_state_looks_as_agreed(
    *,
    name: str,
    size: str,
    open_state: OpenState,
    make_app: MakeApp,
    screen_text: ScreenText,
    same_screen: SameScreen,
) -> None:
    """Every state at both sizes is the text that was agreed upon, cell by cell."""
    care = open_state(FILES.get(name, name))
    text = await shown(make_app(care), SIZES[size], KEYS[name], screen_text)
    columns, rows = SIZES[size]
    assert len(text.splitlines()) == rows
    assert max(map(len, text.splitlines())) <= columns
    same_screen(text, f"week/{name}_{size}")


@pytest.mark.parametrize("name", ["hard", "wide", "back", "light", "how", "questions", "export"])
async def test_the_ascii_set_looks_as_agreed(
    *,
    name: str,
    open_state: OpenState,
    make_app: MakeApp,
    screen_text: ScreenText,
    same_screen: SameScreen,
) -> None:
    """With glyphs = ascii the same state is drawn in ASCII alone."""
    care = open_state(FILES.get(name, name))
    care.set_setting("glyphs", "ascii")
    text = await shown(make_app(care), (120, 36), KEYS[name], screen_text)
    assert text.isascii()
    same_screen(text, f"week/{name}_ascii")


@pytest.mark.parametrize("name", ["hard", "wide"])
async def test_nothing_is_said_by_colour_alone(
    *,
    name: str,
    open_state: OpenState,
    make_app: MakeApp,
    screen_text: ScreenText,
    same_screen: SameScreen,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Under NO_COLOR the text is the same and no cell has a colour."""
    monkeypatch.setenv("NO_COLOR", "1")
    app = make_app(open_state(name))
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("W")
        await pilot.pause()
        await pilot.pause()
        same_screen(screen_text(app), f"week/{name}_120x36")
        for strip in app.screen._compositor.render_strips():
            for segment in strip:
                assert not segment.style or not (segment.style.color or segment.style.bgcolor)


@pytest.mark.parametrize("size", [(60, 20), (40, 10)])
async def test_small_windows_scroll_all_of_it(
    size: Any,
    open_state: OpenState,
    make_app: MakeApp,
    screen_text: ScreenText,
    same_screen: SameScreen,
) -> None:
    """Down to 40x10 there is the title, and everything under it by scrolling."""
    app = make_app(open_state("hard"))
    async with app.run_test(size=size) as pilot:
        await pilot.press("W")
        await pilot.pause()
        await pilot.pause()
        same_screen(screen_text(app), f"week/hard_{size[0]}x{size[1]}")
        seen = screen_text(app)
        for _ in range(45):
            await pilot.press("down")
            seen += screen_text(app)
        for words in ("Your plan", "Stress", "came on 3 days.", "Three questions"):
            assert words in seen


async def test_colours_do_not_judge(
    open_state: OpenState, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """A done day and a none day are drawn in one colour; only what is open is quieter."""
    app = make_app(open_state("hard"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("W")
        await pilot.pause()
        await pilot.pause()
        assert "●" in screen_text(app)
        tones: dict[str, set[str]] = {}
        for strip in app.screen._compositor.render_strips():
            for segment in strip:
                if segment.text in {"●", "○", "◐"} and segment.style is not None:
                    tones.setdefault(segment.text, set()).add(str(segment.style.color))
        assert tones["●"] == tones["○"] == tones["◐"]


@pytest.mark.parametrize("size", SIZES)
async def test_ten_years_of_fifteen_habits(
    *,
    size: str,
    tmp_path: Path,
    make_app: MakeApp,
    screen_text: ScreenText,
    same_screen: SameScreen,
) -> None:
    """A long history looks like any other, and the weeks before it are walked."""
    path = tmp_path / "big.db"
    write_big_file(path)
    with open_selfcare(path, clock=lambda: BIG_NOW) as care:
        text = await shown(make_app(care), SIZES[size], ("W",), screen_text)
        same_screen(text, f"week/ten_years_{size}")
        text = await shown(make_app(care), SIZES[size], ("W", *["left"] * 12), screen_text)
        assert "Week 35   24 to 30 August" in text
