"""Asking and telling, line by line: the one place where line mode touches its streams.

Conventions, written here once: output is appended and never redrawn; a prompt is written without a
newline and flushed; what is told is one cleaned line that ends in a full stop; errors go to stderr
in the same form. Every answer stands in the transcript once: a terminal echoes what is typed, for
a pipe the answer is written here. At any question `?` reads more, `!` names people who listen, `q`
stops.
"""

import os
from collections.abc import Callable, Sequence
from typing import NoReturn, TextIO, TypeVar

from selfcare.cli.lines.hands import can_be_read
from selfcare.core.errors import SelfcareError
from selfcare.core.text import NOTE_LENGTH, clean, clean_line, plain_digits
from selfcare.words.changed import ChangedElsewhereError, Keep
from selfcare.words.refusals import error_words

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
