"""What the environment may ask of the app: no colour, and never a copy of the diary in a file."""

import re
from pathlib import Path

import pytest

from selfcare.diary import habit_acts, open_diary

COLOUR = re.compile(rb"\x1b\[(?:\d+[;:])*(?:3[0-9]|4[0-9]|9[0-7]|10[0-7])(?:[;:]\d+)*m")
"""A colour, or the order to go back to the terminal's own."""


@pytest.fixture
def walk(db_path):
    """A file with one habit, past its first run."""
    with open_diary(db_path) as diary:
        habit_acts.add_habit(diary, "Walk", "exercise", unit="min", goal="20")
        habit_acts.finish_first_run(diary)
    return db_path


def visit(app):
    """Every place, the keys, and out again."""
    app.wait_for("How are you.*Walk", 20)
    places = (("W", "Day by day"), ("L", "All habits"), ("P", "Routines"), ("H", "1 active"))
    for key, shows in (*places, ("T", "How are you.*Walk")):
        app.type(key)
        app.wait_for(shows, 20)
    app.type("?")
    app.wait_for("Capital letters", 20)
    app.type("\x1b")
    app.wait_for("How are you.*Walk", 20)
    app.type("q")
    assert app.wait_end() == 0


@pytest.mark.parametrize(("asked", "coloured"), [("1", False), ("", True)])
def test_no_color_sends_no_colour(start, walk, monkeypatch, asked, coloured):
    """NO_COLOR sends not one; empty it says nothing, and the same walk is in colour (control)."""
    monkeypatch.setenv("NO_COLOR", asked)
    app = start()
    visit(app)
    assert bool(COLOUR.search(app.raw)) is coloured


def test_textual_writes_no_diary_into_files(start, walk, monkeypatch, tmp_path):
    """Its log, its pictures and its developer's tools are not for a diary."""
    for name, text in {
        "TEXTUAL": "devtools,debug",
        "TEXTUAL_DEBUG": "1",
        "TEXTUAL_LOG": str(tmp_path / "textual.log"),
        "TEXTUAL_SCREENSHOT": "0",
        "TEXTUAL_SCREENSHOT_LOCATION": str(tmp_path),
        "TEXTUAL_SCREENSHOT_FILENAME": "picture.svg",
        "TEXTUAL_PRESS": "q",
        "TEXTUAL_DRIVER": "nowhere:Driver",
        "TEXTUAL_SHOW_RETURN": "1",
    }.items():
        monkeypatch.setenv(name, text)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))
    before = {*tmp_path.rglob("*")}
    visit(start())
    new = {*tmp_path.rglob("*")} - before
    assert not [path for path in new if "selfcare-backups" not in path.parts]


def test_how_the_app_looks_stays_the_persons(start, walk, monkeypatch):
    """The names that say how it looks are kept."""
    from selfcare.tui import LOOKS

    assert {"TEXTUAL_ANIMATIONS", "TEXTUAL_THEME", "TEXTUAL_COLOR_SYSTEM"} <= LOOKS
    monkeypatch.setenv("TEXTUAL_COLOR_SYSTEM", "standard")
    app = start()
    visit(app)
    assert b"38;2;" not in app.raw
