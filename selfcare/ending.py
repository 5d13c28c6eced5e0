"""The end of the process: once it has begun, the process is gone soon, whatever it is doing.

A front end says with `at_end` what must not be left undone. `begin` starts a watch beside the
program: it ends in its own order if it can; where something holds it up, the watch does what was
said, and ends the process. Both may happen, so what is said here must bear being done twice.
"""

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

GRACE = 1.2
"""Seconds a process has for ending in order, after a signal or a closed terminal."""
CALM = 8.0
"""The same where the person asked for the end and the terminal is there; answers that wait for the
file take five of them."""
LAST_ACTS = 0.4
"""Seconds that what must not be left undone may take."""

_acts: list[Callable[[], object]] = []
_watched: list[float] = []
"""The graces of the watches that run; a shorter one may follow a longer one."""


@contextmanager
def at_end(act: Callable[[], object]) -> Iterator[None]:
    """While this lasts, `act` is done when the process has to be ended from outside."""
    _acts.append(act)
    try:
        yield
    finally:
        _acts.remove(act)


def begun() -> bool:
    """Whether the end has begun."""
    return bool(_watched)


def begin(code: int, grace: float = GRACE) -> None:
    """The process is to end within `grace` seconds; if it does not by itself, then with `code`."""
    if grace < min(_watched, default=grace + 1):
        _watched.append(grace)
        watch = threading.Thread(target=_watch, args=(code, grace), name="end", daemon=True)
        watch.start()


def forget_terminal() -> None:
    """The terminal has gone: what is still written to it goes nowhere, and nothing is read."""
    with suppress(OSError):
        nowhere = os.open(os.devnull, os.O_RDWR)
        for descriptor in (0, 1, 2):
            os.dup2(nowhere, descriptor)
        if nowhere > 2:
            os.close(nowhere)


def _watch(code: int, grace: float) -> None:
    threading.Event().wait(grace)
    doing = threading.Thread(target=_do_last_acts, daemon=True)
    doing.start()
    doing.join(LAST_ACTS)
    os._exit(code)


def _do_last_acts() -> None:
    for act in reversed(_acts):
        with suppress(Exception):
            act()
