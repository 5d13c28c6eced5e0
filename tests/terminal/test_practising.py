"""Practising on a real terminal: whatever happens to it, the minutes are kept."""

import os
import re
import signal
import time

import pytest

from selfcare.core.model import Practice
from selfcare.diary import day_views, habit_acts, open_diary

FAST = """
import sys
from itertools import count
from selfcare.cli.app import selfcare
from selfcare.tui.screens.player import PlayerSheet

steps = count(1000, 2)
PlayerSheet.CLOCK = staticmethod(lambda: float(next(steps)))
selfcare.main(["practice"], "selfcare")
"""
"""The command; each look at the clock is two seconds later, so five minutes take ten."""
LEFT = re.compile(r"(\d):(\d\d) left of 5:00")
RESTORED = (b"\x1b[?1049l", b"\x1b[?25h")


@pytest.fixture
def file(db_path):
    """A file with a habit in minutes, past its first run."""
    with open_diary(db_path) as diary:
        habit_acts.add_habit(diary, "Sit quietly", "mindfulness", unit="min")
        habit_acts.finish_first_run(diary)
    return db_path


@pytest.fixture
def third_minute(begin, file):
    """An app in minute 3 of 5, and how many seconds of it have been on screen."""
    app = begin("-c", FAST)
    app.wait_for("Enter begin")
    app.type("\r")
    app.wait_for("Enter begins now|left of")
    app.type("\r")
    app.wait_for(r"2:[0-4]\d left of 5:00")
    found = LEFT.search(app.text)
    assert found
    return app, 300 - 60 * int(found[1]) - int(found[2])


def practices(file):
    """Tension before and after of every practice that is kept."""
    with open_diary(file, read_only=True) as diary:
        return [(each.before, each.after) for each in diary.store.all(Practice)]


def kept(file):
    """The one practice, and what the habit has got of it."""
    with open_diary(file) as diary:
        (practice,) = diary.store.all(Practice)
        return practice, day_views.today_view(diary).rows[0].amount


def test_a_killed_app_has_kept_all_but_ten_seconds(third_minute, file):
    """Killed in minute 3 of 5: at most ten seconds are missing, and the habit has the rest."""
    app, seen = third_minute
    os.kill(app.process.pid, signal.SIGKILL)
    app.process.wait()
    practice, minutes = kept(file)
    assert seen >= 130
    assert practice.seconds > seen - 10
    assert minutes == round(practice.seconds / 60)


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)], ids=["TERM", "HUP"]
)
def test_a_signal_keeps_it_to_the_second(third_minute, file, number, code):
    """SIGTERM and SIGHUP end the app in order, and nothing of the practice is missing."""
    app, seen = third_minute
    app.process.send_signal(number)
    assert app.wait_end() == code
    assert all(each in app.raw for each in RESTORED)
    assert kept(file)[0].seconds >= seen


def test_ctrl_c_stops_at_once_and_asks_nothing(third_minute, file):
    """Ctrl+C is the after-card at once; q leaves it and q leaves the app."""
    app, seen = third_minute
    app.type("\x03")
    app.wait_for("You can stay here a moment.")
    assert kept(file)[0].seconds >= seen
    app.type("q")
    app.wait_for("Space Card")
    app.type("qq")
    assert app.wait_end() == 0


def test_the_place_opens_on_sample_data_for_a_room(begin, db_path):
    """`demo --practice` opens the place, with a routine its card; one's own file is not touched."""
    app = begin("demo", "--practice")
    app.wait_for("SAMPLE DATA.*Longer out-breath")
    app.type("lqq")
    assert app.wait_end() == 0
    app = begin("demo", "--practice", "box")
    app.wait_for("without holds: in 4, out 6.*Stop if you feel dizzy.*SAMPLE DATA")
    app.type("qqq")
    assert app.wait_end() == 0
    assert not db_path.exists()


def test_a_routine_that_is_not_there_is_one_sentence(begin):
    """An unknown routine ends with a sentence and the exit code for names."""
    app = begin("demo", "--practice", "nothing-like-it")
    assert app.wait_end() == 1
    assert "There is no routine nothing-like-it." in app.text.replace("\n", " ")


def test_a_practice_from_the_shell_and_back(begin, file):
    """Card, tension, breath, `q`, tension; then Practice, and the terminal is whole at the end."""
    app = begin("practice", "longer", "--minutes", "1")
    app.wait_for("Longer out-breath.*Tension right now.*- 1 min")
    app.type("6\r")
    app.wait_for("Enter begins now")
    app.type("\r")
    app.wait_for("0:5[0-8] left of 1:00")
    app.type("q")
    app.wait_for("You can stay here a moment.")
    app.type("10\r")
    app.wait_for("Space Card")
    app.type("qq")
    assert app.wait_end() == 0
    assert all(each in app.raw for each in RESTORED)
    assert practices(file) == [(6, 10)]


def test_what_was_chosen_stands_on_the_card(begin, file):
    """Length, holds and bell; without `--holds` it is the way without them."""
    app = begin("practice", "box", "--minutes", "6", "--holds", "--bell")
    app.wait_for("Box breath.*In, hold, out, hold, each for 4.*bell, 1 in, 2 out.*6 min")
    app.type("qqq")
    assert app.wait_end() == 0
    app = begin("practice", "box")
    app.wait_for("Box breath.*In for 4, out for 6, no holding.*no bell.*5 min")
    app.type("qqq")
    assert app.wait_end() == 0
    assert practices(file) == []


def test_the_nearest_length_is_said_on_the_card(begin, file):
    """A length that is not there becomes the nearest; Esc leaves the card for Practice."""
    app = begin("practice", "kind", "--minutes", "1")
    app.wait_for("Kind wishes takes 3 minutes, the nearest to 1.")
    app.type("\x1b")
    app.wait_for("Space Card")
    app.type("\x03")
    assert app.wait_end() == 0


def test_an_unknown_routine_opens_nothing(begin, file):
    """One sentence and the exit code for names; the screen stays the shell's."""
    app = begin("practice", "juggling")
    assert app.wait_end() == 1
    assert "There is no routine juggling." in app.text
    assert b"\x1b[?1049h" not in app.raw


def test_practice_as_the_first_thing_ever(begin, db_path):
    """The card comes, and Practice behind it; what the first run asks waits for another time."""
    app = begin("practice")
    app.wait_for("Stop if you feel dizzy.*this practice alone")
    app.type("q")
    app.wait_for("Space Card")
    app.type("qq")
    assert app.wait_end() == 0
    with open_diary(db_path) as diary:
        assert habit_acts.first_run(diary)


def test_line_by_line(begin, file):
    """`--plain`: tension, Enter leaves out the settle-in, `p` pauses, `q` ends; no escapes."""
    app = begin("practice", "stop", "--plain")
    app.wait_for("10 very high:")
    app.type("7\r")
    app.wait_for(r"Settle in\.")
    app.type("\r")
    app.wait_for(r"Stop\. Whatever you are doing can wait a moment\.")
    app.type("p\r")
    app.wait_for(r"Paused\. p and Enter goes on\.")
    app.type("p\r")
    app.wait_for(r"Going on\.")
    heard = time.monotonic()
    app.wait_until(lambda: time.monotonic() > heard + 1.2)
    app.type("q\r")
    app.wait_for("Tension now, 0 none to 10 very high:")
    app.type("5\r")
    assert app.wait_end() == 0
    assert b"\x1b" not in app.raw
    assert practices(file) == [(7, 5)]


def test_line_by_line_the_nearest_length_is_said(begin, file):
    """And `q` before the first breath writes nothing."""
    app = begin("practice", "kind", "--minutes", "1", "--plain")
    app.wait_for("Kind wishes takes 3 minutes, the nearest to 1.")
    app.wait_for("10 very high:")
    app.type("q\r")
    app.wait_for("Another time.")
    assert app.wait_end() == 0
    assert practices(file) == []


@pytest.mark.parametrize(
    ("ends", "code"),
    [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)],
    ids=["INT", "TERM", "HUP"],
)
def test_line_by_line_whatever_ends_it(begin, file, ends, code):
    """Ctrl+C, SIGTERM and SIGHUP leave the seconds kept, and the exit code that shells know."""
    app = begin("practice", "longer", "--minutes", "1", "--plain")
    app.wait_for("10 very high:")
    app.type("6\r")
    app.wait_for(r"Settle in\.")
    app.type("\r")
    app.wait_for(r"Out\.$|Out\.\n")
    if ends is signal.SIGINT:
        app.type("\x03")
    else:
        app.process.send_signal(ends)
    assert app.wait_end() == code
    assert practices(file) == [(6, None)]
