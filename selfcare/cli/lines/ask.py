"""Asking and telling, line by line: the one place that touches streams; forms by questions.

Conventions, written here once: output is appended and never redrawn; a prompt is written without a
newline and flushed; what is told is one cleaned line that ends in a full stop; errors go to stderr
in the same form. Every answer stands in the transcript once: a terminal echoes what is typed, for
a pipe the answer is written here. At any question `?` reads more, `!` names people who listen, `q`
stops.
"""

import os
import select
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn, Protocol, TextIO, TypeVar

from msgspec import Struct

from selfcare.core.errors import SelfcareError
from selfcare.core.text import NOTE_LENGTH, clean, clean_line, plain_digits
from selfcare.forms.form import Answers, Form, Kind
from selfcare.words.changed import ChangedElsewhereError, Keep
from selfcare.words.refusals import error_words

# What a practice needs of the world: a clock that never goes back, and the lines one types.


class Hands(Protocol):
    """A clock and lines; tests bring their own."""

    def now(self) -> float:
        """Seconds on a clock that never goes back."""

    def wait(self, seconds: float) -> str | None:
        """The next line within so many seconds. None: nothing came."""


class EndedError(KeyboardInterrupt):
    """The terminal went away or the machine asked the program to end."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.code = 128 + number
        """The exit code, as shells count signals."""


class Lines:
    """Lines typed with Enter, for as long as there is somebody typing."""

    def __init__(self) -> None:
        self._open = os.name == "posix" and _has_terminal()

    def now(self) -> float:
        """The machine's monotonic clock."""
        return time.monotonic()

    def wait(self, seconds: float) -> str | None:
        """The next line, trimmed; the end of the input stops, as at any question."""
        if not self._open:
            time.sleep(seconds)
            return None
        if not can_be_read(sys.stdin, seconds):
            return None
        line = sys.stdin.readline()
        self._open = bool(line)
        return line.strip() if line else "q"


def can_be_read(stream: TextIO, seconds: float | None = None) -> bool:
    """Whether a terminal has something to read within so many seconds (None: it is waited for).

    A signal that comes just before a read would wait there until the next key: Python looks for
    signals between its own steps alone. Here the signal itself ends the waiting.
    """
    end = None if seconds is None else time.monotonic() + seconds
    heard, told = os.pipe()
    os.set_blocking(told, False)
    either: list[TextIO | int] = [stream, heard]
    before = signal.set_wakeup_fd(told, warn_on_full_buffer=False)
    try:
        while True:
            left = None if end is None else max(0.0, end - time.monotonic())
            ready, _, _ = select.select(either, [], [], left)
            if not ready or stream in ready:
                return bool(ready)
            os.read(heard, 1)  # a signal whose handler lets all go on
    finally:
        signal.set_wakeup_fd(before)
        os.close(heard)
        os.close(told)


@contextmanager
def ends_kindly() -> Iterator[None]:
    """SIGTERM and SIGHUP become an EndedError, so that the minutes are kept."""
    numbers = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {number: signal.signal(number, _leave) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _leave(number: int, _frame: FrameType | None) -> None:
    raise EndedError(number)


def _has_terminal() -> bool:
    try:
        return bool(sys.stdin is not None and sys.stdin.isatty())
    except ValueError:
        return False


# Asking and telling, line by line: the one place where line mode touches its streams.


STOP = "q"
_MORE = frozenset("?？؟;")
"""Question marks of the keyboards of the world; the last one is what a Greek one makes."""
_SUPPORT = frozenset("!！¡")
"""Exclamation marks of the keyboards of the world."""
_YES = frozenset(["y", "yes", "1"])
_NO = frozenset(["n", "no", "0", "-"])


Told = TypeVar("Told")


class StoppedError(Exception):
    """The person stopped, with `q` or by ending the input. What was answered is kept."""

    def __init__(self, *, ended: bool) -> None:
        super().__init__()
        self.ended = ended
        """Whether the input has ended, so that nothing more can be asked."""


class Talk:
    """One conversation over three streams."""

    def __init__(self, stdin: TextIO, stdout: TextIO, stderr: TextIO) -> None:
        self._stdin = stdin
        self._stdout = stdout
        self._stderr = stderr
        self._echoed = stdin.isatty() and stdout.isatty()
        """Whether the terminal itself puts the answers into the transcript."""
        self._asking = False
        """Whether a prompt stands on the current line."""
        self.support: Callable[[], Sequence[str]] | None = None
        """Gives the sentences that `!` reads. None: `!` is an answer like any other."""
        self.out = stdout
        """Where everything is said; a bell rings there too."""
        # An odd byte in an answer, or a letter the terminal lacks, must not end the check-in.
        for stream in (stdin, stdout, stderr):
            change = getattr(stream, "reconfigure", None)
            if change is not None:
                change(errors="replace")

    def say(self, *sentences: str) -> None:
        """Tell facts, each on a line of its own; empty ones are left out."""
        self._end_line()
        for sentence in sentences:
            if sentence:
                self._stdout.write(f"{clean_line(sentence, NOTE_LENGTH)}\n")
        self._stdout.flush()

    def trouble(self, matter: str | SelfcareError) -> None:
        """Tell on stderr what was the matter with an answer; the question is asked again."""
        sentence = matter if isinstance(matter, str) else error_words(matter)
        self._end_line()
        self._stdout.flush()
        self._stderr.write(f"{clean_line(sentence, NOTE_LENGTH)}\n")
        self._stderr.flush()

    def ask(
        self,
        prompt: str,
        detail: Sequence[str] = (),
        *,
        more: Sequence[str] = (),
        text: bool = False,
    ) -> str:
        """One answer on one line, cleaned and trimmed; empty when only Enter was pressed.

        `detail` is what `?` reads, `more` what a second `?` reads. In free `text` only a small `q`
        stops: a big one may be meant.

        Raises:
            StoppedError: the answer was `q`, or the input has ended.
        """
        readings = [[*detail, "Question mark again tells all answers."], more] if more else [detail]
        while (answer := self._read(prompt)) in _MORE or self._asks_support(answer):
            if answer in _MORE:
                self.say(*readings[0])
                readings = readings[1:] + readings[:1]
        if (answer if text else command_of(answer)) == STOP:
            raise StoppedError(ended=False)
        return answer

    def settled(self, work: Callable[[], Told]) -> Told:
        """What an act answers; a field that was changed elsewhere too is asked about first."""
        while True:
            try:
                return work()
            except ChangedElsewhereError as error:
                self.say(error.question)
                words = ", ".join(error.answers)
                while (keep := command_of(self.ask(f"Keep {words}?"))) not in error.answers:
                    self.trouble(f"One of {words}.")
                error.answer(Keep(keep))

    def ask_yes_no(self, prompt: str, detail: Sequence[str] = ()) -> bool | None:
        """True for `y` or 1, False for `n`, 0 or `-`, None when only Enter was pressed."""
        while True:
            answer = command_of(self.ask(prompt, detail))
            if not answer:
                return None
            if (said := yes_or_no(answer)) is not None:
                return said
            self.trouble(f"I can't read {shown(answer)}. Answer y or n.")

    def _asks_support(self, answer: str) -> bool:
        """Names people who listen, when that is what was asked for; also where text is asked."""
        if self.support is None or answer not in _SUPPORT:
            return False
        self.say(*self.support())
        return True

    def _read(self, prompt: str) -> str:
        self._stdout.write(f"{clean_line(prompt, NOTE_LENGTH)} ")
        self._stdout.flush()
        self._asking = True
        try:
            if os.name == "posix" and self._stdin.isatty():
                can_be_read(self._stdin)
            line = self._stdin.readline()
        except OSError:
            # A terminal that went away reads as an error on some systems.
            line = ""
        if not line:
            self._ended()
        answer = clean(line).strip()
        if not self._echoed:
            self._stdout.write(f"{clean_line(answer, NOTE_LENGTH)}\n")
        self._asking = False
        return answer

    def _ended(self) -> NoReturn:
        self._end_line()
        raise StoppedError(ended=True)

    def _end_line(self) -> None:
        """After an end of input or Ctrl+C the prompt's line is still open."""
        if self._asking:
            self._stdout.write("\n")
            self._asking = False


def command_of(answer: str) -> str:
    """An answer that is no free text: plain digits and signs, in small letters."""
    return plain_digits(answer).casefold()


def yes_or_no(answer: str) -> bool | None:
    """True for yes, False for no, None for anything else."""
    return True if answer in _YES else False if answer in _NO else None


def shown(answer: str) -> str:
    """An answer as an error repeats it."""
    return clean_line(answer, 40) or "that"


# A form question by question: the fields, checks and acts are those that the app shows as a sheet.
#
# What differs for the ear stands in a `Question`: how it is asked for, and how people say an
# answer.


BACK = "b"


class Question(Struct, frozen=True):
    """How one field is asked for."""

    key: str
    prompt: str
    detail: Callable[[str], tuple[str, ...]]
    """What `?` reads, by what stands there."""
    read: Callable[[str, str], str]
    """What was typed, and what stood there: the field's answer. Raises UnreadableError."""
    told: Callable[[str, Answers], str] = lambda _, __: ""
    """What is said once it fits, by what was typed and all answers so far; empty: nothing."""


def ask_form(
    talk: Talk, form: Form, questions: Sequence[Question], answers: dict[str, str]
) -> None:
    """Ask each question until its answer fits; `b` goes back to the one before.

    `answers` is filled on the way, so that whoever stops has given those before.

    Raises:
        StoppedError: the person stopped, or the input has ended.
    """
    at = 0
    while at < len(questions):
        question = questions[at]
        field = form.field(question.key)
        if not field.asked(answers):
            at += 1
            continue
        before = answers[field.key]
        text = field.kind is not Kind.NUMBER
        typed = talk.ask(question.prompt, question.detail(before), text=text)
        if (typed if text else command_of(typed)) == BACK:
            asked = (n for n in range(at) if form.field(questions[n].key).asked(answers))
            at = max(asked, default=0)
            continue
        try:
            given = {**answers, field.key: question.read(typed, before)}
            field.check(given)
        except SelfcareError as error:
            talk.trouble(error)
            continue
        answers.update(given)
        talk.say(question.told(typed, answers))
        at += 1
