"""A whole year by keyboard alone: 365 days of a made-up person, typed key by key into the app.

The keys of a day arrive in one burst, as from a fast typist. One week is typed without a letter,
one on a Cyrillic keyboard.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot

from selfcare.service import open_selfcare
from selfcare.tui.app import SelfcareApp
from selfcare.tui.screens.today import Today
from tests.tui.practice_steps import pass_time, turned
from tests.year_of_one import (
    ADDED,
    AWAY,
    DAYS,
    FRIEND,
    GAP_ASIDE,
    GAP_START,
    HOLIDAY,
    MOVED,
    OTHER_SCRIPT,
    PILLS,
    PRACTISE_SECONDS,
    RENAMED,
    SET,
    SHORT_GAP,
    SIGNS_ONLY,
    SIT,
    TALK,
    WALK,
    Answer,
    Day,
    compare,
    day_of,
    figures_agree,
    live,
    shown,
)

MakeApp = Callable[..., SelfcareApp]
SITTINGS = (0, 25, SHORT_GAP[-1] + 1, 80, GAP_START[-1] + 1, 170, HOLIDAY[-1] + 1, 260,
            GAP_ASIDE[-1] + 1, DAYS)  # fmt: skip
"""The app is closed and opened again on these days; every gap ends with one of them."""
CHARACTERS = {"enter": "\r", "space": " ", "tab": "\t"}
KEYBOARD = dict(zip("qwertyuiopasdfghjklzxcvbnm", "йцукенгшщзфывапролдячсмить", strict=True))
"""What a Russian keyboard sends for the keys of Latin letters."""
KEYBOARD |= {letter.upper(): other.upper() for letter, other in KEYBOARD.items()}


class Hands:
    """Types into one running app."""

    def __init__(self, app: Any, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot
        self.cyrillic = False

    async def type(self, *keys: str, text: bool = False) -> None:
        """Keys in one burst; with `text` they are letters of a text, whatever the keyboard."""
        for key in keys:
            if len(key) == 1:
                sent = key if text or not self.cyrillic else KEYBOARD.get(key, key)
                self.app.post_message(events.Key(_character_to_key(sent), sent))
            else:
                self.app.post_message(events.Key(key, CHARACTERS.get(key)))
        await self.pilot.pause()

    async def write(self, text: str, *after: str) -> None:
        """A text, and the keys behind it."""
        await self.type(*text, text=True)
        await self.type(*after)

    async def row(self, name: str, number: int) -> None:
        """Selects a habit by the keys alone."""
        await self.type("home", *["down"] * shown(number).index(name))

    async def place(self, steps: int) -> None:
        """Another place by the line of places: Tab, arrows, Enter."""
        while type(self.app.focused).__name__ != "PlaceBar":
            await self.type("tab")
        await self.type(*["right" if steps > 0 else "left"] * abs(steps), "enter")
        await self.pilot.pause()


def rating_keys(ratings: Iterable[int | None]) -> list[str]:
    """The digits of three ratings; a one is settled with Enter, so that no ten comes of it."""
    keys: list[str] = []
    for value in ratings:
        if value is None:
            keys.append("enter")
        else:
            keys += [*str(value), *(["enter"] if value == 1 else [])]
    return keys


def answer_keys(answer: Answer) -> list[str]:
    """What is typed on a habit's row."""
    match answer.kind:
        case "usual":
            return ["space"]
        case "small":
            return ["v"]
        case "none":
            return ["-"]
        case "rest":
            return ["r"]
        case _:
            return [*answer.text, "enter"]


async def live_day(hands: Hands, day: Day) -> None:
    """One day, from ratings to the review."""
    hands.cyrillic = day.number in OTHER_SCRIPT
    if day.fills:
        await hands.type("f")
        await hands.row(WALK, day.number)
        await hands.type(*day.fills, "enter", "escape")
    if day.ratings is not None:
        await rate(hands, day.number, day.ratings)
    for name, answer in day.answers.items():
        await answer_row(hands, day.number, name, answer)
    if day.off:
        await hands.type("o")
    if day.note:
        await hands.type("n")
        await hands.write(day.note, "enter")
    if day.practises:
        await practise(hands)
    if day.looks_back:
        await hands.type("L", "up", "left", "v", "v", "v", "v", "v")
        await hands.type("T")
    if day.closes:
        await hands.type("c")
    if day.review is not None:
        await review(hands, day.number, day.review)


async def rate(hands: Hands, number: int, ratings: Iterable[int | None]) -> None:
    """The three ratings, opened by their key or by the region they stand in."""
    if number not in SIGNS_ONLY:
        await hands.type("m", *rating_keys(ratings))
        return
    while type(hands.app.focused).__name__ != "Ratings":
        await hands.type("tab")
    await hands.type("enter", *rating_keys(ratings))


async def answer_row(hands: Hands, number: int, name: str, answer: Answer) -> None:
    """One habit, with a slip that is taken back or an entry that is corrected."""
    await hands.row(name, number)
    if answer.slip:
        await hands.type(*answer.slip, "enter", "z")
        await hands.row(name, number)
    await hands.type(*answer_keys(answer))
    if answer.instead:
        await hands.row(name, number)
        await hands.type("enter", *answer.instead, "enter", "q")


async def review(hands: Hands, number: int, texts: Iterable[str]) -> None:
    """The three questions about the week, reached by a capital letter or by the line of places."""
    by_signs = number in SIGNS_ONLY
    if by_signs:
        await hands.place(1)
        await hands.type("enter")
    else:
        await hands.type("W")
        await hands.pilot.pause()
        await hands.type("t", "n")
    for text in texts:
        await hands.write(text, "enter")
    if by_signs:
        await hands.place(-1)
    else:
        await hands.type("T")
    await hands.pilot.pause()


async def practise(hands: Hands) -> None:
    """A practice that is stopped after two minutes."""
    with turned() as seconds:
        await hands.type("P")
        await hands.pilot.pause()
        await hands.type("/")
        await hands.write("longer out", "enter")
        await hands.pilot.pause()
        await hands.type("enter")
        await hands.pilot.pause()
        await pass_time(hands.app, hands.pilot, seconds, 5 + PRACTISE_SECONDS)
        await hands.type("q")
        await hands.pilot.pause()
        await hands.type("q")
        await hands.pilot.pause()
    await hands.type("T")
    await hands.pilot.pause()


async def live_habits(hands: Hands, number: int) -> None:
    """What happens to the habits themselves on a day."""
    if number == ADDED:
        await hands.type("a")
        await hands.write(PILLS, "enter")
    elif number == RENAMED:
        await to_habits(hands, TALK, number - 1)
        await hands.type("enter", "end", *["backspace"] * len("someone"))
        await hands.write("a friend", "enter")
        await hands.type("T")
    elif number == MOVED:
        await to_habits(hands, PILLS, number - 1)
        await hands.type("m", *["up"] * 4, "enter", "T")
    elif number == AWAY:
        await to_habits(hands, FRIEND, number - 1)
        await hands.type("backspace", "T")
    elif number == HOLIDAY[0] - 1:
        await pause_everything(hands)
    elif number == SET:
        await hands.type(",", "home", "right", "q")
    await hands.pilot.pause()


async def to_habits(hands: Hands, name: str, number: int) -> None:
    """The row of a habit on its place."""
    await hands.type("H")
    await hands.pilot.pause()
    await hands.row(name, number)


async def pause_everything(hands: Hands) -> None:
    """Two weeks from tomorrow are set aside for every habit, by arrows alone."""
    await to_habits(hands, SIT, HOLIDAY[0] - 1)
    await hands.type("o", "right", "down", "pagedown", "pagedown", "up", "up", "right", "enter")
    await hands.type("T")


async def first_run(hands: Hands) -> None:
    """Four of the starters, no country."""
    await hands.type("space", "down", "space", "down", "space", "down", "space", "enter", "enter")


async def come_back(hands: Hands, number: int) -> None:
    """The choice after a long gap, by keys."""
    if number == GAP_START[-1] + 1:
        await hands.type("enter")
    elif number == GAP_ASIDE[-1] + 1:
        await hands.type("down", "enter")


@pytest.mark.parametrize("seed", [1])
async def test_a_year_by_keyboard_alone(db_path: Path, make_app: MakeApp, seed: int) -> None:
    """What 365 days of keys leave in the file is what was typed, to the last amount."""
    year = live(seed)
    days = {day.number: day for day in year.days}
    moment = [datetime.fromisoformat(f"{day_of(0)}T21:00:00+01:00")]
    for first, end in pairwise(SITTINGS):
        moment[0] = datetime.fromisoformat(f"{day_of(first)}T21:00:00+01:00")
        with open_selfcare(db_path, clock=lambda: moment[0]) as service:
            app = make_app(service)
            async with app.run_test(size=(80, 24)) as pilot:
                await pilot.pause()
                hands = Hands(app, pilot)
                if first == 0:
                    await first_run(hands)
                await come_back(hands, first)
                for number in range(first, end):
                    if number not in days:
                        continue
                    moment[0] = datetime.fromisoformat(f"{day_of(number)}T21:00:00+01:00")
                    if number != first:
                        # Nobody types for a while: Today moves on to the new day by itself.
                        assert isinstance(app.place, Today), number
                        app.place.look_at_clock(monotonic() + 3600)
                        await pilot.pause()
                    await live_habits(hands, number)
                    await live_day(hands, days[number])
    compare(db_path, year.expected)
    figures_agree(db_path, year.expected)
