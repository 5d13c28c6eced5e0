"""A day without Latin letters: by arrows, digits and Tab, and by the letters a layout makes."""

from textual.events import Key

from selfcare.content.keymap import LATIN_OF
from selfcare.core.views import Number
from selfcare.diary import day_views, setting_acts
from selfcare.tui.keys import by_its_digit, key_name

CYRILLIC = {LATIN_OF[sign]: sign for sign in "йцукенгшщзфывапролдячсмитьЙЦУКЕНГШЩЗФЫВАПРОЛДЯЧСМИТЬ"}
GREEK = {latin: sign for sign, latin in LATIN_OF.items() if "α" <= sign.casefold() <= "ω"}


async def test_a_day_by_arrows_digits_and_named_keys(care, make_app, press):
    """Done, an amount, ratings, a look at yesterday, the other places, back, and the palette."""
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        before = {row.habit.name: row.amount or 0 for row in day_views.today_view(care).rows}
        await press(pilot, "space")
        await press(pilot, "2", "0", "enter")
        after = {row.habit.name: row.amount or 0 for row in day_views.today_view(care).rows}
        assert after["Sit quietly"] > before["Sit quietly"]
        assert after["Walk"] == before["Walk"] + 20
        await press(pilot, "tab", "8", "4", "2")
        day = day_views.today_view(care).checkin
        assert (day.mood, day.energy, day.stress) == (8, 4, 2)
        await press(pilot, "escape", "left")
        assert app.screen.view.day.day == 21
        await press(pilot, "escape")
        assert app.screen.view.is_today
        await press(pilot, "tab", "tab", "right", "enter")
        assert app.current_mode == "week"
        await press(pilot, "escape")
        assert app.current_mode == "today"
        await press(pilot, "ctrl+p", "down", "escape", "f1", "escape", "f9", "f9")
        assert len(app.screen_stack) == 1
        await press(pilot, "enter")
        assert len(app.screen_stack) == 2
        await press(pilot, "escape")


async def test_letters_of_other_layouts_are_the_same_keys(care, make_app, press):
    """What lies on the key of `m`, `n`, `z`, `W` does what they do."""
    for letters in (CYRILLIC, GREEK):
        app = make_app(care)
        async with app.run_test(size=(80, 24)) as pilot:
            await press(pilot, key_name(letters["m"]), "9", "escape")
            assert day_views.today_view(care).checkin.mood == 9
            await press(pilot, key_name(letters["z"]))
            assert day_views.today_view(care).checkin.mood == 7
            await press(pilot, key_name(letters["n"]))
            assert len(app.screen_stack) == 2
            await press(pilot, "escape", key_name(letters["L"]))
            assert app.current_mode == "look_back"


async def test_digits_of_any_script_are_digits(care, make_app, press):
    """Ratings, an amount, and a question on a scale; a text keeps them as they were typed."""
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        before = {row.habit.name: row.amount or 0 for row in day_views.today_view(care).rows}
        await press(pilot, "down", *map(key_name, "٢０"), "enter")
        after = {row.habit.name: row.amount or 0 for row in day_views.today_view(care).rows}
        assert after["Walk"] == before["Walk"] + 20
        await press(pilot, "m", *map(key_name, "٨４१०"), "escape")
        day = day_views.today_view(care).checkin
        assert (day.mood, day.energy, day.stress) == (8, 4, 10)
        await press(pilot, "n", "ctrl+u", *map(key_name, "٢０"), "enter")
        assert day_views.today_view(care).checkin.note == "٢０"
    number = Number()
    for digit in "１٠":
        number = number.press(by_its_digit(Key(key_name(digit), digit)).key)
    assert number.value == 10


async def test_in_a_text_they_are_letters(care, make_app, press):
    """A note in any script is kept as it was typed."""
    app = make_app(care)
    words = "Щось і κάτι"
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "n", "ctrl+u")
        await press(pilot, *(key_name(sign) if sign != " " else "space" for sign in words), "enter")
        assert day_views.today_view(care).checkin.note == words


async def test_a_key_given_away_takes_its_letters_along(care, make_app, press):
    """With mood on `u`, the letters on that key are mood, and those on `m` rest."""
    setting_acts.set_keys(care, "rate-mood", "u")
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, key_name(CYRILLIC["m"]), "9", "escape")
        assert day_views.today_view(care).checkin.mood == 7
        await press(pilot, key_name(CYRILLIC["u"]), "9", "escape")
        assert day_views.today_view(care).checkin.mood == 9
