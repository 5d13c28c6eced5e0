"""Plans through the commands: days after, as needed, a beat, and how plans are read and said."""

import pytest

ADD = ("habits", "add")


def test_a_beat_can_be_moved(shell):
    """Every 7 days, set on a day: due on it, and saying it again changes nothing."""
    shell.ok(*ADD, "Sheets", "--area", "own", "--plan", "every 7 days")
    shell.ok("log", "sheets", "--day", "-20")
    edit = ("habits", "edit", "sheets", "--plan", "every 7 days", "--from", "-3")
    assert "changed" in shell.ok(*edit).out
    assert shell.row("Sheets", "-3")["due"] is True
    assert shell.row("Sheets")["due"] is False
    assert "as it was" in shell.ok(*edit).out


def test_the_first_day_of_a_beat_is_asked_for(shell):
    """`--first-day` sets the beat; a plan that counts from no day refuses it."""
    shell.ok(*ADD, "Sheets", "--area", "own", "--plan", "every 7 days", "--first-day", "+2")
    assert shell.row("Sheets")["due"] is False
    refused = shell.run(*ADD, "Walk", "--area", "own", "--first-day", "+2")
    assert refused.code == 2
    assert "every 3 days" in refused.err


def test_days_after_ask_until_done(shell):
    """3 days after: done today it is not due; done four days ago it is."""
    shell.ok(*ADD, "Water", "--area", "own", "--plan", "3 days after")
    assert shell.row("Water")["status"] == "unlogged"
    shell.ok("log", "water", "--day", "-4")
    assert shell.row("Water")["due"] is True
    shell.ok("log", "water", "--day", "-1")
    assert shell.row("Water")["status"] == "not due"
    assert shell.ok("status", "--json").json["open"] == 0


def test_as_needed_is_counted_and_asks_for_nothing(shell):
    """No run, no strength, nothing open: days in the last 30, days since, the usual gap."""
    shell.ok(*ADD, "Pill", "--area", "own", "--plan", "as needed")
    for day in ("-40", "-12", "-8", "-2"):
        shell.ok("log", "pill", "--day", day)
    row = shell.row("Pill")
    assert row["status"] == "not due"
    assert row["needed"] == {"last_30_days": 3, "days_since": 2, "usual_gap": 6.0}
    assert row["run"]["current"] == 0
    assert row["strength"] is None
    assert shell.ok("status", "--json").json["total"] == 0
    words = "3 of the last 30 days, last 2 days ago, usually 6 days apart"
    assert words in shell.ok("today").out
    assert words in shell.ok("explain", "pill").out


@pytest.mark.parametrize(
    ("plan", "kept"),
    [
        ("mon-fri", "mon,tue,wed,thu,fri"),
        ("weekends", "sat,sun"),
        ("every other day", "every 2 days"),
        ("twice a week", "2/week"),
        ("2x/week", "2/week"),
        ("1/day", "daily"),
        ("last day of the month", "RRULE:FREQ=MONTHLY;BYMONTHDAY=-1"),
    ],
)
def test_plans_as_people_say_them(shell, plan, kept):
    """Friendly forms are kept as the one plan they mean."""
    shell.ok(*ADD, "It", "--area", "own", "--plan", plan)
    assert shell.row("It")["plan"] == kept


def test_a_rule_says_its_day_and_what_it_leaves_out(shell):
    """FREQ=MONTHLY of the 31st: the day, the months without one, and the plan that has them all."""
    out = shell.ok(*ADD, "Bins", "--area", "own", "--plan", "RRULE:FREQ=MONTHLY;BYMONTHDAY=31").out
    assert "the 31st of months that have one" in out
    assert "last day of the month" in out
    shell.ok(*ADD, "Call", "--area", "own", "--plan", "RRULE:FREQ=WEEKLY")
    assert "every week on " in shell.ok("habits").out


def test_twice_a_day_is_a_goal_that_is_counted(shell):
    """Twice a day: each log without an amount is one."""
    shell.ok(*ADD, "Teeth", "--area", "own", "--goal", "twice a day")
    assert "1 of 2" in shell.ok("log", "teeth").out
    assert "2 of 2" in shell.ok("log", "teeth").out
    assert shell.row("Teeth")["status"] == "done"


def test_a_night_in_range_says_so(shell):
    """7-9 h: 8 h is in range, 5 h is logged."""
    shell.ok(*ADD, "Sleep", "--area", "sleep", "--unit", "h", "--goal", "7-9")
    shell.ok("log", "sleep", "8")
    assert "in range" in shell.ok("today").out
    shell.ok("log", "sleep", "=5")
    assert "logged" in shell.ok("today").out


def test_restore_names_the_habit_in_the_way(shell):
    """A name in use by now: which one to rename."""
    shell.ok(*ADD, "Walk", "--area", "own")
    shell.ok("habits", "archive", "walk")
    shell.ok(*ADD, "Walk", "--area", "own")
    refused = shell.run("habits", "restore", "walk")
    assert refused.code != 0
    assert "Another habit is called Walk now." in refused.err


def test_all_habits_are_set_aside_again(shell):
    """`resume` after `off` with a later pause speaks of all habits."""
    shell.ok(*ADD, "Walk", "--area", "own")
    shell.ok("off")
    shell.ok("pause", "--from", "+3", "--to", "+5")
    assert "They are set aside again" in shell.ok("resume").out


def test_a_long_or_wide_name_pushes_no_column(shell):
    """200 letters and wide letters: the plan begins in one cell column in `habits`."""
    from selfcare.cli.text.lists import cell_width

    for name in ("Walk", "L" * 60, "\u6b69" * 40):
        shell.ok(*ADD, name, "--area", "own")
    lines = shell.ok("habits").out.splitlines()
    assert len({cell_width(line[: line.index("every day")]) for line in lines}) == 1
    assert "minutes" not in shell.ok("today", "--plain").out
    shell.ok(*ADD, "Run", "--area", "own", "--unit", "min", "--plan", "150 min/week")
    assert "0 of 150 minutes this week." in shell.ok("today", "--plain").out


def test_another_unit_does_not_relabel_what_is_logged(shell):
    """30 min are not 30 km: an edit that would read entries in another unit asks, with both ways.

    For all days, from an earlier day, and from today when today has something already.
    """
    shell.ok("habits", "add", "Run", "--area", "exercise", "--unit", "min")
    shell.ok("log", "run", "20", "--day", "-3")
    shell.ok("log", "run", "30", "--day", "-2")
    for words in (["first"], ["-2"]):
        said = shell.run("habits", "edit", "run", "--unit", "km", "--from", *words)
        assert said.code == 2
        assert "30 min would be read as 30 km. Let the unit hold from today" in said.err
        assert "or say --relabel if that is meant." in said.err
    assert shell.run("habits", "edit", "run", "--unit", "km", "--from", "first").err.startswith(
        "Run has 2 entries in min, and "
    )
    shell.ok("log", "run", "10")
    said = shell.run("habits", "edit", "run", "--unit", "km")
    assert (said.code, "Let the unit hold from tomorrow" in said.err) == (2, True)
    shell.ok("habits", "edit", "run", "--unit", "km", "--from", "tomorrow")
    assert "30 min" in shell.ok("entries").out
    shell.ok("habits", "edit", "run", "--unit", "km", "--from", "first", "--relabel")
    assert "30 km" in shell.ok("entries").out


def test_another_unit_without_entries_asks_nothing(shell):
    """Where nothing would be relabelled, nobody is asked; a goal alone relabels nothing either."""
    shell.ok("habits", "add", "Run", "--area", "exercise", "--unit", "min")
    shell.ok("habits", "edit", "run", "--unit", "km", "--from", "first")
    shell.ok("log", "run", "5")
    shell.ok("habits", "edit", "run", "--goal", "3", "--from", "first")
    shell.ok("habits", "edit", "run", "--name", "Jog")
