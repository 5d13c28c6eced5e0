"""The machine stays out of every test: no home, no environment, no network, no developer's file."""

import compileall
import os
import shutil
import socket
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

import selfcare
from selfcare.diary import clock
from tests import machine_clock

settings.register_profile(
    "steady",
    deadline=None,  # a slow machine is no wrong answer
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    derandomize=True,  # the same tree gives the same answer everywhere
    print_blob=True,
)
settings.register_profile("search", settings.get_profile("steady"), derandomize=False)
settings.load_profile("steady")
"""`pytest --hypothesis-profile=search` looks for examples that no run has tried before."""

NOW = datetime.fromisoformat("2026-11-22T21:00:00+01:00")
"""Sunday 22 November 2026, nine in the evening."""


MEMORY = Path("/dev/shm")
ROOM = 4_000_000_000
"""Bytes that the files of all tests have room in."""
if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))  # no test waits for a disk

# A program that is started reads what the one before it compiled, as on anybody's machine.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

LONGEST = ("test_year_by_keys", "test_closing", "test_faults", "test_year_by_lines")
"""Modules with the longest tests begin first, so that no worker ends long after the others."""


def pytest_xdist_auto_num_workers() -> int:
    """Two workers a processor: tests of screens wait for the event loop half of their time."""
    return 2 * (os.cpu_count() or 1)


def pytest_configure(config: pytest.Config) -> None:
    """Compiled once, before several workers would do the same at the same time."""
    if not hasattr(config, "workerinput"):
        compileall.compile_dir(Path(selfcare.__file__).parent, quiet=2)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Long tests first; the order says nothing else."""
    items.sort(key=lambda item: not item.path.stem.startswith(LONGEST))


@pytest.fixture(scope="session", autouse=True)
def _no_machine_clock() -> Iterator[None]:
    """It is `NOW` in every test and every child of one; the machine's own date is an error."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SELFCARE_NOW", NOW.isoformat())
        patch.setattr(clock, "machine_now", machine_clock.refuse)
        machine_clock.watch_children()
        yield


@pytest.fixture(autouse=True)
def _red_if_it_read_the_clock() -> Iterator[None]:
    """An error that the code under test caught still turns the test red."""
    machine_clock.seen.clear()
    yield
    for sentence in machine_clock.seen:
        pytest.fail(sentence)


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Point every path at a folder of the test and forget what the developer has set."""
    home = tmp_path / "home"
    home.mkdir()
    for name in list(os.environ):
        if name.startswith(("SELFCARE_", "XDG_", "TEXTUAL")) or name in {
            "ACCESSIBLE",
            "NO_COLOR",
            "FORCE_COLOR",
            "COLORTERM",
            "COLUMNS",
            "LINES",
        }:
            monkeypatch.delenv(name)
    monkeypatch.setenv("SELFCARE_NOW", NOW.isoformat())
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("TERM", "xterm-256color")


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """A connection to anywhere is an error; pairs of local sockets (event loops) stay."""

    def refuse(self: socket.socket, address: object) -> None:
        raise AssertionError(f"a test tried to reach {address}")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket.socket, "connect_ex", refuse)


@pytest.fixture
def db_path(tmp_path: Path) -> Path:
    """Where a test's own file lies."""
    return tmp_path / "selfcare.db"
