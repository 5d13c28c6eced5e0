"""Every action by name, read from the bindings of the screen and of the app: help and the palette.

A command's name is its binding's description, its sentence the binding's tooltip; there is no
second list but for the few actions of the app that have no key.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from textual import actions
from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode
from textual.keys import key_to_character
from textual.screen import Screen

from selfcare.core.model import Area
from selfcare.tui.glyphs import FULL, Signs
from selfcare.tui.keys import EVERYWHERE
from selfcare.tui.own_keys import sign_of

WITHOUT_KEY = (
    ("About my data", "Where your file lies, how big it is, how it is protected.", "app.data"),
    ("Signs", "What the signs say.", "app.legend"),
    ("All keys", "The keys of every screen; type to find one.", "app.all_keys"),
    ("Sheet to share", "For a clinician or a coach: you choose what is in it.", "app.share"),
    ("Four questions", "About your life, at most monthly; not a diagnosis.", "app.pulse"),
    ("Keys of your own", "Give any action another letter or sign.", "app.own_keys"),
    *(
        (
            f"A break from {area}",
            f"Put {area} away for now: its habits are set aside, its runs wait.",
            f"app.take_break('{area}')",
        )
        for area in (Area.SLEEP, Area.EATING)
    ),
    *(
        (f"Bring {area} back", f"Show {area} again after a break.", f"app.bring_back('{area}')")
        for area in Area
    ),
)
"""Actions of the app that no key is bound to."""

_NOT_BY_NAME = frozenset(
    [
        "app.palette",
        "app.focus_next",
        "app.focus_previous",
        "screen.copy_text",
        "app.command_palette",
    ]
)
"""Actions that make no sense once the palette is open, or that Textual brings along."""
MOVING = frozenset(["move", "page", "ends", "walk", "line", "region", "back", "leave", "close"])
"""Actions that only go somewhere; they are listed after those that do something."""
EVERYWHERE_IDS = frozenset(
    binding.id for binding in EVERYWHERE if isinstance(binding, Binding) and binding.id
)
_KEY_NAMES = {
    "space": "Space", "enter": "Enter", "escape": "Esc", "backspace": "Backspace", "tab": "Tab",
    "delete": "Del", "up": "↑", "down": "↓", "left": "←", "right": "→", "pageup": "PgUp",
    "pagedown": "PgDn", "home": "Home", "end": "End", "comma": ",", "colon": ":", " ": "Space",
    "question_mark": "?", "exclamation_mark": "!", "equals_sign": "=", "plus": "+", "minus": "-",
    "left_square_bracket": "[", "right_square_bracket": "]", "full_stop": ".", "slash": "/",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Command:
    """One action with its keys."""

    name: str
    sentence: str
    keys: str
    """As they are printed: `Space`, `q Esc`, `b Ctrl+L F9`."""
    action: str
    node: DOMNode = field(repr=False, compare=False)
    """Where the action runs."""


def key_words(key: str) -> str:
    """A key as it is printed: `Ctrl+L`, `Space`, `T`."""
    *modifiers, last = key.split("+") if key != "+" else [key]
    if not modifiers and last.startswith("f") and last[1:].isdigit():
        return last.upper()
    shown = _KEY_NAMES.get(last) or (last.upper() if modifiers else sign_of(last) or last)
    return "+".join([*(word.capitalize() for word in modifiers), shown])


def keys_together(keys: Iterable[str]) -> str:
    """Printed keys in one text, the ten digits as `0-9`."""
    return " ".join(dict.fromkeys(keys)).replace("0 1 2 3 4 5 6 7 8 9", "0-9")


def printed(keys: str, signs: Signs) -> str:
    """Keys in the signs in use: arrows as words where the terminal may have none."""
    if signs is FULL:
        return keys
    words = {"↑": "Up", "↓": "Down", "←": "Left", "→": "Right"}
    return keys.translate({ord(arrow): word for arrow, word in words.items()})


def commands_of(
    screen: Screen[Any], *, typing: bool = False
) -> tuple[tuple[Command, ...], tuple[Command, ...]]:
    """What can be done on a screen: its own commands, and those of every screen.

    With `typing` the keys that are letters of a text then are left out.
    """
    keys: dict[tuple[str, str], list[str]] = {}
    found: dict[tuple[str, str], tuple[Binding, DOMNode]] = {}
    for key, active in screen.active_bindings.items():
        binding = active.binding
        if not (binding.id and binding.tooltip and active.enabled) or binding.system:
            continue
        if typing and (key_to_character(key) or "\n").isprintable():
            continue
        # A screen may say its own words for one of the keys of an act it inherits.
        one = (binding.id, binding.tooltip)
        keys.setdefault(one, []).append(key_words(key))
        found.setdefault(one, (binding, active.node))
    here: list[Command] = []
    everywhere: list[Command] = []
    for one, (binding, node) in found.items():
        described = binding.description or binding.action
        words = keys_together(keys[one])
        command = Command(described, binding.tooltip, words, binding.action, node)
        (everywhere if one[0] in EVERYWHERE_IDS else here).append(command)
    here.sort(key=lambda command: command.action.partition("(")[0] in MOVING)
    order = [binding.action for binding in EVERYWHERE if isinstance(binding, Binding)]
    everywhere.sort(
        key=lambda command: order.index(command.action) if command.action in order else 0
    )
    return tuple(here), tuple(everywhere)


def named_commands(screen: Screen[Any]) -> tuple[Command, ...]:
    """Everything the palette offers on a screen, the screen's own first."""
    here, everywhere = commands_of(screen)
    app: App[Any] = screen.app
    more = (Command(name, words, "", action, app) for name, words, action in WITHOUT_KEY)
    return tuple(
        command
        for command in (*here, *everywhere, *more)
        if command.action not in _NOT_BY_NAME and _has_sense_now(command)
    )


def _has_sense_now(command: Command) -> bool:
    """Whether an action of the app does anything now: only what is hidden can be brought back."""
    _, name, parameters = actions.parse(command.action)
    return command.keys != "" or command.node.check_action(name, parameters) is not False
