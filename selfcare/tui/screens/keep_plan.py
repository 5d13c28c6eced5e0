"""An if-then plan that was written in a practice: whose line may it be?"""

from collections.abc import Iterable
from typing import ClassVar

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static
from textual.widgets.option_list import Option

from selfcare.core.model import Habit
from selfcare.diary import habit_acts
from selfcare.draw.lines import QUIET, STRONG
from selfcare.draw.pieces import stripe
from selfcare.tui.paint import line, lines, plain
from selfcare.tui.screens.base import Sheet
from selfcare.tui.widgets.rows import Rows
from selfcare.words.receipts import shown_name


class KeepPlan(Sheet[str]):
    """Gives its callback what was done, in words; None when the plan stays in the note alone."""

    WHERE: ClassVar[tuple[str, ...]] = ("list",)
    AUTO_FOCUS = "Rows"

    def __init__(self, plan: str = "", habit_id: int | None = None) -> None:
        super().__init__()
        self._plan = plan
        self._first = habit_id

    def heading(self) -> Content:
        """What it is about."""
        return Content("Your plan")

    @property
    def habits(self) -> tuple[Habit, ...]:
        """The habits there are, the one the practice was begun from first."""
        return tuple(sorted(self.diary.habits(), key=lambda habit: habit.id != self._first))

    def compose_card(self) -> Iterable[Widget]:
        """The plan, and every habit with the line it has now."""
        yield Static(plain(self._plan, STRONG), classes="block")
        yield Static(
            line(("Whose if-then line may it be? q leaves it in the note.", QUIET)),
            classes="block",
        )
        yield Rows(id="habits-to-take")

    def on_mount(self) -> None:
        """The first picture."""
        self.refresh_view()

    def refresh_view(self) -> None:
        """Reads them again."""
        at = self.rows.highlighted or 0
        self.rows.fill((Option(self._row(each), id=str(each.id)) for each in self.habits), at)

    def _row(self, habit: Habit) -> Content:
        name = line(stripe(habit.area, self.signs), " ", plain(shown_name(habit)))
        if not habit.if_then:
            return name
        return lines([name, line(("  now: ", QUIET), plain(habit.if_then, QUIET))])

    def chosen(self, row: str) -> None:
        """Whose line it becomes."""
        habit_id = int(row)
        done = self.care.act(
            lambda: habit_acts.edit_habit(self.diary, habit_id, if_then=self._plan)[1]
        )
        if done is not None:
            self.dismiss(done.app)
