"""Weeks from stored entries against a second reading of measures.md, and single rules."""

import runpy
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from selfcare.core.history import Frame, HabitHistory
from selfcare.core.model import Area, CheckIn, Habit, Pause, Rule
from selfcare.core.plan import AmountPerPeriod, AsNeeded, Daily, DaysPerPeriod, Period, Plan
from selfcare.core.resilience.day_book import DayBook
from selfcare.core.resilience.measure import strengths_on
from selfcare.core.resilience.parts import HabitPractice, MoodLine, Share
from selfcare.core.resilience.summary import (
    WeekSummary,
    summary_strengths,
    week_index,
    week_summary,
)
from selfcare.core.strength import StrengthSoFar, strength_of
from selfcare.core.values import replace
from selfcare.words.week import USUAL_WORDS, gate_words

MONDAY = date(2026, 11, 16)
SUNDAY = date(2026, 11, 22)


def beside(name: str) -> dict[str, Any]:
    """A script kept beside this test."""
    return runpy.run_path(str(Path(__file__).with_name(f"{name}.py")))


@cache
def stored() -> dict[str, Any]:
    """The stored log."""
    found: dict[str, Any] = beside("resilience_log")["sample_log"]()
    return found


@cache
def reference() -> dict[str, Any]:
    """The second reading."""
    return beside("resilience_reference")


@cache
def reading_on(today: date) -> Any:
    """The log in the second reading, as it is known on a day."""
    return reference()["Reading"](stored(), today)


@cache
def world_on(today: date) -> Any:
    """The log in the app's values, as it is known on a day."""
    return beside("resilience_world")["world"](stored(), today)


def summarised(values: Any, day: date, **more: Any) -> WeekSummary:
    """The summary of a whole log."""
    return week_summary(values.histories, values.checkins, values.nights, values.frame, day, **more)


def read_both(today: date, monday: date) -> tuple[WeekSummary, dict[str, Any], str | None]:
    """One week in the app's reading and in the second one, with its comparison."""
    reading = reading_on(today)
    usual = reference()["usual"](reading, monday)
    return summarised(world_on(today), monday), reading.week(monday), usual


def agree(ours: WeekSummary, theirs: Mapping[str, Any]) -> None:
    """Every figure of a week to 1e-9."""

    def same(value: float | None, other: float | None) -> None:
        assert value == (None if other is None else pytest.approx(other, abs=1e-9))

    same(ours.practice.value, theirs["P"])
    same(ours.practice.low, theirs.get("P_lo"))
    same(ours.practice.high, theirs.get("P_hi"))
    same(ours.steadiness.value, theirs["S"])
    same(ours.recovery.value, theirs["R"])
    same(ours.holding.value, theirs["H"])
    same(ours.holding.error, theirs["SE"])
    same(ours.index, theirs["index"])
    if ours.blend is not None:
        same(ours.blend.low, theirs["low"])
        same(ours.blend.high, theirs["high"])
    assert ours.measure.checkins == theirs["checkins"]
    assert {habit.habit_id for habit in ours.practice.habits} == set(theirs["habits"])
    for habit in ours.practice.habits:
        other = theirs["habits"][habit.habit_id]
        same(habit.goal, other["goal"])
        same(habit.done, other["done"])
        assert (habit.known, habit.unknown) == (other["n"], other["u"])
        same(habit.share and habit.share.estimate, other["estimate"])
        same(habit.share and habit.share.low, other["low"])
        same(habit.share and habit.share.high, other["high"])


@pytest.mark.parametrize("back", range(34))
def test_every_week_agrees_with_the_second_reading(back: int) -> None:
    """All parts, ends, habits and the words of the comparison, seen from the day after the log."""
    ours, theirs, usual = read_both(SUNDAY + timedelta(days=1), MONDAY - timedelta(weeks=back))
    agree(ours, theirs)
    assert (ours.usual and USUAL_WORDS[ours.usual.side]) == usual


@pytest.mark.parametrize("back", [*range(14), 20, 33, 40, 101])
def test_every_running_week_agrees_with_the_second_reading(back: int) -> None:
    """Days up to today only, due days so far, period goals by days."""
    today = SUNDAY - timedelta(days=back)
    ours, theirs, _ = read_both(today, today - timedelta(days=today.weekday()))
    assert ours.running
    agree(ours, theirs)


def test_the_weeks_are_what_they_were_written_as() -> None:
    """A gated week, a thin week, full weeks, a hard week with low mood."""
    found = {
        back: read_both(SUNDAY + timedelta(days=1), MONDAY - timedelta(weeks=back))[0]
        for back in range(8)
    }
    assert gate_words(found[3]) == "3 of 4 check-ins so far. A check-in is one mood number."
    assert found[3].back_since == MONDAY - timedelta(weeks=3)
    assert found[3].last_logged == MONDAY - timedelta(weeks=4, days=1)
    assert gate_words(found[4]) == "0 of 4 check-ins so far. A check-in is one mood number."
    assert found[4].measure.blend is None
    thin = found[2].blend
    assert thin is not None
    assert thin.high - thin.low > 20
    full = [found[back].blend for back in (5, 6, 7)]
    assert [blend and blend.level for blend in full] == [3, 3, 3]
    hard = found[0]
    assert hard.blend is not None
    assert hard.blend.level == 2
    assert hard.mood.mean is not None
    assert hard.mood.mean < 3
    assert [week.first_day for week in hard.earlier] == [
        MONDAY - timedelta(weeks=back) for back in range(8, 0, -1)
    ]
    assert hard.earlier[-1].index == found[1].index
    assert hard.untouched == (MONDAY + timedelta(days=3),)


def test_one_week_alone_is_the_same_week() -> None:
    """`week_index` and the summary agree, whatever else is looked at."""
    values = world_on(SUNDAY)
    for back in (0, 1, 5, 20):
        day = SUNDAY - timedelta(weeks=back)
        alone = week_index(values.histories, values.checkins, values.nights, values.frame, day)
        assert alone.blend == summarised(values, day).blend


def test_known_strengths_change_nothing() -> None:
    """Strengths kept from before give the same week."""
    values = world_on(SUNDAY)
    strengths = summary_strengths(values.histories, values.frame, SUNDAY)
    kept = summarised(values, SUNDAY, strengths=strengths)
    assert kept == summarised(values, SUNDAY)


def test_the_order_of_habits_changes_nothing() -> None:
    """To the last digit, index, ends and areas."""
    values = world_on(SUNDAY)
    turned = values._replace(histories=values.histories[::-1])
    assert summarised(turned, SUNDAY).measure.blend == summarised(values, SUNDAY).blend


# ---------------------------------------------------------------- single rules


def walk(plan: Plan, totals: Mapping[date, float] | None = None, **more: Any) -> HabitHistory:
    """A habit of minutes from the beginning of the year."""
    began = more.pop("began", date(2026, 1, 1))
    area, number = more.pop("area", Area.EXERCISE), more.pop("number", 1)
    rules = more.pop("rules", None) or (Rule(began, "min", plan, 5.0),)
    habit = Habit(number, "u", "Walk", area, began, rules, archived_day=more.pop("archived", None))
    return HabitHistory(habit, totals or {}, **more)


def days(*steps: int) -> dict[date, float]:
    """10 minutes on each day of the week, 0 Monday."""
    return {MONDAY + timedelta(days=step): 10.0 for step in steps}


def moods(*steps: int) -> dict[date, CheckIn]:
    """A mood on each day of the week."""
    return {
        MONDAY + timedelta(days=step): CheckIn(MONDAY + timedelta(days=step), 6) for step in steps
    }


def summary(*histories: HabitHistory, today: date = SUNDAY, **more: Any) -> WeekSummary:
    """The week of 16 November."""
    checkins = more.pop("checkins", {})
    frame = Frame(today, frozenset(more.pop("closed", ())))
    return week_summary(histories, checkins, more.pop("nights", {}), frame, MONDAY, **more)


def test_the_gate_counts_areas_too() -> None:
    """Four check-ins and one scored area: the message counts areas; two areas pass."""
    one = walk(Daily(), days(0, 1, 2, 3, 4))
    two = walk(Daily(), days(0, 1, 2, 3, 4), area=Area.OWN, number=2)
    gated = summary(one, checkins=moods(0, 1, 2, 3))
    assert gated.index is None
    assert gate_words(gated) == (
        "1 of 2 areas so far. An area joins in when most of its days are logged."
    )
    assert gate_words(summary(one, two, checkins=moods(0, 1, 2))) == (
        "3 of 4 check-ins so far. A check-in is one mood number."
    )
    assert gate_words(summary(one, two, checkins=moods(0, 1, 2, 3))) is None


def test_a_habit_of_the_weekend_is_not_scored_yet() -> None:
    """Added on Friday, three of its seven days are known; a due-day plan asks for those alone."""
    friday = MONDAY + timedelta(days=4)
    late = summary(walk(DaysPerPeriod(5, Period.WEEK), days(4, 5, 6), began=friday))
    assert late.practice.habits[0].share is None
    assert (late.practice.habits[0].known, late.practice.habits[0].unknown) == (3, 4)
    due = summary(walk(Daily(), days(4, 5, 6), began=friday))
    assert due.practice.habits[0].goal == 3
    assert due.practice.value == 100
    assert due.began == friday


def test_only_active_habits_of_shown_areas_count() -> None:
    """Put away by the week's last day, hidden, or not begun: not in the week."""
    gone = walk(Daily(), days(0), archived=SUNDAY)
    hidden = walk(Daily(), days(0), hidden_from=SUNDAY)
    unborn = walk(Daily(), began=SUNDAY + timedelta(days=1))
    later = walk(Daily(), days(0), archived=SUNDAY + timedelta(days=1))
    assert summary(gone, hidden, unborn).rows == ()
    assert len(summary(later, today=SUNDAY + timedelta(days=9)).rows) == 1


def test_rest_and_pause_are_never_asked_for() -> None:
    """A daily plan with a rest and two paused days asks for four."""
    history = walk(
        Daily(),
        days(0, 1, 2),
        rests=frozenset([MONDAY + timedelta(days=3)]),
        pauses=(Pause(1, None, MONDAY + timedelta(days=4), MONDAY + timedelta(days=5)),),
    )
    habit = summary(history).practice.habits[0]
    assert (habit.goal, habit.done, habit.known, habit.unknown) == (4, 3, 3, 1)


def test_month_plans_ask_for_what_is_left() -> None:
    """4 a month, 1 done by the 15th: 3 left in 15 days are 1.4 this week; none left: not scored."""
    plan = DaysPerPeriod(4, Period.MONTH)
    before = {date(2026, 11, 3): 10.0}
    said = dict.fromkeys(days(1, 2, 3), 0.0)
    habit = summary(walk(plan, before | said | days(0))).practice.habits[0]
    assert habit.goal == pytest.approx(3 * 7 / 15)
    assert habit.done == 1
    enough = {date(2026, 11, day): 10.0 for day in (3, 4, 5, 6)}
    assert summary(walk(plan, enough | said)).practice.habits[0].share is None


def test_the_last_week_of_a_month_asks_for_what_is_left_and_no_more() -> None:
    """2 a month, one done before: on Monday the 31st it is that one, and doing it keeps the plan.

    In the running week its share of the days; with nine days left seven ninths of it.
    """
    plan, monday = DaysPerPeriod(2, Period.MONTH), date(2026, 8, 31)
    done = {date(2026, 8, 11): 10.0, monday: 10.0}

    def asked(first: date, today: date, totals: dict[date, float]) -> HabitPractice:
        frame = Frame(today)
        return week_summary([walk(plan, totals)], {}, {}, frame, first).practice.habits[0]

    kept = asked(monday, date(2026, 9, 14), done)
    assert (kept.goal, kept.done) == (1, 1)
    assert asked(monday, monday, done).goal == pytest.approx(1 / 7)
    june = date(2026, 6, 22)  # nine days left
    assert asked(june, date(2026, 10, 10), {}).goal == pytest.approx(2 * 7 / 9)


def test_the_running_week_is_not_compared() -> None:
    """On its last evening neither; the day after it is."""
    compared = summarised(world_on(SUNDAY + timedelta(days=1)), SUNDAY)
    running = summarised(world_on(SUNDAY), SUNDAY)
    assert compared.usual is not None
    assert running.blend is not None
    assert running.usual is None


def test_days_set_aside_are_not_unknown() -> None:
    """A pause of all, or of each habit there was; one habit that goes on asks."""
    wednesday = MONDAY + timedelta(days=2)
    pauses = (Pause(1, None, MONDAY, wednesday),)
    sit = walk(Daily(), number=2, began=wednesday)
    found = summary(walk(Daily(), pauses=pauses), today=SUNDAY)
    assert found.aside == (MONDAY, MONDAY + timedelta(days=1), wednesday)
    assert found.untouched == tuple(MONDAY + timedelta(days=step) for step in (3, 4, 5))
    assert not found.set_aside
    assert summary(walk(Daily(), pauses=pauses), sit).aside == (MONDAY, MONDAY + timedelta(days=1))
    gone = walk(Daily(), number=3, archived=MONDAY)
    assert summary(walk(Daily(), pauses=pauses), gone).aside == found.aside
    assert summary(gone, walk(Daily(), number=4, hidden_from=MONDAY)).aside == ()


def test_a_week_set_aside_whole_asks_for_nothing() -> None:
    """Also while it runs, when the pause goes on; what was logged all the same is its own."""
    pauses = (Pause(1, None, MONDAY, SUNDAY),)
    for today in (MONDAY, SUNDAY, SUNDAY + timedelta(days=9)):
        found = summary(walk(Daily(), pauses=pauses), today=today)
        assert found.set_aside
        assert gate_words(found) == "This week is set aside. Nothing is asked for."
        assert found.untouched == ()
    habits = [
        walk(Daily(), days(0), pauses=pauses, area=area, number=i)
        for i, area in enumerate((Area.OWN, Area.EXERCISE), start=1)
    ]
    assert summary(*habits, checkins=moods(0, 1, 2, 3)).index is not None


def test_free_days_are_not_unknown() -> None:
    """2 a week, done on Monday and Tuesday: nothing is open; a closed free day is known with 0."""
    plan = DaysPerPeriod(2, Period.WEEK)
    habit = summary(walk(plan, days(0, 1))).practice.habits[0]
    assert (habit.known, habit.unknown) == (2, 0)
    assert habit.share == Share(1.0, 1.0, 1.0)
    friday = MONDAY + timedelta(days=4)
    closed = {friday: CheckIn(friday, closed=True)}
    known = summary(walk(plan, days(0, 1)), checkins=closed, closed=closed)
    assert (known.practice.habits[0].known, known.practice.habits[0].unknown) == (3, 0)
    assert known.practice.habits[0].usual == pytest.approx(2 / 3)
    assert known.recovery.spells == ()
    unmet = summary(walk(plan, days(0))).practice.habits[0]
    assert (unmet.known, unmet.unknown) == (1, 6)


def test_as_needed_has_no_part() -> None:
    """Neither in the plan nor in coming back: it is in the table alone."""
    tuesday = MONDAY + timedelta(days=1)
    closed = {tuesday: CheckIn(tuesday, closed=True)}
    needed = walk(AsNeeded(), days(0, 1, 2), number=2)
    found = summary(walk(Daily(), days(0, 3)), needed, checkins=closed, closed=closed)
    assert [habit.habit_id for habit in found.practice.habits] == [1]
    assert [(spell.first_day, spell.days) for spell in found.recovery.spells] == [(tuesday, 2)]
    assert len(found.rows) == 2
    assert found.steadiness.habits == 0


def test_one_point_less_in_even_moods_is_no_dip() -> None:
    """Sevens with some sixes; a five is one, and seven ends it."""
    start = SUNDAY - timedelta(days=83)
    low = {5, 9, 15, 20, 24}

    def dips(mood: int) -> int:
        checkins = {
            day: CheckIn(day, mood if (day - start).days - 56 in low else 7)
            for day in (start + timedelta(days=step) for step in range(84))
        }
        return len(summary(walk(Daily()), checkins=checkins).recovery.spells)

    assert dips(6) == 0
    assert dips(5) == 5


def test_the_usual_day_needs_eight_logged_days() -> None:
    """Seven logged days before the week: this week's own days fill the unknown ones."""
    plan = AmountPerPeriod(70.0, Period.WEEK)
    before = {MONDAY - timedelta(days=back): 20.0 for back in range(1, 9)}
    own = summary(walk(plan, days(0, 1, 2, 3) | dict(list(before.items())[:7])))
    assert (own.practice.habits[0].usual, own.practice.habits[0].usual_before) == (10, False)
    usual = summary(walk(plan, days(0, 1, 2, 3) | before)).practice.habits[0]
    assert (usual.usual, usual.usual_before) == (20, True)
    assert usual.share is not None
    assert usual.share.estimate == 1.0


def test_amounts_of_another_unit_are_no_usual_day() -> None:
    """A change from pages to minutes leaves the pages out of the usual day."""
    rules = (
        Rule(date(2026, 1, 1), "pages", AmountPerPeriod(70.0, Period.WEEK)),
        Rule(MONDAY, "min", AmountPerPeriod(70.0, Period.WEEK)),
    )
    before = {MONDAY - timedelta(days=back): 20.0 for back in range(1, 15)}
    habit = summary(walk(Daily(), days(0, 1, 2, 3) | before, rules=rules)).practice.habits[0]
    assert (habit.usual, habit.usual_before) == (10, False)


def test_a_plan_that_changed_inside_the_week() -> None:
    """The rule of the last day measures the week; days the old plan left free are not unknown."""
    rules = (
        Rule(date(2026, 1, 1), "min", DaysPerPeriod(3, Period.WEEK)),
        Rule(MONDAY + timedelta(days=3), "min", Daily()),
    )
    habit = summary(walk(Daily(), days(0, 3, 4), rules=rules)).practice.habits[0]
    assert (habit.goal, habit.done, habit.known, habit.unknown) == (4, 2, 2, 2)


def test_a_day_that_asked_for_nothing_starts_no_lapse() -> None:
    """A finished day with nothing done is a lapse, unless everything was set aside."""
    habits = [walk(Daily(), days(0, 2))]
    tuesday = MONDAY + timedelta(days=1)
    closed = {tuesday: CheckIn(tuesday, closed=True)}
    spell = summary(*habits, checkins=closed, closed=closed).recovery.spells[0]
    assert (spell.first_day, spell.last_day, spell.days, spell.points) == (
        tuesday, tuesday + timedelta(days=1), 1, 1.0,
    )  # fmt: skip
    aside = replace(habits[0], pauses=(Pause(1, None, tuesday, tuesday),))
    assert summary(aside, checkins=closed, closed=closed).recovery.spells == ()


def test_a_lapse_open_for_long_counts_from_day_one() -> None:
    """However far back it began, before the nine weeks too."""
    start = date(2026, 3, 1)
    checkins = {start: CheckIn(start, closed=True)} | moods(5)
    found = summary(walk(Daily(), days(6)), checkins=checkins, closed={start}).recovery.spells
    assert [(spell.first_day, spell.days) for spell in found] == [(SUNDAY - timedelta(days=27), 1)]
    shown = {start + timedelta(days=1): 10.0}
    ended = summary(walk(Daily(), shown | days(6)), checkins=checkins, closed={start})
    assert ended.recovery.spells == ()


def test_nights_count_while_sleep_is_tracked() -> None:
    """Hours of sleep habits alone; without one, its nights are out of sight."""
    nights = world_on(SUNDAY).nights
    rules = (Rule(date(2026, 1, 1), "h", DaysPerPeriod(5, Period.WEEK), 7.0, 9.0),)
    sleep = walk(Daily(), {MONDAY: 7.5}, rules=rules, area=Area.SLEEP)
    assert summary(sleep, nights=nights).steadiness.nights == 6
    assert summary(sleep, nights=nights).sleep.hours[:2] == (7.5, None)
    assert summary(walk(Daily()), nights=nights).steadiness.nights == 0
    assert summary(replace(sleep, hidden_from=SUNDAY), nights=nights).steadiness.nights == 0


def test_days_to_come_hold_nothing() -> None:
    """An entry or a mood of tomorrow is not in the running week."""
    wednesday = MONDAY + timedelta(days=2)
    week = summary(walk(Daily(), days(0, 1, 3)), checkins=moods(0, 3), today=wednesday)
    habit = week.practice.habits[0]
    assert (habit.goal, habit.done, habit.known) == (3, 2, 2)
    assert week.measure.checkins == 1
    assert week.rows[0].cells[3:] == (None,) * 4
    assert week.mood.days == (6, None, None, None, None, None, None)
    assert (
        week_summary([], {}, {}, Frame(wednesday), SUNDAY + timedelta(days=30)).first_day == MONDAY
    )


def _corrected(history: HabitHistory, frame: Frame) -> float | None:
    """What the week takes of a strength: corrected for its youth."""
    strength = strength_of(history, frame)
    if strength.value is None:
        return None
    return StrengthSoFar(strength.raw, strength.updates).corrected


def test_strengths_at_once_are_the_strengths_one_by_one() -> None:
    """As of past days the value of that day's evening, as of today the one of `strength_of`."""
    values = world_on(SUNDAY)
    cuts = [SUNDAY - timedelta(days=back) for back in (0, 7, 60, 200, 400)]
    for history in values.histories:
        found = strengths_on(history, cuts, values.frame)
        assert found[SUNDAY] == pytest.approx(_corrected(history, values.frame), abs=1e-12)
        assert found[cuts[-1]] is None
    assert strengths_on(values.histories[0], [], values.frame) == {}


def test_long_histories_weigh_their_end_alone() -> None:
    """2000 days: only the newest 500 logged ones are walked, to within a billionth."""
    totals = {SUNDAY - timedelta(days=back): float(back % 7) for back in range(2000) if back % 3}
    for plan in (Daily(), AmountPerPeriod(60.0, Period.WEEK), DaysPerPeriod(10, Period.MONTH)):
        history = walk(plan, totals, began=date(2020, 1, 1))
        value = _corrected(history, Frame(SUNDAY))
        assert strengths_on(history, [SUNDAY], Frame(SUNDAY))[SUNDAY] == pytest.approx(
            value, abs=1e-9
        )


def test_a_low_spell_that_never_showed_is_not_open() -> None:
    """Moods between the two lines, back to the first one, open nothing."""
    first = SUNDAY - timedelta(days=27)
    spread = {first - timedelta(days=back): 4 + 2 * (back % 3) for back in range(5, 60)}
    moods_before = dict.fromkeys((first - timedelta(days=back) for back in range(1, 5)), 6)
    checkins = {day: CheckIn(day, mood) for day, mood in (spread | moods_before).items()}
    found = summary(walk(Daily()), checkins=checkins)
    assert found.recovery.line is not None
    assert found.recovery.spells == ()
    neither = {first - timedelta(days=back): CheckIn(SUNDAY, 5) for back in range(1, 15)}
    line = MoodLine(7, 3)
    book = DayBook([], neither, Frame(SUNDAY), first, SUNDAY)
    assert not book.low_open(first, line)
    low = neither | {first - timedelta(days=20): CheckIn(SUNDAY, 3)}
    assert DayBook([], low, Frame(SUNDAY), first, SUNDAY).low_open(first, line)


def test_the_end_of_a_history_is_counted_back_from_the_first_day_asked_for() -> None:
    """With 600 logged days, 400 of them before it, nothing is left out."""
    totals = {SUNDAY - timedelta(days=back): 5.0 * (back % 2) for back in range(600)}
    history = walk(Daily(), totals, began=date(2020, 1, 1))
    cut = SUNDAY - timedelta(days=200)
    alone = _corrected(history, Frame(cut))
    assert strengths_on(history, [cut], Frame(SUNDAY))[cut] == pytest.approx(alone, abs=1e-14)
