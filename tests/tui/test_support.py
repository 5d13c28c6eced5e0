"""Support: one key from everywhere, own people first, numbers never guessed."""

import json
from pathlib import Path

import pytest

from selfcare.core.errors import StorageError
from selfcare.diary import open_diary, support_acts

HOSTILE = json.loads((Path(__file__).parents[1] / "hostile_texts.json").read_text("utf-8"))


def names(care):
    """Own people in their order."""
    return [one.name for one in support_acts.contacts(care)]


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (40, 10)])
async def test_it_looks_like_this(three, make_app, shown, size):
    """First words stand still, people beside how to reach them, lines with hours and days."""
    await shown(make_app(three), size, f"support/three_{size[0]}", "exclamation_mark")


async def test_nobody_and_no_country(care, make_app, shown):
    """No number is guessed; the row that brings numbers is at hand."""
    await shown(make_app(care), (80, 24), "support/alone_80", "exclamation_mark")


@pytest.mark.parametrize("key", ["T", "W", "L", "P", "H", "comma", "question_mark"])
async def test_one_key_from_every_place_and_layer(three, make_app, press, key):
    """It opens above what is there, and the same key closes it."""
    app = make_app(three)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, key)
        below = app.screen
        await press(pilot, "exclamation_mark")
        assert type(app.screen).__name__ == "SupportSheet"
        await press(pilot, "exclamation_mark")
        assert app.screen is below


@pytest.mark.parametrize("size", [(40, 10), (80, 24), (200, 60)])
async def test_what_to_call_is_in_sight_at_every_row(three, make_app, press, screen_text, size):
    """Wherever the cursor is."""
    app = make_app(three)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "exclamation_mark", "end")
        assert "If a life is in danger, call 112 or" in screen_text(app)
        assert app.screen.at_hand.id == "country"


async def test_somebody_is_written_down(care, make_app, press, screen_text):
    """a, three lines, Enter after each: the new one is at hand, and z takes it back."""
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "exclamation_mark", "a", *"Ana!", "enter", *"085", "enter", "enter")
        (ana,) = support_acts.contacts(care)
        assert (ana.name, ana.reach, ana.good_for) == ("Ana!", "085", "")
        assert app.screen.at_hand.contact == ana
        assert "Ana! is among your people now" in screen_text(app)
        await press(pilot, "z")
        assert support_acts.contacts(care) == ()


async def test_a_name_is_asked_where_it_stands(three, make_app, press, screen_text):
    """None, or one that is taken: said once, at its line, and the rest stays."""
    app = make_app(three)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "exclamation_mark", "a", "down", *"01", "ctrl+o")
        assert screen_text(app).count("A name is enough, and it takes one.") == 1
        assert app.screen._at() == "name"
        await press(pilot, *"ana", "ctrl+o")
        assert screen_text(app).count("That name is in your list already.") == 1
        await press(pilot, *" B", "ctrl+o")
        assert support_acts.contacts(three)[-1].reach == "01"


async def test_a_draft_is_kept_and_announced(three, make_app, press, screen_text):
    """Left edits of Ana wait with Ana, and say that they were typed before."""
    app = make_app(three)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "exclamation_mark", "enter", *" B", "escape", "a")
        assert "What you typed before" not in screen_text(app)
        await press(pilot, "escape", "home", "enter")
        assert "What you typed before is here again." in screen_text(app)
        await press(pilot, "ctrl+o")
        assert names(three) == ["Ana B", "Dr Byrne", "The library"]


async def test_carried_with_arrows_is_one_act(three, make_app, press):
    """m, two arrows, Enter; one z takes all of it back."""
    app = make_app(three)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "exclamation_mark", "m", "down", "down", "enter")
        assert names(three) == ["Dr Byrne", "The library", "Ana"]
        assert app.screen.at_hand.name == "Ana"
        await press(pilot, "z")
        assert names(three) == ["Ana", "Dr Byrne", "The library"]


async def test_removed_at_once_and_brought_back(three, make_app, press, screen_text):
    """Backspace asks nothing, and says how to take it back; a help line stays."""
    app = make_app(three)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "exclamation_mark", "backspace")
        assert names(three) == ["Dr Byrne", "The library"]
        assert "Ana is removed. z takes it back." in screen_text(app)
        await press(pilot, "z")
        assert app.screen.at_hand.name == "Ana"
        await press(pilot, "end", "up", "backspace", "m")
        assert len(support_acts.contacts(three)) == 3


async def test_whose_page_it_was_read_on(three, make_app, press, screen_text):
    """Enter on a number says where it comes from."""
    app = make_app(three)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "exclamation_mark", "end", "up", "enter")
        assert "Read on a page of " in screen_text(app)


async def test_the_country_from_here(care, make_app, press, screen_text):
    """Enter on its row opens the setting; the lines are there when one comes back."""
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "exclamation_mark", "enter", "space", *"ire", "enter", "q")
        assert "In Ireland" in screen_text(app)


async def test_sample_data_shows_nobody(three, make_app, press, screen_text):
    """The public lines stand alone, and no key adds anybody."""
    app = make_app(three, sample=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "exclamation_mark", "a", "c")
        assert type(app.screen).__name__ == "SupportSheet"
        text = screen_text(app)
        assert "Ana" not in text.replace("Another", "")
        assert "If a life is in danger" in text


async def test_trouble_with_the_file_keeps_the_lines(
    three, make_app, press, screen_text, monkeypatch
):
    """Own people cannot be read: it is said, and the numbers are there."""

    def busy(_diary):
        raise StorageError("The file is busy. Enter tries again.")

    monkeypatch.setattr(support_acts, "contacts", busy)
    app = make_app(three)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "exclamation_mark", "a")
        text = screen_text(app)
        assert "The file is busy." in text
        assert "Samaritans" in text


async def test_another_window_adds_somebody(three, make_app, screen_text, db_path, clock):
    """It shows, and the row at hand stays."""
    app = make_app(three)
    async with app.run_test(size=(80, 36)) as pilot:
        await pilot.press("exclamation_mark", "down")
        with open_diary(db_path, clock=clock) as other:
            support_acts.add_contact(other, "Zoe")
        app.look_outside()
        await pilot.pause()
        assert "Zoe" in screen_text(app)


async def test_hostile_texts_are_text(care, make_app, press, screen_text):
    """Names and numbers of any kind are cells and nothing else."""
    for at, text in enumerate(HOSTILE[:40]):
        support_acts.add_contact(care, f"{at} {text}"[:80], reach=text[:80], good_for=text[:80])
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "exclamation_mark")
        for _ in range(12):
            await press(pilot, "pagedown")
            assert "\x1b" not in screen_text(app)
        await press(pilot, "home", "enter", "escape")
