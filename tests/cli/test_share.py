"""`selfcare share`: what was chosen and nothing more, counted and not judged."""

import re
import stat
from pathlib import Path

import pytest

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
HOSTILE = ("<script>alert(1)</script>", "a | b", "*x* `y` [z](https://x)", "\x1b]0;t\a", "a\\|b")


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def shared(diary):
    """Six days of a diary that began on Tuesday 17 November."""
    diary.ok("log", "walk", "30", "--day", "2026-11-17", "--note", "Along the river.")
    diary.ok("log", "sleep", "7h30", "--day", "2026-11-18")
    diary.ok("log", "walk", "12", "water", "1", "--day", "2026-11-18")
    diary.ok("checkin", "--mood", "4", "--stress", "8", "--note", "A hard day.", "--day", "-1")
    diary.ok("checkin", "--mood", "7")
    return diary


def test_the_sheet_counts_days_and_says_what_it_is(shared):
    """Days with and without a log, what is left out, and that nothing is diagnosed."""
    out = shared.ok("share", "--from", "2026-11-10", "--preview").out
    assert out.startswith("From a diary, 17 to 22 November 2026\n")
    for words in (
        "6 days from Tuesday 17 November 2026 to Sunday 22 November 2026.",
        "4 days with anything on this sheet logged, 2 not logged.",
        "The diary begins on Tuesday 17 November 2026; days before it are not counted.",
        "Areas: mindfulness, exercise, sleep, own.",
        "Left out by choice: notes.",
        "It is not a diagnosis, not a test and not a medical record.",
        "Mood (0 very low, 10 very good)             2   5.5       4        7",
        "Energy (0 empty, 10 full)                   0",
    ):
        assert words in out or words in " ".join(out.split()), words
    assert "Along the river" not in out
    assert "A hard day" not in out
    assert not Path("sheet.html").exists()


def test_counts_of_a_habit(shared):
    """Came, logged, not logged, set aside, and the sum; the closed evening counts as none."""
    shared.ok("pause", "walk", "--from", "2026-11-20", "--to", "2026-11-20")
    out = shared.ok("share", "--from", "2026-11-17", "--plain", "--preview").out
    assert (
        "Walk, exercise, 150 min a week. Came on 2, logged 2, not logged 3, set aside 1. "
        "In all 42 min, 21 min a day with it." in out
    )
    assert "Sleep, sleep, 5 days a week, 7 to 9 h. Came on 1, logged 1, not logged 4" in out
    assert "In all 7 h 30 a night logged." in out


def test_only_the_chosen_areas_are_in_it(shared):
    """Neither the others' names nor their days; ratings only when they are named."""
    out = shared.ok("share", "--from", "-6", "--areas", "sleep", "--notes", "--preview").out
    assert "Sleep" in out
    for word in ("Walk", "Water", "Mood", "river", "A hard day", "4 days with"):
        assert word not in out, word
    assert "1 day with anything on this sheet logged, 5 not logged." in out
    assert "Left out by choice: mindfulness, exercise, own; mood, energy and stress." in out
    both = shared.ok("share", "--from", "-6", "--areas", "Sleep, ratings", "--preview").out
    assert "Mood" in both
    assert "3 days with anything" in both


def test_notes_only_when_asked_for(shared):
    """With --notes they stand there with their day and what they are about."""
    out = shared.ok("share", "--from", "-6", "--notes", "--preview").out
    assert "17 November 2026  Walk     Along the river." in out
    assert "21 November 2026  the day  A hard day." in out
    assert "Left out" not in out


def test_hidden_areas_stay_hidden(shared):
    """A break from sleep holds for the sheet too, unless sleep is named."""
    shared.ok("settings", "set", "hidden_areas", "sleep")
    assert "Sleep" not in shared.ok("share", "--from", "-6", "--preview").out
    assert "Sleep" in shared.ok("share", "--from", "-6", "--areas", "sleep", "--preview").out


def test_files(shared):
    """HTML unless the name or an option says Markdown; private; never written over unasked."""
    said = shared.ok("share", "--from", "-6", "-o", "sheet.html")
    target = Path("sheet.html").absolute()
    assert said.out == f"The sheet is in {target}. Only you can read it.\n"
    text = target.read_text("utf-8")
    assert text.startswith("<!doctype html>")
    assert "default-src 'none'; style-src 'unsafe-inline'" in text
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert shared.run("share", "--from", "-6", "-o", "sheet.html").code == 1
    shared.ok("share", "--from", "-6", "-o", "sheet.html", "--markdown", "--force")
    assert target.read_text("utf-8").startswith("# From a diary, 17 to 22 November 2026")
    shared.ok("share", "--from", "-6", "--output", "sheet.md", "--preview")
    assert Path("sheet.md").read_text("utf-8").startswith("# From a diary")
    Path("link.html").symlink_to(shared.path)
    assert shared.run("share", "--from", "-6", "-o", "link.html", "--force").code == 1


@pytest.mark.parametrize(
    "words",
    [
        ["-o", "x"], ["--from", "-3"], ["--from", "-3", "--to", "-5", "--preview"],
        ["--from", "-3", "--to", "2026-12-24", "--preview"], ["--from", "x", "--preview"],
        ["--from", "-3", "--areas", "liver", "--preview"],
        ["--from", "-3", "--areas", "", "--preview"],
        ["--from", "-3", "--html", "--markdown", "-o", "x"],
        ["--from", "-3", "--force", "--preview"],
        ["--from", "2000-01-01", "--preview"],
        ["--from", "2026-01-01", "--to", "2026-02-01", "--preview"],
    ],
)  # fmt: skip
def test_what_cannot_be_is_one_sentence(shared, words):
    """Exit code 2, one sentence, no file."""
    said = shared.run("share", *words)
    assert (said.code, said.out) == (2, "")
    assert said.err.count("\n") == 1
    assert not Path("x").exists()


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_texts(shell, text):
    """As a name, a unit of its own and a note, in every outlet: text and nothing else."""
    shell.ok("habits", "add", "--area", "own", "--unit", "pages", "--", text)
    shell.ok("log", "--note", text, "--", text, "5")
    shell.ok("checkin", "--mood", "5", "--note", text)
    for plain in ((), ("--plain",)):
        said = shell.ok(*plain, "share", "--from", "today", "--notes", "--preview")
        assert not CONTROL.search(said.out)
    shell.ok("share", "--from", "today", "--notes", "-o", "s.html")
    page = Path("s.html").read_text("utf-8")
    assert not re.search(r"<(?!/?(html|head|meta|title|style|body|main|h1|h2|p|ul|li|bdi|table|"
                         r"thead|tbody|tr|th|td|div|!doctype)\b)", page)  # fmt: skip
    shell.ok("share", "--from", "today", "--notes", "-o", "s.md")
    rows = [
        line for line in Path("s.md").read_text("utf-8").splitlines() if line.startswith("| 22 ")
    ]
    assert len(rows) == 3
    assert all(len(re.findall(r"(?<!\\)\|", row)) in {4, 8} for row in rows)
    assert not CONTROL.search(page + "".join(rows))
