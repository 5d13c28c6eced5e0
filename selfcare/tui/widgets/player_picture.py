"""What a player shows in one moment: a session of the core becomes words."""

from selfcare.core.player import Answer, Session
from selfcare.core.routine import Ask, Phase, PhaseName, RoutineKind
from selfcare.core.text import clean_line
from selfcare.tui.glyphs import Signs
from selfcare.tui.widgets.player_page import STOP_CALMLY, STOP_WORDS, PlayerPicture

WORDS = {
    PhaseName.IN: "In",
    PhaseName.SIP: "Sip",
    PhaseName.HOLD: "Hold",
    PhaseName.OUT: "Out",
    PhaseName.REST: "Rest",
}
"""One short word to breathe by."""
LONGER = {
    PhaseName.IN: "Breathe in",
    PhaseName.SIP: "And a sip",
    PhaseName.HOLD: "Hold",
    PhaseName.OUT: "Breathe out",
    PhaseName.REST: "Rest",
}
SPOKEN_CYCLES = 3
"""For so many breaths the routine's own words stand beside the large ones."""
PAUSED_WORDS = "Paused. Space goes on, q stops; your minutes are kept."
SUSPENDED_WORDS = "The machine was asleep, so this waited. Space goes on."
BEGINS = "Enter begins now."
WAITS = "It waits for you: Enter or → goes on."


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


def picture_of(
    session: Session, signs: Signs, *, asked: str = "", before: tuple[Answer, ...] = ()
) -> PlayerPicture:
    """The moment as it is shown.

    `asked` is what a step asks and what was answered, `before` what was written in earlier goes.
    """
    phase = session.phase
    guided = session.routine.kind is RoutineKind.GUIDED
    words, longer = _large_words(session, phase, guided=guided)
    count = ""
    if session.counting:
        left = session.settle_left if session.settling else phase.left
        count = str(-int(-left // 1)) if session.settling else str(phase.count_left)
    return PlayerPicture(
        title=session.routine.title,
        time=time_words(session),
        share=session.elapsed / session.planned if session.planned else 0.0,
        words=words,
        longer="" if guided else longer,
        count="" if session.paused else count,
        dots=_dots(session, phase, guided=guided),
        caption=_caption(session, phase, guided=guided),
        say=_say(session, phase, guided=guided),
        then=_then(session, phase, guided=guided),
        message=asked or _message(session),
        tide=not guided and not session.still,
        sentence=guided and not session.settling and not session.paused,
        written=tuple(each.text for each in (*before, *session.answers)),
        signs=signs,
    )


def _large_words(session: Session, phase: Phase, *, guided: bool) -> tuple[str, str]:
    if session.paused:
        return "Paused", "Paused"
    if session.settling:
        return "Settle", "Settle in"
    if guided:
        return phase.words, phase.words
    return WORDS[phase.name], LONGER[phase.name]


def _dots(session: Session, phase: Phase, *, guided: bool) -> tuple[int, int] | None:
    """The seconds of a phase; of a guided step what has passed of it, in per cent."""
    if session.settling or session.paused:
        return None
    if guided:
        return round(100 * phase.into / phase.seconds), 100
    every = max(1, -int(-phase.seconds // 1))
    return min(phase.counted, every), every


def _caption(session: Session, phase: Phase, *, guided: bool) -> str:
    if session.settling or session.paused:
        return ""
    if guided:
        return f"step {phase.index + 1} of {phase.phases}"
    word = WORDS[phase.name].lower()
    if not session.counting:
        return word
    every = max(1, -int(-phase.seconds // 1))
    return f"{word}, {min(phase.counted, every)} of {every}"


def _say(session: Session, phase: Phase, *, guided: bool) -> str:
    """The routine's own words for the first breaths; afterwards the large ones are enough."""
    if guided or session.settling or session.paused or phase.cycle > SPOKEN_CYCLES:
        return ""
    return clean_line(phase.words)


def _then(session: Session, phase: Phase, *, guided: bool) -> str:
    if session.settling:
        if guided:
            return f"then: {clean_line(phase.words, 400)}"
        return _counted(session, f"then {WORDS[phase.name].lower()}", phase.seconds)
    if phase.next_name is None:
        return "then you are done"
    if guided:
        return f"then: {clean_line(phase.next_words, 400)}"
    return _counted(session, f"then {WORDS[phase.next_name].lower()}", phase.next_seconds)


def _counted(session: Session, words: str, seconds: float) -> str:
    return f"{words}, {seconds:g}" if session.counting else words


def _message(session: Session) -> str:
    if session.suspended:
        return SUSPENDED_WORDS
    if session.paused:
        return PAUSED_WORDS
    if session.settling:
        return f"{clean_line(session.routine.settle)} {BEGINS}"
    return STOP_WORDS if session.routine.body else STOP_CALMLY


def answer_words(session: Session, given: str) -> str:
    """What a step asks, and the number that was given; once its time is over, that it waits."""
    match session.asks:
        case Ask.NONE:
            return ""
        case Ask.RATING:
            asked = f"A number from 0 to 10, if you like{f': {given}' if given else ''}."
        case Ask.LINE | Ask.PLAN:
            asked = "Type a line, if you like; it stays in memory to the end."
    return f"{asked} {WAITS}" if session.waiting else asked
