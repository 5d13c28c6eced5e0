"""One practice as a state machine: what is practised, and what a key changes."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfcare.core.model import Area
from selfcare.core.player import (
    JUMP_SECONDS,
    Answer,
    Press,
    Session,
    State,
    begin,
    bells,
    minutes_kept,
    plan_of,
    written,
)
from selfcare.core.routine import Ask, Breath, Evidence, Length, PhaseName, Routine, Step
from selfcare.words.player import kept_words

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


ASKING = Routine(
    "a", "A", Area.OWN, (), Evidence.TRADITION, "-", "-",
    lengths=(Length(1, (
        Step("Which?", 20, Ask.LINE), Step("How strong?", 10, Ask.RATING), Step("Look.", 10),
        Step("If, then?", 20, Ask.PLAN),
    )),),
)  # fmt: skip


def test_the_clock_stands_while_a_line_is_written():
    """However long one writes, nothing is practised and the step stays; it goes on afterwards."""
    session = play(started(ASKING), 5).press(Press.WRITE, 105.0)
    session = play(session, 600)
    assert (session.writing, session.elapsed, session.practised_seconds) == (True, 5, 5)
    session = session.answered("  tea with Ana ", session.seen)
    assert (session.running, session.answer) == (True, "tea with Ana")
    session = play(session, 5)
    assert (session.elapsed, session.practised_seconds) == (10, 10)


def test_a_step_that_asks_waits_for_the_person():
    """Its time over, it is still the step at hand, with nothing left; Enter or a skip goes on."""
    session = play(started(ASKING), 300)
    assert (session.waiting, session.phase.index, session.practised_seconds) == (True, 0, 20)
    assert (session.phase.count_left, session.press(Press.PAUSE, session.seen).waiting) == (0, True)
    for press in (Press.BEGIN, Press.SKIP):
        on = session.press(press, session.seen)
        assert (on.running, on.phase.index, on.practised_seconds) == (True, 1, 20)
    early = play(started(ASKING), 3).press(Press.BEGIN, 103.0)
    assert (early.phase.index, early.practised_seconds) == (1, 3)


def test_it_never_ends_on_a_question_by_itself():
    """The last step asks too: it ends when the person says so, complete."""
    session = started(ASKING)
    for _ in range(2):
        session = play(session, 60).press(Press.SKIP, session.seen + 60)
    session = play(session, 90)
    assert (session.waiting, session.phase.index, session.ended) == (True, 3, False)
    session = session.press(Press.BEGIN, session.seen)
    assert (session.ended, session.completed, session.practised_seconds) == (True, True, 60)


def test_answers_stay_to_the_end_by_step():
    """One answer a step, the newest; an empty one takes it back; lines and the plan are told."""
    session = started(ASKING).press(Press.WRITE, 100.0).answered("tea", 101.0)
    session = session.press(Press.SKIP, 102.0).answered("7", 103.0)
    session = session.press(Press.SKIP, 104.0).answered("nobody asked", 105.0)
    session = session.press(Press.SKIP, 106.0).press(Press.WRITE, 107.0)
    session = session.answered("If rain, then inside", 108.0)
    session = session.press(Press.BACK, 109.0).press(Press.STOP, 110.0)
    assert session.answers == (
        Answer(0, "tea", Ask.LINE), Answer(1, "7", Ask.RATING),
        Answer(3, "If rain, then inside", Ask.PLAN),
    )  # fmt: skip
    assert written(session.answers) == ("tea", "If rain, then inside")
    assert plan_of(session.answers) == "If rain, then inside"
    assert plan_of(session.answers[:2]) == ""
    again = started(ASKING).press(Press.WRITE, 100.0).answered("a", 101.0)
    again = again.press(Press.WRITE, 102.0).answered(" ", 103.0)
    assert (again.answers, again.answer) == ((), "")


def test_only_a_step_that_asks_for_a_line_opens_one():
    """Breathing, a rating, a pause and the settle-in have no line."""
    rating = started(ASKING).press(Press.SKIP, 101.0)
    paused = started(ASKING).press(Press.PAUSE, 101.0)
    for session in (started(), rating, paused, begin(ASKING, 1, 100.0)):
        assert not session.press(Press.WRITE, 102.0).writing
    assert rating.asks is Ask.RATING
    assert paused.asks is Ask.NONE


def test_a_minute_more_for_a_step_that_waits():
    """It goes on where it waited, with its clock running again."""
    session = play(started(ASKING), 60).press(Press.LONGER, 160.0)
    assert (session.running, session.phase.count_left) == (True, 60)
    assert session.press(Press.BACK, 161.0).phase.index == 0


@given(st.lists(st.sampled_from([*Press, "tick", "answer"]), max_size=40))
def test_what_is_practised_is_never_more_than_the_clock(moves):
    """Whatever is pressed and written: practised time is passed time at most."""
    session, now = started(ASKING), 100.0
    for move in moves:
        now += 1.5
        if move == "tick":
            session = session.tick(now)
        elif move == "answer":
            session = session.answered("a line", now)
        else:
            session = session.press(move, now)
        assert 0 <= session.elapsed <= session.planned + 1e-9
        assert session.practised <= now - 100.0 + 1e-6
