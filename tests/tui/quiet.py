"""Waits until an app has worked through what it was given, as seen from its queues.

Textual's Pilot measures the processor's time instead, 20 ms at a time and up to a second; in a
thousand tests that is most of an hour, and on a busy machine it is not enough.
"""

import asyncio
from time import monotonic
from weakref import WeakKeyDictionary

from textual._context import active_app
from textual.app import App
from textual.message_pump import MessagePump

from selfcare.tui.app import SelfcareApp

PATIENCE = 3.0
"""Seconds after which a test goes on, and sees for itself."""
STILL = 2
"""Rounds in a row in which nothing was left to do."""
AT_ONCE = 0.0005
"""Seconds in which nothing can have been asked for: Pilot waits twice, at once."""

_through_at: WeakKeyDictionary[App[object], float] = WeakKeyDictionary()


async def quiet(_at_least: float = 0, _at_most: float = 0) -> None:
    """Until two rounds in a row find nothing to do; stands in for Textual's `wait_for_idle`."""
    app = active_app.get()
    if _through_at.get(app, 0) > monotonic() - AT_ONCE:
        return
    give_up, still = monotonic() + PATIENCE, 0
    while still < STILL and app.is_running and monotonic() < give_up:
        if isinstance(app, SelfcareApp):
            await app.keys_done()
        await _through(app)
        if _held_by_a_timer(app):
            await asyncio.sleep(0.002)
        app.screen._on_timer_update()
        still = still + 1 if _nothing_left(app) else 0
    _through_at[app] = monotonic()


async def _through(app: App[object]) -> None:
    """One message through the queue of everything on the top screen."""
    waiting = []
    for node in _alive(app):
        gone_by = asyncio.Event()
        if node.is_running and node.call_later(gone_by.set):
            waiting.append(asyncio.ensure_future(gone_by.wait()))
    if waiting:
        _, late = await asyncio.wait(waiting, timeout=1)
        for each in late:
            each.cancel()


def _alive(app: App[object]) -> list[MessagePump]:
    """The app, its top screen and what is on it: a screen below repaints at every message."""
    return [app, *app.screen.walk_children(with_self=True)]


def _held_by_a_timer(app: App[object]) -> bool:
    """Whether updates, or another size of the window, wait for a moment on purpose."""
    sizing = isinstance(app, SelfcareApp) and app._sizing is not None
    return bool(app._batch_count) or sizing or app._resize_event is not None


def _nothing_left(app: App[object]) -> bool:
    top = app.screen
    dirty: tuple[object, ...] = (top._callbacks, top._dirty_widgets, top._layout_required)
    return (
        not _held_by_a_timer(app)
        and not any(dirty)
        and not any(node.message_queue_size or node._next_callbacks for node in _alive(app))
    )
