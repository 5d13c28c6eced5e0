"""Where a routine is after some seconds: phases tile the time, breathing ends on a full cycle."""

import math
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from selfcare.core.model import Area
from selfcare.core.routine import (
    Ask,
    Breath,
    Evidence,
    Length,
    PhaseName,
    Routine,
    RoutineKind,
    Step,
    cycles_for,
    length_for,
    minutes_for,
    next_minutes,
    phase_at,
    phase_starts,
    planned_seconds,
)

PARTS = [PhaseName.IN, PhaseName.SIP, PhaseName.HOLD, PhaseName.OUT, PhaseName.REST]


def breathing(*parts: tuple[PhaseName, float], most: int | None = None) -> Routine:
    return Routine(
        "r", "R", Area.MINDFULNESS, (), Evidence.TRIAL, "-", "-",
        cycle=tuple(Breath(name, seconds, name.value) for name, seconds in parts), max_cycles=most,
    )  # fmt: skip


def guided(**lengths: tuple[float, ...]) -> Routine:
    return Routine(
        "g", "G", Area.MINDFULNESS, (), Evidence.TRADITION, "-", "-",
        lengths=tuple(
            Length(int(name[1:]), tuple(Step(f"{at}", each) for at, each in enumerate(steps)))
            for name, steps in lengths.items()
        ),
    )  # fmt: skip


seconds = st.floats(0.5, 30).map(lambda each: round(each, 2))


@st.composite
def breathings(draw: st.DrawFn) -> Routine:
    middle = draw(st.lists(st.tuples(st.sampled_from(PARTS), seconds), max_size=6))
    parts = [(PhaseName.IN, draw(seconds)), *middle, (PhaseName.OUT, draw(seconds))]
    assume(sum(length for _, length in parts) >= 8)
    return breathing(*parts, most=draw(st.none() | st.integers(1, 40)))


@st.composite
def guides(draw: st.DrawFn) -> Routine:
    steps = st.lists(st.floats(0.5, 600), min_size=1, max_size=20).map(tuple)
    minutes = draw(st.lists(st.integers(1, 60), min_size=1, max_size=4, unique=True))
    return guided(**{f"m{each}": draw(steps) for each in sorted(minutes)})


routines = breathings() | guides()
minutes = st.integers(1, 60)


@given(routines, minutes)
def test_phases_tile_the_time_without_a_gap(routine, minutes):
    """Each phase begins where the one before it ends, the first at 0, the last at the end."""
    starts = phase_starts(routine, minutes)
    phases = [phase_at(routine, minutes, start) for start in starts]
    assert starts[0] == 0
    assert [phase.index for phase in phases] == list(range(len(starts)))
    for phase, after in pairwise(phases):
        assert math.isclose(phase.start + phase.seconds, after.start, abs_tol=1e-6)
        assert (phase.next_name, phase.next_words) == (after.name, after.words)
        assert phase.into == 0
        assert math.isclose(phase.left, phase.seconds, abs_tol=1e-6)
    last = phases[-1]
    assert math.isclose(last.start + last.seconds, planned_seconds(routine, minutes), abs_tol=1e-6)
    assert last.next_name is None


@given(routines, minutes, st.floats(allow_nan=False), st.floats(allow_nan=False))
def test_total_and_monotone(routine, minutes, one, other):
    """There is a phase for any number of seconds, and later is never an earlier phase."""
    early, late = (phase_at(routine, minutes, at) for at in sorted((one, other)))
    assert early.index <= late.index
    assert early.start + early.into <= late.start + late.into
    for phase in (early, late):
        assert 0 <= phase.level <= 1
        assert 0 <= phase.into <= phase.seconds + 1e-6
        assert 0 <= phase.left <= phase.seconds + 1e-6
    assert early.finished <= late.finished


@given(breathings(), minutes)
def test_breathing_ends_on_a_full_cycle(routine, minutes):
    """The whole is a number of cycles, within half a cycle of what was asked for unless capped."""
    cycle = routine.cycle_seconds
    cycles = cycles_for(routine, minutes)
    total = planned_seconds(routine, minutes)
    assert cycles >= 1
    assert total == cycles * cycle
    assert phase_at(routine, minutes, total).cycle == cycles
    capped = routine.max_cycles is not None and cycles == routine.max_cycles
    if not capped and cycles > 1:
        assert abs(total - 60 * minutes) <= cycle / 2 + 1e-6


@given(breathings(), minutes)
def test_the_tide_never_jumps(routine, minutes):
    """The level at the end of a phase is the one at which the next one begins."""
    starts = phase_starts(routine, min(minutes, 3))
    for before, after in pairwise(starts):
        end = phase_at(routine, min(minutes, 3), math.nextafter(after, before))
        begin = phase_at(routine, min(minutes, 3), after)
        assert math.isclose(end.level, begin.level, abs_tol=1e-4)


@pytest.mark.parametrize(
    ("cycle", "minutes", "cycles"),
    [(10, 1, 6), (10, 3, 18), (10, 5, 30), (16, 1, 4), (16, 3, 11), (16, 5, 19), (16, 10, 37),
     (19, 1, 3), (7.5 + 0.5, 2, 15), (11, 5, 27)],
)  # fmt: skip
def test_how_often_the_cycle_is_breathed(cycle, minutes, cycles):
    """ceil(60 M / cycle - .5): the nearest number of cycles, the lower one when between two."""
    routine = breathing((PhaseName.IN, cycle / 2), (PhaseName.OUT, cycle / 2))
    assert cycles_for(routine, minutes) == cycles


def test_a_capped_routine_ends_earlier():
    """Eight rounds of 19 seconds are all there is, and three minutes are all it takes."""
    routine = breathing((PhaseName.IN, 4), (PhaseName.HOLD, 7), (PhaseName.OUT, 8), most=8)
    assert planned_seconds(routine, 10) == 152
    assert minutes_for(routine, 10) == 3
    assert next_minutes(routine, 3, 1) == 3
    assert next_minutes(routine, 3, -1) == 2
    assert routine.minutes == (1, 3)


def test_two_breaths_in_share_the_way_up():
    """Cyclic sighing: two thirds after the breath in, full after the sip, then down and still."""
    routine = breathing(
        (PhaseName.IN, 2), (PhaseName.SIP, 1), (PhaseName.OUT, 6), (PhaseName.REST, 1)
    )
    levels = {at: round(phase_at(routine, 1, at).level, 3) for at in (0, 1, 2, 3, 6, 9, 9.5)}
    assert levels == {0: 0, 1: 0.333, 2: 0.667, 3: 1, 6: 0.5, 9: 0, 9.5: 0}


def test_holds_keep_the_tide():
    """In box breathing the tide stands still at the top and at the bottom."""
    routine = breathing(
        (PhaseName.IN, 4), (PhaseName.HOLD, 4), (PhaseName.OUT, 4), (PhaseName.HOLD, 4)
    )
    assert [phase_at(routine, 1, at).level for at in (2, 4, 6, 8, 10, 12, 14)] == [
        0.5, 1, 1, 1, 0.5, 0, 0,
    ]  # fmt: skip


def test_seconds_counted_down_and_up():
    """Four seconds left read 4; the second one of six is 2 of 6; at the very end 0."""
    routine = breathing((PhaseName.IN, 4), (PhaseName.OUT, 6))
    phase = phase_at(routine, 1, 6)
    assert (phase.name, phase.count_left, phase.counted) == (PhaseName.OUT, 4, 3)
    end = phase_at(routine, 1, 60)
    assert (end.count_left, end.counted, end.finished) == (0, 6, True)


def test_the_nearest_length():
    """A length that is not there becomes the nearest one, of two equally near the shorter."""
    routine = guided(m1=(60,), m3=(90, 90), m5=(300,))
    assert [length_for(routine, asked).minutes for asked in (1, 2, 3, 4, 10)] == [1, 1, 3, 3, 5]
    assert [next_minutes(routine, 3, direction) for direction in (-1, 1)] == [1, 5]
    assert next_minutes(routine, 5, 1) == 5
    assert next_minutes(routine, 1, -1) == 1


def test_a_guide_has_no_cycles():
    """A step is said, fills up as its time goes by, and asks nothing unless it says so."""
    routine = guided(m3=(90, 90))
    phase = phase_at(routine, 3, 135)
    assert routine.kind is RoutineKind.GUIDED
    assert (phase.name, phase.cycle, phase.cycles, phase.level) == (PhaseName.SAY, 0, 0, 0.5)
    assert phase.ask is Ask.NONE
    assert cycles_for(routine, 3) == 0
