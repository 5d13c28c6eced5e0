"""Adding a habit at any question."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from selfcare.core.model import Area
from selfcare.core.plan import (
    AfterDays,
    AmountPerPeriod,
    Daily,
    DaysPerPeriod,
    EveryNDays,
    Period,
    Recurrence,
    Weekdays,
)
from selfcare.diary import day_views
from selfcare.words.plans import PLAN_TELLS

if TYPE_CHECKING:
    from tests.cli.lines.conftest import Sitting


def test_seven_questions_add_a_habit(evening: Sitting) -> None:
    """Added in the middle, it is asked about at the end of the same sitting."""
    told = evening.run(
        "7", "a", "Piano", "6", "minutes", "at least 20", "4", "5", "After supper, then piano",
        "", "", "", "", "", "", "", "25", "", "",
    )  # fmt: skip
    assert told.err == ""
    piano = evening.diary.find("Piano")
    rule = piano.rules[0]
    assert piano.area is Area.OWN
    assert (rule.unit, rule.goal_low, rule.goal_high, rule.smallest) == ("min", 20, None, 5)
    assert rule.plan == DaysPerPeriod(4, Period.WEEK)
    assert piano.if_then == "After supper, then piano"
    assert "Piano, 25 minutes. 1 of 4 days this week." in told.lines


def test_enter_all_the_way_is_a_daily_yes_or_no(evening: Sitting) -> None:
    """Only the name is needed."""
    evening.run("a", "Pills", "", "", "", "", "", "")
    rule = evening.diary.find("Pills").rules[0]
    assert (rule.unit, rule.goal_low, rule.smallest, rule.plan) == ("times", None, None, Daily())


def test_added_after_the_check_in_it_is_asked_at_once(evening: Sitting) -> None:
    """The last word is not the last chance."""
    told = evening.run(
        "", "", "", "", "", "", "", "", "", "a", "Pills", "", "", "", "", "", "", "y", "", ""
    )
    assert "Pills, yes or no: y" in told.lines
    assert evening.amount("Pills") == 1


@pytest.mark.parametrize(
    ("typed", "plan"),
    [
        ("mon wed fri", Weekdays((0, 2, 4))),
        ("5 a week", DaysPerPeriod(5, Period.WEEK)),
        ("２", DaysPerPeriod(2, Period.WEEK)),
        ("150 minutes a week", AmountPerPeriod(150, Period.WEEK)),
        ("daily", Daily()),
        ("3 days after", AfterDays(3)),
        ("last day of the month", Recurrence("FREQ=MONTHLY;BYMONTHDAY=-1")),
        ("every 7 days from 2026-12-01", EveryNDays(7, date(2026, 12, 1))),
    ],
)
def test_plans_as_people_say_them(evening: Sitting, typed: str, plan: object) -> None:
    """Spoken forms of a plan are read."""
    evening.run("a", "Swim", "exercise", "min", "", typed, "", "")
    assert evening.diary.find("Swim").rules[0].plan == plan


@pytest.mark.parametrize(
    ("typed", "goal"),
    [
        ("30", (30, None)),
        ("at least 30", (30, None)),
        ("7 to 9", (7, 9)),
        ("At most 2", (None, 2)),
        ("<=2", (None, 2)),
        ("-", (None, None)),
    ],
)
def test_goals_as_people_say_them(
    evening: Sitting, typed: str, goal: tuple[float | None, float | None]
) -> None:
    """Spoken forms of a goal are read."""
    evening.run("a", "Swim", "exercise", "min", typed, "", "", "")
    rule = evening.diary.find("Swim").rules[0]
    assert (rule.goal_low, rule.goal_high) == goal


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("mon wed fri", "Due on Mon, Wed and Fri, 6 of these 14 days."),
        ("5", "Any 5 days of each week."),
        ("150 min a week", "150 min in each week, on any of its days."),
        ("", "Every day is due."),
    ],
)
def test_the_next_two_weeks_are_told_after_the_plan(
    evening: Sitting, typed: str, words: str
) -> None:
    """What a plan asks for is heard before anything is added."""
    told = evening.run("a", "Swim", "exercise", "min", "", typed, "q", "", "q")
    assert words in told.lines
    assert all(habit.name != "Swim" for habit in evening.diary.habits())


@pytest.mark.parametrize(
    ("day", "beat", "words"),
    [
        ("", None, "Due on Sun 22 and Sun 29 Nov."),
        ("+٢", date(2026, 11, 24), "Due on Tue 24 Nov and Tue 1 Dec."),
    ],
)
def test_a_plan_of_every_few_days_asks_for_its_first(
    evening: Sitting, day: str, beat: date | None, words: str
) -> None:
    """Only such a plan does; b comes back to it, and what is no day is told there."""
    told = evening.run(
        "a", "Plants", "", "", "", "every 7 days", "lots", day, "b", day, "", "", "q", "q"
    )
    assert told.err.count("I can't read the day lots.") == told.err.count("\n") == 1
    assert sum(line.startswith("First day, Enter for today:") for line in told.lines) == 3
    assert any(words in line for line in told.lines)
    assert evening.diary.find("Plants").rules[0].plan == EveryNDays(7, beat)


def test_the_question_names_every_kind_of_plan(evening: Sitting) -> None:
    """What can be planned is known to those who ask."""
    told = " ".join(evening.run("a", "Plants", "", "", "", "?", "q", "", "q").lines)
    assert all(sentence in told for sentence in PLAN_TELLS)
    assert all(word in told for word in ("3 days after", "last day of the month", "as needed"))


def test_a_rule_without_a_day_is_told_at_the_plan(evening: Sitting) -> None:
    """Not at the end, when everything has been answered."""
    told = evening.run(
        "a", "Swim", "own", "", "", "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "daily", "", ""
    )
    assert told.err.count("\n") == 1
    assert evening.diary.find("Swim").rules[0].plan == Daily()


def test_each_slip_is_told_at_its_own_question(evening: Sitting) -> None:
    """Nothing that was answered has to be answered twice."""
    told = evening.run(
        "a", "walk", "Swim", "water", "2", "a unit that is much too long", "min", "lots", "30",
        "often", "500 h a week", "5", "40", "10", "",
    )  # fmt: skip
    assert told.err.count("\n") == 7
    assert told.out.count("Name of the habit:") == 2
    assert told.out.count("Plan, Enter for every day:") == 3
    rule = evening.diary.find("Swim").rules[0]
    assert (rule.goal_low, rule.smallest) == (30, 10)


@pytest.mark.parametrize("answers", [("",), ("Swim", "q"), ("Swim", "2", "q"), ("q",)])
def test_leaving_adds_nothing(evening: Sitting, answers: tuple[str, ...]) -> None:
    """An empty name or `q` leaves, and the question it was typed at comes again."""
    told = evening.run("a", *answers, "7")
    assert "Nothing is added." in told.lines
    assert len(evening.diary.habits()) == 5
    assert day_views.today_view(evening.diary).checkin.mood == 7


def test_back_while_adding(evening: Sitting) -> None:
    """`b` goes to the field before."""
    evening.run("a", "Swimm", "b", "Swim", "2", "", "", "", "", "")
    assert evening.diary.find("Swim").name == "Swim"


def test_help_at_every_field(evening: Sitting) -> None:
    """Each of the seven explains itself, and says how to leave."""
    told = evening.run("a", "?", "Swim", "?", "", "?", "", "?", "", "?", "", "?", "", "?", "")
    assert told.out.count("b goes back one question, q leaves without adding anything.") == 7


def test_the_input_may_end_while_adding(evening: Sitting) -> None:
    """A habit that is half told is not added."""
    told = evening.run("a", "Swim", "2")
    assert told.code == 0
    assert told.lines[-1] == "What you answered is kept."
    assert len(evening.diary.habits()) == 5


def test_undo_takes_the_habit_back(evening: Sitting) -> None:
    """Adding is one act."""
    evening.run("a", "Pills", "", "", "", "", "", "", "undo")
    assert len(evening.diary.habits()) == 5
