"""Two windows write at the same time, each a process of its own: what either was told is kept."""

import json
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from threading import Event

import pytest

from selfcare.diary import day_views, open_diary
from tests.terminal.rounds import moment, rounds

START = 0.3
"""Seconds that a command takes to start; the second of two begins within them."""


def command(file, *words):
    """A command that has been started."""
    return subprocess.Popen(
        [sys.executable, "-m", "selfcare", "--db", str(file), *words],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def both(file, turn, one, other):
    """Two commands side by side; of each its exit code and what it said."""
    begun = [command(file, *one)]
    Event().wait(moment(turn, START) if turn else 0)
    begun.append(command(file, *other))
    said = [each.communicate(timeout=30) for each in begun]
    return [(each.returncode, *words) for each, words in zip(begun, said, strict=True)]


def told(file, *words):
    """What a command prints as JSON."""
    out, _ = command(file, *words, "--json").communicate(timeout=30)
    return json.loads(out)


@rounds
def test_an_amount_beside_a_total(file, turn):
    """Whichever is second says the total that stands in the file."""
    found = both(file, turn, ("log", "walk", "20"), ("log", "walk", "=45"))
    assert [code for code, *_ in found] == [0, 0]
    amount = told(file, "today")["habits"][0]["amount"]
    assert amount == (65 if "65 min" in found[0][1] else 45)


@rounds
def test_two_habits_of_one_name(file, turn):
    """One is there, the other says so."""
    tea = ("habits", "add", "Tea", "--area", "own")
    found = both(file, turn, tea, tea)
    assert sorted(code != 0 for code, *_ in found) == [False, True]
    assert "Traceback" not in "".join(err for _, _, err in found)
    names = [each["name"] for each in told(file, "habits", "list")["habits"]]
    assert sorted(names) == ["Tea", "Walk"]


@rounds
def test_a_goal_beside_a_plan(file, turn):
    """Of a form the changed fields alone are written."""
    edit = ("habits", "edit", "walk")
    found = both(file, turn, (*edit, "--goal", "30"), (*edit, "--plan", "5/week"))
    assert [code for code, *_ in found] == [0, 0]
    walk = told(file, "habits", "list")["habits"][0]
    assert (walk["goal"], walk["plan"]) == (">=30", "5/week")


@rounds
def test_a_check_in_beside_the_app(begin, file, turn):
    """A mood and a note from a command, within a second of the app's energy."""
    app = begin()
    app.wait_for("Walk")
    other = command(file, "checkin", "--mood", "3", "--note", "precious")
    Event().wait(moment(turn, 3 * START))
    app.type("e5\r")
    _, wrong = other.communicate(timeout=30)
    assert (other.returncode, wrong) == (0, "")

    def kept():
        with open_diary(file) as diary:
            checkin = day_views.today_view(diary).checkin
        return (checkin.mood, checkin.energy, checkin.note)

    app.wait_until(lambda: kept() == (3, 5, "precious"))
    app.type("q")
    assert app.wait_end() == 0
    assert kept() == (3, 5, "precious")


@rounds
def test_two_notes_in_two_apps(begin, file, turn):
    """Whichever is second asks, and both are kept."""
    apps = [begin(), begin()]
    for app in apps:
        app.wait_for("Walk")
        app.type("n")
        app.wait_for("Note, ")
    for app, words in zip(apps, ("from one", "from two"), strict=True):
        app.type(words)
        app.wait_for(words)
    apps[turn % 2].type("\r")
    Event().wait(moment(turn, 3 * START))
    apps[1 - turn % 2].type("\r")
    for app in apps:
        app.wait_for("Note kept|Changed elsewhere")
    asked = [app for app in apps if "Changed elsewhere" in app.text]
    assert len(asked) == 1
    asked[0].type("\x1b[B\x1b[B\r")
    asked[0].wait_for(r"\A(?!.*Changed elsewhere)")
    for app in apps:
        app.type("q")
        assert app.wait_end() == 0
    with open_diary(file) as diary:
        note = day_views.today_view(diary).checkin.note
    assert sorted(note.splitlines()) == ["from one", "from two"]


GOES = {
    "removed": (("habits", "remove", "walk", "--yes"), True),
    "archived": (("habits", "archive", "walk"), False),
    "renamed": (("habits", "edit", "walk", "--name", "Stroll"), False),
    "undone": (("undo",), True),
}
"""What another terminal does to the habit whose form is open, and whether the form closes."""


@rounds
@pytest.mark.parametrize("how", GOES)
def test_a_habit_that_goes_while_its_form_is_open(begin, file, how, turn):
    """One sentence, the draft kept, and the app goes on."""
    words, closes = GOES[how]
    app = begin()
    app.wait_for("Walk")
    app.type("H ")
    app.wait_for("─ Edit Walk")
    app.type("precious")
    app.wait_for("precious")
    Event().wait(moment(turn, START))
    other = command(file, *words)
    other.communicate(timeout=30)
    assert other.returncode == 0
    app.wait_for("Changed in another window")
    assert bool(re.search("Your typing stays", app.text)) is not closes
    if not closes:
        app.type("\x1b")
    app.wait_for(r"\A(?!.*precious)")
    app.type("Tq")
    assert app.wait_end() == 0
    with closing(sqlite3.connect(file)) as other:
        drafts = other.execute("SELECT value FROM setting WHERE key LIKE 'draft %'").fetchall()
    assert any("precious" in text for (text,) in drafts)
