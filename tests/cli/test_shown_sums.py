"""A sum or a mean is shown in one way everywhere: hours to the minute, other units as typed."""

import pytest

DAYS = ("2026-11-18", "2026-11-19", "2026-11-20")


def log_on(shell, habit, amounts):
    """One amount on each of three days of the week."""
    for day, amount in zip(DAYS, amounts, strict=True):
        shell.ok("log", habit, amount, "--day", day)


def every_outlet(shell):
    """What the places say that show a sum or a mean of a habit."""
    return {
        name: shell.ok(*words).out + shell.ok(*words, "--plain").out
        for name, words in {
            "week": ("week",),
            "explain": ("explain", "it"),
            "today": ("today",),
            "history": ("history", "it"),
        }.items()
    } | {"share": shell.ok("share", "--from", "-28", "--preview").out}


def test_a_mean_of_nights_has_its_minutes(shell):
    """Three nights of 23:10-6:50 are 7 h 40 a night on every sheet."""
    shell.ok(
        "habits", "add", "It", "--area", "sleep", "--unit", "h", "--goal", "7-9", "--plan", "5/week"
    )
    log_on(shell, "it", ["23:10-6:50"] * 3)
    assert "7 h 40 a night logged" in shell.ok("share", "--from", "-28", "--preview").out
    history = shell.ok("history", "it").out
    assert "7 h 40 on average" in history
    for name, out in every_outlet(shell).items():
        assert "7 h 42" not in out, name
        assert "7.7" not in out, name


@pytest.mark.parametrize(
    ("plan", "amounts", "said", "spoken"),
    [
        ("5 h/week", ["1h20", "1h25", "1h30"], "4 h 15 of 5 h", "4 hours 15 of 5 hours"),
        ("20 km/week", ["1", "1.25", "1"], "3.25 of 20 km", "3.25 of 20 km"),
        ("20 km/week", ["1", "1.1250", "1"], "3.125 of 20 km", "3.125 of 20 km"),
        ("10 times/week", ["1", "2", "1"], "4 of 10 times", "4 of 10 times"),
    ],
)
def test_a_week_says_its_sum_the_same_everywhere(shell, plan, amounts, said, spoken):
    """4 h 15 is never 4.3 h, and 3.25 km never 3.2."""
    unit = plan.partition(" ")[2].removesuffix("/week")
    shell.ok("habits", "add", "It", "--area", "own", "--unit", unit, "--plan", plan)
    log_on(shell, "it", amounts)
    found = every_outlet(shell)
    assert said in found["week"]
    assert spoken in found["week"]
    assert said in found["explain"]
    assert said in found["today"]
    for name, out in found.items():
        assert "4.3" not in out, name
        assert "3.2 " not in out, name


def test_a_goal_scaled_by_pauses_has_a_sensible_decimal(shell):
    """A goal that was worked out is rounded; what was typed is not."""
    shell.ok("habits", "add", "It", "--area", "own", "--unit", "min", "--plan", "150 min/week")
    shell.ok("log", "it", "5", "--day", "2026-11-09")
    shell.ok("pause", "it", "--from", "2026-11-16", "--to", "2026-11-18")
    shell.ok("log", "it", "22.25")
    assert "22.25 of about 86 min" in shell.ok("explain", "it").out
