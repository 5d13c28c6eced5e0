"""Undo and redo through the diary: everything, across restarts, by name."""

from datetime import date

import pytest

from selfcare.core.errors import NothingToUndoError
from selfcare.diary import coming_back, day_acts, day_views, habit_acts, logbook
from selfcare.store import ChangeMovedError
from tests.there import there

SUNDAY = date(2026, 11, 22)


def picture(diary):
    """All a person could see, as values that can be compared."""
    diary.reload()
    return (
        [(h.name, h.rules, h.position, h.archived_day, h.if_then) for h in diary.habits()],
        [
            (e.entry.habit_id, e.entry.day, e.entry.amount, e.entry.note)
            for e in day_views.entries(diary)
        ],
        [(r.status, r.amount, r.cells) for r in day_views.today_view(diary, SUNDAY).rows],
        {
            name: getattr(day_views.today_view(diary, SUNDAY).checkin, name)
            for name in ("mood", "energy", "stress", "note", "closed")
        },
    )


def test_undo_names_what_it_takes_back(diary, walk):
    """The sentence says what, how much and when."""
    logbook.log(diary, walk, "20")
    undone = coming_back.undo(diary).receipt
    assert undone.app == "Taken back: Walk, 20 min on Sunday 22 November. y does it again."
    assert undone.habit_id == walk
    assert coming_back.redo(diary).receipt.app == (
        "Done again: Walk, 20 min on Sunday 22 November. z takes it back."
    )


def test_undoing_everything_gives_the_start(diary, opened, clock):
    """Undo back to the start and redo to the end, with a restart between."""
    start = picture(diary)
    walk, _ = habit_acts.add_habit(diary, "Walk", "exercise", unit="min", plan="150 min/week")
    sit, _ = habit_acts.add_habit(diary, "Sit", "mindfulness", unit="min", goal=">=5")
    logbook.log_many(diary, [(walk.id, "20"), (sit.id, "5")], SUNDAY, note="both")
    logbook.log(diary, walk.id, "=12")
    logbook.edit_entry(diary, day_views.entries(diary, sit.id)[0].entry.id, "9")
    day_acts.rate(diary, mood=7)
    clock.go(minutes=5)
    day_acts.rate(diary, mood=6, stress=2)
    day_acts.note_day(diary, None, "a note")
    day_acts.rest(diary, sit.id, date(2026, 11, 22))
    day_acts.day_off(diary)
    day_acts.close_day(diary)
    habit_acts.edit_habit(diary, walk.id, name="Stroll", goal=">=10")
    habit_acts.move_habit(diary, sit.id, 1)
    habit_acts.archive(diary, walk.id)
    habit_acts.restore(diary, walk.id)
    habit_acts.remove_habit(diary, sit.id)
    end = picture(diary)
    again = opened()
    steps = 0
    while True:
        try:
            coming_back.undo(again)
        except NothingToUndoError:
            break
        steps += 1
    assert picture(again) == start
    assert steps >= 14
    for _ in range(steps):
        coming_back.redo(again)
    assert picture(again) == end
    with pytest.raises(NothingToUndoError):
        coming_back.redo(again)


def test_undo_asks_again_when_another_window_wrote(diary, opened, walk):
    """The change on screen is not the newest any more: nothing is taken back."""
    logbook.log(diary, walk, "20")
    seen = coming_back.newest_change(diary)
    other = opened()
    logbook.log(other, walk, "30")
    with pytest.raises(ChangeMovedError):
        coming_back.undo(diary, there(seen).id)
    assert diary.changed_outside()
    diary.reload()
    assert day_views.today_view(diary).rows[0].amount == 50


def test_a_new_act_drops_redo(diary, walk):
    """After a new act there is nothing to do again."""
    logbook.log(diary, walk, "20")
    coming_back.undo(diary)
    logbook.log(diary, walk, "10")
    with pytest.raises(NothingToUndoError):
        coming_back.redo(diary)
