"""Damaged and odd files, made from a seed: a sentence and an exit code, and refused files whole.

200 are tried; SELFCARE_DAMAGED=2000 tries more.
"""

import os
import random
import shutil
import sqlite3
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from selfcare.cli.app import selfcare
from selfcare.service import create_sample

FILES = int(os.environ.get("SELFCARE_DAMAGED", "200"))
SEED = 20261122
PARTS = 10
PAGE = 4096
COMMANDS = (
    ("today",), ("week",), ("data",), ("support",), ("habits", "list"), ("entries",),
    ("status",), ("settings",), ("patterns",), ("checkin", "--mood", "5"), ("undo",),
    ("log", "a", "1"), ("explain", "a"), ("history",),
)  # fmt: skip
DAYS = ("2026=05-20", "", "20260520", "9999-12-31", "0001-01-01", "2026-02-30")
NUMBERS = ("9e999", "-1", "9223372036854775807", "1e300")
SETTINGS = {
    "week_start": "someday", "day_start": "4am", "hidden_since": "sleep@never",
    "hidden_areas": "craft", "theme": "none", "work_days": "x", "welcomed": "?",
}  # fmt: skip


def flipped(path: Path, chance: random.Random) -> None:
    content = bytearray(path.read_bytes())
    for _ in range(chance.choice((1, 8, 64))):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    path.write_bytes(content)


def paged(path: Path, chance: random.Random) -> None:
    content = bytearray(path.read_bytes())
    one, other = (chance.randrange(len(content) // PAGE) * PAGE for _ in range(2))
    kept = content[one : one + PAGE]
    content[one : one + PAGE] = content[other : other + PAGE]
    content[other : other + PAGE] = kept if chance.random() < 0.5 else bytes(PAGE)
    path.write_bytes(content)


def rows_changed(path: Path, chance: random.Random) -> None:
    day, number = chance.choice(DAYS), chance.choice(NUMBERS)
    key = chance.choice(sorted(SETTINGS))
    run_freely(
        path,
        chance.choice(
            (
                f"UPDATE entry SET day = '{day}' WHERE id % 97 = 1",
                f"UPDATE entry SET amount = {number}e0 WHERE id % 97 = 1"
                if "e" not in number
                else f"UPDATE entry SET amount = {number} WHERE id % 97 = 1",
                f"UPDATE habit SET first_day = '{day}' WHERE id = 2",
                "UPDATE habit SET area = 'craft' WHERE id = 1",
                f"UPDATE habit_rule SET from_day = '{day}' WHERE rowid = 1",
                "UPDATE habit_rule SET plan = 'when I like' WHERE habit_id = 2",
                f"UPDATE checkin SET mood = {chance.choice((-1, 11, 10**15))}",
                "UPDATE entry SET note = CAST(x'c3ff' AS TEXT) WHERE id % 31 = 1",
                "DELETE FROM habit WHERE id = 1",
                f"INSERT OR REPLACE INTO setting (key, value) VALUES ('{key}', '{SETTINGS[key]}')",
            )
        ),
    )


def schema_changed(path: Path, chance: random.Random) -> None:
    run_freely(
        path,
        chance.choice((
            "PRAGMA user_version = 0", "PRAGMA user_version = -7", "PRAGMA user_version = 99",
            "DROP INDEX entry_day", "DROP INDEX entry_habit", "ALTER TABLE checkin RENAME TO other",
            "ALTER TABLE entry RENAME COLUMN note TO words", "DROP VIEW daily",
            "PRAGMA application_id = 5",
        )),
    )  # fmt: skip


def run_freely(path: Path, statement: str) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA ignore_check_constraints = ON")
    connection.execute(statement)
    connection.close()


KINDS = (flipped, paged, rows_changed, schema_changed)


def told(path: Path, words: tuple[str, ...]) -> str:
    """What is wrong with how one command ended; empty: nothing."""
    before, began = path.read_bytes(), time.monotonic()
    runner = CliRunner(env={"SELFCARE_NOW": "2026-11-22T21:00:00+01:00"})
    result = runner.invoke(selfcare, ["--db", str(path), *words])
    if "did not expect" in result.output or "Traceback" in result.output:
        return f"{words}: {result.output[-200:]}"
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        return f"{words}: {result.exception!r}"
    if time.monotonic() - began > 30:
        return f"{words}: no end"
    if result.exit_code == 3 and path.read_bytes() != before:
        return f"{words}: wrote into a refused file"
    return ""


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "selfcare.db"
    create_sample(path, lambda: datetime(2026, 11, 22, 20, tzinfo=UTC))
    return path


@pytest.mark.parametrize("part", range(PARTS))
def test_no_file_ends_in_a_traceback(sample: Path, tmp_path: Path, part: int) -> None:
    """Three commands a file, all commands in turn: words, an end, and a refused file stays."""
    wrong: list[str] = []
    for number in range(part, FILES, PARTS):
        chance = random.Random(SEED + number)  # a seed, not a secret
        path = tmp_path / f"{number}.db"
        shutil.copy(sample, path)
        kind = KINDS[number // PARTS % len(KINDS)]
        kind(path, chance)
        wrong += [
            f"{number} {kind.__name__} {said}"
            for words in chance.sample(COMMANDS, 3)
            if (said := told(path, words))
        ]
        path.unlink()
    assert not wrong


def test_a_command_that_wrote_into_a_refused_file_is_caught(
    sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: one byte more in a refused file is noticed."""
    path = tmp_path / "refused.db"
    shutil.copy(sample, path)
    run_freely(path, "PRAGMA user_version = 99")
    invoke: Callable[..., object] = CliRunner.invoke

    def writes(*given: object, **options: object) -> object:
        result = invoke(*given, **options)
        path.write_bytes(path.read_bytes() + b"x")
        return result

    assert told(path, ("today",)) == ""
    monkeypatch.setattr(CliRunner, "invoke", writes)
    assert "wrote into a refused file" in told(path, ("today",))
