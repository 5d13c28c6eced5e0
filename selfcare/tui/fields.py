"""How a text that is being typed is drawn: folded, with the cursor's cell reversed."""

from selfcare.core.text import clean
from selfcare.tui.paged import CURSOR
from selfcare.tui.text_keys import TextKeys
from selfcare.tui.widgets.lines import INK, Line
from selfcare.tui.wrapping import folds, graphemes


def typed_lines(field: TextKeys, width: int, tone: str = INK) -> tuple[list[Line], int]:
    """The field's text as lines of spans, and the number of the line with the cursor."""
    text, at = field.text, field.cursor
    lines: list[Line] = []
    cursor_line = 0
    spans = folds(text, max(width - 1, 1))
    for number, (first, end) in enumerate(spans):
        following = spans[number + 1][0] if number + 1 < len(spans) else end + 1
        if first <= at < following:
            cursor_line = number
            lines.append(_with_cursor(text[first:end], at - first, tone))
        else:
            lines.append(((_shown(text[first:end]), tone),))
    return lines, cursor_line


def typed_line(field: TextKeys, width: int, tone: str = INK) -> Line:
    """One line of the field's text, the part around the cursor when it is long."""
    lines, at = typed_lines(field, width, tone)
    return lines[at]


def _with_cursor(line: str, at: int, tone: str) -> Line:
    """The line with the grapheme under the cursor reversed; a blank at the end."""
    for start, end, size in graphemes(line):
        if start <= at < end and size:
            return (
                (_shown(line[:start]), tone),
                (_shown(line[start:end]), CURSOR),
                (_shown(line[end:]), tone),
            )
    return ((_shown(line), tone), (" ", CURSOR))


def _shown(text: str) -> str:
    return clean(text).replace("\n", " ").replace("\t", " ")
