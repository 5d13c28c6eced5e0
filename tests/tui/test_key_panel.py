"""The key panel: the keys of the screen below, then those of every screen, as they are now."""

import pytest

from selfcare.content.acts import ACTS
from selfcare.content.keymap import EVERYWHERE
from selfcare.tui.keys import key_words
from selfcare.tui.palette import PLACES
from selfcare.tui.screens.keys import RULE, wheres_of
from selfcare.tui.screens.today import Today
from tests.tui.every_screen import WITH_ACTS

OVER_ALL = {"player", "practice_after"}
"""Screens from which help is not the next thing."""


HELPED = sorted({*WITH_ACTS} - OVER_ALL)
GROUPS = [HELPED[at::4] for at in range(4)]
"""Screens that one running app shows one after the other."""


@pytest.mark.parametrize("wheres", GROUPS, ids="-".join)
async def test_every_act_of_the_screen_below_is_there(wheres, care, make_app, press):
    """With its keys, in words; and what works everywhere."""
    app = make_app(care)
    async with app.run_test(size=(120, 60)) as pilot:
        for where in wheres:
            await WITH_ACTS[where](app, pilot)
            await pilot.pause()
            below = app.screen
            assert where in wheres_of(below)
            await press(pilot, "f1")
            has_every_act_of(below, app.screen)
            await app.action_go("today")
            await press(pilot, "escape")
            assert type(app.screen) is Today, where


def has_every_act_of(below, panel):
    """The acts of the screen that the panel was opened over."""
    shown = [str(each.render()) for each in panel.query("#page Static")]
    for part in (*wheres_of(below), EVERYWHERE):
        for act in ACTS[part]:
            keys = act.as_printed or " ".join(key_words(key) for key in (*act.signs, *act.names))
            assert any(line.startswith(keys) and act.words in line for line in shown), (
                act.id,
                keys,
            )
    assert RULE in shown


@pytest.mark.parametrize("size", [(40, 10), (80, 24), (120, 36), (200, 60)])
async def test_keys_never_touch_their_words(size, care, make_app, press):
    """Two columns where there is room, and a gap between a key and what it does."""
    app = make_app(care)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "question_mark")
        lines = [str(each.render()) for each in app.screen.query(".keys Static")]
        here = [act for where in ("today", "list", "regions") for act in ACTS[where]]
        acts = [*here, *ACTS[EVERYWHERE]]
        assert len(lines) == len(acts)
        for line, act in zip(lines, acts, strict=True):
            assert line.endswith(f" {act.words}")
        columns = {each.region.x for each in app.screen.query(".keys Static")}
        assert len(columns) == (1 if size[0] < 80 else 2)


@pytest.mark.parametrize("key", ["question_mark", "f1", "escape", "q"])
async def test_the_key_that_opened_it_closes_it(key, care, make_app, press):
    """And so do Esc and q."""
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "question_mark")
        assert len(app.screen_stack) == 2
        await press(pilot, key)
        assert len(app.screen_stack) == 1


def test_places_have_acts():
    """Each of the five has a part of the table."""
    assert {*ACTS} >= PLACES
