"""Settings and drafts; they are kept in the database but not in the undo journal."""

from datetime import date, timedelta

from selfcare.core.model import Area, Pause
from selfcare.core.settings import HIDDEN_SINCE, SETTINGS, is_on, parse_setting, setting_named
from selfcare.core.text import NOTE_LENGTH, clean
from selfcare.core.views import Receipt
from selfcare.core.wording import said
from selfcare.service.desk import Desk
from selfcare.service.memory import INNER_HIDDEN

_DRAFT = "draft "
"""Inner settings: what was typed and not saved, by what it was for."""


class SettingActs(Desk):
    """How a person wants it."""

    def settings(self) -> dict[str, str]:
        """Every setting with its value, in the order they are listed."""
        return {setting.key: self._memory.setting(setting.key) for setting in SETTINGS}

    def setting(self, key: str) -> str:
        """One setting's value."""
        return self._memory.setting(setting_named(key).key)

    def set_setting(self, key: str, text: str) -> str:
        """Keep a setting; gives the value as it is kept."""
        name = setting_named(key).key
        value = parse_setting(name, text)
        self._check_writable()
        if name == "hidden_areas":
            self._hide({Area(part) for part in value.split(",") if part != "none"})
        self._store.set_setting(name, value)
        self._memory.read_settings()
        return value

    def toggle_light(self) -> Receipt:
        """Light days on or off: mood alone and smallest versions, for a while."""
        on = not is_on(self._memory.setting("light_days"))
        self.set_setting("light_days", "on" if on else "off")
        told = self._told(self.today())
        if on:
            body = "Light days: one number a day, and v for the smallest version of anything"
        else:
            body = "Light days are over: three numbers again, if you like"
        return said(told, body, more="d turns that back.", dated=False, changed=False)

    def draft(self, key: str) -> str:
        """What was typed and not saved."""
        return clean(self._memory.settings.get(_DRAFT + key, ""))

    def keep_draft(self, key: str, text: str) -> None:
        """Keep what was typed and not saved; empty forgets it."""
        kept = clean(text, NOTE_LENGTH)
        if not self._store.writable or kept == self._memory.settings.get(_DRAFT + key, ""):
            return
        self._store.set_setting(_DRAFT + key, kept or None)
        self._memory.settings = self._store.settings()

    def _hide(self, wanted: set[Area]) -> None:
        """Remember since when each area is hidden; one that is shown again was paused meanwhile."""
        today = self.today()
        hidden = self._memory.hidden
        self._pause_shown({area: day for area, day in hidden.items() if area not in wanted}, today)
        since = {area: hidden.get(area, today) for area in wanted}
        kept = ",".join(f"{area}{HIDDEN_SINCE}{day}" for area, day in sorted(since.items()))
        self._store.set_setting(INNER_HIDDEN, kept or None)

    def _pause_shown(self, shown: dict[Area, date], today: date) -> None:
        """Turn the time an area was hidden into pauses of its habits."""
        last = today - timedelta(days=1)
        spans = [
            Pause(0, habit.id, shown[habit.area], last, "hidden")
            for habit in self._memory.habits
            if habit.area in shown and shown[habit.area] <= last
        ]
        if not spans:
            return
        names = ", ".join(sorted(shown))
        with self._store.act(f"The break from {names} ended"):
            for pause in spans:
                self._store.add_pause(pause)
        self._have([today])
        self._memory.read_spans()
