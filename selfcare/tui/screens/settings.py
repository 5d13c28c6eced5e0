"""All settings with their values; each changes at once and can be set back to how it came."""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType

from selfcare.content.support import country_names
from selfcare.core.changed import Seen
from selfcare.core.errors import SelfcareError
from selfcare.core.settings import SETTINGS, Setting, parts_of
from selfcare.tui import theme
from selfcare.tui.fields import typed_line
from selfcare.tui.glyphs import fit
from selfcare.tui.paged import Page, PageSheet, PageWriter
from selfcare.tui.screens.country import CountrySheet
from selfcare.tui.text_keys import TextKeys
from selfcare.tui.widgets.bars import Hint, own_key
from selfcare.tui.widgets.lines import INK, QUIET, STRONG

KEY_WIDTH = 18
"""Cells for a setting's name."""
KEYS = Setting(
    "keys",
    "as they came",
    "",
    "Which key does what: a letter or a sign of your own for any action.",
    str,
    group=SETTINGS[-1].group,
)
"""The last line leads to the keys; it is no setting itself."""
LINES = (*SETTINGS, KEYS)
HEADINGS_FROM = 26
"""Rows from which there is room for headings."""
AFTER = {
    ("plain", "on"): " From its next start on, selfcare asks line by line.",
    ("plain", "off"): " selfcare opens this app.",
}
"""What is said after a value that is not seen at once."""
HOW = "Changes hold at once. {} leaves them alone; Backspace sets one as it came."


class SettingsSheet(PageSheet):
    """One setting a line; what it does stands under the one at hand."""

    TITLE = "Settings"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter,space", "change", "change", id="change", tooltip="Change this setting."
        ),
        Binding("right,l", "step(1)", "next value", id="next-value", tooltip="The next value."),
        Binding(
            "left,h", "step(-1)", "value before", show=False, id="value-before",
            tooltip="The value before.",
        ),
        Binding(
            "backspace,delete", "default", "as it came", id="default",
            tooltip="Set this back to how it came.",
        ),
        Binding("d", "app.data", "about my data", id="data", tooltip="Where your file lies."),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self._typing: TextKeys | None = None

    def choices(self) -> int:
        """Every setting."""
        return len(LINES)

    @property
    def at_hand(self) -> Setting:
        """The setting the keys act on."""
        return LINES[self.chosen]

    def _values(self, setting: Setting) -> tuple[str, ...]:
        """The values one can step through; empty: it is typed, or chosen elsewhere."""
        if setting.key == "theme":
            ours = [each.name for each in theme.OURS]
            return (*ours, *sorted(set(setting.choices) - set(ours)))
        return setting.choices

    # acts

    def pick(self) -> None:
        """A second click changes the setting."""
        self.action_change()

    def action_change(self) -> None:
        """The next value, a sheet to choose from, or a line to type in."""
        if self._values(self.at_hand):
            self.action_step(1)
        elif self.at_hand is KEYS:
            self.care.open_sheet("own_keys", after=self._came_back)
        elif self.at_hand.several:
            self.care.open_sheet("several", self.at_hand.key, after=self._came_back)
        elif self.at_hand.key == "region":
            self.app.push_screen(CountrySheet(), self._country_set)
        else:
            self._typing = TextKeys.opened(self.service.setting(self.at_hand.key))
            self.redraw()

    def action_step(self, by: int) -> None:
        """Another value of those there are."""
        values = self._values(self.at_hand)
        if not values:
            return
        now = self.service.setting(self.at_hand.key)
        if self.at_hand.key == "theme":
            now = theme.theme_name(now, self.app.available_themes)
        at = values.index(now) if now in values else 0
        self._set(values[(at + by) % len(values)])

    def action_default(self) -> None:
        """How it came."""
        if self.at_hand is not KEYS:
            self._set(self.at_hand.default or "none")
            return
        try:
            self.service.keys_as_they_came()
        except SelfcareError as error:
            self.say(str(error))
            return
        self.care.apply_settings()
        self.say("Every action has the key it came with.")
        self.redraw()

    def _set(self, text: str) -> bool:
        try:
            key = self.at_hand.key
            value = self.service.set_setting(key, text, seen=Seen({key: self.service.setting(key)}))
        except SelfcareError as error:
            self.say(str(error))
            return False
        self.care.apply_settings()
        self.care.note_newest()
        words = f"{words_of(self.at_hand)}: {shown_value(self.at_hand, value)}."
        self.say(f"{words}{AFTER.get((self.at_hand.key, value), '')}")
        self.redraw()
        return True

    def _came_back(self, _done: object) -> None:
        self.redraw()

    def _country_set(self, done: object) -> None:
        if done:
            value = shown_value(self.at_hand, self.service.setting("region"))
            self.say(f"{words_of(self.at_hand)}: {value}.")
        self.redraw()

    # typing

    @property
    def capturing(self) -> bool:
        """Whether a value is being typed."""
        return self._typing is not None

    def capture(self, event: events.Key) -> bool:
        """One key of the value; what cannot be read stays, so that it can be mended."""
        assert self._typing is not None
        now = self._typing.press(event.key, event.character if event.is_printable else None)
        if now.committed:
            done = self._set(now.text)
            self._typing = None if done else TextKeys(now.text, now.cursor)
        elif now.finished:
            self._typing = None
        else:
            self._typing = now
        self.redraw()
        return True

    def take_paste(self, text: str) -> bool:
        """Puts a pasted text in at the cursor."""
        if self._typing is not None:
            self._typing = self._typing.typed(text)
            self.redraw()
        return True

    # what is shown

    def page(self, width: int, height: int) -> Page:
        """The list, under headings where there is room."""
        writer = PageWriter(width)
        values = {**self.service.settings(), KEYS.key: self._keys_words()}
        if height > 10:
            writer.text(HOW.format(own_key("undo", "z", self.own_keys)), QUIET)
        group = ""
        for index, setting in enumerate(LINES):
            if height >= HEADINGS_FROM and setting.group != group:
                group = setting.group
                writer.gap()
                writer.text(group, STRONG)
            self._write(writer, index, values[setting.key])
        return writer.page()

    def _write(self, writer: PageWriter, index: int, value: str) -> None:
        setting, width = LINES[index], writer.width
        room = max(width - KEY_WIDTH - 5, 1)
        name = (f"{words_of(setting):{KEY_WIDTH}}", INK)
        here = index == self.chosen
        if here and self._typing is not None:
            writer.row(index, self.chosen, self.signs.cursor, name, *typed_line(self._typing, room))
        else:
            words = shown_value(setting, value)
            arrows = here and bool(self._values(setting))
            shown = fit(f"{self._sign(0)} {words} {self._sign(1)}" if arrows else words, room,
                        self.signs)  # fmt: skip
            writer.row(index, self.chosen, self.signs.cursor, name, (shown.rstrip(), INK))
        if here:
            steps = self._values(setting) or setting.several or setting is KEYS
            takes = () if steps else (f"Takes {setting.allowed}.",)
            for row in (setting.sentence, *takes):
                before = len(writer.lines)
                writer.text(row, QUIET, indent=KEY_WIDTH + 3 if width >= 60 else 5)
                writer.rows |= dict.fromkeys(range(before, len(writer.lines)), index)

    def _keys_words(self) -> str:
        own = len(self.care.own_keys)
        return f"{own} of your own" if own else KEYS.default

    def _sign(self, end: int) -> str:
        return self.signs.later if end else self.signs.earlier

    def keys_now(self) -> tuple[Hint, ...]:
        """What the keys do with the setting at hand."""
        if self.capturing:
            return (Hint("Enter", "keep"), Hint("Esc", "leave"), Hint("Ctrl+U", "empty"))
        steps = bool(self._values(self.at_hand))
        arrows = f"{self.signs.earlier} {self.signs.later}"
        return (
            Hint("Enter", "change" if steps else "open", "change"),
            *((Hint(arrows, "other values", "step(1)"),) if steps else ()),
            Hint("Backspace", "as it came", "default"),
            Hint("d", "about my data", "app.data"),
            Hint("q", "back", "close"),
        )


def shown_value(setting: Setting, value: str) -> str:
    """A value as it is shown: a country by its name, an empty one as `none`."""
    if setting.key == "region":
        return country_names().get(value, value)
    if setting.is_list:
        return ", ".join(parts_of(value)) or "none"
    return value or "none"


def words_of(setting: Setting) -> str:
    """A setting's key in words: `day start`."""
    return setting.key.replace("_", " ").capitalize()
