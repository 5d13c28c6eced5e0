"""Keys: one by one, letters of other scripts, and the bindings made from the table of acts.

Textual hands a key to the focused widget, whose bindings run a message later; of a burst such as
`2310 650` Enter the second key would still go to the list while the field is only about to open.
`KeysInOrder` hands a key on when the one before it has had its effect: on a quiet app at once, in a
burst after the queues of the focused widget and of all above it are through. Sizes of the terminal
come as fast; of those the newest alone is laid out.
"""

import asyncio
from collections import deque
from collections.abc import Container, Iterable
from contextlib import suppress
from functools import cache

from textual import events
from textual.app import App, ScreenStackError
from textual.binding import ActiveBinding, Binding
from textual.dom import DOMNode
from textual.keys import _character_to_key as key_of
from textual.keys import key_to_character

from selfcare.content.acts import ACTS, Act
from selfcare.content.keymap import LATIN_OF
from selfcare.core.text import plain_digits

PATIENCE = 5.0
"""Seconds after which a key no longer waits for the one before it: a loaded machine takes its time
to open a sheet, and what is typed for a note acts on the habits if it overtakes that."""
ROUNDS = 8
"""Most times the keys follow a focus that moves on by itself."""

_LETTERS: dict[str, list[str]] = {}
for _letter, _latin in LATIN_OF.items():
    _LETTERS.setdefault(_latin, []).append(_letter)


def key_name(sign: str) -> str:
    """Textual's name of the key that types a sign: `,` is `comma`, `ф` a long word."""
    return key_of(sign)


def with_scripts(signs: Iterable[str]) -> tuple[str, ...]:
    """The keys that type these signs, and those of other scripts that lie on the same keys."""
    return tuple(
        dict.fromkeys(key_name(one) for sign in signs for one in (sign, *_LETTERS.get(sign, ())))
    )


def by_its_digit(event: events.Key) -> events.Key:
    """A digit of any script is the key of that digit; a text still takes it as it was typed."""
    typed = event.character or ""
    digit = plain_digits(typed)
    if typed.isascii() or len(digit) != 1 or not digit.isdecimal():
        return event
    return events.Key(digit, typed)


_KEY_NAMES = {
    "space": "Space", "enter": "Enter", "escape": "Esc", "backspace": "Backspace", "tab": "Tab",
    "delete": "Del", "up": "↑", "down": "↓", "left": "←", "right": "→", "pageup": "PgUp",
    "pagedown": "PgDn", "home": "Home", "end": "End", "minus": "-", "plus": "+", "slash": "/",
}  # fmt: skip


def key_words(key: str) -> str:
    """A key as it is printed: `Ctrl+L`, `Space`, `T`, `,`."""
    *modifiers, last = key.split("+") if key != "+" else [key]
    if not modifiers and last.startswith("f") and last[1:].isdigit():
        return last.upper()
    shown = _KEY_NAMES.get(last) or (last.upper() if modifiers else key_to_character(last) or last)
    return "+".join([*(word.capitalize() for word in modifiers), shown])


class KeysInOrder(App[None]):
    """An app in which no key overtakes the effect of another."""

    keys_taken = 0
    """How many keys have come."""

    def __init__(self) -> None:
        super().__init__()
        self._typed: deque[events.Key | events.Paste] = deque()
        self._handing: asyncio.Task[None] | None = None
        self._open = asyncio.Event()
        self._sizing: asyncio.Task[None] | None = None
        """The screen taking another size."""

    def ready_for_keys(self) -> None:
        """The first screen is there; keys that came earlier are handed on now."""
        self._open.set()

    def type_again(self, event: events.Key) -> None:
        """Hands on a key that closed what took it: it is now for what is below."""
        self._typed.appendleft(events.Key(event.key, event.character))
        self._begin()

    async def keys_done(self) -> None:
        """Waits until every key so far has had its effect."""
        while self._handing is not None and not self._handing.done():
            await asyncio.shield(self._handing)

    async def all_typed(self) -> None:
        """The same, for keys too that the app has yet to take."""
        await _drained(self)
        await self.keys_done()

    async def before_enter(self) -> None:
        """Waits for what Enter would choose from."""

    def _check_resize(self) -> None:
        """Hands a new size on; while the screen works at one, only the newest of the next waits."""
        if self._sizing is None:
            super()._check_resize()
            self._sizing = asyncio.create_task(self._take_size())
        elif self._resize_timer is not None:
            self._resize_timer.stop()
            self._resize_timer = None

    async def _take_size(self) -> None:
        with suppress(ScreenStackError):
            await _drained(self.screen)
        self._sizing = None
        if self._resize_event is not None:
            self._check_resize()

    async def on_event(self, event: events.Event) -> None:
        """Keys and pastes wait their turn; everything else is Textual's."""
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            self.keys_taken += 1
            self._typed.append(by_its_digit(event) if isinstance(event, events.Key) else event)
            self._begin()
        elif not self._is_spent(event):
            await super().on_event(event)

    def _is_spent(self, event: events.Event) -> bool:
        """Whether it is a click for a screen that is gone: from before this one was there.

        Or the next of several quick ones on one spot, of which an earlier one closed that screen.
        """
        if not isinstance(event, events.MouseDown | events.MouseUp):
            return False
        came, last = getattr(self.screen, "came", 0.0), self._click_chain_last_time
        if last is None or last > came:
            return event.time < came
        quick = event.time - last <= self.CLICK_CHAIN_TIME_THRESHOLD
        return event.time < came or (quick and event.screen_offset == self._click_chain_last_offset)

    def _begin(self) -> None:
        if self._handing is None or self._handing.done():
            self._handing = asyncio.create_task(self._hand_on())

    async def _hand_on(self) -> None:
        await self._open.wait()
        while self._typed:
            typed = self._typed.popleft()
            if isinstance(typed, events.Key) and typed.key == "enter":
                await self.before_enter()
            await super().on_event(typed)
            await self._settle()

    async def _settle(self) -> None:
        """Waits until what a key set going has reached the app, wherever the focus went."""
        for _ in range(ROUNDS):
            if not self.is_running:
                return
            before = self.screen, self.focused
            for node in (before[1] or before[0]).ancestors_with_self:
                await _drained(node)
            await _drained(self.screen)
            if (self.screen, self.focused) == before:
                return


async def _drained(node: DOMNode) -> None:
    """Waits until a node has worked through what is in its queue now."""
    if not node.is_running:
        return
    through = asyncio.Event()
    if node.call_later(through.set):
        try:
            await asyncio.wait_for(through.wait(), PATIENCE)
        except TimeoutError:
            return


# The bindings of a screen, made from the table of acts.


def bindings(*wheres: str) -> list[Binding]:
    """The bindings of a screen or widget: for each act its signs, and its named keys apart.

    The signs carry the act's id, which a person's own keys replace (`App.set_keymap`); the named
    keys have an id of their own, so they always work.
    """
    made: list[Binding] = []
    for act in (act for where in wheres for act in ACTS[where]):
        made += [
            Binding(keys, action, act.words, show=act.shown and not at,
                    key_display=act.as_printed or None, tooltip=act.sentence, id=name)
            for at, (name, keys, action) in enumerate(_parts(act))
        ]  # fmt: skip
    return made


def in_order(shown: Iterable[ActiveBinding], own: Container[str]) -> list[ActiveBinding]:
    """Bindings as the table has them: Textual puts those of one's `own` keys behind all others."""
    kept = [*shown]
    for each in sorted((one for one in kept if one.binding.id in own), key=_at, reverse=True):
        kept.remove(each)
        where, at = _at(each)
        places = [_at(one) for one in kept]
        later = (place for place, one in enumerate(places) if one[0] == where and one[1] > at)
        kept.insert(next(later, len(kept)), each)
    return kept


def _at(each: ActiveBinding) -> tuple[str, int]:
    """The part of the table that a binding is of, and its place there."""
    return _places().get((each.binding.id or "").removesuffix(".named"), ("", 0))


@cache
def _places() -> dict[str, tuple[str, int]]:
    return {act.id: (where, at) for where, acts in ACTS.items() for at, act in enumerate(acts)}


def _parts(act: Act) -> Iterable[tuple[str, str, str]]:
    """Id, keys and action of the bindings of an act."""
    if "{sign}" in act.action:
        for sign in act.signs:
            yield act.id, ",".join(with_scripts([sign])), act.action.format(sign=sign)
    elif act.signs:
        yield act.id, ",".join(with_scripts(act.signs)), act.action
    if act.names:
        yield f"{act.id}.named", ",".join(act.names), act.action
