"""All keys of all screens, found by typing a name, a sentence, a key or a place."""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType

from selfcare.tui.choosing import folded
from selfcare.tui.commands import printed
from selfcare.tui.fields import typed_line
from selfcare.tui.glyphs import legible
from selfcare.tui.key_index import IndexedKey, key_index
from selfcare.tui.paged import MARGIN, Page, PageSheet, PageWriter
from selfcare.tui.text_keys import TextKeys
from selfcare.tui.widgets.bars import Hint
from selfcare.tui.widgets.lines import QUIET, STRONG

KEYS_WIDTH = 18
"""Cells for the keys of an action."""


class AllKeysSheet(PageSheet):
    """Every key by place; what is typed leaves those it fits."""

    TITLE = "All keys"
    WAY_BACK = ("Esc", "back")

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "back", id="close", tooltip="Close this and go back."),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._field = TextKeys.opened()
        self._keys: tuple[IndexedKey, ...] | None = None

    @property
    def keys(self) -> tuple[IndexedKey, ...]:
        """All keys, as they are now."""
        if self._keys is None:
            self._keys = key_index(self.own_keys)
        return self._keys

    @property
    def capturing(self) -> bool:
        """Letters are typed here."""
        return not self._field.finished

    def capture(self, event: events.Key) -> bool:
        """One key of what is looked for; arrows and pages scroll."""
        if event.key in {"ctrl+p", "f1", "up", "down", "pageup", "pagedown", "home", "end"}:
            return False
        character = event.character if event.is_printable else None
        if event.key in {"enter", "left", "right"}:
            return True
        self._take(self._field.press(event.key, character))
        return True

    def take_paste(self, text: str) -> bool:
        """Puts a pasted text in at the cursor."""
        self._take(self._field.typed(text))
        return True

    def _take(self, field: TextKeys) -> None:
        changed = field.text != self._field.text
        self._field = field
        if field.finished:
            self.dismiss(None)
            return
        self.redraw()
        if changed:
            self.action_ends(0)

    def page(self, width: int, height: int) -> Page:
        """What is typed, and the keys it fits, under their places."""
        del height
        writer = PageWriter(width)
        line = typed_line(self._field, writer.room)
        asked = (" Type a name, a key or a place.", QUIET) if not self._field.text else ("", QUIET)
        writer.line(*line, asked)
        found = fitting(self.keys, self._field.text)
        if not found:
            writer.gap()
            writer.text("No key of that name. Backspace takes a letter back.", QUIET)
        place = ""
        for key in found:
            if key.place != place:
                place = key.place
                writer.gap()
                writer.text(place, STRONG)
            shown = printed(key.shown, self.signs)
            column = KEYS_WIDTH + MARGIN
            writer.pair(shown, legible(key.sentence, self.signs), column=column)
        return writer.page()

    def keys_now(self) -> tuple[Hint, ...]:
        """What the keys do."""
        return (
            Hint("a-z", "find"),
            Hint(self.signs.up_down, "scroll"),
            Hint("Backspace", "one back"),
            Hint("Esc", "back", "close"),
        )


def fitting(keys: tuple[IndexedKey, ...], typed: str) -> tuple[IndexedKey, ...]:
    """The keys that what is typed fits; a single sign that is a key finds that key alone."""
    wanted = folded(typed.strip())
    if not wanted:
        return keys
    sign = typed.strip()
    if len(sign) == 1:
        exact = tuple(key for key in keys if sign in key.keys)
        if exact:
            return exact
    return tuple(
        key
        for key in keys
        if any(wanted == folded(each) for each in key.keys)
        or any(wanted in folded(text) for text in (key.name, key.sentence, key.place, key.also))
    )
