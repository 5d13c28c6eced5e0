"""Options that many commands share, and how a command reaches the person's file."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
from msgspec import Struct

from selfcare.cli.diagnostics import narrate
from selfcare.core.errors import SelfcareError
from selfcare.core.text import NOTE_LENGTH, clean_line, whole
from selfcare.diary import setting_acts
from selfcare.paths import database_path
from selfcare.words.file import odd_words

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from selfcare.diary import Diary

Command = TypeVar("Command", bound=Callable[..., Any])

DAY_WORDS = "today, yesterday, mon, -3 or 2026-11-22."


def day_option(command: Command) -> Command:
    """`--day D`: the day it is about."""
    return click.option("--day", metavar="D", help=f"Which day: {DAY_WORDS}")(command)


def json_option(command: Command) -> Command:
    """`--json`: for programs."""
    return click.option("--json", "as_json", is_flag=True, help="JSON for programs.")(command)


def plain_option(command: Command) -> Command:
    """`--plain`: sentences, no signs, no columns."""
    return click.option("--plain", is_flag=True, help="Sentences, without signs and columns.")(
        command
    )


def note_option(command: Command) -> Command:
    """`--note T`: text, or `-` to read it from stdin."""
    return click.option("--note", metavar="T", help="A note; - reads it from stdin.")(command)


def complete_habit(
    ctx: click.Context, _param: click.Parameter, incomplete: str
) -> "list[CompletionItem]":
    """Names of habits for the shell."""
    archived = ctx.command.name == "restore"
    return complete_names(
        ctx, incomplete, lambda diary: (h.name for h in diary.habits(archived=archived))
    )


def complete_names(
    ctx: click.Context, incomplete: str, names_in: "Callable[[Diary], Iterable[str]]"
) -> "list[CompletionItem]":
    """Names in the file for the shell; whatever goes wrong, there are simply none."""
    from click.shell_completion import CompletionItem

    from selfcare.cli.options import Call, looking

    begun = incomplete.casefold()
    try:
        with looking(Call(db=ctx.find_root().params.get("db"))) as diary:
            names = [clean_line(name) for name in names_in(diary)]
    except Exception:  # noqa: BLE001 - a shell's line is no place for an error
        return []
    return [CompletionItem(name) for name in names if name.casefold().startswith(begun)]


def complete_routine(
    ctx: click.Context, _param: click.Parameter, incomplete: str
) -> "list[CompletionItem]":
    """Ids of the built-in routines for the shell."""
    from click.shell_completion import CompletionItem

    from selfcare.content.routines import BUILT_IN

    del ctx
    return [CompletionItem(name) for name in BUILT_IN if name.startswith(incomplete.casefold())]


def habit_argument(name: str = "habit", *, required: bool = True) -> Callable[[Command], Command]:
    """A habit, by any unambiguous start of its name."""

    def decorate(command: Command) -> Command:
        return click.argument(
            name,
            metavar="HABIT" if required else "[HABIT]",
            required=required,
            shell_complete=complete_habit,
        )(command)

    return decorate


def day_of(diary: "Diary", text: str | None) -> date | None:
    """The day of a `--day`; None when it was not given. Raises UnreadableError."""
    if text is None:
        return None
    from selfcare.core.days import parse_day

    return parse_day(text, diary.today())


def last_day_of(diary: "Diary", text: str | None, first: date) -> date | None:
    """The day of a `--to` that ends a pause; None when it was not given."""
    if text is None:
        return None
    from selfcare.core.history import parse_last_day

    return parse_last_day(text, first, diary.today())


def begun_day_of(diary: "Diary", text: str | None) -> date | None:
    """The same for looking back: a day to come is refused."""
    day = day_of(diary, text)
    if day is not None:
        from selfcare.content.settings import day_start_hour
        from selfcare.core.days import ensure_begun

        ensure_begun(
            day,
            diary.now(),
            day_start_hour(setting_acts.setting(diary, "day_start")),
            setting_acts.setting(diary, "clock"),
        )
    return day


MOST_READ = 4_000_000
"""Most bytes read of a note from stdin; a text beyond it is refused as too long all the same."""


def note_of(text: str | None) -> str:
    """The text of a `--note`, read from stdin for `-`; empty when it was not given."""
    if text is None:
        return ""
    if text == "-":
        text = sys.stdin.buffer.read(MOST_READ).decode("utf-8", "replace").rstrip("\n")
    return whole(text, NOTE_LENGTH, "A note")


def at_a_keyboard() -> bool:
    """Whether somebody can answer a question: a terminal on stdin and stdout."""
    return is_terminal(sys.stdin) and is_terminal(sys.stdout)


def is_terminal(stream: Any) -> bool:
    """Whether a stream is there, open and a terminal."""
    try:
        return bool(stream is not None and stream.isatty())
    except ValueError:
        return False


class Commands(click.Group):
    """A group that names the nearest command for a word that is none."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first word names."""
        word = args[0]
        if not (word.startswith("-") or ctx.resilient_parsing or self.get_command(ctx, word)):
            from selfcare.core import text

            near = text.nearest(word.casefold(), self.list_commands(ctx), most=1, likeness=0.6)
            said = f"No such command {clean_line(word, 40)}."
            raise click.UsageError(f"{said} Did you mean {near[0]}?" if near else said, ctx)
        return super().resolve_command(ctx, args)


class Family(Commands):
    """Commands of one family, one of which is meant when none is named.

    `entries walk` means `entries list walk`; `habits` means `habits list`.
    """

    usual = "list"
    takes_words = False
    """Whether a word that is no command belongs to the usual one."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the usual command first when none is named."""
        first = args[0] if args else ""
        is_option = first.startswith("-") and first not in ctx.help_option_names
        is_word = bool(first) and not first.startswith("-") and first not in self.commands
        if not first or is_option or (is_word and self.takes_words):
            args = [self.usual, *args]
        return super().parse_args(ctx, args)


class WordFamily(Family):
    """A family whose usual command takes words of the person's own."""

    takes_words = True


# How a command reaches the person's file: for looking, for writing, or for beginning one.
#
# Looking opens read-only and never creates a file. Writing needs the file to be there, except for
# the commands that may begin one.


class NothingHereError(SelfcareError):
    """There is no file yet, and this command does not begin one."""


class Call(Struct):
    """What was said before the command's own name."""

    db: str | None = None
    """The path of `--db`. None: SELFCARE_DB, or the usual place."""
    plain: bool = False
    """Sentences instead of signs and columns."""
    _path: Path | None = None

    @property
    def path(self) -> Path:
        """Where the person's file lies."""
        if self._path is None:
            self._path = database_path(self.db)
        return self._path


pass_call = click.make_pass_decorator(Call, ensure=True)


@contextmanager
def looking(call: Call, *, whole: bool = False, patience: float | None = None) -> Iterator["Diary"]:
    """The diary, opened read-only; `whole` reads the whole history for runs and strength.

    `patience` is how many seconds a busy file is waited for; None: as long as commands do.
    """
    from selfcare.diary import open_diary
    from selfcare.diary.diary import PATIENCE

    if not _there(call.path):
        raise NothingHereError("Nothing here yet: run selfcare.")
    wait = PATIENCE if patience is None else patience
    opened = open_diary(call.path, create=False, read_only=True, patience=wait)
    with opened as diary, telling(diary):
        if whole:
            diary.load_all()
        yield diary


@contextmanager
def writing(call: Call, *, begins: bool = False) -> Iterator["Diary"]:
    """The diary, opened for writing; `begins` creates the file when there is none."""
    from selfcare.diary import open_diary

    if not begins and not _there(call.path):
        raise NothingHereError("Nothing here yet: run selfcare, or selfcare habits add.")
    with open_diary(call.path, create=begins) as diary, telling(diary):
        yield diary


def _there(path: Path) -> bool:
    """Whether anything lies at the path; opening it says what is the matter with it."""
    try:
        return path.exists() or path.is_symlink()
    except (OSError, ValueError):
        return True


@contextmanager
def telling(diary: "Diary") -> Iterator[None]:
    """What opening the file had to say; at the end, how many rows were set aside on the way."""
    for notice in diary.notices:
        narrate(notice)
    yield
    words = odd_words(diary.odd_rows)
    if words:
        narrate(words)
