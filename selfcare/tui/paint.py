"""Small pieces of a line as `Content`: a person's text, an area's stripe, a strip, a thin bar.

Text of a person goes through `plain` and nothing else, so it is never markup and never an escape.
Colours are theme variables; every sign means the same without them.
"""

from collections.abc import Iterable, Sequence

from textual.content import Content
from textual.widgets import Static

from selfcare.core.model import Area, Status
from selfcare.core.text import NOTE_LENGTH, clean, clean_line
from selfcare.draw.signs import Signs
from selfcare.tui.glyphs import cells, cut
from selfcare.tui.theme import IN_PART

QUIET = "$text-muted"
STRONG = "bold"
KEY = "bold $accent"

Piece = str | Content | tuple[str, str]
"""Our own words, words with a style, or content."""


def plain(text: str, style: str = "") -> Content:
    """A person's text on one line, harmless."""
    return Content.styled(clean_line(text), style) if style else Content(clean_line(text))


def prose(text: str, style: str = "") -> Content:
    """A person's text with its own lines, harmless."""
    shown = clean(text, NOTE_LENGTH)
    return Content.styled(shown, style) if style else Content(shown)


def line(*pieces: Piece) -> Content:
    """Pieces one after the other."""
    return Content.assemble(*pieces)


def lines(rows: Iterable[Content]) -> Content:
    """Rows one below the other."""
    return Content("\n").join(rows)


def fit(text: str, width: int, signs: Signs) -> str:
    """A person's text cut or padded to exactly `width` cells."""
    return cut(clean_line(text), width, signs)


def colour(area: Area) -> str:
    """The variable of an area's colour."""
    return f"$area-{area.value}"


def stripe(area: Area, signs: Signs) -> Content:
    """The mark before a name that says its area by colour."""
    return Content.styled(signs.cursor, colour(area))


def strip(statuses: Sequence[Status | None], area: Area, signs: Signs, gap: str = " ") -> Content:
    """Statuses of days in a row, each one cell and `gap`."""
    tones = {Status.DONE: colour(area), Status.PARTLY: f"{colour(area)} {IN_PART:.0%}"}
    return Content.assemble(
        *((signs.of(status) + gap, tones.get(status, QUIET) if status else "")
          for status in statuses)
    )  # fmt: skip


def bar(share: float, width: int, tone: str, signs: Signs) -> Content:
    """A thin bar in half cells, as Textual's ProgressBar draws it; the rest a lighter line."""
    share = min(max(share, 0.0), 1.0)
    if signs.name != "full":
        done = round(share * width)
        return Content.assemble((signs.bar * done, tone), (signs.empty * (width - done), QUIET))
    full, half = divmod(round(share * width * 2), 2)
    done_signs = "━" * full + "╸" * half
    rest = "─" * (width - len(done_signs))
    return Content.assemble((done_signs, tone), (rest, "$primary 45%"))


def key(name: str) -> Content:
    """A key as it is printed beside what it does."""
    return Content.styled(name, KEY)


def put(card: Static, words: Content, *, width: int | None = None) -> None:
    """Shows words in a widget; nothing is laid out again where nothing changes its place.

    `width`: the widget is as high as its words are long, in lines of so many cells.
    """
    before = card.content
    if isinstance(before, Content) and before == words and before.spans == words.spans:
        return
    known = before.plain if isinstance(before, Content) else str(before)
    card.update(words, layout=_height(known, width) != _height(words.plain, width))


def _height(text: str, width: int | None) -> int:
    return sum(max(-(-cells(row) // width), 1) if width else 1 for row in text.split("\n"))


def pairs(rows: Iterable[tuple[Piece, Piece]], width: int) -> Content:
    """Labels in a column of `width` cells, and what stands beside each."""
    made = []
    for label, words in rows:
        first = Content.assemble(label)
        space = " " * max(width - cells(first.plain), 1)
        made.append(Content.assemble(first, space, words))
    return lines(made)


def beside(name: Content, told: Iterable[Content], column: int, width: int) -> Content:
    """A name, and what is said of it in a column beside it, or below it where `column` is 0."""
    told, width = tuple(told), max(width, 1)
    names = name.wrap(max(column - 2, 1) if column and told else width)
    words = [row for each in told for row in each.wrap(max(width - (column or 2), 1))]
    if not column:
        return lines([*names, *(Content.assemble("  ", row) for row in words)])
    rows = []
    for at in range(max(len(names), len(words))):
        left = names[at] if at < len(names) else Content("")
        space = " " * (column - cells(left.plain))
        rows.append(Content.assemble(left, space, words[at]) if at < len(words) else left)
    return lines(rows)
