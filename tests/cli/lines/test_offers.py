"""The quiet lines in line mode: one question at most, and the line about people who listen."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from selfcare.content.starters import starters
from selfcare.diary import day_acts, habit_acts, logbook, setting_acts

if TYPE_CHECKING:
    from tests.cli.lines.conftest import Sitting

MONDAY = date(2026, 11, 16)
LIGHT = "Fewer questions for a while, one number a day and small steps, y or n:"
STRETCH = "These are hard days. You are not alone in them. Exclamation mark: people who listen."


def walked(sitting: Sitting, weeks: tuple[int, ...], name: str = "Walk") -> None:
    """Two starter habits, and in each week before this one so many days with a walk."""
    sitting.on("2026-10-12")
    habit_acts.start_with(sitting.diary, starters()[:2], None)
    sitting.on("2026-11-22")
    walk = sitting.diary.find("Walk")
    habit_acts.edit_habit(sitting.diary, walk.id, name=name)
    for back, days in enumerate(reversed(weeks), start=1):
        for day in range(days):
            logbook.log(sitting.diary, walk.id, "20", MONDAY - timedelta(weeks=back, days=-day))
    logbook.log(sitting.diary, walk.id, "10")


def test_light_days_are_asked_about_once(sitting: Sitting) -> None:
    """With y the days are light at once; the same evening it is not asked again."""
    walked(sitting, (6, 4, 2))
    told = sitting.run("y", "4")
    assert told.lines[1] == f"{LIGHT} y"
    assert told.lines[2].startswith("Light days, one number a day")
    assert told.lines[3] == "Mood, 0 very low to 10 very good: 4"
    assert told.lines[4].startswith("Sit quietly, 1 minute, yes or no:")
    assert setting_acts.setting(sitting.diary, "light_days") == "on"
    assert LIGHT not in sitting.run("5").out


@pytest.mark.parametrize("answer", ["", "n"])
def test_leaving_it_changes_nothing(sitting: Sitting, answer: str) -> None:
    """Enter and n leave the days as they are, and the next day nothing is asked."""
    walked(sitting, (6, 4, 2))
    assert sitting.run(answer, "4").lines[2].startswith("Mood,")
    assert setting_acts.setting(sitting.diary, "light_days") == "off"
    sitting.on("2026-11-23")
    assert LIGHT not in sitting.run("5").out


def test_the_full_plan_is_a_question(sitting: Sitting) -> None:
    """The answer y raises it, told in whole words; undo takes it back."""
    walked(sitting, (5, 5, 5, 5))
    told = sitting.run("?", "y", "5", "undo", "undo")
    prompt = (
        "Walk, four kept weeks at 60 minutes a week. "
        "Raise it to 150 minutes a week from today, y or n:"
    )
    assert f"{prompt} ?" in told.lines
    assert "Walk, 150 minutes a week from today." in told.lines
    assert "Taken back: Walk, edited." in told.lines
    assert prompt not in sitting.run("n").out.replace(f"{prompt} n", "")


def test_left_once_it_is_never_asked_again(sitting: Sitting) -> None:
    """The answer n is an answer for good."""
    walked(sitting, (5, 5, 5, 5))
    assert "four kept weeks" in sitting.run("n", "5").out
    sitting.on("2026-11-23")
    assert "four kept weeks" not in sitting.run("5").out


def test_a_hostile_name_is_one_line(sitting: Sitting) -> None:
    """The question stays one cleaned line, whatever the habit is called."""
    walked(sitting, (5, 5, 5, 5), "[b]Walk[/b]\x1b[31m \u202e\u6563\u6b69 " * 6)
    told = sitting.run("y", "5")
    assert "\x1b" not in told.out
    assert "\u202e" not in told.out
    assert sum("four kept weeks" in line for line in told.lines) == 1
    assert told.err == ""


def test_people_who_listen_are_named_after_the_ratings(sitting: Sitting) -> None:
    """Three very low moods in five: one line after the numbers, at most once in seven days."""
    habit_acts.add_habit(sitting.diary, "Pills", "own")
    for back in (2, 1):
        day_acts.rate(sitting.diary, date(2026, 11, 22) - timedelta(days=back), mood=1)
    told = sitting.run("2", "", "")
    assert told.lines.count(STRETCH) == 1
    assert told.lines.index(STRETCH) == 6
    assert "hard" not in sitting.run("1", "", "").out
    sitting.on("2026-11-29")
    for back in (2, 1):
        day_acts.rate(sitting.diary, date(2026, 11, 29) - timedelta(days=back), mood=1)
    assert STRETCH in sitting.checkin("0", "", "", "").lines


def test_nothing_is_said_of_it_without_a_rating(sitting: Sitting) -> None:
    """Leaving the numbers out is no check-in."""
    habit_acts.add_habit(sitting.diary, "Pills", "own")
    for back in (3, 2, 1):
        day_acts.rate(sitting.diary, date(2026, 11, 22) - timedelta(days=back), mood=1)
    assert STRETCH not in sitting.run("", "", "").out


def test_a_quiet_evening_asks_nothing(evening: Sitting) -> None:
    """Without a reason the first question is the mood."""
    assert evening.run("7").lines[1].startswith("Mood,")
