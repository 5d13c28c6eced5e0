"""Figures carried on from milestones are the figures of the whole history, to the last digit."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from selfcare.core.figures import LONGEST_STEP, Figures, Milestone, figures_of, reached_by
from selfcare.core.history import Frame, HabitHistory
from selfcare.core.model import Area, Habit, Pause, Rule
from selfcare.core.plan import (
    AmountPerPeriod,
    Daily,
    DaysPerPeriod,
    EveryNDays,
    Period,
    Plan,
    Recurrence,
    Weekdays,
)
from selfcare.core.runs import Outcome, run_of, units_of
from selfcare.core.strength import strength_of
from selfcare.core.values import replace

FIRST = date(2023, 1, 4)
PLANS: tuple[Plan, ...] = (
    Daily(),
    Weekdays((0, 2, 4)),
    EveryNDays(3),
    Recurrence("FREQ=MONTHLY;BYDAY=1SU,3SU"),
    DaysPerPeriod(5, Period.WEEK),
    DaysPerPeriod(10, Period.MONTH),
    AmountPerPeriod(60.3, Period.WEEK),
    AmountPerPeriod(300.1, Period.MONTH),
)


@dataclass
class Life:
    """A history that changes, and the milestones somebody has kept of it."""

    history: HabitHistory
    frame: Frame
    milestones: list[Milestone] = field(default_factory=list)

    def figures(self) -> Figures:
        """The figures now, carried on from what is kept."""
        found, self.milestones = figures_of(self.history, self.frame, self.milestones)
        return found

    def change(self, random: Random) -> None:
        """One thing changes on one day, mostly a late one; what it reaches is dropped."""
        today, history = self.frame.today, self.history
        age = int((today - FIRST).days * random.random() ** random.choice((1, 4, 12)))
        day = today - timedelta(days=age)
        pause = Pause(random.randrange(10**6), None, day, day + timedelta(random.randrange(40)))
        match random.choice(("log", "log", "remove", "rest", "pause", "close", "today")):
            case "log":
                amount = random.choice((0.0, 0.1, 0.7, 20.0, 61.3))
                self.history = replace(history, totals={**history.totals, day: amount})
            case "remove":
                left = {other: total for other, total in history.totals.items() if other != day}
                self.history = replace(history, totals=left)
            case "rest":
                self.history = replace(history, rests=history.rests ^ {day})
            case "pause":
                self.history = replace(history, pauses=(*history.pauses, pause))
            case "close":
                self.frame = replace(self.frame, closed_days=self.frame.closed_days ^ {day})
            case _:
                self.frame = replace(self.frame, today=today + timedelta(random.randrange(9)))
        self.milestones = reached_by(self.milestones, day)


def a_life(random: Random, days: int, changes_of_plan: int) -> Life:
    """A life of so many days under plans that change on random days."""
    first = FIRST + timedelta(random.randrange(40))
    starts = sorted(random.sample(range(1, days), min(changes_of_plan, days - 1)))
    rules = tuple(
        Rule(first + timedelta(start), random.choice(("min", "min", "times")), plan, *goal)
        for start in (0, *starts)
        for plan, goal in [(random.choice(PLANS), random.choice(((), (20.0,), (None, 20.0))))]
    )
    keenness = random.random()
    totals = {
        FIRST + timedelta(number): random.choice((0.0, 0.1, 0.7, 12.5, 20.0, 61.3))
        for number in range(days)
        if random.random() < keenness
    }
    habit = Habit(1, "u", "Walk", random.choice(tuple(Area)), first, rules)
    frame = Frame(
        today=FIRST + timedelta(days),
        closed_days={FIRST + timedelta(n) for n in range(days) if random.random() < 0.4},
        week_start=random.randrange(7),
        forgiveness=random.random() < 0.8,
    )
    return Life(HabitHistory(habit, totals), frame)


@settings(max_examples=60)
@given(st.randoms(use_true_random=False), st.integers(2, 900), st.integers(0, 3))
def test_carried_on_figures_are_the_figures_of_everything(
    random: Random, days: int, changes_of_plan: int
) -> None:
    """After any change on any day, under any plans, run and strength equal the full ones."""
    life = a_life(random, days, changes_of_plan)
    for _ in range(5):
        run, strength = run_of(life.history, life.frame), strength_of(life.history, life.frame)
        assert life.figures() == Figures(run, strength)
        life.change(random)


@settings(max_examples=40)
@given(st.randoms(use_true_random=False), st.integers(2, 300))
def test_a_run_begins_where_its_units_say(random: Random, days: int) -> None:
    """The run is its last kept units: it begins with the first of them, the gaps since are free."""
    life = a_life(random, days, 0)
    run = life.figures().run
    units = units_of(life.history, life.frame)
    kept = [unit.first_day for unit in units if unit.outcome is Outcome.KEPT]
    assert run.first_day == (kept[-run.current] if run.current else None)
    gaps = [u for u in units if u.outcome in {Outcome.GAP, Outcome.FORGIVEN}]
    since = [u for u in gaps if run.first_day is not None and u.first_day > run.first_day]
    assert run.forgiven == len(since)


def test_a_late_change_walks_a_short_way() -> None:
    """Of ten years all but the last weeks are behind a milestone that a late change keeps."""
    random = Random(1)
    life = a_life(random, 3650, 0)
    life.figures()
    today = life.frame.today
    assert (today - life.milestones[-1].day).days <= 60
    kept = reached_by(life.milestones, today - timedelta(days=700))
    assert (today - timedelta(days=700) - kept[-1].day).days <= LONGEST_STEP + 31


def test_no_entry_leaves_nothing_to_carry_on() -> None:
    """Without an entry there is no milestone, and the figures are those of nobody."""
    habit = Habit(1, "u", "Walk", Area.OWN, FIRST, (Rule(FIRST, "min", Daily()),))
    life = Life(HabitHistory(habit), Frame(FIRST + timedelta(900)))
    found = life.figures()
    assert (found.run.total, found.strength.updates, life.milestones) == (0, 0, [])
