"""The ways back after a gap: what is said of each before it is taken, and what then holds."""

import re
from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selfcare.core.history import Frame, HabitHistory
from selfcare.core.model import Area, Entry, Habit, Pause, Rule, Status
from selfcare.core.plan_grammar import parse_plan
from selfcare.core.runs import GRACE_DAYS, run_of
from selfcare.core.views import Greeting
from selfcare.core.ways_back import RunEffect, Way, ways_of
from selfcare.diary import (
    coming_back,
    day_views,
    habit_acts,
    logbook,
    open_diary,
    pausing,
    setting_acts,
    week_acts,
)
from selfcare.words.coming_back import (
    choice_tail,
    effect_words,
    effects_of,
    runs_words,
    short_gap_effects,
)
from tests.there import there

SUNDAY = date(2026, 11, 22)

HABITS = (
    ("Pills", "own", "times", "any", "daily"),
    ("Sit quietly", "mindfulness", "min", ">=5", "5/week"),
    ("Walk", "exercise", "min", "any", "150 min/week"),
    ("Piano", "own", "min", "any", "mon,thu"),
    ("Letters", "own", "times", "any", "every 5 days"),
    ("Museum", "own", "times", "any", "1/month"),
    ("Sleep", "sleep", "h", "7-9", "4/week"),
    ("Beer", "eating", "portions", "<=2", "daily"),
    ("Never [b]kept[/b] \u202e", "own", "times", "any", "2/week"),
)
DONE = {"min": "40", "h": "8", "portions": "1"}


@pytest.fixture
def away(diary, clock):
    """`away(days)`: ten weeks of nine habits, then silence for so many days up to yesterday."""

    def leave(days: int) -> dict[str, int]:
        last = SUNDAY - timedelta(days=days + 1)
        clock.go(days=-days - 1)
        ids = {}
        for name, area, unit, goal, plan in HABITS:
            habit, _ = habit_acts.add_habit(diary, name, area, unit=unit, goal=goal, plan=plan)
            ids[name] = habit.id
        for back in range(70):
            day = last - timedelta(days=back)
            lines = [
                (ids[name], DONE.get(unit, "1"))
                for name, _, unit, _, _ in HABITS
                if not name.startswith("Never") and not (name == "Sleep" and back < 15)
            ]
            if back % 10:  # the others come in without an act, which takes twenty times as long
                diary.store.load_sample(
                    others=[Entry(0, f"{day}-{at}", at, day, float(done)) for at, done in lines]
                )
            else:
                logbook.log_many(diary, lines, day=day)
        clock.go(days=days + 1)
        diary.reload()
        diary.load_all()
        return ids

    return leave


def runs(diary: Any) -> dict[str, Any]:
    """Every habit's run today."""
    return {row.habit.name: row.run for row in day_views.today_view(diary).rows}


def said_number(words: str) -> int:
    """The count in what was said of a run that goes on."""
    found = re.search(r"(?:the run of|up to) (\d+) (?:day|week|month)", words)
    assert found is not None, words
    return int(found[1])


def ensure_true(effect: RunEffect, now: Any, later: Any) -> None:
    """What was said of a run holds right after, and when all the open days are over."""
    words = effect_words(effect)
    name = effect.habit.name
    if "carries on" in words:
        assert now[name].current == later[name].current == said_number(words), words
    elif "holds until" in words:
        assert now[name].current == said_number(words) > later[name].current, words
    elif words.startswith("new run, best"):
        assert now[name].current == 0, words
        assert now[name].best == int(re.findall(r"\d+", words)[0]), words
    else:
        assert words == "a first run can begin"
        assert (now[name].current, now[name].best) == (0, 0), words


def tail_holds(words: str, now: Any) -> None:
    """What was said of all runs together holds."""
    with_run = [run for run in now.values() if run.best]
    going = sum(run.current > 0 for run in with_run)
    if words == "runs carry on":
        assert going == len(with_run)
    elif words == "new runs begin":
        assert going == 0
    elif words:
        on, anew = map(int, re.findall(r"\d+", words))
        assert (on, anew) == (going, len(with_run) - going)


@pytest.mark.parametrize("days", [7, 9, 13, 34])
@pytest.mark.parametrize("way", [Way.START, Way.ASIDE])
def test_what_is_said_of_a_choice_holds(diary, clock, away, days, way):
    """Habit by habit: right after it is taken, and when the open days are over."""
    away(days)
    view = day_views.today_view(diary)
    assert view.greeting is Greeting.WELCOME_BACK
    assert view.ways is not None
    if way is Way.START:
        coming_back.start_from_today(diary)
    else:
        assert view.gap is not None
        coming_back.set_aside(diary, view.gap)
    now = runs(diary)
    clock.go(days=GRACE_DAYS)
    later = runs(diary)
    for effect in view.ways.of(way):
        ensure_true(effect, now, later)
    tail_holds(runs_words(view.ways.of(way)), now)


@pytest.mark.parametrize("days", [3, 20])
def test_filling_in_reaches_what_was_said_and_no_more(diary, away, days):
    """With every open day done, the run is the one that was named as the most."""
    ids = away(days)
    view = day_views.today_view(diary)
    for back in range(1, days + 1):
        lines = [
            (
                ids[name],
                "=0" if name == "Beer" else "=150" if name == "Walk" else DONE.get(unit, "1"),
            )
            for name, _, unit, _, _ in HABITS
        ]
        logbook.log_many(diary, lines, day=SUNDAY - timedelta(days=back))
    now = runs(diary)
    for effect in there(view.ways).fill:
        assert effect.now == now[effect.habit.name].current
        words = effect_words(effect)
        assert not effect.now or said_number(words) == effect.now


@pytest.mark.parametrize("days", [3, 4, 5, 6])
def test_what_a_short_gap_says_holds(diary, clock, away, days):
    """Filled in or left open: both halves of the sentence are true of the habit they name."""
    away(days)
    view = day_views.today_view(diary)
    assert view.greeting is Greeting.SHORT_GAP
    said = short_gap_effects(view.ways)
    found = re.fullmatch(r"Filled in, (.+) can reach (\d+) \w+; left open, (.+)\.", said)
    assert found is not None
    name, left = found[1], found[3]
    start = next(each for each in there(view.ways).start if each.habit.name == name)
    fill = next(each for each in there(view.ways).fill if each.habit.name == name)
    assert int(found[2]) == fill.now
    now = runs(diary)
    clock.go(days=GRACE_DAYS)
    if left == "a new run begins":
        assert now[name].current == 0
    else:
        ensure_true(start, now, runs(diary))


def test_the_last_day_a_run_holds_is_the_one_that_was_said(diary, clock, away):
    """A run that holds until Tuesday is there on Tuesday, and shorter on Wednesday."""
    away(3)
    effect = next(
        each for each in there(day_views.today_view(diary).ways).start if each.habit.name == "Pills"
    )
    assert effect_words(effect) == "the run of 70 days holds until Tuesday"
    clock.go(days=2)
    assert runs(diary)["Pills"].current == 70
    clock.go(days=1)
    assert runs(diary)["Pills"].current < 70


def test_a_choice_that_changes_nothing_says_so(diary, clock):
    """When every plan forgives the gap, the days off change no run."""
    habit, _ = habit_acts.add_habit(diary, "Museum", "own", plan="1/month")
    for month in (8, 9, 10, 11):
        logbook.log(diary, habit.id, "1", date(2026, month, 5))
    logbook.log(diary, habit.id, "1", date(2026, 11, 12))
    diary.load_all()
    view = day_views.today_view(diary)
    assert choice_tail(Way.START, 9, view.ways) == "the days between stay blank; runs carry on"
    assert choice_tail(Way.ASIDE, 9, view.ways) == "9 days off for every habit; no run changes"
    assert choice_tail(Way.FILL, 9, view.ways) == "day by day, from yesterday back; no run changes"
    assert view.ways is not None
    assert [effect_words(each) for each in effects_of(view.ways, Way.FILL)] == [
        "the run of 4 months carries on"
    ]


def test_nothing_is_said_of_runs_that_are_hidden(diary, away):
    """With runs switched off the choices speak of days alone."""
    away(20)
    setting_acts.set_setting(diary, "show_runs", "off")
    view = day_views.today_view(diary)
    assert view.ways is None
    assert choice_tail(Way.START, 20, view.ways) == "the days between stay blank"
    assert choice_tail(Way.ASIDE, 20, view.ways) == "20 days off for every habit"
    assert (
        coming_back.start_from_today(diary).spoken == "From today on. The days between stay blank."
    )


def test_the_first_paint_computes_no_ways(diary, opened, away):
    """Before the whole history is read nothing is said of runs; the warming does a part each."""
    away(20)
    fresh = opened()
    assert day_views.today_view(fresh).ways is None
    assert not fresh.loaded
    while week_acts.warm_next(fresh):
        pass
    assert day_views.today_view(fresh).ways == day_views.today_view(diary).ways


def test_each_way_is_one_undo(diary, away):
    """A start and a pause are taken back and done again, each by one step."""
    away(34)
    before = coming_back.newest_change(diary)
    gap = day_views.today_view(diary).gap
    assert gap is not None
    for act, label in (
        (partial(coming_back.start_from_today, diary), "Start from today"),
        (partial(coming_back.set_aside, diary, gap), "19 October to 21 November, set aside"),
    ):
        assert act().app.endswith("z takes it back.")
        assert day_views.today_view(diary).greeting is Greeting.NOTHING
        assert coming_back.undo(diary).receipt.app == f"Taken back: {label}. y does it again."
        assert day_views.today_view(diary).greeting is Greeting.WELCOME_BACK
        assert coming_back.newest_change(diary) == before
        assert coming_back.redo(diary).receipt.app == f"Done again: {label}. z takes it back."
        assert day_views.today_view(diary).greeting is Greeting.NOTHING
        coming_back.undo(diary)


def test_undo_reaches_behind_the_start_after_it_is_taken_back(diary, away):
    """The answer to the welcome is one step: the next undo is the change before it."""
    away(8)
    newest = coming_back.newest_change(diary)
    coming_back.start_from_today(diary)
    coming_back.undo(diary, expected=there(newest).id)
    assert coming_back.undo(diary).change == newest
    coming_back.redo(diary)
    assert there(coming_back.newest_change(diary)).id == there(newest).id
    assert coming_back.redo(diary).change.label == "Start from today"


def test_what_was_logged_after_the_start_is_taken_back_first(diary, away):
    """The newest act goes first, then the start."""
    ids = away(8)
    coming_back.start_from_today(diary)
    logbook.log(diary, ids["Pills"], "1")
    assert "Pills" in coming_back.undo(diary).change.label
    assert coming_back.undo(diary).change.label == "Start from today"


def test_a_start_of_another_day_is_not_taken_back(diary, clock, away):
    """The answer goes away with its day, and so does its undo."""
    away(8)
    coming_back.start_from_today(diary)
    clock.go(days=1)
    assert "Start" not in coming_back.undo(diary).change.label


def test_explain_still_tells_what_happened(diary, away):
    """After five weeks set aside the gap reads paused; after a start it reads as quiet days."""
    ids = away(34)
    gap = day_views.today_view(diary).gap
    assert gap is not None
    coming_back.set_aside(diary, gap)
    reasons = [unit.reason for unit in day_views.explanation(diary, ids["Pills"], 0).units]
    assert sum("paused; the run waits at 70" in reason for reason in reasons) == 34
    coming_back.undo(diary)
    coming_back.start_from_today(diary)
    told = day_views.explanation(diary, ids["Pills"], 0)
    assert sum("nothing logged" in each.reason for each in told.units) == 35
    assert told.summary == ("A new run begins with your next one. Best stays 70 days, 70 in all.")


def test_a_pause_inside_the_gap_is_known_at_first_sight(diary, clock, away):
    """Days set aside are not counted again, before everything is read and after it."""
    away(34)
    first = day_views.today_view(diary).gap
    assert first is not None
    begin = first.first_day + timedelta(days=1)
    pausing.pause(diary, None, begin, begin + timedelta(days=6))
    with open_diary(diary.path, clock=clock) as fresh:
        seen = day_views.today_view(fresh).gap
        assert seen is not None
        assert seen.days == first.days - 7
        fresh.load_all()
        assert day_views.today_view(fresh).gap == seen


def test_no_day_of_the_gap_is_none(diary, away):
    """Nothing that was not said counts against anybody: the days are open or paused, never none."""
    ids = away(34)
    coming_back.start_from_today(diary)
    for back in range(1, 35):
        row = day_views.today_view(diary, SUNDAY - timedelta(days=back)).rows[0]
        assert row.status is Status.UNLOGGED
    assert len(day_views.entries(diary, ids["Pills"])) == 70


plans = st.sampled_from(
    ["daily", "mon,thu", "every 3 days", "2/week", "5/week", "7/week", "60 min/week", "3/month"]
)


@settings(max_examples=150)
@given(
    plan=plans,
    logged=st.lists(st.booleans(), min_size=1, max_size=80),
    days=st.integers(3, 60),
    weekday=st.integers(0, 6),
    forgiveness=st.booleans(),
)
def test_the_ways_agree_with_the_runs(
    *, plan: str, logged: list[bool], days: int, weekday: int, forgiveness: bool
) -> None:
    """Setting aside never does less than starting, filling in never less than setting aside's now.

    A run that is said to carry on is there when every open day is over; one that holds until a day
    is there on that day and shorter on the next.
    """
    today = SUNDAY + timedelta(days=weekday)
    last = today - timedelta(days=days + 1)
    totals = {last - timedelta(days=back): 20.0 for back, came in enumerate(logged) if came}
    totals[last] = 20.0
    began = min(totals)
    habit = Habit(
        1, "u", "Walk", Area.EXERCISE, began, (Rule(began, "min", parse_plan(plan, "min")),)
    )
    history = HabitHistory(habit, totals)
    frame = Frame(today, forgiveness=forgiveness)
    first, end = last + timedelta(days=1), today - timedelta(days=1)
    ways = ways_of(history, first, end, frame, run_of(history, frame))
    start, aside, fill = ways.start[0], ways.aside[0], ways.fill[0]
    assert start.now <= aside.now
    assert start.now <= fill.now
    paused = HabitHistory(habit, totals, pauses=(Pause(0, None, first, end),))
    for effect, lived in ((start, history), (aside, paused)):
        assert run_of(lived, frame).current == effect.now

        def on(day: date, lived: HabitHistory = lived) -> int:
            return run_of(lived, Frame(day, forgiveness=forgiveness)).current

        if effect.goes_on:
            assert on(today + timedelta(days=GRACE_DAYS)) == effect.now
        elif effect.open_until is not None:
            assert on(effect.open_until) == effect.now
            assert on(effect.open_until + timedelta(days=1)) < effect.now
