"""The four questions as a sheet: asked for by name, answered with digits, kept with Enter."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from textual.app import App

from selfcare.service import Selfcare
from selfcare.tui.app import SelfcareApp

MakeApp = Callable[..., SelfcareApp]
ScreenText = Callable[[App[None]], str]


async def test_the_palette_opens_it_and_nothing_else_does(
    care: Selfcare, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """It is there by name, and never opens by itself."""
    app = make_app(care)
    async with app.run_test() as pilot:
        await pilot.pause()
        assert "questions about your life" not in screen_text(app)
        await pilot.press("colon", *"four questions", "enter")
        await pilot.pause()
        assert "how satisfied are you with your life" in screen_text(app)


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (40, 10)])
async def test_what_it_shows(
    care: Selfcare, make_app: MakeApp, screen_text: ScreenText, same_screen, size
) -> None:
    """The questions with the one at hand marked, two of them answered."""
    app = make_app(care)
    async with app.run_test(size=size) as pilot:
        app.action_pulse()
        await pilot.press("7", "1", "0")
        await pilot.pause()
        same_screen(screen_text(app), f"pulse/asking_{size[0]}x{size[1]}")


async def test_digits_answer_and_enter_keeps(
    care: Selfcare, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """Four answers, one left out, Enter, one act; within the month it is not asked again."""
    app = make_app(care)
    async with app.run_test(size=(80, 30)) as pilot:
        app.action_pulse()
        await pilot.press("7", "1", "0", "enter", "3")
        await pilot.pause()
        assert care.pulse().times == ()
        assert "Enter keeps these answers." in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert care.pulse().times[0].answers == (7, 10, None, 3)
        text = screen_text(app)
        assert "They come again from Wednesday 23 December on" in text
        assert "Life satisfaction 7, Worthwhile 10, Anxiety 3." in text
        assert "not a diagnosis" in text
        await pilot.press("5", "5", "5", "5", "enter")
        assert len(care.pulse().times) == 1
        await pilot.press("z")
        await pilot.pause()
        assert care.pulse_due()
        assert "how satisfied are you with your life" in screen_text(app)


async def test_leaving_keeps_nothing(care: Selfcare, make_app: MakeApp) -> None:
    """Esc or q before the last Enter leaves no trace; Backspace goes back from the end."""
    app = make_app(care)
    async with app.run_test() as pilot:
        for leave in ("escape", "q"):
            app.action_pulse()
            await pilot.press("7", "8", leave)
            await pilot.pause()
            assert len(app.screen_stack) == 1
        app.action_pulse()
        await pilot.press("7", "8", "9", "2", "backspace", "4", "enter")
        await pilot.pause()
    assert care.pulse().times[0].answers == (7, 8, 9, 4)


async def test_the_times_before(
    care: Selfcare, make_app: MakeApp, screen_text: ScreenText, same_screen, clock
) -> None:
    """Every time stands there, the newest first, and nothing is said about change."""
    now = clock.now
    clock.now = now - timedelta(days=40)
    care.answer_pulse([6, 6, 5, 4])
    clock.now = now
    care.answer_pulse([8, 7, None, 2])
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        app.action_pulse()
        await pilot.pause()
        same_screen(screen_text(app), "pulse/answered_80x24")
        assert "change" not in screen_text(app)


@pytest.mark.parametrize(("first", "gentle"), [("4", True), ("0", True), ("5", False)])
async def test_after_a_low_answer_one_gentle_line(
    care: Selfcare, make_app: MakeApp, screen_text: ScreenText, first: str, gentle: bool
) -> None:
    """S6: it is there right after keeping, leads to support, and is gone the next time."""
    app = make_app(care)
    async with app.run_test() as pilot:
        app.action_pulse()
        await pilot.press(first, "9", "9", "2")
        await pilot.pause()
        assert "people who listen" not in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert ("That sounds like a lot. ! people who listen." in screen_text(app)) is gentle
        await pilot.press("exclamation_mark")
        await pilot.pause()
        assert "You don't have to carry this alone." in screen_text(app)
        await pilot.press("q", "q")
        app.action_pulse()
        await pilot.pause()
        assert "That sounds like a lot." not in screen_text(app)


async def test_the_gentle_line_goes_with_the_answers(
    care: Selfcare, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """Taken back with z, the questions are open and nothing is concluded."""
    app = make_app(care)
    async with app.run_test() as pilot:
        app.action_pulse()
        await pilot.press("3", "9", "9", "2", "enter", "z")
        await pilot.pause()
        assert "That sounds like a lot." not in screen_text(app)


async def test_sample_data_concludes_nothing(
    care: Selfcare, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """On sample data a low answer is an answer."""
    app = make_app(care, sample=True)
    async with app.run_test() as pilot:
        app.action_pulse()
        await pilot.press("1", "1", "1", "9", "enter")
        await pilot.pause()
        assert "They come again" in screen_text(app)
        assert "That sounds like a lot." not in screen_text(app)


async def test_what_the_gentle_line_looks_like(
    care: Selfcare, make_app: MakeApp, screen_text: ScreenText, same_screen
) -> None:
    """Above what was kept, whole in the smallest window."""
    app = make_app(care)
    async with app.run_test(size=(40, 10)) as pilot:
        app.action_pulse()
        await pilot.press("4", "6", "5", "6", "enter")
        await pilot.pause()
        same_screen(screen_text(app), "pulse/gentle_40x10")
