"""Text over its limit is refused whole, with the limit and the length; nothing is ever cut."""

from datetime import date

import pytest

from selfcare.core.errors import UnreadableError
from tests.refusing import refuses

LONG, LINE = "x" * 10_001, "y" * 201
DAY = date(2026, 11, 22)

ACTS = {
    "note of a day": (lambda s, w: s.note_day(None, LONG), LONG),
    "note of a check-in": (lambda s, w: s.check_in(None, LONG, mood=3), LONG),
    "note of a log": (lambda s, w: s.log(w, "5", note=LONG), LONG),
    "note of an entry": (lambda s, w: s.note_entry(1, LONG), LONG),
    "note of a habit": (lambda s, w: s.edit_habit(w, note=LONG), LONG),
    "note of a new habit": (lambda s, w: s.add_habit("Tea", "own", note=LONG), LONG),
    "if-then line": (lambda s, w: s.edit_habit(w, if_then=LINE), LINE),
    "if-then line of a new habit": (lambda s, w: s.add_habit("Tea", "own", if_then=LINE), LINE),
    "name": (lambda s, w: s.edit_habit(w, name=LINE), LINE),
    "unit": (lambda s, w: s.edit_habit(w, unit=LINE), LINE),
    "reason": (lambda s, w: s.pause(w, DAY, DAY, LINE), LINE),
    "review": (lambda s, w: s.save_review(None, "", LONG), LONG),
    "person": (lambda s, w: s.add_contact(LINE), LINE),
    "way to reach": (lambda s, w: s.add_contact("Ana", reach=LINE), LINE),
    "good for": (lambda s, w: s.add_contact("Ana", good_for=LINE), LINE),
    "note of a practice": (
        lambda s, w: s.end_practice(
            s.begin_practice("longer-out-breath", 3), 60, completed=True, note=LONG
        ),
        LONG,
    ),
}


@pytest.mark.parametrize("name", ACTS)
def test_a_text_over_its_limit_is_refused_whole(service, walk, name):
    """The sentence says both numbers, and the file holds no piece of the text."""
    service.log(walk, "5")
    act, text = ACTS[name]
    numbers = rf"at most {len(text) - 1:,} .* this has {len(text):,}"
    with refuses(UnreadableError, match=numbers):
        act(service, walk)
    assert text[:50].encode() not in service.path.read_bytes()
