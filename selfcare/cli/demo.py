"""`demo`: the app on two invented years, in a folder that is gone afterwards."""

import os
import re
import shutil
import signal
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType

import click

from selfcare.cli.app import NO_TERMINAL, open_app, open_front_end, wants_lines
from selfcare.cli.diagnostics import narrate
from selfcare.cli.options import Call, at_a_keyboard, pass_call
from selfcare.cli.output import say
from selfcare.core.errors import ExitCode, StorageError, UnreadableError
from selfcare.core.text import clean_line
from selfcare.core.views import CardWish
from selfcare.diary import practising
from selfcare.ending import at_end
from selfcare.paths import database_path

_PREFIX = "selfcare-demo-"
_ENDS = ("SIGTERM", "SIGHUP", "SIGQUIT")


@click.command()
@click.option("--keep", metavar="FILE", help="Write the sample to a new file instead.")
@click.option(
    "--practice", is_flag=False, flag_value="", metavar="[ROUTINE]",
    help="Open the Practice place, or the card of a routine, to show to a room.",
)  # fmt: skip
@pass_call
def demo(call: Call, keep: str | None, practice: str | None) -> int:
    """Look around on sample data; your own file is never opened."""
    from selfcare.diary import create_sample, system_clock

    if keep is not None:
        if not keep:
            raise UnreadableError("--keep takes the path of a new file, such as --keep sample.db.")
        kept = database_path(keep)
        if kept.exists() or kept.is_symlink():
            raise StorageError(f"{clean_line(str(kept), 400)} is there already. Choose a new file.")
        create_sample(kept, system_clock())
        shown = clean_line(str(kept), 400)
        say(f"The sample is in {shown}. Open it with: selfcare --db {shown}")
        return ExitCode.OK
    if not at_a_keyboard():
        narrate(NO_TERMINAL)
        return ExitCode.UNREADABLE
    with folder_that_goes() as folder:
        sample = folder / "sample.db"
        create_sample(sample, system_clock())
        on_sample = Call(db=str(sample), plain=call.plain)
        if practice is None:
            return open_front_end(on_sample, sample=True)
        return _open_practice(on_sample, practice)


def _open_practice(call: Call, routine: str) -> int:
    """The app at the Practice place, full screen; with a routine's name, above it its card."""
    from selfcare.diary import open_diary

    with open_diary(call.path, sample=True) as diary:
        if not wants_lines(call, diary):
            card = CardWish(practising.find_routine(diary, routine).id) if routine else None
            return open_app(diary, sample=True, practice=True, card=card)
    return open_front_end(call, sample=True)


@contextmanager
def folder_that_goes() -> Iterator[Path]:
    """A folder for one person's eyes, removed at the end, whatever ends the process."""
    ends = [getattr(signal, name) for name in _ENDS if hasattr(signal, name)]
    before = {number: signal.signal(number, _leave) for number in ends}
    _sweep(Path(tempfile.gettempdir()))
    folder = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-"))
    try:
        with at_end(lambda: shutil.rmtree(folder, ignore_errors=True)):
            yield folder
    finally:
        for number in ends:
            signal.signal(number, signal.SIG_IGN)
        shutil.rmtree(folder, ignore_errors=True)
        for number, handler in before.items():
            signal.signal(number, handler)


def _sweep(among: Path) -> None:
    """Remove the folders of demos that were killed: ours, for our eyes, of a process gone."""
    for folder in among.glob(f"{_PREFIX}*"):
        named = re.fullmatch(rf"{_PREFIX}([1-9]\d{{0,9}})-\w+", folder.name, re.ASCII)
        with suppress(OSError):
            found = folder.lstat()
            ours = stat.S_ISDIR(found.st_mode) and stat.S_IMODE(found.st_mode) == stat.S_IRWXU
            if named and ours and found.st_uid == os.getuid() and _is_gone(int(named[1])):
                shutil.rmtree(folder, ignore_errors=True)


def _is_gone(process: int) -> bool:
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return True
    except OSError:
        return False
    return False


def _leave(number: int, _frame: FrameType | None) -> None:
    raise SystemExit(128 + number)
