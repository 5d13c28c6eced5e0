"""Which questions a day has, in which order, and how each is asked.

A question has a key: the name of a rating, a habit's number, `note` or `end`.
"""

from enum import Enum

from msgspec import Struct

from selfcare.cli.lines import voice
from selfcare.core.model import NOT_ASKED, Status
from selfcare.core.text import NOTE_LENGTH, as_sentence, clean
from selfcare.core.views import HabitRow, TodayView

Key = str | int

NOTE = "note"
END = "end"


class Scale(Struct, frozen=True):
    """One of the three ratings."""

    name: str
    ends: str
    """What 0 and 10 mean."""


SCALES: dict[Key, Scale] = {
    "mood": Scale("Mood", "0 very low to 10 very good"),
    "energy": Scale("Energy", "0 empty to 10 full"),
    "stress": Scale("Stress", "0 none to 10 very high"),
}


class Asked(Enum):
    """How much of a day is asked about."""

    EVERYTHING = "everything"
    """The evening: ratings, habits, note, and a last word."""
    PAST_DAY = "past day"
    """A day that is filled in later: the same without the last word; `s` goes on to the next."""
    RATINGS = "ratings"
    """The three ratings and the note."""


ANYWHERE = {
    Asked.EVERYTHING: voice.EVENING_KEYS,
    Asked.PAST_DAY: voice.PAST_DAY_KEYS,
    Asked.RATINGS: voice.RATING_KEYS,
}
"""The answers that work at every question, as a second `?` reads them."""


def questions_of(view: TodayView, asked: Asked, answered: frozenset[Key]) -> list[Key]:
    """The questions of a day; `answered` ones stay, so that a person can go back to them."""
    light = view.light and asked is not Asked.RATINGS
    order: list[Key] = [*SCALES][:1] if light else [*SCALES]
    if asked is not Asked.RATINGS:
        order += [
            row.habit.id
            for row in view.rows
            if row.habit.id in answered or _is_asked(row, light=light)
        ]
    if not light:
        order.append(NOTE)
    if asked is Asked.EVERYTHING:
        order.append(END)
    return order


def _is_asked(row: HabitRow, *, light: bool) -> bool:
    """Rested, paused and not-due habits are left in peace, and days before a habit began.

    One that is met keeps its line, so that more of it can be logged; its prompt says so.
    """
    if row.status is None or row.status in NOT_ASKED - {Status.FREE}:
        return False
    # A light day asks for smallest versions; a night and an upper limit have none.
    return not light or (row.rule.at_least and row.rule.unit != "h")


def row_of(view: TodayView, habit_id: Key) -> HabitRow:
    """The line of a habit that is asked about."""
    return next(row for row in view.rows if row.habit.id == habit_id)


def question(view: TodayView, key: Key) -> tuple[str, tuple[str, ...]]:
    """The prompt of a question, and what `?` reads there."""
    if isinstance(key, int):
        row = row_of(view, key)
        prompt = voice.habit_prompt(row, light=view.light)
        return prompt, voice.habit_detail(row)
    if key == NOTE:
        so_far = clean(view.checkin.note, NOTE_LENGTH)
        told = [
            "One line about the day. Enter leaves it as it is, minus takes it away.",
            as_sentence(f"So far: {so_far}") if so_far else "",
        ]
        return "Note, one line:", tuple(told)
    scale = SCALES[key]
    value = voice.rating_of(view.checkin, str(key))
    stands = "Enter leaves it out."
    if value is not None:
        stands = f"It is {value}; Enter keeps that, minus leaves it out."
    return f"{scale.name}, {scale.ends}:", (f"{scale.name}, {scale.ends}. {stands}",)
