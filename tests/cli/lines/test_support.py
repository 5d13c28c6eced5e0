"""People who listen in line mode: one exclamation mark at any question, own people first."""

import json
from pathlib import Path

import pytest

from selfcare.cli.lines.voice import support_spoken
from selfcare.core.errors import BusyError
from selfcare.diary import day_views, open_diary, setting_acts, support_acts, week_acts

HOSTILE = json.loads((Path(__file__).parents[2] / "hostile_texts.json").read_text("utf-8"))


def test_own_people_come_before_the_lines(evening) -> None:
    """Name, how to reach, good for; then the country's lines; then the question again."""
    diary = evening.diary
    setting_acts.set_setting(diary, "region", "IE")
    support_acts.add_contact(diary, "Ana", reach="085 123 4567", good_for="a walk")
    told = evening.run("!", "7")
    at = told.lines.index("You don't have to carry this alone.")
    assert told.lines[at + 2 : at + 5] == [
        "If a life is in danger, call 112 or 999.",
        "Ana: 085 123 4567.",
        "Good for: a walk.",
    ]
    assert told.lines[at + 5].startswith("Samaritans: call 116 123, day and night.")
    assert told.out.count("Mood, 0 very low to 10 very good:") == 2
    assert day_views.today_view(diary).checkin.mood == 7


@pytest.mark.parametrize("sign", ["!", "！"])
def test_at_every_question_of_an_evening(evening, sign) -> None:
    """Ratings, habits, the note, the end: each reads it and asks again; nothing is written."""
    answers = [part for _ in range(12) for part in (sign, "")]
    told = evening.run(*answers)
    questions = sum(line.rstrip().endswith((":", f": {sign}")) for line in told.lines)
    assert told.out.count("You don't have to carry this alone.") >= 9
    assert questions
    assert day_views.today_view(evening.diary).checkin.note == ""


def test_at_the_very_first_question(sitting) -> None:
    """A stranger's first screen already knows where to turn."""
    told = sitting.run("!")
    assert "No country is set, so no number is guessed." in told.out
    assert "If a life is in danger, call your local emergency number." in told.out


def test_in_the_review_of_a_week(evening) -> None:
    """Free text as well: an exclamation mark alone is a call and not an answer."""
    told = evening.run("w", "!", "Sleep.", "", "")
    assert "You don't have to carry this alone." in told.out
    review = week_acts.review(
        evening.diary, week_acts.week(evening.diary, evening.diary.today()).first_day
    )
    assert review is not None
    assert review.helped == "Sleep."


def test_words_with_an_exclamation_mark_are_words(evening) -> None:
    """Only the sign alone is a call."""
    diary = evening.diary
    told = evening.checkin("7", "", "", "What a day!")
    assert "carry this alone" not in told.out
    assert day_views.today_view(diary).checkin.note == "What a day!"


def test_sample_data_names_nobody(evening) -> None:
    """On sample data: that it is one, where to look, the public lines, and no person."""
    diary = evening.diary
    setting_acts.set_setting(diary, "region", "IE")
    support_acts.add_contact(diary, "Ana", reach="085")
    diary.sample = True
    said = support_spoken(diary)
    assert said[0].startswith("This is sample data")
    assert "selfcare support" in said[1]
    assert "findahelpline.com" in said[1]
    assert said[3].startswith("Samaritans: call 116 123, day and night.")
    assert not any("Ana" in line or "085" in line for line in said)


def test_trouble_with_the_file_leaves_the_lines(evening, monkeypatch) -> None:
    """Busy while somebody asks: the lines are read all the same, and then the trouble."""
    diary = evening.diary
    setting_acts.set_setting(diary, "region", "IE")

    def busy(*_: object):
        raise BusyError("Another program is writing to your file.")

    monkeypatch.setattr(diary.store, "all", busy)
    said = support_spoken(diary)
    assert "Your own people can't be read just now." in said
    assert any(line.startswith("Samaritans") for line in said)
    assert said[-1] == "Another program is writing to your file."


def test_hostile_texts_are_read_as_lines(db_path) -> None:
    """Each sentence is one clean line, whatever the name."""
    with open_diary(db_path) as diary:
        for number, text in enumerate(HOSTILE):
            support_acts.add_contact(diary, f"{number} {text}", reach=text, good_for=text)
        for line in support_spoken(diary):
            assert "\n" not in line
            assert "\x1b" not in line
            assert line[-1] in ".!?…"
