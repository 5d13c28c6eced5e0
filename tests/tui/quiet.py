"""Waits until an app has worked through what it was given, as seen from its queues.

The frame at rest is painted where a test pauses, or after its last key; those on the way are not.

Textual's Pilot posts a message to every widget and measures the processor's time, 20 ms at a time
and up to a second; in a thousand tests that is most of an hour, and on a busy machine it is not
enough. A queue that is empty and waited for says as much and costs nothing.
"""

import asyncio
import unicodedata
from collections.abc import Iterable
from time import monotonic
from typing import Any

from textual import events
from textual._compositor import Compositor
from textual._context import active_app
from textual.app import App
from textual.keys import REPLACED_KEYS, _character_to_key, _get_unicode_name_from_key
from textual.message_pump import MessagePump
from textual.pilot import Pilot

from selfcare.tui.app import SelfcareApp

PATIENCE = 3.0
"""Seconds after which a test goes on, and sees for itself."""
STILL = 2
"""Rounds in a row in which nothing was left to do."""
PAINT = Compositor.render_update
AT_ONCE = 50
"""Turns of the event loop after which whatever is waited for is outside of it."""


async def quiet(*_: object) -> bool:
    """Until two rounds in a row find nothing to do; stands in for each of Textual's own waits."""
    app = active_app.get()
    give_up, still, turns = monotonic() + PATIENCE, 0, 0
    ready: Any = asyncio.get_running_loop()._ready  # type: ignore[attr-defined]
    while still < STILL and app._exception is None and monotonic() < give_up:
        if isinstance(app, SelfcareApp):
            await app.keys_done()
        turns += 1
        await asyncio.sleep(0 if turns < AT_ONCE and not _held_by_a_timer(app) else 0.002)
        if not app.is_running or not app.screen_stack:
            break
        if ready or not _all_wait(app):  # whoever is ready has work, or gets some
            still = 0
            continue
        app.screen._on_timer_update()
        # What an update hands on makes its receiver ready.
        still = still + 1 if not ready and _nothing_left(app) else 0
    return True


async def pause(pilot: Pilot[object], delay: float | None = None) -> None:
    """Until there is nothing to do, and the frame at rest is painted."""
    await quiet()
    if delay is not None:
        await asyncio.sleep(delay)
    paint(pilot.app)


def paint(app: App[Any]) -> None:
    """What a terminal would get to see now."""
    if app.is_running and app.screen_stack:
        app.screen._on_timer_update()
        PAINT(app.screen._compositor, screen_stack=app._background_screens)


def pressed(key: str) -> events.Key:
    """A key by Textual's name of it, or by the sign it types."""
    name = key if len(key) > 1 or key.isalnum() else _character_to_key(key)
    try:
        typed = unicodedata.lookup(_get_unicode_name_from_key(REPLACED_KEYS.get(name, name)))
    except KeyError:
        typed = key if len(key) == 1 else ""
    return events.Key(name, typed or None)


async def press_keys(app: SelfcareApp, keys: Iterable[str]) -> None:
    """Each key with its whole effect; stands in for Textual's way, which waits three times."""
    for key in keys:
        app.post_message(pressed(key))
        await app.all_typed()
        await quiet()
    paint(app)
    if app.animator._animations:
        await app.animator.wait_until_complete()


def painted_at_rest(self: Compositor, *_: object, **__: object) -> None:
    """In place of each frame on the way: no terminal is there to see it."""


def _all_wait(app: App[object]) -> bool:
    """Whether the app, its screens and what is on them wait."""
    if not _waits(app):
        return False
    nodes: list[Any] = list(app.screen_stack)
    for node in nodes:
        if not _waits(node):
            return False
        nodes += node._nodes._nodes
    return True


def _waits(node: MessagePump) -> bool:
    """Whether it has worked through its queue and waits for what comes next."""
    if node._closing or node._closed:
        return True  # its queue is read no more
    queue: Any = node._message_queue
    if queue.values or node._next_callbacks:
        return False
    return any(not waiter.done() for waiter in queue.ready_event._waiters)


def _held_by_a_timer(app: App[object]) -> bool:
    """Whether updates, or another size of the window, wait for a moment on purpose."""
    sizing = isinstance(app, SelfcareApp) and app._sizing is not None
    return bool(app._batch_count) or sizing or app._resize_event is not None


def _nothing_left(app: App[object]) -> bool:
    top = app.screen
    dirty: tuple[object, ...] = (top._callbacks, top._dirty_widgets, top._layout_required)
    return not _held_by_a_timer(app) and not any(dirty)
