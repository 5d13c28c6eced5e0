"""The player: one time somebody follows a routine, as a frozen state machine.

It is fed with a monotonic clock in seconds and never reads one. The settle-in, pauses, writing and
a suspended machine are not practised. Skipping moves the routine on, not what was practised.

A step that asks never runs away: the clock stands while a line is written, and at the end of the
step until the person moves on. What is written is in the session alone, so it goes with it.
"""

import math
from collections.abc import Callable, Iterable
from enum import StrEnum

from msgspec import Struct

from selfcare.core.routine import (
    WRITTEN,
    Ask,
    Length,
    Phase,
    PhaseName,
    Routine,
    length_for,
    next_minutes,
    phase_at,
    phase_starts,
    planned_seconds,
)
from selfcare.core.values import replace

SETTLE_SECONDS = 5.0
JUMP_SECONDS = 3.0
"""A longer silence between two ticks is a suspended machine: it pauses, and nothing is counted."""
BACK_GRACE = 1.5
"""Seconds into a phase up to which `back` means the phase before it, not its own beginning."""
KEEP_EVERY = 10.0
"""Seconds practised between two autosaves."""
STILL_INSIDE = 1e-7
"""Seconds before the end of a step at which it waits, so that it is still the step at hand."""
LEAST_LEFT = 5.0
"""Seconds that stay of a guided step when it is made shorter."""


class State(StrEnum):
    """What the player is doing."""

    SETTLING = "settling"
    RUNNING = "running"
    PAUSED = "paused"
    WRITING = "writing"
    """A line is open; the clock stands."""
    WAITING = "waiting"
    """A step that asks is over; it waits for the person."""
    ENDED = "ended"


class Press(StrEnum):
    """What a key can ask of the player."""

    BEGIN = "begin"
    """Leave out the rest of the settle-in, or go on from a step that asks."""
    PAUSE = "pause"
    """Pause, or go on."""
    SKIP = "skip"
    BACK = "back"
    LONGER = "longer"
    SHORTER = "shorter"
    STILL = "still"
    SOUND = "sound"
    COUNTING = "counting"
    WRITE = "write"
    """Open the line a step asks for."""
    STOP = "stop"


class Answer(Struct, frozen=True):
    """What somebody wrote, or rated, in one step."""

    step: int
    """Which step, from 0."""
    text: str
    ask: Ask


class Session(Struct, frozen=True):
    """A player at one instant; `tick` and `press` give the next one."""

    routine: Routine
    minutes: int
    seen: float
    """The clock at the last tick."""
    state: State = State.SETTLING
    settle_left: float = SETTLE_SECONDS
    elapsed: float = 0.0
    """Seconds into the routine."""
    practised: float = 0.0
    """Seconds practised: without settle-in, pauses and what was skipped."""
    still: bool = False
    """Without motion."""
    sound: bool = False
    counting: bool = True
    """Whether seconds are shown."""
    suspended: bool = False
    """Whether it paused by itself because the clock had jumped."""
    completed: bool = False
    """Whether it reached its end."""
    waits: bool = True
    """Whether a step that asks waits; it does not where nobody is there to answer."""
    answers: tuple[Answer, ...] = ()
    """What was written and rated, by step; in memory alone."""

    @property
    def phase(self) -> Phase:
        """Where the routine is; its first phase while settling in."""
        return phase_at(self.routine, self.minutes, self.elapsed)

    @property
    def planned(self) -> float:
        """Seconds the routine takes in all."""
        return planned_seconds(self.routine, self.minutes)

    @property
    def left(self) -> float:
        """Seconds left of the routine."""
        return max(0.0, self.planned - self.elapsed)

    @property
    def practised_seconds(self) -> int:
        """Whole seconds practised."""
        return math.floor(self.practised + 1e-6)

    @property
    def settling(self) -> bool:
        """Whether the settle-in is not over, paused or not."""
        return self.settle_left > 0 and self.state is not State.ENDED

    @property
    def running(self) -> bool:
        """Whether the routine itself goes on."""
        return self.state is State.RUNNING

    @property
    def paused(self) -> bool:
        """Whether it waits for the person."""
        return self.state is State.PAUSED

    @property
    def writing(self) -> bool:
        """Whether a line is open."""
        return self.state is State.WRITING

    @property
    def waiting(self) -> bool:
        """Whether a step that asks is over and waits."""
        return self.state is State.WAITING

    @property
    def asks(self) -> Ask:
        """What may be answered now; `none` while it settles in or is paused."""
        going = self.state in (State.RUNNING, State.WRITING, State.WAITING)
        return self.phase.ask if going else Ask.NONE

    @property
    def takes_line(self) -> bool:
        """Whether a line may be written now."""
        return self.asks in WRITTEN

    @property
    def answer(self) -> str:
        """What was answered in this step; empty: nothing yet."""
        step = self.phase.index
        return next((each.text for each in self.answers if each.step == step), "")

    @property
    def ended(self) -> bool:
        """Whether it is over, by itself or by the person."""
        return self.state is State.ENDED

    def tick(self, now: float) -> "Session":
        """The player at this instant; a clock that went back counts nothing."""
        passed = now - self.seen
        here = replace(self, seen=now)
        if self.state not in (State.SETTLING, State.RUNNING) or passed <= 0:
            return here
        if passed > JUMP_SECONDS:
            return replace(here, state=State.PAUSED, suspended=True)
        if self.state is State.SETTLING:
            if passed < self.settle_left:
                return replace(here, settle_left=self.settle_left - passed)
            passed -= self.settle_left
            here = replace(here, settle_left=0.0, state=State.RUNNING)
        return _run(here, passed)

    def press(self, what: Press, now: float) -> "Session":
        """The player after a key; one that makes no sense now changes nothing."""
        here = self.tick(now)
        if here.ended:
            return here
        return _ACTS[what](here)

    def answered(self, text: str, now: float) -> "Session":
        """The player with this step's answer, its line closed; an empty one takes it back."""
        here = self.tick(now)
        phase = here.phase
        if here.asks is Ask.NONE:
            return here
        kept = [each for each in here.answers if each.step != phase.index]
        if text.strip():
            kept.append(Answer(phase.index, text.strip(), phase.ask))
        kept.sort(key=lambda each: each.step)
        state = State.RUNNING if here.writing else here.state
        return replace(here, answers=tuple(kept), state=state)


def written(answers: Iterable[Answer]) -> tuple[str, ...]:
    """The lines somebody wrote, in the order of their steps; ratings are left out."""
    return tuple(each.text for each in answers if each.ask in WRITTEN)


def plan_of(answers: Iterable[Answer]) -> str:
    """The if-then plan among them, the last one; empty: there is none."""
    return next((each.text for each in reversed(tuple(answers)) if each.ask is Ask.PLAN), "")


def begin(
    routine: Routine,
    minutes: int,
    now: float,
    *,
    settle: float = SETTLE_SECONDS,
    still: bool = False,
    sound: bool = False,
    counting: bool = True,
    waits: bool = True,
) -> Session:
    """A player that has just been started; a settle-in of 0 begins at once."""
    return Session(
        routine=routine,
        minutes=minutes,
        seen=now,
        state=State.SETTLING if settle > 0 else State.RUNNING,
        settle_left=max(0.0, settle),
        still=still,
        sound=sound,
        counting=counting,
        waits=waits,
    )


def bells(phase: Phase) -> int:
    """How often the bell rings when this phase begins: one in, two out, one for a step."""
    return _BELLS.get(phase.name, 0)


_BELLS = {PhaseName.IN: 1, PhaseName.OUT: 2, PhaseName.SAY: 1}


def minutes_kept(seconds: float) -> int:
    """Whole minutes a practice counts for: the nearest, at least 1 from 30 seconds on, else 0."""
    return math.floor(seconds / 60 + 0.5)


def _begun(here: Session) -> Session:
    if not here.settling:
        return here if here.asks is Ask.NONE else _skip(here)
    return replace(here, settle_left=0.0, state=State.RUNNING, suspended=False)


def _stopped(here: Session) -> Session:
    return replace(here, state=State.ENDED, suspended=False)


def _run(here: Session, passed: float) -> Session:
    end = _asking_until(here, passed)
    if end is not None:
        return replace(_moved(here, end), state=State.WAITING)
    if here.elapsed + passed < here.planned:
        return replace(here, elapsed=here.elapsed + passed, practised=here.practised + passed)
    done = here.planned - here.elapsed
    return replace(
        here,
        elapsed=here.planned,
        practised=here.practised + done,
        state=State.ENDED,
        completed=True,
    )


def _asking_until(here: Session, passed: float) -> float | None:
    """Just before the end of the first step that asks, if that comes within so many seconds."""
    if here.routine.cycle or not here.waits:
        return None
    starts = (*phase_starts(here.routine, here.minutes), here.planned)
    steps = length_for(here.routine, here.minutes).steps
    for at in range(here.phase.index, len(steps)):
        if starts[at + 1] > here.elapsed + passed:
            return None
        if steps[at].ask is not Ask.NONE:
            return starts[at + 1] - STILL_INSIDE
    return None


def _moved(here: Session, elapsed: float) -> Session:
    """So far into the routine, all of it practised."""
    done = max(0.0, elapsed - here.elapsed)
    return replace(here, elapsed=here.elapsed + done, practised=here.practised + done)


def _write(here: Session) -> Session:
    return replace(here, state=State.WRITING) if here.takes_line else here


def _turn_pause(here: Session) -> Session:
    if here.state in (State.WRITING, State.WAITING):
        return here
    if here.state is not State.PAUSED:
        return replace(here, state=State.PAUSED)
    state = State.SETTLING if here.settle_left > 0 else State.RUNNING
    return replace(here, state=state, suspended=False)


def _skip(here: Session) -> Session:
    if here.settling:
        return _begun(here)
    starts = phase_starts(here.routine, here.minutes)
    index = here.phase.index + 1
    if here.waiting:
        here = replace(here, practised=here.practised + STILL_INSIDE)
    state = here.state if here.paused else State.RUNNING
    if index < len(starts):
        return replace(here, elapsed=starts[index], state=state)
    return replace(here, elapsed=here.planned, state=State.ENDED, completed=True, suspended=False)


def _back(here: Session) -> Session:
    starts = phase_starts(here.routine, here.minutes)
    phase = here.phase
    index = phase.index - 1 if phase.into <= BACK_GRACE else phase.index
    state = State.RUNNING if here.writing or here.waiting else here.state
    return replace(here, elapsed=starts[max(0, index)], state=state)


def _stretched(here: Session, direction: int) -> Session:
    """A minute more or less; never so short that it would be over already."""
    if here.routine.lengths:
        return _stretched_step(here, 60.0 * direction)
    minutes = next_minutes(here.routine, here.minutes, direction)
    if planned_seconds(here.routine, minutes) <= here.elapsed:
        return here
    return replace(here, minutes=minutes)


def _stretched_step(here: Session, seconds: float) -> Session:
    """A guided routine stays with its present step for a minute more, or a minute less."""
    phase = here.phase
    change = max(seconds, LEAST_LEFT - phase.left)
    if change * seconds <= 0:
        return here
    steps = list(length_for(here.routine, here.minutes).steps)
    steps[phase.index] = replace(steps[phase.index], seconds=steps[phase.index].seconds + change)
    # The routine of this session alone is changed; its minutes stay the name of the length.
    length = Length(here.minutes, tuple(steps))
    state = State.RUNNING if here.waiting else here.state
    return replace(here, routine=replace(here.routine, lengths=(length,)), state=state)


_ACTS: dict[Press, Callable[[Session], Session]] = {
    Press.BEGIN: _begun,
    Press.PAUSE: _turn_pause,
    Press.SKIP: _skip,
    Press.BACK: _back,
    Press.LONGER: lambda here: _stretched(here, 1),
    Press.SHORTER: lambda here: _stretched(here, -1),
    Press.STILL: lambda here: replace(here, still=not here.still),
    Press.SOUND: lambda here: replace(here, sound=not here.sound),
    Press.COUNTING: lambda here: replace(here, counting=not here.counting),
    Press.WRITE: _write,
    Press.STOP: _stopped,
}
