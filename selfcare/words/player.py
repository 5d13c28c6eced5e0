"""What is said around a practice and in one moment of it."""

import math

from msgspec import Struct

from selfcare.core.amounts import counted
from selfcare.core.player import Answer, Session, minutes_kept
from selfcare.core.routine import Ask, Evidence, Phase, PhaseName, Routine, RoutineKind
from selfcare.core.text import clean_line
from selfcare.core.views import Helped, RoutineCard

# What is said around a practice, on its card, after it and line by line.


STAY = "You can stay here a moment."
STOP_RULE = (
    "Stop if you feel dizzy, tingling, panicky or unreal: open your eyes, breathe as you like, "
    "look around. Stopping early is fine; your minutes are kept."
)
"""Shown before every routine."""
SETTLE = "Sit or stand as you like. Eyes open is fine."
"""Said while somebody settles in, where a routine has no words of its own for it."""
EVIDENCE_WORDS = {
    Evidence.MANY_TRIALS: "many trials put together",
    Evidence.TRIAL: "one trial or a few",
    Evidence.TRADITION: "long used, hardly studied",
}


def nearest_words(title: str, minutes: int, wished: int | None) -> str:
    """Which length is played instead of the one wished for; empty: it is that one, or none was."""
    if wished in {None, minutes}:
        return ""
    return f"{title} takes {counted(minutes, 'minute')}, the nearest to {wished}."


def settle_words(routine: Routine) -> str:
    """How to sit or stand for it."""
    return clean_line(routine.settle) or SETTLE


def origin_words(routine: Routine) -> str:
    """Where it comes from: `built in`, or its file."""
    return routine.origin or "built in"


def helped_words(helped: Helped) -> str:
    """`6 times, usually 2 points easier`."""
    points = round(abs(helped.drop))
    if points == 0:
        return f"{helped.times} times, usually about the same"
    easier = "easier" if helped.drop > 0 else "tenser"
    return f"{helped.times} times, usually {counted(points, 'point')} {easier}"


def ways_words(card: RoutineCard) -> str:
    """Both ways of a routine that holds the breath, side by side; empty elsewhere."""
    if card.asked is None:
        return ""
    held = card.asked.cycle_words
    return f"Without holds: {card.routine.cycle_words}. With holds: {held}."


def kept_words(seconds: float) -> str:
    """`5 minutes kept`; under half a minute `20 seconds kept`, and 0 is `nothing to keep`."""
    if seconds < 1:
        return "nothing to keep"
    minutes = minutes_kept(seconds)
    count, unit = (minutes, "minute") if minutes else (math.floor(seconds), "second")
    return f"{counted(count, unit)} kept"


# What is said of every questionnaire.


NOT_A_DIAGNOSIS = "This is a picture of how you see it today, not a diagnosis."
"""Stands below the questions and below every score."""


# What a player says in one moment: a session of the core becomes words.


WORDS = {
    PhaseName.IN: "In",
    PhaseName.SIP: "Sip",
    PhaseName.HOLD: "Hold",
    PhaseName.OUT: "Out",
    PhaseName.REST: "Rest",
}
"""One short word to breathe by."""
PHASE_WORDS = WORDS | {PhaseName.SIP: "A little more"}
"""Each part of a breath as it is told beside its seconds."""
SPOKEN_CYCLES = 3
"""For so many breaths the routine's own words stand under the large ones."""
STOP_WORDS = "Stop any time. Dizzy or strange? Breathe as you like and look around."
STOP_CALMLY = "Stop any time; your minutes are kept."
"""For routines that turn to neither breath nor body."""
PAUSED_WORDS = "Paused. Space goes on, q stops; your minutes are kept."
SUSPENDED_WORDS = "The machine was asleep, so this waited. Space goes on."
BEGINS = "Enter begins now."
WAITS = "It waits for you: Enter or → goes on."
STEP_LENGTH = 1000
"""Most characters of a step that are shown."""


def clock_words(seconds: float) -> str:
    """`3:52`."""
    whole = max(round(seconds), 0)
    return f"{whole // 60}:{whole % 60:02}"


def time_words(session: Session) -> str:
    """`3:52 left of 5:00`; in whole minutes when seconds are hidden."""
    if session.counting:
        return f"{clock_words(session.left)} left of {clock_words(session.planned)}"
    left = -int(-session.left // 60)
    return f"{left} min left" if left > 1 else "the last minute"


class Moment(Struct, frozen=True):
    """One moment of a practice, as it is shown."""

    time: str
    words: str
    """A word to breathe by (`Out`), or the sentences of a guided step."""
    count: str
    """Seconds left of this breath; empty: they are hidden."""
    say: str
    """The routine's own words for this breath; empty once they are known."""
    dots: tuple[int, int] | None
    """Filled and all seconds of this breath. None: no dots."""
    caption: str
    """`out, 2 of 6`; `step 2 of 5`."""
    step: float | None
    """How much of a guided step has passed, 0 to 1."""
    then: str
    """`then in, 4`."""
    message: str
    sentence: bool
    """Whether the words are sentences."""
    written: tuple[str, ...]
    """What was written and rated before, a line each."""


def moment_of(session: Session, *, given: str = "", before: tuple[Answer, ...] = ()) -> Moment:
    """The moment as it is shown; `given` is the number a step asks for while it is typed."""
    phase = session.phase
    guided = session.routine.kind is RoutineKind.GUIDED
    stands = session.settling or session.paused
    if session.paused:
        words = "Paused"
    elif session.settling:
        words = "Settle"
    else:
        words = clean_line(phase.words, STEP_LENGTH) if guided else WORDS[phase.name]
    spoken = not guided and not stands and phase.cycle <= SPOKEN_CYCLES
    every = max(1, -int(-phase.seconds // 1))
    return Moment(
        time=time_words(session),
        words=words,
        count="" if session.settling else _count(session, phase),
        say=_settle_count(session) or (clean_line(phase.words) if spoken else ""),
        dots=None if guided or stands else (min(phase.counted, every), every),
        caption="" if stands else _caption(session, phase, every),
        step=phase.into / phase.seconds if guided and not stands else None,
        then=_then(session, phase, guided=guided),
        message=answer_words(session, given) or _message(session),
        sentence=guided and not stands,
        written=tuple(each.text for each in (*before, *session.answers)),
    )


def _count(session: Session, phase: Phase) -> str:
    return str(phase.count_left) if session.counting and not session.paused else ""


def _settle_count(session: Session) -> str:
    shown = session.settling and session.counting and not session.paused
    return str(-int(-session.settle_left // 1)) if shown else ""


def _caption(session: Session, phase: Phase, every: int) -> str:
    if session.routine.kind is RoutineKind.GUIDED:
        left = f", {phase.count_left} s" if session.counting else ""
        return f"step {phase.index + 1} of {phase.phases}{left}"
    word = WORDS[phase.name].lower()
    return f"{word}, {min(phase.counted, every)} of {every}" if session.counting else word


def _then(session: Session, phase: Phase, *, guided: bool) -> str:
    name, words, seconds = phase.next_name, phase.next_words, phase.next_seconds
    if session.settling:
        name, words, seconds = phase.name, phase.words, phase.seconds
    if name is None:
        return "then you are done"
    if guided:
        return f"then: {clean_line(words, 400)}"
    then = f"then {WORDS[name].lower()}"
    return f"{then}, {seconds:g}" if session.counting else then


def _message(session: Session) -> str:
    if session.suspended:
        return SUSPENDED_WORDS
    if session.paused:
        return PAUSED_WORDS
    if session.settling:
        return f"{settle_words(session.routine)} {BEGINS}"
    return STOP_WORDS if session.routine.body else STOP_CALMLY


def answer_words(session: Session, given: str) -> str:
    """What a step asks, and the number that was given; once its time is over, that it waits."""
    match session.asks:
        case Ask.NONE:
            return ""
        case Ask.RATING:
            asked = f"A number from 0 to 10, if you like{f': {given}' if given else ''}."
        case Ask.LINE | Ask.PLAN:
            asked = "Type a line, if you like; it stays in memory to the end. Esc stops."
    return f"{asked} {WAITS}" if session.waiting else asked
