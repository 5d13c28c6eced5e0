"""`selfcare pulse`: asked line by line when it is due, each question for itself, no total."""

import io
import json
from datetime import datetime, timedelta

import pytest

from selfcare.cli.lines.review import ask_pulse
from selfcare.diary import open_diary

NOW = datetime.fromisoformat("2026-11-22T21:00:00+01:00")


@pytest.fixture
def asked(diary):
    """Asks on the diary's file with typed answers; gives code, output and errors."""

    def ask(typed: str, days: int = 0) -> tuple[int, str, str]:
        out, err = io.StringIO(), io.StringIO()
        with open_diary(diary.path, clock=lambda: NOW + timedelta(days=days)) as kept:
            code = ask_pulse(kept, stdin=io.StringIO(typed), stdout=out, stderr=err)
        return code, out.getvalue(), err.getvalue()

    return ask


def test_questions_line_by_line(asked, diary):
    """The published words, one number each, Enter leaves one out, and one sentence at the end."""
    code, out, err = asked("7\n10\n\n2\n")
    assert (code, err) == (0, "")
    assert "Overall, how satisfied are you with your life nowadays? 7\n" in out
    assert "not a diagnosis" in out
    assert out.endswith("Your answers are kept.\n")
    times = diary.ok("pulse", "--json").json["times"]
    assert times == [{"day": "2026-11-22", "answers": [7, 10, None, 2]}]


def test_slips_are_asked_again(asked, diary):
    """Off the scale, words, ten as one-zero in other digits, back, and help."""
    code, out, err = asked("11\nx\n٧\n5\nb\n-\n?\n6\n3\n")
    assert code == 0
    assert err.count("Give a whole number from 0 to 10.") == 2
    assert "A whole number, 0 not at all, 10 completely." in out
    assert diary.ok("pulse", "--json").json["times"][0]["answers"] == [7, None, 6, 3]


@pytest.mark.parametrize("typed", ["", "7\nq\n", "7\n8\n"])
def test_stopping_keeps_nothing(asked, diary, typed):
    """Both q and the end of the input leave no trace."""
    code, out, _ = asked(typed)
    assert code == 0
    assert "Nothing of it is kept." in out
    assert diary.ok("pulse", "--json").json["times"] == []


def test_nothing_answered_is_nothing_kept(asked, diary):
    """Four times Enter: no row, and it may be asked again at once."""
    assert "so nothing is kept" in asked("\n\n\n\n")[1]
    assert diary.ok("pulse", "--json").json["due"] is True


def test_within_the_month_it_is_not_asked_again(asked, diary):
    """The day of the next time is said, with exit code 1; a month later it is open."""
    asked("7\n8\n6\n2\n")
    code, _, err = asked("1\n1\n1\n1\n", days=30)
    assert code == 1
    assert "They come again from Wednesday 23 December on." in err
    assert diary.ok("pulse", "--json").json["due"] is False
    assert asked("8\n8\n6\n3\n", days=31)[0] == 0
    env = {"SELFCARE_NOW": "2026-12-23T21:00:00+01:00"}
    assert len(diary.ok("pulse", "--json", env=env).json["times"]) == 2


def test_the_history_stands_side_by_side(asked, diary):
    """A column a time, a row a question, no total, no word about change, and what it is not."""
    asked("7\n8\n6\n2\n", days=-40)
    asked("8\n8\n\n3\n")
    assert diary.ok("pulse").out == (
        "Four questions about your life\n"
        "\n"
        "                   Tue 13 Oct  Sun 22 Nov\n"
        "Life satisfaction           7           8\n"
        "Worthwhile                  8           8\n"
        "Happiness                   6\n"
        "Anxiety                     2           3\n"
        "\n"
        "0 is not at all, 10 is completely. Each question stands for itself.\n"
        "They come again from Wednesday 23 December on, if you like.\n"
        "This is a picture of how you see it today, not a diagnosis.\n"
    )
    plain = diary.ok("pulse", "--plain").lines
    assert "Sunday 22 November: Life satisfaction 8, Worthwhile 8, Anxiety 3." in plain
    assert all(line.endswith(".") for line in plain)


def test_undo_takes_the_answers_back(asked, diary):
    """One act, named; afterwards it may be asked again; redo brings them back."""
    asked("7\n8\n6\n2\n")
    assert "Your answers to four questions on Sunday 22 November" in diary.ok("undo").out
    assert diary.ok("pulse", "--json").json["due"] is True
    diary.ok("redo")
    assert len(diary.ok("pulse", "--json").json["times"]) == 1


def test_without_a_terminal_it_shows_and_asks_nothing(diary):
    """No question, no hang: what is there, and how to answer."""
    out = diary.ok("pulse").out
    assert "You have not answered these yet." in out
    assert "selfcare pulse asks them in a terminal" in out


def test_json_shape(diary):
    """The questions as published, their scale, the licence; nothing that adds them up."""
    said = diary.ok("pulse", "--json").json
    assert list(said) == [
        "instrument", "title", "due", "next_day", "low", "high", "questions", "times", "note",
        "citation", "licence",
    ]  # fmt: skip
    assert len(said["questions"]) == 4
    assert "total" not in json.dumps(said)


GENTLE = "That sounds like a lot. selfcare support names people who listen.\n"


@pytest.mark.parametrize(("typed", "gentle"), [("4\n9\n9\n1\n", True), ("5\n1\n1\n9\n", False)])
def test_after_a_low_answer_one_gentle_line(asked, typed, gentle):
    """S6: life satisfaction of 4 or less names people who listen, after the answers are kept."""
    code, out, err = asked(typed)
    assert (code, err) == (0, "")
    ending = "Your answers are kept.\n"
    assert out.endswith(ending + GENTLE if gentle else ending)
    assert ("support names" in out) is gentle


def test_nothing_kept_names_nobody(asked):
    """Stopped after a low answer: nothing is kept, and nothing is concluded."""
    assert GENTLE not in asked("1\nq\n")[1]


def test_an_exclamation_mark_at_a_question_names_people(asked):
    """Any of the questions; it is asked again afterwards."""
    code, out, _ = asked("7\n!\n8\n6\n2\n")
    assert code == 0
    assert "You don't have to carry this alone." in out
    assert out.count("are worthwhile?") == 2
