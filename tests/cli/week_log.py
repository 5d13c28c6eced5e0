"""Writes the plain log of `tests/core/resilience_log.py` into a file; read with `runpy`."""

import sqlite3
from datetime import UTC
from pathlib import Path
from typing import Any

from selfcare.core.days import WEEKDAYS
from selfcare.diary import open_diary


def plan_text(habit: dict[str, Any]) -> str:
    """A plan of the plain log in the app's own grammar."""
    kind, *rest = habit["plan"]
    if kind == "daily":
        return "daily"
    if kind == "weekdays":
        return ",".join(WEEKDAYS[day][:3].lower() for day in rest[0])
    amount = f"{rest[0]} {habit['unit']}" if kind == "amount" else str(rest[0])
    return f"{amount}/{rest[1]}"


def write_log(path: Path, log: dict[str, Any]) -> None:
    """The plain log as rows of a file: what any SQLite program could have written."""
    with open_diary(path):
        pass
    with sqlite3.connect(path) as rows:
        for each in log["habits"]:
            begins = each["begins"].isoformat()
            archived = each["archived"] and each["archived"].isoformat()
            rows.execute(
                "INSERT INTO habit (id, name, area, first_day, position, archived_day) "
                "VALUES (?, ?, ?, ?, ?, ?)",
                (each["id"], each["name"], each["area"], begins, each["id"], archived),
            )
            rows.execute(
                "INSERT INTO habit_rule (habit_id, from_day, unit, goal_low, goal_high, smallest, "
                "plan) VALUES (?, ?, ?, ?, ?, ?, ?)",
                (each["id"], begins, each["unit"], each["low"], each["high"], each["smallest"],
                 plan_text(each)),
            )  # fmt: skip
        for each in log["entries"]:
            span = [
                each[end].replace(tzinfo=UTC).isoformat() if each.get(end) else None
                for end in ("start", "end")
            ]
            rows.execute(
                "INSERT INTO entry (habit_id, day, amount, started_at, ended_at) "
                "VALUES (?, ?, ?, ?, ?)",
                (each["habit"], each["day"].isoformat(), each["amount"], *span),
            )
        for day, each in log["checkins"].items():
            rows.execute(
                "INSERT INTO checkin (day, mood, stress, closed) VALUES (?, ?, ?, ?)",
                (day.isoformat(), each["mood"], each["stress"], int(each["closed"])),
            )
        rows.executemany(
            "INSERT INTO rest (habit_id, day) VALUES (?, ?)",
            [(number, day.isoformat()) for number, day in log["rests"]],
        )
        rows.executemany(
            "INSERT INTO pause (habit_id, first_day, last_day) VALUES (?, ?, ?)",
            [
                (number, first.isoformat(), last.isoformat())
                for number, first, last in log["pauses"]
            ],
        )
    rows.close()
