"""The first run: what this is, what to look after, where the help lines are, the first check-in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from selfcare.cli.lines.welcome import find_region
from selfcare.core.errors import NameProblemError
from selfcare.diary import day_views, habit_acts, setting_acts

if TYPE_CHECKING:
    from tests.cli.lines.conftest import Sitting


def test_the_transcript_of_a_first_run(sitting: Sitting) -> None:
    """From nothing to the first logged habit, every line of it."""
    told = sitting.run("y", "y", "n", "", "n", "IE", "7", "", "", "5", "12", "", "")
    assert told.err == ""
    assert (
        told.out
        == f"""\
Welcome. A small daily check-in, for you alone.
All of it stays in one file on this machine. Nothing is sent anywhere.
Anyone who can log in as you can read it.
Your file is {sitting.path}.
What would you like to look after? Answer y or n. Two or three are plenty.
Sit quietly, at least 5 minutes, 3 days a week: y
Walk, 60 minutes a week: y
Sleep, 7 to 9 hours, 4 nights a week: n
Talk with someone, 3 days a week:~
Fruit and vegetables, at least 5 portions, 3 days a week: n
Which country are you in? So that the help lines fit.
Country, Enter leaves it open: IE
Ireland.
Sunday 22 November. Question mark for help at any question, q to stop. What you answer is kept.
Welcome. One line is plenty for a first day.
Mood, 0 very low to 10 very good: 7
Energy, 0 empty to 10 full:~
Left out.
Stress, 0 none to 10 very high:~
Left out.
Sit quietly, minutes: 5
Sit quietly, 5 minutes. 1 of 3 days this week.
Walk, minutes: 12
Walk, 12 minutes. 12 of 60 this week.
Note, one line:~
That is all for Sunday. Undo takes back the last answer.
Enter to finish:~
""".replace("~", " ")
    )
    assert [habit.name for habit in sitting.diary.habits()] == ["Sit quietly", "Walk"]
    assert setting_acts.setting(sitting.diary, "region") == "IE"


def test_it_comes_once(sitting: Sitting) -> None:
    """Nothing picked and no country is an answer too."""
    told = sitting.run("n", "n", "n", "n", "n", "", "")
    assert "No habits here yet. a adds one of your own." in told.lines
    assert sitting.run().lines[0].startswith("Sunday 22 November.")


def test_help_reads_what_a_starter_is(sitting: Sitting) -> None:
    """`?` reads the words, the smallest version and the source; the question comes again."""
    told = sitting.run("?", "y", "?")
    assert "A few minutes of doing nothing else." in told.lines
    assert "Smallest 1 minute." in told.lines
    assert told.out.count("Sit quietly, at least 5 minutes, 3 days a week:") == 2


@pytest.mark.parametrize("ending", ["", "q\n"])
def test_what_was_picked_is_kept_when_it_stops(sitting: Sitting, ending: str) -> None:
    """An end in the middle keeps the yes answers, politely."""
    told = sitting.run_text(f"y\nn\n{ending}")
    assert told.code == 0
    assert told.lines[-1] == "What you answered is kept."
    assert [habit.name for habit in sitting.diary.habits()] == ["Sit quietly"]


def test_stopping_at_once_leaves_the_first_run_for_next_time(sitting: Sitting) -> None:
    """Nobody answered anything, so nothing counts as answered."""
    sitting.run()
    assert habit_acts.first_run(sitting.diary)


def test_without_latin_letters(sitting: Sitting) -> None:
    """Digits, Enter and minus are enough from the first run to the end of the day."""
    told = sitting.run(
        "1", "1", "1", "1", "0", "",
        "7", "٥", "-", "5", "１２", "2310 650", "1", "",
    )  # fmt: skip
    assert told.err == ""
    assert told.code == 0
    assert len(sitting.diary.habits()) == 4
    assert sitting.amount("Walk") == 12
    assert sitting.amount("Talk with someone") == 1
    assert day_views.today_view(sitting.diary).checkin.energy == 5


def test_an_answer_that_is_neither(sitting: Sitting) -> None:
    """It is asked again, with one sentence on stderr."""
    told = sitting.run("perhaps", "y")
    assert told.err == "I can't read perhaps. Answer y or n.\n"


@pytest.mark.parametrize(
    ("answer", "code"),
    [("ie", "IE"), ("Ireland", "IE"), ("IREL", "IE"), ("somewhere else", None), ("germ", "DE")],
)
def test_a_country_by_name_start_or_letters(answer: str, code: str | None) -> None:
    """However it is typed, the same country comes of it."""
    assert find_region(answer).code == code


@pytest.mark.parametrize("answer", ["Atlantis", "united", "i", "xx"])
def test_a_country_that_is_unknown_or_several(answer: str) -> None:
    """No number is guessed: the answer is asked for again."""
    with pytest.raises(NameProblemError):
        find_region(answer)


def test_an_unknown_country_is_asked_again(sitting: Sitting) -> None:
    """The way on stands in the error."""
    told = sitting.run("y", "n", "n", "n", "n", "Atlantis", "")
    assert told.err.count("\n") == 1
    assert told.out.count("Country, Enter leaves it open:") == 2
    assert "Left open." in told.lines
