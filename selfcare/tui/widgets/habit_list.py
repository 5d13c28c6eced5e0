"""Today's parts: its habits as rows, the one at hand at length, the welcome after a gap."""

from collections.abc import Iterable, Mapping
from datetime import tzinfo

from textual import events, on
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from selfcare.core.views import HabitPanel, HabitRow, Listed, TodayView
from selfcare.draw.lines import QUIET
from selfcare.draw.signs import Signs
from selfcare.draw.today import Columns, at_length, habit_row, way_line, welcome_lines
from selfcare.tui.paint import line, lines, plain, put
from selfcare.tui.widgets.rows import Rows, between
from selfcare.words.habit_row import AREA_WORDS
from selfcare.words.today import CHOICES, DONE_HEADING, Choice, welcome_effects

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


# The side column of Today: the selected habit at length, and the day's note below it.


class Selected(VerticalScroll):
    """Two cards; the second one is there when there is a note."""

    def compose(self) -> Iterable[Widget]:
        """The cards."""
        yield Static(id="detail", classes="card")
        with Static(id="note", classes="card") as words:
            words.border_title, words.border_subtitle = "Note", "n writes it"

    def show(
        self,
        view: TodayView,
        row: HabitRow,
        panel: HabitPanel | None,
        signs: Signs,
        zone: tzinfo | None,
    ) -> None:
        """The row of a day; `panel` is None while its history is read."""
        detail, note = self.query_one("#detail", Static), self.query_one("#note", Static)
        shown = at_length(view, row, panel, signs, zone)
        detail.border_title, detail.border_subtitle = Content(shown.title), Content(shown.plan)
        put(detail, lines(shown.lines))
        note.display = bool(view.checkin.note)
        put(note, plain(view.checkin.note), width=note.size.width)


# The panel of somebody who comes back after a gap: three ways, and what each does to the runs.


class Welcome(Vertical):
    """Shows the ways of a view and posts the chosen one."""

    class Chosen(Message):
        """One of the three ways back in."""

        def __init__(self, choice: Choice) -> None:
            super().__init__()
            self.choice = choice

    _view: TodayView

    def compose(self) -> Iterable[Widget]:
        """Kind words, the ways, and what the one at hand does."""
        yield Static(id="welcome-words")
        yield Rows(id="ways")
        yield Static(id="effects")

    def show(self, view: TodayView) -> None:
        """The ways of a day; the one at hand stays."""
        self._view = view
        self.query_one("#welcome-words", Static).update(lines(welcome_lines(view)))
        ways, width = self.query_one(Rows), self.screen.size.width
        at = ways.highlighted or 0
        ways.fill((Option(line(way_line(view, choice, width))) for choice in CHOICES), at)
        self._show_effects(at)

    @on(OptionList.OptionHighlighted)
    def _at_hand(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self._show_effects(event.option_index)

    def _show_effects(self, at: int) -> None:
        words = welcome_effects(self._view, CHOICES[at])
        self.query_one("#effects", Static).update(line((words, QUIET)))

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.post_message(self.Chosen(CHOICES[event.option_index]))
