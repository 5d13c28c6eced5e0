"""One practice on the command line: the player's loop, and keeping it, for eye and ear alike."""

import shlex
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import TextIO

from selfcare.cli.hands import EndedError, Hands
from selfcare.core.errors import ExitCode, SelfcareError
from selfcare.core.player import Press, Session, kept_words, plan_of, written
from selfcare.service import Selfcare

INTERRUPTED = 130
"""How a shell counts Ctrl+C."""
FINEST = 0.01
"""Seconds: no shorter wait than this."""
BETWEEN_BELLS = 0.3
"""Seconds between two rings: less would sound like one."""
STAY = "You can stay here a moment."
NOT_KEPT = "Your file is read-only, so this practice is not kept."


class Bell:
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
            self._due = now + BETWEEN_BELLS
            with suppress(OSError, ValueError):
                self._out.write("\a")
                self._out.flush()


class Keeper:
    """Writes a practice down while it goes on; trouble with the file never ends a breath."""

    def __init__(
        self, service: Selfcare, session: Session, before: int | None, habit_id: int | None = None
    ) -> None:
        self._service = service
        self.trouble = "" if service.writable else NOT_KEPT
        """What went wrong with keeping, a whole sentence; empty: all is kept."""
        self._id: int | None = None
        self._day = service.today()
        self._completed = False
        self._seconds = 0.0
        if service.writable:
            self._id = service.begin_practice(
                session.routine.id, session.minutes, habit_id, before=before
            )

    def keep(self, session: Session) -> None:
        """Keep what has been practised so far."""
        if self._id is None:
            return
        try:
            self._service.keep_practice(self._id, session.practised)
        except SelfcareError as error:
            self.trouble = str(error)
        else:
            self.trouble = ""

    def end(self, session: Session) -> str:
        """Keep the end; what is said about it, without tension."""
        self._completed, self._seconds = session.completed, session.practised
        said = f"{kept_words(session.practised)}."
        if self._id is not None:
            try:
                said = self._service.end_practice(
                    self._id, session.practised, session.completed
                ).spoken
            except SelfcareError as error:
                self.trouble = str(error)
            else:
                self.trouble = ""
        elif self.trouble:
            return self.trouble
        return f"{said[0].upper()}{said[1:]}"

    def note(self, session: Session) -> str:
        """Put what was written under the day's note; what to say of it."""
        lines = "\n".join((session.routine.title, *written(session.answers)))
        return self._service.add_to_note(self._day, lines).spoken

    def after(self, tension: int) -> None:
        """Keep the tension afterwards."""
        if self._id is not None and self._seconds >= 1:
            self._service.end_practice(self._id, self._seconds, self._completed, after=tension)


def plan_words(session: Session) -> str:
    """How an if-then plan that was written becomes a habit's line; empty: there is none."""
    plan = plan_of(session.answers)
    if not plan:
        return ""
    return f"As a habit's line: selfcare habits edit NAME --if-then {shlex.quote(plan)}"


def follow(
    session: Session,
    hands: Hands,
    *,
    show: Callable[[Session], float],
    keep: Callable[[Session], None],
    keys: Mapping[str, Press],
    write: Callable[[Session, str], Session | None],
) -> tuple[Session, int]:
    """Play until it ends; gives the last session and the exit code.

    `show` shows or says what there is, and gives the seconds until it would like to again. `write`
    takes what is typed for a step that asks; None: it was not for it. Ctrl+C, SIGTERM and a
    terminal that goes away end it at once.
    """
    code = int(ExitCode.OK)
    try:
        while not session.ended:
            key = hands.wait(max(FINEST, show(session)))
            session = session.tick(hands.now())
            if key is not None:
                answered = write(session, key)
                press = keys.get(key.casefold())
                if answered is not None:
                    session = answered
                elif press is not None:
                    session = session.press(press, hands.now())
            keep(session)
        show(session)
    except KeyboardInterrupt as error:
        code = error.code if isinstance(error, EndedError) else INTERRUPTED
        session = session.press(Press.STOP, hands.now())
        if not isinstance(error, EndedError):
            with suppress(OSError):
                show(session)
    return session, code
