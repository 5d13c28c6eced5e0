"""The machine stays out of every test: no home, no environment, no network, no developer's file."""

import os
import socket
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "ci",
    deadline=None,  # a slow machine is no wrong answer
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    print_blob=True,
)
settings.load_profile("ci")

NOW = datetime.fromisoformat("2026-11-22T21:00:00+01:00")
"""Sunday 22 November 2026, nine in the evening."""


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
