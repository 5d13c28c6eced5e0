"""The vectors of measures.md sections 1 to 3, through the command line."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from tests.kept_open import kept_open

TODAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def _kept_open() -> Iterator[None]:
    """Each command opens the file with the connection of the one before."""
    with kept_open():
        yield


def day_back(days: int) -> str:
    return (TODAY - timedelta(days=days)).isoformat()


def live(shell, pattern: str, last_back: int) -> None:
    """Log a pattern of days ending `last_back` days ago: A showed up, N none, P paused, R rest."""
    for index, letter in enumerate(pattern):
        day = day_back(last_back + len(pattern) - 1 - index)
        if letter == "A":
            shell.ok("log", "it", "1", "--day", day)
        elif letter == "N":
            shell.ok("log", "it", "=0", "--day", day)
        elif letter == "P":
            shell.ok("pause", "it", "--from", day, "--to", day)
        elif letter == "R":
            shell.ok("rest", "it", "--day", day)


def figures(run) -> str:
    return "/".join(str(run[key]) for key in ("current", "spares", "best", "total"))


VECTORS = [
    ("AAAAAAAMAAAMMAA", "5/0/10/12", "2/0/7/12"),
    ("AAAAAAAAAAAAAAMMA", "15/0/15/15", None),
    ("MMAAA", "3/2/3/3", None),
    ("AAAPPPPPAA", "5/2/5/5", None),
    ("AAAMAAAMAAA", "9/0/9/9", "3/0/3/9"),
    ("AAAMAA", "5/1/5/5", "2/0/3/5"),
    ("AAAMMMA", "1/2/3/4", None),
    ("AAAMMM", "0/2/3/3", None),
    ("AAAMAAAMAAAMAAAMAAA", "9/0/9/15", None),
]


@pytest.mark.parametrize(("pattern", "forgiving", "strict"), VECTORS)
def test_runs(shell, pattern, forgiving, strict):
    """Run, spares, best and total of each vector, with and without forgiveness."""
    shell.ok("habits", "add", "It", "--area", "own")
    live(shell, pattern, 4)
    assert figures(shell.explain("it")["run"]) == forgiving
    assert figures(shell.row("It")["run"]) == forgiving
    if strict:
        shell.ok("settings", "set", "forgiveness", "off")
        assert figures(shell.explain("it")["run"]) == strict


def test_a_run_of_five_with_today_open(shell):
    """Five days kept and today still open is a run of 5."""
    shell.ok("habits", "add", "It", "--area", "own")
    live(shell, "AAAAA", 1)
    assert shell.explain("it")["run"]["current"] == 5
    assert shell.explain("it")["days"][-1]["outcome"] == "open"


def test_rest_pauses_a_run_and_adds_nothing(shell):
    """Three kept, a rest, two kept is a run of 5."""
    shell.ok("habits", "add", "It", "--area", "own")
    live(shell, "AAARAA", 0)
    explained = shell.explain("it")
    assert explained["run"]["current"] == 5
    assert explained["days"][3]["outcome"] == "rest"


def test_a_week_not_full_yet_is_open(shell):
    """Two of three days so far this week: open, and the week before counts."""
    shell.ok("habits", "add", "It", "--area", "own", "--plan", "3/week")
    live(shell, "AAAMMMMAA", 4)
    explained = shell.explain("it")
    assert [period["outcome"] for period in explained["periods"]] == ["kept", "open"]
    assert explained["periods"][1] | {"reason": ""} == {
        "first_day": "2026-11-16",
        "last_day": "2026-11-22",
        "amount": 2,
        "goal": 3,
        "outcome": "open",
        "reason": "",
        "run": 1,
        "spares": 1,
    }
    assert explained["run"] == {"current": 1, "unit": "week", "best": 1, "total": 1, "spares": 1}


def test_the_last_units_alone(shell):
    """--units keeps the last ones; 28 are shown when nobody says."""
    shell.ok("habits", "add", "It", "--area", "own")
    live(shell, "A", 40)
    assert len(shell.explain("it", 3)["days"]) == 3
    assert len(shell.ok("explain", "it", "--json").json["days"]) == 28
    assert len(shell.explain("it", 0)["days"]) == 41


@pytest.mark.parametrize(
    ("pattern", "plan", "raw", "updates"),
    [
        ("A" * 14, "daily", 0.470307, 14),
        ("A" * 21, "daily", 0.614490, 21),
        ("A" * 30, "daily", 0.743774, 30),
        ("A" * 66 + "N", "daily", 0.907844, 67),
        ("A" * 66 + "NA", "daily", 0.911933, 68),
        ("A" * 30 + "N" * 7, "daily", 0.541319, 37),
        ("AAAAANN" * 4, "daily", 0.490063, 28),
        ("A" * 10 + "M" * 5 + "AAAA", "daily", 0.470307, 14),
        ("AAAAANN" * 4, "5/week", 0.692130, 28),
    ],
)
def test_strength(shell, pattern, plan, raw, updates):
    """The strength after so many updates, shown as it is."""
    shell.ok("habits", "add", "It", "--area", "own", "--plan", plan)
    live(shell, pattern, 1)
    strength = shell.explain("it")["strength"]
    assert strength["updates"] == updates
    assert strength["value"] == pytest.approx(raw, abs=1e-6)
    assert shell.row("It")["strength"] == pytest.approx(strength["value"], abs=1e-9)


def test_no_strength_before_fourteen(shell):
    """With 13 updates there is no number yet."""
    shell.ok("habits", "add", "It", "--area", "own")
    live(shell, "A" * 13, 1)
    assert shell.explain("it")["strength"] == {"value": None, "updates": 13, "word": None}


def test_statuses_of_a_day(shell):
    """done, partly, none, rest, paused, unlogged and not due, each by its rule."""
    add = ("habits", "add")
    shell.ok(*add, "Enough", "--area", "own", "--unit", "min", "--goal", ">=30")
    shell.ok(*add, "Some", "--area", "own", "--unit", "min", "--goal", ">=30")
    shell.ok(*add, "Over", "--area", "own", "--unit", "cups", "--goal", "<=2")
    shell.ok(*add, "Zero", "--area", "own", "--unit", "cups", "--goal", "<=2")
    shell.ok(*add, "Nothing", "--area", "own", "--goal", ">=1")
    shell.ok(*add, "Resting", "--area", "own")
    shell.ok(*add, "Aside", "--area", "own")
    shell.ok(*add, "Open", "--area", "own")
    shell.ok(*add, "Elsewhen", "--area", "own", "--plan", "mon")
    shell.ok("log", "enough", "10", "enough", "20", "some", "29", "over", "3", "zero", "=0")
    shell.ok("log", "nothing", "0")
    shell.ok("rest", "resting")
    shell.ok("pause", "aside")
    rows = shell.ok("today", "--json").json["habits"]
    assert {row["name"]: row["status"] for row in rows} == {
        "Enough": "done", "Some": "partly", "Over": "partly", "Zero": "done", "Nothing": "none",
        "Resting": "rest", "Aside": "paused", "Open": "unlogged", "Elsewhen": "not due",
    }  # fmt: skip


def test_an_entry_wins_over_pause_and_not_due(shell):
    """What was logged counts, whatever was said about the day."""
    shell.ok("habits", "add", "It", "--area", "own", "--plan", "mon")
    shell.ok("log", "it")
    shell.ok("pause", "it")
    row = shell.row("It")
    assert (row["status"], row["amount"], row["due"]) == ("done", 1, False)


def test_what_closing_a_day_says(shell):
    """`close`: an open habit becomes none, a night stays open, a limit was kept."""
    shell.ok("habits", "add", "It", "--area", "own")
    shell.ok("habits", "add", "Sleep", "--area", "sleep", "--unit", "h", "--goal", "7-9")
    shell.ok("habits", "add", "Limit", "--area", "own", "--goal", "<=2")
    shell.ok("habits", "add", "Screens off", "--area", "sleep")
    assert "2 open lines count as none" in shell.ok("close").out
    rows = shell.ok("today", "--json").json["habits"]
    assert [row["status"] for row in rows] == ["none", "unlogged", "done", "none"]


def test_a_day_that_is_over_closes_with_a_mood_and_an_entry(shell):
    """A check-in alone says nothing about habits; a mood and an entry do."""
    shell.ok("habits", "add", "It", "--area", "own")
    shell.ok("habits", "add", "Other", "--area", "own")
    shell.ok("log", "it", "--day", "-9")
    shell.ok("log", "other", "--day", "-9")
    shell.ok("checkin", "--mood", "4", "--day", "yesterday")
    assert shell.row("It", "yesterday")["status"] == "unlogged"
    shell.ok("log", "other", "--day", "yesterday")
    assert shell.row("It", "yesterday")["status"] == "none"


def test_a_met_plan_asks_for_nothing_more(shell):
    """2/week done twice: its other days are met, not asked for, not counted, never none."""
    shell.ok("habits", "add", "Swim", "--area", "exercise", "--plan", "2/week")
    shell.ok("log", "swim", "--day", WEEK[0])
    shell.ok("log", "swim", "--day", WEEK[1])
    assert shell.row("Swim")["status"] == "free"
    assert "met" in shell.ok("today").out
    assert shell.ok("status", "--json").json["open"] == 0
    assert "none" not in shell.ok("close").out
    assert shell.row("Swim")["status"] == "free"
    shell.ok("log", "swim")
    assert shell.row("Swim")["status"] == "done"


def test_keeping_away_needs_no_log(shell):
    """`<=0`: closed days keep the run, and no day of it has to be logged."""
    shell.ok("habits", "add", "Smoke", "--area", "own", "--goal", "<=0")
    shell.ok("close")
    assert shell.row("Smoke")["status"] == "done"
    assert shell.explain("smoke")["run"]["current"] == 1


def test_before_the_first_day_there_is_no_status(shell):
    """A habit is never asked for before it began."""
    shell.ok("habits", "add", "It", "--area", "own")
    assert shell.row("It", "yesterday")["status"] is None


def test_each_gap_says_what_it_did(shell):
    """A gap is forgiven while the run stays, and a gap when the run becomes shorter."""
    shell.ok("habits", "add", "It", "--area", "own")
    live(shell, "AAAAAAAMAAAMMAA", 4)
    days = shell.explain("it")["days"]
    assert [d["outcome"] for d in days if d["outcome"] in {"forgiven", "gap"}] == [
        "forgiven", "forgiven", "gap",
    ]  # fmt: skip
    assert [d["run"] for d in days if d["outcome"] == "forgiven"] == [7, 10]


HOURS = ("habits", "add", "Read", "--area", "own", "--unit", "h")
WEEK = [(TODAY - timedelta(days=back)).isoformat() for back in range(6, -1, -1)]


@pytest.mark.parametrize(
    ("goal", "parts", "status"),
    [
        (">=1", ["0h20"] * 3, "done"),
        (">=1", ["0h10"] * 6, "done"),
        (">=1", ["0h07"] * 8 + ["0h04"], "done"),
        (">=1", ["0h07"] * 8 + ["0h03"], "partly"),
        ("<=2", ["0h40"] * 3, "done"),
        ("<=2", ["0h40"] * 3 + ["0h01"], "partly"),
        ("0.666667-2", ["0h20"] * 2, "done"),
        (">=0.67", ["0h20"] * 2, "done"),
    ],
)
def test_parts_of_an_hour_add_up_to_a_day_goal(shell, goal, parts, status):
    """Totals of hours are whole minutes before they meet a goal: three times 0h20 is 1 h."""
    shell.ok(*HOURS, "--goal", goal, "--plan", "daily", "--smallest", "0.25")
    for part in parts:
        shell.ok("log", "read", part)
    assert shell.row("Read")["status"] == status
    assert f"under {goal[2:]} h" not in shell.ok("explain", "read").out


@pytest.mark.parametrize(
    ("plan", "days", "part", "kept"),
    [
        ("1 h/week", 3, "0h20", True),
        ("1 h/week", 6, "0h10", True),
        ("1 h/week", 2, "0h20", False),
        ("0.666667 h/week", 2, "0h20", True),
        ("2.333333 h/week", 7, "0h20", True),
        ("1 h/month", 3, "0h20", True),
    ],
)
def test_parts_of_an_hour_add_up_to_a_period(shell, plan, days, part, kept):
    """The days of a week or a month add up in whole minutes too, and strength agrees."""
    shell.ok(*HOURS, "--plan", plan)
    for day in WEEK[-days:]:
        shell.ok("log", "read", part, "--day", day)
    period = shell.explain("read")["periods"][-1]
    assert (period["outcome"] == "kept") is kept
    assert (period["amount"] >= period["goal"]) is kept


def test_parts_of_an_hour_make_whole_days_of_strength(shell):
    """Fourteen days of three times 0h20 for an hour a day are fourteen done days: .470307."""
    shell.ok(*HOURS, "--goal", ">=1", "--plan", "daily")
    for back in range(14):
        shell.ok("log", "read", "0h20", "read", "0h20", "read", "0h20", "--day", day_back(back))
    assert shell.explain("read")["strength"]["value"] == pytest.approx(0.470307, abs=1e-6)


def test_a_goal_scaled_by_pauses_is_met_by_its_whole_minutes(shell):
    """28 min a week with two days paused are 20 min, which two times 0h10 make."""
    shell.ok(*HOURS, "--plan", "0.466667 h/week")
    shell.ok("log", "read", "0h10", "--day", day_back(13))
    shell.ok("log", "read", "0h10", "--day", "-9")
    for day in WEEK[:2]:
        shell.ok("pause", "read", "--from", day, "--to", day)
    for day in WEEK[-2:]:
        shell.ok("log", "read", "0h10", "--day", day)
    assert shell.explain("read")["periods"][-1]["outcome"] == "kept"
