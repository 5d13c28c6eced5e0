"""The end of the app as a process: with the code asked for, and no answer lost."""

import sqlite3
from functools import partial

import pytest
from textual import events

from selfcare.core.values import replace
from selfcare.diary import day_acts, day_views, drafts, open_diary


async def test_a_place_that_is_made_while_the_app_ends_is_no_fault(care, make_app):
    """The next places are made in the background; one that no longer gets its widgets is let go."""
    app = make_app(care)
    async with app.run_test() as pilot:
        app.end(129)
        app._init_mode("week")
        await pilot.pause()
    assert app.return_code == 129


async def test_looking_around_while_the_screens_are_taken_away_is_no_fault(
    care, db_path, make_app, monkeypatch
):
    """The clock that looks for other windows runs to the last; a slow machine meets it there."""
    app = make_app(care)
    seen: list[object] = []

    async def prune(*nodes, parent=None):
        await take_away(*nodes, parent=parent)
        with open_diary(db_path, clock=care.now) as other:
            day_acts.rate(other, mood=3)
        app.look_around()
        seen.append(app.screen.children)

    async with app.run_test():
        take_away = app._prune
        monkeypatch.setattr(app, "_prune", prune)
    assert seen


@pytest.fixture
def held(first_day_care):
    """The write lock of the file, in the hands of another program; nobody waits for it."""
    first_day_care.wait_at_most(0)
    other = sqlite3.connect(first_day_care.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    yield other
    other.close()


async def test_an_answer_that_waited_is_not_taken_back_by_the_next(
    first_day_care, make_app, press, held
):
    """Energy is open while mood, given before it, is saved: both stand, and mood once."""
    app = make_app(first_day_care)
    async with app.run_test() as pilot:
        await press(pilot, "m", "3", "e")
        held.execute("ROLLBACK")
        app.try_again()
        await press(pilot, "5", "enter")
    assert held.execute("SELECT mood, energy FROM checkin").fetchall() == [(3, 5)]


async def test_a_rating_that_is_open_when_the_app_ends_is_saved(first_day_care, make_app, press):
    """Nobody has to leave the scale first."""
    app = make_app(first_day_care)
    async with app.run_test() as pilot:
        await press(pilot, "m", "1")
        app.end(0)
    assert day_views.today_view(first_day_care).checkin.mood == 1


async def test_what_changes_elsewhere_while_the_ratings_are_open_is_asked_about(
    first_day_care, make_app, press, screen_text
):
    """Mood is given here and there: nothing is written over without a question."""
    care = first_day_care
    app = make_app(care)
    async with app.run_test() as pilot:
        await press(pilot, "m", "left")
        with open_diary(care.path, clock=care.now) as other:
            day_acts.rate(other, mood=9, energy=2)
        app.look_outside()
        await press(pilot, "enter")
        assert "changed elsewhere" in screen_text(app)
        await press(pilot, "escape")
    checkin = day_views.today_view(care).checkin
    assert (checkin.mood, checkin.energy) == (9, 2)


async def test_what_waits_when_the_app_ends_is_tried_once_more(
    first_day_care, make_app, press, held
):
    """Free by then it is saved; else it is said how many answers are not."""
    app = make_app(first_day_care)
    async with app.run_test() as pilot:
        await press(pilot, "m", "3", "e", "5", "enter")
    assert app.save_rest(0) == (
        "Another program still holds your file, so your last 2 answers are not saved; "
        "give them again when it is free."
    )
    asked_meanwhile = []

    def tried(work):
        asked_meanwhile.append(app.unsaved())
        return work()

    app._waiting = [replace(each, work=partial(tried, each.work)) for each in app._waiting]
    held.execute("ROLLBACK")
    assert app.save_rest(0) == ""
    assert ["last 2 answers" in asked_meanwhile[0], "last answer" in asked_meanwhile[1]] == [
        True
    ] * 2
    assert app.unsaved() == ""
    assert held.execute("SELECT mood, energy FROM checkin").fetchall() == [(3, 5)]


async def test_keys_on_their_way_when_the_terminal_goes_reach_their_note(first_day_care, make_app):
    """Typed faster than the app takes them, and closed at once: the draft has every letter."""
    care = first_day_care
    app = make_app(care)
    async with app.run_test() as pilot:
        await app.keys_done()
        for sign in "nKept whole":
            app.post_message(events.Key("space" if sign == " " else sign, sign))
        app.end_soon(129)
        while app.is_running:
            await pilot.pause()
    kept = drafts.draft(care, f"day {care.now().date().isoformat()}")
    assert (app.return_code, kept) == (129, "Kept whole")
