"""Routines: the built-in ones (`routines/*.toml`), and those in folders of a person's own.

A file that cannot be used is named in a sentence and never hides the others. An id belongs to the
file that had it first: built-in files, then the folders in their order, files by name.
"""

import os
import stat
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from pathlib import Path

from msgspec import Struct

from selfcare.content.routine_file import LONGEST_FILE, decode_routine
from selfcare.core.errors import NameProblemError, StorageError, UnreadableError
from selfcare.core.routine import PhaseName, Routine
from selfcare.core.text import clean_line, name_key

BUILT_IN = (
    "longer-out-breath",
    "even-breath",
    "cyclic-sighing",
    "box-breath",
    "four-seven-eight",
    "five-senses",
    "muscle-release",
    "body-scan",
    "breathing-space",
    "stop",
    "self-kindness",
    "kind-wishes",
    "three-good-things",
    "park-the-worry",
    "thought-record",
    "one-small-action",
    "urge-surfing",
    "calm-place",
    "reach-out",
    "good-news-in-pairs",
    "wish-obstacle-plan",
)
"""The routines that come with the app, in the order of every list: the safest default first."""
MOST_FILES = 200
"""Most files that are read of one folder."""


class Shelf(Struct, frozen=True):
    """Every routine there is, and what could not be used."""

    routines: tuple[Routine, ...]
    problems: tuple[str, ...] = ()
    """Whole sentences."""

    def get(self, routine_id: str) -> Routine | None:
        """The routine of that id."""
        return next((each for each in self.routines if each.id == routine_id), None)

    def find(self, name: str) -> Routine:
        """The routine a person means: its id or title, or any start that fits one alone.

        Raises:
            NameProblemError: none fits, or several do.
        """
        key = name_key(name)
        for fits in (str.__eq__, str.startswith):
            found = [
                each for each in self.routines if key and any(fits(n, key) for n in _names(each))
            ]
            if len(found) == 1:
                return found[0]
            if found:
                listed = ", ".join(each.id for each in found[:8])
                raise NameProblemError(
                    f"{len(found)} routines begin with {clean_line(name, 30)}: {listed}. "
                    "One more letter."
                )
        shown = clean_line(name, 40) or "without a name"
        raise NameProblemError(f"There is no routine {shown}. selfcare routines lists them.")


def _names(routine: Routine) -> tuple[str, str]:
    return name_key(routine.id), name_key(routine.title)


@cache
def built_in_routines() -> tuple[Routine, ...]:
    """The routines that come with the app."""
    folder = files("selfcare.content").joinpath("routines")
    return tuple(
        decode_routine(folder.joinpath(f"{name}.toml").read_bytes(), f"{name}.toml")
        for name in BUILT_IN
    )


def folders_of(setting: str) -> tuple[Path, ...]:
    """The folders in the value of `routine_dirs`: paths with commas, `~` is the home folder."""
    parts = (part.strip() for part in setting.split(","))
    return tuple(Path(os.path.expanduser(part)) for part in parts if part)  # noqa: PTH111 - never raises


def read_shelf(folders: Iterable[Path] = ()) -> Shelf:
    """The built-in routines and those of the folders."""
    found = {routine.id: routine for routine in built_in_routines()}
    problems: list[str] = []
    for folder in folders:
        try:
            paths = sorted(path for path in folder.iterdir() if path.suffix == ".toml")
        except (OSError, ValueError):
            problems.append(f"The folder {_shown(folder)} for routines cannot be read.")
            continue
        if len(paths) > MOST_FILES:
            problems.append(f"{_shown(folder)} holds more than {MOST_FILES} routines.")
        for path in paths[:MOST_FILES]:
            try:
                routine = read_routine(path)
                _check_id(routine, found)
            except (UnreadableError, StorageError) as error:
                problems.append(str(error))
            else:
                found[routine.id] = routine
    problems.extend(_astray(found))
    return Shelf(tuple(found.values()), tuple(problems))


def read_routine(path: Path) -> Routine:
    """One routine of a person's own.

    Raises:
        StorageError: the file cannot be read.
        UnreadableError: what is in it is wrong.
    """
    try:
        if path.is_dir():
            raise StorageError(f"{_shown(path)} is a folder. Name a file in it.")
        if not path.is_file():
            raise StorageError(f"There is no file {_shown(path)}.")
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(descriptor, "rb") as opened:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise StorageError(f"{_shown(path)} is not a plain file.")
            text = opened.read(LONGEST_FILE + 1)
    except (OSError, ValueError) as error:
        raise StorageError(f"{_shown(path)} cannot be read.") from error
    return decode_routine(text, _shown(path), origin=_shown(path))


def _check_id(routine: Routine, found: dict[str, Routine]) -> None:
    taken = found.get(routine.id)
    if taken is not None:
        raise UnreadableError(
            f"{routine.origin}: the id {routine.id} belongs to “{taken.title}” already "
            f"({taken.origin or 'built in'}). Give it another one."
        )


def _astray(found: dict[str, Routine]) -> list[str]:
    """Own routines whose variant without holds is not there, or holds the breath itself."""
    problems: list[str] = []
    for routine in found.values():
        if not routine.without_holds:
            continue
        variant = found.get(routine.without_holds)
        if variant is None or any(breath.name is PhaseName.HOLD for breath in variant.cycle):
            problems.append(
                f"{routine.origin}: the field without_holds names {routine.without_holds}, which "
                "is not a routine without holds."
            )
    return problems


def _shown(path: Path) -> str:
    return clean_line(str(path), 400)
