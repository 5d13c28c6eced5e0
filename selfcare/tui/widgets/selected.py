"""The side column of Today: the selected habit at length, and the day's note below it."""

from collections.abc import Iterable
from datetime import tzinfo

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from selfcare.core.views import HabitPanel, HabitRow, TodayView
from selfcare.draw.signs import Signs
from selfcare.draw.today import at_length
from selfcare.tui.paint import lines, plain, put


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
