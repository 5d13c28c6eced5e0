"""Two windows on one file: what another window was told is kept, stays."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from selfcare.core.errors import SelfcareError
from selfcare.diary import (
    Diary,
    day_views,
    open_diary,
    pausing,
    setting_acts,
    support_acts,
    week_acts,
)
from selfcare.diary.diary import ACTS
from selfcare.diary.memory import Memory
from selfcare.words.refusals import error_words
from tests.diary.each_act import CALLS, Call, build
from tests.kept_open import kept_open, put_back

MOMENT = datetime.fromisoformat("2026-11-22T21:00:00+01:00")

EVERY_PAIR = bool(os.environ.get("SELFCARE_EVERY_PAIR"))
"""Whether acts are tried beside those too that touch other rows, each in both ways; ten minutes."""

PASSED_OVER = {"uid", "changed_at", "joins", "rev"}
"""Columns that say nothing of what a person did, or are made by chance."""


def opened(path: Path) -> Diary:
    return open_diary(path, clock=lambda: MOMENT)


def contents(file: sqlite3.Connection) -> dict[str, list[Any]]:
    """Every row of every table, without what is made by chance."""
    return {
        table: file.execute(f"SELECT {columns} FROM {table} ORDER BY 1, 2").fetchall()
        for table, columns in _columns(file).items()
    }


@cache
def _columns(file: sqlite3.Connection) -> dict[str, str]:
    """The columns that are compared of each table; no act changes them."""
    found = file.execute(
        "SELECT m.name, c.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c "
        "WHERE m.type = 'table' AND m.name NOT IN ('change_row', 'sqlite_sequence')"
    )
    columns: dict[str, list[str]] = {}
    for table, column in found:
        if column not in PASSED_OVER:
            columns.setdefault(table, []).append(f'"{column}"')
    return {table: ", ".join(names) for table, names in columns.items()}


def seen(diary: Diary) -> object:
    """What a window shows."""
    diary.load_all()
    return _without_chance(
        (
            day_views.today_view(diary),
            diary.habits(archived=True),
            setting_acts.settings(diary),
            pausing.pauses_ahead(diary, None),
            support_acts.contacts(diary),
            week_acts.review(diary),
        )
    )


def _without_chance(value: Any) -> object:
    if isinstance(value, tuple | list):
        return [_without_chance(each) for each in value]
    if isinstance(value, dict):
        return {k: _without_chance(v) for k, v in value.items() if k not in PASSED_OVER}
    names = getattr(type(value), "__struct_fields__", None)
    if names is None:
        return value
    return [_without_chance(getattr(value, name)) for name in names if name not in PASSED_OVER]


def told(work: Callable[[], object]) -> object:
    """What an act answers, or the words it is refused with."""
    try:
        return _without_chance(work())
    except SelfcareError as error:
        return (type(error).__name__, error_words(error))


@dataclass(frozen=True)
class World:
    """A file in which every act finds something to touch, and what each act alone makes of it."""

    path: Path
    """Where the file lies: in memory where there is such a place; nothing here is about disks."""
    file: sqlite3.Connection
    """Reads what is in the file."""
    start: bytes
    after: dict[Call, bytes]
    """The file after each act alone."""
    touched: dict[Call, set[str]]
    """The tables whose rows an act alone changes, the journal left out."""

    def rivals(self, then: Call) -> list[Call]:
        """The acts that touch the same tables as `then`; all of them when asked for."""
        return [
            first
            for first in CALLS
            if EVERY_PAIR or then.prepare or self.touched[first] & self.touched[then]
        ]


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Made once for each process that runs the matrix."""
    memory = Path("/dev/shm")
    folder = memory if memory.is_dir() else tmp_path_factory.mktemp("world")
    with TemporaryDirectory(dir=folder) as place, kept_open():
        path = Path(place) / "selfcare.db"
        with opened(path) as diary:
            build(diary)
        with closing(sqlite3.connect(path)) as file:
            start, before = path.read_bytes(), contents(file)
            after, touched = {}, {}
            for call in CALLS:
                put_back(path, start)
                with opened(path) as diary:
                    if call.prepare is not None:
                        call.prepare(diary)
                    told(lambda: call.do(diary))  # noqa: B023
                after[call], now = path.read_bytes(), contents(file)
                touched[call] = {table for table in now if now[table] != before[table]} - {"change"}
            yield World(path, file, start, after, touched)


def in_order(world: World, first: Call, then: Call) -> tuple[object, object, object]:
    """The first act, then the other by a window that has read the file afterwards.

    What the act answers, what is in the file, and what a window shows that is opened afterwards.
    """
    path = world.path
    if then.prepare is None:
        put_back(path, world.after[first])
        with opened(path) as window:
            answer = told(lambda: then.do(window))
    else:
        put_back(path, world.start)
        with opened(path) as window:
            then.prepare(window)
            act_elsewhere(world, first, then)
            window.reload()
            answer = told(lambda: then.do(window))
    with opened(path) as fresh:
        return answer, contents(world.file), seen(fresh)


def act_elsewhere(world: World, first: Call, then: Call) -> None:
    """What another window leaves: the file as its act alone makes it, where nothing came before."""
    if then.prepare is None:
        put_back(world.path, world.after[first])
        return
    with opened(world.path) as other:
        if first.prepare is not None:
            first.prepare(other)
        told(lambda: first.do(other))


def at_once(world: World, first: Call, then: Call, *, whole: bool) -> tuple[object, object, object]:
    """The second act is asked for, and the first is done just before it takes the lock."""
    path = world.path
    put_back(path, world.start)
    with opened(path) as window:
        if then.prepare is not None:
            then.prepare(window)
        if whole:
            window.load_all()
            day_views.today_view(window)

        def elsewhere() -> None:
            window.store.before_turn = None
            act_elsewhere(world, first, then)

        window.store.before_turn = elsewhere
        answer = told(lambda: then.do(window))
        window.store.before_turn = None
        return answer, contents(world.file), seen(window)


def differences(world: World, then: Call) -> list[str]:
    """The acts after which `then` did not do what it does on a fresh reading.

    Each act is the app's beside one half of the others and a command's beside the other half; both
    beside all of them when asked for.
    """
    found = []
    for at, first in enumerate(world.rivals(then)):
        expected = in_order(world, first, then)
        found += [
            f"{first.name} in {'the app' if whole else 'a command'}"
            for whole in ((True, False) if EVERY_PAIR else ((at + CALLS.index(then)) % 2 == 0,))
            if at_once(world, first, then, whole=whole) != expected
        ]
    return found


NAMES = [f"{at}-{call.name}" for at, call in enumerate(CALLS)]


def test_every_act_is_in_the_matrix() -> None:
    """An act that is added is tried beside all others, or this fails."""
    assert {call.name for call in CALLS} == set(ACTS)


@pytest.mark.parametrize("then", CALLS, ids=NAMES)
def test_an_act_at_the_same_moment_comes_after_the_other(world: World, then: Call) -> None:
    """Whatever another window did last, what an act does is what it does on a fresh reading.

    That goes for the file, the answer and the screen: nothing is written over from memory. The app
    has read everything before, a command what it needs alone.
    """
    assert differences(world, then) == []


def test_without_the_second_reading_the_matrix_is_red(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: acts computed from what was read before write over what others kept."""
    monkeypatch.setattr(Memory, "holds", property(lambda _self: True))
    rate = next(call for call in CALLS if call.name == "check_in")
    note = next(call for call in CALLS if call.name == "note_day")
    assert at_once(world, note, rate, whole=True) != in_order(world, note, rate)
