"""Coming back after a gap, and filling in earlier days."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from selfcare.core.errors import BusyError
from selfcare.diary import coming_back, day_views, habit_acts, logbook

if TYPE_CHECKING:
    from tests.cli.lines.conftest import Sitting


@pytest.fixture
def away(sitting: Sitting) -> Sitting:
    """Two habits, last logged on Sunday 18 October, five weeks ago."""
    sitting.on("2026-10-12")
    walk, _ = habit_acts.add_habit(
        sitting.diary, "Walk", "exercise", unit="min", plan="150 min/week"
    )
    habit_acts.add_habit(sitting.diary, "Pills", "own")
    sitting.on("2026-10-18")
    logbook.log(sitting.diary, walk.id, "30")
    sitting.on("2026-11-22")
    return sitting


@pytest.fixture
def weekend(sitting: Sitting) -> Sitting:
    """One habit, last logged on Wednesday; Thursday to Saturday are open."""
    sitting.on("2026-11-16")
    walk, _ = habit_acts.add_habit(sitting.diary, "Walk", "exercise", unit="min")
    sitting.on("2026-11-18")
    logbook.log(sitting.diary, walk.id, "30")
    sitting.on("2026-11-22")
    return sitting


WELCOME = (
    "Welcome back. Coming back is the skill. Your last entry was on Sunday 18 October. "
    "1 start from today, 2 set those days aside, 3 fill in. Enter for 1."
)


@pytest.mark.parametrize("choice", ["", "1"])
def test_start_from_today(away: Sitting, choice: str) -> None:
    """Enter is enough; the days between stay blank, and it is asked once a day."""
    told = away.run(choice, "6")
    assert told.lines[1] == WELCOME
    assert told.lines[2:5] == [
        "1. The days between stay blank.",
        "2. 34 days off for every habit.",
        "3. Day by day, from yesterday back. Walk, up to 5 weeks.",
    ]
    assert told.lines[5] == f"1, 2 or 3: {choice}"
    assert told.lines[6] == "From today on. The days between stay blank."
    assert told.lines[7].startswith("Mood,")
    assert WELCOME not in away.run("6").out


def test_set_those_days_aside(away: Sitting) -> None:
    """The whole gap is paused for every habit, and undo takes it back."""
    told = away.run("2", "undo")
    assert told.lines[6] == "19 October to 21 November, 34 days off for every habit."
    assert any(line.startswith("Taken back") for line in told.lines)


def test_set_aside_holds(away: Sitting) -> None:
    """A day in the gap is paused afterwards."""
    away.run("2")
    day = away.diary.today().replace(day=3)
    assert [row.status for row in day_views.today_view(away.diary, day).rows] == [
        "paused",
        "paused",
    ]


def test_fill_in_goes_back_from_yesterday(away: Sitting) -> None:
    """Day by day; `s` skips to the day before, `q` goes on with today."""
    told = away.run("3", "5", "", "", "20", "y", "Quiet.", "s", "", "", "", "15", "q", "8")
    told_days = [line for line in told.lines if line.endswith("November.")]
    assert told_days == [
        "Saturday 21 November.",
        "Friday 20 November.",
        "Thursday 19 November.",
    ]
    assert "Walk, 20 minutes on Saturday 21 November. 20 of 150 this week." in told.lines
    assert "That is all for Saturday." in told.lines
    assert away.amount("Walk", "2026-11-21") == 20
    assert away.amount("Walk", "2026-11-20") is None
    assert away.amount("Walk", "2026-11-19") == 15
    assert day_views.today_view(away.diary, away.diary.today().replace(day=21)).checkin.mood == 5
    assert day_views.today_view(away.diary).checkin.mood == 8
    assert "On with Sunday." in told.lines


def test_fill_in_stops_at_the_first_open_day(weekend: Sitting) -> None:
    """The day that was logged last is not asked again."""
    told = weekend.run("f", "s", "s", "s", "7")
    assert told.out.count("November.\n") == 3
    assert "Thursday 19 November." in told.lines
    assert "Wednesday 18 November." not in told.lines
    assert day_views.today_view(weekend.diary).checkin.mood == 7


def test_an_earlier_week_is_that_week(away: Sitting) -> None:
    """A day of last week is not told in this week's words."""
    told = away.run("3", *["s"] * 6, "", "", "", "20")
    assert "Walk, 20 minutes on Sunday 15 November. 20 of 150 that week." in told.lines


def test_a_choice_that_cannot_be_written_is_asked_again(
    away: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sentence goes to stderr, and Enter still begins today."""

    def refuse(*_: object) -> None:
        raise BusyError("Another program is writing to your file. Enter tries again.")

    monkeypatch.setattr(coming_back, "set_aside", refuse)
    told = away.run("2", "")
    assert told.err.count("\n") == 1
    assert told.out.count("1, 2 or 3:") == 2


def test_a_short_gap_is_one_line(weekend: Sitting) -> None:
    """No choice has to be made: the first question comes at once."""
    told = weekend.run("7")
    assert told.lines[1] == "Thursday to Saturday are open. f fills them in, or leave them."
    assert told.lines[2] == (
        "Filled in, Walk can reach 4 days; left open, the run of 1 day holds until Tuesday."
    )
    assert told.lines[3] == "Mood, 0 very low to 10 very good: 7"


def test_f_comes_back_to_its_question(weekend: Sitting) -> None:
    """After filling in, the question it was typed at is asked again."""
    told = weekend.run("7", "f", "q", "5")
    assert told.lines[-3:-1] == [
        "Energy, 0 empty to 10 full: 5",
        "Stress, 0 none to 10 very high: ",
    ]
    assert day_views.today_view(weekend.diary).checkin.energy == 5


def test_help_explains_the_choices(away: Sitting) -> None:
    """`?` reads what each choice does, then asks again."""
    told = away.run("?", "1")
    assert "All of it is still here, 1 day." in told.lines
    assert "2. Set those days aside. 19 October to 21 November off for every habit." in told.lines
    assert "Pills, up to 34 days." in told.lines
    assert told.out.count("1, 2 or 3:") == 2


@pytest.mark.parametrize("answer", ["4", "yes", "0"])
def test_another_answer_is_asked_again(away: Sitting, answer: str) -> None:
    """One sentence on stderr; nothing is decided."""
    told = away.run(answer, "1")
    assert told.err == f"I can't read {answer}. Answer 1, 2 or 3.\n"


def test_stopping_at_the_choice_decides_nothing(away: Sitting) -> None:
    """The welcome comes again next time."""
    assert away.run().code == 0
    assert WELCOME in away.run("q").lines


def test_the_input_may_end_while_filling_in(away: Sitting) -> None:
    """What was filled in is kept, and no question follows."""
    told = away.run("3", "5")
    assert told.code == 0
    assert told.lines[-1] == "What you answered is kept."
    assert "On with Sunday." not in told.lines
