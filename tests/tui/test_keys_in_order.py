"""A burst arrives whole: no key overtakes the effect of another, however fast they come."""

import pytest

from selfcare.diary import day_views


@pytest.fixture
def typed(care, make_app, burst, wait_until):
    """`typed(keys, until)`: an app that has got the keys in one write."""

    async def go(keys, until, first=()):
        app = make_app(care)
        async with app.run_test(size=(120, 36)) as pilot:
            for key in first:
                await pilot.press(key)
                await app.keys_done()
            burst(app, keys)
            await wait_until(pilot, lambda: until(app))
            await app.keys_done()

    return go


def amount(care, name):
    return next(row.amount for row in day_views.today_view(care).rows if row.habit.name == name)


async def test_a_night_again_and_again(care, make_app, burst, wait_until):
    """Typed with its Enter, then set anew; the field never loses the first digits."""
    app = make_app(care)
    sleep = next(
        row.habit.id for row in day_views.today_view(care).rows if row.habit.name == "Sleep"
    )
    async with app.run_test(size=(120, 36)) as pilot:
        for _ in range(4):
            app.screen.select(sleep)
            burst(app, "=2300 700~")
            await wait_until(pilot, lambda: amount(care, "Sleep") == 8)
            await app.keys_done()
            app.screen.select(sleep)
            burst(app, "=6~")
            await wait_until(pilot, lambda: amount(care, "Sleep") == 6)
            await app.keys_done()


async def test_three_ratings_in_one_write(care, typed):
    """`m753`: mood, energy, stress."""
    await typed("m862", lambda app: day_views.today_view(care).checkin.stress == 2)
    day = day_views.today_view(care).checkin
    assert (day.mood, day.energy, day.stress) == (8, 6, 2)


async def test_two_rows_in_one_write(care, typed):
    """`20` Enter `30` Enter: the first habit and the next."""
    sit, walk = amount(care, "Sit quietly"), amount(care, "Walk")
    await typed("20~30~", lambda _: amount(care, "Walk") == walk + 30)
    assert amount(care, "Sit quietly") == sit + 20


async def test_a_note_in_one_write(care, typed):
    """The key that opens it, a text full of other keys, Enter."""
    await typed(
        "nTwo words, z q T 5~", lambda _: "Two words" in day_views.today_view(care).checkin.note
    )
    assert day_views.today_view(care).checkin.note.endswith("Two words, z q T 5")


async def test_a_name_in_the_palette_in_one_write(typed):
    """Its key, a word, Enter: what the word finds is what opens."""
    await typed(":settings~", lambda app: type(app.screen).__name__ == "SettingsSheet")


async def test_a_place_and_its_key_in_one_write(typed):
    """The second key is for the place that the first one leads to."""
    await typed("Wi", lambda app: type(app.screen).__name__ == "HowWeek")


async def test_what_a_key_closes_leaves_the_next_for_what_is_below(care, typed):
    """The ratings close on a letter, which is then a key of Today."""
    await typed("m7nA line~", lambda _: "A line" in day_views.today_view(care).checkin.note)
    assert day_views.today_view(care).checkin.mood == 7
