"""What makes a function of the diary an act: it enters the file by one door, with the others.

An act takes the write lock first, reads again what another window has written, and only then
computes and writes; so nothing it writes was computed from what stood there before. What it tells
is what stands in the file afterwards. An act inside an act is part of it. One that changes nothing
leaves no change behind.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from selfcare.diary.diary import Diary

_Work = TypeVar("_Work", bound=Callable[..., Any])

ACTS: dict[str, Callable[..., Any]] = {}
"""Every act by its name."""


def act(work: _Work) -> _Work:
    """Make a function over the diary an act."""

    @wraps(work)
    def entered(diary: Diary, *given: Any, **named: Any) -> Any:
        with diary.turn():
            return work(diary, *given, **named)

    ACTS[work.__name__] = entered
    return cast("_Work", entered)
