"""What goes to stderr, and how a command ends.

stdout is data, stderr is narration. Exit codes: 0 fine; 1 the person can mend it; 2 cannot be
read, out of range, or no terminal; 3 a damaged, foreign or newer file; 75 busy; and, as shells
count signals, 130 after Ctrl+C and 141 when the reader of a pipe went away.
"""

import contextlib
import os
import sys
from collections.abc import Callable, Iterator
from typing import TextIO

import click

from selfcare.core.errors import ExitCode, SelfcareError
from selfcare.core.text import clean, clean_line
from selfcare.words.refusals import error_words

INTERRUPTED = 130
PIPE_CLOSED = 141
LONGEST_SENTENCE = 2000


class NobodyReadsError(Exception):
    """The reader of stdout went away; click would take the system's own error for its own."""


@contextlib.contextmanager
def told_when_nobody_reads() -> Iterator[None]:
    """Turn a closed pipe into an error of ours, which `ending` knows."""
    try:
        yield
    except BrokenPipeError:
        raise NobodyReadsError from None


def narrate(sentence: str) -> None:
    """One cleaned sentence on stderr; where nobody can read it, the exit code says enough."""
    with contextlib.suppress(OSError, ValueError):
        click.echo(clean(sentence, LONGEST_SENTENCE), err=True)


def ending(run: Callable[[], object]) -> int:
    """Run a command and give its exit code; whatever goes wrong becomes one sentence."""
    _have_streams()
    _never_stumble_over_characters()
    code: int
    try:
        ended = run()
        code = int(ended) if isinstance(ended, int) else ExitCode.OK
        sys.stdout.flush()
    except SelfcareError as error:
        narrate(error_words(error))
        code = error.exit_code
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        code = ExitCode.UNREADABLE
    except click.ClickException as error:
        narrate(_usage_sentence(error))
        code = ExitCode.UNREADABLE if isinstance(error, click.UsageError) else ExitCode.MENDABLE
    except (KeyboardInterrupt, click.Abort):
        code = INTERRUPTED
    except (BrokenPipeError, NobodyReadsError):
        _forget_stdout()
        code = PIPE_CLOSED
    except OSError as error:
        narrate(f"This could not be written or read: {error.strerror or type(error).__name__}.")
        _forget_stdout()
        code = ExitCode.MENDABLE
    except Exception as error:  # noqa: BLE001 - the last net: no traceback may show a note
        code = _unexpected(error)
    return int(code)


def _usage_sentence(error: click.ClickException) -> str:
    said = clean_line(error.format_message(), LONGEST_SENTENCE)
    if not said.endswith((".", "?", ")")):
        said += "."
    context = error.ctx if isinstance(error, click.UsageError) else None
    return f"{said} {context.command_path} --help tells more." if context else said


def _unexpected(error: Exception) -> int:
    narrate(
        f"selfcare met something it did not expect ({type(error).__name__}). "
        "What was saved before is safe. SELFCARE_DEBUG=1 shows where it happened."
    )
    if os.environ.get("SELFCARE_DEBUG", "") not in {"", "0"}:
        import traceback

        narrate("".join(traceback.format_exception(error))[-LONGEST_SENTENCE:])
    return ExitCode.MENDABLE


def _have_streams() -> None:
    """A stream that was closed before the start (`>&-`) takes in everything and says nothing."""
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123  # to the end
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123  # to the end


def _never_stumble_over_characters() -> None:
    """A name that the terminal's encoding lacks is shown with `?` instead of ending the command."""
    streams: tuple[TextIO, ...] = (sys.stdout, sys.stderr)
    for stream in streams:
        change = getattr(stream, "reconfigure", None)
        if change is not None:
            change(errors="replace")


def _forget_stdout() -> None:
    """Keep the interpreter from writing to the closed pipe once more at its end."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
