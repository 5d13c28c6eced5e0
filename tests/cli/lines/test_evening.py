"""A normal evening, question by question."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from selfcare.diary import day_views, habit_acts, logbook, setting_acts

if TYPE_CHECKING:
    from tests.cli.lines.conftest import Sitting

GOLDEN = """\
Sunday 22 November. Question mark for help at any question, q to stop. What you answer is kept.
Mood, 0 very low to 10 very good: 7
Energy, 0 empty to 10 full:~
Left out.
Stress, 0 none to 10 very high: 3
Sit quietly, minutes: u
Sit quietly, 5 minutes. 5 of 5 days this week.
Walk, minutes: 20
Walk, 20 minutes, 32 in all today. 112 of 150 this week.
Sleep, hours: 740
Sleep, 7 hours 40. 4 of 5 nights.
Talk with someone, yes or no: y
Talk with someone, yes. 3 of 5 days.
Fruit and vegetables, portions: -
Fruit and vegetables, none today.
Note, one line:~
That is all for Sunday. Undo takes back the last answer.
Enter to finish:~
""".replace("~", " ")

ANSWERS = ("7", "", "3", "u", "20", "740", "y", "-", "")


def test_the_transcript_of_an_evening_is_the_designs_own(evening: Sitting) -> None:
    """Question and answer stand as in screens.md section 3, and one word ends it."""
    told = evening.run(*ANSWERS)
    assert told.out == GOLDEN
    assert told.err == ""
    assert told.code == 0


def test_an_evening_is_kept(evening: Sitting) -> None:
    """What was answered is in the file, and what was left open is not."""
    evening.run(*ANSWERS)
    checkin = day_views.today_view(evening.diary).checkin
    assert (checkin.mood, checkin.energy, checkin.stress, checkin.note) == (7, None, 3, "")
    assert evening.amount("Walk") == 32
    assert evening.amount("Sleep") == pytest.approx(7 + 40 / 60, abs=1e-6)
    assert evening.amount("Fruit and vegetables") == 0
    assert not checkin.closed


def test_every_line_is_a_sentence_or_a_question_with_its_answer(evening: Sitting) -> None:
    """No line is a fragment: it ends in a full stop, or it asks."""
    told = evening.run("?", "?", *ANSWERS[:3], "?", "?", "u", "?", *ANSWERS[4:], "?")
    for line in told.lines:
        assert line.endswith(".") or re.search(r":( \S.*| )$", line), line


def test_nothing_but_words_comes_out(evening: Sitting) -> None:
    """No escape, no other control character, no box or sign, no dash, no two columns."""
    told = evening.run("?", *ANSWERS[:3], *(["?", ""] * 5), "?", "a", "?", "", "?")
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", told.out + told.err)
    assert told.out.isascii()
    assert not re.search(r"\S {2,}\S| - ", told.out)


def test_a_question_mark_reads_plan_usual_and_smallest(evening: Sitting) -> None:
    """Detail stands behind `?`, and the question is asked again."""
    told = evening.run("", "", "", "", "?")
    asked = told.lines.index("Walk, minutes: ?")
    assert told.lines[asked + 1 : asked + 6] == [
        "Walk, 150 minutes a week.",
        "Usual 12 minutes.",
        "Smallest 5 minutes.",
        "Walk, 12 minutes so far.",
        "If the kettle is on, then shoes on.",
    ]
    assert told.lines.count("Walk, minutes: ") == 1


def test_a_second_question_mark_reads_the_answers_that_always_work(evening: Sitting) -> None:
    """The first one stays short: what this habit is."""
    told = evening.run("", "", "", "?", "?", "?")
    starts = [index for index, line in enumerate(told.lines) if line == "Sit quietly, minutes: ?"]
    first, second, third = (told.lines[index + 1] for index in starts)
    assert first == third == "Sit quietly, 5 days a week."
    assert second.startswith("b goes back one question")
    assert told.lines.count("Question mark again tells all answers.") == 2


def test_the_small_version_and_a_night_as_a_span(evening: Sitting) -> None:
    """`v` logs the smallest version; a night can be told by its two ends."""
    told = evening.run("", "", "", "v", "", "2310 650")
    assert "Sit quietly, 1 minute, the small version. 5 of 5 days this week." in told.lines
    assert "Sleep, 7 hours 40. 4 of 5 nights." in told.lines
    lines = day_views.entries(evening.diary, evening.diary.find("Sleep").id, evening.diary.today())
    started = lines[-1].entry.started_at
    assert started is not None
    assert started.hour == 23


def test_enter_leaves_open_and_keeps_what_is_there(evening: Sitting) -> None:
    """Enter writes nothing and says what stands."""
    told = evening.run("", "", "", "", "")
    assert told.lines[-6:-1] == [
        "Sit quietly, minutes: ",
        "Left open.",
        "Walk, minutes: ",
        "Stays at 12 minutes.",
        "Sleep, hours: ",
    ]
    again = evening.run("6", "4", "2")
    assert again.lines[-1] == "What you answered is kept."
    third = evening.run("", "", "")
    assert "Mood stays 6." in third.lines


@pytest.mark.parametrize("answer", ["11", "3x", "-1", "7.5", "seven", "u", "100000000000"])
def test_a_rating_that_cannot_be_read_is_asked_again(evening: Sitting, answer: str) -> None:
    """The error is one sentence on stderr, and the question comes again."""
    told = evening.run(answer, "4")
    assert told.err.count("\n") == 1
    assert told.err.startswith(f"I can't read {answer}. Mood is a whole number from 0 to 10")
    assert told.out.count("Mood, 0 very low to 10 very good:") == 2
    assert day_views.today_view(evening.diary).checkin.mood == 4


@pytest.mark.parametrize("answer", ["x", "3x", "90 pages", "=", "25h", "y", "99999", "2310 2310"])
def test_an_amount_that_cannot_be_read_is_asked_again(evening: Sitting, answer: str) -> None:
    """Nothing is written for it, and the question comes again."""
    told = evening.run("", "", "", "", answer, "8")
    assert told.err.count("\n") == 1
    assert told.err.endswith((".\n", "?\n"))
    assert told.out.count("Walk, minutes:") == 2
    assert evening.amount("Walk") == 20


def test_a_word_alone_is_no_yes(evening: Sitting) -> None:
    """A yes or no question takes yes, no and numbers."""
    told = evening.run("", "", "", "", "", "", "maybe", "n")
    assert told.err.count("\n") == 1
    assert evening.amount("Talk with someone") == 0
    assert "Talk with someone, none today." in told.lines


def test_yes_twice_is_said_and_not_counted_twice(evening: Sitting) -> None:
    """A yes that stands already stays one."""
    evening.run("", "", "", "", "", "", "y")
    told = evening.run("", "", "", "", "", "", "y")
    assert "Talk with someone, yes already." in told.lines
    assert evening.amount("Talk with someone") == 1


def test_rest_on_a_plan_of_five_a_week_offers_the_day_off(evening: Sitting) -> None:
    """Rest changes nothing there, so the question stays; `o` sets the day aside."""
    told = evening.run("", "", "", "r", "o", "", "")
    assert told.out.count("Sit quietly, minutes:") == 2
    assert any(line.startswith("Day off.") for line in told.lines)
    # Walk has an entry, which wins over the day off; the open ones are left in peace.
    assert "Sleep, hours:" not in told.out
    assert any(line.startswith("Set aside: Sit quietly, Sleep") for line in told.lines)


def test_resting_and_free_days_are_left_in_peace(sitting: Sitting) -> None:
    """A habit that is not due is not asked, and one line says so."""
    habit_acts.add_habit(sitting.diary, "Piano", "own", plan="mon,wed", unit="min")
    habit_acts.add_habit(sitting.diary, "Pills", "own")
    told = sitting.run("", "", "", "r", "", "")
    assert "Piano, minutes:" not in told.out
    assert "Pills rests today. Its run waits." in told.lines
    assert "Resting: Pills." in told.lines
    assert "Not due: Piano." in told.lines


def test_closing_says_so_once(evening: Sitting) -> None:
    """`c` at any question goes to the end, and open lines count as none."""
    told = evening.run("7", "c", "")
    assert told.lines[-2] == "That is all for Sunday. 3 open lines count as none."
    assert day_views.today_view(evening.diary).checkin.closed


def test_light_days_ask_for_one_number_and_small_versions(evening: Sitting) -> None:
    """Mood alone, then each smallest version with yes or no."""
    setting_acts.toggle_light(evening.diary)
    told = evening.run("4", "y", "", "y", "n")
    assert [line.partition(":")[0] for line in told.lines if ":" in line] == [
        "Mood, 0 very low to 10 very good",
        "Sit quietly, 1 minute, yes or no",
        "Walk, 5 minutes, yes or no",
        "Talk with someone, yes or no",
        "Fruit and vegetables, 1 portion, yes or no",
        "Enter to finish",
    ]
    assert "Sit quietly, 1 minute, the small version. 5 of 5 days this week." in told.lines
    assert evening.amount("Sit quietly") == 1
    assert evening.amount("Fruit and vegetables") == 0


def test_light_days_can_be_turned_on_at_a_question(evening: Sitting) -> None:
    """`d` changes what is asked from there on."""
    told = evening.run("4", "d")
    assert "Energy, 0 empty to 10 full: d" in told.lines
    assert told.lines[-2].startswith("Sit quietly, 1 minute, yes or no:")


def test_one_on_a_light_day_is_yes(evening: Sitting) -> None:
    """Without Latin letters 1 means yes: the smallest version, not one minute."""
    setting_acts.toggle_light(evening.diary)
    logbook.clear_day(evening.diary, evening.diary.find("Walk").id)
    evening.run("4", "", "1", "")
    assert evening.amount("Walk") == 5


def test_a_hard_day_gets_one_kind_line(evening: Sitting) -> None:
    """A low mood or a high stress is answered once, and help is one key away."""
    told = evening.run("1", "2", "9", "!")
    assert sum("That sounds like a lot." in line for line in told.lines) == 1
    assert "No country is set, so no number is guessed." in told.lines
    assert "That sounds" not in evening.run("7", "5", "3").out


def test_after_midnight_the_day_says_until_when(evening: Sitting) -> None:
    """At 01:30 it is still Sunday, and the first line says how long."""
    evening.on("2026-11-23", 1)
    assert evening.run().lines[0].startswith("Sunday 22 November, until 04:00.")


def test_a_change_from_elsewhere_is_told(evening: Sitting) -> None:
    """Another window's log is named before the answer counts."""
    from selfcare.diary import open_diary

    day_views.today_view(evening.diary)
    with open_diary(evening.path, clock=lambda: evening.moment) as other:
        logbook.log(other, other.find("Walk").id, "8")
    told = evening.run("7", "", "", "", "5")
    assert any(line.startswith("Changed in another window: Walk, 8 min") for line in told.lines)
    assert "Walk, 5 minutes, 25 in all today. 105 of 150 this week." in told.lines


def test_the_checkin_command_asks_three_numbers_and_the_note(evening: Sitting) -> None:
    """`selfcare checkin` with nothing given: no habits, no last question."""
    told = evening.checkin("7", "5", "3", "Long walk.")
    assert told.lines[1:] == [
        "Mood, 0 very low to 10 very good: 7",
        "Energy, 0 empty to 10 full: 5",
        "Stress, 0 none to 10 very high: 3",
        "Note, one line: Long walk.",
        "That is all for Sunday. Undo takes back the last answer.",
    ]
    assert day_views.today_view(evening.diary).checkin.note == "Long walk."


def test_the_checkin_command_takes_an_earlier_day(evening: Sitting) -> None:
    """The day is named, and the numbers belong to it."""
    day = evening.diary.today().replace(day=20)
    told = evening.checkin("2", "", "", "-", day=day)
    assert told.lines[0].startswith("Friday 20 November.")
    assert day_views.today_view(evening.diary, day).checkin.mood == 2
