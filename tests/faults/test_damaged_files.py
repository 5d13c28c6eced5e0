"""Damaged and odd files, made from a seed: a sentence and an exit code, and refused files whole.

200 are tried; SELFCARE_DAMAGED=2000 tries more.
"""

import asyncio
import os
import random
import shutil
import signal
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from time import process_time

import pytest
from click.testing import CliRunner

from selfcare.cli.app import COMMANDS as NAMES
from selfcare.cli.app import selfcare
from selfcare.core.errors import FileRefusedError, SelfcareError
from selfcare.diary import Diary, create_sample, open_diary
from selfcare.tui.app import SelfcareApp

FILES = int(os.environ.get("SELFCARE_DAMAGED", "200"))
SEED = 20261122
NOW = datetime.fromisoformat("2026-11-22T21:00:00+01:00")
PARTS = 10
PAGE = 4096
COMMANDS = (
    ("today",), ("week",), ("data",), ("support",), ("habits", "list"), ("entries",),
    ("status",), ("settings",), ("patterns",), ("checkin", "--mood", "5"), ("undo",),
    ("log", "walk", "1"), ("explain", "walk"), ("history",), ("rest", "sit"), ("off",),
    ("close",), ("pause", "--to", "tomorrow"), ("resume",), ("redo",), ("pulse",),
    ("routines", "list"), ("share", "--from", "-28", "--preview"), ("week", "--review"),
    ("habits", "move", "walk", "1"), ("habits", "edit", "sleep", "--note", "x"),
)  # fmt: skip
EVERYTHING = 10
"""One file in so many is opened by every command and by the app, the others by three commands."""
COMMAND_SECONDS, APP_SECONDS = 5, 60
"""When a command, and the app, are taken to have no end; a busy machine draws slowly."""
WORK_SECONDS = 5
"""The processor's time that either may take from its start to its end."""
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
    before, began = path.read_bytes(), process_time()
    runner = CliRunner(env={"SELFCARE_NOW": NOW.isoformat()})
    try:
        with at_most(COMMAND_SECONDS):
            result = runner.invoke(selfcare, ["--db", str(path), *words], catch_exceptions=False)
    except Exception as error:  # noqa: BLE001  whatever a command lets through is what is looked for
        return f"{words}: {error!r}"
    if "did not expect" in result.output or "Traceback" in result.output:
        return f"{words}: {result.output[-200:]}"
    if result.exit_code == 3 and path.read_bytes() != before:
        return f"{words}: wrote into a refused file"
    spent = process_time() - began
    return f"{words}: it worked for {spent:.0f} s" if spent > WORK_SECONDS else ""


def shown(path: Path) -> str:
    """What is wrong with how the app opens a file, draws Today and ends; empty: nothing."""
    before, began = path.read_bytes(), process_time()
    try:
        with at_most(APP_SECONDS), open_diary(path, clock=lambda: NOW) as diary:
            asyncio.run(draw(diary))
    except FileRefusedError:
        return "the app wrote into a refused file" if path.read_bytes() != before else ""
    except SelfcareError:
        return ""
    except Exception as error:  # noqa: BLE001  as above
        return f"the app: {error!r}"
    spent = process_time() - began
    return f"the app worked for {spent:.0f} s" if spent > WORK_SECONDS else ""


async def draw(diary: Diary) -> None:
    """The app until all is read and drawn, or until it says why not; then out of it."""
    app = SelfcareApp(diary)
    async with app.run_test() as pilot:
        await pilot.pause()
        await app.workers.wait_for_complete()
        app.look_around()
        await pilot.pause()
        await pilot.press("q")


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """An end to what would have none: TimeoutError."""

    def over(*_given: object) -> None:
        raise TimeoutError(f"no end within {seconds} s")

    kept = signal.signal(signal.SIGALRM, over)
    # Again each second: where it comes while an object is taken down, Python lets nothing out.
    signal.setitimer(signal.ITIMER_REAL, seconds, 1)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, kept)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "selfcare.db"
    create_sample(path, lambda: datetime(2026, 11, 22, 20, tzinfo=UTC))
    return path


def test_every_command_that_opens_the_file_is_tried() -> None:
    """A command that is added is tried too; a demo has a file of its own, a practice takes time."""
    assert {words[0] for words in COMMANDS} == set(NAMES) - {"demo", "practice"}


@pytest.mark.parametrize("part", range(PARTS))
def test_no_file_ends_in_a_traceback(sample: Path, tmp_path: Path, part: int) -> None:
    """Three commands a file, for some all of them and the app: words, an end, a refused file whole.

    A command that writes has a copy of its own, so that the next meets the damage as well.
    """
    wrong: list[str] = []
    for turn, number in enumerate(range(part, FILES, PARTS)):
        chance = random.Random(SEED + number)  # a seed, not a secret
        path, used = tmp_path / f"{number}.db", tmp_path / f"{number}-used.db"
        shutil.copy(sample, path)
        kind = KINDS[number // PARTS % len(KINDS)]
        kind(path, chance)
        whole = (turn + part) % EVERYTHING == 0
        tries = [partial(told, used, words) for words in chance.sample(COMMANDS, 3)]
        if whole:
            tries = [partial(told, used, words) for words in COMMANDS] + [partial(shown, used)]
        for attempt in tries:
            shutil.copy(path, used)
            if said := attempt():
                wrong.append(f"{number} {kind.__name__} {said}")
        path.unlink()
        used.unlink()
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


def test_an_app_that_ends_in_a_traceback_is_caught(
    sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: a fault while Today is drawn comes out, and so does one that has no end."""
    path = tmp_path / "whole.db"
    shutil.copy(sample, path)
    assert shown(path) == ""
    monkeypatch.setattr(SelfcareApp, "look_around", lambda _self: 1 / 0)
    assert "ZeroDivisionError" in shown(path)
    with pytest.raises(TimeoutError), at_most(0.01):
        signal.pause()
