"""All settings under their headings; every change holds at once, and can be set back."""

from collections.abc import Iterable
from functools import partial
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Input, Select, SelectionList, Switch

from selfcare.content.settings import BY_KEY, parts_of
from selfcare.core.errors import AskedError, SelfcareError
from selfcare.core.model import Area
from selfcare.diary import setting_acts
from selfcare.forms.form import Form, Kind
from selfcare.forms.settings import NONE, settings_form, shown_value, value_words
from selfcare.tui.keys import bindings
from selfcare.tui.screens.form import Choice, FormSheet
from selfcare.words.changed import Seen
from selfcare.words.refusals import error_words

AFTER = {
    ("plain", "on"): " From its next start on, selfcare asks line by line.",
    ("plain", "off"): " selfcare opens this app.",
}
"""What is said after a value that is not seen at once."""


class SettingsSheet(FormSheet):
    """The settings; opened `at` one of them it begins there."""

    CARD = "-read"
    WHERE: ClassVar[tuple[str, ...]] = ("settings",)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("settings")]

    def __init__(self, at: str | None = None) -> None:
        super().__init__(Form("Settings", ()), lambda *_: None)
        self._first = at

    def compose_card(self) -> Iterable[Widget]:
        """The settings as they are now."""
        self.form = settings_form(self.diary)
        return super().compose_card()

    def on_mount(self) -> None:
        """Begins at the setting it was opened at."""
        if self._first is not None:
            self.set_focus(self.query_one(f"#field-{self._first}"))

    # changes ----------------------------------------------------------------------------------

    def answered(self) -> None:
        """What was chosen holds at once; a line that is typed does when it is left."""
        for key, text in self.form.changed(self.answers).items():
            if self.form.field(key).kind is not Kind.LINE:
                self._set(key, text)

    def action_save(self) -> None:
        """Everything holds already; what is typed does now."""
        if self._typed_holds():
            self.dismiss(True)

    def action_on(self) -> None:
        """What is typed holds; then the next line, and after the last one it closes."""
        if self._typed_holds():
            super().action_on()

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """A line that is left holds when it can be read."""
        if isinstance(event.widget, Input) and self.is_attached:
            self._typed_holds()

    def _typed_holds(self) -> bool:
        for each in self.form.fields:
            text = self.answers[each.key]
            if each.kind is Kind.LINE and text != each.value:
                if self._mark(each.key):
                    return False
                return self._set(each.key, text)
        return True

    def action_default(self) -> None:
        """The setting at hand as it came."""
        at = self._at()
        if at is not None:
            self._set(at, BY_KEY[at].default or NONE)
            self._show(at)

    def action_own_keys(self) -> None:
        """The keys of one's own."""
        self.care.open_sheet("own_keys")

    def _set(self, key: str, text: str) -> bool:
        shown = Seen({key: setting_acts.setting(self.diary, key)})
        try:
            if key == "hidden_areas":
                self._areas(text)
            else:
                value = setting_acts.set_setting(self.diary, key, text or NONE, seen=shown)
                words = value_words(self.diary, BY_KEY[key])
                self.say(f"{BY_KEY[key].name}: {words}.{AFTER.get((key, value), '')}")
        except AskedError as error:
            self.care.ask(error, lambda: self._set(key, text))
            return False
        except SelfcareError as error:
            self.say(error_words(error))
            self._show(key)
            return False
        self.form = settings_form(self.diary)
        self.care.apply_settings()
        self.care.note_newest()
        return True

    def _areas(self, text: str) -> None:
        """Puts areas away or shows them again; what that does, the diary says."""
        wanted = set(parts_of(text))
        for area in Area:
            if (area in wanted) == (setting_acts.area_hidden_since(self.diary, area) is not None):
                continue
            act = (
                partial(setting_acts.take_break, self.diary)
                if area in wanted
                else partial(setting_acts.bring_back, self.diary)
            )
            receipt = act(area)
            self.care.note_newest()
            self.say(receipt.app)

    # what stands there ------------------------------------------------------------------------

    def refresh_view(self) -> None:
        """Shows what holds now; a line that is being typed stays."""
        self.form = settings_form(self.diary)
        at = self._at()
        for each in self.form.fields:
            if each.key != at or each.kind is not Kind.LINE:
                self._show(each.key)

    def _show(self, key: str) -> None:
        with self.prevent(
            Input.Changed, Select.Changed, Switch.Changed, SelectionList.SelectedChanged
        ):
            self.put(key, shown_value(self.diary, BY_KEY[key]))

    def action_step(self, by: int) -> None:
        """Another value of the choice at hand; a switch turns."""
        widget = self.focused
        if isinstance(widget, Choice):
            widget.action_step(by)
        elif isinstance(widget, Switch):
            widget.toggle()
