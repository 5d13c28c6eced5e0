"""Own people and places: reading, writing, taking back, and what the journal forgets."""

import sqlite3
from collections.abc import Callable
from typing import Any

import pytest

from selfcare.core.errors import NothingToUndoError
from selfcare.core.model import Contact, Habit
from selfcare.core.values import replace
from selfcare.store import Store
from selfcare.store.errors import ConflictError

NEEDLES = ("Wilhelmina", "555 0199", "the small hours")


@pytest.fixture
def add(store: Store) -> Callable[..., Contact]:
    """Adds somebody as an act of its own."""

    def go(name: str, reach: str = "", good_for: str = "", position: int = 0) -> Contact:
        with store.act(f"{name}, added"):
            return store.add(Contact(0, name, reach, good_for, position))

    return go


def held(store: Store) -> list[str]:
    """The needles that are anywhere in the file."""
    kept = store.path.read_bytes()
    return [needle for needle in NEEDLES if needle.encode() in kept]


def test_read_as_written_in_their_order(store: Store, add: Callable[..., Contact]) -> None:
    """By position, then by when they were added; every part comes back."""
    ben = add("Ben", "call", "a laugh", 1)
    ana = add("Ana", position=0)
    eve = add("Eve", position=1)
    assert [one.name for one in store.all(Contact)] == ["Ana", "Ben", "Eve"]
    assert store.all(Contact)[1] == ben
    assert (ben.reach, ben.good_for, ben.position) == ("call", "a laugh", 1)
    assert len({ana.id, ben.id, eve.id}) == 3


def test_an_older_copy_writes_over_nothing(store: Store, add: Callable[..., Contact]) -> None:
    """Whoever read before somebody else wrote is told, and nothing is written."""
    ana = add("Ana")
    with store.act("edited"):
        store.update(replace(ana, reach="085"))
    with pytest.raises(ConflictError), store.act("edited"):
        store.update(replace(ana, reach="086"))
    assert store.all(Contact)[0].reach == "085"
    with pytest.raises(ConflictError), store.act("removed"):
        store.remove(Contact, 99)


def test_a_write_belongs_into_an_act(store: Store) -> None:
    """Outside one there would be nothing to take back."""
    with pytest.raises(RuntimeError):
        store.add(Contact(0, "Ana"))


def test_all_acts_are_taken_back_and_done_again(
    opening: Callable[..., Store], add: Callable[..., Contact], store: Store
) -> None:
    """Add, edit, move, remove: back to the start and on to the end, across a restart."""
    states = [store.all(Contact)]
    ana, ben = add("Ana", "085", "a walk"), add("Ben", position=1)
    with store.act("edited"):
        ana = store.update(replace(ana, reach="086"))
    states.append(store.all(Contact))
    with store.act("moved"):
        store.update(replace(ana, position=1))
        store.update(replace(ben, position=0))
    states.append(store.all(Contact))
    with store.act("removed"):
        store.remove(Contact, ana.id)
    states.append(store.all(Contact))
    store.close()
    again = opening()

    def said() -> list[tuple[str, str, str, int]]:
        return [(one.name, one.reach, one.good_for, one.position) for one in again.all(Contact)]

    def was(number: int) -> list[tuple[str, str, str, int]]:
        return [(one.name, one.reach, one.good_for, one.position) for one in states[number]]

    assert said() == was(3)
    again.undo()
    assert said() == was(2)
    again.undo()
    assert said() == was(1)
    for _ in range(3):
        again.undo()
    assert said() == was(0)
    with pytest.raises(NothingToUndoError):
        again.undo()
    for _ in range(5):
        again.redo()
    assert said() == was(3)


def test_nothing_of_somebody_removed_stays_after_a_day(
    store: Store, walk: Habit, log: Callable[..., Any], clock: Any, add: Callable[..., Contact]
) -> None:
    """Name, reach and good-for leave rows, images and labels; until then undo brings all back."""
    who = add(*NEEDLES)
    ben = add("Ben", position=1)
    with store.act(f"{who.name}, edited"):
        who = store.update(replace(who, reach=f"{NEEDLES[1]}, evenings"))
    with store.act(f"{who.name}, moved"):
        who = store.update(replace(who, position=1))
        store.update(replace(ben, position=0))
    clock.turn(hours=30)
    log(walk, 1)
    assert held(store) == list(NEEDLES)
    with store.act(f"{who.name}, removed"):
        store.remove(Contact, who.id)
    clock.turn(hours=23)
    log(walk, 2)
    assert held(store) == list(NEEDLES)
    clock.turn(hours=2)
    log(walk, 3)
    assert held(store) == []
    labels = [row[0] for row in store._all("SELECT label FROM change ORDER BY id")]
    assert "One of your people, changed" in labels
    assert "Ben, added" in labels


def test_what_is_left_in_the_journal_can_still_be_taken_back(
    store: Store, walk: Habit, log: Callable[..., Any], clock: Any, add: Callable[..., Contact]
) -> None:
    """An old change of a row that is gone does not bar the way to older ones."""
    ben = add("Ben")
    who = add(*NEEDLES)
    with store.act("edited"):
        who = store.update(replace(who, good_for=""))
    with store.act("moved"):
        who = store.update(replace(who, position=5))
        store.update(replace(ben, position=4))
    with store.act("removed"):
        store.remove(Contact, who.id)
    clock.turn(hours=30)
    log(walk, 1)
    count = len(store._all("SELECT 1 FROM change"))
    for _ in range(count):
        store.undo()
    assert store.all(Contact) == ()
    assert store.habits() == ()


def test_removed_today_comes_back_whole(
    store: Store, walk: Habit, log: Callable[..., Any], clock: Any, add: Callable[..., Contact]
) -> None:
    """Added long ago, removed today: undo brings every word back."""
    who = add(*NEEDLES)
    clock.turn(hours=50)
    with store.act("removed"):
        store.remove(Contact, who.id)
    log(walk, 1)
    store.undo()
    store.undo()
    [back] = store.all(Contact)
    assert (back.name, back.reach, back.good_for) == NEEDLES


def test_a_former_name_goes_and_the_present_one_stays(
    store: Store, walk: Habit, log: Callable[..., Any], clock: Any, add: Callable[..., Contact]
) -> None:
    """A name that was corrected is deleted text."""
    who = add(*NEEDLES)
    with store.act(f"{who.name}, edited"):
        store.update(replace(who, name="Mina"))
    clock.turn(hours=25)
    log(walk, 1)
    assert held(store) == list(NEEDLES[1:])
    assert store.all(Contact)[0].name == "Mina"


def test_backups_have_them(
    store: Store, tmp_path: Any, raw: Callable[..., sqlite3.Connection], add: Callable[..., Contact]
) -> None:
    """A copy of the file is whole."""
    add(*NEEDLES)
    target = tmp_path / "copy.db"
    store.backup_to(target)
    rows = raw(target).execute("SELECT name, reach, good_for FROM contact").fetchall()
    assert rows == [NEEDLES]
