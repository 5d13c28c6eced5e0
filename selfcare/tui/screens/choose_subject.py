"""Which habit to look back at, or all of them, or mood; found by typing part of the name."""

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from selfcare.core.model import Habit
from selfcare.core.views_back import Subject
from selfcare.tui.glyphs import cells
from selfcare.tui.habit_filter import folded
from selfcare.tui.paint import QUIET, Piece, fit, line, stripe
from selfcare.tui.screens.base import Sheet
from selfcare.tui.widgets.rows import Rows, Search
from selfcare.words.habit_row import AREA_WORDS
from selfcare.words.receipts import shown_name

NAME_MOST = 44
NONE = "No habit of that name. Backspace takes a letter back."


class ChooseSubject(Sheet[tuple[Subject]]):
    """Gives its callback the subject in a tuple of one; None when it was left."""

    AUTO_FOCUS = "Input"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "back"),
    ]

    def __init__(self, subject: Subject, habits: tuple[Habit, ...]) -> None:
        super().__init__()
        self._before = subject
        self._habits = {habit.id: habit for habit in habits}
        self._names: dict[Subject, str] = {None: "All habits", "mood": "Mood"}
        self._names |= {habit.id: shown_name(habit) for habit in habits}
        self._shown: list[Subject] = []

    def heading(self) -> Content:
        """What it asks."""
        return Content("What to look back at")

    def compose_card(self) -> Iterable[Widget]:
        """A few letters of the name, and what fits them."""
        yield Search(id="word", compact=True, placeholder="part of a name")
        yield Static(NONE, id="found-words")
        yield Rows(id="found")

    def on_mount(self) -> None:
        """Everything, with what is looked at now under the cursor."""
        self._list("")
        if self._before in self._shown:
            self.query_one(Rows).highlighted = self._shown.index(self._before)

    def _list(self, typed: str) -> None:
        key = folded(typed)
        self._shown = [each for each, name in self._names.items() if key in folded(name)]
        self.query_one("#found-words").display = not self._shown
        rows = self.query_one(Rows)
        width = min(max(map(cells, self._names.values())), NAME_MOST)
        rows.set_options(Option(self._row(each, width)) for each in self._shown)
        rows.highlighted = 0 if self._shown else None

    def _row(self, subject: Subject, width: int) -> Content:
        name = fit(self._names[subject], width, self.signs)
        if not isinstance(subject, int):
            words = "as you rated it" if subject else "the share of a day's habits"
            return line("  ", name, "  ", (words, QUIET))
        habit = self._habits[subject]
        away = habit.archived_day is not None
        words = "put away" if away else AREA_WORDS[habit.area]
        pieces: list[Piece] = [stripe(habit.area, self.signs), " ", name, "  ", (words, QUIET)]
        return line(*pieces)

    @on(Input.Changed, "#word")
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if event.value or len(self._shown) < len(self._names):
            self._list(event.value)

    def action_move(self, by: int) -> None:
        """Another of those that fit, without leaving the letters."""
        rows = self.query_one(Rows)
        if self._shown:
            at = (rows.highlighted or 0) + by
            rows.highlighted = min(max(at, 0), len(self._shown) - 1)

    @on(Input.Submitted, "#word")
    @on(OptionList.OptionSelected, "#found")
    def _pick(self, event: Input.Submitted | OptionList.OptionSelected) -> None:
        event.stop()
        at = self.query_one(Rows).highlighted
        if at is not None and at < len(self._shown):
            self.dismiss((self._shown[at],))
