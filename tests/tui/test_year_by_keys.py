"""A year by keyboard alone: a quarter of the days of a made-up person, typed into the app.

The keys of a step arrive in one burst, as from a fast typist. One week begins and ends without a
letter, one on a Cyrillic keyboard.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from time import monotonic

import pytest
from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.widget import Widget

from selfcare.diary import open_diary
from selfcare.tui.app import SelfcareApp
from selfcare.tui.screens.today import Today
from selfcare.tui.widgets.header import Header
from selfcare.tui.widgets.ratings import Ratings
from tests.tui.practice_steps import pass_time, turned
from tests.tui.quiet import quiet
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

SITTINGS = (0, SHORT_GAP[-1] + 1, GAP_START[-1] + 1, HOLIDAY[-1] + 1, GAP_ASIDE[-1] + 1, DAYS)
"""The app is closed and opened again on these days; every gap ends with one of them."""
CHARACTERS = {"enter": "\r", "space": " ", "tab": "\t"}
KEYBOARD = dict(zip("qwertyuiopasdfghjklzxcvbnm", "йцукенгшщзфывапролдячсмить", strict=True))
"""What a Russian keyboard sends for the keys of Latin letters."""
KEYBOARD |= {letter.upper(): other.upper() for letter, other in KEYBOARD.items()}


class Hands:
    """Types into one running app."""

    def __init__(self, app: SelfcareApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot
        self.cyrillic = False

    async def press(self, *keys: str, text: bool = False) -> None:
        """Keys in one burst; with `text` they are letters of a text, whatever the keyboard."""
        for key in keys:
            if len(key) == 1:
                sent = key if text or not self.cyrillic else KEYBOARD.get(key, key)
                self.app.post_message(events.Key(_character_to_key(sent), sent))
            else:
                self.app.post_message(events.Key(key, CHARACTERS.get(key)))
        await quiet()

    async def write(self, text: str, *after: str) -> None:
        """A text, and the keys behind it."""
        await self.press(*text, text=True)
        await self.press(*after)

    def to_row(self, name: str, number: int) -> list[str]:
        """The keys that select a habit."""
        return ["home", *["down"] * shown(number).index(name)]

    async def row(self, name: str, number: int) -> None:
        """Selects a habit by the keys alone."""
        await self.press(*self.to_row(name, number))

    async def region(self, kind: type[Widget]) -> None:
        """Tab, until a region has the keys."""
        for _ in range(10):
            if isinstance(self.app.focused, kind):
                return
            await self.press("tab")
        raise AssertionError(kind)

    async def place(self, steps: int) -> None:
        """Another place by the line of places: Tab, arrows, Enter."""
        await self.region(Header)
        await self.press(*["right" if steps > 0 else "left"] * abs(steps), "enter")


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
        await hands.press("f")
        await hands.row(WALK, day.number)
        await hands.press(*day.fills, "enter", "escape")
    if day.ratings is not None:
        await rate(hands, day.number, day.ratings)
    for name, answer in day.answers.items():
        await answer_row(hands, day.number, name, answer)
    if day.off:
        await hands.press("o")
    if day.note:
        await hands.press("n")
        await hands.write(day.note, "enter")
    if day.practises:
        await practise(hands)
    if day.looks_back:
        await hands.press("L", "up", "left", "v", "v", "v", "v", "v", "T")
    if day.closes:
        await hands.press("c")
    if day.review is not None:
        await review(hands, day.number, day.review)


async def rate(hands: Hands, number: int, ratings: Iterable[int | None]) -> None:
    """The three ratings, opened by their key or by the region they stand in."""
    if number not in SIGNS_ONLY:
        await hands.press("m", *rating_keys(ratings))
        return
    await hands.region(Ratings)
    await hands.press(*rating_keys(ratings))


async def answer_row(hands: Hands, number: int, name: str, answer: Answer) -> None:
    """One habit, with a slip that is taken back or an entry that is corrected."""
    row = hands.to_row(name, number)
    if answer.slip:
        await hands.press(*row, *answer.slip, "enter", "z")
    await hands.press(*row, *answer_keys(answer))
    if answer.instead:
        await hands.press(*row, "enter", *answer.instead, "enter", "q")


async def review(hands: Hands, number: int, texts: Iterable[str]) -> None:
    """The three questions about the week, reached by a capital letter or by the line of places."""
    by_signs = number in SIGNS_ONLY
    if by_signs:
        await hands.place(1)
        await hands.press("enter")
    else:
        await hands.press("W", "t", "n")
    for text in texts:
        await hands.write(text, "enter")
    if by_signs:
        await hands.place(-1)
    else:
        await hands.press("T")


async def practise(hands: Hands) -> None:
    """A practice that is stopped after two minutes."""
    with turned() as seconds:
        await hands.press("P", "/")
        await hands.write("longer out", "enter")
        await hands.press("enter")
        await hands.press("enter")
        await pass_time(hands.app, hands.pilot, seconds, PRACTISE_SECONDS)
        await hands.press("q")
        await hands.press("q")
    await hands.press("T")


async def live_habits(hands: Hands, number: int) -> None:
    """What happens to the habits themselves on a day."""
    if number == ADDED:
        await hands.press("a", "enter")
        await hands.write(PILLS, "ctrl+o", "T")
    elif number == RENAMED:
        await to_habits(hands, TALK, number - 1)
        await hands.press("enter", "end", *["backspace"] * len("someone"))
        await hands.write("a friend", "ctrl+o", "T")
    elif number == MOVED:
        await to_habits(hands, PILLS, number - 1)
        await hands.press("m", *["up"] * 4, "enter", "T")
    elif number == AWAY:
        await to_habits(hands, FRIEND, number - 1)
        await hands.press("backspace", "T")
    elif number == HOLIDAY[0] - 1:
        await pause_everything(hands, number)
    elif number == SET:
        await set_day_start(hands)


async def to_habits(hands: Hands, name: str, number: int) -> None:
    """The row of a habit on its place."""
    await hands.press("H")
    await hands.row(name, number)


async def pause_everything(hands: Hands, number: int) -> None:
    """Two weeks from tomorrow are set aside for every habit, by arrows alone."""
    await to_habits(hands, WALK, number)
    await hands.press("o", "up", "right", "down", "pagedown", "down", *["pagedown"] * len(HOLIDAY))
    await hands.press("ctrl+o", "T")


async def set_day_start(hands: Hands) -> None:
    """A new day begins at five."""
    await hands.press(",")
    for _ in range(40):
        if hands.app.focused is not None and hands.app.focused.id == "field-day_start":
            break
        await hands.press("down")
    await hands.press("right", "escape")


async def first_run(hands: Hands) -> None:
    """Four of the starters, no country."""
    await hands.press("space", "down", "space", "down", "space", "down", "space", "ctrl+o")


async def come_back(hands: Hands, number: int) -> None:
    """The choice after a long gap, by keys."""
    if number == GAP_START[-1] + 1:
        await hands.press("enter")
    elif number == GAP_ASIDE[-1] + 1:
        await hands.press("down", "enter")


@pytest.mark.parametrize("seed", [1])
async def test_a_year_by_keyboard_alone(
    db_path: Path, make_app: Callable[..., SelfcareApp], seed: int
) -> None:
    """What the keys of a year leave in the file is what was typed, to the last amount."""
    year = live(seed, every=5)
    days = {day.number: day for day in year.days}
    moment = [datetime.fromisoformat(f"{day_of(0)}T21:00:00+01:00")]
    for first, end in pairwise(SITTINGS):
        moment[0] = datetime.fromisoformat(f"{day_of(first)}T21:00:00+01:00")
        with open_diary(db_path, clock=lambda: moment[0]) as diary:
            app = make_app(diary)
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
                        assert isinstance(app.screen, Today), number
                        app.screen.look_at_clock(monotonic() + 3600)
                        await pilot.pause()
                    await live_habits(hands, number)
                    await live_day(hands, days[number])
                    await pilot.pause()  # the day's last frame is painted
    compare(db_path, year.expected)
    figures_agree(db_path, year.expected)
