"""The table of acts: each is reached by its keys, by name from everywhere, and by a click."""

from collections import Counter

import pytest
from textual.widgets import Input
from textual.widgets._footer import FooterKey

from selfcare.content.acts import ACTS, actions
from selfcare.content.keymap import EVERYWHERE
from selfcare.diary import setting_acts
from selfcare.tui import sheets
from selfcare.tui.app import DENIED, SelfcareApp
from selfcare.tui.keys import bindings, key_name
from selfcare.tui.palette import PLACES, ActProvider
from selfcare.tui.screens.base import Layer, Place, Sheet
from tests.tui.every_screen import WITH_ACTS

OVER = {("player", "ctrl+c")}
"""Keys of a screen that stand over a key of everywhere: Ctrl+C ends a practice at once."""
NOT_NOW = {
    "player": {"player-on", "player-answer", "player-answer-clear"},
    "practice_after": {"after-keep"},
}
"""Acts that ask for a step, or for something written, which a scene does not have."""


def layers() -> list[type[Layer[object]]]:
    """Every place and sheet that has acts of its own."""
    found = [sheets.kind(name) for name in sheets.names()]
    return [kind for kind in found if issubclass(kind, Layer) and kind.WHERE]


class Recorded:
    """What would have been done: nothing is."""

    def __init__(self) -> None:
        self.acts: list[str] = []

    async def __call__(self, namespace, name, parameters):
        if name.startswith("scroll_"):  # passed on where there is nothing to scroll
            return await SelfcareApp._dispatch_action(namespace.app, namespace, name, parameters)
        app = "app." if isinstance(namespace, SelfcareApp) else ""
        shown = f"({', '.join(repr(one) for one in parameters)})" if parameters else ""
        self.acts.append(f"{app}{name}{shown}")
        return True


def test_every_part_of_the_table_has_a_scene():
    """A new place or sheet is tested as soon as it has acts."""
    assert {*ACTS} - {EVERYWHERE, "list", "by name", "place", "regions", "sheet"} == {*WITH_ACTS}


@pytest.mark.parametrize("where", ACTS)
def test_an_id_and_a_key_stand_for_one_act(where):
    """Within a part, and beside what works everywhere."""
    assert max(Counter(act.id for act in ACTS[where]).values()) == 1
    beside = ACTS[EVERYWHERE] if where != EVERYWHERE else ()
    held = Counter(key for act in (*ACTS[where], *beside) for key in act.keys.split())
    same = {("player", "enter")}  # to begin, or to go on with a step: never both
    doubled = {(where, key) for key, times in held.items() if times > 1}
    assert doubled <= OVER | same


def test_a_screens_keys_do_not_get_in_each_others_way():
    """Beside the keys of a list on the same screen; Enter is the list's way to say it."""
    for kind in layers():
        parts = [ACTS[where] for where in kind.WHERE]
        held = Counter(key for acts in parts for act in acts for key in act.keys.split())
        assert {key for key, times in held.items() if times > 1} <= {"enter"}, kind


def test_named_keys_cannot_be_given_away():
    """Enter, Esc, arrows and Ctrl keys are bindings of their own, which no setting names."""
    for where in ACTS:
        for each in bindings(where):
            signs = {key_name(sign) for act in ACTS[where] for sign in act.signs}
            if each.id in actions().by_id:
                assert signs & {*each.key.split(",")}, each.id
    assert not [name for name in actions().by_id if name.endswith(".named")]
    assert not {"log-amount", "change", "card-tension", "after-tension"} & {*actions().by_id}


@pytest.mark.parametrize("where", WITH_ACTS)
async def test_each_act_is_reached_by_its_keys_and_by_a_click(where, care, make_app, monkeypatch):
    """Every key of every act, what works everywhere too, and what the footer shows of them."""
    app = make_app(care)
    async with app.run_test(size=(200, 60)) as pilot:
        await WITH_ACTS[where](app, pilot)
        await pilot.pause()
        done = Recorded()
        monkeypatch.setattr(app, "_dispatch_action", done)
        await by_keys(where, app, pilot, done)
        if where in (*PLACES, "entries"):
            await what_works_everywhere(app, pilot, done)
        await by_clicks(where, app, pilot, done)


async def by_keys(where, app, pilot, done):
    """Each key, where it holds; digits say which."""
    here = [*ACTS[where], *(ACTS["list"] if "list" in app.screen.WHERE else ())]
    for act in here:
        for key in act.keys.split():
            done.acts.clear()
            await pilot.press(key_name(key) if len(key) == 1 else key)
            wanted = act.action.format(sign=key)
            if act.id in NOT_NOW.get(where, ()):
                assert wanted.split("(")[0] not in done.acts
                continue
            assert done.acts in ([wanted], ["select"]), (act.id, key)
            assert done.acts == [wanted] or key == "enter", (act.id, key)


async def what_works_everywhere(app, pilot, done):
    """On each place, and above one."""
    for act in ACTS[EVERYWHERE]:
        for key in act.keys.split():
            done.acts.clear()
            await pilot.press(key_name(key) if len(key) == 1 else key)
            assert [one.removeprefix("app.") for one in done.acts] == [
                act.action.removeprefix("app.")
            ], (act.id, key)


async def by_clicks(where, app, pilot, done):
    """Each act that is shown in the footer, where there is room for all."""
    clicked = []
    for at in range(len(app.screen.query(FooterKey))):
        each = app.screen.query(FooterKey)[at]  # a player that goes on may compose them anew
        done.acts.clear()
        await pilot.click(each)
        await app.keys_done()
        assert len(done.acts) == 1, each.description
        clicked += done.acts
    wanted = {
        act.action.format(sign=(act.signs or ("",))[0])
        for act in ACTS[where]
        if act.shown and act.id not in NOT_NOW.get(where, ())
    }
    assert wanted <= {*clicked} | {"edit", "pick"}


@pytest.mark.parametrize("start", ["today", "entries"])
async def test_each_act_is_reached_by_name_from_everywhere(start, care, make_app, monkeypatch):
    """It goes to the place of an act first; what is open above it closes."""
    app = make_app(care)
    async with app.run_test(size=(120, 36)) as pilot:
        for where in [*sorted(PLACES), EVERYWHERE, "by name"]:
            await app.action_go("today")
            await WITH_ACTS[start](app, pilot)
            await pilot.pause()
            found = {each.act: each for each in ActProvider(app.screen).everything() if each.act}
            for act in ACTS[where]:
                if not act.listed:
                    continue
                done = Recorded()
                with monkeypatch.context() as patch:
                    patch.setattr(app, "_dispatch_action", done)
                    patch.setattr(app, "check_action", lambda *_: True)
                    await found[where, act.id].run()
                assert done.acts == [act.action], (where, act.id)
                if where in PLACES:
                    assert app.current_mode == where
                    assert len(app.screen_stack) == 1


async def test_the_acts_of_a_sheet_are_found_by_name_on_it(care, make_app):
    """The palette lists what the screen below can do, a sheet's acts too."""
    app = make_app(care)
    async with app.run_test(size=(120, 36)) as pilot:
        await WITH_ACTS["practice_card"](app, pilot)
        await pilot.pause()
        found = {each.act for each in ActProvider(app.screen).everything() if each.act}
        assert ("practice_card", "card-begin") in found


def test_every_action_of_the_table_is_there():
    """An act whose method is gone would do nothing; Textual's own that write files are denied."""
    for kind in layers():
        for where in kind.WHERE:
            if where == "list":
                continue
            for act in ACTS[where]:
                target, _, name = act.action.partition("(")[0].rpartition(".")
                holder = SelfcareApp if target == "app" else kind
                assert hasattr(holder, f"action_{name}"), (kind, act.id)
    for where in (EVERYWHERE, "by name", "place", "regions", "sheet"):
        for act in ACTS[where]:
            target, _, name = act.action.partition("(")[0].rpartition(".")
            assert any(
                hasattr(holder, f"action_{name}")
                for holder in ((SelfcareApp,) if target == "app" else (Place, Sheet))
            ), act.id
            assert name not in DENIED
    assert not SelfcareApp.ENABLE_COMMAND_PALETTE


async def test_own_keys_work_and_are_shown_everywhere(care, make_app, press, screen_text):
    """Footer, key panel and palette print the new key; the old one rests, named keys stay."""
    setting_acts.set_keys(care, "rest", "w")
    setting_acts.set_keys(care, "day-before", ";")
    app = make_app(care)
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "r")
        assert "so today can be free" not in screen_text(app)
        await press(pilot, "w")
        assert "so today can be free" in screen_text(app)
        assert "w Rest" in screen_text(app).splitlines()[-1]
        assert "r Rest" not in screen_text(app).splitlines()[-1]
        await press(pilot, "h")
        assert app.screen.view.is_today
        await press(pilot, "left")
        assert not app.screen.view.is_today
        await press(pilot, "right", "semicolon")
        assert not app.screen.view.is_today
        found = {each.act: each.name.plain for each in ActProvider(app.screen).everything()}
        assert found["today", "rest"].endswith("(w)")
        await press(pilot, "question_mark")
        assert "w            Rest" in screen_text(app)


async def test_a_key_typed_into_a_text_is_text(care, make_app, press):
    """Letters of acts and places are letters in a field."""
    app = make_app(care)
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "H", "slash", "T", "z", "q")
        assert app.current_mode == "habits"
        assert app.screen.query_one("#find", Input).value == "Tzq"


@pytest.mark.parametrize("place", sorted(PLACES))
async def test_tab_goes_round_every_place(place, care, make_app, press):
    """The line of places is one of the regions: without a letter every place is reached."""
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.action_go(place)
        await pilot.pause()
        began = app.focused
        met: list[str] = []
        while not met or app.focused is not began:
            await press(pilot, "tab")
            met.append(type(app.focused).__name__)
            assert len(met) < 10
        assert "Header" in met
        await press(pilot, "shift+tab", "tab")
        assert app.focused is began
