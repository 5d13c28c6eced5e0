"""Taking back: a key that is held down stops where the session began."""

import pytest

from selfcare.diary import coming_back
from selfcare.tui import changes


@pytest.fixture
def turn(monkeypatch):
    """`turn(2)`: the clock of held keys is two seconds later; it stands until then."""
    now = [1000.0]
    monkeypatch.setattr(changes, "monotonic", lambda: now[0])

    def later(seconds):
        now[0] += seconds

    return later


@pytest.fixture
def written(care):
    """How many changes there are, and the amount of the first row."""

    def look():
        newest = coming_back.newest_change(care)
        return newest.id if newest else 0

    return look


async def test_a_held_key_does_not_empty_the_file(care, make_app, press, turn, written):
    """Thirty times z: the two of this session go, everything before them stays."""
    before = written()
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "space", "space")
        assert written() > before
        for _ in range(30):
            await press(pilot, "z")
            turn(0.03)
        assert written() == before
        assert changes.BEFORE in str(app.screen.query_one("#message").render())


async def test_pressed_anew_it_goes_on_one_by_one(care, make_app, press, turn, written):
    """After a pause one older change goes; held from there, no more."""
    before = written()
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "space", "z", "z")
        assert written() == before
        turn(changes.HELD_SECONDS)
        await press(pilot, "z")
        after = written()
        assert after < before
        turn(0.5)
        await press(pilot, "z")
        assert written() == after


async def test_one_key_takes_back_what_was_before(care, make_app, press, turn, written):
    """The first key of a session is no held one: yesterday's slip goes at once."""
    before = written()
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "z")
        assert written() < before


async def test_what_is_new_after_going_back_is_of_this_session(
    care, make_app, press, turn, written
):
    """Gone back before the start, a new change is taken back by a held key."""
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "z")
        older = written()
        await press(pilot, "space")
        assert written() != older
        await press(pilot, "z")
        assert written() == older
