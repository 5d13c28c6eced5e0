"""The habits of a day as list lines: spacing by the room there is, a window if too little."""

from dataclasses import dataclass

from selfcare.core.views import HabitRow
from selfcare.tui.glyphs import legible
from selfcare.tui.widgets.grid import Columns, habit_line
from selfcare.tui.widgets.lines import INK, QUIET, Line
from selfcare.tui.widgets.picture import AREAS_FROM, TIGHT, TodayPicture
from selfcare.tui.widgets.words import AREA_WORDS, nothing_done

AIRY = 6
"""Up to this many habits stand double-spaced when there is room."""

BLANK: Line = (("", INK),)


@dataclass(frozen=True, slots=True)
class ListLines:
    """The list as it is drawn."""

    lines: tuple[Line, ...]
    """Exactly as many as there is room for."""
    habits: tuple[int | None, ...]
    """For each line the habit it shows, for clicks; None: an area name or a blank."""
    first_line: int
    """The first line of the whole list that is on screen."""
    indented: bool
    """Whether area names are shown, so that the header knows the columns."""


def list_lines(picture: TodayPicture, width: int, room: int, rows: int) -> ListLines:
    """The list in `room` lines of a window with `rows` rows."""
    view = picture.view
    with_areas = rows >= AREAS_FROM and not picture.welcoming
    plans = _with_areas(view.rows) if with_areas else []
    indented = bool(plans) and len(plans) <= room
    if not indented:
        count = len(view.rows)
        airy = count <= AIRY and 2 * count - 1 <= room and rows >= TIGHT
        plans = []
        for index, row in enumerate(view.rows):
            if index and airy:
                plans.append(None)
            plans.append(row)
    at = Columns.of(width, indent=2 if indented else 0, runs=view.show_runs)
    plan = picture.first_day or nothing_done(view)
    lines: list[Line] = []
    for item in plans:
        if item is None:
            lines.append(BLANK)
        elif isinstance(item, str):
            lines.append(((f"   {item}", QUIET),))
        else:
            lines.append(_row(item, picture, at, plan=plan))
    habits = [item.habit.id if isinstance(item, HabitRow) else None for item in plans]
    return _windowed(picture, lines, habits, room, indented=indented)


def _row(row: HabitRow, picture: TodayPicture, at: Columns, *, plan: bool) -> Line:
    here = row.habit.id == picture.cursor
    typing = None
    if here and picture.amount is not None and not picture.amount.finished:
        typing = picture.amount.preview(row.amount or 0, row.rule.unit)
    return habit_line(
        row, at, picture.signs, selected=here and picture.in_list, typing=typing, plan=plan
    )


def _with_areas(rows: tuple[HabitRow, ...]) -> list[HabitRow | str | None]:
    """The person's own order, an area's name wherever the area changes."""
    items: list[HabitRow | str | None] = []
    last = None
    for row in rows:
        if row.habit.area is not last:
            if items:
                items.append(None)
            items.append(AREA_WORDS[row.habit.area])
            last = row.habit.area
        items.append(row)
    return items


def _windowed(
    picture: TodayPicture,
    lines: list[Line],
    habits: list[int | None],
    room: int,
    *,
    indented: bool,
) -> ListLines:
    """All lines, or a window around the selected one with what is beyond it said in words."""
    if len(lines) <= room or room < 1:
        filled = [*lines, *[BLANK] * (room - len(lines))][: max(room, 0)]
        ids = [*habits, *[None] * (room - len(habits))][: max(room, 0)]
        return ListLines(tuple(filled), tuple(ids), 0, indented)
    seen = room - 1 if room > 2 else room
    cursor = habits.index(picture.cursor) if picture.cursor in habits else 0
    first = min(max(picture.first_line, cursor - seen + 1), cursor, len(lines) - seen)
    first = max(first, 0)
    shown, ids = lines[first : first + seen], habits[first : first + seen]
    if seen < room:
        above, below = first, len(lines) - first - seen
        words = [f"{above} above" if above else "", f"{below} below" if below else ""]
        text = legible(" · ".join(word for word in words if word), picture.signs)
        shown.append((("     ", INK), (f"{text}", QUIET)))
        ids.append(None)
    return ListLines(tuple(shown), tuple(ids), first, indented)
