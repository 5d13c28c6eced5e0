"""A document as Markdown (GitHub's flavour): plain enough to be read as it is.

A person's text is text: signs that mean something in Markdown are escaped, a bar and a backslash
are written as entities, which no table and no escape can take for its own, and line breaks become
spaces.
"""

import re
from collections.abc import Iterator

from selfcare.core.text import NOTE_LENGTH, clean_line
from selfcare.draw.document import Block, Document, Drawing, Heading, Items, Pairs, Table, Words
from selfcare.draw.lines import plain, printable

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
