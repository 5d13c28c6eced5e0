"""Runs: measures.md section 2, its vectors and the properties that follow from the rule."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfcare.core.history import Frame, HabitHistory
from selfcare.core.ledger import is_due_on
from selfcare.core.model import Area, Habit, Pause, Rule
from selfcare.core.plan import (
    AfterDays,
    AsNeeded,
    Daily,
    DaysPerPeriod,
    EveryNDays,
    Period,
    Plan,
    Weekdays,
)
from selfcare.core.runs import Outcome, Run, run_of, units_of
from selfcare.core.strength import strength_of
from selfcare.core.values import replace

FIRST = date(2026, 1, 5)
"""A Monday."""
WEEKLY = DaysPerPeriod(1, Period.WEEK)


def lived(
    signs: str, plan: Plan | None = None, *, step: int = 1, pauses: Iterable[Pause] = ()
) -> HabitHistory:
    """One sign every `step` days: A showed up, M nothing, N an explicit none, P paused, R rest.

    An M before the first A is an explicit none, so that the units begin with it.
    """
    days = [FIRST + timedelta(step * i) for i in range(len(signs))]
    begun = signs.find("A") if "A" in signs else len(signs)
    totals = {}
    rests = set()
    paused = list(pauses)
    for i, (day, sign) in enumerate(zip(days, signs, strict=True)):
        if sign == "A":
            totals[day] = 1.0
        elif sign == "N" or (sign == "M" and i < begun):
            totals[day] = 0.0
        elif sign == "R":
            rests.add(day)
        elif sign == "P":
            paused.append(Pause(i, None, day, day + timedelta(step - 1)))
    habit = Habit(1, "u", "Walk", Area.EXERCISE, FIRST, (Rule(FIRST, "times", plan or Daily()),))
    return HabitHistory(habit, totals, frozenset(rests), tuple(paused))


def after(
    signs: str,
    *,
    days: int = 4,
    step: int = 1,
    forgiveness: bool = True,
    closed: Iterable[date] = (),
) -> Frame:
    """The frame some days after the last sign's first day: nothing is open any more."""
    today = FIRST + timedelta(step * (len(signs) - 1) + days)
    return Frame(today, frozenset(closed), forgiveness=forgiveness)


def run_after(signs: str, *, forgiveness: bool = True) -> Run:
    """The daily run four days after the last sign, those days being paused: neutral."""
    end = FIRST + timedelta(len(signs))
    history = lived(signs, pauses=(Pause(99, None, end, None),))
    return run_of(history, after(signs, forgiveness=forgiveness))


def figures(run: Run) -> tuple[int, int, int, int]:
    return run.current, run.spares, run.best, run.total


VECTORS = [
    ("AAAAAAAMAAAMMAA", (5, 0, 10, 12), (2, 0, 7, 12)),
    ("AAAAAAAAAAAAAAMMA", (15, 0, 15, 15), None),
    ("MMAAA", (3, 2, 3, 3), None),
    ("AAAPPPPPAA", (5, 2, 5, 5), None),
    ("AAAMAAAMAAA", (9, 0, 9, 9), (3, 0, 3, 9)),
    ("AAAMAA", (5, 1, 5, 5), (2, 0, 3, 5)),
    ("AAAMMMA", (1, 2, 3, 4), None),
    ("AAAMMM", (0, 2, 3, 3), None),
    ("AAAMAAAMAAAMAAAMAAA", (9, 0, 9, 15), None),
]


@pytest.mark.parametrize(("signs", "on", "off"), VECTORS)
def test_vectors(signs: str, on: tuple[int, ...], off: tuple[int, ...] | None) -> None:
    """Run, spares, best and total of the published rows; forgiveness off beside them."""
    assert figures(run_after(signs)) == on
    if off:
        assert figures(run_after(signs, forgiveness=False)) == off


@pytest.mark.parametrize(("signs", "on", "off"), VECTORS)
def test_vectors_hold_for_unlogged_days(
    signs: str, on: tuple[int, ...], off: tuple[int, ...] | None
) -> None:
    """The same rows read on the fourth day after: the days between are open, not gaps."""
    del off
    assert figures(run_of(lived(signs), after(signs))) == on


def test_the_edge_of_the_fourteen() -> None:
    """Three gaps in 14 days in a row are one too many; the third on the 15th day is forgiven."""
    assert figures(run_after("AMAM" + "A" * 10 + "M")) == (11, 0, 12, 12)
    assert figures(run_after("AMAM" + "A" * 11 + "M")) == (13, 0, 13, 13)
    assert run_after("AM" + "A" * 12).spares == 1
    assert run_after("AM" + "A" * 13).spares == 2


def test_five_done_and_today_open() -> None:
    """Peers say 5 or 0; ours is 5: an open day never counts against anybody."""
    assert run_of(lived("AAAAA"), after("AAAAA", days=1)).current == 5


def test_three_done_a_rest_two_done() -> None:
    """Peers say 6, 5 or 2; ours is 5: rest pauses, it does not add."""
    assert run_of(lived("AAARAA"), after("AAARAA", days=0)).current == 5


def test_a_running_week_is_open() -> None:
    """2 of 3 so far this week is open, where a peer says it is over."""
    history = lived("AA", DaysPerPeriod(3, Period.WEEK))
    unit = units_of(history, Frame(FIRST + timedelta(3)))[-1]
    assert (unit.outcome, unit.amount, unit.goal) == (Outcome.OPEN, 2, 3)


def test_a_weekly_habit_counts_weeks() -> None:
    """Done once every 7 days it grows week by week, where a peer never passes 1."""
    run = run_of(lived("AAAAA", WEEKLY, step=7), after("AAAAA", days=0, step=7))
    assert figures(run) == (5, 1, 5, 5)
    assert run.unit == "week"


@pytest.mark.parametrize(
    ("signs", "on", "off"),
    [
        ("AAMAA", (4, 0, 4, 4), (2, 0, 2, 4)),
        ("AAMAAMA", (3, 0, 4, 5), (1, 0, 2, 5)),
        ("AAMAAAMA", (6, 0, 6, 6), (1, 0, 3, 6)),
        ("AMAAA", (4, 1, 4, 4), (3, 0, 3, 4)),
        ("AMMA", (1, 1, 1, 2), (1, 0, 1, 2)),
        ("APPA", (2, 1, 2, 2), (2, 0, 2, 2)),
    ],
)
def test_weeks_forgive_one_in_four(
    signs: str, on: tuple[int, ...], off: tuple[int, ...] | None
) -> None:
    """The same rule for calendar periods, with their own numbers."""
    history = lived(signs, WEEKLY, step=7)
    assert figures(run_of(history, after(signs, days=3, step=7))) == on
    assert figures(run_of(history, after(signs, days=3, step=7, forgiveness=False))) == off


@pytest.mark.parametrize(
    ("plan", "unit", "due"),
    [
        (Daily(), "day", False),
        (Weekdays((0,)), "day", True),
        (EveryNDays(2), "day", True),
        (WEEKLY, "week", False),
        (DaysPerPeriod(1, Period.MONTH), "month", False),
    ],
)
def test_the_unit_of_a_run(plan: Plan, unit: str, due: bool) -> None:
    """What the number counts, also before anything is logged, when everything can be spared."""
    run = run_of(lived("", plan), Frame(FIRST))
    assert (run.unit, run.due_days) == (unit, due)
    assert figures(run) == (0, 2 if unit == "day" else 1, 0, 0)
    assert units_of(lived("", plan), Frame(FIRST)) == ()
    off = run_of(lived("", plan), Frame(FIRST, forgiveness=False))
    assert off.spares == 0


def test_returns() -> None:
    """A kept day right after 3 gaps or more; in weeks, after 1 or more. Rest ends no silence."""
    assert run_after("AMMA").returns == 0
    assert run_after("AMMMA").returns == 1
    assert run_after("AMRMPMA").returns == 1
    assert run_after("AMMMMAMMMA").returns == 2
    weeks = run_of(lived("AMAMMA", WEEKLY, step=7), after("AMAMMA", days=3, step=7))
    assert weeks.returns == 2


def test_where_a_run_began_and_what_it_forgave() -> None:
    """The first kept unit of the stretch, and the gaps since."""
    run = run_after("AAAAAAAMAAAMMAA")
    assert (run.first_day, run.forgiven) == (FIRST + timedelta(8), 2)
    none = run_after("AAAMMM")
    assert (none.first_day, none.forgiven) == (None, 0)


def test_every_gap_is_forgiven_or_made_the_run_shorter() -> None:
    """Forgiven when a run was going on and stayed as it was, gap otherwise."""
    signs = "AAAMMMMA"
    units = units_of(lived(signs), after(signs))
    assert [unit.outcome.value for unit in units[:8]] == [
        *["kept"] * 3,
        "forgiven",
        "forgiven",
        "gap",
        "gap",
        "kept",
    ]
    assert [unit.run for unit in units[:8]] == [1, 2, 3, 3, 3, 0, 0, 1]
    assert [unit.spares for unit in units[:8]] == [2, 2, 2, 1, 0, 2, 2, 2]
    assert units[5].begins_after == FIRST + timedelta(3)
    assert units[4].begins_after is None
    assert units[6].begins_after is None


# ---- the same figures by trying every stretch and every window -------------------------------


def by_brute_force(kept: list[bool], allowed: int, window: int) -> tuple[int, int, int]:
    """Run, best and spares from the definition alone: every stretch, every window, every moment."""

    def stretch_now(sequence: list[bool]) -> list[bool]:
        for start in range(len(sequence) + 1):
            stretch = sequence[start:]
            windows = [stretch[i : i + window] for i in range(len(stretch))]
            if all(part.count(False) <= allowed for part in windows):
                return stretch
        raise AssertionError

    now = stretch_now(kept)
    best = max((stretch_now(kept[:end]).count(True) for end in range(len(kept) + 1)), default=0)
    lived_in = now[now.index(True) :] if True in now else []
    recent = kept[-(window - 1) :][-len(lived_in) :] if lived_in else []
    return now.count(True), best, allowed - recent.count(False)


SEQUENCES = st.text("AAM", max_size=45) | st.text("AAAAAAM", max_size=60)


@given(SEQUENCES, st.booleans())
def test_days_agree_with_every_window(signs: str, forgiveness: bool) -> None:
    """The pass over the gaps gives what checking every window of 14 gives."""
    run = run_after(signs, forgiveness=forgiveness)
    kept = [sign == "A" for sign in signs]
    expected = by_brute_force(kept, 2 if forgiveness else 0, 14)
    assert (run.current, run.best, run.spares) == expected
    assert run.total == kept.count(True)


@given(st.text("AAM", max_size=25), st.booleans())
def test_weeks_agree_with_every_window(signs: str, forgiveness: bool) -> None:
    """The same for calendar weeks and windows of 4, three days into the week after the last."""
    history = lived(signs, WEEKLY, step=7)
    frame = after(signs or "A", days=9, step=7, forgiveness=forgiveness)
    kept = [sign == "A" for sign in signs]
    if kept and not kept[-1]:  # the last week is still open three days later
        kept.pop()
    run = run_of(history, frame)
    expected = by_brute_force(kept, 1 if forgiveness else 0, 4)
    assert (run.current, run.best, run.spares) == expected


# ---- what follows from the rule ---------------------------------------------------------------

LOGS = st.text("AAAMNPR", min_size=1, max_size=50)
PLANS = st.sampled_from(
    [
        Daily(),
        Weekdays((0, 2, 4)),
        EveryNDays(3),
        AfterDays(3),
        WEEKLY,
        DaysPerPeriod(3, Period.WEEK),
    ]
)
FRAMES = st.tuples(st.integers(0, 5), st.booleans(), st.integers(0, 6))


def frame_for(signs: str, drawn: tuple[int, bool, int]) -> Frame:
    days, forgiveness, week_start = drawn
    today = FIRST + timedelta(len(signs) - 1 + days)
    return Frame(today, week_start=week_start, forgiveness=forgiveness)


@given(LOGS, PLANS, FRAMES, st.data())
def test_filling_a_gap_or_making_it_neutral_never_lowers(
    signs: str, plan: Plan, drawn: tuple[int, bool, int], data: st.DataObject
) -> None:
    """Showing up, resting or pausing on a day without a log costs neither run nor best."""
    frame = frame_for(signs, drawn)
    history = lived(signs, plan)
    days = [FIRST + timedelta(i) for i in range(len(signs))]
    gaps = [day for day in days if not history.totals.get(day)]
    if not gaps or not history.totals:
        return
    day = data.draw(st.sampled_from(gaps))
    totals = dict(history.totals)
    without = {other: total for other, total in totals.items() if other != day} or totals
    changes = {
        "fill": HabitHistory(history.habit, totals | {day: 1.0}, history.rests, history.pauses),
        "rest": HabitHistory(history.habit, without, history.rests | {day}, history.pauses),
        "pause": HabitHistory(
            history.habit, without, history.rests, (*history.pauses, Pause(99, 1, day, day))
        ),
    }
    before = run_of(history, frame)
    for change, changed_history in changes.items():
        now = run_of(changed_history, frame)
        assert now.current >= before.current, change
        assert now.best >= before.best, change


@given(LOGS, st.booleans())
def test_appending_a_kept_unit_adds_exactly_one(signs: str, forgiveness: bool) -> None:
    """Whatever lies behind, logging today makes the run one longer."""
    history = lived(signs)
    today = FIRST + timedelta(len(signs))
    frame = Frame(today, forgiveness=forgiveness)
    before = run_of(history, frame)
    logged = {**history.totals, today: 1.0}
    now = run_of(HabitHistory(history.habit, logged, history.rests, history.pauses), frame)
    assert now.current == before.current + 1
    assert now.total == before.total + 1


@given(LOGS, st.integers(2, 5), st.booleans())
def test_doing_it_when_it_is_due_again_adds_one(signs: str, n: int, forgiveness: bool) -> None:
    """Days after: due today and done, one more; done the day after that, nothing more."""
    today = FIRST + timedelta(len(signs))
    frame = Frame(today, forgiveness=forgiveness)
    history = lived(signs, AfterDays(n))
    if not is_due_on(history, today):
        return
    once = replace(history, totals={**history.totals, today: 1.0})
    twice = replace(once, totals={**once.totals, today + timedelta(1): 1.0})
    assert run_of(once, frame).current == run_of(history, frame).current + 1
    tomorrow = replace(frame, today=today + timedelta(1))
    assert run_of(twice, tomorrow) == run_of(once, tomorrow)


def test_doing_it_early_moves_the_next_day_and_takes_nothing_away() -> None:
    """3 days after, done on days 0 and 3, then also on day 1: the run stays two."""
    history = lived("A..A", AfterDays(3))
    early = replace(history, totals={**history.totals, FIRST + timedelta(1): 1.0})
    frame = Frame(FIRST + timedelta(3))
    assert run_of(history, frame).current == run_of(early, frame).current == 2
    waiting = replace(early, totals={FIRST: 1.0, FIRST + timedelta(1): 1.0})
    assert [is_due_on(waiting, FIRST + timedelta(n)) for n in (2, 3, 4)] == [False, False, True]


@given(LOGS)
def test_as_needed_has_no_run(signs: str) -> None:
    """A count is all there is of it: no run, no unit, no strength."""
    history, frame = lived(signs, AsNeeded()), after(signs)
    assert figures(run_of(history, frame)) == (0, 0, 0, 0)
    assert units_of(history, frame) == ()
    assert strength_of(history, frame).value is None


def test_keeping_away_keeps_the_run() -> None:
    """At most 0: closed days are kept without a log, from the first of them on."""
    rule = Rule(FIRST, "times", Daily(), goal_high=0)
    history = HabitHistory(Habit(1, "u", "Smoke", Area.OWN, FIRST, (rule,)))
    closed = [FIRST + timedelta(n) for n in (1, 2, 3, 5)]
    run = run_of(history, Frame(FIRST + timedelta(9), frozenset(closed)))
    assert (run.current, run.total, run.first_day) == (4, 4, closed[0])
    assert strength_of(history, Frame(FIRST + timedelta(9), frozenset(closed))).updates == 4


def test_a_pause_before_the_first_day_counts_for_nothing() -> None:
    """3/week begun on Thursday, Monday to Wednesday paused: the week still asks for three."""
    thursday = FIRST + timedelta(3)
    plan = DaysPerPeriod(3, Period.WEEK)
    habit = Habit(1, "u", "Walk", Area.EXERCISE, thursday, (Rule(thursday, "times", plan),))
    pauses = (Pause(1, None, FIRST, FIRST + timedelta(2)),)
    history = HabitHistory(habit, {thursday: 1.0}, frozenset(), pauses)
    assert units_of(history, Frame(FIRST + timedelta(6)))[-1].goal == 3


@given(LOGS, PLANS, FRAMES, st.randoms(use_true_random=False))
def test_the_order_of_logging_does_not_matter(
    signs: str, plan: Plan, drawn: tuple[int, bool, int], random: Random
) -> None:
    """The same entries written down in any order give the same run and the same units."""
    frame = frame_for(signs, drawn)
    history = lived(signs, plan)
    entries = list(history.totals.items())
    random.shuffle(entries)
    pauses = list(history.pauses)
    random.shuffle(pauses)
    shuffled = HabitHistory(history.habit, dict(entries), history.rests, tuple(pauses))
    assert run_of(shuffled, frame) == run_of(history, frame)
    assert units_of(shuffled, frame) == units_of(history, frame)


@given(LOGS, PLANS, FRAMES)
def test_forgiveness_never_shortens(signs: str, plan: Plan, drawn: tuple[int, bool, int]) -> None:
    """With forgiveness, run and best are at least what they are without."""
    days, _, week_start = drawn
    history = lived(signs, plan)
    on = run_of(history, frame_for(signs, (days, True, week_start)))
    off = run_of(history, frame_for(signs, (days, False, week_start)))
    assert on.current >= off.current
    assert on.best >= off.best
    assert on.total == off.total


@given(LOGS, PLANS, FRAMES)
def test_the_last_unit_says_what_the_run_says(
    signs: str, plan: Plan, drawn: tuple[int, bool, int]
) -> None:
    """`run_of` and `units_of` agree; best is the largest run of any unit; spares are honest."""
    frame = frame_for(signs, drawn)
    history = lived(signs, plan)
    run = run_of(history, frame)
    units = units_of(history, frame)
    if not units:
        assert run.total == 0
        return
    assert (units[-1].run, units[-1].spares) == (run.current, run.spares)
    assert max(unit.run for unit in units) == run.best
    assert [unit.outcome for unit in units].count(Outcome.KEPT) == run.total
    for earlier, unit in pairwise(units):
        if unit.outcome is Outcome.GAP and earlier.run:
            assert earlier.spares == 0
            assert unit.run < earlier.run
        if unit.outcome is Outcome.FORGIVEN:
            assert unit.run == earlier.run > 0
            assert earlier.spares > 0
