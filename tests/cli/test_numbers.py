"""Numbers through the commands: digits of any script, and what could be two numbers is asked."""

import pytest


def habit(shell, name):
    """A habit as `habits --json` shows it."""
    found = shell.ok("habits", "--json").json["habits"]
    return next(each for each in found if each["name"] == name)


def test_digits_of_any_script_in_goals_plans_and_days(shell):
    """A goal, a smallest version, a plan of each kind, a first day, a day, a setting, a place."""
    shell.ok(
        "habits", "add", "Walk", "--area", "exercise", "--unit", "min", "--goal", "≥３０",
        "--smallest", "٥", "--plan", "१५० min/week",
    )  # fmt: skip
    shell.ok("habits", "add", "Rest", "--area", "own", "--goal", "７-９", "--plan", "every ３ days",
             "--first-day", "２０２６-１１-２０")  # fmt: skip
    walk, rest = habit(shell, "Walk"), habit(shell, "Rest")
    assert (walk["goal"], walk["smallest"], walk["plan"]) == (">=30", 5, "150 min/week")
    assert (rest["goal"], rest["plan"]) == ("7-9", "every 3 days from 2026-11-20")
    shell.ok("log", "walk", "２０", "--day", "－２")
    shell.ok("log", "walk", "٣٠", "--day", "٢٠٢٦-١١-١٩")
    days = [each["day"] for each in shell.ok("entries", "--json", "--limit", "９").json["entries"]]
    assert days == ["2026-11-19", "2026-11-20"]
    shell.ok("entries", "edit", "＃１".replace("＃", "#"), "２５")
    assert shell.row("Walk", "-2")["amount"] == 25
    shell.ok("settings", "set", "day_start", "٠٥:٠٠")
    assert shell.ok("settings", "get", "day_start").out.strip().endswith("05:00")
    shell.ok("habits", "move", "rest", "１")
    shell.ok("explain", "walk", "--units", "７")
    shell.ok("history", "--year", "２０２６")


@pytest.mark.parametrize(
    ("option", "words"),
    [
        (("--goal", ">=10.000"), "10.000 can be two numbers. Write 10000 or 10."),
        (("--goal", "<=12,345"), "12,345 can be two numbers. Write 12345 or 12.3450."),
        (("--goal", "1-12.345"), "12.345 can be two numbers. Write 12345 or 12.3450."),
        (("--smallest", "12.345"), "12.345 can be two numbers. Write 12345 or 12.3450."),
        (("--plan", "10.000 steps/week"), "10.000 can be two numbers. Write 10000 or 10."),
    ],
)
def test_what_could_be_two_numbers_is_asked_in_a_plan(shell, option, words):
    """`10.000` is ten thousand to some people and ten to others; both can be typed."""
    said = shell.run("habits", "add", "Go", "--area", "own", "--unit", "steps", *option)
    assert (said.code, said.err.strip()) == (2, words)


def test_a_number_with_three_decimals_goes_round(shell):
    """What was meant with three decimals is kept, shown, and can be typed again."""
    shell.ok(
        "habits", "add", "Run", "--area", "exercise", "--unit", "km", "--goal", ">=12.3450",
        "--plan", "42.1950 km/month", "--smallest", "1.1250",
    )  # fmt: skip
    run = habit(shell, "Run")
    assert (run["goal"], run["plan"]) == (">=12.3450", "42.1950 km/month")
    shell.ok("habits", "edit", "run", "--goal", run["goal"], "--plan", run["plan"])
    assert habit(shell, "Run") == run


def test_where_one_reading_is_too_much_nobody_is_asked(shell):
    """A day has no 7125 hours, so 7.125 is seven hours and a bit."""
    shell.ok("habits", "add", "Sleep", "--area", "sleep", "--unit", "h", "--goal", "7.125-9")
    shell.ok("log", "sleep", "7.125")
    assert shell.row("Sleep")["status"] == "done"


def test_an_edited_entry_is_asked_about_too(diary):
    """`entries edit` reads as `log` does."""
    diary.ok("habits", "add", "Steps", "--area", "own", "--unit", "steps")
    diary.ok("log", "steps", "5000")
    number = diary.ok("entries", "steps", "--json").json["entries"][0]["id"]
    said = diary.run("entries", "edit", str(number), "10.000")
    assert (said.code, said.err.strip()) == (2, "10.000 can be two numbers. Write 10000 or 10.")
