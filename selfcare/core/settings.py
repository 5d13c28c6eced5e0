"""The settings: each key with its default, what it allows, and one sentence.

Values are kept in the database as text. `parse_setting` turns what a person typed into the text
that is kept; the typed readers below turn that text into values.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from selfcare.core.errors import UnreadableError
from selfcare.core.model import Area
from selfcare.core.text import clean_line

WEEKDAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
GLYPH_SETS = ("auto", "full", "basic", "ascii")
MOTION = ("full", "still")
HIDDEN_SINCE = "@"
"""Between a hidden area and the day it was hidden: `sleep@2026-11-20`."""


@dataclass(frozen=True, slots=True)
class Setting:
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


def _one_of(*choices: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        value = text.casefold()
        if value not in choices:
            raise ValueError(text)
        return value

    return read


_ON_WORDS = {"on": "on", "yes": "on", "true": "on", "1": "on"}
_OFF_WORDS = {"off": "off", "no": "off", "false": "off", "0": "off"}


def _switch(text: str) -> str:
    return (_ON_WORDS | _OFF_WORDS)[text.casefold()]


def _hour(text: str) -> str:
    hours, _, minutes = text.partition(":")
    if minutes.strip("0") or not hours.isascii() or not hours.isdigit() or int(hours) > 11:
        raise ValueError(text)
    return f"{int(hours):02}:00"


def _weekday(text: str) -> str:
    key = text.casefold()
    found = [name for name in WEEKDAY_NAMES if len(key) >= 2 and name.startswith(key)]
    if len(found) != 1:
        raise ValueError(text)
    return found[0]


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


def _word(text: str) -> str:
    if not text or len(text) > 60 or any(char.isspace() for char in text):
        raise ValueError(text)
    return text


def _folders(text: str) -> str:
    return "" if text.casefold() == "none" else text


def _region(text: str) -> str:
    if text.casefold() in {"none", ""}:
        return "none"
    if len(text) != 2 or not text.isascii() or not text.isalpha():
        raise ValueError(text)
    return text.upper()


_ON_OFF = ("on", "off")
_AREA_NAMES = frozenset(area.value for area in Area)

SETTINGS: tuple[Setting, ...] = (
    Setting(
        "day_start",
        "04:00",
        "a full hour from 00:00 to 11:00",
        "When a new day begins. What you log at 01:30 belongs to the evening before.",
        _hour,
        tuple(f"{hour:02}:00" for hour in range(12)),
    ),
    Setting(
        "week_start", "monday", "a weekday", "The first day of your week.", _weekday, WEEKDAY_NAMES
    ),
    Setting(
        "work_days",
        "mon,tue,wed,thu,fri",
        "weekdays with commas, or none",
        "The days you work, for sleep timing.",
        _weekdays,
    ),
    Setting("theme", "selfcare-dark", "the name of a theme", "The colours of the app.", _word),
    Setting(
        "forgiveness",
        "on",
        "on or off",
        "Two quiet days in any fourteen leave a run as it is.",
        _switch,
        _ON_OFF,
    ),
    Setting("show_runs", "on", "on or off", "Runs beside your habits.", _switch, _ON_OFF),
    Setting(
        "show_number", "on", "on or off", "The number in the weekly summary.", _switch, _ON_OFF
    ),
    Setting(
        "hidden_areas",
        "none",
        "areas with commas, or none",
        "Areas you take a break from. Their habits are set aside until you show them again.",
        _areas,
    ),
    Setting("sound", "off", "on or off", "A soft bell during practices.", _switch, _ON_OFF),
    Setting(
        "motion",
        "full",
        "full or still",
        "Moving pictures, or the same in words.",
        _one_of(*MOTION),
        MOTION,
    ),
    Setting(
        "glyphs",
        "auto",
        "auto, full, basic or ascii",
        "The signs beside your habits. Auto picks what your terminal can show.",
        _one_of(*GLYPH_SETS),
        GLYPH_SETS,
    ),
    Setting(
        "move_on",
        "on",
        "on or off",
        "After a one-key answer the next habit is selected.",
        _switch,
        _ON_OFF,
    ),
    Setting(
        "plain",
        "off",
        "on or off",
        "Line mode: questions and answers line by line instead of the app.",
        _switch,
        _ON_OFF,
    ),
    Setting(
        "light_days",
        "off",
        "on or off",
        "One number a day and smallest versions, for a while.",
        _switch,
        _ON_OFF,
    ),
    Setting(
        "routine_dirs",
        "",
        "folders with commas, or none",
        "Folders with routines of your own.",
        _folders,
    ),
    Setting(
        "region",
        "none",
        "a country's two letters, such as IE, or none",
        "Your country, so that the support lines fit.",
        _region,
    ),
)

BY_KEY = {setting.key: setting for setting in SETTINGS}


def setting_named(key: str) -> Setting:
    """The setting of that name, or an UnreadableError that lists them."""
    found = BY_KEY.get(key.strip().casefold().replace("-", "_"))
    if found is None:
        names = ", ".join(BY_KEY)
        raise UnreadableError(f"There is no setting {clean_line(key, 40)}. There are: {names}.")
    return found


def parse_setting(key: str, text: str) -> str:
    """The text to keep for a setting, from what a person typed."""
    setting = setting_named(key)
    shown = clean_line(text)
    try:
        return setting.read(shown)
    except (ValueError, KeyError):
        raise UnreadableError(
            f"I can't read {shown[:40] or 'nothing'} for {setting.key}. It takes {setting.allowed}."
        ) from None


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
    short = [name[:3] for name in WEEKDAY_NAMES]
    return frozenset(short.index(part) for part in value.split(",") if part in short)


def hidden_since(value: str) -> dict[Area, date]:
    """The hidden areas with the day each was hidden, from the kept inner value."""
    found: dict[Area, date] = {}
    for part in value.split(","):
        name, mark, day = part.partition(HIDDEN_SINCE)
        if mark and name in _AREA_NAMES:
            found[Area(name)] = date.fromisoformat(day)
    return found
