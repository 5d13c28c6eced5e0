"""Practising on a real terminal: whatever happens to it, the minutes are kept."""

import os
import re
import signal
import sys

import pytest

from selfcare.service import open_selfcare

FAST = """
import sys
from itertools import count
from pathlib import Path
from selfcare.service import open_selfcare
from selfcare.tui.app import PracticeApp
from selfcare.tui.screens.player import PlayerSheet

steps = count(1000, 2)
PlayerSheet.CLOCK = staticmethod(lambda: float(next(steps)))
with open_selfcare(Path(sys.argv[1])) as service:
    app = PracticeApp(service)
    app.opens_card = "longer-out-breath"
    app.run()
    code = app.return_code or 0
sys.exit(code)
"""
"""The app at a card; each look at the clock is two seconds later, so five minutes take ten."""
LEFT = re.compile(r"(\d):(\d\d) left of 5:00")
RESTORED = (b"\x1b[?1049l", b"\x1b[?25h")


@pytest.fixture
def file(db_path):
    """A file with a habit in minutes, past its first run."""
    with open_selfcare(db_path) as service:
        service.add_habit("Sit quietly", "mindfulness", unit="min")
        service.finish_first_run()
    return db_path


@pytest.fixture
def third_minute(start, file):
    """An app in minute 3 of 5, and how many seconds of it have been on screen."""
    app = start("-c", FAST, str(file), program=sys.executable)
    app.wait_for("Enter begin")
    app.type("\r")
    app.wait_for("Enter begins now|left of")
    app.type("\r")
    app.wait_for(r"2:[0-4]\d left of 5:00")
    found = LEFT.search(app.text)
    assert found
    return app, 300 - 60 * int(found[1]) - int(found[2])


def kept(file):
    """The one practice, and what the habit has got of it."""
    with open_selfcare(file) as service:
        (practice,) = service._store.practices()
        return practice, service.today_view().rows[0].amount


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


def test_the_place_opens_on_sample_data_for_a_room(start, db_path):
    """`demo --practice` opens the place, with a routine its card; one's own file is not touched."""
    app = start("demo", "--practice")
    app.wait_for("SAMPLE DATA.*Longer out-breath")
    app.type("lqq")
    assert app.wait_end() == 0
    app = start("demo", "--practice", "box")
    app.wait_for("without holds: in 4, out 6.*Stop if you feel dizzy.*SAMPLE DATA")
    app.type("qqq")
    assert app.wait_end() == 0
    assert not db_path.exists()


def test_a_routine_that_is_not_there_is_one_sentence(start):
    """An unknown routine ends with a sentence and the exit code for names."""
    app = start("demo", "--practice", "nothing-like-it")
    assert app.wait_end() == 1
    assert "There is no routine nothing-like-it." in app.text.replace("\n", " ")
