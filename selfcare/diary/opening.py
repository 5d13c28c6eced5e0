"""Opening a file, and writing a new one with sample data."""

from pathlib import Path

from selfcare.core.days import day_of
from selfcare.core.errors import StorageError
from selfcare.diary.clock import Clock, system_clock
from selfcare.diary.diary import Diary
from selfcare.store import Store

DAY_START = 4
PATIENCE = 5.0
"""Seconds that a command waits for another program that holds the file."""


def open_diary(
    path: Path,
    *,
    create: bool = True,
    read_only: bool = False,
    clock: Clock | None = None,
    sample: bool = False,
    patience: float = PATIENCE,
) -> Diary:
    """Open the file of a person, making it when `create` says so.

    Of a `sample` no daily copy is made, and nobody's own people are in it. `patience` is how many
    seconds another program that holds the file is waited for.

    Raises FileRefusedError, StorageError or BusyError; nothing is written then.
    """
    now = clock or system_clock()
    store = Store.open(
        path, create=create, read_only=read_only, copied=not sample, now=now, timeout=patience
    )
    return Diary(store, now, sample=sample)


def create_sample(path: Path, clock: Clock | None = None) -> None:
    """Write a new file with two years of sample data; an existing file is refused."""
    from selfcare.content.sample import sample_diary  # noqa: PLC0415 - only the demo pays for it

    now = clock or system_clock()
    if path.exists() or path.is_symlink():
        raise StorageError(f"There is a file {path} already. Choose a name that is free.")
    moment = now()
    diary = sample_diary(day_of(moment, DAY_START), moment)
    with Store.open(path, create=True, now=now) as store:
        store.load_sample(
            habits=diary.habits,
            others=(*diary.entries, *diary.checkins, *diary.pauses, *diary.practices),
            rests=diary.rests,
            settings=diary.settings,
        )
