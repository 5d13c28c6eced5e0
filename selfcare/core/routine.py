"""Routines: guided practices made of timed phases, and where one is after some seconds.

Conventions, written here once:

- `elapsed` counts seconds of the routine itself, from 0, without the settle-in and pauses.
- A phase covers `start <= elapsed < start + seconds`; phases follow each other without a gap.
- A breathing routine is its cycle repeated: ceil(60 * minutes / cycle - .5) times, at least once
  and at most `max_cycles` times. It always ends on a full cycle, so it ends within half a cycle of
  the minutes asked for, and earlier when it is capped.
- A guided routine has one list of steps for each of its lengths. Asked for a length it does not
  have, it takes the nearest, of two equally near the shorter.
"""

import math
from bisect import bisect_right
from enum import StrEnum
from functools import lru_cache
from itertools import takewhile

from msgspec import Struct

from selfcare.core.model import Area

LONGEST_MINUTES = 60
"""Breathing routines last 1 to this many minutes."""
SHORTEST_CYCLE = 8.0
"""Seconds: nothing here breathes faster, fast breathing helps nobody calm down."""
LONGEST_HOLD = 10.0
"""Seconds: holding the breath is never a contest."""
USUAL_MINUTES = 5
"""Breathing for five minutes and more is what helped in trials (Bentley 2023)."""


class Feeling(StrEnum):
    """What a routine may be good for, as a person would say it."""

    TENSE = "tense"
    LOW = "low"
    SCATTERED = "scattered"
    RESTLESS = "restless"
    LONELY = "lonely"


class Evidence(StrEnum):
    """What a routine rests on; of two letters the more careful one is kept."""

    MANY_TRIALS = "A"
    TRIAL = "B"
    TRADITION = "C"


class RoutineKind(StrEnum):
    """How a routine is made."""

    BREATHING = "breathing"
    """One cycle of breaths, repeated."""
    GUIDED = "guided"
    """Steps with words, a list for each length."""


class PhaseName(StrEnum):
    """What is happening now."""

    IN = "in"
    SIP = "sip"
    """A little more air on top of a full breath."""
    HOLD = "hold"
    OUT = "out"
    REST = "rest"
    """Empty and still, before the next breath comes by itself."""
    SAY = "say"
    """A step of a guided routine."""


RISING = frozenset([PhaseName.IN, PhaseName.SIP])


class Ask(StrEnum):
    """What a step would like to know; everything may be left out.

    Answers stay in memory until the practice is over, and are kept when the person says so.
    """

    NONE = "none"
    RATING = "rating"
    """A number from 0 to 10."""
    LINE = "line"
    """A line of text."""
    PLAN = "plan"
    """A line that is an if-then plan; it may become a habit's."""


WRITTEN = frozenset([Ask.LINE, Ask.PLAN])
"""What is answered in words."""


class Breath(Struct, frozen=True):
    """One part of a breathing cycle."""

    name: PhaseName
    """Any but `say`."""
    seconds: float
    """> 0."""
    say: str


class Step(Struct, frozen=True):
    """One step of a guided routine."""

    say: str
    seconds: float
    """> 0."""
    ask: Ask = Ask.NONE


class Length(Struct, frozen=True):
    """A guided routine at one of its lengths."""

    minutes: int
    steps: tuple[Step, ...]
    """Never empty."""


class Routine(Struct, frozen=True):
    """A guided practice. Either `cycle` or `lengths` is there, never both."""

    id: str
    title: str
    area: Area
    feelings: tuple[Feeling, ...]
    evidence: Evidence
    source: str
    """What is known, in a sentence."""
    summary: str
    """What one does, in a sentence."""
    caution: str = ""
    """Who takes care, or takes another one. Empty: the stop rule says it all."""
    settle: str = ""
    """How to sit or stand for it. Empty: as one likes."""
    body: bool = False
    """Whether it turns to the breath or the body: dizziness and unwanted effects are named."""
    cycle: tuple[Breath, ...] = ()
    max_cycles: int | None = None
    """None: as many as fit."""
    without_holds: str = ""
    """The id of the routine to offer instead by default, because this one holds the breath."""
    lengths: tuple[Length, ...] = ()
    """Shortest first."""
    origin: str = ""
    """The file it was read from. Empty: it is built in."""

    @property
    def kind(self) -> RoutineKind:
        """Breathing or guided."""
        return RoutineKind.BREATHING if self.cycle else RoutineKind.GUIDED

    @property
    def cycle_seconds(self) -> float:
        """One cycle of a breathing routine; 0 for a guided one."""
        return math.fsum(breath.seconds for breath in self.cycle)

    @property
    def cycle_words(self) -> str:
        """`in 4, hold 7, out 8`; empty for a guided one."""
        return ", ".join(f"{breath.name} {breath.seconds:g}" for breath in self.cycle)

    @property
    def minutes(self) -> tuple[int, ...]:
        """The lengths a list shows: a guided one's own, the usual ones that differ otherwise."""
        if self.lengths:
            return tuple(length.minutes for length in self.lengths)
        return tuple(dict.fromkeys(minutes_for(self, minutes) for minutes in (1, 3, 5, 10)))


class Phase(Struct, frozen=True):
    """Where a routine is."""

    name: PhaseName
    index: int
    """Which phase of the whole routine, from 0."""
    phases: int
    """How many there are in all."""
    start: float
    """Elapsed seconds at which it began."""
    seconds: float
    """How long it lasts."""
    into: float
    left: float
    words: str
    ask: Ask
    next_name: PhaseName | None
    """None: nothing comes after it."""
    next_words: str
    next_seconds: float
    cycle: int
    """Which cycle, from 1; 0 in a guided routine."""
    cycles: int
    """How many cycles in all; 0 in a guided routine."""
    level: float
    """How high the tide stands, 0 to 1: the breath, or how much of a guided step has passed."""
    finished: bool
    """Whether the routine is over; the phase is then the last one, with nothing left."""

    @property
    def count_left(self) -> int:
        """The seconds left as one counts them down: 6 5 4 3 2 1, and 0 at the very end."""
        return math.ceil(round(self.left, 6))

    @property
    def counted(self) -> int:
        """Which second of the phase this is, from 1 ("out, 2 of 6")."""
        return min(math.floor(self.into) + 1, max(1, math.ceil(self.seconds)))


class _Span(Struct, frozen=True):
    """One phase on the time line."""

    name: PhaseName
    seconds: float
    words: str
    ask: Ask
    cycle: int
    level_from: float
    level_to: float


class _Line(Struct, frozen=True):
    """All phases of a routine at one length."""

    spans: tuple[_Span, ...]
    starts: tuple[float, ...]
    end: float
    cycles: int


def cycles_for(routine: Routine, minutes: float) -> int:
    """How often the cycle is breathed; 0 for a guided routine."""
    if not routine.cycle:
        return 0
    # Rounded first: 60 / 7.5 - .5 must not climb over a whole number by a trailing digit.
    wished = math.ceil(round(60 * minutes / routine.cycle_seconds - 0.5, 9))
    return max(1, wished if routine.max_cycles is None else min(wished, routine.max_cycles))


def length_for(routine: Routine, minutes: float) -> Length:
    """The guided routine's length that is nearest; of two equally near the shorter."""
    return min(routine.lengths, key=lambda length: (abs(length.minutes - minutes), length.minutes))


def minutes_for(routine: Routine, minutes: int) -> int:
    """The minutes that are played when so many are asked for.

    A guided routine has its nearest length; breathing takes 1 to 60, a capped one no more than it
    can fill.
    """
    if routine.lengths:
        return length_for(routine, minutes).minutes
    wished = min(max(1, minutes), LONGEST_MINUTES)
    while wished > 1 and cycles_for(routine, wished) == cycles_for(routine, wished - 1):
        wished -= 1
    return wished


def next_minutes(routine: Routine, minutes: int, direction: int) -> int:
    """The next longer (+1) or shorter (-1) length; the same where there is none."""
    if routine.lengths:
        known = [length.minutes for length in routine.lengths]
        other = [each for each in known if (each - minutes) * direction > 0]
        return (min(other) if direction > 0 else max(other)) if other else minutes
    return minutes_for(routine, minutes + direction)


def planned_seconds(routine: Routine, minutes: float) -> float:
    """How long the routine takes, without settle-in and pauses."""
    if routine.cycle:
        return cycles_for(routine, minutes) * routine.cycle_seconds
    return math.fsum(step.seconds for step in length_for(routine, minutes).steps)


def phase_at(routine: Routine, minutes: float, elapsed: float) -> Phase:
    """The phase after so many seconds: before 0 the first, after the end the last, finished."""
    line = _line(routine, minutes)
    inside = min(max(0.0, elapsed), line.end)
    index = max(0, min(bisect_right(line.starts, inside), len(line.spans)) - 1)
    span, start = line.spans[index], line.starts[index]
    end = line.starts[index + 1] if index + 1 < len(line.starts) else line.end
    finished = inside >= line.end
    left = 0.0 if finished else end - inside
    into = min(inside - start, span.seconds)
    share = 1.0 if finished else min(1.0, into / span.seconds)
    after = line.spans[index + 1] if index + 1 < len(line.spans) else None
    return Phase(
        name=span.name,
        index=index,
        phases=len(line.spans),
        start=start,
        seconds=span.seconds,
        into=into,
        left=left,
        words=span.words,
        ask=span.ask,
        next_name=after.name if after else None,
        next_words=after.words if after else "",
        next_seconds=after.seconds if after else 0.0,
        cycle=span.cycle,
        cycles=line.cycles,
        level=min(1.0, max(0.0, span.level_from + (span.level_to - span.level_from) * share)),
        finished=finished,
    )


def phase_starts(routine: Routine, minutes: float) -> tuple[float, ...]:
    """The elapsed seconds at which each phase begins."""
    return _line(routine, minutes).starts


@lru_cache(maxsize=16)
def _line(routine: Routine, minutes: float) -> _Line:
    # Kept, because a player asks thirty times a second.
    if routine.cycle:
        return _breathing_line(routine, cycles_for(routine, minutes))
    return _guided_line(length_for(routine, minutes))


def _breathing_line(routine: Routine, cycles: int) -> _Line:
    levels = _levels(routine.cycle)
    length = routine.cycle_seconds
    seconds = [breath.seconds for breath in routine.cycle]
    offsets = [math.fsum(seconds[:at]) for at in range(len(seconds))]
    spans: list[_Span] = []
    starts: list[float] = []
    for cycle in range(cycles):
        for at, breath in enumerate(routine.cycle):
            low, high = levels[at]
            spans.append(
                _Span(breath.name, breath.seconds, breath.say, Ask.NONE, cycle + 1, low, high)
            )
            starts.append(cycle * length + offsets[at])
    return _Line(tuple(spans), tuple(starts), cycles * length, cycles)


def _guided_line(length: Length) -> _Line:
    seconds = [step.seconds for step in length.steps]
    return _Line(
        tuple(_Span(PhaseName.SAY, s.seconds, s.say, s.ask, 0, 0.0, 1.0) for s in length.steps),
        tuple(math.fsum(seconds[:at]) for at in range(len(seconds))),
        math.fsum(seconds),
        0,
    )


def _levels(cycle: tuple[Breath, ...]) -> tuple[tuple[float, float], ...]:
    """Where the tide stands at both ends of each breath: up over all in-breaths, down over all out.

    Breaths in a row in one direction share the way by their seconds.
    """
    moving = [breath.name for breath in cycle if breath.name in RISING | {PhaseName.OUT}]
    level = 1.0 if moving and moving[0] is PhaseName.OUT else 0.0
    found: list[tuple[float, float]] = []
    for at, breath in enumerate(cycle):
        target = level
        if breath.name in RISING:
            target = level + (1.0 - level) * breath.seconds / _stretch(cycle, at, rising=True)
        elif breath.name is PhaseName.OUT:
            target = level - level * breath.seconds / _stretch(cycle, at, rising=False)
        target = round(target, 12)  # so that the last breath out ends on the floor itself
        found.append((level, target))
        level = target
    return tuple(found)


def _stretch(cycle: tuple[Breath, ...], at: int, *, rising: bool) -> float:
    """Seconds of this and the coming breaths in the same direction, until it turns."""
    falling = frozenset([PhaseName.OUT])
    mine, turn = (RISING, falling) if rising else (falling, RISING)
    same = takewhile(lambda breath: breath.name not in turn, cycle[at:])
    return math.fsum(breath.seconds for breath in same if breath.name in mine)
