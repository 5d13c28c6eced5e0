"""Keys are read here, at once and in the order in which they were typed.

Textual posts a key to the screen, whose bindings run a message later; a burst such as `m753` would
reach a screen that has not yet opened its ratings. So the app hands each key to the topmost
screen's `take_key`, which in this order

1. feeds what the person is typing (`capture`), when something is being typed,
2. leaves alone what the focused widget wants for itself (a text field),
3. runs the action that is bound to the key, or to the same key's Latin letter.

`active_bindings` are the bindings of the code after a person's own keys were put in place
(`own_keys`): what is shown of keys anywhere is read from there.

`EVERYWHERE` are the keys that work on every place and every layer above it.
"""

from textual import events
from textual.binding import ActiveBinding, Binding, BindingType

from selfcare.core.keymap import Own
from selfcare.tui.layouts import latin_key
from selfcare.tui.leaving import Leaves
from selfcare.tui.own_keys import NO_KEYS, rekeyed

ALWAYS = frozenset({"ctrl+l", "f9", "f1", "ctrl+q", "ctrl+c", "ctrl+z"})
"""Blank, help, quit and suspend work while typing too."""

EVERYWHERE: list[BindingType] = [
    Binding(
        "T", "app.go('today')", "Today", show=False, id="go-today", tooltip="Go to today's place."
    ),
    Binding("W", "app.go('week')", "Week", show=False, id="go-week", tooltip="Go to the week."),
    Binding(
        "L",
        "app.go('look_back')",
        "Look back",
        show=False,
        id="go-look-back",
        tooltip="Go to the year, the month, lines and links.",
    ),
    Binding(
        "P",
        "app.go('practice')",
        "Practice",
        show=False,
        id="go-practice",
        tooltip="Go to the routines.",
    ),
    Binding(
        "H",
        "app.go('habits')",
        "Habits",
        show=False,
        id="go-habits",
        tooltip="Go to the habits: add, edit, reorder, put away.",
    ),
    Binding(
        "question_mark,f1",
        "app.help",
        "Keys",
        show=False,
        id="help",
        tooltip="The keys of this screen, and what the signs say.",
    ),
    Binding(
        "exclamation_mark",
        "app.support",
        "Support",
        show=False,
        id="support",
        tooltip="Your own people, then help lines.",
    ),
    Binding(
        "comma", "app.settings", "Settings", show=False, id="settings", tooltip="All settings."
    ),
    Binding(
        "colon,ctrl+p",
        "app.palette",
        "Actions",
        show=False,
        id="palette",
        tooltip="Every action by name.",
    ),
    Binding(
        "b,ctrl+l,f9",
        "app.blank",
        "Blank",
        show=False,
        id="blank",
        tooltip="Blank the screen at once; the same key brings it back.",
    ),
    Binding(
        "z", "app.undo", "Take back", show=False, id="undo", tooltip="Take the last change back."
    ),
    Binding(
        "y",
        "app.redo",
        "Do again",
        show=False,
        id="redo",
        tooltip="Do the change again that was taken back.",
    ),
    Binding(
        "ctrl+c", "app.quit", "Quit", show=False, id="quit", tooltip="Quit; all is saved already."
    ),
    Binding(
        "ctrl+z",
        "app.suspend_process",
        "Suspend",
        show=False,
        id="suspend",
        tooltip="Put the app in the background of the shell.",
    ),
]


class TakesKeys(Leaves):
    """A screen that reads its own keys in order."""

    @property
    def own_keys(self) -> Own:
        """The keys the person gave to actions; the app holds them."""
        found: Own = getattr(self.app, "own_keys", NO_KEYS)
        return found

    @property
    def first_bindings(self) -> dict[str, ActiveBinding]:
        """The bindings that work now, under the keys they came with."""
        return super().active_bindings

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The bindings that work now, by key."""
        own = self.own_keys
        return rekeyed(self.first_bindings, own) if own else self.first_bindings

    @property
    def capturing(self) -> bool:
        """Whether something is being typed or rated, so that letters and digits are not commands.

        While it is true the day does not move on, and reloads keep what was typed.
        """
        return False

    def capture(self, event: events.Key) -> bool:  # noqa: ARG002  for those that capture
        """Takes one key of what is being typed; whether it was taken.

        Called while `capturing`; a key that is not taken goes on to the bindings.
        """
        return False

    def take_paste(self, text: str) -> bool:  # noqa: ARG002  for those that capture text
        """Takes a pasted text, in its place among the keys; whether it was taken."""
        return False

    async def take_key(self, event: events.Key) -> bool:
        """Handles one key now; whether it was for us."""
        key = event.key
        if self.capturing and key not in ALWAYS and self.capture(event):
            return True
        focused = self.focused
        if focused is not None and focused.check_consume_key(key, event.character):
            return False
        active = self.active_bindings
        found = active.get(key)
        if found is None:
            latin = latin_key(key)
            found = active.get(latin) if latin is not None else None
        if found is None or not found.enabled:
            # A key that was given away rests; Textual's own look-up would still find it.
            return found is None and bool(self.own_keys) and key in self.first_bindings
        return await self.app.run_action(found.binding.action, found.node)
