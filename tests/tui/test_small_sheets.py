"""Entries of a day, notes, finding them, what was changed elsewhere, blank, pages to read."""

from datetime import timedelta

import pytest
from textual import events

from selfcare.core.text import NOTE_LENGTH
from selfcare.diary import day_acts, day_views, habit_acts, logbook, open_diary

SMALL, LARGE, LEAST = (80, 24), (120, 36), (40, 10)
NIGHT = ("down", "down", "equals_sign", *"2310", "space", *"650", "enter", "up", "enter")
STATES: tuple[tuple[str, tuple[int, int], tuple[str, ...]], ...] = (
    ("entries", SMALL, ("down", "enter")),
    ("entries", LEAST, ("down", "enter")),
    ("entries_night", SMALL, NIGHT),
    ("entries_typing", SMALL, ("down", "enter", "equals_sign", *"45")),
    ("entries_none", SMALL, ("down", "left", "enter")),
    ("note", SMALL, ("n",)),
    ("note", LEAST, ("n",)),
    ("note_of_entry", SMALL, ("down", "enter", "n", *"slow")),
    ("note_draft", SMALL, ("n", *"and", "escape", "n")),
    ("find", SMALL, ("L", "slash", *"ana")),
    ("find_none", SMALL, ("L", "slash", *"zz")),
    ("blank", SMALL, ("b",)),
    ("why", SMALL, ("i",)),
    ("why", LARGE, ("down", "i")),
    ("why", LEAST, ("i",)),
)  # fmt: skip
"""Name, window, and the keys that lead there."""


@pytest.mark.parametrize(("name", "size", "keys"), STATES)
async def test_each_state_looks_as_agreed(
    *, care, make_app, press, screen_text, same_screen, name, size, keys
):
    """Every state is the text that was agreed upon, cell by cell, and fills no more than it has."""
    app = make_app(care)
    async with app.run_test(size=size) as pilot:
        await press(pilot, *keys)
        text = screen_text(app)
    assert len(text.splitlines()) == size[1]
    same_screen(text, f"sheets/{name}_{size[0]}x{size[1]}")


async def test_legend_and_data(care, make_app, press, screen_text):
    """Pages by name from everywhere: signs with words, and where the file lies."""
    app = make_app(care)
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot)
        for name, words in (("legend", "not logged, so not known"), ("my_data", "0600")):
            app.open_sheet(name)
            await press(pilot)
            assert words in " ".join(screen_text(app).split())
            await press(pilot, "end", "pageup", "down", "j", "k", "home", "q")
            assert app.screen is app.place


# entries --------------------------------------------------------------------------------------


def amounts(care, name="Walk"):
    """The amounts of today's entries."""
    return [one.entry.amount for one in day_views.entries(care, care.find(name).id, care.today())]


async def test_entries_are_changed_added_and_removed(care, make_app, press, screen_text):
    """Typing corrects the entry at hand, a adds one, Backspace removes, z brings back."""
    app = make_app(care)
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "down", "enter", *"15", "enter")
        assert amounts(care) == [15]
        await press(pilot, "a", *"5", "enter")
        assert amounts(care) == [15, 5]
        assert "20 min in all." in screen_text(app)
        await press(pilot, "home", "backspace")
        assert amounts(care) == [5]
        await press(pilot, "z")
        assert amounts(care) == [15, 5]
        await press(pilot, "home", "equals_sign", *"7x", "enter")
        assert "I can't read =7x" in screen_text(app)
        assert app.screen.query_one("#entry-amount").value == "=7x"
        await press(pilot, "escape")
        assert amounts(care) == [15, 5]


async def test_an_entry_s_sheet_leads_on(care, make_app, press):
    """To its note, the run, the habit itself; the line that adds has no note."""
    app = make_app(care)
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "down", "enter", "n", *"slow", "enter")
        assert day_views.entries(care, care.find("Walk").id, care.today())[0].entry.note == "slow"
        await press(pilot, "i")
        assert type(app.screen).__name__ == "WhySheet"
        await press(pilot, "q", "e")
        assert type(app.screen).__name__ == "FormSheet"
        await press(pilot, "escape", "end", "n")
        assert type(app.screen).__name__ == "EntriesSheet"


async def test_a_rest_takes_a_note(care, make_app, press, screen_text):
    """Written with n where it rests; shown there, beside Today, and in the run, day by day."""
    app = make_app(care)
    swim = habit_acts.add_habit(care, "Swim", "exercise")[0]
    logbook.log(care, swim.id, "1", care.today() - timedelta(days=1))
    day_acts.rest(care, swim.id)
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "end", "enter")
        assert "It rests on this day" in screen_text(app)
        await press(pilot, "n", *"sore", "enter")
        assert "It rests on this day: sore." in screen_text(app)
        assert day_views.rest_notes(care, swim.id)[0].note == "sore"
        await press(pilot, "i")
        assert "a rest day (sore)" in " ".join(screen_text(app).split())
        await press(pilot, "q", "q")
        assert "rests  sore" in screen_text(app)


async def test_entries_by_mouse(care, make_app, press):
    """A click on an entry opens its amount."""
    app = make_app(care)
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "down", "enter")
        await pilot.click("#entries", offset=(4, 0))
        await press(pilot, *"9", "enter")
    assert amounts(care) == [9]


# notes ----------------------------------------------------------------------------------------


async def test_a_note(care, make_app, press, screen_text):
    """Enter saves, Ctrl+J begins a line, Ctrl+U empties; z takes it back."""
    app = make_app(care)
    day = care.today()
    before = day_views.today_view(care).checkin.note
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "n", "ctrl+u", *"one", "ctrl+j", *"two", "enter")
        assert day_views.today_view(care, day).checkin.note == "one\ntwo"
        await press(pilot, "z")
        assert day_views.today_view(care, day).checkin.note == before


async def test_too_long_a_note_is_kept_whole_as_a_draft(care, make_app, press, screen_text):
    """It says how much is over, saves nothing, and is there again."""
    app = make_app(care)
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "n", "ctrl+u")
        app.screen.query_one("NoteText").text = "x" * (NOTE_LENGTH + 7)
        await press(pilot, "enter")
        assert "this is 7 over" in " ".join(screen_text(app).split())
        await press(pilot, "escape", "n")
        assert len(app.screen.text) == NOTE_LENGTH + 7
    assert day_views.today_view(care).checkin.note == "Long walk with Ana after lunch."


async def test_an_editor(care, make_app, press, tmp_path, monkeypatch):
    """Ctrl+X hands the text to $EDITOR in a file of one's own and takes it back."""
    from contextlib import nullcontext

    editor = tmp_path / "editor"
    seen = tmp_path / "seen"
    editor.write_text(f'#!/bin/sh\nls -l "$1" > {seen}\nprintf " more" >> "$1"\n')
    editor.chmod(0o700)
    monkeypatch.setenv("EDITOR", str(editor))
    app = make_app(care)
    monkeypatch.setattr(app, "suspend", nullcontext)
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "n", "ctrl+x", "enter")
    assert day_views.today_view(care).checkin.note == "Long walk with Ana after lunch. more"
    assert seen.read_text().startswith("-rw-------")


async def test_an_editor_that_is_not_there(care, make_app, press, monkeypatch, screen_text):
    """What was typed stays."""
    from contextlib import nullcontext

    app = make_app(care)
    monkeypatch.setattr(app, "suspend", nullcontext)
    async with app.run_test(size=SMALL) as pilot:
        monkeypatch.setenv("VISUAL", "/nowhere/editor")
        await press(pilot, "n", *"!", "ctrl+x")
        assert "Your editor did not open." in screen_text(app)
        assert app.screen.text.endswith("!")


async def test_finding_notes(care, make_app, press):
    """The arrows choose a note while the word stays; Enter goes to its day; so does a click."""
    day_acts.note_day(care, care.today().replace(day=19), "Ana called")
    app = make_app(care)
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "L", "slash", *"ana", "down", "enter")
        assert app.screen.day == care.today().replace(day=19)
        await press(pilot, "slash", *"ana")
        await pilot.click("#found", offset=(4, 0))
        await press(pilot)
        assert app.screen.day == care.today()


# changed elsewhere, blank ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("keys", "left"),
    [(("enter",), "mine"), (("down", "enter"), "theirs"), (("escape",), "theirs")],
)
async def test_a_field_that_both_changed_asks(
    *, care, db_path, make_app, press, screen_text, keys, left
):
    """Nothing is overwritten without a question; leaving it keeps what was typed."""
    app = make_app(care)
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "n", "ctrl+u", *"mine")
        with open_diary(db_path, clock=care.now) as other:
            day_acts.note_day(other, other.today(), "theirs")
        await press(pilot, "enter")
        text = " ".join(screen_text(app).split())
        assert "theirs" in text
        assert "Yours: mine" in text
        await press(pilot, *keys)
        assert day_views.today_view(care).checkin.note == left
        if keys == ("escape",):
            assert app.screen.text == "mine"


async def test_blank(care, make_app, press, screen_text):
    """Over a sheet, typing kept; only the keys that bring back do anything."""
    app = make_app(care)
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "n", *"secret", "ctrl+l")
        assert "secret" not in screen_text(app)
        await press(pilot, "x", "enter", "T", "space")
        assert type(app.screen).__name__ == "BlankSheet"
        await press(pilot, "b")
        assert app.screen.text.endswith("secret")
        await press(pilot, "f9")
        assert "secret" not in screen_text(app)
        await press(pilot, "escape")
        assert app.screen.text.endswith("secret")


def clicks(times, x=9, y=9):
    """So many clicks on one cell, made at this moment."""
    return [
        kind(None, x, y, 0, 0, 1, False, False, False, x, y)
        for _ in range(times)
        for kind in (events.MouseDown, events.MouseUp)
    ]


@pytest.mark.parametrize("late", [True, False], ids=["handed on late", "made late"])
async def test_clicks_that_were_meant_for_the_blank_screen_are_spent_on_it(
    late, care, make_app, press, screen_text
):
    """Also those of a quick row that come when it is gone; one elsewhere is for what one sees."""
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "b")
        made = clicks(4)
        for event in made[:2]:
            app.post_message(event)
        await pilot.pause()
        shown = screen_text(app)
        assert "Walk" in shown
        for event in made[2:] if late else clicks(3):
            app.post_message(event)
        await pilot.pause()
        assert (screen_text(app), len(app.screen_stack)) == (shown, 1)
        for event in clicks(1, shown.splitlines()[0].index("Week"), 0):
            app.post_message(event)
        await pilot.pause()
        assert app.current_mode == "week"
