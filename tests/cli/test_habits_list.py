"""`habits list`: paused habits and ones put away say so, for the eye and for the ear."""

from itertools import takewhile

DAY = "2026-12-04"


def test_a_paused_habit_says_until_when(diary):
    """At the end of its line; with `--plain` as a sentence of its own, with the days in words."""
    before = diary.ok("habits").out.splitlines()
    diary.ok("pause", "walk", "--to", DAY)
    lines = diary.ok("habits").out.splitlines()
    assert lines[0].startswith(before[0])
    assert lines[0].endswith("paused to Fri 4 Dec")
    assert lines[1:] == before[1:]
    told = diary.ok("habits", "--plain").out.splitlines()
    assert "Set aside from Sunday 22 November to Friday 4 December, 13 days." in told


def test_a_pause_to_come_and_one_of_all(diary):
    """Both are told; without an end it is until the person comes back."""
    diary.ok("pause", "--from", "2026-12-24", "--to", "2026-12-31")
    assert diary.ok("habits").out.count("set aside Thu 24 Dec to Thu 31 Dec") == len(
        diary.ok("habits", "--json").json["habits"]
    )
    diary.ok("pause", "sit")
    line = next(row for row in diary.ok("habits").out.splitlines() if "Sit quietly" in row)
    assert line.endswith("paused until you come back")


def test_what_is_put_away_is_named_below(diary):
    """One sentence under the list; `--archived` says since when; back again, it is gone."""
    diary.ok("habits", "archive", "water")
    shown = diary.ok("habits").out.splitlines()
    listed = list(takewhile(lambda row: not row.startswith("Put away"), shown))
    assert not any("Water" in row for row in listed)
    assert shown[len(listed)] == (
        "Put away: Water since Sun 22 Nov. selfcare habits restore brings one back."
    )
    assert diary.ok("habits", "--archived").out.rstrip().endswith("put away Sun 22 Nov")
    assert "Put away on Sunday 22 November." in diary.ok("habits", "--archived", "--plain").out
    diary.ok("habits", "restore", "water")
    assert "Put away" not in diary.ok("habits").out


def test_every_part_of_a_habit_can_be_edited(diary):
    """One command changes each part, the note and the if-then line too, as one change."""
    diary.ok(
        "habits", "edit", "walk", "--name", "Stroll", "--area", "own", "--goal", ">=10",
        "--plan", "mon,wed", "--smallest", "3", "--if-then", "If it is dry, then out.",
        "--note", "With Ana.",
    )  # fmt: skip
    [habit] = [h for h in diary.ok("habits", "--json").json["habits"] if h["name"] == "Stroll"]
    assert (habit["area"], habit["goal"], habit["plan"]) == ("own", ">=10", "mon,wed")
    diary.ok("undo")
    names = [h["name"] for h in diary.ok("habits", "--json").json["habits"]]
    assert "Walk" in names
