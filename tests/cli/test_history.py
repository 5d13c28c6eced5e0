"""`history` and `patterns`, word for word, as shapes, and on hostile names."""

import json
import re
from pathlib import Path

import pytest

from selfcare.core.text import clean_line

HOSTILE = json.loads((Path(__file__).parents[1] / "hostile_texts.json").read_text("utf-8"))
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")

WALK = """\
2026, Walk

     Jan Feb Mar  Apr May  Jun Jul Aug  Sep Oct Nov  Dec
Mon                                                ■
Tue                                                ·
Wed                                                ·
Thu                                                ·
Fri                                                ■
Sat                                                □
Sun                                                ■

■ 3 done   □ 1 none   · 3 open

Jan
Feb
Mar
Apr
May
Jun
Jul
Aug
Sep
Oct
Nov  ▪▪··················  3 days, 72 min
Dec
"""


def fill(diary) -> None:
    """Four days of Walk from Monday on, two moods."""
    for day, amount in (("mon", "30"), ("fri", "12"), ("sat", "0"), ("today", "30")):
        diary.ok("log", "walk", amount, "--day", day)
    diary.ok("checkin", "--mood", "7", "--day", "mon")
    diary.ok("checkin", "--mood", "4", "--energy", "3")


def test_a_year_of_a_habit(diary):
    """The picture, what its signs say, the months."""
    fill(diary)
    assert diary.ok("history", "wal").out == WALK


def test_the_ascii_set(diary):
    """The setting `glyphs` holds here as well."""
    fill(diary)
    diary.ok("settings", "set", "glyphs", "ascii")
    out = diary.ok("history").out
    assert out.isascii()
    assert "# all of a day's habits   5 half   o none   . open" in out
    assert diary.ok("history", "--mood").out.isascii()


def test_the_year_in_sentences(diary):
    """Without signs and columns."""
    fill(diary)
    assert diary.ok("history", "walk", "--plain").lines == [
        "Walk in 2026: 3 days done, 1 day none, 3 days open.",
        "November: 3 days showed up, 72 minutes.",
    ]
    assert diary.ok("--plain", "history").lines == [
        "All habits in 2026: 4 days logged.",
        "November: 4 days logged.",
    ]
    assert diary.ok("history", "--mood", "--plain").lines == [
        "Mood in 2026: 2 days rated.",
        "November: mean 5.5, 2 days rated.",
    ]


def test_nights_are_logged_with_their_mean_length(diary):
    """A sum of nights says nothing, and no night is judged."""
    diary.ok("log", "sleep", "7", "--day", "mon")
    diary.ok("log", "sleep", "5", "--day", "fri")
    assert diary.ok("history", "sleep", "--plain").lines == [
        "Sleep in 2026: 2 days logged, 5 days open.",
        "November: 2 nights logged, 6 hours on average.",
    ]
    assert (
        "Nov  ▪···················  2 nights, 6 h on average" in diary.ok("history", "sleep").lines
    )


def test_an_empty_year_is_said_kindly(diary):
    """And where it begins, when it does."""
    assert diary.ok("history", "--year", "2024").lines == [
        "2024, All habits", "", "Nothing is logged in 2024.",
    ]  # fmt: skip
    fill(diary)
    assert diary.ok("history", "--year", "-2", "--plain").lines == [
        "Nothing is logged in 2024.",
        "It begins on Monday 16 November.",
    ]
    assert "No mood is noted in 2025." in diary.ok("history", "--mood", "--year", "-1").out


def test_history_json(diary):
    """Every day up to today, twelve months, null where nothing is known."""
    fill(diary)
    shape = diary.ok("history", "walk", "--json").json
    assert list(shape) == ["about", "habit", "unit", "year", "days", "months"]
    assert (shape["about"], shape["habit"], shape["unit"]) == ("habit", "Walk", "min")
    assert len(shape["days"]) == 326
    assert shape["days"][-1] == {"day": "2026-11-22", "status": "done", "amount": 30}
    assert shape["days"][0] == {"day": "2026-01-01", "status": None, "amount": None}
    assert shape["months"][10] == {"month": "2026-11", "days": 4, "showed_up": 3, "amount": 72}
    every = diary.ok("history", "--json").json
    assert every["days"][-1] == {"day": "2026-11-22", "showed_up": 1, "asked": 4}
    assert every["days"][-3] == {"day": "2026-11-20", "showed_up": 1, "asked": 1}
    mood = diary.ok("history", "--mood", "--json").json
    assert mood["days"][-1] == {"day": "2026-11-22", "mood": 4}
    assert mood["months"][10] == {"month": "2026-11", "days": 2, "mean": 5.5}


def test_put_away_habits_are_found(diary):
    """Their history stays."""
    fill(diary)
    diary.ok("habits", "archive", "walk")
    assert diary.ok("history", "walk", "--json").json["habit"] == "Walk"


@pytest.mark.parametrize("year", ["1899", "2027", "next", "", "-500"])
def test_a_year_out_of_reach_is_refused(diary, year):
    """With what it takes."""
    said = diary.run("history", "--year", year)
    assert said.code == 2
    assert said.err == (
        "--year takes a year from 1900 to 2026, such as 2025, or -1 for last year.\n"
    )


def test_a_habit_or_mood(diary):
    """Not both; an unknown habit names what there is."""
    assert diary.run("history", "walk", "--mood").err == "Name a habit or give --mood, not both.\n"
    said = diary.run("history", "zzz")
    assert said.code == 1
    assert "There are: Walk" in said.err


def test_patterns_say_what_is_missing(diary):
    """A young diary needs more days, and says how many."""
    fill(diary)
    lines = diary.ok("patterns").lines
    assert lines[0].startswith("A link compares the days with a habit")
    assert "Walk and mood on the same day" in lines
    assert "  Needs 26 more days. So far 2 days with Walk and 0 without, each with a mood." in lines
    sentences = diary.ok("patterns", "--plain").lines
    assert len(sentences) == 9
    assert all(sentence.endswith(".") for sentence in sentences)
    shape = diary.ok("patterns", "--json").json
    assert [link["lag"] for link in shape["links"][:2]] == ["same day", "next day"]
    assert shape["links"][0]["verdict"] == "needs more"
    assert shape["links"][0]["mood_without"] is None


def test_patterns_without_habits(shell):
    """One kind sentence."""
    shell.ok("checkin", "--mood", "5")
    assert shell.ok("patterns").lines[-1] == (
        "No habit is here to compare with mood. Add one with: selfcare habits add."
    )
    assert shell.ok("patterns", "--json").json == {"links": []}
    assert shell.ok("history").code == 0


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_names_are_text(shell, text):
    """Shown as typed, cleaned; no control character reaches the terminal."""
    shell.ok("habits", "add", "--area", "own", "--unit", "min", "--", text)
    shell.ok("log", "--", text, "5")
    for words in (["history", "--", text], ["history"], ["patterns"]):
        for plain in ((), ("--plain",)):
            said = shell.ok(*plain, *words)
            assert not CONTROL.search(said.out + said.err)
    assert clean_line(text) in shell.ok("history", "--", text).out
    assert shell.ok("history", "--json", "--", text).json["habit"] == clean_line(text)
