"""The message line tells of the newest change or of nothing, and keys hang on no sentence."""

from collections.abc import Callable

from selfcare.service import Selfcare
from selfcare.tui.app import SelfcareApp
from selfcare.tui.routine_list import SLOW, SLOW_MINUTES
from selfcare.tui.screens.practice_card import PracticeCard

MakeApp = Callable[..., SelfcareApp]
ScreenText = Callable[[SelfcareApp], str]
WAY_BACK = "z takes it back"


async def test_words_about_an_older_change_are_gone_in_every_place(
    care: Selfcare, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """Log on Today, pause a habit at Habits: back on Today nothing promises the log back."""
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("space")
        await pilot.pause()
        assert WAY_BACK in screen_text(app)
        await pilot.press("W", "T")
        await pilot.pause()
        assert WAY_BACK in screen_text(app), "nothing has changed since"
        newest = care.newest_change()
        await pilot.press("H", "o", "enter")
        await pilot.pause()
        assert care.newest_change() != newest
        await pilot.press("T")
        await pilot.pause()
        assert WAY_BACK not in screen_text(app)


async def test_words_go_when_another_window_or_a_practice_writes(
    care: Selfcare, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """A change from outside and a practice that begins are newer than what the line says."""
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("space", "W")
        await pilot.pause()
        care.rate(care.today(), mood=3)
        app.note_newest()
        await pilot.press("T")
        await pilot.pause()
        assert WAY_BACK not in screen_text(app)
        await pilot.press("home", "space", "p", "enter")
        await pilot.pause()
        await pilot.press("q")
        await pilot.pause()
        assert WAY_BACK not in screen_text(app)


async def test_a_key_of_ones_own_takes_the_slow_minutes_too(
    care: Selfcare, make_app: MakeApp
) -> None:
    """What the line offers is a value: an own key and other signs take it as `p` does."""
    care.set_keys("practise", "x")
    care.set_setting("glyphs", "ascii")
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("s", "9")
        await pilot.pause()
        await pilot.press("x")
        await pilot.pause()
        card = app.screen
        assert isinstance(card, PracticeCard)
        assert (card.routine.id, card.minutes) == (SLOW, SLOW_MINUTES)
        await pilot.press("q", "space")
        await pilot.pause()
        await pilot.press("x")
        await pilot.pause()
        card = app.screen
        assert isinstance(card, PracticeCard)
        assert card.minutes != SLOW_MINUTES, "the line says something else now"
