"""`selfcare week` as a file: complete in itself, private, and safe whatever the texts in it are."""

import json
import re
import runpy
import stat
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from selfcare.diary import habit_acts, open_diary

LOG = runpy.run_path(str(Path(__file__).parents[1] / "core" / "resilience_log.py"))
WRITER = runpy.run_path(str(Path(__file__).with_name("week_log.py")))
HARD = "2026-11-16"


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


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


class Page(HTMLParser):
    """What a page is made of."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.words = ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data):
        self.words += data


def check_page(text: str) -> Page:
    """No script, no handler, nothing remote, the policy in place."""
    page = Page(text)
    allowed = {
        "html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "p", "pre", "span",
        "ul", "li", "bdi", "table", "thead", "tbody", "tr", "th", "td", "div",
    }  # fmt: skip
    assert set(page.tags) <= allowed
    names = {name for name, _ in page.attributes}
    assert not any(name.startswith("on") or name in {"href", "src", "srcset"} for name in names)
    assert "default-src 'none'; style-src 'unsafe-inline'" in text
    assert "url(" not in text
    assert "@import" not in text
    return page


def test_html_holds_everything(weeks):
    """One page with the drawing and its words, for its owner alone."""
    said = weeks.ok("week", HARD, "--html", "week.html")
    target = Path("week.html").absolute()
    assert said.out == f"The week is in {target}. Only you can read it.\n"
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    page = check_page(target.read_text("utf-8"))
    drawn = weeks.ok("week", HARD).lines[2:]
    for line in drawn:
        assert line in page.words, line
    assert "@media print" in target.read_text("utf-8")


def test_svg_is_well_formed_and_complete(weeks):
    """An XML parser reads it; no script, no link; every word of the drawing is in it."""
    weeks.ok("week", HARD, "--svg", "week.svg")
    root = ET.parse("week.svg").getroot()
    tags = {element.tag.partition("}")[2] for element in root.iter()}
    assert tags == {"svg", "title", "desc", "style", "rect", "text"}
    assert not any("href" in name for element in root.iter() for name in element.attrib)
    shown = "".join("".join(element.itertext()) for element in root.iter()).replace(" ", "")
    for line in weeks.ok("week", HARD).lines[1:]:
        for words in re.split(r" {2,}", line.strip()):
            assert words.replace(" ", "") in shown, words


def test_a_file_that_is_there_stays(weeks):
    """Without --force nothing is written over, and the sentence says what to do."""
    target = Path("w.html")
    target.write_text("mine")
    said = weeks.run("week", "--html", "w.html")
    assert (said.code, target.read_text()) == (1, "mine")
    assert "is there already" in said.err
    weeks.ok("week", "--html", "w.html", "--force")
    assert target.read_text().startswith("<!doctype html>")
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_a_link_is_never_followed(weeks):
    """Neither with --force nor without; what it points to is untouched."""
    victim = Path("victim")
    victim.write_text("mine")
    Path("w.svg").symlink_to(victim)
    Path("w.md").symlink_to("nowhere")
    for words in (["--svg", "w.svg"], ["--svg", "w.svg", "--force"], ["--markdown", "w.md"]):
        said = weeks.run("week", *words)
        assert said.code == 1
        assert "is a link" in said.err
    assert victim.read_text() == "mine"
    assert not Path("nowhere").exists()
    assert not list(Path.cwd().glob(".*.part"))


def test_the_diary_is_never_written_over(weeks):
    """Not even by --force, by another way to its name, or beside it."""
    before = weeks.path.read_bytes()
    Path("sub").mkdir()
    for name in (str(weeks.path), f"sub/../{weeks.path.name}", f"{weeks.path}-journal"):
        said = weeks.run("week", "--html", name, "--force")
        assert said.code == 1
        assert "is your diary itself" in said.err
    assert weeks.path.read_bytes() == before


@pytest.mark.parametrize("name", ["", "no/such/folder/w.html", ".", "a\0b", "x" * 300])
def test_impossible_names_are_sentences(weeks, name):
    """One clear sentence, the documented exit code, nothing left behind."""
    said = weeks.run("week", "--html", name)
    assert said.code in {1, 2}
    assert said.err.count("\n") == 1
    assert "did not expect" not in said.err
    assert not list(Path.cwd().glob(".*.part"))


TEXTS = json.loads((Path(__file__).parents[1] / "hostile_texts.json").read_text("utf-8"))
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
BARS = re.compile(r"(?<!\\)\|")


def test_hostile_texts_in_every_outlet(shell):
    """Sixty names and reviews: text everywhere, in the page, the picture and the table."""
    from selfcare.core.text import clean_line

    with open_diary(shell.path) as kept:
        for number, text in enumerate(TEXTS):
            habit_acts.add_habit(kept, f"{number} {text}", "own", note=text, if_then=text)
    names = [clean_line(f"{number} {text}") for number, text in enumerate(TEXTS)]
    flat = "".join(shell.ok("week").out.split())
    assert not CONTROL.search(shell.ok("week").out + shell.ok("week", "--plain").out)
    shell.ok("week", "--html", "w.html")
    page = check_page(Path("w.html").read_text("utf-8"))
    shell.ok("week", "--svg", "w.svg")
    root = ET.parse("w.svg").getroot()
    drawn = "".join("".join(each.itertext()) for each in root.iter()).replace(" ", "")
    shell.ok("week", "--markdown", "w.md")
    table = [line for line in Path("w.md").read_text("utf-8").splitlines() if line.startswith("| ")]
    rows = [line for line in table if re.match(r"\| \d", line)]
    assert len(rows) == len(TEXTS)
    words = "".join(page.words.split())
    for name, row in zip(names, rows, strict=True):
        folded = "".join(name.split())
        assert folded in flat, name
        assert folded in words, name
        assert folded in drawn.replace("\n", ""), name
        assert len(BARS.findall(row)) == 10, row
        assert "<" not in re.sub(r"\\<", "", row), row
    for file in ("w.html", "w.svg", "w.md"):
        assert not CONTROL.search(Path(file).read_text("utf-8"))


def test_the_page_check_can_fail():
    """Negative control: a script, a handler and a remote image are seen."""
    for bad in ("<script>x</script>", "<p onclick=x>", '<img src="https://x">'):
        with pytest.raises(AssertionError):
            check_page(f"default-src 'none'; style-src 'unsafe-inline'{bad}")
