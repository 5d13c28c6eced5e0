"""Settings and drafts; they are kept in the database but not in the undo journal."""

from collections.abc import Mapping
from datetime import date, timedelta

from selfcare.content import keymap
from selfcare.content.keymap import PREFIX, Own
from selfcare.content.settings import (
    HIDDEN_SINCE,
    SETTINGS,
    is_on,
    parse_setting,
    parts_of,
    setting_named,
    value_in_force,
)
from selfcare.core.days import long_day
from selfcare.core.model import Area, Pause
from selfcare.core.views import Receipt
from selfcare.service.acts import act
from selfcare.service.drafts import Drafts
from selfcare.service.memory import INNER_HIDDEN
from selfcare.words.changed import Seen, settled
from selfcare.words.receipts import said

_HIDDEN = "hidden_areas"


class SettingActs(Drafts):
    """How a person wants it."""

    def settings(self) -> dict[str, str]:
        """Every setting with its value, in the order they are listed."""
        return {setting.key: self._memory.setting(setting.key) for setting in SETTINGS}

    def setting(self, key: str) -> str:
        """One setting's value."""
        return self._memory.setting(setting_named(key).key)

    @act
    def set_setting(self, key: str, text: str, *, seen: Seen | None = None) -> str:
        """Keep a setting; gives the value as it is kept. `seen` is what a sheet showed, by key.

        Raises:
            ChangedElsewhereError: It was changed in another window too.
        """
        name = setting_named(key).key
        value = parse_setting(name, text)
        now = {name: self._memory.setting(name)}
        if not settled(seen, now, {name: value}):
            return now[name]
        self._check_writable()
        if name == _HIDDEN:
            self._write_settings({name: value})
        else:
            self._store.set_setting(name, value)
            self._memory.read_settings()
        return value

    # keys of one's own

    def own_keys(self) -> tuple[Own, str]:
        """The keys the person gave to actions, by id, and a sentence about those left out.

        Keys that no longer fit this version are left out; an empty sentence: none is.
        """
        kept = self._kept_keys()
        if not kept:
            return {}, ""
        return keymap.fitting(_actions(), kept)

    def keys_of(self, name: str) -> tuple[str, ...]:
        """The signs that run an action now; raises UnreadableError for an unknown id."""
        row = _actions().get(name)
        return _actions().signs_of(row.id, self.own_keys()[0])

    @act
    def set_keys(self, name: str, text: str) -> tuple[str, ...]:
        """Give an action other keys, or with `default` those it came with; gives its keys now.

        Raises:
            UnreadableError: no such action, no key to choose, or a key another action has.
        """
        own, _ = self.own_keys()
        after = keymap.with_keys(_actions(), own, name, text)
        self._check_writable()
        self._write_settings(self._key_rows(after))
        return self.keys_of(name)

    @act
    def keys_as_they_came(self) -> None:
        """Every action has the keys it came with."""
        self._check_writable()
        self._write_settings(self._key_rows({}))

    def _kept_keys(self) -> dict[str, str]:
        return {
            key.removeprefix(PREFIX): value
            for key, value in self._memory.settings.items()
            if key.startswith(PREFIX)
        }

    def _key_rows(self, after: Own) -> dict[str, str | None]:
        """What must be written so that these are the keys of one's own and no others."""
        gone: dict[str, str | None] = dict.fromkeys(f"{PREFIX}{each}" for each in self._kept_keys())
        return gone | {f"{PREFIX}{each}": keymap.keys_text(signs) for each, signs in after.items()}

    # all of them at once

    def settings_toml(self) -> str:
        """All settings and keys as one TOML document."""
        from selfcare.content.settings_toml import settings_toml  # noqa: PLC0415 - for this alone

        return settings_toml(self.settings(), _actions(), self.own_keys()[0])

    @act
    def take_settings(self, document: bytes) -> tuple[str, ...]:
        """Take a TOML document of settings, all of it or nothing; the names of what changed.

        Raises:
            SettingsFileError: Something in it does not fit; nothing was written.
        """
        from selfcare.service.settings_file import read_settings  # noqa: PLC0415 - msgspec

        own, _ = self.own_keys()
        read = read_settings(document, own)
        changed: dict[str, str | None] = {
            setting.key: read.values[setting.key]
            for setting in SETTINGS
            if setting.key in read.values
            and read.values[setting.key] != value_in_force(setting, self.setting(setting.key))
        }
        keys = sorted(name for name in {*own, *read.own} if own.get(name) != read.own.get(name))
        if not changed and not keys:
            return ()
        self._check_writable()
        self._write_settings(changed | (self._key_rows(read.own) if keys else {}))
        return (*changed, *(f"{PREFIX}{name}" for name in keys))

    # a break from an area

    def area_hidden_since(self, area: Area) -> date | None:
        """The day an area was put away. None: it is shown."""
        return self._memory.hidden.get(area)

    @act
    def take_break(self, area: Area) -> Receipt:
        """Put an area away: its habits are set aside and their runs wait."""
        since = self.area_hidden_since(area)
        told = self._told(self.today())
        name = area.value.capitalize()
        if since is not None:
            day = long_day(since, self.today())
            return said(
                told, f"{name} is put away already, since {day}", dated=False, changed=False
            )
        self._show_areas(set(Area) - self._memory.hidden.keys() - {area})
        return Receipt(
            app=f'{name} is put away for now; its runs wait. : and "bring" shows it again.',
            command=f"{name} is put away for now. Its habits are set aside and their runs wait. "
            f"selfcare settings back {area} brings it back.",
            spoken=f"{name} is put away for now. Its habits are set aside and their runs wait.",
            day=told.day,
            changed=False,
        )

    @act
    def bring_back(self, area: Area) -> Receipt:
        """Show an area again; the days it was put away stay set aside."""
        told = self._told(self.today())
        name = area.value.capitalize()
        since = self.area_hidden_since(area)
        if since is None:
            body, more = f"{name} is not put away, so nothing changed", ""
        else:
            self._show_areas((set(Area) - self._memory.hidden.keys()) | {area})
            body = f"{name} is back"
            more = "" if since == told.day else "The days between stay set aside."
        return said(told, body, more=more, dated=False, changed=False)

    def _show_areas(self, shown: set[Area]) -> None:
        hidden = ",".join(area for area in Area if area not in shown)
        self._check_writable()
        self._write_settings({_HIDDEN: hidden or "none"})

    @act
    def toggle_light(self) -> Receipt:
        """Light days on or off: mood alone and smallest versions, for a while."""
        on = not is_on(self._memory.setting("light_days"))
        self.set_setting("light_days", "on" if on else "off")
        told = self._told(self.today())
        about, body = "Light days are over", "three numbers again, if you like"
        if on:
            about, body = (
                "Light days",
                "one number a day, and v for the smallest version of anything",
            )
        return said(told, body, about=about, more="d turns that back.", dated=False, changed=False)

    def _write_settings(self, rows: Mapping[str, str | None]) -> None:
        """Write settings in one transaction; None clears one.

        An area that is shown again was paused meanwhile: those pauses are the one part that undo
        can reach.
        """
        today = self.today()
        hidden = self._memory.hidden
        wanted = hidden
        if (areas := rows.get(_HIDDEN)) is not None:
            wanted = {Area(part): hidden.get(Area(part), today) for part in parts_of(areas)}
        shown = {area: day for area, day in hidden.items() if area not in wanted}
        since = ",".join(f"{area}{HIDDEN_SINCE}{day}" for area, day in sorted(wanted.items()))
        spans = self._spans_of(shown, today - timedelta(days=1))
        with self._store.act(f"The days of the break from {', '.join(sorted(shown))} set aside"):
            for key, value in rows.items():
                self._store.set_setting(key, value)
            if wanted != hidden:
                self._store.set_setting(INNER_HIDDEN, since or None)
            for pause in spans:
                self._store.add(pause)
        self._memory.read_settings()
        if spans:
            self._have([today])
            self._memory.read_spans()

    def _spans_of(self, shown: Mapping[Area, date], last: date) -> list[Pause]:
        """The time areas were hidden, as pauses of their habits."""
        return [
            Pause(0, habit.id, shown[habit.area], last, "hidden")
            for habit in self._memory.habits
            if habit.area in shown and shown[habit.area] <= last
        ]


def _actions() -> keymap.Actions:
    from selfcare.content.acts import actions  # noqa: PLC0415 - for own keys alone

    return actions()
