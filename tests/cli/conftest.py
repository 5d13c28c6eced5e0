"""The commands as a person types them, at nine in the evening of Sunday 22 November 2026."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

NOW = "2026-11-22T21:00:00+01:00"


@dataclass(frozen=True, slots=True)
class Said:
    """What one command printed, and how it ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


@dataclass(frozen=True, slots=True)
class Shell:
    """Runs commands in this process on one file."""

    path: Path

    def run(
        self, *words: str, stdin: str | bytes = "", env: Mapping[str, str] | None = None
    ) -> Said:
        from selfcare.cli.app import selfcare

        runner = CliRunner(env={"SELFCARE_NOW": NOW, **(env or {})})
        result = runner.invoke(selfcare, ["--db", str(self.path), *words], input=stdin)
        assert result.exception is None or isinstance(result.exception, SystemExit), words
        return Said(result.exit_code, result.stdout, result.stderr)

    def ok(self, *words: str, **more: Any) -> Said:
        said = self.run(*words, **more)
        assert said.code == 0, (words, said)
        return said

    def explain(self, habit: str, units: int = 0) -> Any:
        return self.ok("explain", habit, "--units", str(units), "--json").json

    def row(self, name: str, day: str = "today") -> Any:
        rows = self.ok("today", "--day", day, "--json").json["habits"]
        return next(row for row in rows if row["name"] == name)


@pytest.fixture
def shell(db_path: Path) -> Shell:
    """A file of one's own that is not there yet."""
    return Shell(db_path)


@pytest.fixture(scope="session")
def _diary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a small diary, written once for all tests of a worker."""
    shell = Shell(tmp_path_factory.mktemp("diary") / "selfcare.db")
    shell.ok(
        "habits", "add", "Walk", "--area", "exercise", "--unit", "min",
        "--plan", "150 min/week", "--smallest", "5",
    )  # fmt: skip
    shell.ok(
        "habits", "add", "Sit quietly", "--area", "mindfulness", "--unit", "min", "--goal", "5"
    )
    shell.ok(
        "habits", "add", "Sleep", "--area", "sleep", "--unit", "h", "--goal", "7-9",
        "--plan", "5/week",
    )  # fmt: skip
    shell.ok("habits", "add", "Water", "--area", "own", "--plan", "mon,wed,sun")
    return shell.path.parent


@pytest.fixture
def diary(shell: Shell, _diary: Path) -> Shell:
    """A small diary: an amount a week, a daily habit, a night's sleep, and one of one's own."""
    shutil.copytree(_diary, shell.path.parent, dirs_exist_ok=True)
    return shell


@pytest.fixture
def process(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs `python` in a process of its own with the fixed clock and an empty home."""

    def run(*words: str, **more: Any) -> subprocess.CompletedProcess[str]:
        env = {
            **os.environ,
            "SELFCARE_NOW": NOW,
            "HOME": str(tmp_path / "home"),
            "PYTHONPATH": str(Path(__file__).parents[2]),
            **more.pop("env", {}),
        }
        more.setdefault("stdin", subprocess.DEVNULL)
        return subprocess.run(
            [sys.executable, *words],
            env=env, encoding="utf-8", capture_output=True, timeout=120, check=False, **more,
        )  # fmt: skip

    return run
