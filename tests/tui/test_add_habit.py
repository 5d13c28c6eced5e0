"""Adding and editing a habit by keyboard alone."""

from collections.abc import Callable
from typing import Any

import pytest
from textual import events
from textual.app import App
from textual.keys import _character_to_key
from textual.pilot import Pilot

from selfcare.core.model import Area
from selfcare.core.plan import AmountPerPeriod, Daily, DaysPerPeriod, Period
from selfcare.service import Selfcare
from selfcare.tui.app import SelfcareApp

MakeApp = Callable[..., SelfcareApp]
ScreenText = Callable[[App[None]], str]


async def _open(app: Any, pilot: Pilot[None], *args: object) -> None:
    app.open_sheet("add_habit", *args)
    await pilot.pause()


async def test_a_name_and_enter_make_a_habit(care: Selfcare, make_app: MakeApp) -> None:
    app = make_app(care)
    async with app.run_test() as pilot:
        await pilot.press("a", *"Piano", "enter")
        await pilot.pause()
        habit = care.find("Piano")
        assert (habit.area, habit.rules[0].plan) == (Area.OWN, Daily())
        assert len(app.screen_stack) == 1


async def test_in_one_burst(care: Selfcare, make_app: MakeApp) -> None:
    """Every key counts, although the form has not been drawn."""
    app = make_app(care)
    async with app.run_test() as pilot:
        await pilot.pause()
        for key in ["a", *"Piano", "tab", "tab", "ctrl+u", *"min", "enter"]:
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        await pilot.pause()
        await pilot.pause()
        assert care.find("Piano").rules[0].unit == "min"


async def test_all_lines(care: Selfcare, make_app: MakeApp) -> None:
    app = make_app(care)
    async with app.run_test() as pilot:
        await _open(app, pilot)
        await pilot.press(*"Swim", "down", "e", "down", "ctrl+u", *"min")
        await pilot.press("down", "ctrl+u", *">=20", "down", "ctrl+u", *"60 min/week")
        await pilot.press("down", *"5", "down", *"If it is Monday, then the pool.", "enter")
        habit = care.find("Swim")
        rule = habit.rules[0]
        assert (habit.area, habit.if_then) == (Area.EXERCISE, "If it is Monday, then the pool.")
        assert (rule.goal_low, rule.smallest, rule.plan) == (
            20,
            5,
            AmountPerPeriod(60, Period.WEEK),
        )


async def test_a_problem_is_said_and_nothing_is_written(
    care: Selfcare, make_app: MakeApp, screen_text: ScreenText
) -> None:
    app = make_app(care)
    async with app.run_test() as pilot:
        before = care.habits()
        await _open(app, pilot)
        await pilot.press(*"Walk", "enter")
        await pilot.pause()
        assert "There is a habit Walk already." in screen_text(app)
        assert care.habits() == before
        await pilot.press(*"ing", "enter")
        assert care.find("Walking").name == "Walking"


async def test_a_template_is_one_arrow_away(care: Selfcare, make_app: MakeApp) -> None:
    app = make_app(care)
    async with app.run_test() as pilot:
        await _open(app, pilot)
        await pilot.press("up", *["right"] * 7, "enter")
        assert care.find("Outdoors").rules[0].plan == AmountPerPeriod(120, Period.WEEK)


async def test_what_was_typed_is_there_again(care: Selfcare, make_app: MakeApp) -> None:
    app = make_app(care)
    async with app.run_test() as pilot:
        await _open(app, pilot)
        await pilot.press(*"Chess", "escape")
        await pilot.pause()
        await _open(app, pilot)
        await pilot.press("enter")
        assert care.find("Chess").name == "Chess"
        await pilot.pause()
        await _open(app, pilot)
        form: Any = app.screen
        assert form.form.text("name") == ""


async def test_an_edit_changes_what_was_changed_alone(care: Selfcare, make_app: MakeApp) -> None:
    """The plan holds from today; the rule before stays as it was lived."""
    walk = care.find("Walk")
    app = make_app(care)
    async with app.run_test() as pilot:
        await _open(app, pilot, walk.id)
        await pilot.press("down", "down", "down", "down", "ctrl+u", *"5/week", "enter")
        edited = care.find("Walk")
        assert edited.rule_on(care.today()).plan == DaysPerPeriod(5, Period.WEEK)
        assert edited.rule_on(care.today()).goal_low == 30
        assert edited.name == "Walk"


async def test_for_all_days_is_said_in_the_form(care: Selfcare, make_app: MakeApp) -> None:
    """The last line chooses it; one change, which z takes back."""
    walk = care.find("Walk")
    app = make_app(care)
    async with app.run_test() as pilot:
        await _open(app, pilot, walk.id)
        await pilot.press(
            "down", "down", "down", "ctrl+u", *">=10", "up", "up", "up", "up", "right"
        )
        await pilot.press("enter")
        await pilot.pause()
        [rule] = care.find("Walk").rules
        assert rule.goal_low == 10
        await pilot.press("z")
        assert care.find("Walk").rules[0].goal_low == 30


async def test_a_note_of_several_lines_is_kept_whole(care: Selfcare, make_app: MakeApp) -> None:
    """Editing another line leaves it alone; Ctrl+J writes a further line."""
    walk = care.find("Walk")
    care.edit_habit(walk.id, note="one\ntwo")
    app = make_app(care)
    async with app.run_test() as pilot:
        await _open(app, pilot, walk.id)
        await pilot.press("end", "s", "enter")
        assert (care.habit(walk.id).name, care.habit(walk.id).note) == ("Walks", "one\ntwo")
        await pilot.pause()
        await _open(app, pilot, walk.id)
        await pilot.press("up", "up", "end", "ctrl+j", *"three", "enter")
        assert care.habit(walk.id).note == "one\ntwo\nthree"


async def test_the_page_keeps_its_height_while_typing(
    care: Selfcare, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """The lines and the strip stand still, whether the plan can be read or not."""
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await _open(app, pilot)
        await pilot.press(*"Piano", "down", "down", "down", "down", "ctrl+u")
        places = set()
        for key in "mon,wed,fri":
            await pilot.press("comma" if key == "," else key)
            await pilot.pause()
            rows = screen_text(app).split("\n")
            labels = ("Name", "Note", "Next two weeks", "22 23 24")
            found = [next(n for n, row in enumerate(rows) if label in row) for label in labels]
            places.add(tuple(found))
        assert len(places) == 1


SIZES = [(80, 24), (120, 36), (40, 10)]


@pytest.mark.parametrize("size", SIZES)
async def test_it_looks_like_this(
    *,
    care: Selfcare,
    make_app: MakeApp,
    screen_text: ScreenText,
    same_screen: Callable[[str, str], None],
    size: tuple[int, int],
) -> None:
    app = make_app(care)
    async with app.run_test(size=size) as pilot:
        await _open(app, pilot)
        same_screen(screen_text(app), f"add_habit/blank_{size[0]}x{size[1]}")
        await pilot.press(*"Piano", "down", "down", "ctrl+u", *"min")
        await pilot.pause()
        same_screen(screen_text(app), f"add_habit/typed_{size[0]}x{size[1]}")


KINDS = {
    "template": (*["up", "right"], *["right"] * 6),
    "plan_weekdays": (*"Piano", *["down"] * 4, "ctrl+u", *"tue,fri"),
    "plan_days": (*"Piano", *["down"] * 4, "ctrl+u", *"5/week"),
    "plan_month": (*"Piano", *["down"] * 4, "ctrl+u", *"2/month"),
    "plan_amount": (*"Piano", *["down"] * 2, "ctrl+u", *"min", "down", "down", "ctrl+u",
                    *"150 min/week"),
    "plan_every": (*"Piano", *["down"] * 4, "ctrl+u", *"every 3 days"),
    "plan_rule": (*"Piano", *["down"] * 4, "ctrl+u", *"RRULE:FREQ=MONTHLY;BYDAY=1MO"),
    "error": (*"Piano", *["down"] * 4, "ctrl+u", *"now and then"),
}  # fmt: skip


@pytest.mark.parametrize("size", SIZES[:2])
@pytest.mark.parametrize("state", KINDS)
async def test_each_state_looks_like_this(
    *,
    care: Selfcare,
    make_app: MakeApp,
    screen_text: ScreenText,
    same_screen: Callable[[str, str], None],
    size: tuple[int, int],
    state: str,
) -> None:
    app = make_app(care)
    async with app.run_test(size=size) as pilot:
        await _open(app, pilot)
        for key in KINDS[state]:
            await pilot.press(_character_to_key(key) if len(key) == 1 else key)
        await pilot.pause()
        same_screen(screen_text(app), f"add_habit/{state}_{size[0]}x{size[1]}")


@pytest.mark.parametrize("size", SIZES)
async def test_an_edit_for_all_days_looks_like_this(
    *,
    care: Selfcare,
    make_app: MakeApp,
    screen_text: ScreenText,
    same_screen: Callable[[str, str], None],
    size: tuple[int, int],
) -> None:
    app = make_app(care)
    async with app.run_test(size=size) as pilot:
        await _open(app, pilot, care.find("Walk").id)
        await pilot.press(*["down"] * 4, "ctrl+u", *"5/week", *["down"] * 4, "right")
        await pilot.pause()
        same_screen(screen_text(app), f"add_habit/all_days_{size[0]}x{size[1]}")


async def test_an_edit_that_was_left_is_offered_again(
    care: Selfcare, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """Esc keeps what was typed, for this habit alone; saving or putting it right ends that."""
    walk, talk = care.find("Walk").id, care.find("Talk").id
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await _open(app, pilot, walk)
        await pilot.press("end", *" far", "escape")
        await pilot.pause()
        assert care.find("Walk").name == "Walk"
        await _open(app, pilot, talk)
        assert "draft from before" not in screen_text(app)
        await pilot.press("escape")
        care.edit_habit(walk, if_then="If it rains, then the hall.")
        await _open(app, pilot, walk)
        assert "This is your draft from before. Enter saves it." in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        habit = care.habit(walk)
        assert (habit.name, habit.if_then) == ("Walk far", "If it rains, then the hall.")
        await _open(app, pilot, walk)
        assert "draft from before" not in screen_text(app)
        await pilot.press("x", "escape")
        await _open(app, pilot, walk)
        await pilot.press("backspace", "escape")
        await _open(app, pilot, walk)
        assert "draft from before" not in screen_text(app)


async def test_a_draft_goes_with_its_habit(care: Selfcare, make_app: MakeApp) -> None:
    """Words about a habit that was removed are not kept behind."""
    walk = care.find("Walk")
    app = make_app(care)
    async with app.run_test() as pilot:
        await _open(app, pilot, walk.id)
        await pilot.press("end", *"zzz", "escape")
        await pilot.pause()
    assert "zzz" in str(care._store.settings())
    care.remove_habit(walk.id)
    assert "zzz" not in str(care._store.settings())
