"""Nights through the commands: once each, as long as they were, on the day of waking."""

import time

import pytest

SUNDAY_NIGHT = {"SELFCARE_NOW": "2026-11-22T03:30:00+01:00"}


@pytest.fixture
def sleeper(shell):
    """One habit: nights of 7 to 9 hours."""
    shell.ok(
        "habits", "add", "Sleep", "--area", "sleep", "--unit", "h", "--goal", "7-9",
        "--plan", "5/week",
    )  # fmt: skip
    return shell


@pytest.fixture
def berlin(monkeypatch):
    """The machine stands in Berlin."""
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def listed(shell):
    """Each entry with its day, its hours and its note."""
    found = shell.ok("entries", "--json").json["entries"]
    return [(each["day"], round(each["amount"] * 60), each["note"]) for each in found]


def test_the_same_night_again_is_refused(sleeper):
    """Three times the same span is one night, and the first answer stands."""
    sleeper.ok("log", "sleep", "2310-650")
    for again in ("2310-650", "23:10-6:50", "11:10pm-6:50am", "+2310 650"):
        said = sleeper.run("log", "sleep", again)
        assert said.code == 1
        assert "Sleep: 23:10 to 06:50 is there already on Sunday 22 November." in said.err
    assert sleeper.row("Sleep")["amount"] == pytest.approx(7.666667)
    assert len(listed(sleeper)) == 1


def test_overlapping_hours_count_once_everywhere(sleeper):
    """Two spans with hours in common: today, week, explain, history and undo agree."""
    sleeper.ok("log", "sleep", "23:00-6:00")
    said = sleeper.ok("log", "sleep", "5:00-7:30").out
    assert "8 h 30, the hours that overlap once, on Sunday 22 November" in said
    assert sleeper.row("Sleep")["amount"] == 8.5
    assert sleeper.explain("sleep")["periods"][-1]["amount"] == 1
    assert "8 h 30" in sleeper.ok("history", "sleep").out
    sleeper.ok("undo")
    assert sleeper.row("Sleep")["amount"] == 7
    sleeper.ok("redo")
    assert sleeper.row("Sleep")["amount"] == 8.5


def test_overlap_is_no_more_than_a_day(sleeper):
    """Hours that count once do not make a day too long, however they were typed."""
    sleeper.ok("log", "sleep", "20:00-9:00")
    sleeper.ok("log", "sleep", "21:00-9:30")
    assert sleeper.row("Sleep")["amount"] == 13.5


def test_equals_leaves_one_entry(sleeper):
    """A number, then a night set, then set again: one entry, with its times and every note."""
    sleeper.ok("log", "sleep", "8", "--note", "dreams")
    sleeper.ok("log", "sleep", "=2310-0650")
    assert listed(sleeper) == [("2026-11-22", 460, "dreams")]
    sleeper.ok("log", "sleep", "=2310-0700", "--note", "late")
    assert listed(sleeper) == [("2026-11-22", 470, "dreams\nlate")]
    assert "23:10-07:00" in sleeper.ok("entries").out
    sleeper.ok("log", "sleep", "=8:30")
    assert listed(sleeper) == [("2026-11-22", 510, "dreams\nlate")]
    assert "It was so already" in sleeper.ok("log", "sleep", "=8h30").out
    sleeper.ok("undo")
    assert "23:10-07:00" in sleeper.ok("entries").out


@pytest.mark.parametrize(
    ("day", "span", "minutes"),
    [
        ("2026-10-24", "2310-650", 460),
        ("2026-10-25", "2310-650", 520),
        ("2026-03-29", "2310-650", 400),
    ],
)
@pytest.mark.usefixtures("berlin")
def test_a_night_is_as_long_as_its_instants(sleeper, day, span, minutes):
    """Over a change of the clock a night is an hour longer or shorter."""
    sleeper.ok("log", "sleep", span, "--day", day)
    assert listed(sleeper) == [(day, minutes, "")]


@pytest.mark.usefixtures("berlin")
def test_a_time_the_clock_goes_over_is_refused_with_the_two_there_are(sleeper):
    """02:30 on 29 March 2026 does not exist in Berlin; 01:30 and 03:30 do."""
    said = sleeper.run("log", "sleep", "2310-230", "--day", "2026-03-29")
    assert said.code == 2
    assert "Write 01:30 or 03:30." in said.err
    assert listed(sleeper) == []
    sleeper.ok("log", "sleep", "2310-330", "--day", "2026-03-29")
    assert listed(sleeper) == [("2026-03-29", 200, "")]


def test_a_long_night_asks_with_both_readings(sleeper):
    """A sleep over 16 hours may mean the other half of the day; each reading can be typed."""
    said = sleeper.run("log", "sleep", "11:30-7:00")
    assert said.code == 2
    assert "11:30 to 7:00 is 19 h 30" in said.err
    assert "23:30 to 7:00 is 7 h 30. Which?" in said.err
    assert "Write 11:30am-7am or 11:30pm-7am." in said.err
    sleeper.ok("log", "sleep", "11:30pm-7am")
    sleeper.ok("log", "sleep", "=11:30am-7am")
    assert listed(sleeper) == [("2026-11-22", 1170, "")]
    number = sleeper.ok("entries", "--json").json["entries"][0]["id"]
    assert sleeper.run("entries", "edit", str(number), "11:30-7:00").code == 2


def test_hours_that_are_no_sleep_are_not_asked_about(sleeper):
    """Other habits in hours may last as long as they like."""
    sleeper.ok("habits", "add", "On call", "--area", "own", "--unit", "h")
    sleeper.ok("log", "on call", "6:00-23:30")
    assert sleeper.row("On call")["amount"] == 17.5


@pytest.mark.parametrize(
    "words",
    [
        ("11pm-7am",), ("11 pm - 7 am",), ("11:00 pm", "7:00 am"), ("11PM", "7AM"),
        ("11", "pm", "7", "am"), ("23:00-7:00",), ("11p.m.-7a.m.",), ("２３：００－７：００",),
        ("٢٣٠٠-٧٠٠",),
    ],
)  # fmt: skip
def test_times_of_half_a_day_are_read(sleeper, words):
    """Times with am and pm, together or as words of their own, and the digits of any script."""
    sleeper.ok("log", "sleep", *words)
    assert listed(sleeper) == [("2026-11-22", 480, "")]


def test_am_and_pm_go_on_beside_another_habit(sleeper):
    """The words of a night belong to it, and the next habit follows."""
    sleeper.ok("habits", "add", "Walk", "--area", "exercise", "--unit", "min")
    sleeper.ok("log", "sleep", "11", "pm", "7", "am", "walk", "20")
    assert [minutes for _, minutes, _ in listed(sleeper)] == [480, 1200]


def test_a_night_that_is_over_belongs_to_the_day_of_waking(sleeper):
    """At 03:30 on Sunday, 19:30-03:15 ended today: Sunday, and Saturday's night stays."""
    sleeper.ok("log", "sleep", "23:10-6:50", "--day", "2026-11-21")
    said = sleeper.ok("log", "sleep", "1930-0315", env=SUNDAY_NIGHT)
    assert "on Sunday 22 November" in said.out
    assert listed(sleeper) == [("2026-11-21", 460, ""), ("2026-11-22", 465, "")]


def test_a_night_still_to_come_and_a_day_that_was_named_stay(sleeper):
    """A span that is not over yet is of the day before; a day that was named is that day."""
    sleeper.ok("log", "sleep", "23:10-6:50", env=SUNDAY_NIGHT)
    sleeper.ok("log", "sleep", "19:30-3:15", "--day", "2026-11-20", env=SUNDAY_NIGHT)
    sleeper.ok("habits", "add", "Read", "--area", "own", "--unit", "min")
    sleeper.ok("log", "read", "22:00-0:30", env=SUNDAY_NIGHT)
    assert listed(sleeper) == [
        ("2026-11-20", 465, ""), ("2026-11-21", 460, ""), ("2026-11-21", 150 * 60, ""),
    ]  # fmt: skip


def test_none_leaves_a_rating_out_again(sleeper):
    """A rating can be taken out by itself; digits of any script are read."""
    sleeper.ok("checkin", "--mood", "７", "--stress", "٣")
    sleeper.ok("checkin", "--mood", "none")
    checkin = sleeper.ok("today", "--json").json["checkin"]
    assert (checkin["mood"], checkin["stress"]) == (None, 3)


def test_a_habit_of_sleep_that_is_no_hours_counts_days(shell):
    """Screens off in the evening is done on days; nights are hours asleep."""
    for name, unit in (("Screens off", "times"), ("Sleep", "h")):
        shell.ok("habits", "add", name, "--area", "sleep", "--unit", unit, "--plan", "2/week")
    assert "1 of 2 days this week." in shell.ok("log", "screens").out
    assert "1 of 2 nights this week." in shell.ok("log", "sleep", "8").out
    assert "1 of 2 days" in shell.ok("--plain", "today").out
