"""The form of the settings: every one under its heading, with the value that holds now."""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from selfcare.content.settings import (
    SETTINGS,
    WEEKDAY_NAMES,
    WEEKDAY_SHORT,
    Setting,
    parse_setting,
    parts_of,
    theme_name,
)
from selfcare.content.support import regions
from selfcare.core.days import long_day
from selfcare.core.model import Area
from selfcare.diary import setting_acts
from selfcare.forms.form import Answers, Field, Form, Kind, Offer
from selfcare.words.habit_row import AREA_WORDS

if TYPE_CHECKING:
    from selfcare.diary import Diary

NONE = "none"
DONE_ROW_WORDS = {"stay": "in their place", "down": "below the others", "hide": "out of sight"}


def settings_form(diary: "Diary") -> Form:
    """Every setting as a question, with the value that holds now."""
    return Form("Settings", tuple(_fields(diary)))


def region_offers() -> tuple[Offer, ...]:
    """The countries by name, and somewhere else."""
    return tuple(Offer(each.code or NONE, each.name) for each in regions())


def _fields(diary: "Diary") -> Iterator[Field]:
    group = ""
    for setting in SETTINGS:
        key = setting.key
        yield Field(
            key,
            setting.name,
            shown_value(diary, setting),
            _kind(setting),
            hint=setting.allowed,
            offers=tuple(_offers(diary, setting)),
            check=_check(key),
            limit=1000,
            heading=setting.group if setting.group != group else "",
            tells=setting.sentence,
        )
        group = setting.group


def _check(key: str) -> Callable[[Answers], None]:
    def check(answers: Answers) -> None:
        parse_setting(key, answers[key])

    return check


def _kind(setting: Setting) -> Kind:
    if setting.is_switch:
        return Kind.SWITCH
    if setting.several:
        return Kind.MANY
    return Kind.CHOICE if setting.choices or setting.key == "region" else Kind.LINE


def _offers(diary: "Diary", setting: Setting) -> Iterable[Offer]:
    match setting.key:
        case "region":
            return region_offers()
        case "hidden_areas":
            return (Offer(area, _area_words(diary, area)) for area in Area)
        case "work_days":
            names = zip(WEEKDAY_SHORT, WEEKDAY_NAMES, strict=True)
            return (Offer(day, name.capitalize()) for day, name in names)
        case "clock":
            return (Offer(hours, f"{hours} hours") for hours in setting.choices)
        case "done_rows":
            return (Offer(value, DONE_ROW_WORDS[value]) for value in setting.choices)
        case "week_start":
            return (Offer(day, day.capitalize()) for day in setting.choices)
        case _:
            return (Offer(value, value) for value in setting.choices)


def _area_words(diary: "Diary", area: Area) -> str:
    since = setting_acts.area_hidden_since(diary, area)
    name = AREA_WORDS[area]
    return name if since is None else f"{name}, since {long_day(since, diary.today())}"


def shown_value(diary: "Diary", setting: Setting) -> str:
    """The value as its field has it: a theme that is here, a list without `none`."""
    kept = setting_acts.setting(diary, setting.key)
    if setting.is_list:
        return ",".join(parts_of(kept))
    if setting.key == "region":
        known = {each.code for each in regions()}
        return kept if kept in known else NONE
    return theme_name(kept) if setting.key == "theme" else kept


def value_words(diary: "Diary", setting: Setting) -> str:
    """The value as its field names it."""
    value = shown_value(diary, setting)
    names = {offer.value: offer.words for offer in _offers(diary, setting)}
    return ", ".join(names.get(part, part) for part in parts_of(value)) or NONE
