"""`python -m tests.bench.links`: who is told of a link, among simulated people.

Two groups, the same for the same seed. Without any link: mood that leans on the day before, drifts
over months and follows the week; habits that lean on the day before as well, some of them
following the same week; days on which nothing or not everything was logged. With a planted
one: 120 such days, and one habit that lifts the mood of its own day. Then the time that ten years
of fifteen habits take.
"""

import argparse
import json
import random
import time
from dataclasses import asdict, dataclass
from datetime import date, timedelta

from selfcare.core.history import Frame, HabitHistory
from selfcare.core.model import Area, CheckIn, Habit, Rule
from selfcare.core.patterns import TOLD, Lag, Link, Verdict, links
from selfcare.core.plan import Daily

TODAY = date(2026, 11, 22)
SEED = 20261122
PLANTED_DAYS = 120
LIFTS = (1.5, 2.0)
"""Mood points of the planted link, beside moods that move by about 1.3 points (SD) without it."""
WEEKEND_LIFT = 0.8


@dataclass(frozen=True, slots=True)
class Person:
    """A simulated person, as `links` takes one."""

    histories: tuple[HabitHistory, ...]
    checkins: tuple[CheckIn, ...]

    def links(self) -> tuple[Link, ...]:
        """What this person is told."""
        return links(self.histories, self.checkins, Frame(TODAY))


@dataclass(frozen=True, slots=True)
class Planted:
    """How many people with a planted link are told of what."""

    lift: float
    told: int
    """Of the planted link itself."""
    firmly: int
    """Of them: that it keeps showing up."""
    told_of_another: int
    """Of another habit's link."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured; `people` in each group."""

    people: int
    told_without_link: int
    """Told of any link though there is none."""
    planted: tuple[Planted, ...]
    ten_years_seconds: float


def habit_days(rng: random.Random, span: list[date]) -> dict[date, bool]:
    """One habit: leans on the day before, and every other one on the weekend too."""
    share, lean = rng.uniform(0.3, 0.7), rng.uniform(0.0, 0.6)
    weekly = rng.uniform(0.2, 0.5) if rng.random() < 0.5 else 0.0
    came, before = {}, rng.random() < share
    for day in span:
        chance = lean * before + (1 - lean) * share
        chance += weekly * (0.7 if day.weekday() >= 5 else -0.3)
        before = came[day] = rng.random() < chance
    return came


def simulated(seed: int, days: int, habits: int, lift: float = 0.0) -> Person:
    """A person of that many days; the first habit lifts the mood of its day by `lift` points."""
    rng = random.Random(seed)
    span = [TODAY - timedelta(days=back) for back in range(days - 1, -1, -1)]
    came = [habit_days(rng, span) for _ in range(habits)]
    lean, drift, silent = rng.uniform(0.2, 0.7), 0.0, rng.uniform(0.03, 0.25)
    weekly = WEEKEND_LIFT * rng.random()
    felt, checkins = 0.0, []
    totals: list[dict[date, float]] = [{} for _ in came]
    for day in span:
        felt = lean * felt + rng.gauss(0, 1.2 * (1 - lean**2) ** 0.5)
        drift += rng.gauss(0, 0.04)
        mood = 5.5 + felt + drift + weekly * (day.weekday() >= 5) + lift * came[0][day]
        if rng.random() < silent:
            continue
        if rng.random() < 0.95:
            checkins.append(CheckIn(day, mood=min(10, max(0, round(mood)))))
        for total, did in zip(totals, came, strict=True):
            if rng.random() < 0.95:
                total[day] = float(did[day])
    histories = (HabitHistory(habit(n, span[0]), total) for n, total in enumerate(totals))
    return Person(tuple(histories), tuple(checkins))


def habit(number: int, first_day: date) -> Habit:
    """A yes or no habit."""
    rule = Rule(first_day, "times", Daily())
    return Habit(number + 1, f"h{number}", f"Habit {number + 1}", Area.OWN, first_day, (rule,))


def without_link(number: int) -> Person:
    """One of the people without a link: two months to a year, three to eight habits."""
    rng = random.Random(SEED + number)
    return simulated(SEED + number, rng.choice((60, 90, 120, 200, 365)), rng.randint(3, 8))


def with_link(people: int, lift: float) -> Planted:
    """Ask people whose first of five habits lifts the mood of its day."""
    told = firmly = another = 0
    for number in range(people):
        first, _echo, *rest = simulated(SEED - 1 - number, PLANTED_DAYS, 5, lift).links()
        assert first.lag is Lag.SAME_DAY
        told += first.verdict in TOLD
        firmly += first.verdict is Verdict.KEEPS_SHOWING_UP
        another += any(link.verdict in TOLD for link in rest)
    return Planted(lift, told, firmly, another)


def measure(people: int) -> Figures:
    """Ask all groups, and time ten years of fifteen habits."""
    told = sum(any(link.verdict in TOLD for link in without_link(n).links()) for n in range(people))
    planted = tuple(with_link(people, lift) for lift in LIFTS)
    person = simulated(SEED, 3652, 15, 0.5)
    start = time.perf_counter()
    person.links()
    return Figures(people, told, planted, time.perf_counter() - start)


def main(arguments: list[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.links", description=__doc__)
    parser.add_argument("--people", type=int, default=200, help="in each group (default 200)")
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args(arguments)
    figures = measure(chosen.people)
    lines = [f"No link: {figures.told_without_link} of {figures.people} people told of one"]
    lines += [
        f"Same-day link of {each.lift:g} mood points, {PLANTED_DAYS} days: {each.told} of "
        f"{figures.people} told of it ({each.firmly} that it keeps showing up), "
        f"{each.told_of_another} of another habit's"
        for each in figures.planted
    ]
    lines.append(f"Ten years of fifteen habits: {figures.ten_years_seconds:.2f} s")
    print(json.dumps(asdict(figures)) if chosen.json else "\n".join(lines))  # noqa: T201 - output


if __name__ == "__main__":
    main()
