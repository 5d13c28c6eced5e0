"""Week as it is used: walking, the three questions, their drafts, undo, light days, export."""

import json
import stat
from collections.abc import Awaitable, Callable, Iterator
from contextlib import ExitStack
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from textual.app import App
from textual.pilot import Pilot

from selfcare.core.text import clean, clean_line, name_key
from selfcare.service import Selfcare, open_selfcare
from selfcare.tui.app import SelfcareApp
from selfcare.tui.screens.week import Week
from tests.tui.week_files import EVENING, write_state

HOSTILE = json.loads((Path(__file__).parents[1] / "hostile_texts.json").read_text("utf-8"))
WEEK = date(2026, 11, 16)

MakeApp = Callable[..., SelfcareApp]
ScreenText = Callable[[App[None]], str]
WaitUntil = Callable[[Pilot[None], Callable[[], object]], Awaitable[None]]
Burst = Callable[[App[None], str], None]


class Turned:
    """The clock of these tests."""

    def __init__(self) -> None:
        self.now: datetime = EVENING

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def turned() -> Turned:
    """The Sunday of the hard week."""
    return Turned()


@pytest.fixture
def open_week(tmp_path: Path, turned: Turned) -> Iterator[Callable[[str], Selfcare]]:
    """The file of a state, as often as a test likes."""
    with ExitStack() as stack:

        def opened(name: str = "hard") -> Selfcare:
            path = tmp_path / f"{name}.db"
            if not path.exists():
                write_state(path, name)
            return stack.enter_context(open_selfcare(path, clock=turned))

        yield opened


@pytest.fixture
def hard(open_week: Callable[[str], Selfcare]) -> Selfcare:
    """The hard week."""
    return open_week("hard")


async def go(app: Any, pilot: Pilot[None], *keys: str) -> None:
    """To Week, then the keys."""
    await pilot.pause()
    for key in ("W", *keys):
        await pilot.press(key)
        await pilot.pause()


def title(app: App[None], screen_text: ScreenText) -> str:
    """The week on screen."""
    return screen_text(app).splitlines()[2].split("  ←")[0].split("  →")[0].strip()


async def test_arrows_walk_weeks_and_t_comes_back(
    hard: Selfcare, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """Left is earlier, right later, and the running week is the last one."""
    app = make_app(hard)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(app, pilot)
        assert title(app, screen_text) == "Week 47   16 to 22 November"
        await pilot.press("right")
        assert "This is the running week." in screen_text(app)
        await pilot.press("left", "h", "left_square_bracket")
        assert title(app, screen_text) == "Week 44   26 October to 1 November"
        await pilot.press("l")
        assert title(app, screen_text) == "Week 45   2 to 8 November"
        await pilot.press("t")
        assert title(app, screen_text) == "Week 47   16 to 22 November"
        await pilot.press(*["left"] * 20)
        assert title(app, screen_text) == "Week 36   31 August to 6 September"
        assert "Nothing is logged before this week." in screen_text(app)


async def test_weeks_without_anything_are_stepped_over(
    open_week: Callable[[str], Selfcare], make_app: MakeApp, screen_text: ScreenText
) -> None:
    """After a gap one arrow leads to the last week with entries, as the line says, and back."""
    app = make_app(open_week("back"))
    async with app.run_test(size=(80, 24)) as pilot:
        await go(app, pilot, "left")
        assert title(app, screen_text) == "Week 42   12 to 18 October"
        await pilot.press("right")
        assert title(app, screen_text) == "Week 47   16 to 22 November"


async def test_a_week_is_chosen_with_the_mouse(
    hard: Selfcare, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """A click on one of the eight weeks goes there; the wheel scrolls what does not fit."""
    app = make_app(hard)
    async with app.run_test(size=(120, 36)) as pilot:
        await go(app, pilot)
        await pilot.click("#week-side", offset=(5, 3))
        await pilot.pause()
        assert title(app, screen_text) == "Week 41   5 to 11 October"
        assert "The six weeks up to this one" in screen_text(app)


async def test_a_review_is_saved_and_shown_the_next_week(
    hard: Selfcare, make_app: MakeApp, screen_text: ScreenText, turned: Turned
) -> None:
    """Three answers, one act; a week later the small step stands beside what came of it."""
    app = make_app(hard)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(app, pilot, "n")
        await pilot.press(*"tea", "enter", *"rain", "enter", *"walk at noon", "enter")
        await pilot.pause()
        text = screen_text(app)
        assert "Your words are kept." in text
        review = hard.review(WEEK)
        assert review is not None
        assert (review.helped, review.in_the_way, review.next_step) == (
            "tea", "rain", "walk at noon",
        )  # fmt: skip
        await pilot.press("left", "t")
        assert "n  One small next step: walk at noon" in screen_text(app)
        turned.now += timedelta(days=2)
        hard.log(hard.find("Walk").id, "20")
        await pilot.press("T", "W")
        await pilot.pause()
        expected = "Last week's small step: walk at noon. Walk came on 1 day."
        assert expected in screen_text(app)


async def test_answers_typed_in_one_burst_arrive_whole(
    hard: Selfcare, make_app: MakeApp, burst: Burst, wait_until: WaitUntil
) -> None:
    """Keys that come before the first frame of the sheet are not dropped."""
    app = make_app(hard)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(app, pilot)
        burst(app, "ntea and toast~rain~one walk 10 min~")
        await wait_until(pilot, lambda: hard.review(WEEK) is not None)
        review = hard.review(WEEK)
        assert review is not None
        assert (review.helped, review.next_step) == ("tea and toast", "one walk 10 min")


async def test_undo_takes_a_review_back(
    hard: Selfcare, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """`z` names it and shows the week; `y` brings it again."""
    app = make_app(hard)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(app, pilot, "n")
        await pilot.press("enter", "enter", *"early night", "enter")
        await pilot.pause()
        await pilot.press("left", "z")
        await pilot.pause()
        assert hard.review(WEEK) is None
        assert title(app, screen_text) == "Week 47   16 to 22 November"
        assert "Taken back: Your words for 16 to 22 November." in screen_text(app)
        await pilot.press("y")
        await pilot.pause()
        review = hard.review(WEEK)
        assert review is not None
        assert review.next_step == "early night"


async def test_answers_left_with_escape_are_offered_next_time(
    open_week: Callable[[str], Selfcare], make_app: MakeApp, screen_text: ScreenText
) -> None:
    """Each question keeps its own draft, also over a restart; saving forgets them."""
    care = open_week("hard")
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(app, pilot, "n")
        await pilot.press(*"tea", "down", *"rain", "escape")
        await pilot.pause()
        assert care.review(WEEK) is None
    again = open_week("hard")
    app = make_app(again)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(app, pilot, "enter")
        text = screen_text(app)
        assert "    tea" in text
        assert "    rain" in text
        assert "These are your drafts from before" in text
        await pilot.press("tab", "tab", "enter")
        await pilot.pause()
        review = again.review(WEEK)
        assert review is not None
        assert (review.helped, review.in_the_way) == ("tea", "rain")
        await pilot.press("n")
        await pilot.pause()
        assert "drafts from before" not in screen_text(app)


async def test_the_end_of_the_app_keeps_the_drafts(hard: Selfcare, make_app: MakeApp) -> None:
    """Ctrl+Q in the middle of an answer loses nothing."""
    app = make_app(hard)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(app, pilot, "n")
        await pilot.press(*"tea", "enter", *"rai", "ctrl+q")
    assert hard.draft(f"week {WEEK.isoformat()} helped") == "tea"
    assert hard.draft(f"week {WEEK.isoformat()} in_the_way") == "rai"


async def test_light_days_show_the_table_alone(
    hard: Selfcare, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """`d` puts number, parts and comparison away, and brings them back."""
    app = make_app(hard)
    async with app.run_test(size=(120, 36)) as pilot:
        await go(app, pilot, "d")
        text = screen_text(app)
        for gone in ("68", "most likely", "Your plan", "usual", "eight weeks", " of 5 "):
            assert gone not in text
        assert "Sit quietly" in text
        await pilot.press("d")
        await pilot.pause()
        assert "68, most likely" in screen_text(app)


async def test_with_the_number_put_away_no_number_of_the_week_is_left(
    open_week: Callable[[str], Selfcare], make_app: MakeApp, screen_text: ScreenText
) -> None:
    """Neither on the screen nor behind `i`; words and bars stay."""
    app = make_app(open_week("number_off"))
    async with app.run_test(size=(120, 36)) as pilot:
        await go(app, pilot)
        text = screen_text(app)
        for number in ("68", "69", "87"):
            assert number not in text
        assert "about two thirds, if open days match the rest" in text
        await pilot.press("i", "end")
        await pilot.pause()
        assert "The number is put away" in screen_text(app)
        assert "All together" not in screen_text(app)


async def test_a_log_elsewhere_is_in_the_week_at_once(
    hard: Selfcare, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """Coming back to Week shows what is true now."""
    app = make_app(hard)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(app, pilot)
        assert "45 of 150 min" in screen_text(app)
        hard.log(hard.find("Walk").id, "30")
        await pilot.press("T", "W")
        await pilot.pause()
        assert "75 of 150 min" in screen_text(app)


async def test_a_new_day_moves_the_week_on(
    hard: Selfcare, make_app: MakeApp, turned: Turned, screen_text: ScreenText
) -> None:
    """The running week follows the clock; one that was walked to stays."""
    app = make_app(hard)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(app, pilot)
        turned.now += timedelta(days=1)
        app.look_around()
        await pilot.pause()
        assert title(app, screen_text) == "Week 48   23 to 29 November"
        await pilot.press("left")
        turned.now += timedelta(days=1)
        app.look_around()
        await pilot.pause()
        assert title(app, screen_text) == "Week 47   16 to 22 November"


async def test_a_week_is_written_to_a_file(
    hard: Selfcare, make_app: MakeApp, screen_text: ScreenText, tmp_path: Path
) -> None:
    """The ending follows the kind, the file is private, one that is there asks once more."""
    app = make_app(hard)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(app, pilot, "x", "down", "down")
        assert "~/week-2026-11-16.html" in screen_text(app)
        await pilot.press("ctrl+u")
        target = tmp_path / "week.html"
        await pilot.press(*["slash" if c == "/" else c for c in str(target)], "enter")
        await pilot.pause()
        assert target.read_text("utf-8").startswith("<!")
        assert stat.S_IMODE(target.stat().st_mode) == 0o600
        assert "Written, for your login alone:" in screen_text(app)
        target.write_text("mine")
        await pilot.press("x", "ctrl+u", *["slash" if c == "/" else c for c in str(target)])
        await pilot.press("enter")
        await pilot.pause()
        assert target.read_text() == "mine"
        assert "That file is there already. Enter again writes over it." in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert target.read_text("utf-8") != "mine"


async def test_a_file_that_cannot_be_written_is_said(
    hard: Selfcare, make_app: MakeApp, screen_text: ScreenText, tmp_path: Path
) -> None:
    """The sheet stays, with one sentence."""
    app = make_app(hard)
    async with app.run_test(size=(120, 36)) as pilot:
        await go(app, pilot, "x", "ctrl+u", "enter")
        assert "A file needs a name" in screen_text(app)
        await pilot.press(*["slash" if c == "/" else c for c in str(tmp_path / "no" / "w.md")])
        await pilot.press("enter")
        await pilot.pause()
        assert "cannot be written" in screen_text(app)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, Week)


async def test_without_latin_letters(
    hard: Selfcare, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """Arrows, Enter and Esc are enough for weeks and questions."""
    app = make_app(hard)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(app, pilot, "left", "left", "enter")
        await pilot.press("1", "enter", "2", "enter", "3", "enter")
        await pilot.pause()
        review = hard.review(date(2026, 11, 2))
        assert review is not None
        assert review.helped == "1"
        await pilot.press("escape")
        await pilot.pause()
        assert app.current_mode == "today"


def _odd(app: App[None]) -> list[str]:
    """Characters a terminal would obey, and cells with an action or a link."""
    found = []
    for strip in app.screen._compositor.render_strips():
        for segment in strip:
            found += [char for char in segment.text if char != clean(char) or char in "\n\t"]
            style = segment.style
            if style and (style.link or any(key.startswith("@") for key in style.meta)):
                found.append(segment.text)
    return found


@pytest.mark.parametrize("batch", range(3))
async def test_hostile_names_and_answers_are_text(
    hard: Selfcare, make_app: MakeApp, screen_text: ScreenText, batch: int
) -> None:
    """As habit names and as all three answers, on the week, beside it, and in both sheets."""
    texts = [text for text in HOSTILE[batch::3] if clean_line(text)]
    for text in texts:
        if name_key(text) not in {name_key(habit.name) for habit in hard.habits()}:
            habit, _ = hard.add_habit(text, "own", unit="min")
            hard.log(habit.id, "5")
    app = make_app(hard)
    async with app.run_test(size=(120, 36)) as pilot:
        await go(app, pilot)
        for text in texts:
            hard.save_review(WEEK, text, text, text)
            hard.save_review(WEEK - timedelta(days=7), text, text, text)
            app.refresh_places()
            await pilot.pause()
            assert _odd(app) == []
            assert clean_line(text)[:12].rstrip() in screen_text(app)
            await pilot.press("n")
            await pilot.pause()
            assert _odd(app) == []
            await pilot.press("escape", "i")
            await pilot.pause()
            assert _odd(app) == []
            await pilot.press("q", "pagedown")
            await pilot.pause()
            assert _odd(app) == []
