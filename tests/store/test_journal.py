"""Undo and redo: everything back, everything again, and never over somebody else's rows."""

import sqlite3
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfcare.core.errors import NothingToUndoError, UndoRefusedError
from selfcare.core.model import Area, CheckIn, Entry, Habit, Pause, Rule
from selfcare.core.plan import Daily, Weekdays
from selfcare.core.values import replace
from selfcare.store import ChangeMovedError, Store, images, journal
from tests.store.writing import save_checkin

DAY = date(2026, 11, 22)
TABLES = (*images.KEYS,)


T = TypeVar("T")


def the(found: T | None) -> T:
    """What must be there."""
    assert found is not None
    return found


def content(store: Store) -> dict[str, list[Any]]:
    """Every row undo covers, without the columns that only count."""
    found = {}
    for table in TABLES:
        names = [row[1] for row in store._all(f"PRAGMA table_info({table})")]
        kept = [name for name in names if name not in images.STAMPS]
        columns = ", ".join(f'"{name}"' for name in kept)
        found[table] = sorted(store._all(f"SELECT {columns} FROM {table}"), key=repr)
    return found


def changes(store: Store) -> int:
    """How many acts could be taken back."""
    found: int = the(store._one("SELECT count(*) FROM change"))[0]
    return found


def a_busy_evening(store: Store) -> list[dict[str, list[Any]]]:
    """Acts of every kind; the content before each and after the last."""
    states = [content(store)]
    habits = []

    def act(label: str, go: Callable[[], object]) -> None:
        with store.act(label, day=DAY):
            go()
        states.append(content(store))

    def add(name: str) -> None:
        rule = Rule(DAY, "min", Daily(), 30.0)
        habits.append(
            store.add_habit(Habit(0, "", name, Area.EXERCISE, DAY, (rule,), note="it's 'x'"))
        )

    act("add", lambda: add("Walk"))
    act("add two", lambda: add("شای 🍵"))
    act("log", lambda: store.add(Entry(0, "", 1, DAY, 1 / 3, note="a\nb, 'c', NULL")))
    act("log again", lambda: store.add(Entry(0, "", 2, DAY, 1e-7)))
    act("edit", lambda: store.update(replace(the(store.one(Entry, 1)), amount=1e9 - 0.125)))
    act("rest", lambda: store.add_rest(1, DAY))
    act("pause", lambda: store.add(Pause(0, 1, DAY, None, "flu")))
    act("end pause", lambda: store.update(Pause(1, 1, DAY, DAY, "flu", rev=1)))
    act("mood", lambda: save_checkin(store, CheckIn(DAY, mood=0, note="x")))
    act("mood 2", lambda: save_checkin(store, CheckIn(DAY, mood=9, stress=1, closed=True)))
    act("rename", lambda: store.update_habit(replace(store.habits()[0], name="Stroll", position=4)))
    act("rule", lambda: store.set_rule(1, Rule(DAY + timedelta(1), "h", Weekdays((0, 2)), 7, 9)))
    act("rules", lambda: store.replace_rules(1, [Rule(DAY, "times", Daily())]))
    act("remove entry", lambda: store.remove(Entry, 2))
    act("remove habit", lambda: store.remove(Habit, 1))
    act("clear mood", lambda: save_checkin(store, CheckIn(DAY)))
    return states


def test_undo_all_is_the_start_and_redo_all_the_end(
    store: Store, opening: Callable[..., Store]
) -> None:
    """Step by step back to every earlier state and forward again, across a restart in between."""
    states = a_busy_evening(store)
    assert len({repr(state) for state in states}) == len(states)
    for state in reversed(states[:-1]):
        store.undo()
        assert content(store) == state
    with pytest.raises(NothingToUndoError):
        store.undo()
    store.close()
    again = opening()
    for state in states[1:]:
        again.redo()
        assert content(again) == state
    with pytest.raises(NothingToUndoError):
        again.redo()
    for _ in states[1:]:
        again.undo()
    assert content(again) == states[0]


def test_a_change_says_what_it_was(
    store: Store, walk: Habit, log: Callable[..., Entry], clock: Any
) -> None:
    """Label, day and time come back with the change; the label may be set at the end."""
    with store.act("?", day=DAY) as act:
        store.add(Entry(0, "", walk.id, DAY, 12))
        act.label = "Walk: 12 min on Sunday"
    change = the(store.newest_change())
    assert (change.label, change.day, change.made_at) == ("Walk: 12 min on Sunday", DAY, clock())
    assert store.habits_of_change(change.id) == {walk.id}
    assert store.undo() == change
    assert store.next_redo() == change


def test_an_act_that_changes_nothing_makes_no_change(
    store: Store, walk: Habit, log: Callable[..., Entry]
) -> None:
    """Nothing written, the same again, or there and back: no undo step, and redo stays."""
    log(walk)
    log(walk)
    store.undo()
    before = store.newest_change(), store.next_redo()
    with store.act("nothing"):
        pass
    with store.act("same"):
        store.update_habit(store.habits()[0])
    with store.act("there and back"):
        store.remove(Entry, store.add(Entry(0, "", walk.id, DAY, 1)).id)
    with store.act("rest twice"):
        store.add_rest(walk.id, DAY)
        store.remove_rest(walk.id, DAY)
    assert (store.newest_change(), store.next_redo()) == before


def test_an_error_takes_the_whole_act_back(
    store: Store, walk: Habit, log: Callable[..., Entry]
) -> None:
    """One act is one transaction: no half of it stays, and no change."""
    before = content(store), store.newest_change()

    def half() -> None:
        with store.act("half"):
            store.add(Entry(0, "", walk.id, DAY, 1))
            raise ValueError("stop")

    with pytest.raises(ValueError, match="stop"):
        half()
    assert (content(store), store.newest_change()) == before
    log(walk)


def test_writes_outside_an_act_are_our_own_mistake(store: Store, walk: Habit) -> None:
    """No write slips past the journal; acts do not nest; undo is no part of an act."""
    for go in (
        lambda: store.add(Entry(0, "", walk.id, DAY, 1)),
        lambda: save_checkin(store, CheckIn(DAY, mood=1)),
        lambda: store.add(Pause(0, None, DAY, None)),
        lambda: store.set_rule(walk.id, Rule(DAY, "min", Daily())),
        lambda: store.remove(Habit, walk.id),
    ):
        with pytest.raises(RuntimeError):
            go()
    with store.act("one"):
        with pytest.raises(RuntimeError), store.act("two"):
            pass
        with pytest.raises(RuntimeError):
            store.undo()


def test_a_new_change_drops_what_could_be_done_again(
    store: Store, walk: Habit, log: Callable[..., Entry]
) -> None:
    """After undo, a new act is the newest, and redo has nothing."""
    log(walk, 1)
    store.undo()
    log(walk, 2)
    with pytest.raises(NothingToUndoError):
        store.redo()


def test_typing_joins_into_one_change(store: Store, walk: Habit, log: Callable[..., Entry]) -> None:
    """Autosaves with one key are one step while nothing else comes between; another key is not."""
    for text in ("b", "be", "better"):
        with store.act(f"Note {text}", day=DAY, join="note:1"):
            save_checkin(store, CheckIn(DAY, note=text))
    assert the(store.newest_change()).label == "Note better"
    log(walk)
    with store.act("Note more", join="note:1"):
        save_checkin(store, CheckIn(DAY, note="more"))
    with store.act("Note other", join="note:2"):
        save_checkin(store, CheckIn(DAY, note="other"))
    notes = []
    for _ in range(4):
        store.undo()
        notes.append(store.by_day(CheckIn)[DAY].note if store.by_day(CheckIn) else None)
    assert notes == ["more", "better", "better", None]
    assert "be" not in [row[0] for row in store._all("SELECT after FROM change_row")]


def test_typing_back_to_the_start_is_no_change(store: Store) -> None:
    """Autosaves that end where they began leave nothing to undo."""
    for text in ("b", ""):
        with store.act("Note", join="note"):
            save_checkin(store, CheckIn(DAY, note=text))
    assert store.newest_change() is None


def test_joining_stops_at_somebody_elses_write(
    store: Store, raw: Callable[..., sqlite3.Connection]
) -> None:
    """Undo of a joined change must not reach across what another program wrote in between."""
    with store.act("Note", join="note"):
        save_checkin(store, CheckIn(DAY, note="mine"))
    raw().execute("UPDATE checkin SET note = 'theirs'")
    with store.act("Note again", join="note"):
        save_checkin(store, CheckIn(DAY, note="mine again"))
    store.undo()
    assert store.by_day(CheckIn)[DAY].note == "theirs"
    with pytest.raises(UndoRefusedError):
        store.undo()


FOREIGN = {
    "edited": "UPDATE entry SET amount = 99 WHERE id = 1",
    "removed": "DELETE FROM entry WHERE id = 1",
}


@pytest.mark.parametrize("how", FOREIGN)
def test_undo_refuses_by_name_when_rows_moved(
    store: Store,
    walk: Habit,
    log: Callable[..., Entry],
    raw: Callable[..., sqlite3.Connection],
    how: str,
) -> None:
    """A row changed from outside is not overwritten; the sentence names the act."""
    log(walk)
    raw().execute(FOREIGN[how])
    before = content(store)
    with pytest.raises(UndoRefusedError, match="Walk, 20 min"):
        store.undo()
    assert content(store) == before
    assert store.next_redo() is None


def test_redo_refuses_too(
    store: Store, walk: Habit, log: Callable[..., Entry], raw: Callable[..., sqlite3.Connection]
) -> None:
    """Doing again what would now change other rows is refused."""
    log(walk)
    with store.act("Edit"):
        store.update(replace(the(store.one(Entry, 1)), amount=30))
    store.undo()
    raw().execute("UPDATE entry SET amount = 99 WHERE id = 1")
    with pytest.raises(UndoRefusedError, match="Edit"):
        store.redo()
    assert the(store.one(Entry, 1)).amount == 99


def test_undo_never_takes_rows_along_it_did_not_make(
    store: Store, walk: Habit, raw: Callable[..., sqlite3.Connection]
) -> None:
    """Taking back a new habit would remove what another program logged for it: refused."""
    other = raw()
    other.execute(f"INSERT INTO entry (habit_id, day, amount) VALUES ({walk.id}, '2026-11-22', 5)")
    with pytest.raises(UndoRefusedError, match="Added Walk"):
        store.undo()
    assert len(store.all(Entry)) == 1
    other.execute("DELETE FROM entry")
    store.undo()
    assert store.habits() == ()


def test_undo_needs_the_parent_row(
    store: Store, walk: Habit, log: Callable[..., Entry], raw: Callable[..., sqlite3.Connection]
) -> None:
    """An entry cannot come back to a habit that another program removed."""
    log(walk)
    with store.act("Removed an entry"):
        store.remove(Entry, 1)
    raw().execute("DELETE FROM habit")
    with pytest.raises(UndoRefusedError, match="Removed an entry"):
        store.undo()
    assert store.all(Entry) == ()


def test_a_foreign_write_is_no_change(
    store: Store, walk: Habit, raw: Callable[..., sqlite3.Connection]
) -> None:
    """What others write is not ours to take back; our own older acts on other rows still are."""
    other = raw()
    other.execute("INSERT INTO checkin (day, mood) VALUES ('2026-11-20', 3)")
    assert the(store.newest_change()).label == "Added Walk"
    store.undo()
    assert len(store.by_day(CheckIn)) == 1


def test_expected_guards_what_is_on_screen(
    store: Store, walk: Habit, log: Callable[..., Entry], opening: Callable[..., Store]
) -> None:
    """If the newest change is not the one shown, undo says which one is, and does nothing."""
    log(walk)
    seen = the(store.newest_change())
    other = opening()
    with other.act("Walk, 5 min from another terminal"):
        other.add(Entry(0, "", walk.id, DAY, 5))
    with pytest.raises(ChangeMovedError, match="another terminal") as caught:
        store.undo(expected=seen.id)
    assert isinstance(caught.value, UndoRefusedError)
    assert caught.value.change == store.newest_change()
    assert len(store.all(Entry)) == 2
    store.undo(expected=caught.value.change.id)
    with pytest.raises(ChangeMovedError):
        store.redo(expected=seen.id)
    assert store.undo(expected=seen.id) == seen


def test_revisions_only_grow(store: Store, walk: Habit, log: Callable[..., Entry]) -> None:
    """Undo and redo raise `rev`, so an editor opened before is told."""
    entry = log(walk)
    revs = [entry.rev]
    with store.act("Edit"):
        revs.append(store.update(replace(entry, amount=5)).rev)
    for go in (store.undo, store.redo, store.undo, store.undo, store.redo):
        go()
        found = store.one(Entry, entry.id)
        if found:
            revs.append(found.rev)
    assert revs == sorted(set(revs))


def test_at_most_500_changes_and_90_days(
    store: Store,
    walk: Habit,
    log: Callable[..., Entry],
    clock: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The journal stays small: by number, and by age."""
    monkeypatch.setattr(journal, "KEEP_CHANGES", 5)
    for n in range(8):
        log(walk, n)
    assert store._one("SELECT count(*) FROM change") == (5,)
    assert store._one("SELECT count(*) FROM change_row") == (5,)
    clock.turn(days=91)
    log(walk, 9)
    assert store._one("SELECT count(*) FROM change") == (5,)
    log(walk, 10)
    assert store._one("SELECT count(*) FROM change") == (2,)


def test_one_act_under_a_wrong_clock_drops_nothing(
    store: Store, walk: Habit, log: Callable[..., Entry], clock: Any
) -> None:
    """Age counts from the newest change but one: ahead by a year, then right again, all is kept."""
    for n in range(4):
        log(walk, n)
    clock.turn(days=365)
    log(walk, 4)
    assert changes(store) == 6
    clock.turn(days=-365)
    for n in (5, 6):
        log(walk, n)
    assert changes(store) == 8
    for n in (6, 5, 4, 3, 2, 1, 0):
        assert store.undo().label == f"Walk, {n} min"


@pytest.mark.parametrize("turned", [401, 3650, -3650])
def test_a_jump_of_over_400_days_drops_nothing(
    store: Store, walk: Habit, log: Callable[..., Entry], clock: Any, turned: int
) -> None:
    """A clock that stays years away, or a person who comes back, finds the whole history."""
    log(walk, 1)
    clock.turn(days=turned)
    for n in (2, 3, 4):
        log(walk, n)
        clock.turn(days=10)
    assert changes(store) == 5


@pytest.mark.parametrize("turned", [91, 399])
def test_a_silence_of_a_season_is_no_jump(
    store: Store, walk: Habit, log: Callable[..., Entry], clock: Any, turned: int
) -> None:
    """What lies over 90 days back goes, once two acts agree that it does."""
    log(walk, 1)
    clock.turn(days=turned)
    for n in (2, 3):
        log(walk, n)
    assert changes(store) == 2


@given(st.lists(st.integers(-4000, 4000), min_size=1, max_size=12))
def test_the_journal_is_dropped_from_its_old_end(turns: list[int]) -> None:
    """Whatever clocks do, what is kept is the newest changes without a hole, at least two."""
    moment = [datetime(2026, 11, 22, 21, tzinfo=UTC)]
    with (
        TemporaryDirectory() as folder,
        Store.open(Path(folder) / "a.db", now=lambda: moment[0]) as store,
    ):
        for n, days in enumerate(turns):
            moment[0] += timedelta(days=days / 10)
            with store.act(f"add {n}"):
                store.add_habit(Habit(0, "", f"Walk {n}", Area.EXERCISE, DAY, ()))
        kept = [row[0] for row in store._all("SELECT label FROM change ORDER BY id")]
    assert kept == [f"add {n}" for n in range(len(turns))][-len(kept) :]
    assert len(kept) >= min(2, len(turns))


def test_a_clock_that_goes_back_keeps_the_order(
    store: Store, walk: Habit, log: Callable[..., Entry], clock: Any
) -> None:
    """Newer is what was done later, whatever the clock said then."""
    log(walk, 1)
    clock.turn(days=-4000)
    log(walk, 2)
    clock.turn(days=4000)
    assert store.undo().label == "Walk, 2 min"
    assert store.undo().label == "Walk, 1 min"


def test_a_damaged_journal_row_is_refused(
    store: Store, walk: Habit, log: Callable[..., Entry], raw: Callable[..., sqlite3.Connection]
) -> None:
    """What is no list of literals is never run, only refused."""
    for text in ("1,(SELECT 1)", "", "1,", "1 2", "'a", ",".join(["1"] * 40)):
        log(walk)
        raw().execute("UPDATE change_row SET after = ? WHERE op = 'insert'", (text,))
        with pytest.raises(UndoRefusedError):
            store.undo()


@given(
    st.lists(
        st.one_of(
            st.none(),
            st.integers(-(2**63), 2**63 - 1),
            st.floats(allow_nan=False, allow_infinity=False),
            st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])),
        ),
        min_size=1,
    )
)
def test_images_round_trip(values: list[images.Value]) -> None:
    """quote() and our reading of it give every value back, to the last bit and type."""
    connection = sqlite3.connect(":memory:")
    try:
        marks = " || ',' || ".join(["quote(?)"] * len(values))
        text = connection.execute(f"SELECT {marks}", values).fetchone()[0]
    finally:
        connection.close()
    found = [images.value(literal) for literal in images.split(text)]
    assert found == values
    assert [type(value) for value in found] == [type(value) for value in values]
