"""What tests of practising share: a clock in seconds that a test turns, and the ways to a state."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from textual.pilot import Pilot

from selfcare.service import Selfcare
from selfcare.tui.app import SelfcareApp
from selfcare.tui.screens.player import PlayerSheet

SLOW = "longer-out-breath"


class Seconds:
    """A monotonic clock that stands still until it is turned."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@contextmanager
def turned() -> Iterator[Seconds]:
    """The players of a block run on a clock of their own."""
    seconds = Seconds()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(PlayerSheet, "CLOCK", staticmethod(seconds))
        yield seconds


def player(app: SelfcareApp) -> PlayerSheet:
    """The player, on top."""
    assert isinstance(app.screen, PlayerSheet)
    return app.screen


async def pass_time(app: SelfcareApp, pilot: Pilot[None], seconds: Seconds, by: float) -> None:
    """Lets time pass in looks of a second, as the player's own timer would; stops at its end."""
    left = by
    while left > 1e-9:
        step = min(1.0, left)
        seconds.now += step
        left -= step
        if isinstance(app.screen, PlayerSheet):
            app.screen.look()
    await pilot.pause()


async def open_card(
    app: SelfcareApp, pilot: Pilot[None], routine: str = SLOW, minutes: int | None = None
) -> None:
    """The card of a routine, above the Practice place."""
    await pilot.press("P")
    await pilot.pause()
    app.open_sheet("practice_card", routine, minutes=minutes)
    await pilot.pause()


def practise_before(care: Selfcare, routine: str = SLOW, times: int = 6) -> None:
    """So many practices that each made it two points easier."""
    for _ in range(times):
        number = care.begin_practice(routine, 5, None, 6)
        care.end_practice(number, 300, True, 4)
