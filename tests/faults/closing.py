"""Opens the app on pseudo-terminals, types, and closes the terminals at moments of a fixed seed.

Run as `closing.py FOLDER FILE RUNS SEED [bare]`; prints one line of JSON for each run. `bare` is
the control: Textual's own driver, and nobody who watches over the end.
"""

import fcntl
import json
import os
import pty
import random
import select
import shutil
import signal
import struct
import sys
import termios
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path

from selfcare import ending
from selfcare.cli.app import selfcare as command
from selfcare.tui import sheets
from selfcare.tui.app import SelfcareApp
from selfcare.tui.life import Lives

WORDS = "Kept whatever comes"
SCENES = {
    "today": ((80, 24), "Walk", (b"j", b"k", b"m75", b"\x1b", b"20\r", b"?", b"z"), ""),
    "note": ((80, 24), "Walk", (b"n", WORDS.encode()), "comes"),
    "form": ((80, 24), "Walk", (b"Ha\r", WORDS.encode()), "comes"),
    "breath": ((120, 36), "Walk", (b"P", b"\r", b"\r"), "left of"),
    "card": ((80, 24), "dizzy", (b"\r", b"\r"), "left of"),
    "q": ((80, 24), "Walk", (b"n", WORDS.encode(), b"\x1b", b"q"), ""),
    "demo": ((80, 24), "SAMPLE", (b"W", b"T"), ""),
}
"""Size, what is on the first frame, what is typed, and what is waited for after that."""
AT_ONCE = 3
"""Processes side by side."""
LATEST = 0.8
"""Seconds after the last key until which a terminal is closed."""
GIVE_UP = 60.0
"""Seconds after which an app that never shows what is waited for is closed, and told of."""
LIMIT = 3.0
"""Seconds after which a process that is still there is killed and told of."""


@dataclass
class Run:
    """One app on one terminal."""

    scene: str
    folder: Path
    delay: float
    masked: bool
    """Whether SIGHUP does not reach the app: then it must notice by itself."""
    pid: int = 0
    ours: int = -1
    seen: bytes = b""
    keys: list[bytes] = field(default_factory=list)
    typed: bool = False
    reached: bool = False
    """Whether what is waited for was shown, so that the terminal was closed where it is meant."""
    close_at: float = 0.0
    closed_at: float = 0.0
    took: float = -1.0
    status: int = 0
    began: float = 0.0


def start(run: Run, file: Path) -> None:
    size, _, keys, _ = SCENES[run.scene]
    run.folder.mkdir(parents=True)
    own = run.folder / "selfcare.db"
    shutil.copyfile(file, own)
    run.keys = list(keys)
    run.began = time.monotonic()
    run.pid, run.ours = pty.fork()
    if run.pid == 0:
        os.closerange(3, 256)  # the other terminals must go when they are closed here
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        os.environ["TMPDIR"] = str(run.folder)
        if run.masked:
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGHUP})
        words = {"demo": ["demo"], "card": ["--db", str(own), "practice"]}
        command.main(words.get(run.scene, ["--db", str(own)]), prog_name="selfcare")
        sys.exit(0)


def step(run: Run) -> None:
    """Types what comes next, or closes."""
    _, first, _, after = SCENES[run.scene]
    now = time.monotonic()
    if not run.typed and first.encode() in run.seen:
        for keys in run.keys:
            os.write(run.ours, keys)
        run.typed, run.seen = True, b""
    if run.typed and not run.reached and after.encode() in run.seen:
        run.reached, run.close_at = True, now + run.delay
    over = now - run.began > GIVE_UP
    if run.ours >= 0 and (over or (run.close_at and now >= run.close_at)):
        os.close(run.ours)
        run.ours, run.closed_at = -1, now


def ended(run: Run) -> bool:
    """Whether the process has gone; killed when it never goes."""
    pid, status = os.waitpid(run.pid, os.WNOHANG)
    if pid:
        run.took = time.monotonic() - run.closed_at if run.closed_at else 0.0
        run.status = os.waitstatus_to_exitcode(status)
        return True
    if run.closed_at and time.monotonic() - run.closed_at > LIMIT:
        os.kill(run.pid, signal.SIGKILL)
        os.waitpid(run.pid, 0)
        run.took = -1.0
        return True
    return False


def runs_of(folder: Path, number: int, seed: int, *, bare: bool) -> list[Run]:
    """The scenes in turn, each closed at a moment of its own; the control draws a breath."""
    chance = random.Random(seed)
    names = ("breath",) if bare else ("today", "note", "form", "breath", "card", "q")
    runs = [
        Run(
            names[at % len(names)],
            folder / str(at),
            chance.uniform(0, LATEST),
            at // len(names) % 2 == 1,
        )
        for at in range(number)
    ]
    demos = [Run("demo", folder / f"demo{at}", 0.3 * at, at == 1) for at in range(2)]
    return runs if bare else runs + demos


def work(going: list[Run]) -> None:
    """Reads, types and closes on every terminal, for a moment."""
    watched = [run.ours for run in going if run.ours >= 0]
    for ours in select.select(watched, [], [], 0.02)[0]:
        run = next(each for each in going if each.ours == ours)
        try:
            run.seen += os.read(ours, 65536)
        except OSError:
            os.close(ours)
            run.ours, run.closed_at = -1, time.monotonic()
    for run in going:
        if run.ours >= 0:
            step(run)


def main(folder: Path, file: Path, number: int, seed: int, *, bare: bool) -> None:
    if bare:
        Lives.get_driver_class = super(Lives, SelfcareApp).get_driver_class  # type: ignore[method-assign]
        ending.begin = lambda *_: None
    sheets.import_all()
    waiting = runs_of(folder, number, seed, bare=bare)
    going: list[Run] = []
    while waiting or going:
        while waiting and len(going) < AT_ONCE:
            going.append(waiting.pop(0))
            start(going[-1], file)
        work(going)
        for run in tuple(going):
            if ended(run):
                going.remove(run)
                told = asdict(run) | {"folder": str(run.folder), "seen": "", "keys": []}
                sys.stdout.write(json.dumps(told) + "\n")
                sys.stdout.flush()


if __name__ == "__main__":
    main(
        Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]),
        bare="bare" in sys.argv[5:],
    )  # fmt: skip
