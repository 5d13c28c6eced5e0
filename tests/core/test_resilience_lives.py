"""Made-up lives: every figure of their weeks agrees with the second reading of the measures.

A life is made from a number, so that one that disagrees can be looked at again. Run as a script,
this file tries as many as it is told: `python tests/core/test_resilience_lives.py 300`.
"""

import runpy
import sys
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from selfcare.words.week import USUAL_WORDS

HERE = Path(__file__).parent
LOG = runpy.run_path(str(HERE / "resilience_log.py"))
READING = runpy.run_path(str(HERE / "resilience_reference.py"))
WORLD = runpy.run_path(str(HERE / "resilience_world.py"))
FIRST = date(2026, 6, 1)
DAYS = 175
PLANS: tuple[tuple[Any, ...], ...] = (
    ("daily",),
    ("weekdays", (0, 2, 4)),
    ("every", 3),
    ("after", 3),
    ("as needed",),
    ("days", 2, "week"),
    ("days", 5, "week"),
    ("days", 2, "month"),
    ("days", 12, "month"),
    ("amount", 60.0, "week"),
    ("amount", 200.0, "month"),
)
GOALS: tuple[dict[str, float], ...] = (
    {}, {"low": 10.0}, {"low": 10.0, "smallest": 2.0}, {"high": 5.0}, {"low": 5.0, "high": 20.0},
)  # fmt: skip
AREAS = ("mindfulness", "exercise", "sleep", "connection", "eating", "own")


def life(number: int) -> dict[str, Any]:
    """The plain log of one person."""
    by = Random(number)
    habits, entries = [], []
    for each in range(1, by.randint(3, 8)):
        begins = FIRST + timedelta(days=by.choice((0, 0, 0, 40, 160)))
        gone = FIRST + timedelta(days=by.randint(100, 174))
        more = by.choice(GOALS)
        made = LOG["habit"](
            each, f"h{each}", by.choice(AREAS), "min", by.choice(PLANS), begins=begins,
            archived=gone if by.random() < 0.1 else None,
            hidden=gone if by.random() < 0.05 else None,
            **more,
        )  # fmt: skip
        habits.append(made)
        often = by.choice((0.2, 0.5, 0.9))
        for step in range(DAYS):
            if by.random() < often:
                amount = by.choice((0.0, 1.0, 3.0, 5.0, 10.0, 12.5, 25.0))
                entries.append(
                    {"habit": each, "day": FIRST + timedelta(days=step), "amount": amount}
                )
    if by.random() < 0.5:
        habits.append(LOG["habit"](9, "Sleep", "sleep", "h", ("days", 5, "week"), low=7, high=9,
                                   begins=FIRST))  # fmt: skip
        for step in range(DAYS):
            if by.random() < 0.7:
                day = FIRST + timedelta(days=step)
                minutes = by.randint(300, 600)
                night: list[dict[str, Any]] = []
                LOG["add_night"](night, day, by.randint(1300, 1560), minutes)
                entries += [{**each_night, "habit": 9} for each_night in night]
    checkins, level = {}, by.choice((0.5, 1.5, 3.0))
    for step in range(DAYS):
        if by.random() < 0.75:
            rating = [
                None if by.random() < 0.05 else min(max(round(by.gauss(6, level)), 0), 10)
                for _ in range(2)
            ]
            checkins[FIRST + timedelta(days=step)] = {
                "mood": rating[0], "stress": rating[1], "closed": by.random() < 0.2,
            }  # fmt: skip
    pauses = []
    for _ in range(by.randint(0, 3)):
        begin = FIRST + timedelta(days=by.randint(0, DAYS))
        whose = by.choice((None, *(each["id"] for each in habits)))
        pauses.append((whose, begin, begin + timedelta(days=by.randint(0, 12))))
    due = [each["id"] for each in habits if each["plan"][0] in {"daily", "weekdays"}]
    rests = {(by.choice(due), FIRST + timedelta(days=by.randint(0, DAYS))) for _ in due}
    return {
        "habits": habits, "entries": entries, "checkins": checkins, "rests": rests,
        "pauses": pauses,
    }  # fmt: skip


def differences(number: int, back: int) -> list[str]:
    """What the app and the second reading say otherwise of a week of a life."""
    from selfcare.core.resilience.summary import week_summary

    today = FIRST + timedelta(days=DAYS - back)
    log = life(number)
    reading, world = READING["Reading"](log, today), WORLD["world"](log, today)
    monday = today - timedelta(days=today.weekday())
    found: list[str] = []
    for first in (monday, monday - timedelta(days=7)):
        ours = week_summary(world.histories, world.checkins, world.nights, world.frame, first)
        theirs: Mapping[str, Any] = reading.week(first)
        pairs: dict[str, tuple[Any, Any]] = {
            "P": (ours.practice.value, theirs["P"]),
            "low": (ours.practice.low, theirs.get("P_lo")),
            "high": (ours.practice.high, theirs.get("P_hi")),
            "S": (ours.steadiness.value, theirs["S"]),
            "R": (ours.recovery.value, theirs["R"]),
            "H": (ours.holding.value, theirs["H"]),
            "I": (ours.index, theirs["index"]),
            "checkins": (ours.measure.checkins, theirs["checkins"]),
        }
        for habit in ours.practice.habits:
            other = theirs["habits"][habit.habit_id]
            name = f"habit {habit.habit_id} "
            pairs[f"{name}G"] = habit.goal, other["goal"]
            pairs[f"{name}S"] = habit.done, other["done"]
            pairs[f"{name}n"] = habit.known, other["n"]
            pairs[f"{name}u"] = habit.unknown, other["u"]
            pairs[f"{name}est"] = habit.share and habit.share.estimate, other["estimate"]
        found += [
            f"life {number}, {first} on {today}, {name}: {mine} and {other}"
            for name, (mine, other) in pairs.items()
            if mine != (None if other is None else pytest.approx(other, abs=1e-7))
        ]
        if len(ours.practice.habits) != len(theirs["habits"]):
            found.append(f"life {number}, {first}: other habits")
        usual = READING["usual"](reading, first)
        if (ours.usual and USUAL_WORDS[ours.usual.side]) != usual:
            found.append(f"life {number}, {first}: {ours.usual} and {usual}")
    return found


@pytest.mark.parametrize("number", range(12))
def test_a_made_up_life_agrees_with_the_second_reading(number: int) -> None:
    """The running week and the one before it, on a day of its own."""
    assert differences(number, number % 9) == []


def test_a_life_that_differs_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Negative control: another slope of the holding part is seen."""
    from selfcare.core.resilience.parts import Baseline

    monkeypatch.setattr(Baseline, "slope", property(lambda base: base.sxy / (base.sxx + 20)))
    assert any("H:" in line for number in range(6) for line in differences(number, number))


if __name__ == "__main__":
    begin = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    for each in range(begin, begin + int(sys.argv[1])):
        for line in differences(each, each % 40):
            print(line)  # noqa: T201 - a script prints what it found
