"""Undo and redo through the service: everything, across restarts, by name."""

from datetime import date

import pytest

from selfcare.core.errors import NothingToUndoError
from selfcare.store import ChangeMovedError

SUNDAY = date(2026, 11, 22)


def picture(service):
    """All a person could see, as values that can be compared."""
    service.reload()
    return (
        [(h.name, h.rules, h.position, h.archived_day, h.if_then) for h in service.habits()],
        [(e.entry.habit_id, e.entry.day, e.entry.amount, e.entry.note) for e in service.entries()],
        [(r.status, r.amount, r.cells) for r in service.today_view(SUNDAY).rows],
        {
            name: getattr(service.today_view(SUNDAY).checkin, name)
            for name in ("mood", "energy", "stress", "note", "closed")
        },
    )


def test_undo_names_what_it_takes_back(service, walk):
    """The sentence says what, how much and when."""
    service.log(walk, "20")
    undone = service.undo().receipt
    assert undone.app == "Taken back: Walk, 20 min on Sunday 22 November. y does it again."
    assert undone.habit_id == walk
    assert service.redo().receipt.app == (
        "Done again: Walk, 20 min on Sunday 22 November. z takes it back."
    )


def test_undoing_everything_gives_the_start(service, opened, clock):
    """Undo back to the start and redo to the end, with a restart between."""
    start = picture(service)
    walk, _ = service.add_habit("Walk", "exercise", unit="min", plan="150 min/week")
    sit, _ = service.add_habit("Sit", "mindfulness", unit="min", goal=">=5")
    service.log_many([(walk.id, "20"), (sit.id, "5")], SUNDAY, note="both")
    service.log(walk.id, "=12")
    service.edit_entry(service.entries(sit.id)[0].entry.id, "9")
    service.rate(mood=7)
    clock.go(minutes=5)
    service.rate(mood=6, stress=2)
    service.note_day(None, "a note")
    service.rest(sit.id, date(2026, 11, 22))
    service.day_off()
    service.close_day()
    service.edit_habit(walk.id, name="Stroll", goal=">=10")
    service.move_habit(sit.id, 1)
    service.archive(walk.id)
    service.restore(walk.id)
    service.remove_habit(sit.id)
    end = picture(service)
    again = opened()
    steps = 0
    while True:
        try:
            again.undo()
        except NothingToUndoError:
            break
        steps += 1
    assert picture(again) == start
    assert steps >= 14
    for _ in range(steps):
        again.redo()
    assert picture(again) == end
    with pytest.raises(NothingToUndoError):
        again.redo()


def test_undo_asks_again_when_another_window_wrote(service, opened, walk):
    """The change on screen is not the newest any more: nothing is taken back."""
    service.log(walk, "20")
    seen = service.newest_change()
    other = opened()
    other.log(walk, "30")
    with pytest.raises(ChangeMovedError):
        service.undo(seen.id)
    assert service.changed_outside()
    service.reload()
    assert service.today_view().rows[0].amount == 50


def test_a_new_act_drops_redo(service, walk):
    """After a new act there is nothing to do again."""
    service.log(walk, "20")
    service.undo()
    service.log(walk, "10")
    with pytest.raises(NothingToUndoError):
        service.redo()
