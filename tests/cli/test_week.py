"""`selfcare week`: word for word, for programs, and beside a second reading of measures.md.

The file is the stored log of `tests/core/resilience_log.py`. The texts of the command stand in
tests/screens/week_command; SELFCARE_UPDATE_SCREENS=1 writes them.
"""

import os
import re
import runpy
from datetime import date, timedelta
from pathlib import Path

import pytest

from selfcare.diary import open_diary, week_acts

CORE = Path(__file__).parents[1] / "core"
SCREENS = Path(__file__).parents[1] / "screens" / "week_command"
UPDATE = os.environ.get("SELFCARE_UPDATE_SCREENS") == "1"
LOG = runpy.run_path(str(CORE / "resilience_log.py"))
WRITER = runpy.run_path(str(Path(__file__).with_name("week_log.py")))
READING = runpy.run_path(str(CORE / "resilience_reference.py"))
HARD, THIN, GATED, QUIET = "2026-11-16", "2026-11-02", "2026-10-26", "2026-10-19"


@pytest.fixture(scope="session")
def _written(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("log") / "log.db"
    WRITER["write_log"](path, LOG["sample_log"]())
    return path.read_bytes()


@pytest.fixture
def weeks(shell, _written):
    """The stored log in a file of the test's own."""
    shell.path.write_bytes(_written)
    shell.path.chmod(0o600)
    return shell


def same(text: str, name: str) -> None:
    path = SCREENS / name
    if UPDATE:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


def close_to(found: float | None, other: float | None) -> bool:
    if found is None or other is None:
        return found is other
    return abs(found - other) <= 0.01


def test_json_agrees_with_a_second_reading(weeks):
    """All parts, index, low and high of 34 weeks, within 0.01 of an independent script."""
    reading = READING["Reading"](LOG["sample_log"](), LOG["LAST"])
    monday, scored = LOG["MONDAY"], 0
    while monday <= LOG["LAST"]:
        said = weeks.ok("week", monday.isoformat(), "--json").json
        other = reading.week(monday)
        parts = said["parts"]
        for name, letter in (
            ("practice", "P"), ("steadiness", "S"), ("recovery", "R"), ("holding", "H"),
        ):  # fmt: skip
            assert close_to(parts[name], other[letter]), (monday, name)
        assert close_to(said["index"], other["index"]), monday
        if other["index"] is not None:
            assert close_to(said["low"], other["low"]), monday
            assert close_to(said["high"], other["high"]), monday
            scored += 1
        assert said["usual"] == READING["usual"](reading, monday), monday
        for area in said["areas"]:
            known = other["areas"].get(area["area"])
            assert close_to(area["estimate"], known and known["estimate"]), monday
        monday += timedelta(days=7)
    assert scored >= 20


def test_json_has_exactly_the_named_keys(weeks):
    """The shape of design.md section 6, and nothing beside it."""
    said = weeks.ok("week", HARD, "--json").json
    assert list(said) == [
        "week", "first_day", "last_day", "index", "low", "high", "word", "borderline", "parts",
        "usual", "message", "areas",
    ]  # fmt: skip
    assert list(said["parts"]) == ["practice", "steadiness", "recovery", "holding"]
    assert said["week"] == said["first_day"] == HARD
    assert said["last_day"] == "2026-11-22"
    assert said["message"] is None
    for area in said["areas"]:
        assert list(area) == ["area", "estimate", "low", "high", "habits"]
        for habit in area["habits"]:
            assert list(habit) == [
                "name", "done", "goal", "known_days", "unknown_days", "estimate",
            ]  # fmt: skip


def test_gated_week_in_json(weeks):
    """Too little is null with a message that counts; the known parts stay numbers or null."""
    said = weeks.ok("week", GATED, "--json").json
    assert said["index"] is said["low"] is said["high"] is said["word"] is said["usual"] is None
    assert said["borderline"] is False
    assert said["message"] == "3 of 4 check-ins so far. A check-in is one mood number."


@pytest.mark.parametrize(
    ("day", "name"), [(HARD, "hard"), (GATED, "gate"), (THIN, "thin"), (QUIET, "quiet")]
)
@pytest.mark.parametrize("kind", ["eye", "ear", "ascii"])
def test_word_for_word(weeks, day, name, kind):
    """A hard week, a gated one, a thin one and one without a log, for eye, ear and old consoles."""
    if kind == "ascii":
        weeks.ok("settings", "set", "glyphs", "ascii")
    said = weeks.ok("week", day, *(["--plain"] if kind == "ear" else []))
    assert said.err == ""
    same(said.out, f"{name}_{kind}.txt")
    if kind == "ascii":
        assert said.out.isascii()
    if kind == "ear":
        assert not re.search(r"[■◧□·–▪←]", said.out)
        assert all(line.endswith((".", "?")) for line in said.lines)


@pytest.fixture
def newcomer(shell):
    """Worked week B: a first week with five of seven days logged."""
    monday = {"env": {"SELFCARE_NOW": "2026-11-16T08:00:00+01:00"}}
    add = ("habits", "add")
    shell.ok(*add, "Walk", "--area", "exercise", "--unit", "min", "--plan", "150 min/week",
             **monday)  # fmt: skip
    shell.ok(*add, "Sleep", "--area", "sleep", "--unit", "h", "--goal", "7-9", "--plan", "5/week",
             **monday)  # fmt: skip
    shell.ok(*add, "Sit quietly", "--area", "mindfulness", "--plan", "5/week", **monday)
    shell.ok(*add, "Talk", "--area", "connection", "--plan", "5/week", **monday)
    for day, walk, sleep, sit, talk in (
        ("16", 30, 7.5, 1, 1), ("17", 0, 6, 0, 1), ("18", 30, 8, 1, 0), ("19", 0, 7, 0, 1),
        ("20", 0, 5, 0, 1),
    ):  # fmt: skip
        words = ("walk", str(walk), "sleep", str(sleep), "sit", str(sit), "talk", str(talk))
        shell.ok("log", *words, "--day", f"2026-11-{day}")
        shell.ok("checkin", "--mood", "6", "--day", f"2026-11-{day}")
    return shell


@pytest.mark.parametrize("kind", ["eye", "ear", "ascii"])
def test_a_wide_week_shows_its_range_alone(newcomer, kind):
    """Much is unknown: from 55 to 90 and no number, and the bar of the plan shows both ends."""
    if kind == "ascii":
        newcomer.ok("settings", "set", "glyphs", "ascii")
    said = newcomer.ok("week", *(["--plain"] if kind == "ear" else []))
    assert "Somewhere from 55 to 90. Several days are not logged, so it stays wide." in said.out
    same(said.out, f"wide_{kind}.txt")
    found = newcomer.ok("week", "--json").json
    assert [round(found[key], 3) for key in ("low", "high")] == [55, 90]
    assert found["index"] == found["parts"]["practice"]


def test_no_line_is_wider_than_eighty(weeks):
    """The drawing keeps its grid."""
    for day in (HARD, GATED, THIN, QUIET):
        assert all(len(line) <= 80 for line in weeks.ok("week", day).lines)


def test_the_number_can_be_put_away(weeks):
    """With show_number off no number from 0 to 100 is left of the summary, in any outlet."""
    weeks.ok("settings", "set", "show_number", "off")
    for words in ([], ["--plain"]):
        out = weeks.ok("week", HARD, *words).out
        assert "most likely" not in out
        assert "of 100" not in out
        assert not re.search(r"^  (Your plan|Rhythm|Coming back|Holding up) +\d", out, re.MULTILINE)
    weeks.ok("week", HARD, "--markdown", "w.md")
    assert "Of 100" not in Path("w.md").read_text("utf-8")


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def test_light_days_show_the_table_alone(weeks):
    """Neither number nor comparison nor verdict; the table is all there."""
    weeks.ok("settings", "set", "light_days", "on")
    for words in ([], ["--plain"]):
        out = weeks.ok("week", HARD, *words).out
        assert "Walk" in out
        for word in ("most likely", "usual", "Your plan", "week,", "A picture"):
            assert word not in out, word


def test_days_and_words(weeks):
    """-7, mon and dates name the week; what cannot be read or has not begun is refused."""
    first = weeks.ok("week", "-7", "--json").json["week"]
    assert first == "2026-11-09"
    assert weeks.ok("week", "mon", "--json").json["week"] == HARD
    assert weeks.ok("week", "--json").json["week"] == HARD
    assert weeks.run("week", "2026-12-24").code == 2
    assert weeks.run("week", "someday").code == 2
    assert weeks.run("week", "--nothing").code == 2
    assert weeks.run("week", "--json", "--html", "x").code == 2
    assert weeks.run("week", "--force").code == 2


def test_nothing_here_yet(shell):
    """Without a file there is one sentence, and no file afterwards."""
    said = shell.run("week")
    assert said.code == 1
    assert not shell.path.exists()


def test_no_habits(shell):
    """Ratings alone: one sentence without keys of the app, and the ratings in the table."""
    shell.ok("checkin", "--mood", "6")
    for words in ([], ["--plain"]):
        out = shell.ok("week", *words).out
        assert "No habit was there in this week" in out
        assert "Mood" in out


def test_a_small_version_after_a_gap(diary):
    """The first days back: what came, and for the ear without a sign."""
    diary.ok("log", "walk", "30", "--day", "2026-10-11")
    diary.ok("log", "sit", "2", "walk", "10")
    assert "10 min" in diary.ok("week").out
    out = diary.ok("week", "--plain").out
    assert "Walk, 10 minutes." in out
    assert "·" not in out


def test_the_review_asks_in_a_terminal_alone(diary):
    """Without one there is a sentence and the code of no terminal."""
    said = diary.run("week", "--review")
    assert said.code == 2
    assert said.err.startswith("There is no terminal to ask in.")


def test_the_review_keeps_what_is_answered(diary, monkeypatch):
    """In a terminal the three questions are asked for the week of the day."""
    from selfcare.cli import week

    monkeypatch.setattr(week, "at_a_keyboard", lambda: True)
    diary.ok("week", "mon", "--review", stdin="Ana called.\n\nTo bed by ten.\n")
    with open_diary(diary.path) as kept:
        review = week_acts.review(kept, date.fromisoformat(HARD))
    assert review is not None
    assert (review.helped, review.next_step) == ("Ana called.", "To bed by ten.")


def test_an_empty_diary(diary):
    """Habits and no log: the kind words, and the table."""
    assert "0 of 4 check-ins so far" in diary.ok("week").out
    assert diary.ok("week", "--json").json["index"] is None


def test_the_review_is_in_the_files(weeks):
    """This week's answers stand below the table, and last week's step."""
    with open_diary(weeks.path) as kept:
        monday = date.fromisoformat(HARD)
        week_acts.save_review(kept, monday, helped="Ana | called", next_step="To bed by ten")
        week_acts.save_review(kept, monday - timedelta(days=7), next_step="Shoes by the door")
    out = weeks.ok("week", HARD).out
    assert "What helped? Ana | called." in out
    assert "last week's small step: shoes by the door." in out.casefold()
    weeks.ok("week", HARD, "--markdown", "w.md")
    assert "Ana &#124; called" in Path("w.md").read_text("utf-8")
