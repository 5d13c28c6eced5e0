"""The app as people meet it: full speed, no Latin letters, another window open."""

import json
import shutil
import subprocess
import sys

import pytest

from selfcare.diary import habit_acts, open_diary
from selfcare.tui.app import OUTSIDE_SECONDS

ENTER, ESC, TAB, BACKSPACE = "\r", "\x1b", "\t", "\x7f"
UP, DOWN, RIGHT, LEFT = "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D"


@pytest.fixture
def file(db_path):
    """A file with three habits, past its first run."""
    with open_diary(db_path) as diary:
        habit_acts.add_habit(diary, "Sleep", "sleep", unit="h", goal="7-9", plan="5/week")
        habit_acts.add_habit(
            diary, "Walk", "exercise", unit="min", plan="150 min/week", smallest="5"
        )
        habit_acts.add_habit(diary, "Talk with someone", "connection", goal=">=1", plan="5/week")
        habit_acts.finish_first_run(diary)
    return db_path


def ask(*words):
    """What a command prints as JSON, from a process of its own."""
    ended = subprocess.run(
        [sys.executable, "-m", "selfcare", *words, "--json"],
        capture_output=True,
        check=True,
        text=True,
    )
    return json.loads(ended.stdout)


def test_a_burst_arrives_whole_twenty_times(start, file):
    """A night typed with its Enter in one write is logged whole, twenty times in a row."""
    app = start()
    app.wait_for(r"Space Usual")
    for count in range(1, 21):
        app.type("\x1b[H2310 650" + ENTER)
        app.wait_for(r"Sleep: .*7 h 40")
        app.type("\x1b[H" + BACKSPACE)
        app.wait_for(r"Sleep: open again")
        if count < 20:
            continue
        app.type("\x1b[H2310 650" + ENTER + "m753")
        app.wait_for(r"Mood +7 .*Energy +5 .*Stress +3")
    app.type("q")
    assert app.wait_end() == 0
    day = ask("today")
    assert day["habits"][0]["amount"] == pytest.approx(7.666667)
    assert day["checkin"]["stress"] == 3
    entries = ask("entries")["entries"]
    assert [entry["started_at"] for entry in entries] == ["2026-11-21T23:10:00+01:00"]


def test_a_burst_that_opens_a_note(start, file):
    """A note typed in one write with the key that opens it is kept as it was typed."""
    app = start()
    app.wait_for(r"Space Usual")
    app.type("nThe Long Walk, z and q" + ENTER)
    app.wait_for(r"Note +The Long Walk, z and q")


def test_a_whole_day_without_latin_letters(start, db_path):
    """First run, ticks, amounts, ratings, a look at yesterday and the end: arrows and digits do."""
    app = start()
    app.wait_for("What would you like to look after")
    app.type(" " + DOWN + " " + ENTER)
    app.wait_for("Which country")
    app.type(ENTER)
    app.wait_for(r"Sit quietly.*Walk.*Welcome. One line is plenty")
    app.type(" ")
    app.wait_for(r"Sit quietly: 5 min")
    app.type("20" + ENTER)
    app.wait_for(r"Walk +20 min")
    app.type(":")
    app.wait_for("What would you like to do")
    app.type(ESC)
    app.wait_until(lambda: "like to do" not in app.text)
    # The ratings are a region of their own: Tab goes there, digits fill it.
    app.type(TAB)
    app.type("753")
    app.wait_for(r"Mood +7 .*Energy +5 .*Stress +3")
    app.type(UP + BACKSPACE)
    app.wait_for(r"open")
    app.type(LEFT)
    app.wait_for("Saturday 21 November")
    app.type(RIGHT)
    app.wait_for("Sunday 22 November")
    app.type("\x11")
    assert app.wait_end() == 0
    day = ask("today")
    assert (day["checkin"]["mood"], day["checkin"]["energy"], day["checkin"]["stress"]) == (7, 5, 3)
    amounts = {habit["name"]: habit["amount"] for habit in day["habits"]}
    assert amounts == {"Sit quietly": None, "Walk": 20}


def test_another_terminal_shows_up_with_the_cursor_where_it_was(start, file):
    """A log from another terminal is on screen soon, and the same row stays selected.

    The file is asked once a second and drawing takes a frame: within 1.5 s where nothing else runs.
    """
    assert OUTSIDE_SECONDS <= 1
    app = start()
    app.wait_for(r"Space Usual")
    app.type("j")
    app.wait_until(lambda: "▌ Walk" in app.chosen)
    other = start("log", "talk", "y")
    assert other.wait_end() == 0
    app.wait_for(r"Changed in another window: Talk with someone")
    app.wait_for(r"Talk with someone +done")
    assert "▌ Walk" in app.chosen


def test_suspended_and_back(start, file):
    """Ctrl+Z gives the shell its terminal back; fg brings the app back as it was."""
    if shutil.which("bash") is None:
        pytest.skip("needs bash for job control")
    shell = start("--norc", "--noprofile", "-i", program="bash")
    shell.type(f"PS1='ready> '; {sys.executable} -m selfcare\n")
    shell.wait_for(r"Space Usual")
    shell.type("j")
    for _ in range(2):
        shell.type("\x1a")
        shell.wait_for(r"Stopped.*ready> ")
        shell.type("echo still $((40+2))\n")
        shell.wait_for(r"still 42")
        shell.type("fg\n")
        shell.wait_for(r"\A(?!.*Stopped).*Walk.*Space Usual")
    assert "▌ Walk" in shell.chosen
    shell.type("20" + ENTER)
    shell.wait_for(r"Walk +20 min")
    shell.type("q")
    shell.wait_for(r"ready> ")


def test_first_run_to_first_habit(start, db_path):
    """A newcomer is at the first logged habit with four keys, and the file says so."""
    app = start()
    app.wait_for("Welcome. A small daily check-in, for you alone")
    app.type(" " + ENTER)
    app.wait_for("Which country")
    app.type(ENTER)
    app.wait_for("One line is plenty for a first day")
    app.type(" ")
    app.wait_for(r"Sit quietly +5 min")
    app.type("q")
    assert app.wait_end() == 0
    assert ask("today")["habits"][0]["amount"] == 5
