"""Sheets that find something by a few letters: what to look back at, and words in notes."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import ClassVar, Generic, TypeVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static
from textual.widgets.option_list import Option

from selfcare.core.model import Habit
from selfcare.core.views_back import (
    NoteFound,
    Subject,
)
from selfcare.diary import looking_back
from selfcare.draw.lines import QUIET, Piece, cells, fit, stripe
from selfcare.draw.look_back import found_note
from selfcare.tui.paint import line
from selfcare.tui.screens.base import Sheet
from selfcare.tui.widgets.rows import Rows, Search
from selfcare.words.habit_row import AREA_WORDS
from selfcare.words.listed import folded, subject_names

T = TypeVar("T")
R = TypeVar("R")
NAME_MOST = 44
TYPE = "Type a word. The notes that hold it show here, the newest first."
NO_NOTE = "No note holds this."
NO_HABIT = "No habit of that name. Backspace takes a letter back."


class SearchSheet(Sheet[R], Generic[T, R]):
    """Letters, and below them what fits; a subclass says what that is, and how a row is drawn."""

    AUTO_FOCUS = "Input"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", "back")]
    ASKS: ClassVar[str] = ""
    """What stands where nothing is typed yet."""

    _found: Sequence[T] = ()

    def compose_card(self) -> Iterable[Widget]:
        """What is looked for, words where nothing is found, and what is."""
        yield Search(id="word", compact=True, placeholder=self.ASKS)
        yield Static(id="found-words")
        yield Rows(id="found")

    def on_mount(self) -> None:
        """What there is before anything is typed."""
        self.look("")

    def fitting(self, typed: str) -> Sequence[T]:
        """What fits the letters."""
        raise NotImplementedError

    def nothing(self, typed: str, /) -> str:
        """What is said where nothing fits."""
        raise NotImplementedError

    def row(self, found: T) -> Content:
        """A row of the list."""
        raise NotImplementedError

    def pick(self, found: T) -> None:
        """One was chosen."""
        raise NotImplementedError

    def look(self, typed: str) -> None:
        """Shows what fits, the first at hand."""
        self._found = self.fitting(typed)
        words = self.query_one("#found-words", Static)
        words.display = not self._found
        words.update(self.nothing(typed))
        self.rows.fill((Option(self.row(each)) for each in self._found), 0)

    @on(Input.Changed, "#word")
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.look(event.value)

    def action_move(self, by: int) -> None:
        """Another of those found, without leaving the letters."""
        if self._found:
            at = (self.rows.highlighted or 0) + by
            self.rows.highlighted = min(max(at, 0), len(self._found) - 1)

    @on(Input.Submitted, "#word")
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.chosen("")

    def chosen(self, _: str) -> None:
        """The one at hand."""
        at = self.rows.highlighted
        if at is not None:
            self.pick(self._found[at])


class ChooseSubject(SearchSheet[Subject, tuple[Subject]]):
    """What to look back at: gives the subject in a tuple of one; None when it was left."""

    ASKS = "part of a name"

    def __init__(self, subject: Subject, habits: tuple[Habit, ...]) -> None:
        super().__init__()
        self._before = subject
        self._habits = {habit.id: habit for habit in habits}
        self._names = subject_names(habits)

    def heading(self) -> Content:
        """What it asks."""
        return Content("What to look back at")

    def on_mount(self) -> None:
        """What is looked at now is under the cursor."""
        self.look("")
        if self._before in self._names:
            self.rows.highlighted = list(self._names).index(self._before)

    def fitting(self, typed: str) -> list[Subject]:
        """Those whose name holds the letters."""
        key = folded(typed)
        return [each for each, name in self._names.items() if key in folded(name)]

    def nothing(self, _: str) -> str:
        """A way on."""
        return NO_HABIT

    def row(self, found: Subject) -> Content:
        """Its name, and what it is."""
        width = min(max(map(cells, self._names.values())), NAME_MOST)
        name = fit(self._names[found], width, self.signs)
        habit = self._habits.get(found) if isinstance(found, int) else None
        lead: Piece = " "
        if habit is None:
            words = "as you rated it" if found else "the share of a day's habits"
        else:
            lead = stripe(habit.area, self.signs)
            words = "put away" if habit.archived_day is not None else AREA_WORDS[habit.area]
        return line(lead, " ", name, "  ", (words, QUIET))

    def pick(self, found: Subject) -> None:
        """It may be None, which is all habits."""
        self.dismiss((found,))


class FindNotes(SearchSheet[NoteFound, date]):
    """Words in the notes of days and entries: gives the day of one; None when it was left."""

    CARD = "-read"
    ASKS = "a word"

    def heading(self) -> Content:
        """What it does."""
        return Content("Find in notes")

    def fitting(self, typed: str) -> Sequence[NoteFound]:
        """The notes that hold the word, the newest first."""
        return looking_back.find_notes(self.diary, typed) if typed.strip() else ()

    def nothing(self, typed: str) -> str:
        """How it is done, or that there is none."""
        return NO_NOTE if typed.strip() else TYPE

    def row(self, found: NoteFound) -> Content:
        """Day, habit and note."""
        return line(found_note(found, self.diary.today(), self.signs))

    def pick(self, found: NoteFound) -> None:
        """Its day."""
        self.dismiss(found.day)
