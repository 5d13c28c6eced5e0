"""Routines: built-in (`routines/*.toml`) and a person's own, and the format of their files.

A file that cannot be used is named in a sentence and never hides the others. An id belongs to the
file that had it first: built-in files, then the folders in their order, files by name.
"""

import os
import re
import stat
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Struct

from selfcare.content.toml import too_much
from selfcare.core.errors import NameProblemError, StorageError, UnreadableError
from selfcare.core.model import Area
from selfcare.core.routine import (
    LONGEST_HOLD,
    LONGEST_MINUTES,
    SHORTEST_CYCLE,
    Ask,
    Breath,
    Evidence,
    Feeling,
    Length,
    PhaseName,
    Routine,
    Step,
)
from selfcare.core.text import clean_line, name_key

# One routine from TOML: the format, checked; docs/routines.md describes it.
#
# Every refusal is one sentence with the file, the field and what the field takes.


LONGEST_FILE = 64_000
"""Most bytes of a routine's file."""
LONGEST_BREATH = 30
LONGEST_STEP = 1800

_Id = Annotated[str, msgspec.Meta(pattern="^[a-z0-9][a-z0-9-]{0,39}$")]
_Title = Annotated[str, msgspec.Meta(min_length=1, max_length=40)]
_Words = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
_Text = Annotated[str, msgspec.Meta(max_length=400)]


class _Breath(msgspec.Struct, forbid_unknown_fields=True):
    breath: Literal["in", "sip", "hold", "out", "rest"]
    seconds: Annotated[float, msgspec.Meta(gt=0, le=LONGEST_BREATH)]
    say: _Words


class _Step(msgspec.Struct, forbid_unknown_fields=True):
    say: _Words
    seconds: Annotated[float, msgspec.Meta(gt=0, le=LONGEST_STEP)]
    ask: Ask = Ask.NONE


class _Length(msgspec.Struct, forbid_unknown_fields=True):
    minutes: Annotated[int, msgspec.Meta(ge=1, le=LONGEST_MINUTES)]
    steps: Annotated[list[_Step], msgspec.Meta(min_length=1, max_length=100)]


class _Document(msgspec.Struct, forbid_unknown_fields=True):
    id: _Id
    title: _Title
    area: Area
    feelings: Annotated[list[Feeling], msgspec.Meta(max_length=5)]
    evidence: Evidence
    source: Annotated[str, msgspec.Meta(min_length=1, max_length=400)]
    summary: _Words
    caution: _Text = ""
    settle: Annotated[str, msgspec.Meta(max_length=100)] = ""
    body: bool = False
    cycle: Annotated[list[_Breath], msgspec.Meta(max_length=12)] = []
    max_cycles: Annotated[int, msgspec.Meta(ge=1, le=1000)] | None = None
    without_holds: _Id | None = None
    length: Annotated[list[_Length], msgspec.Meta(max_length=12)] = []


_ALLOWED = {
    "id": "small letters, digits and hyphens, at most 40, such as slow-waves",
    "title": "a text of 1 to 40 characters",
    "area": ", ".join(area.value for area in list(Area)[:-1]) + " or own",
    "feelings": "a list of tense, low, scattered, restless and lonely",
    "evidence": "A, B or C",
    "source": "a text of 1 to 400 characters: what is known, and from where",
    "summary": "a text of 1 to 200 characters",
    "caution": "a text of at most 400 characters",
    "settle": "a text of at most 100 characters",
    "body": "true or false",
    "cycle": 'up to 12 breaths such as { breath = "in", seconds = 4, say = "In." }',
    "max_cycles": "a whole number from 1 to 1000",
    "without_holds": "the id of a routine that does not hold the breath",
    "length": "up to 12 lengths, each with minutes and steps",
    "breath": "in, sip, hold, out or rest",
    "minutes": f"a whole number from 1 to {LONGEST_MINUTES}",
    "steps": '1 to 100 steps such as { seconds = 30, say = "Look around." }',
    "say": "a text of 1 to 200 characters",
    "ask": "rating, line, plan or none",
}
_FIELDS: dict[str, type[msgspec.Struct]] = {
    "cycle": _Breath, "length": _Length, "steps": _Step, "": _Document,
}  # fmt: skip
_REASON = re.compile(r"^(?P<what>.*?)(?: - at `\$(?P<path>[^`]*)`)?$", re.DOTALL)
_NAMED = re.compile(r"(unknown|missing required) field `([^`]*)`")


def decode_routine(text: bytes, source: str, origin: str = "") -> Routine:
    """A routine from TOML; `source` is what the file is called in an error.

    Raises:
        UnreadableError: it is no TOML, or a value is wrong; says the file, the field and what the
            field takes.
    """
    where = clean_line(source)
    if len(text) > LONGEST_FILE:
        raise UnreadableError(f"{where} is longer than {LONGEST_FILE} bytes. Make it shorter.")
    reason = too_much(text)
    if reason:
        raise UnreadableError(f"{where} cannot be read: {reason}.")
    try:
        found = msgspec.toml.decode(text, type=_Document)
    except msgspec.ValidationError as error:
        raise UnreadableError(f"{where}: {_told(str(error))}") from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        reason = clean_line(str(error), 200).rstrip(".")
        raise UnreadableError(f"{where} cannot be read as TOML: {reason}.") from error
    routine = _routine(found, origin)
    wrong = _not_fitting(routine)
    if wrong:
        raise UnreadableError(f"{where}: {wrong}")
    return routine


def _routine(found: _Document, origin: str) -> Routine:
    return Routine(
        id=found.id,
        title=clean_line(found.title),
        area=found.area,
        feelings=tuple(dict.fromkeys(found.feelings)),
        evidence=found.evidence,
        source=clean_line(found.source, 400),
        summary=clean_line(found.summary),
        caution=clean_line(found.caution, 400),
        settle=clean_line(found.settle),
        body=found.body or bool(found.cycle),
        cycle=tuple(
            Breath(PhaseName(part.breath), part.seconds, clean_line(part.say))
            for part in found.cycle
        ),
        max_cycles=found.max_cycles,
        without_holds=found.without_holds or "",
        lengths=tuple(
            Length(
                each.minutes,
                tuple(Step(clean_line(step.say), step.seconds, step.ask) for step in each.steps),
            )
            for each in sorted(found.length, key=lambda length: length.minutes)
        ),
        origin=origin,
    )


def _not_fitting(routine: Routine) -> str:
    """What one value alone cannot show; empty when all is well."""
    if not routine.title or not routine.summary:
        return "the title and the summary need a text that can be seen."
    if bool(routine.cycle) == bool(routine.lengths):
        return "a routine has either a cycle, for breathing, or one length or more, for a guide."
    return _wrong_cycle(routine) if routine.cycle else _wrong_lengths(routine)


def _wrong_cycle(routine: Routine) -> str:
    names = [breath.name for breath in routine.cycle]
    holds = [breath.seconds for breath in routine.cycle if breath.name is PhaseName.HOLD]
    if names[0] is not PhaseName.IN or PhaseName.OUT not in names:
        return "the field cycle begins with a breath in and has a breath out."
    if routine.cycle_seconds < SHORTEST_CYCLE:
        return (
            f"one cycle takes {routine.cycle_seconds:g} seconds. "
            f"It takes at least {SHORTEST_CYCLE:g}, because fast breathing can make dizzy."
        )
    if holds and max(holds) > LONGEST_HOLD:
        return f"a hold takes {max(holds):g} seconds. It takes at most {LONGEST_HOLD:g}."
    if routine.without_holds == routine.id:
        return "the field without_holds names another routine, one without a hold."
    return ""


def _wrong_lengths(routine: Routine) -> str:
    if routine.max_cycles is not None or routine.without_holds:
        return "the fields max_cycles and without_holds go with a cycle, not with lengths."
    seen: set[int] = set()
    for length in routine.lengths:
        if length.minutes in seen:
            return f"there are two lengths of {length.minutes} min. Each comes once."
        seen.add(length.minutes)
        total = sum(step.seconds for step in length.steps)
        if abs(total - 60 * length.minutes) > 30:
            return (
                f"the steps for {length.minutes} min take {total:g} seconds in all. "
                f"They take {60 * length.minutes}, give or take 30."
            )
    return ""


def _told(reason: str) -> str:
    """Msgspec's reason in our words: which field, and what it takes."""
    match = _REASON.match(reason)
    path = (match["path"] if match else None) or ""
    names = re.findall(r"\.(\w+)", path)
    named = _NAMED.search(reason)
    if named:
        inside = next((name for name in reversed(names) if name in _FIELDS), "")
        place = f" in {_place(path)}" if path else ""
        if named[1] == "unknown":
            known = ", ".join(_FIELDS[inside].__struct_fields__)
            return f"there is no field {clean_line(named[2], 40)}{place}. There are: {known}."
        return f"the field {named[2]}{place} is not there. It takes {_takes(named[2], inside)}."
    inside = next((name for name in reversed(names[:-1]) if name in _FIELDS), "")
    return f"I can't use the field {_place(path)}. It takes {_takes(names[-1], inside)}."


def _takes(field: str, inside: str) -> str:
    if field == "seconds":
        most = LONGEST_BREATH if inside == "cycle" else LONGEST_STEP
        return f"a number above 0, at most {most}"
    return _ALLOWED[field]


def _place(path: str) -> str:
    """`cycle 2, seconds` for `.cycle[1].seconds`; msgspec's `[...]` stays unnumbered."""
    counted = re.sub(r"\[(\d+)\]", lambda found: f" {int(found[1]) + 1}", path)
    return counted.replace("[...]", "").strip(".").replace(".", ", ")


# Routines: the built-in ones (`routines/*.toml`), and those in folders of a person's own.


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
