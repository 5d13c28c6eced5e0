"""The top of Week: its title, what it says in two lines, and the four parts as bars."""

from selfcare.core.views_week import WeekState
from selfcare.core.week_words import PartLine
from selfcare.draw.week_card import part_bar, part_figure
from selfcare.tui.glyphs import cells, cut, legible
from selfcare.tui.widgets.lines import ACCENT, INK, QUIET, STRONG, Line
from selfcare.tui.widgets.week_picture import NARROW, WeekPicture
from selfcare.tui.wrapping import wrapped

BAR, SHORT_BAR = 20, 8
"""Cells of a bar; it gives way to long words."""
LABEL = 20
"""Cells before a bar."""
HOW = "how it is made"
ROOM = 37
"""Cells behind a whole bar; longer words take their short form, then cells of the bars."""
_SHORTER = (
    ("if the open days were like the others", "if open days match the rest"),
    ("three quarters of an hour", "45 minutes"),
    ("a quarter of an hour", "15 minutes"),
    ("an hour and a half", "90 minutes"),
    ("for this much stress", "for the stress"),
    ("still going on", "goes on"),
    (", on the whole", ""),
)


def title_line(picture: WeekPicture, width: int) -> Line:
    """`Week 47   16 to 22 November`, and where the arrows go."""
    page, signs = picture.page, picture.signs
    right: list[tuple[str, str]] = []
    if page.earlier is not None:
        right += [(signs.earlier, ACCENT), (" earlier", QUIET)]
    if page.later is not None:
        right += [("  ", INK)] if right else []
        right += [(signs.later, ACCENT), (" later  ", QUIET), ("t", ACCENT), (" now", QUIET)]
    size = sum(cells(text) for text, _ in right)
    gap = width - 4 - cells(page.title) - size
    if gap < 1:
        return (("  ", INK), (cut(page.title, width - 2, signs), STRONG))
    return (("  ", INK), (page.title, STRONG), (" " * gap, INK), *right)


def head_lines(picture: WeekPicture, width: int) -> list[Line]:
    """The two lines at the top; the second tells how to see behind them."""
    first, second = (legible(line, picture.signs) for line in picture.page.head)
    room = width - 4
    if width < NARROW:
        tones = ((first, INK), (second, QUIET))
        return [
            (("  ", INK), (row, tone))
            for words, tone in tones
            if words
            for row in wrapped(words, room)
        ]
    lines: list[Line] = [(("  ", INK), (row, INK)) for row in wrapped(first, room)[:2]]
    if picture.page.state is WeekState.NO_HABITS or picture.page.light:
        return lines
    if len(lines) > 1:
        return lines
    size = cells(HOW) + 3
    said = cut(second, room - size - 2, picture.signs)
    how = (("i", ACCENT), (f"  {HOW}", QUIET))
    gap = room - size - cells(said)
    return [*lines, (("  ", INK), (said, QUIET), (" " * gap, INK), *how)]


def parts_lines(picture: WeekPicture, width: int) -> list[Line]:
    """The four parts, or what stands in their place; empty when the table follows at once."""
    page = picture.page
    if picture.bare:
        return []
    if not page.parts:
        words = legible(page.waiting, picture.signs)
        return [(("  ", INK), (row, QUIET)) for row in wrapped(words, width - 4) if row]
    lines: list[Line] = []
    if width < NARROW:
        for part in page.parts:
            size = max(min(BAR, width - LABEL - 2), 4)
            lines.append((*_lead(picture, part), *part_bar(part, picture.pictures, size)))
            words = legible(part.words, picture.signs)
            lines += [(("    ", INK), (row, QUIET)) for row in wrapped(words, width - 6)]
        return lines
    scored = [cells(_short(part)) for part in page.parts if part.value is not None]
    size = min(max(BAR + ROOM - max(scored, default=0), SHORT_BAR), BAR)
    room = width - LABEL - 1
    for part in page.parts:
        lead = _lead(picture, part)
        if part.value is None:
            said = cut(legible(part.words, picture.signs), room, picture.signs)
            lines.append((*lead, (said, QUIET)))
        else:
            said = cut(legible(_short(part), picture.signs), room - size - 2, picture.signs)
            bar = part_bar(part, picture.pictures, size)
            lines.append((*lead, *bar, ("  ", INK), (said, INK)))
    return lines


def _lead(picture: WeekPicture, part: PartLine) -> Line:
    """A part's name and its figure; a dot where it is not scored."""
    figure = part_figure(part, picture.page)
    if part.value is None:
        return ((f"  {part.name:<12}", INK), (f"{picture.signs.open:>4}  ", QUIET))
    return ((f"  {part.name:<12}", INK), (f"{figure:>4}  ", INK))


def _short(part: PartLine) -> str:
    """The words beside a bar, in their short form where they are longer than the room there."""
    words = part.words
    if cells(words) > ROOM:
        for long, short in _SHORTER:
            words = words.replace(long, short)
    return words
