"""A practice line by line: three breaths are spoken, then it is quiet, or a bell keeps the time.

A terminal is asked for the tension before and after; both can be left out with Enter. While it goes
on, `q` and Enter stops, `p` and Enter pauses. The bell is one in, two out.
"""

import sys
from collections.abc import Iterator
from contextlib import suppress
from typing import TextIO

from selfcare.cli.hands import Hands, Lines, ends_kindly
from selfcare.cli.lines.ask import StoppedError, Talk, command_of, shown
from selfcare.cli.lines.support import support_spoken
from selfcare.cli.practising import INTERRUPTED, STAY, Bell, Keeper, follow, plan_words
from selfcare.core.errors import ExitCode, SelfcareError
from selfcare.core.model import HIGHEST
from selfcare.core.player import Press, Session, State, begin, bells, written
from selfcare.core.routine import STOP_RULE, Ask, PhaseName, RoutineKind
from selfcare.core.settings import is_on
from selfcare.core.text import clean_line, whole_number
from selfcare.core.views_practice import RoutineCard
from selfcare.service import Selfcare

SPOKEN_BREATHS = 3
LAST_MINUTE = 60.0
LONG_ENOUGH = 90.0
"""Seconds a practice takes at least for its last minute to be worth a word."""
BEFORE = "Tension right now, 0 none to 10 very high:"
AFTER = "Tension now, 0 none to 10 very high:"
HELP = "While it goes on: q and Enter stops, p and Enter pauses or goes on."
_KEYS = {
    "q": Press.STOP, "p": Press.PAUSE, "": Press.BEGIN, "+": Press.LONGER, "-": Press.SHORTER,
    "s": Press.SOUND,
}  # fmt: skip
_RATINGS = frozenset(str(number) for number in range(11))
KEEP = "Keep what you wrote as the day's note, y or n:"
_ASKS = {
    Ask.LINE: "Write a line, or Enter goes on. It waits for you.",
    Ask.PLAN: "Write a line, or Enter goes on. It waits for you.",
    Ask.RATING: "Give a number, or Enter goes on. It waits for you.",
}
_FINEST = 0.25
"""Seconds between two looks at the clock."""
_OFFER = ("Enter leaves it out and begins, q stops.",)


def practise_in_lines(
    service: Selfcare,
    card: RoutineCard,
    *,
    sound: bool = False,
    ask: bool = False,
    hands: Hands | None = None,
    streams: tuple[TextIO, TextIO, TextIO] | None = None,
) -> int:
    """Tell the card, practise, tell what is kept; gives the exit code.

    `ask` is for a person at a terminal. Hands and streams that are not given are the process's own.
    """
    talk = Talk(*(streams or (sys.stdin, sys.stdout, sys.stderr)))
    talk.support = lambda: support_spoken(service)
    return _practise(service, talk, card, hands=hands, sound=sound, ask=ask)


def practise_within(
    service: Selfcare, talk: Talk, habit_id: int | None, hands: Hands | None = None
) -> None:
    """A routine that fits a habit (None: the usual one), in the middle of a conversation.

    Raises:
        KeyboardInterrupt: the person, or the machine, ended it all; the minutes are kept.
    """
    card = service.routine_card(service.fitting_routine(habit_id).id, habit_id=habit_id)
    if card.gentler is not None:
        card = service.routine_card(card.gentler.id, habit_id=habit_id)
    sound = is_on(service.setting("sound"))
    code = _practise(service, talk, card, hands=hands, sound=sound, ask=True, habit_id=habit_id)
    if code != ExitCode.OK:
        raise KeyboardInterrupt


def _practise(
    service: Selfcare,
    talk: Talk,
    card: RoutineCard,
    *,
    hands: Hands | None,
    sound: bool,
    ask: bool,
    habit_id: int | None = None,
) -> int:
    talk.say(*card_sentences(card))
    before = None
    if ask:
        talk.say(HELP)
        try:
            before = _tension(talk, BEFORE, _OFFER)
        except StoppedError:
            talk.say("Another time.")
            return ExitCode.OK
    mine = hands or Lines()
    session = begin(card.routine, card.minutes, mine.now(), sound=sound, waits=ask)
    keeper = Keeper(service, session, before, habit_id)
    if keeper.trouble:
        talk.trouble(keeper.trouble)
    voice = _Voice(talk, Bell(talk.out))
    with ends_kindly():
        session, code = follow(
            session, mine, show=voice.tell, keep=keeper.keep, keys=_KEYS, write=_answer
        )
    kept = keeper.end(session)
    if code > ExitCode.OK and code != INTERRUPTED:
        return code  # nobody is there to hear it
    talk.say(f"Done. {kept}" if session.completed else f"{kept} {STAY}")
    if keeper.trouble:
        talk.trouble(keeper.trouble)
    if ask and code == ExitCode.OK and session.practised_seconds:
        with suppress(StoppedError):
            tension = _tension(talk, AFTER, ("Enter leaves it out.",))
            if tension is not None:
                keeper.after(tension)
    if ask and code == ExitCode.OK and written(session.answers) and service.writable:
        with suppress(StoppedError):
            _offer_note(talk, session, keeper)
    return code


def _answer(session: Session, typed: str) -> Session | None:
    """The session after a line that answers a step, which then goes on; None: a command."""
    if session.takes_line and typed and typed.casefold() not in _KEYS:
        text = clean_line(typed)
    elif session.asks is Ask.RATING and typed in _RATINGS:
        text = typed
    else:
        return None
    return session.answered(text, session.seen).press(Press.BEGIN, session.seen)


def _offer_note(talk: Talk, session: Session, keeper: Keeper) -> None:
    """Whether what was written is kept; nothing is where the person leaves it."""
    if not talk.ask_yes_no(KEEP, ("y keeps it, Enter leaves it.",)):
        return
    try:
        talk.say(keeper.note(session))
    except SelfcareError as error:
        talk.trouble(str(error))
        return
    talk.say(plan_words(session))


def card_sentences(card: RoutineCard) -> Iterator[str]:
    """What is said before the first breath."""
    routine = card.routine
    unit = "minute" if card.minutes == 1 else "minutes"
    yield f"{card.title}, {card.minutes} {unit}."
    yield routine.summary
    yield card.ways
    yield STOP_RULE
    yield routine.caution
    if card.helped is not None:
        yield f"You, so far: {card.helped.words}."
    if card.counts_towards:
        yield f"It counts towards {card.counts_towards}."


class _Voice:
    """What is said when, each thing once."""

    def __init__(self, talk: Talk, bell: Bell) -> None:
        self._talk = talk
        self._bell = bell
        self._phase = -1
        self._state = State.RUNNING
        self._last_minute = False
        self._asked = Ask.NONE
        """What was asked last; how to answer is said when that is another thing."""

    def tell(self, session: Session) -> float:
        """Say what is new; gives the seconds until something may be new again."""
        self._tell_state(session)
        self._bell.ring_owed(session.seen)
        if session.running and not session.ended:
            self._tell_minute(session)
            self._tell_phase(session)
            return min(_FINEST, session.phase.left)
        return _FINEST

    def _tell_state(self, session: Session) -> None:
        if session.state is self._state:
            return
        before, self._state = self._state, session.state
        if session.state is State.SETTLING:
            self._talk.say(f"Settle in. {session.routine.settle}")
        elif session.state is State.PAUSED:
            slept = "Paused while you were away." if session.suspended else "Paused."
            self._talk.say(f"{slept} p and Enter goes on.")
        elif before is State.PAUSED and session.running:
            self._talk.say("Going on.")

    def _tell_minute(self, session: Session) -> None:
        """Say when a minute is left; making it longer brings it back."""
        if session.left > LAST_MINUTE:
            self._last_minute = False
        elif not self._last_minute:
            self._last_minute = True
            if session.planned >= LONG_ENOUGH:
                self._talk.say("One minute left.")

    def _tell_phase(self, session: Session) -> None:
        phase = session.phase
        if phase.index == self._phase:
            return
        self._phase = phase.index
        if session.routine.kind is RoutineKind.GUIDED:
            self._talk.say(phase.words)
            if session.waits and session.asks is not self._asked:
                self._asked = session.asks
                self._talk.say(_ASKS.get(session.asks, ""))
        elif phase.cycle <= SPOKEN_BREATHS:
            self._talk.say(f"{phase.name.word}.")
        elif session.sound:
            self._bell.ring(bells(phase), session.seen)
        elif phase.cycle == SPOKEN_BREATHS + 1 and phase.name is PhaseName.IN:
            self._talk.say("Go on like this, in quiet.")


def _tension(talk: Talk, prompt: str, detail: tuple[str, ...]) -> int | None:
    """A number from 0 to 10. None: left out."""
    while True:
        answer = command_of(talk.ask(prompt, detail))
        if not answer:
            return None
        if (number := whole_number(answer, HIGHEST)) is not None:
            return number
        talk.trouble(f"I can't read {shown(answer)}. Give a whole number from 0 to 10.")
