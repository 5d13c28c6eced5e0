"""The habits of a day as rows of Textual's OptionList; how a row is drawn says `draw.today`."""

from collections.abc import Iterable, Mapping

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from selfcare.core.done_rows import Listed
from selfcare.core.views import HabitRow, TodayView
from selfcare.draw.signs import Signs
from selfcare.draw.today import Columns, habit_row
from selfcare.tui.paint import line
from selfcare.tui.widgets.rows import Rows, between
from selfcare.words.habit_row import AREA_WORDS
from selfcare.words.today import DONE_HEADING

AIRY = 6
"""Up to this many habits stand with a line between, when there is room."""

Drawn = tuple[HabitRow, Columns, Signs, bool, str]
"""What a row is drawn from."""


def _worded(drawn: Drawn) -> Content:
    row, at, signs, plan, typed = drawn
    return line(habit_row(row, at, signs, plan=plan, typed=typed))


def _options(
    listed: Listed, drawn: Mapping[int, Drawn], *, headed: bool, airy: bool, below: str
) -> Iterable[Option]:
    """The rows, under the names of their areas or with air between where there is room.

    `below`: what is said under the last one.
    """
    last = None
    for at, row in enumerate(listed.rows):
        if at and (airy or (headed and row.habit.area is not last)):
            yield between("")
        if at == listed.done_from:
            yield between(DONE_HEADING)
        if headed and row.habit.area is not last:
            yield between(AREA_WORDS[row.habit.area])
            last = row.habit.area
        yield Option(_worded(drawn[row.habit.id]), id=str(row.habit.id))
    if below and (airy or headed):
        yield between("")
    if below:
        yield between(below)


class HabitList(Rows):
    """The habits of the day."""

    HELP = (
        "Space logs the usual amount, digits type one that adds, = one that sets. "
        "v is the smallest version, - none, r rest, Enter the day's entries."
    )

    class DayClicked(Message):
        """A day of a habit's strip was clicked; days of the week count from 0."""

        def __init__(self, at: int, habit_id: int) -> None:
            super().__init__()
            self.at = at
            self.habit_id = habit_id

    def on_click(self, event: events.Click) -> None:
        """A sign of the strip is its day; elsewhere a click is the row's."""
        number = event.style.meta.get("option")
        day = self.columns.day_at(event.x) if self.columns is not None else None
        if number is None or day is None:
            return
        option = self.get_option_at_index(number)
        if option.id:
            event.prevent_default()
            self.post_message(self.DayClicked(day, int(option.id)))

    def __init__(self, *, id: str, classes: str) -> None:  # noqa: A002 - Textual's own names
        super().__init__(id=id, classes=classes)
        self._frame: object = None
        """Which rows there are, and how they stand."""
        self.columns: Columns | None = None
        """The cells of their parts; None before they are shown."""
        self._drawn: dict[int, Drawn] = {}
        """What each row was drawn from."""

    def show(
        self,
        view: TodayView,
        listed: Listed,
        selected: int | None,
        signs: Signs,
        *,
        plan: bool,
        typed: str = "",
        below: str = "",
    ) -> Columns:
        """Shows a day; the selected habit stays under the cursor."""
        rows = listed.rows
        width = max(self.scrollable_content_region.width or self.size.width, 30)
        at = Columns.of(view, width, plan=plan)
        room = self.size.height
        count = len(rows) + (1 if below else 0) + (0 if listed.done_from is None else 1)
        areas = len({row.habit.area for row in rows})
        tall = self.app.size.height >= 30 and count + 2 * areas <= room
        headed = tall and listed.done_from is None
        airy = not headed and count <= AIRY and 2 * count - 1 <= room
        typing = {selected: typed} if typed else {}
        drawn = {row.habit.id: (row, at, signs, plan, typing.get(row.habit.id, "")) for row in rows}
        frame = ([row.habit.id for row in rows], listed.done_from, at, headed, airy, below)
        with self.prevent(OptionList.OptionHighlighted):
            if frame == self._frame:
                for option in self.options:
                    number = int(option.id) if option.id else 0
                    if number and drawn[number] != self._drawn[number]:
                        self.reword(option, _worded(drawn[number]))
            else:
                top = self.scroll_offset.y
                self.set_options(_options(listed, drawn, headed=headed, airy=airy, below=below))
                self.scroll_to(y=top, animate=False)
            self._frame, self._drawn, self.columns = frame, drawn, at
            if selected in drawn:
                self.highlighted = self.get_option_index(str(selected))
        return at
