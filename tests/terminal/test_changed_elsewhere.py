"""A field that two windows changed is asked about on the terminal: mine, theirs, both."""

import pytest

from selfcare.diary import day_acts, day_views, habit_acts, open_diary


@pytest.fixture
def file(db_path):
    """A file past its first run, with a note."""
    with open_diary(db_path) as diary:
        habit_acts.add_habit(diary, "Walk", "exercise", unit="min")
        habit_acts.finish_first_run(diary)
        day_acts.note_day(diary, None, "rain")
    return db_path


def write_elsewhere(file):
    """Another window changes the note."""
    with open_diary(file) as diary:
        day_acts.note_day(diary, None, "precious")


def note_of(file):
    with open_diary(file) as diary:
        return day_views.today_view(diary).checkin.note


@pytest.mark.parametrize(
    ("answer", "kept"),
    [("mine", "sun"), ("theirs", "precious"), ("both", "precious\nsun")],
)
def test_line_mode_asks(begin, file, answer, kept):
    """Between the question for the note and its answer another window wrote one."""
    screen = begin("checkin")
    for name in ("Mood", "Energy", "Stress"):
        screen.wait_for(rf"{name}, [^\n]*:\s*\Z")
        screen.type("\n")
    screen.wait_for(r"Note[^\n]*:\s*\Z")
    write_elsewhere(file)
    screen.type("sun\n")
    screen.wait_for("The note was changed elsewhere to “precious”")
    screen.type(f"{answer}\n")
    assert screen.wait_end() == 0
    assert note_of(file) == kept


@pytest.mark.parametrize(
    ("keys", "kept"),
    [("\r", "rain, sun"), ("\x1b[B\r", "precious"), ("\x1b[B\x1b[B\r", "precious\nrain, sun")],
    ids=["mine", "theirs", "both"],
)
def test_the_app_asks(begin, file, keys, kept):
    """Another window wrote while the note was open; nothing is written before the answer."""
    app = begin()
    app.wait_for("Walk")
    app.type("n")
    app.wait_for("Note, .*rain")
    app.type(", sun")
    app.wait_for("rain, sun")
    write_elsewhere(file)
    app.type("\r")
    app.wait_for("Changed elsewhere.*precious.*Keep both")
    assert note_of(file) == "precious"
    app.type(keys)
    app.wait_until(lambda: note_of(file) == kept)
    app.wait_for(r"\A(?!.*Changed elsewhere)")
    app.type("q")
    assert app.wait_end() == 0
