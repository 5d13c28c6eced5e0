"""A document as one HTML file: no script, no remote part, readable in print.

Escaping is the rule and not the exception: `element` escapes every child that is not `Html`, and
only this module makes `Html`. The content security policy of the page forbids everything but its
own style.
"""

import re
import unicodedata
from html import escape
from itertools import groupby

from selfcare.draw.document import Block, Document, Drawing, Heading, Items, Pairs, Table, Words
from selfcare.draw.lines import BOLD, FONTS, PAPER, TONE_COLOURS, Line, cells, printable

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
        element("main", element("h1", document.title), *map(_block, document.blocks)),
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


def _block(block: Block) -> Html:
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
            return _table(block)


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


def _table(table: Table) -> Html:
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
