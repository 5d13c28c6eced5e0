"""Deleted notes leave the journal, and the file, a day later; undo works on without them."""

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

from selfcare.core.model import CheckIn, Entry, Habit, Pause
from selfcare.core.values import replace
from selfcare.store import Store
from tests.store.writing import save_checkin

DAY = date(2026, 11, 22)
NEEDLE = "a very private word"


T = TypeVar("T")


def the(found: T | None) -> T:
    """What must be there."""
    assert found is not None
    return found


def holds(store: Store) -> bool:
    return NEEDLE.encode() in store.path.read_bytes()


def test_a_deleted_note_is_gone_after_a_day(
    store: Store, walk: Habit, log: Callable[..., Entry], clock: Any
) -> None:
    """An entry with a note is removed: for 24 hours undo brings the note back, then nothing can."""
    log(walk, note=NEEDLE)
    with store.act("Removed"):
        store.remove(Entry, 1)
    clock.turn(hours=23)
    log(walk, 1)
    assert holds(store)
    clock.turn(hours=2)
    log(walk, 2)
    assert not holds(store)
    store.undo()
    store.undo()
    store.undo()
    assert store.all(Entry)[0].note == ""
    assert store.all(Entry)[0].amount == 20


def test_a_note_that_is_still_there_stays(
    store: Store, walk: Habit, log: Callable[..., Entry], clock: Any
) -> None:
    """Only deleted text goes: undoing and redoing an old log keeps its note."""
    log(walk, note=NEEDLE)
    clock.turn(hours=30)
    log(walk, 1)
    store.undo()
    store.undo()
    clock.turn(hours=30)
    store.redo()
    assert store.all(Entry)[0].note == NEEDLE


def test_a_note_comes_back_through_old_and_new_changes(
    store: Store, walk: Habit, log: Callable[..., Entry], clock: Any
) -> None:
    """Logged long ago and removed today: undo both, redo the log, and the note is there."""
    log(walk, note=NEEDLE)
    clock.turn(hours=30)
    with store.act("Removed"):
        store.remove(Entry, 1)
    log(walk, 1)
    store.undo()
    store.undo()
    assert store.all(Entry)[0].note == NEEDLE
    store.undo()
    store.redo()
    assert store.all(Entry)[0].note == NEEDLE


def test_a_changed_note_keeps_its_new_words(store: Store, walk: Habit, clock: Any) -> None:
    """Undoing an old edit whose earlier text is gone leaves the present text alone."""
    with store.act("Note"):
        save_checkin(store, CheckIn(DAY, mood=5, note=NEEDLE))
    with store.act("Note changed, mood 6"):
        save_checkin(store, CheckIn(DAY, mood=6, note="plain"))
    with store.act("Note changed again"):
        save_checkin(store, CheckIn(DAY, mood=6, note="plainer"))
    clock.turn(hours=25)
    with store.act("Pause"):
        store.add(Pause(0, None, DAY, None))
    assert not holds(store)
    store.undo()
    assert the(store.newest_change()).label == "Note changed, mood 6"
    store.undo()
    assert store.by_day(CheckIn)[DAY].mood == 5
    assert store.by_day(CheckIn)[DAY].note == "plainer"


def test_a_note_deleted_later_goes_from_older_changes(
    store: Store, walk: Habit, log: Callable[..., Entry], clock: Any
) -> None:
    """A text that several old changes hold goes from all of them once it is deleted."""
    log(walk, note=NEEDLE)
    clock.turn(hours=30)
    with store.act("Longer"):
        store.update(replace(the(store.one(Entry, 1)), amount=30))
    clock.turn(hours=30)
    with store.act("Note cleared"):
        store.update(replace(the(store.one(Entry, 1)), note=""))
    clock.turn(hours=30)
    with store.act("Another"):
        store.add(Entry(0, "", walk.id, DAY, 1))
    assert not holds(store)


def test_a_removed_contact_is_forgotten_whole(
    store: Store, walk: Habit, log: Callable[..., Entry], clock: Any
) -> None:
    """A row that is nothing without its private text leaves the journal with it."""
    with store.act("Added a contact"):
        store._write("INSERT INTO contact (name, reach) VALUES (?, '1')", (NEEDLE,))
    with store.act("Removed a contact"):
        store._write("DELETE FROM contact")
    clock.turn(hours=25)
    log(walk)
    assert not holds(store)
    assert [row[0] for row in store._all("SELECT label FROM change")] == [
        "Added Walk",
        "Walk, 20 min",
    ]
