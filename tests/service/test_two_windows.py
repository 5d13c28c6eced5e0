"""Two windows on one file: what another window was told is kept, stays."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict, is_dataclass
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
                for row in other.execute(f"SELECT * FROM {table} ORDER BY 1, 2")  # noqa: S608
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


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A file in which every act finds something to touch."""
    path = tmp_path_factory.mktemp("base") / "selfcare.db"
    with opened(path) as service:
        build(service)
    return path.read_bytes()


def in_order(path: Path, first: Call, then: Call) -> tuple[object, object]:
    """The first act, then the other by a window that has read the file afterwards."""
    with opened(path) as window:
        if then.prepare is not None:
            then.prepare(window)
        with opened(path) as other:
            told(lambda: first.do(other))
        if then.prepare is not None:
            window.reload()
            answer = told(lambda: then.do(window))
            return answer, contents(path)
    with opened(path) as window:
        answer = told(lambda: then.do(window))
    return answer, contents(path)


def at_once(path: Path, first: Call, then: Call, *, whole: bool) -> tuple[object, object, object]:
    """The second act is asked for, and the first is done just before it takes the lock."""
    with opened(path) as window:
        if then.prepare is not None:
            then.prepare(window)
        if whole:
            window.load_all()
            window.today_view()

        def elsewhere() -> None:
            window._store.before_turn = None
            with opened(path) as other:
                told(lambda: first.do(other))

        window._store.before_turn = elsewhere
        answer = told(lambda: then.do(window))
        window._store.before_turn = None
        return answer, contents(path), seen(window)


def differences(tmp_path: Path, base: bytes, then: Call, *, whole: bool) -> list[str]:
    """The acts after which `then` did not do what it does on a fresh reading."""
    found = []
    for first in CALLS:
        one, other = tmp_path / "one.db", tmp_path / "other.db"
        one.write_bytes(base)
        other.write_bytes(base)
        expected = in_order(one, first, then)
        answer, left, view = at_once(other, first, then, whole=whole)
        with opened(other) as fresh:
            truth = seen(fresh)
        if (answer, left) != expected or view != truth:
            found.append(first.name)
    return found


NAMES = [f"{at}-{call.name}" for at, call in enumerate(CALLS)]


def test_every_act_is_in_the_matrix() -> None:
    """An act that is added is tried beside all others, or this fails."""
    assert {call.name for call in CALLS} == set(ACTS)


@pytest.mark.parametrize("then", CALLS, ids=NAMES)
def test_an_act_at_the_same_moment_comes_after_the_other(
    tmp_path: Path, base: bytes, then: Call
) -> None:
    """Whatever another window did last: the file, the answer and the screen are those of a fresh
    reading, so nothing the other window was told is written over from memory."""
    assert differences(tmp_path, base, then, whole=True) == []


def test_without_the_second_reading_the_matrix_is_red(
    tmp_path: Path, base: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: acts computed from what was read before write over what others kept."""
    monkeypatch.setattr(Memory, "holds", property(lambda _self: True))
    rate = next(call for call in CALLS if call.name == "check_in")
    assert "note_day" in differences(tmp_path, base, rate, whole=True)
