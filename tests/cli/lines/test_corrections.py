"""Going back, answering again, undo."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from selfcare.diary import day_views, habit_acts, setting_acts

if TYPE_CHECKING:
    from tests.cli.lines.conftest import Sitting


def test_b_goes_back_and_the_new_answer_counts(evening: Sitting) -> None:
    """Back says what stands; answering again replaces the answer."""
    told = evening.run("7", "b", "6", "5")
    assert "Mood is 7." in told.lines
    assert day_views.today_view(evening.diary).checkin.mood == 6


def test_b_at_the_first_question_stays(evening: Sitting) -> None:
    """There is nothing before the first question."""
    told = evening.run("b", "7")
    assert "This is the first question." in told.lines
    assert day_views.today_view(evening.diary).checkin.mood == 7


def test_a_second_answer_sets_what_the_first_one_added(evening: Sitting) -> None:
    """5 instead of 8 makes 5, not 13."""
    told = evening.run("", "", "", "8", "b", "5")
    assert "Sit quietly, 8 minutes so far. A new answer replaces yours." in told.lines
    assert evening.amount("Sit quietly") == 5


def test_a_second_answer_leaves_what_the_day_had_before(evening: Sitting) -> None:
    """12 minutes at six, then 25 instead of 20 makes 37."""
    told = evening.run("", "", "", "", "20", "b", "25")
    assert evening.amount("Walk") == 37
    assert told.lines[-3].startswith("Walk, 37 minutes.")


def test_back_twice_and_again(evening: Sitting) -> None:
    """A third answer replaces the second one."""
    evening.run("", "", "", "", "20", "b", "25", "b", "30")
    assert evening.amount("Walk") == 42


def test_none_then_an_amount(evening: Sitting) -> None:
    """None is an answer like any other and can be replaced."""
    evening.run("", "", "", "-", "b", "6")
    assert evening.amount("Sit quietly") == 6


def test_usual_and_smallest_replace_too(evening: Sitting) -> None:
    """`v` after going back sets the smallest version, `u` the usual one."""
    evening.run("", "", "", "8", "b", "v")
    assert evening.amount("Sit quietly") == 1
    evening.run("", "", "", "", "", "740", "b", "730")
    assert evening.amount("Sleep") == 7.5


def test_plus_and_equals_mean_what_they_say_after_going_back(evening: Sitting) -> None:
    """`+5` adds and `=50` sets the day's sum, back or not."""
    evening.run("", "", "", "", "20", "b", "+5", "b", "=50")
    assert evening.amount("Walk") == 50


def test_enter_after_going_back_keeps_the_answer(evening: Sitting) -> None:
    """Looking back changes nothing."""
    told = evening.run("", "", "", "", "20", "b", "")
    assert "Stays at 32 minutes." in told.lines
    assert evening.amount("Walk") == 32


def test_yes_can_become_no(evening: Sitting) -> None:
    """The other answer counts."""
    evening.run("", "", "", "", "", "", "y", "b", "n")
    assert evening.amount("Talk with someone") == 0
    evening.run("", "", "", "", "", "", "y")
    assert evening.amount("Talk with someone") == 1


def test_undo_says_what_it_takes_back_and_asks_again(evening: Sitting) -> None:
    """The newest answer goes, and its question comes again."""
    told = evening.run("", "", "", "", "20", "undo", "10")
    assert "Taken back: Walk, 20 min on Sunday 22 November." in [
        line.replace("back,", "back:") for line in told.lines
    ]
    assert told.out.count("Walk, minutes:") == 2
    assert evening.amount("Walk") == 22


def test_undo_at_the_end_goes_to_the_last_answer(evening: Sitting) -> None:
    """After the last word the same answer works."""
    told = evening.run("7", "", "3", "u", "20", "740", "y", "-", "", "undo", "4", "", "")
    assert evening.amount("Fruit and vegetables") == 4
    assert told.lines[-1] == "Enter to finish: "
    assert told.lines[-2].startswith("That is all for Sunday.")


def test_undo_with_nothing_to_take_back(sitting: Sitting) -> None:
    """One sentence on stderr, and the question again."""
    habit_acts.finish_first_run(sitting.diary)
    told = sitting.run("undo", "7")
    assert told.err.count("\n") == 1
    assert day_views.today_view(sitting.diary).checkin.mood == 7


def test_redo_does_it_again(evening: Sitting) -> None:
    """What undo took back comes back."""
    evening.run("", "", "", "", "20", "undo", "redo")
    assert evening.amount("Walk") == 32


def test_back_to_a_habit_that_rests(sitting: Sitting) -> None:
    """A rest that was answered here can be taken back at its own question."""
    habit_acts.add_habit(sitting.diary, "Pills", "own")
    told = sitting.run("", "", "", "r", "b", "r", "y")
    assert told.out.count("Pills, yes or no:") == 3
    assert sitting.amount("Pills") == 1


def test_a_note_is_emptied_with_a_minus(evening: Sitting) -> None:
    """Enter keeps the note, a minus takes it away."""
    evening.checkin("", "", "", "Rain.")
    assert "The note stays." in evening.checkin("", "", "", "").lines
    assert day_views.today_view(evening.diary).checkin.note == "Rain."
    evening.checkin("", "", "", "-")
    assert day_views.today_view(evening.diary).checkin.note == ""


def test_letters_that_act_elsewhere_are_text_in_a_note(evening: Sitting) -> None:
    """`c`, `o`, `d`, `f` and capitals are no commands in a note."""
    for text in ("c", "o", "d", "f", "s", "U", "B"):
        evening.run("", "", "", "", "", "", "", "", text)
        assert day_views.today_view(evening.diary).checkin.note == text


def test_ratings_after_an_undo(evening: Sitting) -> None:
    """The three numbers of a sitting are one act: undo goes back to the first of them."""
    told = evening.run("7", "5", "undo", "6", "4", "3")
    assert [line for line in told.lines if line.startswith(("Mood", "Energy", "Stress"))] == [
        "Mood, 0 very low to 10 very good: 7",
        "Energy, 0 empty to 10 full: 5",
        "Stress, 0 none to 10 very high: undo",
        "Mood, 0 very low to 10 very good: 6",
        "Energy, 0 empty to 10 full: 4",
        "Stress, 0 none to 10 very high: 3",
    ]
    checkin = day_views.today_view(evening.diary).checkin
    assert (checkin.mood, checkin.energy, checkin.stress) == (6, 4, 3)


def test_undoing_a_habit_at_its_own_question_goes_on(evening: Sitting) -> None:
    """Where a question vanishes, the one after it comes."""
    told = evening.run(*[""] * 9, "a", "Pills", "", "", "", "", "", "", "undo", "")
    assert "Pills, yes or no: undo" in told.lines
    assert told.out.count("Mood, 0 very low") == 1
    assert told.out.count("Enter to finish:") == 2


def test_a_night_before_the_day_start_is_of_the_day_of_waking(evening: Sitting) -> None:
    """At 03:30 on Sunday the questions are about Saturday, and a night that is over is Sunday's."""
    evening.moment = datetime.fromisoformat("2026-11-22T03:30:00+01:00")
    told = evening.run("", "", "", "", "", "1930-0315")
    assert "Sleep, 7 hours 45 on Sunday 22 November. 4 of 5 nights this week." in told.lines
    assert evening.amount("Sleep", "2026-11-21") is None
    setting_acts.set_setting(evening.diary, "clock", "12")
    assert evening.run("q").lines[0].startswith("Saturday 21 November, until 4am.")


def test_ratings_and_amounts_in_digits_of_any_script(evening: Sitting) -> None:
    """Full-width and Arabic-Indic digits are read at every question."""
    evening.run("７", "٨", "３", "", "٢٠", "７：４０")
    checkin = day_views.today_view(evening.diary).checkin
    assert (checkin.mood, checkin.energy, checkin.stress) == (7, 8, 3)
    assert evening.amount("Sleep") == 7.666667
