"""The review line by line: asked by `w` or by the command, kept at any end, shown next week."""

import io
from datetime import date
from typing import TYPE_CHECKING

from selfcare.cli.lines.review import ask_review
from selfcare.diary import coming_back, day_views, logbook, week_acts

if TYPE_CHECKING:
    from tests.cli.lines.conftest import Sitting

WEEK = date(2026, 11, 16)


def ask(sitting: "Sitting", *answers: str, day: date | None = None) -> tuple[list[str], int]:
    """One review; what was written, and the exit code."""
    out = io.StringIO()
    typed = io.StringIO("".join(f"{answer}\n" for answer in answers))
    code = ask_review(sitting.diary, day, stdin=typed, stdout=out, stderr=io.StringIO())
    return out.getvalue().splitlines(), code


def test_three_questions_and_the_answers_are_kept(evening: "Sitting") -> None:
    """Each question once, each answer echoed once, the whole week's words one act."""
    lines, code = ask(evening, "Early nights", "", "Walk before lunch")
    assert code == 0
    assert lines == [
        "Week 47, 16 to 22 November.",
        "0 of 4 check-ins so far. A check-in is one mood number.",
        "With 4 there is a summary. The week itself is all here.",
        "Three questions. Enter leaves one as it is, minus takes its words away, q stops.",
        "What helped? Early nights",
        "What was in the way? ",
        "Left out.",
        "One small next step? Walk before lunch",
        "Your words are kept. The small step is here again next week.",
    ]
    review = week_acts.review(evening.diary, WEEK)
    assert review is not None
    assert (review.helped, review.in_the_way) == ("Early nights", "")
    change = coming_back.newest_change(evening.diary)
    assert change is not None
    assert change.label == "Your words for 16 to 22 November"


def test_the_next_week_begins_with_the_small_step(evening: "Sitting") -> None:
    """Beside what came of it."""
    ask(evening, "", "", "walking before lunch")
    evening.on("2026-11-24")
    logbook.log(evening.diary, evening.diary.find("Walk").id, "20")
    lines, _ = ask(evening)
    assert "Last week's small step was: walking before lunch. Walk came on 1 day." in lines


def test_enter_keeps_minus_empties_and_b_goes_back(evening: "Sitting") -> None:
    """Answers given before are offered again."""
    ask(evening, "tea", "rain", "early night")
    lines, _ = ask(evening, "?", "", "-", "b", "wind", "")
    assert "So far, tea." in lines
    assert lines.count("It stays as it is.") == 2
    review = week_acts.review(evening.diary, WEEK)
    assert review is not None
    assert (review.helped, review.in_the_way, review.next_step) == ("tea", "wind", "early night")


def test_a_stop_keeps_what_was_answered(evening: "Sitting") -> None:
    """`q` and an end of the input lose nothing."""
    lines, code = ask(evening, "tea", "q")
    assert code == 0
    assert lines[-1] == "What you answered is kept."
    review = week_acts.review(evening.diary, WEEK)
    assert review is not None
    assert review.helped == "tea"
    ask(evening, "coffee")
    review = week_acts.review(evening.diary, WEEK)
    assert review is not None
    assert review.helped == "coffee"


def test_w_asks_them_at_any_question_but_the_note(evening: "Sitting") -> None:
    """The check-in goes on where it was; in a note a w is a letter."""
    told = evening.run("w", "tea", "", "", "7", "q")
    assert told.out.count("Mood, 0 very low to 10 very good:") == 2
    review = week_acts.review(evening.diary, WEEK)
    assert review is not None
    assert review.helped == "tea"
    assert day_views.today_view(evening.diary).checkin.mood == 7
    evening.run("", "", "", "", "", "", "", "", "w", "")
    assert day_views.today_view(evening.diary).checkin.note == "w"


def test_a_week_that_has_not_begun_is_the_running_one(evening: "Sitting") -> None:
    """Nobody reviews a week to come."""
    lines, _ = ask(evening, "tea", day=date(2026, 12, 24))
    assert lines[0] == "Week 47, 16 to 22 November."


def test_hostile_answers_stay_on_their_line(evening: "Sitting") -> None:
    """No escape, no line break and no direction mark reaches the terminal or the file."""
    lines, _ = ask(evening, "\x1b[31mred\x07\u202e", "[/b]", "$(rm)")
    assert all("\x1b" not in line and "\u202e" not in line for line in lines)
    review = week_acts.review(evening.diary, WEEK)
    assert review is not None
    assert "\x1b" not in review.helped
    assert review.in_the_way == "[/b]"
