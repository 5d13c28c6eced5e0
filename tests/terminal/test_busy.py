"""Another program holds the file: the app says so, keeps the answer, and saves it by itself."""

import signal
import sqlite3
import subprocess
import sys
from time import monotonic

import pytest

from selfcare import ending
from selfcare.core.errors import BusyError
from selfcare.diary import day_acts, open_diary
from selfcare.words.file import unsaved_words


@pytest.fixture
def holding(file):
    """The write lock, in the hands of another program."""
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    yield other
    other.close()


@pytest.mark.parametrize(("then", "kept"), [("e5\r?", (3, 5)), ("m7\re5\r?", (7, 5))])
def test_an_answer_waits_for_the_file_and_the_keys_stay_alive(begin, file, holding, then, kept):
    """It is said within a second or so, other screens open meanwhile, and all answers arrive.

    A second answer about the same stands, and nobody is asked about the first.
    """
    holding.execute("ROLLBACK")
    app = begin(size=(120, 36))
    app.wait_for(r"Space Usual")
    holding.execute("BEGIN IMMEDIATE")
    app.type("m3\r")
    app.wait_for("Another program holds your file", seconds=10)
    app.type(then)
    app.wait_for("─ Keys ", seconds=10)
    app.type("\x1b")
    app.wait_for(r"\A(?!.*─ Keys ─)")
    holding.execute("ROLLBACK")
    read = "SELECT mood, energy FROM checkin"
    app.wait_until(lambda: holding.execute(read).fetchall() == [kept], seconds=20)
    assert "Changed elsewhere" not in app.text
    app.type("q")
    assert app.wait_end() == 0


def test_a_note_waits_with_its_words(begin, file, holding):
    """The sheet stays with the words in it until they are saved."""
    holding.execute("ROLLBACK")
    app = begin(size=(120, 36))
    app.wait_for(r"Space Usual")
    app.type("n")
    app.wait_for("Note, ")
    holding.execute("BEGIN IMMEDIATE")
    app.type("a walk\r")
    app.wait_for("Another program holds your file", seconds=10)
    holding.execute("ROLLBACK")
    read = "SELECT note FROM checkin"
    app.wait_until(lambda: holding.execute(read).fetchall() == [("a walk",)], seconds=20)
    app.type("q")
    assert app.wait_end() == 0


def test_a_command_waits_five_seconds_by_the_clock(file, holding, monkeypatch):
    """However long each try takes; a slow clock is a real one here."""
    with open_diary(file, patience=0.3) as diary:
        begun = monotonic()
        with pytest.raises(BusyError):
            day_acts.rate(diary, mood=3)
        assert 0.3 <= monotonic() - begun < 2


def test_a_prompt_never_waits(file, holding):
    """Nothing is printed and the exit code is that of a busy file."""
    holding.execute("ROLLBACK")
    holding.execute("BEGIN EXCLUSIVE")
    ended = subprocess.run(
        [sys.executable, "-m", "selfcare", "--db", str(file), "status", "--line"],
        capture_output=True,
        check=False,
        text=True,
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (75, "", "")


def test_a_signal_while_a_scale_is_open_and_the_file_is_held(begin, file, holding):
    """The process is gone soon, and says what it could not save."""
    holding.execute("ROLLBACK")
    app = begin(size=(120, 36))
    app.wait_for(r"Space Usual")
    holding.execute("BEGIN IMMEDIATE")
    app.type("m1")
    app.wait_for("Mood  1_")
    app.process.send_signal(signal.SIGTERM)
    begun = monotonic()
    assert app.wait_end() == 128 + signal.SIGTERM
    assert monotonic() - begun < ending.GRACE + ending.LAST_ACTS + 2
    told = app.raw.split(b"\x1b[?1049l")[-1].decode()
    assert unsaved_words(1) in " ".join(told.split())
