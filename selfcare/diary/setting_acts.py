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
from selfcare.diary.diary import Diary, act
from selfcare.diary.memory import INNER_HIDDEN
from selfcare.words.changed import Seen, settled
from selfcare.words.receipts import said

_HIDDEN = "hidden_areas"


def settings(diary: Diary) -> dict[str, str]:
    """Every setting with its value, in the order they are listed."""
    return {setting.key: diary.memory.setting(setting.key) for setting in SETTINGS}


def setting(diary: Diary, key: str) -> str:
    """One setting's value."""
    return diary.memory.setting(setting_named(key).key)


@act
def set_setting(diary: Diary, key: str, text: str, *, seen: Seen | None = None) -> str:
    """Keep a setting; gives the value as it is kept. `seen` is what a sheet showed, by key.

    Raises:
        ChangedElsewhereError: It was changed in another window too.
    """
    name = setting_named(key).key
    value = parse_setting(name, text)
    now = {name: diary.memory.setting(name)}
    if not settled(seen, now, {name: value}):
        return now[name]
    diary.check_writable()
    if name == _HIDDEN:
        _write_settings(diary, {name: value})
    else:
        diary.store.set_setting(name, value)
        diary.memory.read_settings()
    return value


# keys of one's own


def own_keys(diary: Diary) -> tuple[Own, str]:
    """The keys the person gave to actions, by id, and a sentence about those left out.

    Keys that no longer fit this version are left out; an empty sentence: none is.
    """
    kept = _kept_keys(diary)
    if not kept:
        return {}, ""
    return keymap.fitting(_actions(), kept)


def keys_of(diary: Diary, name: str) -> tuple[str, ...]:
    """The signs that run an action now; raises UnreadableError for an unknown id."""
    row = _actions().get(name)
    return _actions().signs_of(row.id, own_keys(diary)[0])


@act
def set_keys(diary: Diary, name: str, text: str) -> tuple[str, ...]:
    """Give an action other keys, or with `default` those it came with; gives its keys now.

    Raises:
        UnreadableError: no such action, no key to choose, or a key another action has.
    """
    own, _ = own_keys(diary)
    after = keymap.with_keys(_actions(), own, name, text)
    diary.check_writable()
    _write_settings(diary, _key_rows(diary, after))
    return keys_of(diary, name)


@act
def keys_as_they_came(diary: Diary) -> None:
    """Every action has the keys it came with."""
    diary.check_writable()
    _write_settings(diary, _key_rows(diary, {}))


def _kept_keys(diary: Diary) -> dict[str, str]:
    return {
        key.removeprefix(PREFIX): value
        for key, value in diary.memory.settings.items()
        if key.startswith(PREFIX)
    }


def _key_rows(diary: Diary, after: Own) -> dict[str, str | None]:
    """What must be written so that these are the keys of one's own and no others."""
    gone: dict[str, str | None] = dict.fromkeys(f"{PREFIX}{each}" for each in _kept_keys(diary))
    return gone | {f"{PREFIX}{each}": keymap.keys_text(signs) for each, signs in after.items()}


# all of them at once


def settings_toml(diary: Diary) -> str:
    """All settings and keys as one TOML document."""
    from selfcare.content.settings import settings_toml  # noqa: PLC0415 - for this alone

    return settings_toml(settings(diary), _actions(), own_keys(diary)[0])


@act
def take_settings(diary: Diary, document: bytes) -> tuple[str, ...]:
    """Take a TOML document of settings, all of it or nothing; the names of what changed.

    Raises:
        SettingsFileError: Something in it does not fit; nothing was written.
    """
    from selfcare.diary.settings_file import read_settings  # noqa: PLC0415 - msgspec

    own, _ = own_keys(diary)
    read = read_settings(document, own)
    changed: dict[str, str | None] = {
        each.key: read.values[each.key]
        for each in SETTINGS
        if each.key in read.values
        and read.values[each.key] != value_in_force(each, setting(diary, each.key))
    }
    keys = sorted(name for name in {*own, *read.own} if own.get(name) != read.own.get(name))
    if not changed and not keys:
        return ()
    diary.check_writable()
    _write_settings(diary, changed | (_key_rows(diary, read.own) if keys else {}))
    return (*changed, *(f"{PREFIX}{name}" for name in keys))


# a break from an area


def area_hidden_since(diary: Diary, area: Area) -> date | None:
    """The day an area was put away. None: it is shown."""
    return diary.memory.hidden.get(area)


@act
def take_break(diary: Diary, area: Area) -> Receipt:
    """Put an area away: its habits are set aside and their runs wait."""
    since = area_hidden_since(diary, area)
    told = diary.told(diary.today())
    name = area.value.capitalize()
    if since is not None:
        day = long_day(since, diary.today())
        return said(told, f"{name} is put away already, since {day}", dated=False, changed=False)
    _show_areas(diary, set(Area) - diary.memory.hidden.keys() - {area})
    return Receipt(
        app=f'{name} is put away for now; its runs wait. : and "bring" shows it again.',
        command=f"{name} is put away for now. Its habits are set aside and their runs wait. "
        f"selfcare settings back {area} brings it back.",
        spoken=f"{name} is put away for now. Its habits are set aside and their runs wait.",
        day=told.day,
        changed=False,
    )


@act
def bring_back(diary: Diary, area: Area) -> Receipt:
    """Show an area again; the days it was put away stay set aside."""
    told = diary.told(diary.today())
    name = area.value.capitalize()
    since = area_hidden_since(diary, area)
    if since is None:
        body, more = f"{name} is not put away, so nothing changed", ""
    else:
        _show_areas(diary, (set(Area) - diary.memory.hidden.keys()) | {area})
        body = f"{name} is back"
        more = "" if since == told.day else "The days between stay set aside."
    return said(told, body, more=more, dated=False, changed=False)


def _show_areas(diary: Diary, shown: set[Area]) -> None:
    hidden = ",".join(area for area in Area if area not in shown)
    diary.check_writable()
    _write_settings(diary, {_HIDDEN: hidden or "none"})


@act
def toggle_light(diary: Diary) -> Receipt:
    """Light days on or off: mood alone and smallest versions, for a while."""
    on = not is_on(diary.memory.setting("light_days"))
    set_setting(diary, "light_days", "on" if on else "off")
    told = diary.told(diary.today())
    about, body = "Light days are over", "three numbers again, if you like"
    if on:
        about, body = (
            "Light days",
            "one number a day, and v for the smallest version of anything",
        )
    return said(told, body, about=about, more="d turns that back.", dated=False, changed=False)


def _write_settings(diary: Diary, rows: Mapping[str, str | None]) -> None:
    """Write settings in one transaction; None clears one.

    An area that is shown again was paused meanwhile: those pauses are the one part that undo
    can reach.
    """
    today = diary.today()
    hidden = diary.memory.hidden
    wanted = hidden
    if (areas := rows.get(_HIDDEN)) is not None:
        wanted = {Area(part): hidden.get(Area(part), today) for part in parts_of(areas)}
    shown = {area: day for area, day in hidden.items() if area not in wanted}
    since = ",".join(f"{area}{HIDDEN_SINCE}{day}" for area, day in sorted(wanted.items()))
    spans = _spans_of(diary, shown, today - timedelta(days=1))
    with diary.store.act(f"The days of the break from {', '.join(sorted(shown))} set aside"):
        for key, value in rows.items():
            diary.store.set_setting(key, value)
        if wanted != hidden:
            diary.store.set_setting(INNER_HIDDEN, since or None)
        for pause in spans:
            diary.store.add(pause)
    diary.memory.read_settings()
    if spans:
        diary.have([today])
        diary.memory.read_spans()


def _spans_of(diary: Diary, shown: Mapping[Area, date], last: date) -> list[Pause]:
    """The time areas were hidden, as pauses of their habits."""
    return [
        Pause(0, habit.id, shown[habit.area], last, "hidden")
        for habit in diary.memory.habits
        if habit.area in shown and shown[habit.area] <= last
    ]


def _actions() -> keymap.Actions:
    from selfcare.content.acts import actions  # noqa: PLC0415 - for own keys alone

    return actions()
