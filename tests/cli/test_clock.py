"""The setting `clock`: times of day as 23:10 or as 11:10pm, in what is shown."""

import pytest

BEFORE_FOUR = {"SELFCARE_NOW": "2026-11-22T01:30:00+01:00"}


@pytest.fixture
def sleeper(shell):
    """One night, and times of day by halves."""
    shell.ok("habits", "add", "Sleep", "--area", "sleep", "--unit", "h", "--goal", "7-9")
    shell.ok("log", "sleep", "23:10-7:00")
    shell.ok("settings", "set", "clock", "12")
    return shell


def test_spans_are_shown_by_halves_of_the_day(sleeper):
    """Lists of entries for eye and ear, and the night that is there already; lengths stay."""
    assert "7 h 50  11:10pm-7am" in sleeper.ok("entries").out
    assert "7 hours 50, 11:10pm to 7am, on" in sleeper.ok("entries", "--plain").out
    assert "Sleep: 11:10pm to 7am is there already" in sleeper.run("log", "sleep", "2310 700").err
    assert "7 h 50" in sleeper.ok("today").out
    sleeper.ok("settings", "set", "clock", "24")
    assert "23:10-07:00" in sleeper.ok("entries").out


def test_the_end_of_the_day_is_shown_by_halves(sleeper):
    """After midnight, and where a day has not begun."""
    assert "Saturday 21 November, until 4am" in sleeper.ok("today", env=BEFORE_FOUR).out
    assert "until 4am." in sleeper.ok("today", "--plain", env=BEFORE_FOUR).out
    for words in (["today"], ["log", "sleep", "8"]):
        said = sleeper.run(*words, "--day", "tomorrow")
        assert "Monday 23 November begins at 4am for you." in said.err


def test_what_programs_read_keeps_24_hours(sleeper):
    """JSON has ISO instants, and an hour in the settings is typed as before."""
    entry = sleeper.ok("entries", "--json").json["entries"][0]
    assert entry["started_at"] == "2026-11-21T23:10:00+01:00"
    assert sleeper.ok("settings", "--json").json["settings"]["day_start"] == "04:00"


def test_the_clock_goes_through_toml(sleeper, tmp_path):
    """Written as a text, read as a text or a number; anything else is refused."""
    assert 'clock = "12"' in sleeper.ok("settings", "--toml").out
    for line, code in (("clock = 24", 0), ('clock = "１２"', 0), ("clock = 13", 2)):
        said = sleeper.run("settings", "--from", "-", stdin=line)
        assert said.code == code, (line, said)
    assert "clock takes" not in said.err
    assert "It takes 24 or 12." in said.err
    assert sleeper.ok("settings", "get", "clock").out.strip().endswith("12")
