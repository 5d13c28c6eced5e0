"""A stored log of one person, as plain values: 34 weeks, the last eight written by hand.

Both readings of measures.md section 5, the app's and `resilience_reference.py`, are compared on it.
The weeks by hand: 28 September, 5 and 12 October full; 19 October nothing; 26 October gated; 2
November thin; 9 November full; 16 November hard, with low mood and high stress.
"""

import datetime as dt
from collections.abc import Callable
from typing import Any

Day = dt.date
Dict = dict[str, Any]
DAY = dt.timedelta(days=1)
MONDAY = dt.date(2026, 3, 30)
LAST = dt.date(2026, 11, 22)


def sample_log() -> Dict:
    """Habits, entries, check-ins, rests and pauses."""
    habits = [
        habit(1, "Sit quietly", "mindfulness", "min", ("days", 5, "week"), low=5, smallest=1),
        habit(2, "Walk", "exercise", "min", ("amount", 150, "week")),
        habit(3, "Sleep", "sleep", "h", ("days", 5, "week"), low=7, high=9),
        habit(4, "Talk", "connection", "times", ("daily",), low=1),
        habit(5, "Fruit", "eating", "portions", ("days", 5, "week"), low=5, smallest=2),
        habit(6, "Tea, little", "eating", "times", ("daily",), high=2),
        habit(7, "Piano", "own", "min", ("weekdays", (0, 2, 4)), low=20),
        habit(8, "Museum", "own", "times", ("days", 3, "month"), low=1),
        habit(9, "Old one", "exercise", "times", ("daily",), low=1, archived=dt.date(2026, 10, 7)),
        habit(10, "Stretch", "exercise", "min", ("weekdays", (1, 3)), begins=dt.date(2026, 11, 6)),
        habit(
            11, "Letters", "connection", "times", ("days", 2, "week"), begins=dt.date(2026, 11, 13)
        ),
    ]
    entries: list[Dict] = []
    checkins: dict[Day, Dict] = {}
    seed = 7

    def chance() -> float:
        nonlocal seed
        seed = (seed * 1103515245 + 12345) % 2147483648
        return seed / 2147483648

    day = MONDAY
    while day <= LAST:
        week = (day - MONDAY).days // 7
        by_hand = HAND.get(day - DAY * day.weekday())
        if by_hand is None:
            mood = min(10, max(0, round(6 + 3 * (chance() - 0.5) - (2 if week % 9 == 4 else 0))))
            stress = min(10, max(0, round(4 + 5 * (chance() - 0.5) + (3 if week % 9 == 4 else 0))))
            if chance() < 0.85:
                checkins[day] = {"mood": mood, "stress": stress, "closed": chance() < 0.2}
            if chance() < 0.9:
                add_some(entries, day, chance)
        else:
            column = day.weekday()
            if by_hand["mood"][column] != ".":
                checkins[day] = {
                    "mood": int(by_hand["mood"][column]),
                    "stress": int(by_hand["stress"][column]),
                    "closed": by_hand["closed"][column] == "c",
                }
            for number, amounts in by_hand["habits"].items():
                if (amount := amounts[column]) is not None:
                    entries.append({"habit": number, "day": day, "amount": float(amount)})
            if by_hand["nights"][column]:
                add_night(entries, day, *by_hand["nights"][column])
        day += DAY
    return {
        "habits": habits,
        "entries": entries,
        "checkins": checkins,
        "rests": {(4, dt.date(2026, 10, 6)), (7, dt.date(2026, 11, 11))},
        "pauses": [
            (None, dt.date(2026, 8, 3), dt.date(2026, 8, 5)),
            (1, dt.date(2026, 10, 1), dt.date(2026, 10, 2)),
            (2, dt.date(2026, 11, 14), dt.date(2026, 11, 15)),
            (5, dt.date(2026, 11, 9), dt.date(2026, 11, 10)),
        ],
    }


def habit(
    number: int,
    name: str,
    area: str,
    unit: str,
    plan: Any,
    *,
    low: float | None = None,
    high: float | None = None,
    smallest: float | None = None,
    begins: Day = MONDAY,
    archived: Day | None = None,
    hidden: Day | None = None,
) -> Dict:
    return {
        "id": number, "name": name, "area": area, "unit": unit, "plan": plan, "low": low,
        "high": high, "smallest": smallest, "begins": begins, "archived": archived,
        "hidden": hidden,
    }  # fmt: skip


def add_some(entries: list[Dict], day: Day, chance: Callable[[], float]) -> None:
    for number, amount, often in (
        (1, 5, 0.6), (1, 3, 0.2), (2, 25, 0.4), (2, 12.5, 0.3), (4, 1, 0.6), (5, 5, 0.4),
        (5, 2, 0.2), (6, 2, 0.3), (6, 1, 0.3), (7, 20, 0.4), (8, 1, 0.08), (9, 1, 0.4),
        (5, 0, 0.05),
    ):  # fmt: skip
        if chance() < often:
            entries.append({"habit": number, "day": day, "amount": float(amount)})
    if chance() < 0.7:
        bed = 22 * 60 + int(chance() * 150)
        add_night(entries, day, bed, 400 + int(chance() * 140))
        if day.toordinal() % 4 == 0:  # a nap in the afternoon
            add_night(entries, day, 24 * 60 + 14 * 60, 45)
        if day.toordinal() % 6 == 1:  # the night once more, begun earlier by another clock
            add_night(entries, day, bed - 20, 180)
    elif chance() < 0.3:
        entries.append({"habit": 3, "day": day, "amount": 7.5})


def add_night(entries: list[Dict], day: Day, bed: int, minutes: int) -> None:
    """`bed` in minutes after midnight of the evening before (1500 is 01:00 on the day itself)."""
    start = dt.datetime.combine(day - DAY, dt.time()) + dt.timedelta(minutes=bed)
    end = start + dt.timedelta(minutes=minutes)
    entries.append(
        {"habit": 3, "day": day, "amount": round(minutes / 60, 6), "start": start, "end": end}
    )


N = None
FULL: Dict = {
    "mood": "6757676", "stress": "4354553", "closed": "...c..c",
    "habits": {
        1: [5, 6, N, 5, 1, 5, N], 2: [30, N, 45, N, 20, 60, N], 4: [1, 1, 1, N, 1, 2, 1],
        5: [5, 2, N, 5, 5, 1, 6], 6: [2, 1, 3, N, 2, 0, 1], 7: [20, N, 25, N, N, 30, N],
        8: [N, N, N, N, N, 1, N], 9: [1, N, 1, N, N, N, N], 10: [N, 8, N, 8, N, N, N],
    },
    "nights": [(1390, 470), (1400, 450), (1380, 480), N, (1440, 420), (1500, 510), (1470, 500)],
}  # fmt: skip
QUIET: Dict = {
    "mood": ".......", "stress": ".......", "closed": ".......",
    "habits": {}, "nights": [N] * 7,
}  # fmt: skip
GATED: Dict = {
    "mood": "6...5.7", "stress": "4...6.2", "closed": "....c..",
    "habits": {1: [5, N, N, N, N, N, 5], 2: [20, N, N, N, N, N, 30], 4: [1, N, N, N, N, N, 1]},
    "nights": [N, N, N, N, N, N, (1410, 470)],
}  # fmt: skip
THIN: Dict = {
    "mood": "65..6.7", "stress": "45..5.3", "closed": ".......",
    "habits": {
        1: [5, N, N, N, N, N, 5], 2: [20, 15, N, N, N, N, N], 4: [1, 0, N, N, 1, N, N],
        5: [5, 1, N, N, N, N, 6],
    },
    "nights": [(1390, 440), N, N, N, (1430, 450), N, (1460, 430)],
}  # fmt: skip
HARD: Dict = {
    "mood": "323.333", "stress": "898.877", "closed": "c.c....",
    "habits": {
        1: [5, 5, 0, N, 5, 5, 0], 2: [15, 0, 10, N, 0, 20, 0], 4: [1, 1, 0, N, 1, 1, 0],
        5: [0, 5, 0, N, 0, 5, 0], 6: [1, 4, 2, N, 1, 3, 1], 7: [N, N, 10, N, 20, N, N],
        10: [N, 5, N, N, N, N, 7], 11: [N, 1, N, N, 1, N, N],
    },
    "nights": [(1410, 380), (1440, 430), (1530, 360), N, (1380, 350), (1500, 440), (1400, 330)],
}  # fmt: skip
HAND: dict[Day, Dict] = {
    dt.date(2026, 9, 28): FULL,
    dt.date(2026, 10, 5): {**FULL, "mood": "7656577", "stress": "3465542"},
    dt.date(2026, 10, 12): {
        **FULL, "closed": "c.c..c.", "habits": {**FULL["habits"], 4: [0, 0, 1, 0, 0, 1, 1]},
    },
    dt.date(2026, 10, 19): QUIET,
    dt.date(2026, 10, 26): GATED,
    dt.date(2026, 11, 2): THIN,
    dt.date(2026, 11, 9): {**FULL, "mood": "6676.76"},
    dt.date(2026, 11, 16): HARD,
}  # fmt: skip
