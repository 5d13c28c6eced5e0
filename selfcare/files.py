"""Files a person asks for (a week, a sheet to share): private, and whole or not there at all.

A file is written under a name of its own beside the target, 0600, brought to the disk, and only
then given the target's name: a reader sees the old file or the new one, never half of one. A link
at the target is refused, never followed; a file that is there stays unless `force` says otherwise.

This stands below the diary and above the store, whose `posix` module holds the calls that not
every system has.
"""

import os
import stat
from contextlib import suppress
from pathlib import Path

from selfcare.core.errors import StorageError, UnreadableError
from selfcare.core.text import clean_line
from selfcare.store import posix
from selfcare.store.backup import FOLDER

PATH_LENGTH = 4096
"""Most characters of a path inside a message."""
_DIARY_ENDS = ("", "-journal", "-wal", "-shm", "-drafts")
_NAME_ROOM = 200
"""Most bytes of the target's name that its temporary name keeps."""


def target_path(text: str, diary: Path) -> Path:
    """The absolute path a person named.

    Raises:
        UnreadableError: it is no path.
        StorageError: it is the diary itself or a file beside it that SQLite keeps; those are never
            written over, whatever was said.
    """
    if not text or "\0" in text:
        raise UnreadableError("A file needs a name, such as week.html.")
    try:
        target = Path(text).expanduser().absolute()
    except (RuntimeError, OSError):
        raise UnreadableError("I can't find the home folder in that path.") from None
    if _resolved(target) in {_resolved(diary.with_name(diary.name + end)) for end in _DIARY_ENDS}:
        raise StorageError(f"{shown(target)} is your diary itself. Choose another name.")
    copies = _resolved(diary.parent / FOLDER)
    if _resolved(target).is_relative_to(copies):
        raise StorageError(f"{shown(copies)} is for copies of your diary. Choose another folder.")
    return target


def write_private(path: Path, text: str, *, force: bool = False) -> None:
    """Write a text file, UTF-8, that its owner alone can read.

    Raises:
        StorageError: something has that name already and `force` is off, the name is a link or a
            folder, or the system refuses; the target is as it was before.
    """
    target = path.absolute()
    try:
        _write(target, text.encode("utf-8", "replace"), force=force)
    except (OSError, ValueError) as error:
        reason = clean_line(getattr(error, "strerror", "") or "the system refused")
        raise StorageError(
            f"{shown(target)} cannot be written ({reason}). Choose another name or folder."
        ) from error


def shown(path: Path) -> str:
    """A path as it may stand in a sentence: one line, no control characters."""
    return clean_line(str(path), PATH_LENGTH)


def _resolved(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return path


def _write(target: Path, content: bytes, *, force: bool) -> None:
    _check_target(target, force=force)
    name = os.fsencode(target.name)[:_NAME_ROOM].decode("ascii", "replace").replace("\ufffd", "_")
    part = target.with_name(f".{name}.{os.urandom(4).hex()}.part")
    posix.create_private(part)
    try:
        with part.open("r+b") as written:
            written.write(content)
        posix.flush_file(part)
        _give_name(part, target, force=force)
    finally:
        with suppress(FileNotFoundError):
            part.unlink()
    posix.flush_folder(target.parent)


def _give_name(part: Path, target: Path, *, force: bool) -> None:
    if not force:
        try:
            os.link(part, target)
        except FileExistsError:
            raise _taken(target) from None
        except (OSError, AttributeError, NotImplementedError):
            # A file system without hard links: look once more, then take the name.
            _check_target(target, force=False)
        else:
            return
    os.replace(part, target)  # noqa: PTH105  # os.replace never follows a link; named like the rule


def _check_target(target: Path, *, force: bool) -> None:
    try:
        found = target.lstat()
    except FileNotFoundError:
        return
    if stat.S_ISLNK(found.st_mode):
        raise StorageError(f"{shown(target)} is a link, so nothing was written. Choose a file.")
    if not stat.S_ISREG(found.st_mode):
        raise StorageError(f"{shown(target)} is no file, so nothing was written. Choose a file.")
    if not force:
        raise _taken(target)


def _taken(target: Path) -> StorageError:
    return StorageError(
        f"{shown(target)} is there already, so nothing was written. --force writes over it."
    )


def home_path(path: Path) -> str:
    """A path as a person writes it: `~/week.md` under the own home."""
    try:
        return f"~/{path.relative_to(Path.home())}"
    except (ValueError, RuntimeError):
        return str(path)
