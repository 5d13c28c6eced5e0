"""What a sheet is about goes in another window: it is said once, what was typed is kept, it closes.

Every sheet about a habit or an entry stands in `SHEETS`, every thing that can happen to it in
`HAPPENS`; each of both meets each of the other. What was typed is found again as a draft.
"""

import shutil
from collections.abc import Callable
from typing import Any

import pytest

from selfcare.diary import (
    Diary,
    coming_back,
    day_views,
    drafts,
    habit_acts,
    logbook,
    open_diary,
)
from selfcare.forms.habit import edit_habit_form
from selfcare.tui.screens.base import Sheet
from selfcare.tui.screens.form import FormSheet

TYPED = "precious words"
DRAFT = "What you typed is a draft."


def entry_of(diary: Diary) -> Any:
    """Today's entry of the walk."""
    return day_views.entries(diary, diary.find("Walk").id, diary.today())[-1]


def form_of(diary: Diary) -> tuple[Any, ...]:
    """The walk's own form."""
    return edit_habit_form(diary, diary.find("Walk"))


SHEETS: dict[str, tuple[Callable[[Diary], tuple[Any, ...]], tuple[str, ...]]] = {
    "entries": (lambda s: (s.find("Walk").id, s.today()), ("4",)),
    "why": (lambda s: (s.find("Walk").id,), ()),
    "how_back": (lambda s: ("weekdays", s.find("Walk").id), ()),
    "practice_card": (lambda s: ("longer-out-breath",), ()),
    "form": (form_of, ("end", *"precious", "space", *"words")),
    "note": (lambda s: (s.today(), entry_of(s)), (*"precious", "space", *"words")),
}
"""Each sheet with what it is opened with, and what is typed in it."""
IDLE = {"practice_card": {"habit_id": "Walk"}}


def opens(app: Any, diary: Diary, name: str) -> None:
    """Brings the sheet up as its key does."""
    given, _ = SHEETS[name]
    options = {key: diary.find(named).id for key, named in IDLE.get(name, {}).items()}
    app.open_sheet(name, *given(diary), **options)


def removed(other: Diary) -> None:
    """The habit is removed with all that was logged."""
    habit_acts.remove_habit(other, other.find("Walk").id)


def archived(other: Diary) -> None:
    """The habit is put away."""
    habit_acts.archive(other, other.find("Walk").id)


def renamed(other: Diary) -> None:
    """The habit has another name."""
    habit_acts.edit_habit(other, other.find("Walk").id, name="Stroll")


def undone(other: Diary) -> None:
    """The day's entry is taken back."""
    coming_back.undo(other)


HAPPENS = {"removed": removed, "archived": archived, "renamed": renamed, "undone": undone}
CLOSES = {
    "removed": set(SHEETS),
    "archived": set(),
    "renamed": set(),
    "undone": {"note"},
    "swapped": set(SHEETS),
}
"""What has nothing to be about any more after each of them."""


def swap(path: Any, care: Diary) -> None:
    """Another diary comes in the place of this one; its numbers are of other habits."""
    elsewhere = path.with_name("another.db")
    with open_diary(elsewhere, clock=care.now) as other:
        for name in ("Piano", "Tea", "Bread", "Kites"):
            habit_acts.add_habit(other, name, "own")
        habit_acts.finish_first_run(other, None)
    for ending in ("-wal", "-shm", "-journal"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
    shutil.move(elsewhere, path)


@pytest.mark.parametrize("happens", [*HAPPENS, "swapped"])
@pytest.mark.parametrize("name", SHEETS)
async def test_every_sheet(care, make_app, press, screen_text, db_path, monkeypatch, name, happens):
    """No traceback, one sentence, the draft, and a sheet about nothing is not there."""
    logbook.log(care, care.find("Walk").id, "4")
    app, said = make_app(care), []
    say = app.say

    def heard(words: str) -> None:
        said.append(words)
        say(words)

    monkeypatch.setattr(app, "say", heard)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot)
        opens(app, care, name)
        await press(pilot)
        sheet = app.screen
        assert isinstance(sheet, Sheet)
        await press(pilot, *SHEETS[name][1])
        left = sheet.left()
        if happens == "swapped":
            swap(db_path, care)
        else:
            with open_diary(db_path, clock=care.now) as other:
                HAPPENS[happens](other)
        app.look_outside()
        await press(pilot)
        app.look_outside()
        await press(pilot)
        closed = name in CLOSES[happens]
        assert (app.screen is not sheet) is closed
        assert len(said) == 1
        assert said[0] in " ".join(screen_text(app).split())
        if left:
            assert said[0].endswith(left if closed else "Your typing stays.")
        if left == DRAFT:
            sheet.keep_draft()
            assert TYPED in drafts.draft(care, draft_of(sheet))
        for key in ("down", "enter", "escape", "escape", "escape", "T", "down", "space"):
            await press(pilot, key)
        assert app.is_running
    assert app.return_code in {0, None}


def draft_of(sheet: Any) -> str:
    """Under which what was typed in a sheet is kept."""
    return sheet.form.draft if isinstance(sheet, FormSheet) else sheet.draft_key


async def test_an_amount_goes_with_its_habit(care, make_app, press, db_path, screen_text):
    """Enter after the habit went logs nothing on the row that took its place."""
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "down", "4", "5")
        with open_diary(db_path, clock=care.now) as other:
            habit_acts.archive(other, other.find("Walk").id)
        app.look_outside()
        await press(pilot)
        assert "45 is not logged." in screen_text(app)
        before = [row.amount for row in day_views.today_view(care).rows]
        await press(pilot, "enter")
        assert [row.amount for row in day_views.today_view(care).rows] == before


async def test_an_amount_is_for_the_entry_it_was_begun_at(care, make_app, press, db_path):
    """An entry that goes while its amount is typed leaves the next one alone."""
    walk, today = care.find("Walk").id, care.today()
    logbook.log(care, walk, "4")
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "down", "enter", "home", "=", "9", "9")
        with open_diary(db_path, clock=care.now) as other:
            logbook.remove_entry(other, day_views.entries(other, walk, today)[0].entry.id)
        app.look_outside()
        await press(pilot, "enter")
        assert [each.entry.amount for each in day_views.entries(care, walk, today)] == [4]


async def test_a_habit_that_goes_while_it_is_moved(care, make_app, press, db_path):
    """The move ends with it."""
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "H", "down", "m", "down")
        with open_diary(db_path, clock=care.now) as other:
            habit_acts.archive(other, other.find("Walk").id)
        app.look_outside()
        await press(pilot, "down", "enter", "escape", "escape")
        names = [habit.name for habit in care.habits()]
    assert names == ["Sit quietly", "Sleep", "Talk with someone", "Fruit and vegetables"]


@pytest.mark.parametrize(
    "keys",
    [
        ("space",),
        ("m", "4", "enter"),
        ("n", "x", "enter"),
        ("H", "backspace"),
        ("W", "d"),
        ("down", "3", "0", "enter"),
    ],
)
async def test_the_apps_own_act_is_not_another_window(care, make_app, press, screen_text, keys):
    """Looking around right after an act, before it and after: nothing was changed elsewhere."""
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *keys)
        app.look_outside()
        await press(pilot)
        assert "another window" not in screen_text(app)


async def test_two_acts_at_once_name_the_other_one(care, make_app, press, db_path, screen_text):
    """Both within one look: what is told of is what the other window did."""
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        with open_diary(db_path, clock=care.now) as other:
            logbook.log(other, other.find("Sleep").id, "=8")
        await press(pilot, "space")
        app.look_outside()
        await press(pilot)
        assert "Changed in another window: Sleep" in screen_text(app)
        app.look_outside()
        await press(pilot, "space")
        app.look_outside()
        await press(pilot)
        assert "another window" not in screen_text(app)
