"""One practice as a state machine: what is practised, and what a key changes."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfcare.core.model import Area
from selfcare.core.player import (
    JUMP_SECONDS,
    Press,
    Session,
    State,
    begin,
    bells,
    kept_words,
    minutes_kept,
)
from selfcare.core.routine import Breath, Evidence, Length, PhaseName, Routine, Step

BREATH = Routine(
    "b", "B", Area.MINDFULNESS, (), Evidence.TRIAL, "-", "-",
    cycle=(Breath(PhaseName.IN, 4, "In."), Breath(PhaseName.OUT, 6, "Out.")),
)  # fmt: skip
GUIDE = Routine(
    "g", "G", Area.MINDFULNESS, (), Evidence.TRADITION, "-", "-",
    lengths=(Length(3, (Step("One.", 60), Step("Two.", 90), Step("Three.", 30))),),
)  # fmt: skip


def play(session: Session, seconds: float, step: float = 1.0) -> Session:
    """Let time pass in ticks."""
    end = session.seen + seconds
    while session.seen + step <= end + 1e-9:
        session = session.tick(session.seen + step)
    return session


def started(routine: Routine = BREATH, minutes: int = 1) -> Session:
    return begin(routine, minutes, 100.0, settle=0)


def test_the_settle_in_is_not_practised():
    """Five seconds to settle in; what goes over them is practised."""
    session = play(begin(BREATH, 1, 100.0), 5)
    assert (session.state, session.practised) == (State.RUNNING, 0)
    session = session.tick(session.seen + 2.5)
    assert (session.elapsed, session.practised) == (2.5, 2.5)
    early = begin(BREATH, 1, 100.0).press(Press.BEGIN, 101.0)
    assert (early.state, early.practised, early.settling) == (State.RUNNING, 0, False)


def test_it_ends_by_itself_on_its_last_second():
    """A routine of a minute is practised for a minute, no tick more."""
    session = play(started(), 75)
    assert (session.ended, session.completed, session.practised_seconds) == (True, True, 60)
    assert session.phase.finished
    assert session.press(Press.PAUSE, session.seen + 1).ended


def test_pauses_are_not_practised():
    """Time stands still while paused, also in the settle-in."""
    session = play(started(), 10).press(Press.PAUSE, 110.0)
    session = play(session, 40)
    assert (session.paused, session.elapsed) == (True, 10)
    session = play(session.press(Press.PAUSE, session.seen), 5)
    assert (session.running, session.practised_seconds) == (True, 15)
    settling = begin(BREATH, 1, 0.0).press(Press.PAUSE, 2.0)
    assert play(settling, 30).press(Press.PAUSE, 32.0).state is State.SETTLING


def test_a_suspended_machine_pauses():
    """A jump of more than a few seconds counts for nothing, and the player waits."""
    session = play(started(), 10).tick(110 + JUMP_SECONDS + 0.1)
    assert (session.paused, session.suspended, session.practised) == (True, True, 10)
    session = session.tick(session.seen + 3600).press(Press.PAUSE, session.seen + 3600)
    assert (session.running, session.suspended, session.practised) == (True, False, 10)
    assert play(started(), 10).tick(110 + JUMP_SECONDS).practised == 10 + JUMP_SECONDS


def test_a_clock_that_goes_back_counts_nothing():
    """Time is never taken away, and goes on from the new clock."""
    session = play(started(), 10).tick(50.0)
    assert (session.practised, session.tick(51.0).practised) == (10, 11)


def test_skip_and_back():
    """Skipping moves the routine, not what was practised; back is the phase's beginning first."""
    session = play(started(), 6)
    assert session.press(Press.SKIP, 106.0).elapsed == 10
    assert session.press(Press.SKIP, 106.0).practised == 6
    back = session.press(Press.BACK, 106.0)
    assert back.elapsed == 4
    assert back.press(Press.BACK, 106.0).elapsed == 0
    assert back.press(Press.BACK, 106.0).press(Press.BACK, 106.0).elapsed == 0


def test_skipping_past_the_end_ends():
    """After the last phase there is nothing to skip to."""
    session = started(GUIDE, 3)
    for _ in range(3):
        session = session.press(Press.SKIP, 100.0)
    assert (session.ended, session.completed, session.practised_seconds) == (True, True, 0)


def test_a_minute_longer_and_shorter():
    """Breathing takes a minute more or less, and is never so short that it would be over."""
    session = play(started(minutes=2), 70)
    assert session.press(Press.LONGER, 170.0).planned == 180
    assert session.press(Press.SHORTER, 170.0).planned == 120
    early = play(started(minutes=2), 20).press(Press.SHORTER, 120.0)
    assert (early.planned, early.elapsed) == (60, 20)


def test_a_guide_stays_with_its_step():
    """In a guide the present step takes the minute, and leaves at least a few seconds."""
    session = play(started(GUIDE, 3), 70)
    longer = session.press(Press.LONGER, 170.0)
    assert (longer.planned, longer.phase.left, longer.phase.words) == (240, 140, "Two.")
    shorter = session.press(Press.SHORTER, 170.0)
    assert (shorter.planned, shorter.phase.left) == (120, 20)
    least = shorter.press(Press.SHORTER, 170.0)
    assert (least.phase.left, least.phase.words) == (5, "Two.")
    assert least.press(Press.SHORTER, 170.0) == least
    assert GUIDE.lengths[0].steps[1].seconds == 90


def test_switches():
    """Still, sound and counting turn on and off and touch nothing else."""
    session = started()
    for what, field in (
        (Press.STILL, "still"), (Press.SOUND, "sound"), (Press.COUNTING, "counting"),
    ):  # fmt: skip
        turned = session.press(what, 100.0)
        assert getattr(turned, field) is not getattr(session, field)
        assert turned.press(what, 100.0) == session


def test_stopping_keeps_the_seconds():
    """An early end is no completion, and its seconds are there."""
    session = play(started(minutes=5), 150).press(Press.STOP, 250.0)
    assert (session.ended, session.completed, session.practised_seconds) == (True, False, 150)
    assert session.left == 150


@given(st.lists(st.tuples(st.sampled_from(Press), st.floats(0, 6)), max_size=40))
def test_never_more_than_the_time_that_went_by(presses):
    """Whatever is pressed: practised is at most the time gone by, elapsed inside the routine."""
    for routine, minutes in ((BREATH, 2), (GUIDE, 3)):
        session, now = begin(routine, minutes, 0.0), 0.0
        for what, seconds in presses:
            now += seconds
            session = session.tick(now).press(what, now)
            assert 0 <= session.practised <= now + 1e-6
            assert 0 <= session.elapsed <= session.planned + 1e-6
            assert session.phase.finished is math.isclose(session.elapsed, session.planned)
            if session.completed:
                assert session.ended


@given(st.lists(st.floats(0.01, 2.9), min_size=1, max_size=60))
def test_many_small_ticks_are_one_time(ticks):
    """How often the clock is looked at changes nothing in what is practised."""
    session = begin(BREATH, 10, 0.0, settle=5)
    for seconds in ticks:
        session = session.tick(session.seen + seconds)
    assert math.isclose(session.practised, max(0.0, sum(ticks) - 5), abs_tol=1e-6)


@pytest.mark.parametrize(
    ("seconds", "minutes", "words"),
    [(0, 0, "nothing to keep"), (1, 0, "1 second kept"), (29.9, 0, "29 seconds kept"),
     (30, 1, "1 minute kept"), (89, 1, "1 minute kept"), (90, 2, "2 minutes kept"),
     (152, 3, "3 minutes kept"), (300, 5, "5 minutes kept")],
)  # fmt: skip
def test_whole_minutes(seconds, minutes, words):
    """The nearest minute, at least one from half a minute on; less is told in seconds."""
    assert minutes_kept(seconds) == minutes
    assert kept_words(seconds) == words


def test_bells():
    """One in, two out, one for a step; a hold is quiet."""
    assert [bells(started().phase), bells(play(started(), 5).phase)] == [1, 2]
    assert bells(started(GUIDE, 3).phase) == 1
