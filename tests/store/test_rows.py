"""Rows <-> values: what is saved is what is read, with sums, windows and settings."""

import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from selfcare.core.errors import UnreadableError
from selfcare.core.model import Area, CheckIn, Entry, Habit, Pause, Practice, Rule
from selfcare.core.plan import AmountPerPeriod, Daily, DaysPerPeriod, EveryNDays, Period, Weekdays
from selfcare.core.values import replace
from selfcare.store import ConflictError, Store

DAY = date(2026, 11, 22)
ZONE = timezone(timedelta(hours=1))


WALK = Habit(0, "", "Walk", Area.EXERCISE, DAY, (Rule(DAY, "min", Daily()),))


def habit(name: str = "Walk", **given: Any) -> Habit:
    return replace(WALK, name=name, **given)


def test_a_habit_comes_back_as_it_was_saved(store: Store) -> None:
    """Every field, every kind of plan, rules by day."""
    rules = (
        Rule(date(2026, 1, 1), "min", Weekdays((0, 2, 4)), 30.0, None, 5.0),
        Rule(date(2026, 2, 1), "h", EveryNDays(3), 7.0, 9.0),
        Rule(date(2026, 3, 1), "times", DaysPerPeriod(5, Period.WEEK)),
        Rule(date(2026, 4, 1), "min", AmountPerPeriod(150, Period.WEEK), None, 0.0),
    )
    given = habit(
        "שלום 🌱", rules=rules[::-1], position=3, if_then="If tea, then walk", note="a\nb",
        archived_day=DAY,
    )  # fmt: skip
    with store.act("add"):
        kept = store.add_habit(given)
    assert kept == replace(given, id=1, uid=kept.uid, rev=1, rules=rules)
    assert store.habits() == (kept,)


def test_habits_come_by_position_then_id(store: Store) -> None:
    """The person's own order; equal positions in the order of adding."""
    with store.act("add"):
        for name, position in (("a", 2), ("b", 1), ("c", 1)):
            store.add_habit(habit(name, position=position))
    assert [one.name for one in store.habits()] == ["b", "c", "a"]


def test_a_stale_revision_is_a_conflict(
    store: Store, walk: Habit, log: Callable[..., Entry]
) -> None:
    """Whoever read before somebody else wrote is told, and nothing is overwritten."""
    with store.act("edit"):
        fresh = store.update_habit(replace(walk, name="Stroll"))
    assert fresh.rev == walk.rev + 1
    with pytest.raises(ConflictError), store.act("edit"):
        store.update_habit(replace(walk, name="Run"))
    entry = log(walk)
    with store.act("edit"):
        store.update(replace(entry, amount=3))
    with pytest.raises(ConflictError), store.act("edit"):
        store.update(replace(entry, amount=4))
    with store.act("mood"):
        checkin = store.save(CheckIn(DAY, mood=3))
        store.save(CheckIn(DAY, mood=4, rev=1))
    assert checkin is not None
    for rev in (checkin.rev, 0):
        with pytest.raises(ConflictError), store.act("mood"):
            store.save(replace(checkin, mood=5, rev=rev))
    for gone in (
        lambda: store.remove(Habit, 77),
        lambda: store.update(Pause(7, None, DAY, None)),
        lambda: store.set_rule(77, Rule(DAY, "min", Daily())),
        lambda: store.add(Entry(0, "", 77, DAY, 1)),
    ):
        with pytest.raises(ConflictError), store.act("gone"):
            gone()
    assert store.habits()[0].name == "Stroll"
    assert store.by_day(CheckIn)[DAY].mood == 4


def test_an_entry_comes_back_as_it_was_saved(store: Store, walk: Habit, clock: Any) -> None:
    """Spans keep their offset, logged_at is UTC, ids go on after a removal."""
    given = Entry(
        0, "", walk.id, DAY, 7.5,
        started_at=datetime(2026, 11, 21, 23, 10, tzinfo=ZONE),
        ended_at=datetime(2026, 11, 22, 6, 40, tzinfo=ZONE),
        note="quiet", source="practice",
    )  # fmt: skip
    with store.act("log"):
        kept = store.add(given)
        store.remove(Entry, kept.id)
        again = store.add(replace(given, uid="mine", logged_at=datetime(2020, 1, 1, tzinfo=UTC)))
    assert kept == replace(given, id=1, uid=kept.uid, logged_at=clock(), rev=1)
    assert (again.id, again.uid) == (2, "mine")
    assert again.logged_at == datetime(2020, 1, 1, tzinfo=UTC)
    assert str(again.started_at).endswith("+01:00")
    assert store.one(Entry, 1) is None
    assert store.one(Entry, 2) == again
    assert store.all(Entry, habit_id=walk.id, first=DAY, last=DAY) == (again,)
    assert store.all(Entry, last=DAY - timedelta(1)) == ()


def test_sums_are_rounded_and_by_day(store: Store, walk: Habit, log: Callable[..., Entry]) -> None:
    """Tenths meet their goal; a span is closed at both ends."""
    for _ in range(3):
        log(walk, 0.1)
    log(walk, 0, DAY - timedelta(1))
    log(walk, 5, DAY - timedelta(2))
    assert store.totals() == {walk.id: {DAY - timedelta(2): 5, DAY - timedelta(1): 0, DAY: 0.3}}
    assert store.totals(DAY, DAY) == {walk.id: {DAY: 0.3}}
    assert store.latest_amounts() == {walk.id: 5}
    assert store.entry_days() == {DAY - timedelta(n) for n in range(3)}
    assert store.count_entries() == 5
    assert store.count_days() == 3
    assert store.latest_day(DAY - timedelta(1)) == DAY - timedelta(1)
    assert store.latest_day(DAY - timedelta(9)) is None


def test_the_window_agrees_with_the_single_reads(
    store: Store, walk: Habit, log: Callable[..., Entry]
) -> None:
    """One query gives what five would, cut to the span; pauses that touch it are whole."""
    first, last = DAY - timedelta(6), DAY
    for n in (0, 0, 3, 6, 7):
        log(walk, n + 0.1, DAY - timedelta(n))
    with store.act("more"):
        for n in (1, 8):
            store.add_rest(walk.id, DAY - timedelta(n))
            store.save(CheckIn(DAY - timedelta(n), mood=n, note="n", closed=True))
        touching = store.add(Pause(0, walk.id, first - timedelta(9), first, "flu"))
        going_on = store.add(Pause(0, None, last, None))
        store.add(Pause(0, None, first - timedelta(9), first - timedelta(1)))
        store.add(Pause(0, None, last + timedelta(1), None))
    window = store.week_snapshot(first, last)
    assert window.totals == store.totals(first, last)
    assert window.rests == {walk.id: {DAY - timedelta(1): ""}}
    assert window.checkins == store.by_day(CheckIn, first, last)
    assert window.checkins[DAY - timedelta(1)].closed is True
    assert window.pauses == (touching, going_on)
    assert len(store.all(Pause)) == 4
    assert store.rests() == {walk.id: dict.fromkeys((DAY - timedelta(1), DAY - timedelta(8)), "")}


def test_a_checkin_with_nothing_in_it_is_no_row(store: Store) -> None:
    """All scales out, no note, not closed: the day is as if never touched; 0 is a number."""
    with store.act("mood"):
        assert store.save(CheckIn(DAY, mood=0)) == CheckIn(DAY, mood=0, rev=1)
        assert store.save(CheckIn(DAY, closed=True, rev=1)) is not None
        assert store.save(CheckIn(DAY, rev=2)) is None
        assert store.save(CheckIn(DAY)) is None
    assert store.by_day(CheckIn) == {}


def test_pauses_and_practices(store: Store, walk: Habit, log: Callable[..., Entry]) -> None:
    """Add, change, remove; a practice outlives its entry."""
    entry = log(walk)
    started = datetime(2026, 11, 22, 9, 0, tzinfo=ZONE)
    with store.act("practice"):
        one = store.add(Practice(0, "box", DAY, started, 60, True, 7, 3, entry.id, "n"))
        one = store.update(replace(one, after=2))
        pause = store.add(Pause(0, None, DAY, None, "trip"))
        store.update(replace(pause, last_day=DAY))
    assert store.all(Practice, DAY, DAY) == (one,)
    assert one.started_at == started
    with store.act("remove"):
        store.remove(Entry, entry.id)
        store.remove(Pause, pause.id)
    assert store.all(Practice)[0].entry_id is None
    assert store.all(Pause) == ()
    store.undo()
    (back,) = store.all(Practice)
    assert replace(back, rev=one.rev) == one
    assert store.all(Pause)[0].last_day == DAY


def test_settings_are_text_and_are_not_undone(store: Store, walk: Habit) -> None:
    """Set, change, clear; alone or inside an act; undo leaves them."""
    store.set_setting("plain", "on")
    with store.act("set"):
        store.set_setting("theme", "calm")
        store.add_rest(walk.id, DAY)
    store.set_setting("plain", None)
    store.undo()
    assert store.settings() == {"theme": "calm"}


@pytest.mark.parametrize("text", ["a\0b", "\ud800", "x" * 10_001])
def test_text_the_file_cannot_keep_is_a_sentence(store: Store, walk: Habit, text: str) -> None:
    """NUL, a lone surrogate, text beyond its length: our own error, and nothing saved."""
    with pytest.raises(UnreadableError), store.act("log"):
        store.add(Entry(0, "", walk.id, DAY, 1, note=text))
    with pytest.raises(UnreadableError), store.act("log"):
        store.add_habit(habit(text))
    assert store.all(Entry) == ()


def test_changes_from_outside_are_noticed_once(
    store: Store,
    walk: Habit,
    raw: Callable[..., sqlite3.Connection],
    opening: Callable[..., Store],
    path: Path,
) -> None:
    """Another connection's commit is seen, one's own is not; a replaced file is another file."""
    assert not store.changed_outside()
    with store.act("mood"):
        store.save(CheckIn(DAY, mood=3))
    assert not store.changed_outside()
    raw().execute("UPDATE checkin SET mood = 4")
    assert store.changed_outside()
    assert not store.changed_outside()
    assert not store.replaced()
    copy = path.with_name("copy.db")
    store.backup_to(copy)
    copy.replace(path)
    assert store.changed_outside()
    assert store.replaced()
    with pytest.raises(Exception, match="replaced by another file"), store.act("mood"):
        store.save(CheckIn(DAY, mood=5))
    assert opening().by_day(CheckIn)[DAY].mood == 4


def test_the_file_says_how_it_is_kept(store: Store) -> None:
    """Size and permissions, for "about my data"."""
    assert store.size_bytes() == store.path.stat().st_size
    assert store.mode_words() == "0600"
    assert "diary" not in repr(store.notices)


def ten_years(
    habits: int = 15, years: int = 10
) -> tuple[list[Habit], Iterator[Entry], list[CheckIn]]:
    first = DAY - timedelta(365 * years)
    days = [first + timedelta(n) for n in range(365 * years)]
    made = [
        replace(habit(f"Habit {n}"), id=n, rules=(Rule(first, "min", Daily()),))
        for n in range(1, habits + 1)
    ]
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    logged = (
        Entry(0, "", one.id, day, 20.5, note="", logged_at=moment) for day in days for one in made
    )
    return made, logged, [CheckIn(day, mood=5) for day in days]


def test_sample_rows_load_at_once_and_leave_no_undo(store: Store) -> None:
    """Two years of rows arrive in one transaction, with their ids, and nothing to take back."""
    habits, entries, checkins = ten_years(habits=6, years=2)
    store.load_sample(
        habits,
        (
            *entries,
            *checkins,
            Pause(0, 1, DAY, None),
            Practice(0, "box", DAY, datetime(2026, 1, 1, tzinfo=UTC), 60, completed=True),
        ),
        [(1, DAY)],
        [("plain", "on")],
    )
    assert [one.id for one in store.habits()] == [1, 2, 3, 4, 5, 6]
    assert store.count_entries() == 6 * 730
    assert len({entry.uid for entry in store.all(Entry)}) == 6 * 730
    assert store.rests() == {1: {DAY: ""}}
    assert (len(store.all(Pause)), len(store.all(Practice))) == (1, 1)
    assert store.settings() == {"plain": "on"}
    assert store.newest_change() is None


def test_after_a_sample_rows_are_checked_and_kept_for_undo_again(store: Store) -> None:
    """What is left out while a sample is loaded is left out then alone."""
    store.load_sample(ten_years(habits=1, years=1)[0])
    with store.act("log"):
        store.add(Entry(0, "", 1, DAY, 20))
    assert [entry.amount for entry in store.all(Entry)] == [20]
    store.undo()
    assert store.all(Entry) == ()
    with pytest.raises(UnreadableError), store.act("log"):
        store.add(Entry(0, "", 1, DAY, -1))


def test_ten_years_are_summed_from_the_index(store: Store) -> None:
    """The sums of 55,000 entries need no table scan, and neither does the window or the usual."""
    habits, entries, checkins = ten_years(habits=2, years=1)
    store.load_sample(habits, (*entries, *checkins))
    plans = {
        "totals": "SELECT habit_id, day, sum(amount) FROM entry WHERE 1 GROUP BY habit_id, day",
        "days": "SELECT DISTINCT day FROM entry",
    }
    for query in plans.values():
        detail = " ".join(row[3] for row in store._all(f"EXPLAIN QUERY PLAN {query}"))
        assert "USING COVERING INDEX" in detail
        assert "TEMP B-TREE" not in detail
    assert isinstance(store, Store)
    assert sum(len(days) for days in store.totals().values()) == 730
