"""Turns the plain log of `resilience_log.py` into the values `week_summary` reads."""

import datetime as dt
from typing import Any, NamedTuple

from selfcare.core.history import Frame, HabitHistory, total_of
from selfcare.core.model import Area, CheckIn, Entry, Habit, Pause, Rule
from selfcare.core.plan import (
    AfterDays,
    AmountPerPeriod,
    AsNeeded,
    Daily,
    DaysPerPeriod,
    EveryNDays,
    Period,
    Plan,
    Weekdays,
)
from selfcare.core.sleep import Night, nights_of


class World(NamedTuple):
    """The arguments of `week_summary` before the day."""

    histories: list[HabitHistory]
    checkins: dict[dt.date, CheckIn]
    nights: dict[dt.date, Night]
    frame: Frame


def world(log: dict[str, Any], today: dt.date) -> World:
    """The log as it is known on a day."""
    entries = [_entry(number, each) for number, each in enumerate(log["entries"], start=1)]
    checkins = {
        day: CheckIn(day, each["mood"], None, each["stress"], closed=each["closed"])
        for day, each in log["checkins"].items()
    }
    by_day: dict[int, dict[dt.date, list[Entry]]] = {}
    for entry in entries:
        by_day.setdefault(entry.habit_id, {}).setdefault(entry.day, []).append(entry)
    totals = {
        number: {day: total_of(several) for day, several in days.items()}
        for number, days in by_day.items()
    }
    entered = {day for days in totals.values() for day in days}
    closed = {
        day
        for day, each in checkins.items()
        if day <= today
        and (each.closed or (day < today and each.mood is not None and day in entered))
    }
    pauses = [Pause(i, *each) for i, each in enumerate(log["pauses"], start=1)]
    histories = [
        HabitHistory(
            _habit(each),
            totals.get(each["id"], {}),
            frozenset(day for number, day in log["rests"] if number == each["id"]),
            tuple(pause for pause in pauses if pause.habit_id in {None, each["id"]}),
            each["hidden"],
        )
        for each in log["habits"]
    ]
    return World(histories, checkins, nights_of(entries), Frame(today, frozenset(closed)))


def _entry(number: int, each: dict[str, Any]) -> Entry:
    start, end = each.get("start"), each.get("end")
    return Entry(
        number,
        f"e{number}",
        each["habit"],
        each["day"],
        each["amount"],
        start and start.replace(tzinfo=dt.UTC),
        end and end.replace(tzinfo=dt.UTC),
    )


def _habit(each: dict[str, Any]) -> Habit:
    low, high, smallest = (
        None if each[key] is None else float(each[key]) for key in ("low", "high", "smallest")
    )
    rule = Rule(each["begins"], each["unit"], _plan(*each["plan"]), low, high, smallest)
    area = Area(each["area"])
    habit = Habit(each["id"], str(each["id"]), each["name"], area, each["begins"], (rule,))
    if each["archived"] is None:
        return habit
    return Habit(
        habit.id, habit.uid, habit.name, area, habit.first_day, (rule,),
        archived_day=each["archived"],
    )  # fmt: skip


def _plan(kind: str, amount: Any = None, period: str = "") -> Plan:
    match kind:
        case "daily":
            return Daily()
        case "weekdays":
            return Weekdays(amount)
        case "every":
            return EveryNDays(amount)
        case "after":
            return AfterDays(amount)
        case "as needed":
            return AsNeeded()
        case "days":
            return DaysPerPeriod(amount, Period(period))
        case _:
            return AmountPerPeriod(float(amount), Period(period))
