"""A sync program puts another file in the place of the open one; and a storm of new sizes."""

import fcntl
import shutil
import struct
import termios

import pytest

from selfcare.diary import day_views, habit_acts, open_diary


@pytest.fixture
def note(start, db_path, monkeypatch):
    """The app with a note that is being typed, and its file; the shell exports its first size."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("LINES", "24")
    with open_diary(db_path) as diary:
        habit_acts.add_habit(diary, "Walk", "exercise", unit="min")
        habit_acts.finish_first_run(diary)
    app = start()
    app.wait_for("Walk")
    app.type("n")
    app.wait_for("Note, ")
    app.type("typed before")
    app.wait_for("typed before")
    return app, db_path


def test_a_replaced_file_is_opened_again_and_the_words_stay(note):
    """Said once; then Enter saves into the file that lies there now."""
    app, path = note
    new = path.with_name("new.db")
    shutil.copyfile(path, new)
    with open_diary(new) as diary:
        habit_acts.add_habit(diary, "Read", "mindfulness")
    new.replace(path)
    app.wait_for("typed before.*is open again")
    app.type(" and after\r")
    app.wait_for("Read.*Note kept")
    app.type("q")
    assert app.wait_end() == 0
    with open_diary(path) as diary:
        assert day_views.today_view(diary).checkin.note == "typed before and after"


def test_a_storm_of_sizes_ends_in_the_last_one(note):
    """200 sizes while keys arrive pile up nowhere: the last is drawn, and the app still ends."""
    app, _ = note
    for at in range(200):
        size = struct.pack("HHHH", 10 + at % 40, 40 + at % 90, 0, 0)
        fcntl.ioctl(app._ours, termios.TIOCSWINSZ, size)
        app.type("k")
        app._read()
    fcntl.ioctl(app._ours, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    app.forget()
    app.wait_for("Note, .*Enter save", 10)
    app.wait_until(lambda: app.text.count("k") >= 200, 10)
    app.type("\x1b")
    app.wait_for("Walk")
    app.type("q")
    assert app.wait_end() == 0
