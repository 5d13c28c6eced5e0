"""Undo and redo through the service: everything, across restarts, by name."""

from datetime import date

import pytest

from selfcare.core.errors import NothingToUndoError
from selfcare.diary import coming_back, day_acts, day_views, habit_acts, logbook, undo_acts
from selfcare.store import ChangeMovedError

SUNDAY = date(2026, 11, 22)


def picture(service):
    """All a person could see, as values that can be compared."""
    service.reload()
    return (
        [(h.name, h.rules, h.position, h.archived_day, h.if_then) for h in service.habits()],
        [
            (e.entry.habit_id, e.entry.day, e.entry.amount, e.entry.note)
            for e in day_views.entries(service)
        ],
        [(r.status, r.amount, r.cells) for r in day_views.today_view(service, SUNDAY).rows],
        {
            name: getattr(day_views.today_view(service, SUNDAY).checkin, name)
            for name in ("mood", "energy", "stress", "note", "closed")
        },
    )


def test_undo_names_what_it_takes_back(service, walk):
    """The sentence says what, how much and when."""
    logbook.log(service, walk, "20")
    undone = coming_back.undo(service).receipt
    assert undone.app == "Taken back: Walk, 20 min on Sunday 22 November. y does it again."
    assert undone.habit_id == walk
    assert coming_back.redo(service).receipt.app == (
        "Done again: Walk, 20 min on Sunday 22 November. z takes it back."
    )


def test_undoing_everything_gives_the_start(service, opened, clock):
    """Undo back to the start and redo to the end, with a restart between."""
    start = picture(service)
    walk, _ = habit_acts.add_habit(service, "Walk", "exercise", unit="min", plan="150 min/week")
    sit, _ = habit_acts.add_habit(service, "Sit", "mindfulness", unit="min", goal=">=5")
    logbook.log_many(service, [(walk.id, "20"), (sit.id, "5")], SUNDAY, note="both")
    logbook.log(service, walk.id, "=12")
    logbook.edit_entry(service, day_views.entries(service, sit.id)[0].entry.id, "9")
    day_acts.rate(service, mood=7)
    clock.go(minutes=5)
    day_acts.rate(service, mood=6, stress=2)
    day_acts.note_day(service, None, "a note")
    day_acts.rest(service, sit.id, date(2026, 11, 22))
    day_acts.day_off(service)
    day_acts.close_day(service)
    habit_acts.edit_habit(service, walk.id, name="Stroll", goal=">=10")
    habit_acts.move_habit(service, sit.id, 1)
    habit_acts.archive(service, walk.id)
    habit_acts.restore(service, walk.id)
    habit_acts.remove_habit(service, sit.id)
    end = picture(service)
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


def test_undo_asks_again_when_another_window_wrote(service, opened, walk):
    """The change on screen is not the newest any more: nothing is taken back."""
    logbook.log(service, walk, "20")
    seen = undo_acts.newest_change(service)
    other = opened()
    logbook.log(other, walk, "30")
    with pytest.raises(ChangeMovedError):
        coming_back.undo(service, seen.id)
    assert service.changed_outside()
    service.reload()
    assert day_views.today_view(service).rows[0].amount == 50


def test_a_new_act_drops_redo(service, walk):
    """After a new act there is nothing to do again."""
    logbook.log(service, walk, "20")
    coming_back.undo(service)
    logbook.log(service, walk, "10")
    with pytest.raises(NothingToUndoError):
        coming_back.redo(service)
