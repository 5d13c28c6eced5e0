"""Text stays text in every outlet: Markdown, HTML, SVG, the terminal."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfcare.core.text import clean_line
from selfcare.draw.document import Document, Drawing, Heading, Items, Table, Words, text_lines
from selfcare.draw.files import element, escaped, html_text, markdown_text, svg_text
from selfcare.draw.lines import INK, cells, folded, plain, printable

TEXTS = json.loads((Path(__file__).parents[1] / "hostile_texts.json").read_text("utf-8"))
hostile = st.one_of(
    st.sampled_from(TEXTS),
    st.text(max_size=80),
    st.text(alphabet="[](){}<>|\\`*_#&~$@!^:/.-+= ab\n\"'\ufffe\uffff\x1b", max_size=40),
)


class Reader(HTMLParser):
    """The words and the tags of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.cells: list[str] = []

    def handle_starttag(self, tag, attrs):
        del attrs
        self.tags.append(tag)
        if tag == "td":
            self.cells.append("")

    def handle_data(self, data):
        if self.tags and self.tags[-1] == "td":
            self.cells[-1] += data


def unescaped(text: str) -> str:
    """What a Markdown reader shows: backslashes before punctuation go, our two entities come."""
    shown = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text)
    return shown.replace("&#124;", "|").replace("&#92;", "\\")


@given(hostile)
def test_markdown_shows_what_was_typed(text):
    """Escaping and reading again gives the text, on one line, with no bar a table would see."""
    line = escaped(text)
    assert unescaped(line) == clean_line(printable(text), 10_000)
    assert "|" not in line
    assert "\n" not in line
    assert not re.search(r"(?<!\\)[<`*_\[\]#~$]", line.replace("&#", ""))


@given(st.lists(hostile, min_size=3, max_size=3))
def test_a_markdown_row_keeps_its_cells(texts):
    """Three texts are three cells, whatever is in them."""
    page = markdown_text(Document("t", (Table(("a", "b", "c"), (tuple(texts),)),)))
    row = page.splitlines()[-1]
    assert len(row.split("|")) == 5
    assert len(page.splitlines()) == 5


@given(hostile)
def test_html_holds_text_and_no_tags(text):
    """Every child and attribute is escaped, so the tags are ours alone."""
    reader = Reader()
    reader.feed(html_text(Document(text, (Table(("h",), ((text,),)), Words(text), Heading(text)))))
    assert set(reader.tags) <= {
        "html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "p", "bdi", "div",
        "table", "thead", "tbody", "tr", "th", "td",
    }  # fmt: skip
    assert reader.cells == [printable(text)]


@given(hostile)
def test_svg_is_well_formed_whatever_is_in_it(text):
    """An XML parser reads it, also with code points that XML has not."""
    line = ((clean_line(text), INK),)
    root = ET.fromstring(svg_text([line], text, [text]))
    shown = "".join(each.text or "" for each in root if each.tag.endswith("text"))
    assert shown.replace(" ", "") == clean_line(printable(clean_line(text))).replace(" ", "")


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_attributes_are_escaped(text):
    """A value cannot end its attribute."""
    made = element("p", class_=text)
    assert made.count('"') == 2
    assert "<" not in made[1:-5]


@given(hostile, st.integers(4, 60))
def test_folding_keeps_every_letter_and_the_width(text, width):
    """No line is wider than asked for, and together they are the text."""
    rows = [*folded(text, width)]
    assert all(cells(row) <= max(width, 2) for row in rows)
    assert "".join("".join(row.split()) for row in rows) == "".join(text.split())


def test_a_table_without_room_is_stacked():
    """Wide tables become a name and what the head calls the rest; narrow ones stay tables."""
    table = Table(("Habit", "Plan", "Came"), (("Walk", "x" * 30, "y" * 30),))
    wide = [plain(line) for line in text_lines(Document("t", (table,)), width=60)]
    assert wide[2] == "Walk"
    assert wide[3].startswith("  plan")
    narrow = Table(("Habit", "Came"), (("Walk", "3"),), frozenset({1}))
    lines = [plain(line) for line in text_lines(Document("t", (narrow,)))]
    assert lines[2:] == ["Habit  Came", "Walk      3"]


def test_every_block_has_every_outlet():
    """Headings, words, items, tables and drawings in Markdown, HTML and text."""
    blocks = (
        Heading("H"), Words("w"), Words("q", quiet=True), Items(("one", "two")),
        Table(("a",), (("1",),)), Drawing((((" x", INK),),)),
    )  # fmt: skip
    document = Document("T", blocks)
    assert markdown_text(document) == (
        "# T\n\n## H\n\nw\n\nq\n\n- one\n- two\n\n| a |\n|---|\n| 1 |\n\n    x\n"
    )
    assert "<pre aria-hidden" in html_text(document)
    assert [plain(line) for line in text_lines(document)][-1] == " x"


def test_right_to_left_words_stand_apart():
    """A name that runs to the left does not turn the figures behind it around; its words stay."""
    name = "\u0645\u0634\u064a 5 \u064a\u0648\u0645"
    page = html_text(Document("t", (Words(f"a {name} b, 3 of 7 days."),)))
    assert f"<p>a <bdi>{name}</bdi> b, 3 of 7 days.</p>" in page
