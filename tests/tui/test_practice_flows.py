"""Practising, key by key: card, player, after-card; what is kept, however it ends."""

from collections.abc import Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from selfcare.core import model
from selfcare.core.routine import Ask
from selfcare.core.views import CardWish
from selfcare.diary import Diary, day_views, habit_acts, practising, setting_acts
from selfcare.tui.app import SelfcareApp
from selfcare.tui.screens.player import CALM_FRAMES
from selfcare.tui.screens.practice import Practice
from selfcare.tui.screens.practice_card import PracticeAfter, PracticeCard
from selfcare.tui.widgets.heatmap import Tide
from selfcare.tui.widgets.ratings import Tension
from tests.tui.practice_steps import (
    SLOW,
    Seconds,
    go,
    open_card,
    pass_time,
    player,
    press,
    turned,
    until,
)

MakeApp = Callable[..., SelfcareApp]
ScreenText = Callable[[SelfcareApp], str]


def practices(care: Diary) -> list[Any]:
    """Every practice in the file."""
    return list(care.store.all(model.Practice))


def minutes_today(care: Diary, name: str = "Sit quietly") -> float | None:
    """A habit's amount today."""
    return next(row.amount for row in day_views.today_view(care).rows if row.habit.name == name)


async def begin(app: SelfcareApp, pilot: Pilot[None], seconds: Seconds, *keys: str) -> None:
    """The player, past its settle-in."""
    await open_card(app, pilot)
    await go(app, pilot, seconds, (*keys, "enter", 5))


async def test_a_practice_to_its_end(care: Diary, make_app: MakeApp) -> None:
    """Five minutes with tension before and after are kept and count for the habit of the area."""
    before = minutes_today(care) or 0
    app = make_app(care)
    with turned() as seconds:
        async with app.run_test() as pilot:
            await begin(app, pilot, seconds, "6")
            await pass_time(app, pilot, seconds, 301)
            assert isinstance(app.screen, PracticeAfter)
            await press(app, pilot, "4", "enter")
            assert isinstance(app.screen, Practice)
    (kept,) = practices(care)
    assert (kept.routine, kept.seconds, kept.completed) == (SLOW, 300, True)
    assert (kept.before, kept.after) == (6, 4)
    assert minutes_today(care) == before + 5


@pytest.mark.parametrize("key", ["q", "escape", "ctrl+c"])
async def test_stopping_at_once_keeps_the_minutes(
    care: Diary, make_app: MakeApp, screen_text: ScreenText, key: str
) -> None:
    """q, Esc and Ctrl+C end it without a question; what was practised is kept to the second."""
    before = minutes_today(care) or 0
    app = make_app(care)
    with turned() as seconds:
        async with app.run_test() as pilot:
            await begin(app, pilot, seconds)
            await pass_time(app, pilot, seconds, 128)
            await press(app, pilot, key)
            text = screen_text(app)
            assert "2 minutes kept" in text
            assert "You can stay here a moment." in text
            assert "?" not in text.replace("? Keys", "")
            (kept,) = practices(care)
            assert (kept.seconds, kept.completed) == (128, False)
            await press(app, pilot, "q")
            assert isinstance(app.screen, Practice)
            assert "z takes it back" in screen_text(app)
            await press(app, pilot, "z")
    assert practices(care) == []
    assert minutes_today(care) == before


async def test_every_ten_seconds_are_kept(care: Diary, make_app: MakeApp) -> None:
    """At any moment at most the last ten seconds are not in the file yet."""
    app = make_app(care)
    with turned() as seconds:
        async with app.run_test() as pilot:
            await begin(app, pilot, seconds)
            for second in range(1, 96):
                await pass_time(app, pilot, seconds, 1)
                (kept,) = practices(care)
                assert second - kept.seconds < 10


async def test_a_file_that_takes_nothing_is_told_and_tried_again(
    care: Diary, make_app: MakeApp, screen_text: ScreenText, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When an autosave does not go through the player goes on, says so, and keeps it later."""
    from selfcare.core.errors import StorageError

    app = make_app(care)
    keep = practising.keep_practice

    def refuse(*_: object) -> None:
        raise StorageError("The disk is full.")

    with turned() as seconds:
        async with app.run_test() as pilot:
            await begin(app, pilot, seconds)
            monkeypatch.setattr(practising, "keep_practice", refuse)
            await pass_time(app, pilot, seconds, 12)
            assert "The disk is full." in screen_text(app)
            monkeypatch.setattr(practising, "keep_practice", keep)
            await pass_time(app, pilot, seconds, 12)
            assert "The disk is full." not in screen_text(app)
            assert practices(care)[0].seconds >= 14


async def test_leaving_during_the_settle_in_leaves_nothing(
    care: Diary, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """Nothing was practised, so nothing is kept and no card comes."""
    app = make_app(care)
    with turned() as seconds:
        async with app.run_test() as pilot:
            await open_card(app, pilot)
            await press(app, pilot, "enter")
            await pass_time(app, pilot, seconds, 2)
            await press(app, pilot, "q")
            assert isinstance(app.screen, Practice)
            assert "nothing to keep" in screen_text(app)
    assert practices(care) == []


async def test_another_minute_joins_the_same_practice(care: Diary, make_app: MakeApp) -> None:
    """`a` goes on without settling in; both goes are one practice with all their seconds."""
    app = make_app(care)
    with turned() as seconds:
        async with app.run_test() as pilot:
            await begin(app, pilot, seconds, "minus", "minus")
            await pass_time(app, pilot, seconds, 200)
            await press(app, pilot, "5", "a")
            assert not player(app).session.settling
            await pass_time(app, pilot, seconds, 61)
            await press(app, pilot, "3", "enter")
    (kept,) = practices(care)
    assert (kept.seconds, kept.completed, kept.after) == (240, True, 3)


async def test_pause_skip_back_longer_shorter(care: Diary, make_app: MakeApp) -> None:
    """Each key does what the key line says; a pause is not practised."""
    app = make_app(care)
    with turned() as seconds:
        async with app.run_test() as pilot:
            await begin(app, pilot, seconds)
            await pass_time(app, pilot, seconds, 1)
            await press(app, pilot, "space")
            seconds.now += 600
            await press(app, pilot, "space")
            assert player(app).session.elapsed == pytest.approx(1)
            await press(app, pilot, "right")
            assert player(app).session.elapsed == pytest.approx(4)
            await press(app, pilot, "left")
            assert player(app).session.elapsed == 0
            await press(app, pilot, "plus", "plus", "minus")
            assert player(app).session.minutes == 6
            assert player(app).session.practised == pytest.approx(1)


async def test_a_suspended_machine_waits(
    care: Diary, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """A clock that jumps pauses it, says why, and counts nothing."""
    app = make_app(care)
    with turned() as seconds:
        async with app.run_test() as pilot:
            await begin(app, pilot, seconds)
            seconds.now += 3600
            player(app).look()
            await pilot.pause()
            assert "The machine was asleep" in screen_text(app)
            assert player(app).session.practised == 0


async def test_the_bell_rings_one_in_two_out(
    care: Diary, make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With sound the terminal's bell says the breath; without it stays silent."""
    rung: list[float] = []
    app = make_app(care)
    with turned() as seconds:
        monkeypatch.setattr(app, "bell", lambda: rung.append(seconds.now))
        async with app.run_test() as pilot:
            await begin(app, pilot, seconds, "s")
            await pass_time(app, pilot, seconds, 9)
            assert len(rung) == 3
            await press(app, pilot, "s")
            await pass_time(app, pilot, seconds, 20)
            assert len(rung) == 3


@pytest.mark.parametrize("how", ["setting", "environment", "key"])
async def test_without_motion(
    care: Diary, make_app: MakeApp, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    """The setting, TEXTUAL_ANIMATIONS=none and `m` choose the still variant; `m` goes back."""
    if how == "setting":
        setting_acts.set_setting(care, "motion", "still")
    app = make_app(care)
    if how == "environment":
        app.animation_level = "none"
    with turned() as seconds:
        async with app.run_test() as pilot:
            await begin(app, pilot, seconds, *(["m"] if how == "key" else []))
            assert not app.screen.query_one(Tide).display
            await press(app, pilot, "m")
            assert app.screen.query_one(Tide).display


async def test_places_do_not_open_during_a_breath(care: Diary, make_app: MakeApp) -> None:
    """Capital letters rest in the player; the key panel pauses it, blank does not."""
    app = make_app(care)
    with turned() as seconds:
        async with app.run_test() as pilot:
            await begin(app, pilot, seconds)
            await press(app, pilot, "T", "W", "z", "y")
            assert player(app).session.running
            await press(app, pilot, "b")
            await press(app, pilot, "b")
            assert player(app).session.running
            await press(app, pilot, "question_mark")
            await press(app, pilot, "q")
            assert player(app).session.paused


async def test_a_place_from_a_sheet_above_keeps_the_minutes(care: Diary, make_app: MakeApp) -> None:
    """The key panel, then `T`: the player is gone and what was practised is kept."""
    app = make_app(care)
    with turned() as seconds:
        async with app.run_test() as pilot:
            await begin(app, pilot, seconds)
            await pass_time(app, pilot, seconds, 45)
            await press(app, pilot, "question_mark", "T")
            assert app.current_mode == "today"
    assert practices(care)[0].seconds == 45


async def test_quitting_the_app_keeps_the_minutes(care: Diary, make_app: MakeApp) -> None:
    """Ctrl+Q, SIGTERM and SIGHUP all end through `end`, which keeps them to the second."""
    app = make_app(care)
    with turned() as seconds:
        async with app.run_test() as pilot:
            await begin(app, pilot, seconds)
            await pass_time(app, pilot, seconds, 47)
            app.end(129)
    assert practices(care)[0].seconds == 47


async def test_the_card_without_and_with_holds(care: Diary, make_app: MakeApp) -> None:
    """Enter begins the variant without holds until `h` takes them in."""
    app = make_app(care)
    async with app.run_test() as pilot:
        await open_card(app, pilot, "box-breath")
        card = app.screen
        assert isinstance(card, PracticeCard)
        assert card.routine.id == SLOW
        await press(app, pilot, "h")
        assert card.routine.id == "box-breath"
        await press(app, pilot, "enter")
        assert player(app).session.routine.id == "box-breath"


async def test_the_app_opens_at_a_card_as_it_was_wished_for(
    care: Diary, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """Length, holds and bell are chosen; a length there is not becomes the nearest, and is said."""
    app = make_app(care)
    app.opens_card = CardWish("four-seven-eight", 60, holds=True, bell=True)
    async with app.run_test() as pilot:
        await until(pilot, lambda: isinstance(app.screen, PracticeCard))
        await pilot.pause()
        card = app.screen
        assert isinstance(card, PracticeCard)
        assert (card.routine.id, card.minutes, card.sound) == ("four-seven-eight", 3, True)
        assert "4-7-8 takes 3 minutes, the nearest to 60." in screen_text(app)
        await press(app, pilot, "minus")
        assert "the nearest to" not in screen_text(app)


async def test_a_card_goes_before_the_first_run(
    open_care: Callable[[str], Diary], make_app: MakeApp
) -> None:
    """Somebody who asks for a breath first is asked nothing else."""
    diary = open_care("new")
    assert habit_acts.first_run(diary)
    app = make_app(diary)
    app.opens_card = CardWish(SLOW)
    async with app.run_test() as pilot:
        await until(pilot, lambda: isinstance(app.screen, PracticeCard))
        await press(app, pilot, "q")
        assert app.screen is app.place


async def test_tension_is_typed_like_every_rating(care: Diary, make_app: MakeApp) -> None:
    """After a 1 a 0 makes ten; Backspace leaves it out; arrows count."""
    app = make_app(care)
    with turned() as seconds:
        async with app.run_test() as pilot:
            await begin(app, pilot, seconds, "1", "0")
            await pass_time(app, pilot, seconds, 40)
            await press(app, pilot, "q", "7", "backspace", "enter")
    (kept,) = practices(care)
    assert (kept.before, kept.after) == (10, None)


async def test_p_on_a_habit_opens_a_fitting_card(
    care: Diary, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """From Today `p` opens the card that fits the habit, and the minutes go there."""
    app = make_app(care)
    walked = minutes_today(care, "Walk") or 0
    with turned() as seconds:
        async with app.run_test() as pilot:
            await pilot.pause()
            await press(app, pilot, "home", "down", "p")
            assert "Muscle release" in screen_text(app)
            assert "Walk" in screen_text(app)
            await press(app, pilot, "enter", "enter")
            await pass_time(app, pilot, seconds, 65)
            await press(app, pilot, "q", "q")
            assert app.current_mode == "today"
            assert "z takes it back" in screen_text(app)
            assert minutes_today(care, "Walk") == walked + 1


@pytest.mark.parametrize("key", ["p", "u"])
async def test_a_hard_check_in_offers_three_slow_minutes(
    care: Diary, make_app: MakeApp, screen_text: ScreenText, key: str
) -> None:
    """One quiet line that names the key, one's own too; it opens the longer out-breath."""
    setting_acts.set_keys(care, "practise", key)
    app = make_app(care)
    async with app.run_test() as pilot:
        await pilot.pause()
        await press(app, pilot, "s", "9")
        assert f"{key} opens three slow minutes." in screen_text(app)
        await press(app, pilot, key)
        card = app.screen
        assert isinstance(card, PracticeCard)
        assert (card.routine.id, card.minutes) == (SLOW, 3)


async def test_light_and_dark_by_one_key(care: Diary, make_app: MakeApp) -> None:
    """`l` turns the colours in the place, on the card and in the player; nothing is saved."""
    app = make_app(care)
    with turned() as seconds:
        async with app.run_test() as pilot:
            await press(app, pilot, "P")
            dark = app.theme
            await press(app, pilot, "l")
            assert not app.current_theme.dark
            await begin(app, pilot, seconds)
            await press(app, pilot, "l")
            assert app.theme == dark
    assert setting_acts.setting(care, "theme") == dark


async def test_the_player_opened_and_stopped_in_one_burst(
    care: Diary, make_app: MakeApp, burst: Callable[[Any, str], None]
) -> None:
    """Keys that arrive before the first frame count: card, begin, skip the settle-in, stop."""
    app = make_app(care)
    with turned() as seconds:
        async with app.run_test() as pilot:
            await open_card(app, pilot)
            burst(app, "4~~ q")
            await until(pilot, lambda: isinstance(app.screen, Practice))
            seconds.now += 1
            assert practices(care) == []


async def test_a_line_is_written_while_the_clock_stands(
    care: Diary, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """Letters open the line, q among them; Enter keeps it, Esc leaves it as it was."""
    app = make_app(care)
    with turned() as seconds:
        async with app.run_test() as pilot:
            await open_card(app, pilot, "one-small-action")
            await go(app, pilot, seconds, ("enter", 5, 2, "enter", *"quiz"))
            assert player(app).session.writing
            at = player(app).session.elapsed
            await go(app, pilot, seconds, (400, "space", "s", "enter"))
            assert player(app).session.elapsed == at
            assert player(app).session.answer == "quiz s"
            await press(app, pilot, "x", "y", "escape")
            assert player(app).session.answer == "quiz s"
            await go(app, pilot, seconds, (61,))
            assert player(app).session.waiting
            await go(app, pilot, seconds, (400, "right"))
            assert player(app).session.phase.index == 2
            assert "quiz s" in screen_text(app)


async def test_what_was_written_becomes_note_and_plan(
    care: Diary, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """`k` keeps the lines as the day's note once, and offers the if-then plan to a habit."""
    app = make_app(care)
    with turned() as seconds:
        async with app.run_test() as pilot:
            await open_card(app, pilot, "one-small-action")
            await go(app, pilot, seconds, ("enter", 5, 2))
            while player(app).session.asks is not Ask.PLAN:
                await press(app, pilot, "right")
            await press(app, pilot, *"tea", "enter")
            await go(app, pilot, seconds, (31, "escape"))
            assert isinstance(app.screen, PracticeAfter)
            assert "tea" in screen_text(app)
            await press(app, pilot, "k")
            assert "Whose if-then line" in screen_text(app)
            await press(app, pilot, "enter")
            assert isinstance(app.screen, PracticeAfter)
            await press(app, pilot, "k", "enter")
    assert "tea" in day_views.today_view(care).checkin.note
    assert care.habits()[0].if_then == "tea"


async def test_a_number_is_given_in_a_step(care: Diary, make_app: MakeApp) -> None:
    """Digits are the number a step asks for; after it ends the step waits for Enter."""
    app = make_app(care)
    with turned() as seconds:
        async with app.run_test() as pilot:
            await open_card(app, pilot, "urge-surfing")
            await go(app, pilot, seconds, ("enter", 5))
            while player(app).session.asks is not Ask.RATING:
                await press(app, pilot, "right")
            await press(app, pilot, "1", "0")
            assert player(app).session.answer == "10"
            await press(app, pilot, "backspace", "7")
            assert player(app).session.answer == "7"
            at = player(app).session.phase.index
            await press(app, pilot, "enter")
            assert player(app).session.phase.index == at + 1


async def test_a_filter_and_a_name_find_a_routine(
    care: Diary, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """By keys and by a click; what was looked for is gone when one comes back."""
    app = make_app(care)
    async with app.run_test(size=(120, 36)) as pilot:
        await press(app, pilot, "P", "f", "right")
        row = screen_text(app).splitlines()[2]
        await pilot.click(offset=(row.index("My own") + 1, 2))
        await press(app, pilot)
        assert "Three good things" in screen_text(app)
        assert "Box breath" not in screen_text(app)
        await press(app, pilot, "slash", *"bo", "down", "enter")
        assert "Body scan" in screen_text(app)
        assert isinstance(app.screen, PracticeCard)
        await press(app, pilot, "q", "T", "P")
        assert "Box breath" in screen_text(app)
        assert "Three good things" in screen_text(app)


async def test_the_card_by_mouse(care: Diary, make_app: MakeApp, screen_text: ScreenText) -> None:
    """A click on the scale is its value; a click on a choice is its key."""
    app = make_app(care)
    async with app.run_test(size=(120, 36)) as pilot:
        await open_card(app, pilot, "box-breath")
        card = app.screen
        assert isinstance(card, PracticeCard)
        rows = screen_text(app).splitlines()
        scale = next(y for y, row in enumerate(rows) if "10 very high" in row)
        await pilot.click(offset=(rows[scale].index("10 very high") - 3, scale))
        for words in ("with holds", "no bell", "with the tide"):
            y = next(y for y, row in enumerate(rows) if words in row)
            await pilot.click(offset=(rows[y].index(words) + 1, y))
        await press(app, pilot)
        assert card.query_one(Tension).number.value == 10
        assert card.routine.id == "box-breath"
        assert card.sound
        assert card.still


async def test_nothing_moves_without_motion(
    care: Diary, make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Still, the clock is looked at four times a second, and the screen changes once a second."""
    app = make_app(care)
    with turned() as seconds:
        async with app.run_test() as pilot:
            await begin(app, pilot, seconds, "m")
            shown: list[object] = []
            sheet = player(app)
            monkeypatch.setattr(sheet, "_show", shown.append)
            for _ in range(40):
                seconds.now += 0.1
                sheet.look()
            assert sheet._pace == CALM_FRAMES
            assert len(shown) <= 5
            await press(app, pilot, "space")
            assert sheet._pace == 0
