"""The ways to every screen, each with something in it: who looks at all of them begins here."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from textual.pilot import Pilot

from selfcare.diary import support_acts
from selfcare.tui.app import SelfcareApp
from selfcare.tui.palette import PLACES
from selfcare.words.changed import ChangedElsewhereError, Seen
from tests.tui.practice_steps import SLOW, pass_time, turned

Way = Callable[[SelfcareApp, Pilot[None]], Awaitable[None]]


async def at_place(app: SelfcareApp, _: Pilot[None], name: str) -> None:
    """One of the five."""
    await app.action_go(name)


async def at_sheet(app: SelfcareApp, _: Pilot[None], name: str, *words: Any) -> None:
    """A sheet that needs little to begin with."""
    app.open_sheet(name, *words)


async def at_walk(app: SelfcareApp, _: Pilot[None], name: str) -> None:
    """A sheet about one habit."""
    app.open_sheet(name, app.diary.find("Walk").id)


async def by_keys(app: SelfcareApp, pilot: Pilot[None], *keys: str) -> None:
    """What some keys lead to."""
    await pilot.press(*keys)


async def at_entries(app: SelfcareApp, _: Pilot[None]) -> None:
    """A row's entries of today."""
    app.open_sheet("entries", app.diary.find("Walk").id, app.diary.today())


async def at_note(app: SelfcareApp, _: Pilot[None]) -> None:
    """Today's note."""
    app.open_sheet("note", app.diary.today())


async def at_support(app: SelfcareApp, _: Pilot[None]) -> None:
    """Two people of one's own, then help lines."""
    for name in ("Ana", "Ben"):
        if all(each.name != name for each in support_acts.contacts(app.diary)):
            support_acts.add_contact(app.diary, name)
    app.open_sheet("support")


async def at_changed(app: SelfcareApp, _: Pilot[None]) -> None:
    """A note that was changed elsewhere, too."""
    app.open_sheet("asked", ChangedElsewhereError(Seen({}), "note", "theirs", "mine"))


async def at_pulse(app: SelfcareApp, pilot: Pilot[None]) -> None:
    """The page under the four questions."""
    app.open_sheet("pulse")
    await pilot.pause()
    await by_keys(app, pilot, "escape")


async def at_player(app: SelfcareApp, pilot: Pilot[None]) -> None:
    """A breath, about to begin."""
    app.open_sheet("practice_card", SLOW)
    await pilot.pause()
    await by_keys(app, pilot, "enter")


async def at_after(app: SelfcareApp, pilot: Pilot[None]) -> None:
    """A breath that was stopped."""
    with turned() as seconds:
        await at_player(app, pilot)
        await by_keys(app, pilot, "enter")
        await pass_time(app, pilot, seconds, 100)
        await by_keys(app, pilot, "ctrl+c")


def keys(*pressed: str) -> Way:
    """The way some keys lead."""
    return lambda app, pilot: by_keys(app, pilot, *pressed)


WITH_ACTS: dict[str, Way] = {
    **{name: partial(at_place, name=name) for name in sorted(PLACES)},
    "entries": at_entries,
    **{name: partial(at_sheet, name=name) for name in ("settings", "own_keys")},
    "support": at_support,
    "pulse": at_pulse,
    "day_form": partial(at_sheet, name="habit_pause"),
    "plan_ahead": partial(at_walk, name="plan_ahead"),
    "share_preview": keys("colon", *"sheet to share", "enter", "ctrl+o"),
    "practice_card": lambda app, pilot: at_sheet(app, pilot, "practice_card", "box-breath"),
    "player": at_player,
    "practice_after": at_after,
}
"""How one comes to the acts of each part of the table."""
EVERY: dict[str, Way] = {
    **WITH_ACTS,
    **{
        name: partial(at_sheet, name=name)
        for name in ("first_run", "keys", "legend", "my_data", "share", "find_notes", "keep_plan")
    },
    "pulse's questions": partial(at_sheet, name="pulse"),
    "why": partial(at_walk, name="why"),
    "habit_remove": partial(at_walk, name="habit_remove"),
    "note": at_note,
    "changed": at_changed,
    "templates": keys("a"),
    "habit form": keys("H", "enter"),
    "an amount": keys("2", "0"),
    "a rating": keys("m"),
    "review": keys("W", "n"),
    "write a week": keys("W", "x"),
    "how_week": keys("W", "i"),
    "month": keys("L", "v"),
    "lines": keys("L", "v", "v"),
    "weekdays": keys("L", "v", "v", "v"),
    "links": keys("L", "v", "v", "v", "v"),
    "choose_subject": keys("L", "f"),
    "how_back": keys("L", "i"),
    "practice_known": keys("P", "i"),
    "palette": keys("colon"),
    "palette, a word": keys("colon", *"theme"),
}
"""Every screen and what may be open on it."""
