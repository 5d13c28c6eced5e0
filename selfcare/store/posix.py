"""Calls that POSIX systems have and others lack, each with a plain fallback.

The file is private to its owner: files 0600, folders 0700, no link followed at the final name.

Closing any descriptor of a file drops all of this process's locks on it (POSIX advisory locks), so
nothing here opens a database that may be in use, except to tighten a mode that is too open.
"""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0)
_NO_WAIT = getattr(os, "O_NONBLOCK", 0)
"""A name that has become a FIFO does not hold the program up."""
_CLOSE_ON_EXEC = getattr(os, "O_CLOEXEC", 0)
_BINARY = getattr(os, "O_BINARY", 0)
_NETWORK_SYSTEMS = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "fuse.sshfs"})
_SYNC_NAMES = frozenset(
    {"dropbox", "onedrive", "google drive", "nextcloud", "owncloud", "mobile documents", "mega"}
)
_MOUNTS = Path("/proc/self/mounts")


@contextmanager
def private_umask() -> Iterator[None]:
    """Everything created inside is for the owner alone."""
    before = os.umask(0o077)
    try:
        yield
    finally:
        os.umask(before)


def create_private(path: Path) -> None:
    """Make an empty 0600 file; FileExistsError when anything, a link too, has that name."""
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | _NO_FOLLOW | _CLOSE_ON_EXEC | _BINARY
    descriptor = os.open(path, flags, 0o600)
    try:
        _set_mode(descriptor, path, 0o600)
    finally:
        os.close(descriptor)


def create_private_folder(path: Path) -> None:
    """Make a folder and those above it, 0700; one that exists is left as it is."""
    with private_umask():
        path.mkdir(mode=0o700, parents=True, exist_ok=True)


def tighten(path: Path) -> bool:
    """Take the file away from everybody but its owner; whether that was needed."""
    if os.name != "posix":
        return False
    mode = stat.S_IMODE(path.lstat().st_mode)
    if not mode & 0o077:
        return False
    descriptor = os.open(path, os.O_RDONLY | _NO_FOLLOW | _NO_WAIT | _CLOSE_ON_EXEC)
    try:
        _set_mode(descriptor, path, mode & 0o700)
    finally:
        os.close(descriptor)
    return True


def is_ours(found: os.stat_result) -> bool:
    """Whether the file belongs to the user who runs this."""
    user = getattr(os, "geteuid", None)
    return user is None or found.st_uid == user()


def can_write(path: Path) -> bool:
    """Whether both the file and its folder (the journal lies beside it) can be written."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK | os.X_OK)


def flush_file(path: Path) -> None:
    """Bring a finished file's bytes to the disk."""
    descriptor = os.open(path, os.O_RDWR | _NO_FOLLOW | _NO_WAIT | _CLOSE_ON_EXEC | _BINARY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def read_start(path: Path, most: int) -> bytes:
    """The first bytes of a file that is not the person's own database."""
    descriptor = os.open(path, os.O_RDONLY | _NO_FOLLOW | _NO_WAIT | _CLOSE_ON_EXEC | _BINARY)
    try:
        return os.read(descriptor, most)
    finally:
        os.close(descriptor)


def flush_folder(path: Path) -> None:
    """Bring a folder's names to the disk, where the system has that."""
    if os.name != "posix":
        return
    descriptor = os.open(path, os.O_RDONLY | _CLOSE_ON_EXEC)
    try:
        with suppress(OSError):  # some file systems cannot flush a folder; the file itself is safe
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def shared_place(path: Path) -> str | None:
    """What makes the place unsafe for a live database, in a few words; None: nothing known."""
    for folder in path.parents:
        if folder.name.lower() in _SYNC_NAMES or (folder / ".stfolder").exists():
            return "a folder that is copied between machines"
    try:
        lines = _MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return None
    fields = [line.split(" ") for line in lines]
    over = [
        (len(field[1]), field[2])
        for field in fields
        if len(field) > 2 and path.is_relative_to(field[1])
    ]
    return "a network drive" if max(over, default=(0, ""))[1] in _NETWORK_SYSTEMS else None


def _set_mode(descriptor: int, path: Path, mode: int) -> None:
    if hasattr(os, "fchmod"):
        os.fchmod(descriptor, mode)
    else:
        path.chmod(mode)
