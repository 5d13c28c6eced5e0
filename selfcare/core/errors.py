"""What can go wrong: one sentence that says what happened and what to do.

`error_words` of `words/refusals.py` gives it, complete; front ends print it as it is. The exit
codes are those of the command line: 0 fine, 1 the person can mend it, 2 cannot be read or out of
range, 3 the file, 75 busy.
"""

from enum import IntEnum


class ExitCode(IntEnum):
    """How a command ends."""

    OK = 0
    MENDABLE = 1
    """Unknown, ambiguous or duplicate name, nothing to undo, undo refused, read-only, disk full."""
    UNREADABLE = 2
    """Cannot be parsed or is out of range; or there is no terminal."""
    FILE = 3
    """A damaged, foreign or newer database."""
    BUSY = 75
    """Another program holds the database (EX_TEMPFAIL)."""


class SelfcareError(Exception):
    """Something a person can understand; `error_words` gives the whole sentence."""

    exit_code = ExitCode.MENDABLE


class NameProblemError(SelfcareError):
    """A habit's name is unknown, ambiguous or taken."""


class AlreadyThereError(SelfcareError):
    """What was to be added is there already, so nothing was written."""


class UnreadableError(SelfcareError):
    """An amount, a day, a plan, a goal or a setting cannot be read or is out of range."""

    exit_code = ExitCode.UNREADABLE


class RefusedError(UnreadableError):
    """A rule of the core refuses what was given: which refusal it is, and its values.

    `error_words` of `words/refusals.py` says it; `str(error)` is the reason's key.
    """

    def __init__(self, reason: str, **values: str | int | tuple[str, ...]) -> None:
        super().__init__(reason)
        self.reason = reason
        """A key of `REFUSALS`."""
        self.values = values
        """By the fields of its sentence; a person's text as it came, a tuple is a choice."""


class AskedError(SelfcareError):
    """Nothing was written before a person answers; then the same act is done again.

    Where there is nobody to ask, its own sentence says what to do.
    """

    title = ""
    question = ""
    beside = ""
    """What else is needed for an answer, such as the text one has typed."""
    choices: tuple[tuple[str, str], ...] = ()
    """What can be answered, and its words."""

    def answer(self, value: str) -> None:
        """Take the answer; the same act done again goes by it."""
        raise NotImplementedError


class NothingToUndoError(SelfcareError):
    """There is no change to take back or to do again."""


class UndoRefusedError(SelfcareError):
    """The rows of a change have moved since, so taking it back would lose something."""


class StorageError(SelfcareError):
    """The file cannot be written: read-only, disk full, no permission, no such folder."""


class FileRefusedError(SelfcareError):
    """The file is damaged, foreign or from a newer selfcare; nothing was written."""

    exit_code = ExitCode.FILE


class BusyError(SelfcareError):
    """Another program holds the file for longer than five seconds."""

    exit_code = ExitCode.BUSY
