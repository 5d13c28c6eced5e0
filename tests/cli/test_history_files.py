"""`selfcare history` as a file: private, whole, and safe whatever a habit is called."""

import json
import re
import stat
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from selfcare.core.text import clean_line
from selfcare.diary import habit_acts, looking_back, open_diary

TEXTS = json.loads((Path(__file__).parents[1] / "hostile_texts.json").read_text("utf-8"))
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
ENDINGS = {"markdown": "md", "svg": "svg", "html": "html"}


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def walked(shell):
    """A habit with five days in two months."""
    shell.ok("habits", "add", "Walk", "--area", "exercise", "--unit", "min")
    for day in ("2026-10-30", "2026-10-31", "2026-11-20", "2026-11-21", "2026-11-22"):
        shell.ok("log", "walk", "20", "--day", day)
    return shell


@pytest.mark.parametrize("kind", ENDINGS)
def test_each_kind_holds_the_year_in_words(walked, kind):
    """The months with their sums are in every kind, and the file is for its owner alone."""
    name = f"year.{ENDINGS[kind]}"
    said = walked.ok("history", "walk", f"--{kind}", name)
    target = Path(name).absolute()
    assert said.out == f"The year is in {target}. Only you can read it.\n"
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    text = re.sub(r"</?(text|span|bdi)[^>]*>|\s", "", target.read_text("utf-8"))
    assert "Walk,2026" in text
    for month, sum_ in (("October", "2days,40min"), ("November", "3days,1h")):
        assert month in text
        assert sum_ in text or sum_.replace("1h", "60min") in text


def test_the_picture_in_the_page_is_that_of_the_terminal(walked):
    """Sign for sign."""
    walked.ok("history", "walk", "--html", "y.html")
    page = re.sub(r"<[^>]*>", "", Path("y.html").read_text("utf-8"))
    for line in walked.ok("history", "walk").lines[2:10]:
        assert line in page, line


def test_a_file_that_is_there_stays(walked):
    """Without --force nothing is written over; two files at once, or --force alone: exit code 2."""
    Path("y.svg").write_text("mine")
    said = walked.run("history", "--svg", "y.svg")
    assert (said.code, Path("y.svg").read_text()) == (1, "mine")
    walked.ok("history", "--svg", "y.svg", "--force")
    ET.parse("y.svg")
    assert walked.run("history", "--force").code == 2
    two = walked.run("history", "--svg", "a.svg", "--html", "a.html")
    assert two.code == 2
    assert "Choose one of --json, --markdown, --svg and --html." in two.err
    assert not Path("a.svg").exists()


@pytest.mark.parametrize("kind", ENDINGS)
def test_a_year_without_anything_says_so(walked, kind):
    """The sentence of the terminal, and no empty picture."""
    walked.ok("history", "walk", "--year", "-1", f"--{kind}", "y")
    assert "Nothing is logged in 2025." in re.sub(r"<[^>]*>", " ", Path("y").read_text("utf-8"))


def test_hostile_names_are_text_in_every_kind(shell):
    """No tag, no control character, the name as it was typed."""
    with open_diary(shell.path) as kept:
        for text in TEXTS:
            name = clean_line(text)
            if not name:
                continue
            try:
                habit, _ = habit_acts.add_habit(kept, text, "own")
            except Exception:  # noqa: BLE001  a name that is taken already, cleaned
                continue
            view = looking_back.year_view(kept, habit.id, 2026)
            from selfcare.draw.files import FileKind, year_text

            page, picture, table = (
                year_text(view, kind) for kind in (FileKind.HTML, FileKind.SVG, FileKind.MARKDOWN)
            )
            assert not CONTROL.search(page + picture + table), text
            root = ET.fromstring(picture)
            assert {each.tag.partition("}")[2] for each in root.iter()} <= {
                "svg", "title", "desc", "style", "rect", "text",
            }  # fmt: skip
            words = "".join("".join(each.itertext()) for each in root.iter())
            assert "".join(name.split()) in "".join(words.split()), text
            tags = set(re.findall(r"<([a-z0-9]+)", page))
            assert "script" not in tags
            assert "img" not in tags
            assert "<" not in re.sub(r"\\<", "", table), text
