"""A whole Week screen from a picture, a width and a height: pure, as on the terminal."""

from dataclasses import dataclass, field
from datetime import date

from selfcare.core.text import NOTE_LENGTH, clean_line
from selfcare.core.views_week import WeekState
from selfcare.tui.glyphs import cells, cut, fit, legible
from selfcare.tui.widgets.detail import wrapped as two_lines
from selfcare.tui.widgets.lines import ACCENT, INK, QUIET, Line, padded, width_of
from selfcare.tui.widgets.week_parts import head_lines, parts_lines, title_line
from selfcare.tui.widgets.week_picture import GRID, NARROW, ROOMY, TIGHT, WIDE, WeekPicture
from selfcare.tui.widgets.week_side import side_lines
from selfcare.tui.widgets.week_table import letters_line, table_lines
from selfcare.tui.wrapping import wrapped

BARS = 3
"""Rows that are not the place's own: header, the one under it, key line."""
PARTS = 4
"""Rows kept for the parts, so that the table stands where it stood in the week before."""
QUESTIONS_LINE = "Three questions: what helped · what was in the way · one small next step"
PUT_AWAY = "The number can be put away: , then show_number off. Everything else stays."
BRING_BACK = "The number is put away: , then show_number on brings it back."


@dataclass(frozen=True, slots=True)
class WeekLayout:
    """The regions of the place."""

    left: tuple[Line, ...]
    side: tuple[Line, ...]
    """Empty: no side panel."""
    foot: tuple[Line, ...]
    scrolls: int = 0
    """How far it can be scrolled."""
    weeks: dict[int, date] = field(default_factory=dict)
    """Lines of the side panel that lead to a week."""


def compose_week(picture: WeekPicture, width: int, height: int) -> WeekLayout:
    """Lays the place out for a window of `width` columns and `height` rows."""
    grid = min(width, GRID)
    tight = height < TIGHT or width < NARROW
    wide = width >= WIDE and not tight
    foot = _foot(picture, width, height, wide=wide, tight=tight)
    room = max(height - BARS - len(foot), 1)
    if not (wide or tight or picture.page.line or picture.message):
        foot, room = foot[1:], room + 1
    title = title_line(picture, grid)
    if tight:
        body = _everything(picture, grid)
        left, scrolls = _window([title], body, picture, room, grid)
        return WeekLayout(left, (), foot, scrolls)
    head = [title, (), *head_lines(picture, grid), ()]
    parts = parts_lines(picture, grid)
    letters = letters_line(picture, grid)
    free = room - len(head) - (PARTS + 1 if parts else 0) - 1
    table = table_lines(picture, grid, free - (0 if wide else 1))
    under = _under(picture, grid) if wide else []
    if parts:
        cramped = len(table) + len(under) > free
        head += [*parts, *[()] * (1 if cramped else PARTS + 1 - len(parts))]
    if len(table) + 1 + len(under) <= room - len(head) - 1 and under:
        table = [*table, (), *under]
    left, scrolls = _window([*head, letters], table, picture, room, grid)
    side: tuple[Line, ...] = ()
    weeks: dict[int, date] = {}
    if wide:
        inner, weeks = side_lines(picture, width - GRID - 4, room)
        rule = ((f"{picture.signs.side} ", QUIET),)
        side = tuple((*rule, *line) for line in [*inner, *[()] * (room - len(inner))])
    return WeekLayout(left, side, foot, scrolls, weeks)


def _window(
    head: list[Line], body: list[Line], picture: WeekPicture, room: int, width: int
) -> tuple[tuple[Line, ...], int]:
    """The head, then as much of the body as fits, with a sign at the edge where there is more."""
    rows = max(room - len(head), 1)
    scrolls = max(len(body) - rows, 0)
    top = min(picture.top, scrolls)
    shown = body[top : top + rows]
    up, down = ("↑", "↓") if picture.signs.name == "full" else ("^", "v")
    if top and shown:
        shown[0] = _with_edge(shown[0], width, up)
    if top < scrolls and shown:
        shown[-1] = _with_edge(shown[-1], width, down)
    blank: list[Line] = [()] * max(rows - len(shown), 0)
    return (*head, *shown, *blank)[:room], scrolls


def _with_edge(line: Line, width: int, sign: str) -> Line:
    return line if width_of(line) >= width else (*padded(line, width - 1), (sign, QUIET))


def _everything(picture: WeekPicture, width: int) -> list[Line]:
    """All of it in one column, for small windows."""
    blocks = (
        head_lines(picture, width),
        parts_lines(picture, width),
        [letters_line(picture, width), *table_lines(picture, width, 999)],
        _under(picture, width),
        _questions(picture, width, folded=True),
    )
    lines: list[Line] = []
    for block in blocks:
        lines += [*([()] if lines and block else []), *block]
    return lines


def _under(picture: WeekPicture, width: int) -> list[Line]:
    """What stands under the table where there is room: what this is, and what is unknown."""
    page, signs = picture.page, picture.signs
    step = "" if page.step is None or width >= NARROW else page.step.line
    known = page.line if page.step is None or page.line != page.step.line else step
    said = [page.about, known if known and known not in page.about else ""]
    words = " ".join(each for each in said if each)
    return [(("  ", INK), (row, QUIET)) for row in wrapped(legible(words, signs), width - 4) if row]


def _questions(picture: WeekPicture, width: int, *, folded: bool = False) -> list[Line]:
    """The way to the review, or the small step that was chosen in it."""
    page, signs = picture.page, picture.signs
    review = page.review
    step = "" if review is None else clean_line(review.next_step, NOTE_LENGTH)
    words = legible(QUESTIONS_LINE, signs)
    if step:
        words = f"One small next step: {step}"
    elif review is not None:
        words = "What you said about this week"
    if folded:
        rows = wrapped(words, width - 7)
        return [
            (("  ", INK), ("n" if not number else " ", ACCENT), ("  ", INK), (row, QUIET))
            for number, row in enumerate(rows)
        ]
    size = min(cells(words), width - 7)
    return [(("  ", INK), ("n", ACCENT), ("  ", INK), (fit(words, size, signs), QUIET))]


def _foot(
    picture: WeekPicture, width: int, height: int, *, wide: bool, tight: bool
) -> tuple[Line, ...]:
    signs = picture.signs
    first, second = two_lines(picture.message, width - 2, signs)
    message: Line = (("  ", INK), (first, INK))
    more: Line = (("  ", INK), (second, INK))
    if wide:
        said = message if picture.message else (("  ", INK), (_standing(picture), QUIET))
        rule: Line = (("  ", INK), (signs.rule * (width - 4), QUIET))
        return (rule, said, more, ()) if height >= ROOMY else (rule, said)
    if tight:
        return (message,) if picture.message else ()
    line: Line = (("  ", INK), (_line(picture, min(width, GRID) - 2), INK))
    if second:
        return message, more
    [questions] = _questions(picture, min(width, GRID))
    return line, message if picture.message else questions


def _line(picture: WeekPicture, room: int) -> str:
    """The line under the table; a long small step is cut, so that what came of it fits."""
    page, signs = picture.page, picture.signs
    step, line = page.step, legible(page.line, signs)
    if step is not None and page.line == step.line and cells(line) > room:
        lead, happened = "Last week's small step: ", f" {step.happened}".rstrip()
        said = cut(step.step, room - cells(lead) - cells(happened), signs)
        return f"{lead}{said}{happened}"
    return cut(line, room, signs)


def _standing(picture: WeekPicture) -> str:
    """What the foot of a wide window says while nothing has happened."""
    page = picture.page
    if page.state is WeekState.SUMMARY and page.show_number:
        return PUT_AWAY
    return BRING_BACK if page.parts and not page.show_number else ""
