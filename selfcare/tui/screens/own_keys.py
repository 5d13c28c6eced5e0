"""Keys of one's own: an action is chosen, and the next key pressed becomes its key."""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType

from selfcare.content.keys import key_actions
from selfcare.core.errors import SelfcareError
from selfcare.core.keymap import ALWAYS, DEFAULT, KeyPlace, keys_text, read_sign
from selfcare.core.settings_toml import under_headings
from selfcare.tui.commands import key_words, printed
from selfcare.tui.glyphs import fit
from selfcare.tui.paged import Page, PageSheet, PageWriter
from selfcare.tui.widgets.bars import Hint
from selfcare.tui.widgets.lines import ACCENT, INK, QUIET, STRONG

NAME_WIDTH, KEYS_WIDTH = 22, 8
"""Cells for an action's name and its keys."""
WAITING = "Press its new key, or Esc."


class OwnKeysSheet(PageSheet):
    """Every action that has a letter or a sign for a key, under the screens that have it."""

    TITLE = "Keys of your own"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter,space", "ask", "another key", id="own-key",
            tooltip="Give this action another key.",
        ),
        Binding(
            "backspace,delete", "default", "as it came", id="own-key-default",
            tooltip="Give this action the key it came with.",
        ),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self._headings = under_headings(key_actions())
        self._rows = tuple(row for _, rows in self._headings for row in rows)
        self._waiting = False

    @property
    def at_hand(self) -> KeyPlace:
        """The action the keys act on."""
        return self._rows[self.chosen]

    def choices(self) -> int:
        """Every action."""
        return len(self._rows)

    def pick(self) -> None:
        """A second click asks for a key."""
        self.action_ask()

    def choose(self, choice: int) -> None:
        """Another action; the one that was waiting stays as it is."""
        self._waiting = False
        super().choose(choice)

    def action_ask(self) -> None:
        """The next key becomes the key of the action at hand."""
        self._waiting = True
        self.say("")
        self.redraw()

    def action_default(self) -> None:
        """The key it came with."""
        self._give(DEFAULT)

    # the key

    @property
    def capturing(self) -> bool:
        """Whether a key is waited for."""
        return self._waiting

    def capture(self, event: events.Key) -> bool:
        """The new key; what cannot be one is said, and it goes on waiting."""
        if event.key == "escape":
            self._waiting = False
            self.say("")
            self.redraw()
            return True
        sign = event.character if event.is_printable and event.key != "space" else None
        if sign is None and not event.key.startswith(("ctrl+", "alt+")):
            shown = printed(key_words(event.key), self.signs)
            self.say(f"{shown} stays as it is. Press a letter or a sign.")
            return True
        try:
            found = read_sign(sign or event.key)
        except SelfcareError as error:
            self.say(str(error))
        else:
            self._give(keys_text((found,)))
        return True

    def _give(self, text: str) -> None:
        row = self.at_hand
        try:
            signs = self.service.set_keys(row.id, text)
        except SelfcareError as error:
            self.say(str(error))
            return
        self._waiting = False
        self.care.apply_settings()
        first = text == DEFAULT
        words = f"{_name(row)} is on {' '.join(signs)} {'again' if first else 'now'}."
        self.say(words if first else f"{words} Backspace sets it as it came.")
        self.redraw()

    # what is shown

    def page(self, width: int, height: int) -> Page:
        """The actions under their headings."""
        writer = PageWriter(width)
        own = self.care.own_keys
        index = 0
        for heading, rows in self._headings:
            if height > 10:
                writer.gap()
            writer.text(heading, STRONG)
            for row in rows:
                signs = " ".join(key_actions().signs_of(row.id, own))
                self._write(writer, index, signs, changed=row.id in own)
                index += 1
        return writer.page()

    def _write(self, writer: PageWriter, index: int, signs: str, *, changed: bool) -> None:
        row = self._rows[index]
        here = index == self.chosen
        tone = ACCENT if changed else INK
        name, keys = fit(_name(row), NAME_WIDTH, self.signs), fit(signs, KEYS_WIDTH, self.signs)
        words = row.sentence
        if changed:
            words = f"came as {' '.join(row.signs)}"
        room = writer.width - NAME_WIDTH - KEYS_WIDTH - 8
        spans = [(name, INK), (" ", INK), (keys, tone)]
        if room >= 16 and not (here and self._waiting):
            spans += [(" ", INK), (fit(words, room, self.signs), QUIET)]
        elif here and self._waiting:
            spans = [(name, INK), (" ", INK), ("?", ACCENT)]
        writer.row(index, self.chosen, self.signs.cursor, *spans)
        if here and self._waiting:
            writer.more(index, (WAITING, QUIET))
        elif here and row.id in ALWAYS:
            writer.more(index, (f"{row.signs[0]} stays its key beside one of your own.", QUIET))

    def keys_now(self) -> tuple[Hint, ...]:
        """What the keys do."""
        if self._waiting:
            return (Hint("a-z ! / ;", "its new key"), Hint("Esc", "leave as it is"))
        return (
            Hint("Enter", "another key", "ask"),
            Hint("Backspace", "as it came", "default"),
            Hint("PgDn", "further", "page(1)"),
            Hint("q", "back", "close"),
        )


def _name(row: KeyPlace) -> str:
    return row.name[:1].upper() + row.name[1:]
