"""Odd bytes, a stop, a kill, a fault: the app goes on or ends in order, and the words are kept."""

import os
import resource
import signal
import sqlite3
from pathlib import Path

import pytest

from selfcare.diary import day_views, drafts, habit_acts, open_diary
from tests.terminal.rounds import rounds

BLANK = r"^\s*b brings the screen back\.\s*$"
DAY = "day 2026-11-22"
FAULTY = """
import sys
from pathlib import Path
from selfcare.diary import open_diary
from selfcare.tui.app import SelfcareApp, run
SelfcareApp.action_undo = lambda self: 1 / 0
with open_diary(Path(sys.argv[1])) as diary:
    code = run(diary)
sys.exit(code)
"""
"""The app with a fault on one of its keys."""
STUCK = FAULTY.replace(
    "SelfcareApp.action_undo = lambda self: 1 / 0",
    "from threading import Event\nSelfcareApp.exit = lambda self, **_: Event().wait()",
)
"""The app that something holds up as it ends."""


@pytest.fixture
def note(begin, file):
    """The app with an open note."""
    app = begin()
    app.wait_for("Walk")
    app.type("n")
    app.wait_for("Note, ")
    return app


def leave(app):
    """Out of the note, then out of the app: Esc and q in one write would be Alt+q."""
    app.type("\x1b")
    app.wait_for("─ Habits ─.*(Walk|Piano)")
    app.type("q")


def draft(path, key=DAY):
    """The draft that is offered next time."""
    with open_diary(path) as diary:
        return drafts.draft(diary, key)


def saved_note(path):
    """The day's note."""
    with open_diary(path) as diary:
        return day_views.today_view(diary, diary.today()).checkin.note


ODD = [
    (b"caf\xe9 au lait", r"caf.? au lait"),
    (b"one \x1b[97;1:3utwo", "one two"),
    (b"one \x1b[97;1:1utwo", "one atwo"),
    (b"one \x1b[97:65;1utwo", "one atwo"),
    (b"one \x1b[99999999;1utwo", "one two"),
    (b"one \x1b[55296;1utwo", r"one .?two"),
    (b"one \x1b[;;;utwo", "one .*two"),
    (b"one \xff\xfe\xc3\x28 two", r"one .*two"),
    (b"one \x1b[48;99999999999t two", r"one .*two"),
]


def test_odd_bytes_are_left_out_and_all_goes_on(note, file):
    """What is no UTF-8, or no key report with sense, costs itself alone."""
    for sent, kept in ODD:
        os.write(note._ours, sent)
        note.wait_for(kept)
        note.type(" and on")
        note.wait_for(" and on")
        note.type("\x15")
        note.wait_for(r"\A(?!.* and on)")
    os.write(note._ours, b"\xe9 and on\r")
    note.wait_for("Note kept")
    note.type("q")
    assert note.wait_end() == 0
    assert " and on" in saved_note(file)


def test_a_key_report_of_a_release_types_nothing(note, file):
    """Press and release of one key, as terminals with the whole protocol send them."""
    os.write(note._ours, b"\x1b[97;1:1u\x1b[97;1:3ub\r")
    note.wait_for("Note kept")
    note.type("q")
    assert note.wait_end() == 0
    assert saved_note(file) == "ab"


def test_stopped_from_outside_it_goes_on_and_still_ends(note):
    """SIGSTOP gives nothing back; going on takes nothing twice."""
    os.kill(note.process.pid, signal.SIGSTOP)
    os.kill(note.process.pid, signal.SIGCONT)
    note.type("words")
    note.wait_for("words")
    leave(note)
    assert note.wait_end() == 0


def test_a_killed_app_has_kept_the_draft(note, file):
    """Kept while it is typed, not at the end alone."""
    note.type("never to be lost")
    note.wait_for("never to be lost")
    note.wait_until(lambda: draft(file) == "never to be lost", 20)
    os.kill(note.process.pid, signal.SIGKILL)
    note.process.wait()
    assert draft(file) == "never to be lost"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT])
def test_signals_keep_the_draft(note, file, number):
    """The terminal restored, the exit code the signal's."""
    note.type("half a line")
    note.wait_for("half a line")
    note.process.send_signal(number)
    assert note.wait_end() == 128 + number
    assert b"\x1b[?1049l" in note.raw
    assert draft(file) == "half a line"


def test_a_fault_never_ends_with_0_and_keeps_the_words(begin, file):
    """Help over a note, and there a key that fails: exit 1, the draft kept and said so."""
    app = begin("-c", FAULTY, str(file))
    app.wait_for("Walk")
    app.type("n")
    app.wait_for("Note, ")
    app.type("words before a fault")
    app.wait_for("before a fault")
    app.type("\x1bOP")
    app.wait_for("─ Keys ")
    app.type("z")
    assert app.wait_end() == 1
    assert b"kept as a draft" in app.raw
    assert b"words before" not in app.raw.split(b"\x1b[?1049l")[-1]
    assert draft(file) == "words before a fault"


def hold(path, _note):
    """Another program has the file until it is closed."""
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    return other


def replace(path, _note):
    """Another diary comes in its place."""
    other = path.with_name("other.db")
    with open_diary(other) as diary:
        habit_acts.add_habit(diary, "Piano", "own")
        habit_acts.finish_first_run(diary)
    other.replace(path)


def fill(_path, note):
    """No file of the app may grow any more."""
    resource.prlimit(note.process.pid, resource.RLIMIT_FSIZE, (0, 0))


TROUBLES = {
    "removed": lambda path, _: path.unlink(),
    "truncated": lambda path, _: os.truncate(path, 1000),
    "read-only": lambda path, _: path.chmod(0o400),
    "folder": lambda path, _: path.parent.chmod(0o500),
    "locked": hold,
    "replaced": replace,
    "full": fill,
}


@rounds
@pytest.mark.parametrize("trouble", TROUBLES)
@pytest.mark.parametrize("way", ["\x1b", "\x11", "TERM"])
def test_words_are_kept_beside_or_printed_when_the_file_cannot_take_them(
    file, trouble, way, note, turn
):
    """Esc, Ctrl+Q and SIGTERM from a note while the file cannot be written."""
    del turn
    before = file.read_bytes()
    lasts = TROUBLES[trouble](file, note)
    note.type("not even now")
    note.wait_for("not even now")
    try:
        if way == "TERM":
            note.process.send_signal(signal.SIGTERM)
        elif way == "\x1b":
            leave(note)
        else:
            note.type(way)
        assert note.wait_end() in {0, 143}
    finally:
        file.parent.chmod(0o700)
        if lasts is not None:
            lasts.close()
    beside = Path(f"{file}-drafts")
    printed = b"not even now" in note.raw.split(b"\x1b[?1049l")[-1]
    if beside.exists():
        assert beside.stat().st_mode & 0o777 == 0o600
        file.unlink(missing_ok=True)
        file.write_bytes(before)
        assert draft(file) == "not even now"
    else:
        assert printed or draft(file) == "not even now"


def test_words_that_no_file_takes_are_printed(begin, file, note):
    """The folder has gone: once the terminal is the person's again, the words stand on it."""
    for each in (file, file.parent):
        each.rename(f"{each}.away")
    note.type("where to, then")
    note.wait_for("where to, then")
    note.type("\x11")
    assert note.wait_end() == 0
    told = note.raw.split(b"\x1b[?1049l")[-1].decode()
    assert "could not be kept in any file" in told
    assert "where to, then" in told


def test_words_are_printed_by_the_watch_too(begin, file):
    """An end that is held up, and a full disk: the process goes in time, and says the words."""
    app = begin("-c", STUCK, str(file))
    app.wait_for("Walk")
    app.type("n")
    app.wait_for("Note, ")
    fill(file, app)
    app.type("not even now")
    app.wait_for("not even now")
    app.process.send_signal(signal.SIGTERM)
    assert app.wait_end(20) == 143
    told = app.raw.split(b"\x1b[?1049l")[1]
    assert b"could not be kept in any file" in told
    assert b"not even now" in told


def test_a_paste_over_the_limit_is_said_and_kept_whole(note, file):
    """15,000 characters: Enter says how much is over; nothing is cut, all of it is a draft."""
    note.type("\x1b[200~")
    for _ in range(25):
        note.type("abcde " * 100)
        note.wait_until(lambda: True)
    note.type("\x1b[201~")
    note.wait_for("abcde")
    note.type("\r")
    note.wait_for(r"A note takes 10,000 characters; this is 4,999 over")
    leave(note)
    assert note.wait_end() == 0
    assert draft(file) == "abcde " * 2500
    assert saved_note(file) == ""


@rounds
@pytest.mark.parametrize(
    "keys", ["\x1bOPT", "\x10go to the week\r", "\x1bOP\x03"], ids=["help", "palette", "quit"]
)
def test_going_elsewhere_keeps_the_draft(note, file, keys, turn):
    """From help or the palette over a note: whatever leaves it keeps the words."""
    del turn
    note.type("on the way")
    note.wait_for("on the way")
    note.type(keys)
    note.wait_until(lambda: draft(file) == "on the way", 20)


@rounds
def test_two_clicks_on_the_blank_screen_take_one_screen_away(note, turn):
    """Both arrive in one write: the note below stays; on Today the app stays."""
    del turn
    note.type("below")
    note.wait_for("below")
    click = "\x1b[<0;9;9M\x1b[<0;9;9m"
    note.type("\x0c")
    note.wait_for(BLANK)
    note.type(click * 2)
    note.wait_for("below")
    note.type("\x1b")
    note.wait_for("Walk")
    note.type("b")
    note.wait_for(BLANK)
    note.type(click * 3)
    note.wait_for("Walk")
    note.type("q")
    assert note.wait_end() == 0
