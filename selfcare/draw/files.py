"""A week as a file of one's own: Markdown, SVG or HTML, each complete in itself."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from enum import StrEnum
from html import escape
from itertools import groupby
from pathlib import Path

from selfcare.core.share import ShareSheet
from selfcare.core.text import NOTE_LENGTH, clean_line
from selfcare.core.views_back import YearView
from selfcare.draw.document import Block, Document, Drawing, Heading, Items, Pairs, Table, Words
from selfcare.draw.lines import (
    BOLD,
    FONTS,
    HERE,
    INK,
    PAPER,
    STRONG,
    TONE_COLOURS,
    Line,
    cells,
    plain,
    printable,
)
from selfcare.draw.share_document import share_document
from selfcare.draw.signs import FULL_SIGNS
from selfcare.draw.week import drawn_week, tabled_week, week_card, week_sentences, week_title
from selfcare.draw.year import drawn_year, tabled_year, year_card, year_sentences, year_title
from selfcare.files import write_private
from selfcare.words.week_page import WeekPage

# A document as one HTML file: no script, no remote part, readable in print.
#
# Escaping is the rule and not the exception: `element` escapes every child that is not `Html`, and
# only this module makes `Html`. The content security policy of the page forbids everything but its
# own style.


_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_VOID = frozenset({"meta"})
_TO_LEFT = frozenset({"R", "AL"})
"""Unicode's classes of letters that run from right to left."""


class Html(str):
    """A text that is HTML already."""

    __slots__ = ()


def html_text(document: Document) -> str:
    """The whole file."""
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", document.title),
        element("style", Html(_style())),
    )
    body = element(
        "body",
        element("main", element("h1", document.title), *map(_html_block, document.blocks)),
    )
    return f"<!doctype html>\n{element('html', head, body, lang='en')}\n"


def element(name: str, /, *children: str, **attributes: str) -> Html:
    """One element; children that are not `Html` are text and are escaped, attributes always."""
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_quoted(value)}"'
        for key, value in attributes.items()
    )
    if name in _VOID:
        return Html(f"<{name}{given}>")
    inner = "".join(
        child if isinstance(child, Html) else escape(printable(child)) for child in children
    )
    return Html(f"<{name}{given}>{inner}</{name}>")


def _quoted(value: str) -> str:
    """An attribute's value between double quotes; single ones stay as they are."""
    return escape(printable(value), quote=False).replace('"', "&quot;")


def _html_block(block: Block) -> Html:
    match block:
        case Heading(text):
            return element("h2", *_isolated(text))
        case Words(text, quiet):
            words = _isolated(text)
            return element("p", *words, class_="quiet") if quiet else element("p", *words)
        case Items(texts):
            return element("ul", *(element("li", *_isolated(text)) for text in texts))
        case Pairs(rows):
            return element(
                "dl",
                *(
                    element(
                        "div", element("dt", *_isolated(label)), element("dd", *_isolated(words))
                    )
                    for label, words in rows
                ),
            )
        case Drawing(lines):
            drawn = [part for line in lines for part in (*_spans(line), "\n")]
            return element("pre", *drawn, aria_hidden="true")
        case Table():
            return _html_table(block)


def _isolated(text: str) -> list[str]:
    """The text with right-to-left words set apart, so that the words around them stay in order.

    Several such words with nothing but blanks, digits or signs between them stay together.
    """
    words = re.split(r"(\s+)", printable(text))
    parts: list[str] = []
    at = 0
    while at < len(words):
        end = at
        for ahead in range(at, len(words)):
            ways = {unicodedata.bidirectional(letter) for letter in words[ahead]}
            if ways & _TO_LEFT:
                end = ahead + 1
            elif end == at or "L" in ways:
                break
        parts.append(element("bdi", "".join(words[at:end])) if end > at else words[at])
        at = max(end, at + 1)
    return parts


def _spans(line: Line) -> list[Html]:
    """The spans of a line, neighbours of one tone together.

    Letters and signs that a browser's fonts may draw wider or narrower than their cells stand in a
    box of exactly as many cells, so that the columns keep their places.
    """
    found = []
    for (tone, ascii_only), run in groupby(line, key=lambda span: (span[1], span[0].isascii())):
        text = "".join(text for text, _ in run)
        width = {} if ascii_only else {"style": f"width:{cells(text)}ch"}
        found.append(element("span", text, class_=tone, **width))
    return found


def _html_table(table: Table) -> Html:
    def cell(name: str, at: int, text: str) -> Html:
        options = {"scope": "col"} if name == "th" else {"dir": "auto"}
        if at in table.right:
            options["class_"] = "number"
        return element(name, text, **options)

    head = element("tr", *(cell("th", at, text) for at, text in enumerate(table.head)))
    rows = [
        element("tr", *(cell("td", at, text) for at, text in enumerate(row))) for row in table.rows
    ]
    return element(
        "div",
        element("table", element("thead", head), element("tbody", *rows)),
        class_="wide",
    )


def _style() -> str:
    tones = "".join(
        f"pre .{tone}{{color:{colour}{';font-weight:bold' if tone in BOLD else ''}}}"
        for tone, colour in TONE_COLOURS.items()
    )
    ink, quiet = TONE_COLOURS["ink"], TONE_COLOURS["quiet"]
    return (
        f":root{{color-scheme:light}}body{{margin:0;background:{PAPER};color:{ink};"
        "font:16px/1.5 system-ui,sans-serif}main{max-width:52rem;margin:2rem auto;padding:0 1rem}"
        "h1{font-size:1.4rem}h2{font-size:1.1rem;margin-top:1.6rem}"
        f"pre{{font:13px/1.45 {FONTS};overflow-x:auto;white-space:pre}}"
        "pre span{unicode-bidi:isolate}pre span[style]{display:inline-block}"
        ".wide{overflow-x:auto}"
        "table{border-collapse:collapse;margin:1rem 0}"
        "th,td{text-align:left;vertical-align:top;padding:.25rem .75rem .25rem 0;"
        "border-bottom:1px solid #d6d9de}td:first-child,td:last-child{overflow-wrap:anywhere}"
        f"td.number,th.number{{text-align:right;font-variant-numeric:tabular-nums}}.quiet{{color:{quiet}}}"
        f"ul{{padding-inline-start:1.2rem}}{tones}"
        "@media print{main{margin:0;max-width:none}pre{font-size:9.5pt;overflow:visible}"
        ".wide{overflow:visible}tr,li,pre{break-inside:avoid}}"
    )


# A document as Markdown (GitHub's flavour): plain enough to be read as it is.
#
# A person's text is text: signs that mean something in Markdown are escaped, a bar and a backslash
# are written as entities, which no table and no escape can take for its own, and line breaks become
# spaces.


_ESCAPED = re.compile(r"[`*_{}\[\]<>#~&$@!^]")
_ADDRESS = re.compile(r"(?i)\b(www)\.|(:)//")
_HIDDEN = str.maketrans({"\\": "\ufdd0", "|": "\ufdd1"})
_SHOWN = str.maketrans({"\ufdd0": "&#92;", "\ufdd1": "&#124;"})
"""The two stand aside while the rest is escaped; `printable` leaves no such character in a text."""
_LINE_START = re.compile(r"^(\d{1,9})([.)])|^([-+=])")


def markdown_text(document: Document) -> str:
    """The whole file."""
    blocks = [f"# {escaped(document.title)}", *map(_block, document.blocks)]
    return "\n\n".join(block for block in blocks if block) + "\n"


def escaped(text: str) -> str:
    """Any text as Markdown that shows it as it was typed, on one line."""
    line = clean_line(printable(text), NOTE_LENGTH)
    line = _ESCAPED.sub(r"\\\g<0>", line.translate(_HIDDEN))
    line = _ADDRESS.sub(lambda found: f"{found[1]}\\." if found[1] else "\\://", line)
    line = _LINE_START.sub(lambda f: f"{f[1]}\\{f[2]}" if f[1] else f"\\{f[3]}", line)
    return line.translate(_SHOWN)


def _block(block: Block) -> str:
    match block:
        case Heading(text):
            return f"## {escaped(text)}"
        case Words(text):
            return escaped(text)
        case Items(texts):
            return "\n".join(f"- {escaped(text)}" for text in texts)
        case Pairs(rows):
            return "\n".join(f"- {escaped(label)}: {escaped(words)}" for label, words in rows)
        case Table():
            return "\n".join(_table(block))
        case Drawing(lines):
            return "\n".join(f"    {clean_line(plain(line))}" for line in lines)


def _table(table: Table) -> Iterator[str]:
    yield _row(table.head)
    rules = ("---:" if at in table.right else "---" for at in range(len(table.head)))
    yield f"|{'|'.join(rules)}|"
    for row in table.rows:
        yield _row(row)


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(escaped(cell) for cell in cells)} |"


# A drawing as one SVG file: text in a grid of cells, no script, no remote part, no font file.
#
# Every word is placed at its own cell, so that a font without one of the signs moves nothing.


CELL, ROW, SIZE = 8.4, 19.0, 14
"""Width of a cell, height of a line and size of the letters, in pixels."""
MARGIN = 16.0

_WORDS = re.compile(r"\S+(?: \S+)*")
"""Words with single blanks between them; wider gaps are made by placing."""


def svg_text(lines: Sequence[Line], title: str, words: Sequence[str]) -> str:
    """The whole file; `words` say the same for those who cannot see it."""
    width = max((cells("".join(text for text, _ in line)) for line in lines), default=1)
    wide, high = width * CELL + 2 * MARGIN, len(lines) * ROW + 2 * MARGIN
    tones = "".join(
        f".{tone}{{fill:{colour}{';font-weight:bold' if tone in BOLD | {HERE} else ''}}}"
        for tone, colour in TONE_COLOURS.items()
    )
    size = f'width="{wide:.0f}" height="{high:.0f}" viewBox="0 0 {wide:.1f} {high:.1f}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" {size}>',
        f"<title>{_safe(title)}</title>",
        f"<desc>{_safe(' '.join(words))}</desc>",
        f"<style>text{{font:{SIZE}px {FONTS}}}{tones}</style>",
        f'<rect width="100%" height="100%" fill="{PAPER}"/>',
        *(part for number, line in enumerate(lines) for part in _line(line, number)),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _line(line: Line, number: int) -> Iterator[str]:
    column = 0
    base = MARGIN + (number + 0.75) * ROW
    for text, tone in line:
        for found in _WORDS.finditer(text):
            word = found[0]
            at = MARGIN + (column + cells(text[: found.start()])) * CELL
            yield (
                f'<text x="{at:.1f}" y="{base:.1f}" class="{tone if tone in TONE_COLOURS else INK}"'
                f' textLength="{cells(word) * CELL:.1f}" lengthAdjust="spacingAndGlyphs">'
                f"{_safe(word)}</text>"
            )
        column += cells(text)


def _safe(text: str) -> str:
    return escape(printable(text))


# A week as a file of one's own: Markdown, SVG or HTML, each complete in itself.


class FileKind(StrEnum):
    """What kind of file."""

    MARKDOWN = "markdown"
    SVG = "svg"
    HTML = "html"


def write_week(page: WeekPage, path: Path, kind: FileKind, *, force: bool = False) -> None:
    """Write the week, for its owner alone; raises StorageError as `write_private` does."""
    write_private(path, week_text(page, kind), force=force)


def week_text(page: WeekPage, kind: FileKind) -> str:
    """The text of the file."""
    match kind:
        case FileKind.MARKDOWN:
            return markdown_text(tabled_week(page))
        case FileKind.HTML:
            return html_text(drawn_week(page))
        case FileKind.SVG:
            words = tuple(week_sentences(page, year=True))
            return svg_text(week_card(page, FULL_SIGNS, year=True), week_title(page), words)


# A year as a file of one's own: Markdown, SVG or HTML, each complete in itself.


def write_year(view: YearView, path: Path, kind: FileKind, *, force: bool = False) -> None:
    """Write the year, for its owner alone; raises StorageError as `write_private` does."""
    write_private(path, year_text(view, kind), force=force)


def year_text(view: YearView, kind: FileKind) -> str:
    """The text of the file."""
    match kind:
        case FileKind.MARKDOWN:
            return markdown_text(tabled_year(view))
        case FileKind.HTML:
            return html_text(drawn_year(view))
        case FileKind.SVG:
            title, words = year_title(view), tuple(year_sentences(view))
            card = year_card(view) or tuple(((each, STRONG),) for each in words)
            return svg_text((((title, STRONG),), (), *card), title, words)


# The share sheet as a file: HTML to read or print, or Markdown.


def write_share(sheet: ShareSheet, path: Path, kind: FileKind, *, force: bool = False) -> None:
    """Write the sheet, for its owner alone; raises StorageError as `write_private` does."""
    write_private(path, share_text(sheet, kind), force=force)


def share_text(sheet: ShareSheet, kind: FileKind) -> str:
    """The text of the file; a picture of tables would help nobody, so SVG is HTML here."""
    document = share_document(sheet)
    return markdown_text(document) if kind is FileKind.MARKDOWN else html_text(document)
