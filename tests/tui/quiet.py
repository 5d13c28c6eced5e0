"""Waits until an app has worked through what it was given, as seen from its queues.

Textual's Pilot posts a message to every widget and measures the processor's time, 20 ms at a time
and up to a second; in a thousand tests that is most of an hour, and on a busy machine it is not
enough. A queue that is empty and waited for says as much and costs nothing.
"""

import asyncio
from collections.abc import Iterator
from time import monotonic
from typing import Any

from textual._context import active_app
from textual.app import App
from textual.message_pump import MessagePump

from selfcare.tui.app import SelfcareApp

PATIENCE = 3.0
"""Seconds after which a test goes on, and sees for itself."""
STILL = 2
"""Rounds in a row in which nothing was left to do."""
AT_ONCE = 50
"""Turns of the event loop after which whatever is waited for is outside of it."""


async def quiet(*_: object) -> bool:
    """Until two rounds in a row find nothing to do; stands in for each of Textual's own waits."""
    app = active_app.get()
    give_up, still, turns = monotonic() + PATIENCE, 0, 0
    while still < STILL and app._exception is None and monotonic() < give_up:
        if isinstance(app, SelfcareApp):
            await app.keys_done()
        turns += 1
        await asyncio.sleep(0 if turns < AT_ONCE and not _held_by_a_timer(app) else 0.002)
        if not app.is_running or not app.screen_stack:
            break
        if not all(map(_waits, _alive(app))):
            still = 0
            continue
        app.screen._on_timer_update()
        still = still + 1 if _nothing_left(app) else 0
    return True


def _alive(app: App[object]) -> Iterator[MessagePump]:
    """The app, its screens and what is on them."""
    yield app
    for screen in app.screen_stack:
        yield from screen.walk_children(with_self=True)


def _waits(node: MessagePump) -> bool:
    """Whether it has worked through its queue and waits for what comes next."""
    if node._closing or node._closed:
        return True  # its queue is read no more
    queue: Any = node._message_queue
    waiting = any(not waiter.done() for waiter in queue.ready_event._waiters)
    return bool(waiting and queue.empty() and not node._next_callbacks)


def _held_by_a_timer(app: App[object]) -> bool:
    """Whether updates, or another size of the window, wait for a moment on purpose."""
    sizing = isinstance(app, SelfcareApp) and app._sizing is not None
    return bool(app._batch_count) or sizing or app._resize_event is not None


def _nothing_left(app: App[object]) -> bool:
    top = app.screen
    dirty: tuple[object, ...] = (top._callbacks, top._dirty_widgets, top._layout_required)
    return not _held_by_a_timer(app) and not any(dirty) and all(map(_waits, _alive(app)))
