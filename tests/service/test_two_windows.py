"""Two windows on one file: what another window was told is kept, stays."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict, dataclass, is_dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from selfcare.core.errors import SelfcareError
from selfcare.service import Selfcare, open_selfcare
from selfcare.service.acts import ACTS
from selfcare.service.memory import Memory
from tests.service.each_act import CALLS, Call, build

MOMENT = datetime.fromisoformat("2026-11-22T21:00:00+01:00")

EVERY_PAIR = bool(os.environ.get("SELFCARE_EVERY_PAIR"))
"""Whether acts are tried beside those too that touch other rows; takes ten minutes."""

PASSED_OVER = {"uid", "changed_at", "joins", "rev"}
"""Columns that say nothing of what a person did, or are made by chance."""


def opened(path: Path) -> Selfcare:
    return open_selfcare(path, clock=lambda: MOMENT)


def contents(path: Path) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table, without what is made by chance."""
    with closing(sqlite3.connect(path)) as other:
        other.row_factory = sqlite3.Row
        tables = [
            name
            for (name,) in other.execute(
                "SELECT name FROM sqlite_schema WHERE type = 'table' "
                "AND name NOT IN ('change_row', 'sqlite_sequence')"
            )
        ]
        return {
            table: [
                {key: row[key] for key in row.keys() if key not in PASSED_OVER}  # noqa: SIM118
                for row in other.execute(f"SELECT * FROM {table} ORDER BY 1, 2")
            ]
            for table in tables
        }


def seen(service: Selfcare) -> object:
    """What a window shows."""
    service.load_all()
    return _without_chance(
        (
            service.today_view(),
            service.habits(archived=True),
            service.settings(),
            service.pauses_ahead(None),
            service.contacts(),
            service.review(),
        )
    )


def _without_chance(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return _without_chance(asdict(value))
    if isinstance(value, dict):
        return {k: _without_chance(v) for k, v in value.items() if k not in PASSED_OVER}
    if isinstance(value, tuple | list):
        return [_without_chance(each) for each in value]
    return value


def told(work: Callable[[], object]) -> object:
    """What an act answers, or the words it is refused with."""
    try:
        return _without_chance(work())
    except SelfcareError as error:
        return (type(error).__name__, str(error))


@dataclass(frozen=True)
class World:
    """A file in which every act finds something to touch, and what each act alone makes of it."""

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
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    """Made once for each process that runs the matrix."""
    path = tmp_path_factory.mktemp("world") / "selfcare.db"
    with opened(path) as service:
        build(service)
    start, before = path.read_bytes(), contents(path)
    after, touched = {}, {}
    for call in CALLS:
        path.write_bytes(start)
        with opened(path) as service:
            if call.prepare is not None:
                call.prepare(service)
            told(lambda: call.do(service))  # noqa: B023
        after[call], now = path.read_bytes(), contents(path)
        touched[call] = {table for table in now if now[table] != before[table]} - {"change"}
    return World(start, after, touched)


def in_order(path: Path, world: World, first: Call, then: Call) -> tuple[object, object]:
    """The first act, then the other by a window that has read the file afterwards."""
    if then.prepare is None and first.prepare is None:
        path.write_bytes(world.after[first])
        with opened(path) as window:
            return told(lambda: then.do(window)), contents(path)
    path.write_bytes(world.start)
    with opened(path) as window:
        if then.prepare is not None:
            then.prepare(window)
        other_act(path, first)
        window.reload()
        return told(lambda: then.do(window)), contents(path)


def other_act(path: Path, first: Call) -> None:
    """An act of another window."""
    with opened(path) as other:
        if first.prepare is not None:
            first.prepare(other)
        told(lambda: first.do(other))


def at_once(
    path: Path, world: World, first: Call, then: Call, *, whole: bool
) -> tuple[object, object, object]:
    """The second act is asked for, and the first is done just before it takes the lock."""
    path.write_bytes(world.start)
    with opened(path) as window:
        if then.prepare is not None:
            then.prepare(window)
        if whole:
            window.load_all()
            window.today_view()

        def elsewhere() -> None:
            window._store.before_turn = None
            other_act(path, first)

        window._store.before_turn = elsewhere
        answer = told(lambda: then.do(window))
        window._store.before_turn = None
        return answer, contents(path), seen(window)


def differences(tmp_path: Path, world: World, then: Call, *, whole: bool) -> list[str]:
    """The acts after which `then` did not do what it does on a fresh reading."""
    found = []
    path = tmp_path / "selfcare.db"
    for first in world.rivals(then):
        expected = in_order(path, world, first, then)
        answer, left, view = at_once(path, world, first, then, whole=whole)
        with opened(path) as fresh:
            truth = seen(fresh)
        if (answer, left) != expected or view != truth:
            found.append(first.name)
    return found


NAMES = [f"{at}-{call.name}" for at, call in enumerate(CALLS)]


def test_every_act_is_in_the_matrix() -> None:
    """An act that is added is tried beside all others, or this fails."""
    assert {call.name for call in CALLS} == set(ACTS)


@pytest.mark.parametrize("whole", [True, False], ids=["app", "command"])
@pytest.mark.parametrize("then", CALLS, ids=NAMES)
def test_an_act_at_the_same_moment_comes_after_the_other(
    tmp_path: Path,
    world: World,
    then: Call,
    whole: bool,
) -> None:
    """Whatever another window did last, what an act does is what it does on a fresh reading.

    That goes for the file, the answer and the screen: nothing is written over from memory.
    """
    assert differences(tmp_path, world, then, whole=whole) == []


def test_without_the_second_reading_the_matrix_is_red(
    tmp_path: Path, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: acts computed from what was read before write over what others kept."""
    monkeypatch.setattr(Memory, "holds", property(lambda _self: True))
    rate = next(call for call in CALLS if call.name == "check_in")
    assert "note_day" in differences(tmp_path, world, rate, whole=True)
