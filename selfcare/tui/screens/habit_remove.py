"""Asking before a habit that was put away is removed with its entries; staying comes first."""

from collections.abc import Iterable
from typing import ClassVar

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static
from textual.widgets.option_list import Option

from selfcare.diary import habit_acts
from selfcare.draw.lines import QUIET, STRONG
from selfcare.tui.paint import line, lines, plain
from selfcare.tui.screens.base import Sheet
from selfcare.tui.widgets.rows import Rows
from selfcare.words.receipts import shortened, shown_name

KEEP, REMOVE, ASK, FOR_GOOD = "keep", "remove", "ask", "for good"


class HabitRemove(Sheet[int]):
    """Gives the number of the habit that was removed; Enter on the first answer keeps it."""

    AUTO_FOCUS = "Rows"
    WHERE: ClassVar[tuple[str, ...]] = ("list",)

    def __init__(self, habit_id: int) -> None:
        super().__init__()
        self.about = self._habit_id = habit_id
        self._for_good = False
        """Whether it is asked a second time, about undo."""

    def heading(self) -> Content:
        """Which habit."""
        return plain(f"Remove {shown_name(self.diary.habit(self._habit_id))}")

    def compose_card(self) -> Iterable[Widget]:
        """The question and its answers."""
        yield Static(id="question", classes="block")
        yield Rows(id="answers")

    def on_mount(self) -> None:
        """The first question."""
        self._ask()

    def refresh_view(self) -> None:
        """Counts again."""
        self._ask()

    def _ask(self) -> None:
        count = habit_acts.entry_count(self.diary, self._habit_id)
        entries = f" with its {count} entries" if count > 1 else " with its one entry" * count
        name = shortened(shown_name(self.diary.habit(self._habit_id)))
        question = plain(f"Remove {name}{entries}?", STRONG)
        if self._for_good:
            more = line(("And from undo? Nothing brings it back then.", STRONG))
            answers = {KEEP: "Keep it put away", FOR_GOOD: "Remove it for good"}
        else:
            more = line(
                ("Put away it is out of the way, and all of it is kept. ", QUIET),
                ("z takes a removal back, with all that belongs to it.", QUIET),
            )
            remove = f"Remove it{entries}"
            answers = {KEEP: "Keep it put away", REMOVE: remove, ASK: f"{remove}, and from undo"}
        self.query_one("#question", Static).update(lines([question, more]))
        rows = (Option(words, id=name) for name, words in answers.items())
        self.rows.fill(rows, 0)

    def chosen(self, row: str) -> None:
        """An answer."""
        match row:
            case "ask":
                self._for_good = True
                self._ask()
            case "remove" | "for good":
                self._remove()
            case _:
                self.dismiss(None)

    def _remove(self) -> None:
        number, for_good = self._habit_id, self._for_good
        done = self.care.act(lambda: habit_acts.remove_habit(self.diary, number, for_good=for_good))
        if done is not None:
            # The habit is gone: the sheet closes before anything asks for its name again.
            self.dismiss(number)
