"""A practice in a few lines of the terminal, without leaving what stands above it.

The lines are drawn over themselves and stay at the end as they are. All text has been cleaned, the
only escapes are those written here: up, clear the line, bold.
"""

import shutil
import sys
from contextlib import suppress
from functools import lru_cache
from math import floor

from selfcare.cli.diagnostics import narrate
from selfcare.cli.hands import Hands, ends_kindly, raw_keys
from selfcare.cli.output import can_style, say, say_heading
from selfcare.cli.practising import INTERRUPTED, STAY, Bell, Keeper, follow, plan_words
from selfcare.cli.text.columns import cell_width
from selfcare.cli.text.routines import WIDTH, card_lines, wrapped
from selfcare.core.errors import ExitCode, SelfcareError
from selfcare.core.player import Press, Session, begin, bells, written
from selfcare.core.routine import Ask, Routine, RoutineKind, length_for, next_minutes
from selfcare.core.text import NAME_LENGTH, clean, whole_number
from selfcare.core.values import replace
from selfcare.core.views_practice import RoutineCard
from selfcare.service import Selfcare

FRAME = 1 / 15
"""Seconds between two looks."""
WIDEST = 72
WIDE_ENOUGH = 40
PATIENCE = 3600.0
"""Seconds between two looks at nothing."""
BEFORE = "Tension right now, if you like, 0 none to 10 very high:"
AFTER = "Tension now, if you like, 0 none to 10 very high, Enter done:"
SHORT = "Tension 0-10:"
KEEP = "k keeps it as the day's note, Enter leaves it."
_BLOCKS = " ▏▎▍▌▋▊▉█"
_KEYS = {
    "space": Press.PAUSE, "right": Press.SKIP, "left": Press.BACK, "+": Press.LONGER,
    "=": Press.LONGER, "-": Press.SHORTER, "s": Press.SOUND, "m": Press.STILL,
    "c": Press.COUNTING, "q": Press.STOP, "esc": Press.STOP, "enter": Press.BEGIN,
}  # fmt: skip
_LEAVE = frozenset(["q", "esc"])


def practise_inline(
    service: Selfcare,
    card: RoutineCard,
    *,
    sound: bool,
    still: bool,
    basic: bool,
) -> int:
    """Show the card, practise, say what is kept; gives the exit code.

    `basic`: the terminal shows no more than ASCII.
    """
    heading, *lines = card_lines(card, _room(WIDTH, 2))
    say_heading(heading)
    say(lines)
    with ends_kindly(), raw_keys() as hands:
        asked = _ask_before(service, card, hands)
        if asked is None:
            say("Another time.")
            return ExitCode.OK
        card, before = asked
        session = begin(card.routine, card.minutes, hands.now(), sound=sound, still=still)
        keeper = Keeper(service, session, before)
        pen = _Pen()
        picture = _Picture(pen, basic=basic)
        session, code = follow(
            session, hands, show=picture.draw, keep=keeper.keep, keys=_KEYS, write=pen.take
        )
        kept = keeper.end(session)
        if code not in {ExitCode.OK, INTERRUPTED}:
            return code  # nobody is there to read it
        told = f"Done. {kept}" if session.completed else f"{kept} {STAY}"
        say(("", *wrapped(told, _room(WIDTH, 2))))
        if keeper.trouble:
            say(keeper.trouble)
        if code == ExitCode.OK and session.practised_seconds:
            tension = _rating(hands)
            if tension is not None:
                keeper.after(tension)
        if code == ExitCode.OK and written(session.answers) and service.writable:
            _offer_note(session, keeper, hands)
    return code


def _offer_note(session: Session, keeper: Keeper, hands: Hands) -> None:
    """What was written, and whether it is kept; nothing is where the person leaves it."""
    say(
        (
            "",
            *(line for each in written(session.answers) for line in wrapped(each, _room(WIDTH, 2))),
        )
    )
    _write(KEEP)
    while (key := (hands.wait(PATIENCE) or "").casefold()) not in {"k", "enter", *_LEAVE}:
        pass
    _write("\n")
    if key != "k":
        return
    try:
        say(keeper.note(session))
    except SelfcareError as error:
        narrate(str(error))
        return
    if plan_words(session):
        say(plan_words(session))


class _Pen:
    """What is typed for a step that asks: a line, from its first letter on, or a number."""

    def __init__(self) -> None:
        self.text = ""

    def take(self, session: Session, key: str) -> Session | None:
        """The session after a key of a line or number. None: the key is not for it."""
        now = session.seen
        if session.writing:
            if key in {"enter", "esc"}:
                return session.answered(self.text if key == "enter" else session.answer, now)
            self._type(key)
            return session
        if session.takes_line and len(key) == 1 and key.isalnum():
            self.text = session.answer
            self._type(key)
            return session.press(Press.WRITE, now)
        digit = whole_number(key, 9) if len(key) == 1 else None
        if session.asks is Ask.RATING and digit is not None:
            ten = session.answer == "1" and digit == 0
            return session.answered("10" if ten else str(digit), now)
        return None

    def _type(self, key: str) -> None:
        if key == "backspace":
            self.text = self.text[:-1]
        typed = " " if key == "space" else key if len(key) == 1 else ""
        self.text = clean(self.text + typed, NAME_LENGTH)


def _ask_before(
    service: Selfcare, card: RoutineCard, hands: Hands
) -> tuple[RoutineCard, int | None] | None:
    """The length and the tension before; None: another time."""
    tension: int | None = None
    ten = False
    say("Enter begins   - + length   q not now")
    while True:
        _ask(f"{card.minutes} min. {BEFORE}", f"{card.minutes} min. {SHORT}", tension)
        key = hands.wait(PATIENCE) or ""
        key = key.casefold()
        if key in {"+", "=", "-"}:
            minutes = next_minutes(card.routine, card.minutes, -1 if key == "-" else 1)
            card = replace(service.routine_card(card.routine.id, minutes), asked=card.asked)
        elif key in _LEAVE or key == "enter":
            _write("\n")
            return None if key in _LEAVE else (card, tension)
        tension, ten = _typed(key, tension, ten=ten)


def _rating(hands: Hands) -> int | None:
    """Tension afterwards, 0 to 10; Enter goes on. None: left out."""
    tension: int | None = None
    ten = False
    while True:
        _ask(AFTER, SHORT, tension)
        key = (hands.wait(PATIENCE) or "").casefold()
        if key in _LEAVE or key == "enter":
            _write("\n")
            return tension
        tension, ten = _typed(key, tension, ten=ten)


def _ask(prompt: str, short: str, tension: int | None) -> None:
    """A question on one line, with what has been typed; a narrow terminal gets the short form."""
    fits = len(prompt) + 4 < shutil.get_terminal_size().columns
    _write(f"\r\x1b[2K{prompt if fits else short} {'' if tension is None else tension}")


def _typed(key: str, tension: int | None, *, ten: bool) -> tuple[int | None, bool]:
    """The rating after a key: `1` then `0` is ten, `backspace` leaves it out."""
    if key == "backspace":
        return None, False
    digit = whole_number(key, 9) if len(key) == 1 else None
    if digit is not None:
        return (10, False) if ten and digit == 0 else (digit, digit == 1)
    return tension, False if key else ten


class _Picture:
    """The few lines, drawn over themselves when they have changed."""

    def __init__(self, pen: _Pen, *, basic: bool) -> None:
        self._pen = pen
        self._basic = basic
        self._bold = can_style()
        self._drawn: list[str] = []
        self._bell = Bell(sys.stdout)
        self._phase = -1

    def draw(self, session: Session) -> float:
        """Draw what has changed; gives the seconds until the next look."""
        if session.sound and session.running and session.phase.index != self._phase:
            self._bell.ring(bells(session.phase), session.seen)
        self._bell.ring_owed(session.seen)
        self._phase = session.phase.index if session.running else -1
        lines = frame(session, _room(WIDEST, 3), basic=self._basic, line=self._pen.text)
        if lines != self._drawn:
            up = f"\x1b[{len(self._drawn)}F" if self._drawn else ""
            if len(lines) != len(self._drawn):
                up += "\x1b[J"  # the window has another width
            _write(
                up
                + "".join(f"\x1b[2K  {self._styled(at, line)}\n" for at, line in enumerate(lines))
            )
            self._drawn = lines
        return FRAME if session.running and not session.ended else FRAME * 2

    def _styled(self, at: int, line: str) -> str:
        return f"\x1b[1m{line}\x1b[0m" if self._bold and at == 2 and line else line


def frame(session: Session, width: int, *, basic: bool, line: str = "") -> list[str]:
    """The lines of one instant, none wider than `width`.

    As many throughout at one width, and one more for each earlier step that was answered.
    """
    phase = session.phase
    left = _time_left(session, width)
    title = wrapped(session.routine.title, max(1, width - len(left) - 1))[0]
    coming = _asked(session, line, width) or _coming(session)
    return [
        title + " " * max(1, width - cell_width(title) - len(left)) + left,
        "",
        *_words(session, width),
        _dots(session, width, basic=basic)
        if session.still
        else _tide(phase.level, width, basic=basic),
        *(
            _shortened(f"> {each.text}", width)
            for each in session.answers
            if each.step != phase.index
        ),
        coming if cell_width(coming) <= width else "",
        _footer(session, width),
    ]


def _words(session: Session, width: int) -> list[str]:
    """What is happening now, always as many lines as the longest words of the routine need."""
    phase = session.phase
    guided = session.routine.kind is RoutineKind.GUIDED
    if session.paused:
        lines = wrapped("Paused while you were away." if session.suspended else "Paused.", width)
    elif session.settling:
        count = f", {floor(session.settle_left) + 1}" if session.counting else ""
        lines = [f"Settle in{count}."]
    elif guided:
        lines = wrapped(phase.words, width)
    else:
        count = f", {phase.count_left}" if session.counting and not phase.finished else ""
        lines = [f"{phase.name.word}{count}", *wrapped(phase.words, width)]
    rows = _rows(session.routine, session.minutes, width)
    return [*lines, *[""] * rows][:rows]


@lru_cache(maxsize=8)
def _rows(routine: Routine, minutes: int, width: int) -> int:
    """The most lines any words of the routine take; a breath has its name above them."""
    if routine.kind is RoutineKind.GUIDED:
        steps = length_for(routine, minutes).steps
        return max(2, *(len(wrapped(step.say, width)) for step in steps))
    return 1 + max(len(wrapped(breath.say, width)) for breath in routine.cycle)


def _coming(session: Session) -> str:
    phase = session.phase
    if session.ended:
        return ""
    if phase.next_name is None:
        return "then it is over"
    if session.routine.kind is RoutineKind.GUIDED:
        return f"{phase.index + 1} of {phase.phases}"
    count = f", {phase.next_seconds:g}" if session.counting else ""
    return f"then {phase.next_name.word.lower()}{count}"


def _shortened(text: str, width: int) -> str:
    """A text, its end left out where it is too wide."""
    while cell_width(text) > width:
        text = text[:-1]
    return text


def _asked(session: Session, line: str, width: int) -> str:
    """What a step asks for, or its answer as it stands; the end of a long one."""
    if session.writing:
        while cell_width(line) > width - 3:
            line = line[1:]
        return f"> {line}_"
    if session.asks is Ask.NONE:
        return ""
    if session.answer:
        return _shortened(f"> {session.answer}", width)
    return "type a line, if you like" if session.takes_line else "a number, if you like, 0 to 10"


def _time_left(session: Session, width: int) -> str:
    if not session.counting:
        return ""
    left = f"{_clock(session.left)} left"
    return f"{left} of {_clock(session.planned)}" if width >= WIDE_ENOUGH else left


def _clock(seconds: float) -> str:
    whole = round(seconds)
    return f"{whole // 60}:{whole % 60:02}"


def _tide(level: float, width: int, *, basic: bool) -> str:
    """A bar whose end moves in eighths of a cell."""
    room = max(4, width - 2)
    if basic:
        full = round(level * room)
        return f"|{'#' * full}{' ' * (room - full)}|"
    eighths = round(level * room * 8)
    bar = "█" * (eighths // 8) + (_BLOCKS[eighths % 8] if eighths % 8 else "")
    return f"│{bar:<{room}}│"


def _dots(session: Session, width: int, *, basic: bool) -> str:
    """A dot a second, without motion."""
    phase = session.phase
    all_of_them = max(1, round(phase.seconds))
    if session.settling or 2 * all_of_them > width:
        return ""
    done = min(all_of_them, phase.counted)
    full, empty = ("#", ".") if basic else ("●", "○")
    return " ".join(full * done + empty * (all_of_them - done))


def _footer(session: Session, width: int) -> str:
    if session.ended:
        return ""
    if session.settling:
        return "Enter begins now   q not now" if width >= WIDE_ENOUGH else "Enter   q"
    if session.writing:
        return "Enter done   Esc as it was" if width >= WIDE_ENOUGH else "Enter   Esc"
    if session.asks is not Ask.NONE:
        stop = "Esc stop" if session.takes_line else "q stop"
        return f"Enter goes on   {stop}" if width >= WIDE_ENOUGH else f"Enter   {stop}"
    pause = "Space goes on" if session.paused else "Space pause"
    whole = f"{pause}   q stop, minutes kept   ← → step   + - minute"
    if len(whole) <= width:
        return whole
    return f"{pause}   q stop" if width >= WIDE_ENOUGH else "Space   q stop"


def _room(widest: int, margin: int) -> int:
    """Cells for a line: what the terminal has without its margin."""
    return max(20, min(widest, shutil.get_terminal_size().columns - margin))


def _write(codes: str) -> None:
    with suppress(OSError, ValueError):
        sys.stdout.write(codes)
        sys.stdout.flush()
