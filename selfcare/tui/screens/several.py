"""Any number of a few things, each on or off: the areas that are shown, the days one works."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from selfcare.core.days import long_day
from selfcare.core.errors import SelfcareError
from selfcare.core.model import Area
from selfcare.core.settings import BY_KEY, WEEKDAY_NAMES, WEEKDAY_SHORT, parts_of
from selfcare.tui.glyphs import legible
from selfcare.tui.paged import Page, PageSheet, PageWriter
from selfcare.tui.widgets.bars import Hint
from selfcare.tui.widgets.lines import INK, QUIET
from selfcare.tui.widgets.words import AREA_WORDS

NAME_WIDTH = 20
"""Cells for the name of a thing."""


class SeveralSheet(PageSheet):
    """The things of one setting; Space and Enter turn the one at hand, at once."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,enter", "turn", "change", id="turn", tooltip="Turn this on or off."),
        Binding(
            "backspace,delete", "default", "as it came", id="several-default",
            tooltip="Set all of them back to how they came.",
        ),
    ]  # fmt: skip

    def __init__(self, key: str) -> None:
        super().__init__()
        self.setting = BY_KEY[key]

    def heading(self) -> str:
        """What is chosen."""
        return "Areas" if self._areas else "Work days"

    @property
    def _areas(self) -> bool:
        return self.setting.key == "hidden_areas"

    def choices(self) -> int:
        """Everything there is."""
        return len(self.setting.several)

    def pick(self) -> None:
        """A second click turns it."""
        self.action_turn()

    def action_turn(self) -> None:
        """The one at hand: on when it was off, off when it was on."""
        part = self.setting.several[self.chosen]
        now = parts_of(self.service.setting(self.setting.key))
        if not self._areas:
            words = "free" if part in now else "a work day"
            name = WEEKDAY_NAMES[WEEKDAY_SHORT.index(part)].capitalize()
            self._keep(set(now) ^ {part}, f"{name} is {words} now.")
        elif part in now:
            self._told(part)
        else:
            name = part.capitalize()
            self._keep({*now, part}, f"{name} is put away; its runs wait. Space shows it.")

    def action_default(self) -> None:
        """How they came."""
        parts = set(parts_of(self.setting.default))
        self._keep(parts, "All areas are shown." if self._areas else "Work days are as they came.")

    def _told(self, area: str) -> None:
        """Shows an area again; what the days between are, the service says."""
        receipt = self.care.act(lambda: self.service.bring_back(Area(area)))
        if receipt is not None:
            self.redraw()

    def _keep(self, parts: set[str], words: str) -> None:
        try:
            self.service.set_setting(self.setting.key, ",".join(sorted(parts)) or "none")
        except SelfcareError as error:
            self.say(str(error))
            return
        self.care.note_newest()
        self.say(words)
        self.redraw()

    def page(self, width: int, height: int) -> Page:
        """One thing a line, with what it is now in words."""
        writer = PageWriter(width)
        if height > 10:
            writer.text(self._introduction(), QUIET)
            writer.gap()
        now = parts_of(self.service.setting(self.setting.key))
        for index, part in enumerate(self.setting.several):
            name, words = self._words(part, chosen=part in now)
            spans = (f"{name:{NAME_WIDTH}}", INK), (legible(words, self.signs), QUIET)
            writer.row(index, self.chosen, self.signs.cursor, *spans)
        return writer.page()

    def _introduction(self) -> str:
        if self._areas:
            return (
                "Put an area away to take a break from it. Its habits are out of sight and set "
                "aside, and their runs wait; nothing that is logged goes away."
            )
        return "Sleep timing compares the nights before work days with those before free days."

    def _words(self, part: str, *, chosen: bool) -> tuple[str, str]:
        if not self._areas:
            name = WEEKDAY_NAMES[WEEKDAY_SHORT.index(part)].capitalize()
            return name, "work day" if chosen else "free"
        area = Area(part)
        since = self.service.area_hidden_since(area)
        today = self.service.today()
        away = "put away today" if since == today else "put away"
        if since is not None and since != today:
            away = f"put away since {long_day(since, today)}"
        return AREA_WORDS[area].capitalize(), away if chosen else "shown"

    def keys_now(self) -> tuple[Hint, ...]:
        """What the keys do."""
        part = self.setting.several[self.chosen]
        chosen = part in parts_of(self.service.setting(self.setting.key))
        turn = ("show it" if chosen else "put it away") if self._areas else "change"
        return (
            Hint("Space", turn, "turn"),
            Hint(self.signs.up_down, "move"),
            Hint("Backspace", "as they came", "default"),
            Hint("q", "back", "close"),
        )
