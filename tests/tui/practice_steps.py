"""What tests of practising share: a clock in seconds that a test turns, and the ways to a state."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from textual.pilot import Pilot

from selfcare.diary import Diary, practising
from selfcare.tui.app import SelfcareApp
from selfcare.tui.screens.player import PlayerSheet
from selfcare.tui.screens.practice_card import PracticeCard

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


async def until(pilot: Pilot[None], predicate: Callable[[], object]) -> None:
    """Lets the app work until something is true, a minute at most."""
    give_up = time.monotonic() + 60
    while not predicate():
        assert time.monotonic() < give_up, "it never became true"
        await pilot.pause()


async def press(app: SelfcareApp, pilot: Pilot[None], *keys: str) -> None:
    """Keys one after the other, each with its whole effect."""
    await pilot.press(*keys)
    await until(pilot, lambda: app.screen.is_mounted)
    await pilot.pause()


async def pass_time(app: SelfcareApp, pilot: Pilot[None], seconds: Seconds, by: float) -> None:
    """Lets time pass in looks of a second, as the player's own timer would; stops at its end."""
    left = by
    while left > 1e-9:
        step = min(1.0, left)
        seconds.now += step
        left -= step
        if isinstance(app.screen, PlayerSheet):
            app.screen.look()
    await until(pilot, lambda: app.screen.is_mounted)
    await pilot.pause()


async def open_card(
    app: SelfcareApp, pilot: Pilot[None], routine: str = SLOW, minutes: int | None = None
) -> None:
    """The card of a routine, above the Practice place."""
    await press(app, pilot, "P")
    app.open_sheet("practice_card", routine, minutes=minutes)
    await until(pilot, lambda: isinstance(app.screen, PracticeCard) and app.screen.is_mounted)
    await pilot.pause()


async def go(
    app: SelfcareApp, pilot: Pilot[None], seconds: Seconds, steps: tuple[str | float, ...]
) -> None:
    """Keys are pressed, seconds pass."""
    for step in steps:
        if isinstance(step, str):
            await press(app, pilot, step)
        else:
            await pass_time(app, pilot, seconds, step)


def practise_before(care: Diary, routine: str = SLOW, times: int = 6) -> None:
    """So many practices that each made it two points easier."""
    for _ in range(times):
        number = practising.begin_practice(care, routine, 5, None, 6)
        practising.end_practice(care, number, 300, True, 4)
