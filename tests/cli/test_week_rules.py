"""`selfcare week` says what is so: days set aside, first weeks, months, estimates, dips."""

import runpy
from datetime import date, timedelta
from pathlib import Path

import pytest

CORE = Path(__file__).parents[1] / "core"
LOG = runpy.run_path(str(CORE / "resilience_log.py"))
WRITER = runpy.run_path(str(Path(__file__).with_name("week_log.py")))


def at(day: str) -> dict[str, dict[str, str]]:
    """Eight in the evening of a day."""
    return {"env": {"SELFCARE_NOW": f"{day}T20:00:00+01:00"}}


def written(shell, habits, entries, moods) -> None:
    """A file of habits, (habit, day, amount) and moods with a stress of 4."""
    WRITER["write_log"](
        shell.path,
        {
            "habits": habits,
            "entries": [{"habit": h, "day": d, "amount": a} for h, d, a in entries],
            "checkins": {d: {"mood": m, "stress": 4, "closed": False} for d, m in moods.items()},
            "rests": [],
            "pauses": [],
        },
    )


def habit(number: int, area: str, plan: object, begins: date, **more: object) -> dict[str, object]:
    made: dict[str, object] = LOG["habit"](
        number, f"Habit {number}", area, "min", plan, begins=begins, **more
    )
    return made


def days(first: date, count: int) -> list[date]:
    return [first + timedelta(days=step) for step in range(count)]


def test_a_week_set_aside_whole_asks_for_nothing(diary):
    """Paused from Monday to Sunday, with a day to come or without: no check-ins are asked for."""
    diary.ok("pause", "--from", "2026-11-23", "--to", "2026-11-29")
    for day in ("2026-11-27", "2026-11-29", "2026-12-03"):
        for words in ([], ["--plain"]):
            out = diary.ok("week", "2026-11-27", *words, **at(day)).out
            assert "This week is set aside. Nothing is asked for." in out
            assert "check-in" not in out
            assert "not logged" not in out
            assert "0 of" not in out
        said = diary.ok("week", "2026-11-27", "--json", **at(day)).json
        assert said["index"] is None
        assert said["message"] == "This week is set aside. Nothing is asked for."


def test_days_set_aside_are_not_called_unknown(diary):
    """Back on Saturday 2 January after five weeks that were set aside, as the second choice."""
    diary.ok("log", "walk", "20", **at("2026-11-27"))
    diary.ok("pause", "--from", "2026-11-28", "--to", "2027-01-01", **at("2027-01-02"))
    for words in ([], ["--plain"]):
        out = diary.ok("week", *words, **at("2027-01-02")).out
        assert "Monday to Friday are set aside." in out
        assert "not logged" not in out
        assert "0 of 0" not in out


def test_the_first_week_says_which_days_are_unknown(shell):
    """Begun on Thursday: Monday to Wednesday are unknown, and nothing counts from Thursday."""
    shell.ok("habits", "add", "Sit", "--area", "own", "--plan", "5/week", **at("2026-11-26"))
    shell.ok("log", "sit", **at("2026-11-26"))
    out = shell.ok("week", **at("2026-11-27")).out
    assert "Your first week: you began on Thursday. Monday to Wednesday are unknown." in out
    assert "counts from" not in out


def test_a_week_in_two_months_names_the_month_it_counts(shell):
    """From 30 November to 6 December, December is counted; the week before says the month."""
    shell.ok("habits", "add", "Museum", "--area", "own", "--plan", "2/month", **at("2026-11-01"))
    shell.ok("log", "museum", **at("2026-12-02"))
    assert "1 of 2 days in December" in shell.ok("week", **at("2026-12-04")).out
    assert "0 of 2 days in the month" in shell.ok("week", "2026-11-24", **at("2026-12-04")).out


def test_a_month_plan_kept_on_its_last_day_is_kept(shell):
    """2 a month: once before, once on Monday 31 August. The week asked for one, and had it."""
    first = date(2026, 8, 1)
    written(
        shell,
        [habit(1, "own", ("days", 2, "month"), first)],
        [(1, date(2026, 8, 11), 20.0), (1, date(2026, 8, 31), 20.0)]
        + [(1, day, 0.0) for day in days(date(2026, 9, 1), 6)],
        {},
    )
    (area,) = shell.ok("week", "2026-08-31", "--json").json["areas"]
    (found,) = area["habits"]
    assert (found["goal"], found["done"], found["estimate"]) == (1, 1, 1)


def even_year(shell, low: int) -> None:
    """Twelve weeks of sevens with a low mood now and then, and two habits that are kept."""
    first = date(2026, 8, 31)
    all_days = days(first, 84)
    dips = {first + timedelta(days=56 + step) for step in (3, 8, 13, 18, 23)}
    written(
        shell,
        [habit(1, "own", ("daily",), first), habit(2, "exercise", ("daily",), first)],
        [(number, day, 10.0) for day in all_days for number in (1, 2)],
        {day: low if day in dips else 7 for day in all_days},
    )


@pytest.mark.parametrize(
    ("low", "words"), [(6, "no dips to come back from"), (5, "five dips, back in 1 day each")]
)
def test_one_point_less_in_even_moods_is_no_dip(shell, low, words):
    """Sevens with some sixes are even days; with fives there are dips."""
    even_year(shell, low)
    assert words in shell.ok("week", "2026-11-16", **at("2026-11-23")).out


def test_the_running_week_is_not_compared(shell):
    """On Thursday, Friday and Sunday no word of the usual; on Monday the week over has one."""
    first = date(2026, 8, 31)
    weekdays_off = [day for day in days(first, 84) if day.weekday() in {5, 6}]
    written(
        shell,
        [
            habit(1, "exercise", ("amount", 150.0, "week"), first),
            habit(2, "own", ("daily",), first),
        ],
        [(1, day, 75.0) for day in weekdays_off]
        + [(1, day, 0.0) for day in days(first, 84) if day not in weekdays_off]
        + [(2, day, 10.0) for day in days(first, 84)],
        dict.fromkeys(days(first, 84), 7),
    )
    for day in ("2026-11-19", "2026-11-20", "2026-11-22"):
        said = shell.ok("week", "2026-11-16", "--json", **at(day)).json
        assert said["index"] is not None
        assert said["usual"] is None
        out = shell.ok("week", "2026-11-16", **at(day)).out
        assert "so far." in out
        assert "your usual" not in out
    over = shell.ok("week", "2026-11-16", "--json", **at("2026-11-23")).json
    assert over["usual"] == "about your usual"


def test_an_estimate_says_what_it_takes(shell):
    """92 of 150 minutes and 2 of 5 days, made whole by the usual day: about all, if it was so."""
    first = date(2026, 10, 1)
    before = days(first, 46)
    week = days(date(2026, 11, 16), 4)
    written(
        shell,
        [
            habit(1, "exercise", ("amount", 150.0, "week"), first),
            habit(2, "own", ("days", 5, "week"), first, low=5.0),
            habit(3, "eating", ("daily",), first),
            habit(4, "connection", ("daily",), first),
            habit(5, "mindfulness", ("daily",), first),
        ],
        [(1, day, 30.0) for day in before]
        + [(2, day, 5.0) for day in before]
        + [(1, day, 23.0) for day in week]
        + [(2, day, amount) for day, amount in zip(week, (5.0, 5.0, 0.0, 0.0), strict=True)]
        + [(n, day, 5.0) for n in (3, 4, 5) for day in days(first, 53)],
        dict.fromkeys(week, 7),
    )
    for words in ([], ["--plain"]):
        out = " ".join(shell.ok("week", "2026-11-16", *words, **at("2026-11-23")).out.split())
        assert "bout all, if the open days were like the others" in out
        assert "all of what you planned" not in out
        assert "92 of 150 min" in out
        assert "2 of 5 days" in out


def test_what_is_left_of_a_goal_is_a_round_number(diary):
    """150 min a week with five days set aside: nobody planned 42.9."""
    diary.ok("pause", "--from", "2026-11-23", "--to", "2026-11-27")
    out = diary.ok("week", **at("2026-11-29")).out
    assert "0 of about 43 min" in out
    spoken = diary.ok("week", "--plain", **at("2026-11-29")).out
    assert "Walk, 0 of about 43 minutes." in spoken
