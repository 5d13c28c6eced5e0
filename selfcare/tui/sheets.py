"""Where each place and each layer lives; its module is imported when it is first asked for.

A lazy import here is worth its cost: the first paint needs Today and nothing else.
"""

from importlib import import_module
from typing import Any

from textual.screen import Screen

_SCREENS = {
    "today": "today:Today",
    "week": "week:Week",
    "look_back": "look_back:LookBack",
    "practice": "practice:Practice",
    "habits": "habits:Habits",
    "first_run": "form:FirstRun",
    "entries": "day_forms:EntriesSheet",
    "note": "note:NoteSheet",
    "keys": "keys:KeysSheet",
    "legend": "pages:LegendSheet",
    "settings": "settings:SettingsSheet",
    "own_keys": "keys:OwnKeysSheet",
    "my_data": "pages:MyDataSheet",
    "support": "support:SupportSheet",
    "why": "pages:WhySheet",
    "templates": "habit_sheets:Templates",
    "habit_pause": "day_forms:HabitPause",
    "habit_remove": "habit_sheets:HabitRemove",
    "plan_ahead": "pages:PlanAheadSheet",
    "blank": "read:BlankSheet",
    "asked": "form:AskedSheet",
    "pulse": "pages:PulseSheet",
    "choose_subject": "search:ChooseSubject",
    "find_notes": "search:FindNotes",
    "how_back": "pages:HowBack",
    "form": "form:FormSheet",
    "how_week": "pages:HowWeek",
    "share": "day_forms:ShareForm",
    "share_preview": "pages:SharePreview",
    "pulse_form": "day_forms:PulseForm",
    "practice_card": "practice_card:PracticeCard",
    "practice_known": "pages:PracticeKnown",
    "practice_after": "practice_card:PracticeAfter",
    "player": "player:PlayerSheet",
    "keep_plan": "habit_sheets:KeepPlan",
}


def import_all() -> None:
    """Imports every screen, in a thread, so that the first key to a place does not wait for it."""
    for where in _SCREENS.values():
        import_module(f"selfcare.tui.screens.{where.partition(':')[0]}")


def names() -> tuple[str, ...]:
    """The name of every screen, the five places first."""
    return tuple(_SCREENS)


def kind(name: str) -> type[Screen[Any]]:
    """A screen's class by its name."""
    module, _, known = _SCREENS[name].partition(":")
    found: type[Screen[Any]] = getattr(import_module(f"selfcare.tui.screens.{module}"), known)
    return found


def build(name: str, *args: Any, **options: Any) -> Screen[Any]:
    """A new screen by its name; the arguments are those of its class."""
    return kind(name)(*args, **options)
