"""The key panel, from the table of acts, and keys of one's own."""

from collections.abc import Iterable
from typing import ClassVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.containers import ItemGrid, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from selfcare.content.acts import ACTS, Act, actions
from selfcare.content.keymap import ALWAYS, DEFAULT, EVERYWHERE, KeyPlace, keys_text, read_sign
from selfcare.content.settings import under_headings
from selfcare.diary import setting_acts
from selfcare.draw.lines import KEY, QUIET, STRONG, cells
from selfcare.tui.keys import bindings, key_words
from selfcare.tui.paint import line, lines
from selfcare.tui.screens.base import Layer, Sheet
from selfcare.tui.widgets.rows import Rows, between

RULE = (
    "Capital letters go to places. Small letters act here. Digits are a number about you. "
    "z takes anything back."
)
KEYS_WIDTH = 12


class KeysSheet(Sheet[None]):
    """The keys of the screen below, then those of every screen."""

    TOGGLES = True
    CARD = "-read"
    AUTO_FOCUS = "#page"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("question_mark,f1", "close", "Back")]

    def __init__(self) -> None:
        super().__init__()
        self._below: Screen[object] | None = None

    def heading(self) -> Content:
        """What they are the keys of."""
        return Content("Keys")

    def compose_card(self) -> Iterable[Widget]:
        """The rule, then the acts, as many columns as there is room for."""
        below = self.app.screen_stack[-2] if len(self.app.screen_stack) > 1 else None
        here = [act for where in wheres_of(below) for act in ACTS[where]]
        with VerticalScroll(id="page"):
            yield Static(line((RULE, STRONG)), classes="block")
            for title, acts in (("Here", here), ("Everywhere", ACTS[EVERYWHERE])):
                if acts:
                    yield Static(line((title, "bold $accent")))
                    with ItemGrid(min_column_width=34, classes="block keys"):
                        for act in acts:
                            yield Static(self._line(act))

    def _line(self, act: Act) -> Content:
        own = self.care.own_keys.get(act.id, act.signs)
        keys = act.as_printed or " ".join(key_words(key) for key in (*own, *act.names))
        shown = self.signs.legible(keys)
        return lines([line((f"{shown:<{KEYS_WIDTH}} ", KEY), act.words)]) if act.words else line(
            (shown, KEY), ("", QUIET)
        )  # fmt: skip


def wheres_of(screen: Screen[object] | None) -> tuple[str, ...]:
    """The parts of the table that hold on a screen."""
    return screen.WHERE if isinstance(screen, Layer) else ()


# Keys of one's own: an act is chosen, and the next key pressed becomes its key.


HOW = "Enter, then the new key: a letter or a sign."
WAITING = "Press its new key, or Esc."
KEYS = 6
"""Cells for the keys of an act."""


class OwnKeysSheet(Sheet[None]):
    """Every act that has a letter or a sign for a key, under the places that have it."""

    CARD = "-read"
    AUTO_FOCUS = "Rows"
    WHERE: ClassVar[tuple[str, ...]] = ("own_keys", "list")
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("own_keys")]

    def __init__(self) -> None:
        super().__init__()
        self._headings = under_headings(actions())
        self._acts = {row.id: row for _, rows in self._headings for row in rows}
        self.waiting = False
        """Whether the next key becomes that of the act at hand."""

    def heading(self) -> Content:
        """What it is."""
        return Content("Keys of your own")

    def compose_card(self) -> Iterable[Widget]:
        """How it is done, then the acts."""
        yield Static(Content(HOW), classes="block")
        yield Rows(id="acts")

    def on_mount(self) -> None:
        """The acts under their headings."""
        for number, (heading, acts) in enumerate(self._headings):
            if number:
                self.rows.add_option(between(""))
            self.rows.add_option(between(heading, KEY))
            self.rows.add_options(Option("", id=act.id) for act in acts)
        self.rows.highlighted = self.rows.get_option_index(next(iter(self._acts)))
        self.refresh_view()

    # what is listed ---------------------------------------------------------------------------

    def refresh_view(self) -> None:
        """Shows the keys as they are."""
        own = self.care.own_keys
        name = max(cells(row.name) for row in self._acts.values()) + 2
        for row in self._acts.values():
            keys = f"{' '.join(actions().signs_of(row.id, own)):<{KEYS}}"
            words = f"came as {' '.join(row.signs)}" if row.id in own else row.sentence
            shown = line((f"{row.name:<{name}}", ""), (keys, KEY), (words, QUIET))
            if self.waiting and row is self.at_hand:
                shown = line((f"{row.name:<{name}}", STRONG), (WAITING, KEY))
            self.rows.replace_option_prompt(row.id, shown)

    @property
    def at_hand(self) -> KeyPlace:
        """The act at hand."""
        option = self.rows.highlighted_option
        return self._acts[(option.id if option is not None else None) or next(iter(self._acts))]

    # the key ----------------------------------------------------------------------------------

    def chosen(self, _: str) -> None:
        """The act at hand."""
        self.action_ask()

    def action_ask(self) -> None:
        """The next key becomes the key of the act at hand."""
        self.waiting = True
        row = self.at_hand
        self.say(f"{row.signs[0]} stays beside one of your own." if row.id in ALWAYS else "")
        self.refresh_view()

    def action_default(self) -> None:
        """The key it came with."""
        self._give(DEFAULT)

    def action_all_default(self) -> None:
        """Every act has the key it came with."""
        with self.telling():
            setting_acts.keys_as_they_came(self.diary)
            self.care.apply_settings()
            self.say("Every act has the key it came with.")
            self.refresh_view()

    def on_key(self, event: events.Key) -> None:
        """The new key; what cannot be one is said, and it goes on waiting."""
        if not self.waiting:
            return
        event.stop()
        event.prevent_default()
        if event.key == "escape":
            self._rest("")
            return
        sign = event.character if event.is_printable and event.key != "space" else None
        if sign is None and not event.key.startswith(("ctrl+", "alt+")):
            shown = self.signs.legible(key_words(event.key))
            self.say(f"{shown} stays as it is. Press a letter or a sign.")
            return
        with self.telling():
            self._give(keys_text((read_sign(sign or event.key),)))

    @on(OptionList.OptionHighlighted, "#acts")
    def _elsewhere(self, event: OptionList.OptionHighlighted) -> None:
        """Another act; the one that was waiting stays as it is."""
        event.stop()
        if self.waiting:
            self._rest("")

    def _rest(self, words: str) -> None:
        self.waiting = False
        self.say(words)
        self.refresh_view()

    def _give(self, text: str) -> None:
        row, first = self.at_hand, text == DEFAULT
        with self.telling():
            signs = setting_acts.set_keys(self.diary, row.id, text)
            self.care.apply_settings()
            words = f"{row.name} is on {' '.join(signs)} {'again' if first else 'now'}."
            self._rest(words if first else f"{words} Backspace sets it as it came.")
