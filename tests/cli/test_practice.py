"""`practice` and `routines` as a person types them, and a practice on a real terminal."""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import subprocess
import sys
import termios
import time
from typing import TYPE_CHECKING

import pyte
import pytest

from selfcare.cli.inline import frame
from selfcare.cli.text.columns import cell_width
from selfcare.content.routines import built_in_routines
from selfcare.core.player import Press, begin
from selfcare.service import open_selfcare

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DEADLINE = 60.0
SLOW_WAVES = """
id = "slow-waves"
title = "Slow [red]waves\\u001b[31m"
area = "own"
feelings = []
evidence = "C"
source = "My own."
summary = "In for 5, out for 5."
cycle = [
    { breath = "in", seconds = 5, say = "In." },
    { breath = "out", seconds = 5, say = "Out." },
]
"""


def test_routines_need_no_file(shell):
    """Without a diary the built-in ones are listed, and no file is made."""
    assert len(shell.ok("routines").lines) == 21
    assert not shell.path.exists()


def test_routines_as_json(shell):
    """id, title, area, feelings, minutes, evidence, origin."""
    found = shell.ok("routines", "list", "--json").json
    assert len(found) == 21
    assert found[0] == {
        "id": "longer-out-breath",
        "title": "Longer out-breath",
        "area": "mindfulness",
        "feelings": ["tense", "restless", "scattered"],
        "minutes": [1, 3, 5, 10],
        "evidence": "B",
        "origin": "built in",
    }


def test_routines_for_the_ear(shell):
    """One sentence each."""
    lines = shell.ok("routines", "--plain").lines
    assert lines[9] == "Stop and look, 1 minute, for scattered or tense."
    assert all(line.endswith(".") for line in lines)


def test_own_routines_are_listed_with_their_file(diary, tmp_path):
    """An own folder's routines show their file; a wrong one is told on stderr."""
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "a.toml").write_text(SLOW_WAVES, "utf-8")
    (tmp_path / "own" / "b.toml").write_text("id = 3", "utf-8")
    diary.ok("settings", "set", "routine_dirs", str(tmp_path / "own"))
    said = diary.ok("routines", "--json")
    assert said.json[-1]["origin"] == str(tmp_path / "own" / "a.toml")
    assert "\x1b" not in said.json[-1]["title"]
    assert said.err == (
        f"{tmp_path / 'own' / 'b.toml'}: the field title is not there. "
        "It takes a text of 1 to 40 characters.\n"
    ) or said.err.startswith(f"{tmp_path / 'own' / 'b.toml'}: ")
    assert said.err.count("\n") == 1
    shown = diary.ok("routines", "show", "slow").out
    assert "Slow [red]waves" in shown
    assert "\x1b" not in shown


@pytest.mark.parametrize("routine", built_in_routines(), ids=lambda each: each.id)
def test_show(shell, routine):
    """Every routine at length fits 80 columns, and says its words, caution and evidence."""
    lines = shell.ok("routines", "show", routine.id).lines
    assert lines[0] == routine.title
    assert all(cell_width(line) <= 80 for line in lines)
    whole = " ".join(" ".join(lines).split())
    assert routine.source in whole
    assert routine.caution in whole
    plain = shell.ok("routines", "show", routine.id, "--plain").lines
    assert all(line.endswith((".", "?", ":", "”")) for line in plain)


def test_check(shell, tmp_path):
    """A file is a routine, or which field is not."""
    path = tmp_path / "waves.toml"
    path.write_text(SLOW_WAVES, "utf-8")
    said = shell.ok("routines", "check", str(path))
    assert said.out.endswith("(slow-waves) is a routine: breathing, 1, 3, 5, 10 min.\n")
    path.write_text(SLOW_WAVES.replace("seconds = 5", "seconds = 1"), "utf-8")
    wrong = shell.run("routines", "check", str(path))
    assert (wrong.code, wrong.out) == (2, "")
    assert wrong.err == (
        f"{path}: one cycle takes 2 seconds. It takes at least 8, because fast breathing can "
        "make dizzy.\n"
    )
    assert shell.run("routines", "check", str(tmp_path / "none.toml")).code == 1
    assert shell.run("routines", "check", "").code == 2


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (("juggling",), 1, "There is no routine juggling. selfcare routines lists them.\n"),
        (("s",), 1, "3 routines begin with s: cyclic-sighing, stop, self-kindness. One more"),
        (("stop", "--minutes", "0"), 2, "--minutes takes a whole number from 1 to 60.\n"),
        (("stop", "--minutes", "61"), 2, "--minutes takes a whole number from 1 to 60.\n"),
        (("stop", "--minutes", "x"), 2, "--minutes takes a whole number from 1 to 60.\n"),
    ],
)
def test_wrong_words(diary, words, code, sentence):
    """One clear sentence, the documented exit code, nothing on stdout."""
    said = diary.run("practice", *words)
    assert (said.code, said.out) == (code, "")
    assert said.err.startswith(sentence)


@pytest.mark.parametrize("routine", built_in_routines(), ids=lambda each: each.id)
@pytest.mark.parametrize("width", [20, 40, 72])
def test_a_frame_fits_its_width(routine, width):
    """At any width and instant the picture has as many lines, none too wide, no word cut off."""
    session = begin(routine, routine.minutes[-1], 0.0)
    count = len(frame(session, width, basic=False))
    for press in (None, Press.PAUSE, Press.PAUSE, Press.STILL, Press.COUNTING, Press.STOP):
        for _ in range(60):
            session = session.tick(session.seen + 1.7)
            lines = frame(session, width, basic=False)
            assert len(lines) == count <= 20
            assert max(map(cell_width, lines)) <= width
            if session.running:
                assert session.phase.words in " ".join(lines)
        if press is not None:
            session = session.press(press, session.seen)


def test_the_tide_moves_in_eighths():
    """A breath of ten seconds at fifteen looks a second shows well over forty pictures."""
    session = begin(built_in_routines()[0], 1, 0.0, settle=0)
    seen = set()
    for _ in range(150):
        seen.add(tuple(frame(session, 60, basic=False)))
        session = session.tick(session.seen + 1 / 15)
    assert len(seen) >= 100


def test_ascii_has_no_other_signs():
    """Where the terminal has no more than ASCII the tide is drawn with it."""
    session = begin(built_in_routines()[0], 1, 0.0, settle=0).tick(2.0)
    assert frame(session, 30, basic=True)[4].strip("|# ") == ""
    assert frame(session.press(Press.STILL, 2.0), 30, basic=True)[4] == "# # # ."


class Terminal:
    """A practice on a pseudo-terminal of 80 by 24."""

    def __init__(self, path: Path, *words: str) -> None:
        self.own, its = pty.openpty()
        termios.tcsetwinsize(its, (24, 80))
        self.before = termios.tcgetattr(its)
        self.its = its
        self.shown = ""
        self.process = subprocess.Popen(
            [sys.executable, "-m", "selfcare", "--db", str(path), "practice", *words],
            stdin=its, stdout=its, stderr=its, start_new_session=True,
            preexec_fn=_own_terminal,  # noqa: PLW1509 - no thread runs here
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "LC_ALL": "C.UTF-8"},
        )  # fmt: skip

    def wait_for(self, words: str) -> None:
        end = time.monotonic() + DEADLINE
        while words not in self.shown:
            assert time.monotonic() < end, self.shown
            self.read()

    def type(self, text: str) -> None:
        os.write(self.own, text.encode())

    def read(self) -> bool:
        ready, _, _ = select.select([self.own], [], [], 0.2)
        fresh = os.read(self.own, 65536) if ready else b""
        self.shown += fresh.decode("utf-8", "replace")
        return bool(fresh)

    def ended(self) -> int:
        end = time.monotonic() + DEADLINE
        while self.process.poll() is None:
            assert time.monotonic() < end, self.shown
            self.read()
        while self.read():
            pass
        return self.process.returncode

    @property
    def restored(self) -> bool:
        """Whether the terminal echoes and has its cursor as before."""
        same = termios.tcgetattr(self.its)[:4] == self.before[:4]
        return same and self.shown.rfind("\x1b[?25h") > self.shown.rfind("\x1b[?25l")

    @property
    def screen(self) -> str:
        """What a person sees at the end."""
        screen = pyte.Screen(80, 60)
        pyte.Stream(screen).feed(self.shown)
        return "\n".join(screen.display)

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait(DEADLINE)
        for descriptor in {self.own, self.its}:
            os.close(descriptor)


def _own_terminal() -> None:
    import fcntl

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


@pytest.fixture
def terminal(diary) -> Iterator[Terminal]:
    made = Terminal(diary.path, "longer", "--minutes", "1")
    yield made
    made.close()


def practices(path: Path) -> list[tuple[int | None, int | None]]:
    with open_selfcare(path, read_only=True) as service:
        return [(each.before, each.after) for each in service._store.practices()]


def test_a_practice_on_a_terminal(terminal, diary):
    """Card, tension, breath, `q`, tension: the terminal is whole afterwards, the minutes kept."""
    terminal.wait_for("Tension right now")
    terminal.type("6")
    terminal.type("\r")
    terminal.wait_for("Settle in")
    terminal.type("\r")
    terminal.wait_for("In, 3")
    terminal.type("q")
    terminal.wait_for("You can stay here a moment.")
    terminal.type("10\r")
    assert terminal.ended() == 0
    assert terminal.restored
    assert practices(diary.path) == [(6, 10)]
    assert terminal.screen.count("left of 1:00") == 1
    foreign = re.sub(r"\x1b\[(\?25[lh]|2K|J|\d+F|[01]m)", "", terminal.shown)
    assert "\x1b" not in foreign


@pytest.mark.parametrize(
    ("ends", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]
)
def test_whatever_ends_it(terminal, diary, ends, code):
    """Ctrl+C, SIGTERM and SIGHUP leave the terminal whole and the seconds kept."""
    terminal.wait_for("Tension right now")
    terminal.type("\r")
    terminal.wait_for("Settle in")
    terminal.type("\r")
    terminal.wait_for("In, 3")
    if ends is signal.SIGINT:
        terminal.type("\x03")
    else:
        terminal.process.send_signal(ends)
    assert terminal.ended() == code
    assert terminal.restored
    assert practices(diary.path) == [(None, None)]


def test_not_now(terminal, diary):
    """`q` on the card writes nothing."""
    terminal.wait_for("Tension right now")
    terminal.type("q")
    assert terminal.ended() == 0
    assert "Another time." in terminal.shown
    assert terminal.restored
    assert practices(diary.path) == []


def test_line_by_line_on_a_terminal(diary):
    """`--plain`: tension, Enter leaves out the settle-in, `p` pauses, `q` ends; no escapes."""
    made = Terminal(diary.path, "stop", "--plain")
    try:
        made.wait_for("10 very high: ")
        made.type("7\r")
        made.wait_for("Settle in.")
        made.type("\r")
        made.wait_for("Stop. Whatever you are doing can wait a moment.")
        made.type("p\r")
        made.wait_for("Paused. p and Enter goes on.")
        made.type("p\r")
        made.wait_for("Going on.")
        end = time.monotonic() + 1.2
        while time.monotonic() < end:
            made.read()
        made.type("q\r")
        made.wait_for("Tension now, 0 none to 10 very high: ")
        made.type("5\r")
        assert made.ended() == 0
        assert "\x1b" not in made.shown
    finally:
        made.close()
    assert practices(diary.path) == [(7, 5)]


def test_holds_are_off_by_default(diary):
    """Box breath becomes the longer out-breath, which is said; `--holds` keeps the holds."""
    made = Terminal(diary.path, "box", "--minutes", "6")
    try:
        made.wait_for("--holds keeps them.")
        made.wait_for("In for 4, out for 6")
        made.wait_for("Tension right now")
        made.type("q")
        assert made.ended() == 0
    finally:
        made.close()
    held = Terminal(diary.path, "four", "--holds")
    try:
        held.wait_for("Eight breaths at most")
        held.wait_for("3 min. Tension right now")
        held.type("q")
        assert held.ended() == 0
    finally:
        held.close()


def test_the_nearest_length_is_said(diary):
    """A length that is not there becomes the nearest, and that is said aloud."""
    made = Terminal(diary.path, "kind", "--minutes", "1", "--plain")
    try:
        made.wait_for("Kind wishes takes 3 minutes, the nearest to 1.")
        made.wait_for("10 very high: ")
        made.type("q\r")
        made.wait_for("Another time.")
        assert made.ended() == 0
    finally:
        made.close()
    assert practices(diary.path) == []


def test_writing_on_a_terminal(diary):
    """The first letter opens the line, `q` and `é` are letters in it; `k` keeps it as the note."""
    terminal = Terminal(diary.path, "three", "--minutes", "1")
    try:
        terminal.wait_for("Tension right now")
        terminal.type("\r")
        terminal.wait_for("Settle in")
        terminal.type("\r")
        terminal.wait_for("type a line")
        terminal.type("qué ")
        terminal.wait_for("> qué _")
        terminal.type("soup!\r")
        terminal.wait_for("Enter goes on")
        terminal.type("\r")
        terminal.wait_for("Why did it")
        terminal.wait_for("> qué soup!")
        terminal.type("\r")
        terminal.wait_for("k keeps it")
        terminal.type("k")
        assert terminal.ended() == 0
        assert terminal.restored
    finally:
        terminal.close()
    with open_selfcare(diary.path, read_only=True) as service:
        assert service.today_view().checkin.note.endswith("Three good things\nqué soup!")
