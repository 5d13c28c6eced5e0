"""Text over its limit is refused whole, with the limit and the length; nothing is ever cut."""

from datetime import date

import pytest

from selfcare.core.errors import UnreadableError
from selfcare.diary import (
    day_acts,
    habit_acts,
    logbook,
    pausing,
    practising,
    support_acts,
    week_acts,
)
from tests.refusing import refuses

LONG, LINE = "x" * 10_001, "y" * 201
DAY = date(2026, 11, 22)

ACTS = {
    "note of a day": (lambda s, w: day_acts.note_day(s, None, LONG), LONG),
    "note of a check-in": (lambda s, w: day_acts.check_in(s, None, LONG, mood=3), LONG),
    "note of a log": (lambda s, w: logbook.log(s, w, "5", note=LONG), LONG),
    "note of an entry": (lambda s, w: logbook.note_entry(s, 1, LONG), LONG),
    "note of a habit": (lambda s, w: habit_acts.edit_habit(s, w, note=LONG), LONG),
    "note of a new habit": (lambda s, w: habit_acts.add_habit(s, "Tea", "own", note=LONG), LONG),
    "if-then line": (lambda s, w: habit_acts.edit_habit(s, w, if_then=LINE), LINE),
    "if-then line of a new habit": (
        lambda s, w: habit_acts.add_habit(s, "Tea", "own", if_then=LINE),
        LINE,
    ),
    "name": (lambda s, w: habit_acts.edit_habit(s, w, name=LINE), LINE),
    "unit": (lambda s, w: habit_acts.edit_habit(s, w, unit=LINE), LINE),
    "reason": (lambda s, w: pausing.pause(s, w, DAY, DAY, LINE), LINE),
    "review": (lambda s, w: week_acts.save_review(s, None, "", LONG), LONG),
    "person": (lambda s, w: support_acts.add_contact(s, LINE), LINE),
    "way to reach": (lambda s, w: support_acts.add_contact(s, "Ana", reach=LINE), LINE),
    "good for": (lambda s, w: support_acts.add_contact(s, "Ana", good_for=LINE), LINE),
    "note of a practice": (
        lambda s, w: practising.end_practice(
            s, practising.begin_practice(s, "longer-out-breath", 3), 60, completed=True, note=LONG
        ),
        LONG,
    ),
}


@pytest.mark.parametrize("name", ACTS)
def test_a_text_over_its_limit_is_refused_whole(diary, walk, name):
    """The sentence says both numbers, and the file holds no piece of the text."""
    logbook.log(diary, walk, "5")
    act, text = ACTS[name]
    numbers = rf"at most {len(text) - 1:,} .* this has {len(text):,}"
    with refuses(UnreadableError, match=numbers):
        act(diary, walk)
    assert text[:50].encode() not in diary.path.read_bytes()
