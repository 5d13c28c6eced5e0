"""What a new habit can start from: a list with what each is, one's own first."""

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from selfcare.content.starters import Starter, starters, templates
from selfcare.tui.paint import QUIET, STRONG, line, stripe
from selfcare.tui.screens.base import Sheet
from selfcare.tui.screens.habit_forms import new_habit_form
from selfcare.tui.widgets.rows import Rows

NAME = 23


class Templates(Sheet[int]):
    """Gives the number of the habit that was added; None when it was left."""

    CARD = "-read"
    WHERE: ClassVar[tuple[str, ...]] = ("list",)
    AUTO_FOCUS = "Rows"

    def heading(self) -> Content:
        """What it does."""
        return Content("Add a habit")

    def compose_card(self) -> Iterable[Widget]:
        """One's own, then the starters and templates."""
        yield Static(
            line(("Your own, or one of these to change as you like.", QUIET)), classes="block"
        )
        yield Rows(
            Option(line("  ", (f"{'My own':<{NAME}}", STRONG), ("an empty form", QUIET)), id="own"),
            *(Option(self._row(each), id=str(at)) for at, each in enumerate(self._all())),
            id="templates",
        )

    def on_mount(self) -> None:
        """The first line is at hand."""
        self.query_one(Rows).highlighted = 0

    def _all(self) -> tuple[Starter, ...]:
        return (*starters(), *templates())

    def _row(self, each: Starter) -> Content:
        plan = each.start_plan
        return line(
            stripe(each.area, self.signs), " ", (f"{each.name:<{NAME}}", STRONG),
            (f"{plan:<14}", ""), (each.words, QUIET),
        )  # fmt: skip

    @on(OptionList.OptionSelected, "#templates")
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        chosen = None if event.option_id == "own" else self._all()[int(event.option_id or 0)]
        form, save = new_habit_form(self.service, chosen)
        self.care.open_sheet("form", form, save, after=self._added)

    def _added(self, habit_id: object) -> None:
        if isinstance(habit_id, int):
            self.dismiss(habit_id)
