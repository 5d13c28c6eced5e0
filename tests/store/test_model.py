"""The store against a plain dict: acts, undo, redo, restarts, clocks, other writers."""

import copy
import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from selfcare.core.errors import NothingToUndoError, UndoRefusedError
from selfcare.core.model import Area, CheckIn, Contact, Entry, Habit, Pause, Rule
from selfcare.core.plan import Daily
from selfcare.core.values import replace
from selfcare.store import Store
from tests.store.writing import save_checkin

DAY = date(2026, 11, 22)
days = st.integers(0, 4).map(lambda n: DAY - timedelta(n))
amounts = st.sampled_from([0.0, 0.1, 0.2, 1 / 3, 5.0, 30.0, 1e8])
ratings = st.none() | st.integers(0, 10)
names = st.sampled_from(["Ana", "Ben", "'; --"])
notes = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=5)
Key = tuple[Any, ...]
Rows = dict[Key, Any]
picks = st.integers(0, 99)


class Diary(RuleBasedStateMachine):
    """`rows` is what the file must hold; `done` and `undone` are its states around each act."""

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.moment = datetime(2026, 11, 22, 21, 0, tzinfo=UTC)
        self.store = Store.open(self.folder / "a.db", now=lambda: self.moment)
        self.other = sqlite3.connect(self.folder / "a.db", isolation_level=None)
        self.rows: Rows = {}
        self.done: list[tuple[Rows, Rows]] = []
        self.undone: list[tuple[Rows, Rows]] = []
        self.mixed = False
        with self.store.act("start"):
            for name in ("Walk", "Nap"):
                self.store.add_habit(
                    Habit(0, "", name, Area.OWN, DAY, (Rule(DAY, "min", Daily()),))
                )
        self.start = self.store.newest_change()

    def teardown(self) -> None:
        if hasattr(self, "store"):
            self.store.close()
            self.other.close()
            shutil.rmtree(self.folder)

    def act(self, go: Callable[[], object], after: Rows, note: str = "") -> None:
        """Run one act; it is an undo step exactly when the rows differ afterwards."""
        before = copy.deepcopy(self.rows)
        with self.store.act(f"act {note}"):
            go()
        self.rows = after
        if before != after:
            self.done.append((before, after))
            self.undone = []

    def with_row(self, key: Key, row: Any) -> Rows:
        return {**self.rows, key: row}

    def without(self, key: Key) -> Rows:
        return {known: row for known, row in self.rows.items() if known != key}

    def keys(self, kind: str) -> list[Key]:
        return sorted((key for key in self.rows if key[0] == kind), key=repr)

    @rule(habit=st.sampled_from([1, 2]), day=days, amount=amounts, note=notes)
    def log(self, habit: int, day: date, amount: float, note: str) -> None:
        with_id: dict[str, int] = {}

        def go() -> None:
            with_id["id"] = self.store.add(Entry(0, "", habit, day, amount, note=note)).id

        before = copy.deepcopy(self.rows)
        with self.store.act("log"):
            go()
        self.rows = self.with_row(("entry", with_id["id"]), (habit, day, amount, note))
        self.done.append((before, self.rows))
        self.undone = []

    @precondition(lambda self: self.keys("entry"))
    @rule(pick=picks, amount=amounts, day=days)
    def edit(self, pick: int, amount: float, day: date) -> None:
        keys = self.keys("entry")
        key = keys[pick % len(keys)]
        habit, _day, _amount, note = self.rows[key]
        known = self.store.one(Entry, key[1])
        assert known is not None
        entry = replace(known, amount=amount, day=day)
        self.act(
            lambda: self.store.update(entry),
            self.with_row(key, (habit, day, amount, note)),
        )

    @precondition(lambda self: self.keys("entry"))
    @rule(pick=picks)
    def remove(self, pick: int) -> None:
        keys = self.keys("entry")
        key = keys[pick % len(keys)]
        self.act(lambda: self.store.remove(Entry, key[1]), self.without(key))

    @rule(habit=st.sampled_from([1, 2]), day=days)
    def rest(self, habit: int, day: date) -> None:
        key = ("rest", habit, day)
        if key in self.rows:
            self.act(lambda: self.store.remove_rest(habit, day), self.without(key))
        else:
            self.act(lambda: self.store.add_rest(habit, day), self.with_row(key, True))

    @rule(habit=st.sampled_from([None, 1, 2]), day=days, going_on=st.booleans())
    def pause(self, habit: int, day: date, going_on: bool) -> None:
        last = None if going_on else day
        made: dict[str, int] = {}

        def go() -> None:
            made["id"] = self.store.add(Pause(0, habit, day, last)).id

        before = copy.deepcopy(self.rows)
        with self.store.act("pause"):
            go()
        self.rows = self.with_row(("pause", made["id"]), (habit, day, last))
        self.done.append((before, self.rows))
        self.undone = []

    @precondition(lambda self: self.keys("pause"))
    @rule(pick=picks)
    def resume(self, pick: int) -> None:
        keys = self.keys("pause")
        key = keys[pick % len(keys)]
        self.act(lambda: self.store.remove(Pause, key[1]), self.without(key))

    @rule(day=days, mood=ratings, stress=ratings, note=notes, closed=st.booleans())
    def checkin(
        self, day: date, mood: int | None, stress: int | None, note: str, closed: bool
    ) -> None:
        key = ("checkin", day)
        row = (mood, None, stress, note, closed)
        empty = row == (None, None, None, "", False)
        after = self.without(key) if empty else self.with_row(key, row)
        self.act(
            lambda: save_checkin(self.store, CheckIn(day, mood, None, stress, note, closed)), after
        )

    def is_taken(self, name: str) -> bool:
        return any(self.rows[key][0] == name for key in self.keys("contact"))

    @rule(name=names, reach=notes)
    def contact(self, name: str, reach: str) -> None:
        made: dict[str, int] = {}
        if self.is_taken(name):
            return

        def go() -> None:
            made["id"] = self.store.add(Contact(0, name, reach)).id

        before = copy.deepcopy(self.rows)
        with self.store.act("contact"):
            go()
        self.rows = self.with_row(("contact", made["id"]), (name, reach, 0))
        self.done.append((before, self.rows))
        self.undone = []

    @precondition(lambda self: self.keys("contact"))
    @rule(pick=picks, name=names, reach=notes, position=st.integers(0, 3))
    def edit_contact(self, pick: int, name: str, reach: str, position: int) -> None:
        keys = self.keys("contact")
        key = keys[pick % len(keys)]
        if self.rows[key][0] != name and self.is_taken(name):
            return
        known = next(one for one in self.store.all(Contact) if one.id == key[1])
        changed = replace(known, name=name, reach=reach, position=position)
        self.act(lambda: self.store.update(changed), self.with_row(key, (name, reach, position)))

    @precondition(lambda self: self.keys("contact"))
    @rule(pick=picks)
    def remove_contact(self, pick: int) -> None:
        keys = self.keys("contact")
        key = keys[pick % len(keys)]
        self.act(lambda: self.store.remove(Contact, key[1]), self.without(key))

    @rule()
    def nothing(self) -> None:
        self.act(lambda: None, self.rows)

    @rule()
    def undo(self) -> None:
        if self.mixed:
            return
        if not self.done:
            assert self.store.newest_change() == self.start
            return
        self.store.undo()
        before, after = self.done.pop()
        assert after == self.rows
        self.undone.append((before, after))
        self.rows = before

    @rule()
    def redo(self) -> None:
        if self.mixed:
            return
        if not self.undone:
            try:
                self.store.redo()
            except NothingToUndoError:
                return
            raise AssertionError("nothing should be left to do again")
        self.store.redo()
        before, after = self.undone.pop()
        assert before == self.rows
        self.done.append((before, after))
        self.rows = after

    @rule()
    def reopen(self) -> None:
        self.store.close()
        self.store = Store.open(self.folder / "a.db", now=lambda: self.moment)

    @rule(by=st.sampled_from([-9000, -30, -1, 1, 30]))
    def clock_change(self, by: int) -> None:
        """Within what the journal keeps; a note scrubbed by a long jump is for another test."""
        self.moment += timedelta(minutes=by)

    @rule(day=days, mood=st.integers(0, 10))
    def foreign_checkin(self, day: date, mood: int | None) -> None:
        """Another program's write lands on top; whatever undo does then, it must not harm it."""
        self.other.execute(
            "INSERT INTO checkin (day, mood) VALUES (?, ?) "
            "ON CONFLICT (day) DO UPDATE SET mood = excluded.mood",
            (day.isoformat(), mood),
        )
        assert self.store.changed_outside()
        old = self.rows.get(("checkin", day), (None, None, None, "", False))
        self.rows = self.with_row(("checkin", day), (mood, *old[1:]))
        self.mixed = True

    @precondition(lambda self: self.mixed)
    @rule()
    def careful_undo(self) -> None:
        """With foreign rows about: either the act's own rows go back, or nothing moves at all."""
        held = self.held()
        newest = self.store.newest_change()
        assert newest is not None
        try:
            self.store.undo(expected=newest.id)
        except UndoRefusedError:
            assert self.held() == held
            return
        self.store.redo()
        assert self.held() == held

    def held(self) -> Rows:
        found: Rows = {}
        for entry in self.store.all(Entry):
            found["entry", entry.id] = (entry.habit_id, entry.day, entry.amount, entry.note)
        for habit, its_days in self.store.rests().items():
            for day in its_days:
                found["rest", habit, day] = True
        for pause in self.store.all(Pause):
            found["pause", pause.id] = (pause.habit_id, pause.first_day, pause.last_day)
        for person in self.store.all(Contact):
            found["contact", person.id] = (person.name, person.reach, person.position)
        for day, one in self.store.by_day(CheckIn).items():
            found["checkin", day] = (one.mood, one.energy, one.stress, one.note, one.closed)
        return found

    @invariant()
    def the_file_holds_what_was_said(self) -> None:
        if not hasattr(self, "store"):
            return
        assert self.held() == self.rows
        sums: dict[int, dict[date, list[float]]] = {}
        for key, row in self.rows.items():
            if key[0] == "entry":
                habit, day, amount, _note = row
                sums.setdefault(habit, {}).setdefault(day, []).append(amount)
        assert self.store.totals() == {
            habit: {day: round(sum(its), 6) for day, its in by_day.items()}
            for habit, by_day in sums.items()
        }
        assert not self.store._all("SELECT 1 FROM change WHERE open = 1")


TestDiary = Diary.TestCase
TestDiary.settings = settings(
    max_examples=40,
    stateful_step_count=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
