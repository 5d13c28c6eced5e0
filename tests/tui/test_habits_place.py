"""The Habits place by keyboard: each act, its way back, bursts, and without Latin letters."""

import json
from collections.abc import Awaitable, Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.app import App
from textual.keys import _character_to_key
from textual.pilot import Pilot

from selfcare.core.text import clean_line, name_key
from selfcare.service import Selfcare
from selfcare.tui.app import SelfcareApp
from selfcare.tui.glyphs import cells

MakeApp = Callable[..., SelfcareApp]
ScreenText = Callable[[App[None]], str]
WaitUntil = Callable[[Pilot[None], Callable[[], object]], Awaitable[None]]
Burst = Callable[[App[None], str], None]
TODAY = date(2026, 11, 22)
HOSTILE = json.loads((Path(__file__).parents[1] / "hostile_texts.json").read_text("utf-8"))


async def _habits(app: Any, pilot: Pilot[None], wait_until: WaitUntil) -> None:
    await pilot.press("H")
    await wait_until(pilot, lambda: app.current_mode == "habits")
    await pilot.pause()


def _names(care: Selfcare) -> list[str]:
    return [habit.name for habit in care.habits()]


def _typed(text: str) -> list[str]:
    return [_character_to_key(character) for character in text]


# moving


async def test_a_move_is_one_change(
    care: Selfcare, make_app: MakeApp, wait_until: WaitUntil
) -> None:
    """Three places down is one act, so that z takes all of it back."""
    app = make_app(care)
    async with app.run_test() as pilot:
        await _habits(app, pilot, wait_until)
        before = _names(care)
        await pilot.press("m", "down", "down", "j")
        assert _names(care) == before
        await pilot.press("enter")
        assert _names(care).index("Sit quietly") == 3
        await pilot.press("z")
        assert _names(care) == before


@pytest.mark.parametrize("key", ["escape", "q"])
async def test_a_move_can_be_left(
    care: Selfcare, make_app: MakeApp, wait_until: WaitUntil, key: str
) -> None:
    """The habit stands where it was, and is still the one at hand."""
    app = make_app(care)
    async with app.run_test() as pilot:
        await _habits(app, pilot, wait_until)
        before, newest = _names(care), care.newest_change()
        await pilot.press("down", "m", "down", "down", key, "backspace")
        assert app.current_mode == "habits"
        assert [habit.name for habit in care.habits(archived=True)] == ["Walk"]
        await pilot.press("z")
        assert _names(care) == before
        assert care.newest_change() == newest


async def test_within_an_area_a_habit_moves_past_its_neighbours(
    care: Selfcare, make_app: MakeApp, wait_until: WaitUntil
) -> None:
    """What is not listed keeps its place."""
    for name in ("Swim", "Cycle"):
        care.add_habit(name, "exercise")
    app = make_app(care)
    async with app.run_test() as pilot:
        await _habits(app, pilot, wait_until)
        await pilot.press("f", "f", "m", "down", "enter")
        order = _names(care)
        assert order.index("Swim") < order.index("Walk") < order.index("Cycle")


# putting away and removing


async def test_put_away_then_remove_asks_and_staying_comes_first(
    care: Selfcare, make_app: MakeApp, screen_text: ScreenText, wait_until: WaitUntil
) -> None:
    """Backspace, Backspace, Enter loses nothing; down and Enter removes; z brings it all back."""
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await _habits(app, pilot, wait_until)
        walk = care.find("Walk").id
        count = care.entry_count(walk)
        await pilot.press("down", "backspace")
        await pilot.pause()
        assert "Walk: put away, all of it kept. Enter on it, or z, brings it back." in screen_text(
            app
        )
        await pilot.press("end", "backspace")
        await pilot.pause()
        assert f"Remove Walk with its {count} entries?" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert len(app.screen_stack) == 1
        assert care.entry_count(walk) == count
        await pilot.press("backspace", "down", "enter")
        await pilot.pause()
        assert f"Walk is removed with {count} entries. z takes it back." in screen_text(app)
        assert all(habit.id != walk for habit in care.habits(archived=True))
        await pilot.press("z")
        assert care.entry_count(walk) == count
        await pilot.press("end", "enter")
        assert "Walk" in _names(care)


async def test_a_name_in_use_is_said_when_it_would_come_back(
    care: Selfcare, make_app: MakeApp, screen_text: ScreenText, wait_until: WaitUntil
) -> None:
    care.archive(care.find("Walk").id)
    care.add_habit("walk", "own")
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await _habits(app, pilot, wait_until)
        await pilot.press("end", "enter")
        await pilot.pause()
        assert "There is a habit walk already. Try another name." in screen_text(app)
        assert len(care.habits(archived=True)) == 1


# finding and listing


async def test_finding_keeps_what_was_found_until_escape(
    care: Selfcare, make_app: MakeApp, screen_text: ScreenText, wait_until: WaitUntil
) -> None:
    """The keys act on what was found."""
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await _habits(app, pilot, wait_until)
        await pilot.press("slash", *"TALK", "enter")
        await pilot.pause()
        assert "Walk" not in screen_text(app)
        await pilot.press("o", "enter")
        assert [pause.habit_id for pause in care.pauses_ahead(care.find("Talk").id)] == [
            care.find("Talk").id
        ]
        await pilot.press("escape")
        await pilot.pause()
        assert "Walk" in screen_text(app)
        assert app.current_mode == "habits"
        await pilot.press("q")
        await wait_until(pilot, lambda: app.current_mode == "today")


async def test_f_goes_round_the_areas(
    care: Selfcare, make_app: MakeApp, screen_text: ScreenText, wait_until: WaitUntil
) -> None:
    """All, each area there is, put away once there is one; round and back again."""
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await _habits(app, pilot, wait_until)
        assert "Put away" not in screen_text(app)
        await pilot.press("backspace")
        seen = []
        for _ in range(7):
            await pilot.pause()
            row = screen_text(app).split("\n")[2]
            seen.append(row[row.index("[") + 1 : row.index("]")])
            await pilot.press("f")
        assert seen == [
            "All", "Mindfulness", "Exercise", "Sleep", "Connection", "Eating", "Put away",
        ]  # fmt: skip
        await pilot.press("left")
        await pilot.pause()
        assert "[Put away]" in screen_text(app)


# the two weeks, and why


async def test_i_shows_the_two_weeks_and_w_why(
    care: Selfcare, make_app: MakeApp, screen_text: ScreenText, wait_until: WaitUntil
) -> None:
    """From the list and from the two weeks; the help says so, too."""
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await _habits(app, pilot, wait_until)
        await pilot.press("i")
        await pilot.pause()
        assert "Any 5 days of each week." in screen_text(app)
        await pilot.press("w")
        await wait_until(pilot, lambda: type(app.screen).__name__ == "WhySheet")
        await pilot.press("q", "q", "w")
        await wait_until(pilot, lambda: type(app.screen).__name__ == "WhySheet")
        await pilot.press("q", "colon", *"why the", "enter")
        await wait_until(pilot, lambda: type(app.screen).__name__ == "WhySheet")


async def test_without_a_habit_enter_shows_some_to_choose_from(
    open_care: Callable[[str], Selfcare], make_app: MakeApp, wait_until: WaitUntil
) -> None:
    """The first starter stands there, and the arrows go on to the next."""
    care = open_care("new")
    care.finish_first_run(None)
    app = make_app(care)
    async with app.run_test() as pilot:
        await _habits(app, pilot, wait_until)
        await pilot.press("enter", "right", "enter")
        await pilot.pause()
        assert _names(care) == ["Walk"]


# bursts, keyboards, texts


async def test_in_one_burst(
    care: Selfcare, make_app: MakeApp, wait_until: WaitUntil, burst: Burst
) -> None:
    """A whole pause typed in one write arrives whole, although no sheet has been drawn."""
    app = make_app(care)
    async with app.run_test() as pilot:
        await _habits(app, pilot, wait_until)
        burst(app, "jotomorrow~")
        await pilot.pause()
        await pilot.pause()
        [pause] = care.pauses_ahead(care.find("Walk").id)
        assert (pause.first_day - TODAY).days == 1
        for key in ["j", "m", "down", "enter", "backspace"]:
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        await pilot.pause()
        await pilot.pause()
        assert [habit.name for habit in care.habits(archived=True)] == ["Sleep"]


async def test_without_latin_letters(
    care: Selfcare, make_app: MakeApp, wait_until: WaitUntil
) -> None:
    """Cyrillic letters on the same keys; names are typed as they are."""
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await _habits(app, pilot, wait_until)
        await pilot.press(*_typed("ф"), *_typed("Пианино"), "down", "pagedown", "enter")
        await pilot.pause()
        habit = care.find("Пианино")
        await pilot.press(*_typed("щ"), "right", "down", "pagedown", "enter")
        await pilot.pause()
        [pause] = care.pauses_ahead(habit.id)
        assert pause.last_day is not None
        assert (pause.first_day - TODAY).days == 1
        await pilot.press(*_typed("ь"), "up", "up", "enter")
        assert _names(care).index("Пианино") == 3
        await pilot.press("backspace", "end", "backspace", "down", "enter")
        await pilot.pause()
        assert "Пианино" not in [h.name for h in (*care.habits(), *care.habits(archived=True))]
        await pilot.press(*_typed("яяяяя"))
        await pilot.pause()
        assert "Пианино" not in _names(care)


@pytest.mark.parametrize("name", ["plan_ahead", "habit_remove", "habit_pause", "add_habit"])
async def test_a_habit_that_goes_while_its_sheet_is_open(
    care: Selfcare, make_app: MakeApp, name: str
) -> None:
    """Taken back, or removed in another window: what shows it closes, what is typed into waits."""
    habit, _ = care.add_habit("Piano", "own")
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.open_sheet(name, habit.id)
        await pilot.pause()
        care.undo()
        app.refresh_places()
        await pilot.pause()
        assert (len(app.screen_stack) == 1) is (name in {"plan_ahead", "habit_remove"})
        await pilot.press("enter")
        await pilot.pause()
        assert "Piano" not in _names(care)
        await pilot.press("escape")
        await pilot.pause()
        assert len(app.screen_stack) == 1


@pytest.mark.parametrize("size", [(80, 24), (40, 10)])
async def test_any_name_keeps_the_columns(
    *,
    care: Selfcare,
    make_app: MakeApp,
    screen_text: ScreenText,
    wait_until: WaitUntil,
    size: tuple[int, int],
) -> None:
    """200 characters, emoji, right to left: each row is as wide as its window, in every sheet."""
    texts = [*HOSTILE[-3:], "W" * 200, "👩‍👩‍👧‍👦 🐕" * 20, "مشي كل يوم مع الأصدقاء", "散歩" * 30]
    for text in texts:
        if clean_line(text) and name_key(text) not in {name_key(h.name) for h in care.habits()}:
            care.add_habit(text, "own", if_then=text[:150], note=text, plan="mon,wed,fri")
    care.pause(care.habits()[-1].id, TODAY, None, "عطلة" * 9)
    app = make_app(care)
    async with app.run_test(size=size) as pilot:
        await _habits(app, pilot, wait_until)
        for number in range(5, len(care.habits())):
            for name in ("add_habit", "habit_pause", "plan_ahead", "habit_remove"):
                app.open_sheet(name, care.habits()[number].id)
                await pilot.pause()
                assert all(cells(row) <= size[0] for row in screen_text(app).split("\n"))
                await pilot.press("escape")
                await pilot.pause()
            await pilot.press("end", *["up"] * (number - 5))
            rows = screen_text(app).split("\n")
            assert all(cells(row) <= size[0] for row in rows)
            plans = {
                cells(row[: row.index("Mon, ")])
                for row in rows
                if "Mon, Wed" in row and "·" not in row
            }
            assert len(plans) <= 1
