"""A practice line by line: three breaths are spoken, then it is quiet, or a bell keeps the time.

A terminal is asked for the tension before and after; both can be left out with Enter. While it goes
on, `q` and Enter stops, `p` and Enter pauses. The bell is one in, two out.
"""

import shlex
import sys
from collections.abc import Iterator
from contextlib import suppress
from typing import TextIO

from selfcare.cli.diagnostics import INTERRUPTED
from selfcare.cli.lines.ask import (
    EndedError,
    Hands,
    Lines,
    StoppedError,
    Talk,
    command_of,
    ends_kindly,
    shown,
)
from selfcare.cli.lines.voice import support_spoken
from selfcare.content.settings import is_on
from selfcare.core.amounts import counted
from selfcare.core.errors import ExitCode, SelfcareError
from selfcare.core.model import HIGHEST
from selfcare.core.player import Press, Session, State, begin, bells, plan_of
from selfcare.core.routine import Ask, PhaseName, RoutineKind
from selfcare.core.text import clean_line, whole_number
from selfcare.core.views import RoutineCard
from selfcare.diary import Diary, day_acts, practising, setting_acts
from selfcare.diary.practising import Autosave, OnePractice
from selfcare.words.player import (
    PHASE_WORDS,
    STAY,
    STOP_RULE,
    helped_words,
    kept_words,
    settle_words,
    ways_words,
)
from selfcare.words.refusals import error_words

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
_FINEST, _SHORTEST = 0.25, 0.01
"""Seconds between two looks at the clock, at most and at least."""
_PATIENCE = 0.9
"""Seconds that a breath may stand still while another program holds the file."""
_BETWEEN_BELLS = 0.3
"""Seconds between two rings: less would sound like one."""
NOT_KEPT = "Your file is read-only, so this practice is not kept."
_OFFER = ("Enter leaves it out and begins, q stops.",)


def practise_in_lines(
    diary: Diary,
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
    talk.support = lambda: support_spoken(diary)
    return _practise(diary, talk, card, hands=hands, sound=sound, ask=ask)


def practise_within(
    diary: Diary, talk: Talk, habit_id: int | None, hands: Hands | None = None
) -> None:
    """A routine that fits a habit (None: the usual one), in the middle of a conversation.

    Raises:
        KeyboardInterrupt: the person, or the machine, ended it all; the minutes are kept.
    """
    card = practising.routine_card(
        diary, practising.fitting_routine(diary, habit_id).id, habit_id=habit_id
    )
    if card.gentler is not None:
        card = practising.routine_card(diary, card.gentler.id, habit_id=habit_id)
    sound = is_on(setting_acts.setting(diary, "sound"))
    code = _practise(diary, talk, card, hands=hands, sound=sound, ask=True, habit_id=habit_id)
    if code != ExitCode.OK:
        raise KeyboardInterrupt


def _practise(
    diary: Diary,
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
    keeper = _Keeper(diary, session, before, habit_id)
    if keeper.trouble:
        talk.trouble(keeper.trouble)
    with ends_kindly(), diary.patient(_PATIENCE):
        session, code = _follow(session, mine, _Voice(talk), keeper)
    kept = keeper.end(session)
    if code not in {ExitCode.OK, INTERRUPTED}:
        return code  # nobody is there to hear it
    talk.say(f"Done. {kept}" if session.completed else f"{kept} {STAY}")
    if keeper.trouble:
        talk.trouble(keeper.trouble)
    if ask and code == ExitCode.OK and session.practised_seconds:
        with suppress(StoppedError):
            tension = _tension(talk, AFTER, ("Enter leaves it out.",))
            if tension is not None:
                keeper.after(tension)
    if ask and code == ExitCode.OK and keeper.practice is not None and keeper.practice.note:
        with suppress(StoppedError):
            _offer_note(diary, talk, keeper.practice)
    return code


def _follow(
    session: Session, hands: Hands, voice: "_Voice", keeper: "_Keeper"
) -> tuple[Session, int]:
    """Play until it ends; gives the last session and the exit code.

    Ctrl+C, SIGTERM and a terminal that goes away end it at once.
    """
    code = int(ExitCode.OK)
    try:
        while not session.ended:
            typed = hands.wait(voice.tell(session))
            session = session.tick(hands.now())
            if typed is not None:
                session = _after(session, typed)
            keeper.keep(session)
    except KeyboardInterrupt as error:
        code = error.code if isinstance(error, EndedError) else INTERRUPTED
        session = session.press(Press.STOP, hands.now())
    return session, code


def _after(session: Session, typed: str) -> Session:
    """The session after a line that answers a step, which then goes on, or that is a command."""
    command = typed.casefold()
    if session.takes_line and typed and command not in _KEYS:
        text = clean_line(typed)
    elif session.asks is Ask.RATING and typed in _RATINGS:
        text = typed
    else:
        press = _KEYS.get(command)
        return session if press is None else session.press(press, session.seen)
    return session.answered(text, session.seen).press(Press.BEGIN, session.seen)


def _offer_note(diary: Diary, talk: Talk, practice: OnePractice) -> None:
    """Whether what was written is kept; nothing is where the person leaves it."""
    if not talk.ask_yes_no(KEEP, ("y keeps it, Enter leaves it.",)):
        return
    try:
        talk.say(day_acts.add_to_note(diary, practice.day, practice.note).spoken)
    except SelfcareError as error:
        talk.trouble(error)
        return
    if plan := plan_of(practice.answers):
        talk.say(f"As a habit's line: selfcare habits edit NAME --if-then {shlex.quote(plan)}")


class _Keeper:
    """Writes a practice down from its begin to its end; a read-only file keeps nothing."""

    def __init__(
        self, diary: Diary, session: Session, before: int | None, habit_id: int | None
    ) -> None:
        self._diary = diary
        self.trouble = NOT_KEPT
        """What went wrong with keeping, a whole sentence; empty: all is kept."""
        self.practice: OnePractice | None = None
        """None: the file is read-only."""
        if diary.writable:
            self.trouble = ""
            self.practice = OnePractice.begun(
                diary, session.routine, session.minutes, habit_id, before
            )
            self._autosave = Autosave(diary, self.practice)

    def keep(self, session: Session) -> None:
        """Keep what has been practised so far."""
        if self.practice is not None:
            trouble = self._autosave.keep(session)
            self.trouble = self.trouble if trouble is None else trouble

    def end(self, session: Session) -> str:
        """Keep the end; what is said about it, without tension."""
        if self.practice is None:
            return NOT_KEPT
        said = f"{kept_words(session.practised)}."
        self.practice = self.practice.after(session)
        try:
            said = self.practice.end(self._diary).spoken
        except SelfcareError as error:
            self.trouble = error_words(error)
        else:
            self.trouble = ""
        return f"{said[0].upper()}{said[1:]}"

    def after(self, tension: int) -> None:
        """Keep the tension afterwards."""
        if self.practice is not None:
            self.practice.end(self._diary, tension)


def card_sentences(card: RoutineCard) -> Iterator[str]:
    """What is said before the first breath."""
    routine = card.routine
    yield f"{card.title}, {counted(card.minutes, 'minute')}."
    yield routine.summary
    yield ways_words(card)
    yield STOP_RULE
    yield routine.caution
    if card.helped is not None:
        yield f"You, so far: {helped_words(card.helped)}."
    if card.counts_towards:
        yield f"It counts towards {card.counts_towards}."


class _Bell:
    """The terminal's own bell: one in, two out."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._owed = 0
        self._due = 0.0

    def ring(self, times: int, now: float) -> None:
        """Ring now, and the other times a moment later each."""
        self._owed, self._due = times, now
        self.ring_owed(now)

    def ring_owed(self, now: float) -> None:
        """Ring if a ring is due."""
        if self._owed and now >= self._due:
            self._owed -= 1
            self._due = now + _BETWEEN_BELLS
            with suppress(OSError, ValueError):
                self._out.write("\a")
                self._out.flush()


class _Voice:
    """What is said when, each thing once."""

    def __init__(self, talk: Talk) -> None:
        self._talk = talk
        self._bell = _Bell(talk.out)
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
            return max(_SHORTEST, min(_FINEST, session.phase.left))
        return _FINEST

    def _tell_state(self, session: Session) -> None:
        if session.state is self._state:
            return
        before, self._state = self._state, session.state
        if session.state is State.SETTLING:
            self._talk.say(f"Settle in. {settle_words(session.routine)}")
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
            self._talk.say(f"{PHASE_WORDS[phase.name]}.")
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
