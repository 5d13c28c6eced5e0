"""The panel of somebody who comes back after a gap: three ways, and what each does to the runs."""

from collections.abc import Iterable

from textual import on
from textual.containers import Vertical
from textual.message import Message
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from selfcare.core.views import TodayView
from selfcare.draw.lines import QUIET
from selfcare.draw.today import way_line, welcome_lines
from selfcare.tui.paint import line, lines
from selfcare.tui.widgets.rows import Rows
from selfcare.words.today import CHOICES, Choice, welcome_effects


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
