"""How a command reaches the person's file: for looking, for writing, or for beginning one.

Looking opens read-only and never creates a file. Writing needs the file to be there, except for
the commands that may begin one.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec import Struct

from selfcare.cli.diagnostics import narrate
from selfcare.core.errors import SelfcareError
from selfcare.paths import database_path
from selfcare.words.file import odd_words

if TYPE_CHECKING:
    from selfcare.diary import Diary


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
    from selfcare.diary.opening import PATIENCE

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
