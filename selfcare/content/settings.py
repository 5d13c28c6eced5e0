"""The settings: key, default, what it allows, one sentence; all of them as TOML.

Values are kept in the database as text. `parse_setting` turns what a person typed into the text
that is kept; the typed readers below turn that text into values. Settings stay out of the undo
journal: each can be set back to its default, "as it came". Keys of one's own are in `keymap`.
"""

from collections.abc import Callable, Container, Iterator, Mapping
from contextlib import suppress
from datetime import date
from functools import lru_cache

from msgspec import Struct

from selfcare.content.keymap import (
    EVERYWHERE,
    PREFIX,
    Actions,
    KeyPlace,
    Own,
    keys_text,
    place_words,
)
from selfcare.core.errors import UnreadableError
from selfcare.core.model import Area
from selfcare.core.text import clean_line, one_near, plain_digits, whole_number

WEEKDAY_SHORT = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WEEKDAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
GLYPH_SETS = ("auto", "full", "basic", "ascii")
MOTION = ("full", "still")
CLOCKS = ("24", "12")
DONE_ROWS = ("stay", "down", "hide")
THEMES = (
    "dusk", "dawn", "dusk-contrast", "dawn-contrast",
    "ansi-dark", "ansi-light", "atom-one-dark", "atom-one-light", "catppuccin-frappe",
    "catppuccin-latte", "catppuccin-macchiato", "catppuccin-mocha", "dracula", "flexoki",
    "gruvbox", "monokai", "nord", "rose-pine", "rose-pine-dawn", "rose-pine-moon",
    "solarized-dark", "solarized-light", "textual-dark", "textual-light", "tokyo-night",
)  # fmt: skip
"""Ours, then those Textual brings along; the commands must know them without Textual."""
LONGEST = 1000
"""Most characters of a value."""
HIDDEN_SINCE = "@"
"""Between a hidden area and the day it was hidden: `sleep@2026-11-20`."""


class Setting(Struct, frozen=True):
    """One setting."""

    key: str
    default: str
    allowed: str
    """What may be given, in words: "on or off"."""
    sentence: str
    """What it does."""
    read: Callable[[str], str]
    """Typed text -> the text that is kept; raises ValueError."""
    choices: tuple[str, ...] = ()
    """All values when there are few, for stepping through them; empty: free."""
    several: tuple[str, ...] = ()
    """What it is a choice of, when any number of these may be chosen; empty: it is one value."""
    name: str = ""
    """What it is called where people look for it: "A new day begins at"."""
    group: str = ""
    """The heading it stands under."""
    also: str = ""
    """What else people call it."""

    @property
    def is_switch(self) -> bool:
        """Whether it is on or off."""
        return self.choices == _ON_OFF

    @property
    def is_list(self) -> bool:
        """Whether its value is a list with commas, `none` or empty when there is nothing in it."""
        return bool(self.several) or self.key == "routine_dirs"


def _one_of(*choices: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        value = plain_digits(text).casefold()
        if value not in choices:
            raise ValueError(text)
        return value

    return read


_ON_OFF = ("on", "off")
_ON_WORDS = {"on": "on", "yes": "on", "true": "on", "1": "on"}
_OFF_WORDS = {"off": "off", "no": "off", "false": "off", "0": "off"}


def _switch(text: str) -> str:
    return (_ON_WORDS | _OFF_WORDS)[text.casefold()]


def _hour(text: str) -> str:
    hours, _, minutes = plain_digits(text).partition(":")
    hour = whole_number(hours, 11)
    if minutes.strip("0") or hour is None:
        raise ValueError(text)
    return f"{hour:02}:00"


def _weekday(text: str) -> str:
    key = text.casefold()
    found = [name for name in WEEKDAY_NAMES if len(key) >= 2 and name.startswith(key)]
    if len(found) != 1:
        raise ValueError(text)
    return found[0]


_OTHER_THEME_NAMES = {
    "dark": "dusk", "light": "dawn", "contrast": "dusk-contrast",
    "selfcare-dark": "dusk", "selfcare-light": "dawn", "selfcare-contrast": "dusk-contrast",
}  # fmt: skip
"""What people say, and names that files may hold still."""


def _theme(text: str) -> str:
    name = text.casefold()
    return _one_of(*THEMES)(_OTHER_THEME_NAMES.get(name, name))


def theme_name(kept: str, available: Container[str] = THEMES) -> str:
    """The theme that a kept value names, `dusk` when there is none of that name."""
    name = _OTHER_THEME_NAMES.get(kept, kept)
    return name if name in available else THEMES[0]


def _weekdays(text: str) -> str:
    if text.casefold() in {"none", ""}:
        return "none"
    names = {_weekday(part.strip()) for part in text.split(",")}
    return ",".join(name[:3] for name in WEEKDAY_NAMES if name in names)


def _areas(text: str) -> str:
    if text.casefold() in {"none", ""}:
        return "none"
    wanted = {Area(part.strip().casefold()) for part in text.split(",")}
    return ",".join(area for area in Area if area in wanted)


def _folders(text: str) -> str:
    return "" if text.casefold() == "none" else ",".join(parts_of(text))


def _region(text: str) -> str:
    if text.casefold() in {"none", ""}:
        return "none"
    if len(text) != 2 or not text.isascii() or not text.isalpha():
        raise ValueError(text)
    return text.upper()


_AREA_NAMES = frozenset(area.value for area in Area)
_DAYS, _LOOK, _RUNS, _AREAS, _MORE = (
    "Day and week", "Look and sound", "Runs and numbers", "Areas and small days", "Where and how",
)  # fmt: skip

SETTINGS: tuple[Setting, ...] = (
    Setting(
        "day_start",
        "04:00",
        "a full hour from 00:00 to 11:00",
        "When a new day begins: what you log before it belongs to the evening before.",
        _hour,
        tuple(f"{hour:02}:00" for hour in range(12)),
        name="A new day begins at",
        group=_DAYS,
    ),
    Setting(
        "clock",
        CLOCKS[0],
        "24 or 12",
        "Times of day as 23:10, or as 11:10pm.",
        _one_of(*CLOCKS),
        CLOCKS,
        group=_DAYS,
        name="Times of day",
    ),
    Setting(
        "week_start",
        "monday",
        "a weekday",
        "The first day of your week.",
        _weekday,
        WEEKDAY_NAMES,
        name="A week begins on",
        group=_DAYS,
    ),
    Setting(
        "work_days",
        "mon,tue,wed,thu,fri",
        "weekdays with commas, or none",
        "The days you work, for sleep timing.",
        _weekdays,
        several=WEEKDAY_SHORT,
        name="Days you work",
        group=_DAYS,
    ),
    Setting(
        "theme",
        THEMES[0],
        f"{', '.join(THEMES[:4])}, or another such as nord",
        "The colours of the app.",
        _theme,
        THEMES,
        name="Colours",
        group=_LOOK,
        also="theme dark light contrast colors",
    ),
    Setting(
        "glyphs",
        "auto",
        "auto, full, basic or ascii",
        "The signs beside your habits; auto picks what your terminal can show.",
        _one_of(*GLYPH_SETS),
        GLYPH_SETS,
        name="Signs",
        group=_LOOK,
        also="symbols unicode font",
    ),
    Setting(
        "motion",
        "full",
        "full or still",
        "Moving pictures, or the same in words.",
        _one_of(*MOTION),
        MOTION,
        name="Moving pictures",
        group=_LOOK,
        also="animation",
    ),
    Setting(
        "sound",
        "off",
        "on or off",
        "A soft bell during practices.",
        _switch,
        _ON_OFF,
        name="A soft bell",
        group=_LOOK,
    ),
    Setting(
        "forgiveness",
        "on",
        "on or off",
        "Two quiet days in any fourteen leave a run as it is.",
        _switch,
        _ON_OFF,
        name="Runs have spare days",
        group=_RUNS,
    ),
    Setting(
        "show_runs",
        "on",
        "on or off",
        "Runs beside your habits.",
        _switch,
        _ON_OFF,
        name="Runs beside your habits",
        group=_RUNS,
    ),
    Setting(
        "show_number",
        "on",
        "on or off",
        "The number in the weekly summary.",
        _switch,
        _ON_OFF,
        name="The week's number",
        group=_RUNS,
    ),
    Setting(
        "hidden_areas",
        "none",
        "areas with commas, or none",
        "Areas you take a break from: their habits are set aside and runs wait.",
        _areas,
        several=tuple(Area),
        name="Areas put away",
        group=_AREAS,
        also="hide holiday",
    ),
    Setting(
        "light_days",
        "off",
        "on or off",
        "One number a day and smallest versions, for a while.",
        _switch,
        _ON_OFF,
        name="Light days",
        group=_AREAS,
    ),
    Setting(
        "move_on",
        "on",
        "on or off",
        "After a one-key answer the next habit is selected.",
        _switch,
        _ON_OFF,
        name="After a key, go to the next row",
        group=_AREAS,
    ),
    Setting(
        "done_rows",
        DONE_ROWS[0],
        "stay, down or hide",
        "Today's done and met rows stay in their place, step down, or go out of sight.",
        _one_of(*DONE_ROWS),
        DONE_ROWS,
        name="Done rows",
        group=_AREAS,
        also="completed finished sort hide",
    ),
    Setting(
        "region",
        "none",
        "a country's two letters, such as IE, or none",
        "Your country, so that the support lines fit.",
        _region,
        name="Your country",
        group=_MORE,
        also="language country help lines",
    ),
    Setting(
        "routine_dirs",
        "",
        "folders with commas, or none",
        "Folders with routines of your own.",
        _folders,
        name="Folders with own routines",
        group=_MORE,
    ),
    Setting(
        "plain",
        "off",
        "on or off",
        "Line mode: selfcare asks line by line instead of opening the app.",
        _switch,
        _ON_OFF,
        name="Ask line by line",
        group=_MORE,
        also="screen reader accessibility",
    ),
)

BY_KEY = {setting.key: setting for setting in SETTINGS}


def setting_named(key: str) -> Setting:
    """The setting of that name, or an UnreadableError with the nearest, else with all of them."""
    found = BY_KEY.get(key.strip().casefold().replace("-", "_"))
    if found is None:
        shown = clean_line(key, 40) or "without a name"
        near = one_near(key, BY_KEY)
        more = f"The nearest is {near}." if near else f"There are: {', '.join(BY_KEY)}."
        raise UnreadableError(f"There is no setting {shown}. {more}")
    return found


def parse_setting(key: str, text: str) -> str:
    """The text to keep for a setting, from what a person typed."""
    setting = setting_named(key)
    shown = clean_line(text, LONGEST + 1)
    if len(shown) > LONGEST:
        raise UnreadableError(f"{setting.key} takes at most {LONGEST} characters.")
    try:
        return setting.read(shown)
    except (ValueError, KeyError):
        raise UnreadableError(
            f"I can't read {shown[:40] or 'nothing'} for {setting.key}. It takes {setting.allowed}."
        ) from None


def value_in_force(setting: Setting, kept: str) -> str:
    """The kept value, or the default when this version cannot read it."""
    found = _read_kept(setting.key, kept)
    return setting.default if found is None else found


@lru_cache(maxsize=256)
def _read_kept(key: str, kept: str) -> str | None:
    try:
        return BY_KEY[key].read(clean_line(kept, LONGEST))
    except (ValueError, KeyError):
        return None


def odd_settings(kept: Mapping[str, str]) -> tuple[str, ...]:
    """A sentence for each kept setting that cannot be read: its default holds instead."""
    odd = (each for each in SETTINGS if each.key in kept)
    return tuple(
        f"{each.key} is {clean_line(kept[each.key], 40) or 'empty'} in your file, which I can't "
        f"read, so {each.default or 'none'} holds. selfcare settings set {each.key} changes it."
        for each in odd
        if _read_kept(each.key, kept[each.key]) is None
    )


def parts_of(value: str) -> tuple[str, ...]:
    """The parts of a list with commas; `none` has none."""
    if value.casefold() == "none":
        return ()
    return tuple(part for part in map(str.strip, value.split(",")) if part)


def is_on(value: str) -> bool:
    """Whether a kept on/off value is on."""
    return value == "on"


def day_start_hour(value: str) -> int:
    """The hour of a kept `day_start`, 0-11."""
    return int(value[:2])


def weekday_number(value: str) -> int:
    """0 Monday ... 6 Sunday for a kept `week_start`."""
    return WEEKDAY_NAMES.index(value)


def weekday_numbers(value: str) -> frozenset[int]:
    """The weekdays of a kept `work_days`."""
    return frozenset(
        WEEKDAY_SHORT.index(part) for part in value.split(",") if part in WEEKDAY_SHORT
    )


def hidden_since(value: str) -> dict[Area, date]:
    """The hidden areas with the day each was hidden, from the kept inner value."""
    found: dict[Area, date] = {}
    for part in value.split(","):
        name, mark, day = part.partition(HIDDEN_SINCE)
        if mark and name in _AREA_NAMES:
            with suppress(ValueError):
                found[Area(name)] = date.fromisoformat(day)
    return found


# All settings as one TOML document, which `selfcare settings --from` reads again.
#
# A switch is true or false, a list is an array, everything else a string. Keys of one's own stand
# under `[keys]`; actions that have the keys they came with stand there as comments.


SECTION = PREFIX.rstrip(".")
HEAD = "# The settings of selfcare. selfcare settings --from FILE reads this file again."
KEYS_HEAD = (
    "# Keys of your own: one letter or sign, several with commas (the comma itself is comma), or\n"
    '# "default". To change one, take the # before it away and put another letter.'
)
SEVERAL = "Several screens"
"""The heading of actions that three or more screens have."""


def settings_toml(values: Mapping[str, str], actions: Actions, own: Own) -> str:
    """The document; `values` are the kept values by key."""
    return "\n".join((HEAD, *_settings(values), "", f"[{SECTION}]", *_keys(actions, own), ""))


def _settings(values: Mapping[str, str]) -> Iterator[str]:
    group = ""
    for setting in SETTINGS:
        if setting.group != group:
            group = setting.group
            yield f"\n# -- {group}"
        yield f"\n# {setting.sentence}"
        shown = toml_value(setting, value_in_force(setting, values[setting.key]))
        yield f"{setting.key} = {shown}  # {setting.allowed}"


def _keys(actions: Actions, own: Own) -> Iterator[str]:
    yield KEYS_HEAD
    for heading, rows in under_headings(actions):
        yield f"\n# -- {heading}"
        for row in rows:
            lead = "" if row.id in own else "# "
            keys = toml_text(keys_text(own.get(row.id, row.signs)))
            yield f"{lead}{row.id} = {keys}  # {row.sentence}"


def under_headings(actions: Actions) -> tuple[tuple[str, tuple[KeyPlace, ...]], ...]:
    """The actions under the words of their place, those of several screens last."""
    found: dict[str, list[KeyPlace]] = {}
    several = []
    for row in actions.by_id.values():
        if len(row.places) > 2:
            several.append(row)
        else:
            place = row.places[0]
            words = "Everywhere" if place == EVERYWHERE else place_words(place)
            found.setdefault(words, []).append(row)
    if several:
        found[SEVERAL] = several
    return tuple((words, tuple(rows)) for words, rows in found.items())


def toml_value(setting: Setting, value: str) -> str:
    """A setting's value as TOML writes it."""
    if setting.is_switch:
        return "true" if is_on(value) else "false"
    if setting.is_list:
        return f"[{', '.join(toml_text(part) for part in parts_of(value))}]"
    return toml_text(value)


def toml_text(text: str) -> str:
    """A basic TOML string."""
    signs = {'"': '\\"', "\\": "\\\\"}
    return '"' + "".join(signs.get(c) or (c if c.isprintable() else _code(c)) for c in text) + '"'


def _code(character: str) -> str:
    return f"\\U{ord(character):08x}"
