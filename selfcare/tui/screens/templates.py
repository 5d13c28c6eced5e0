"""What a new habit can start from: a list with what each is, one's own first."""

from collections.abc import Iterable
from typing import ClassVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static
from textual.widgets.option_list import Option

from selfcare.content.starters import Starter, starters, templates
from selfcare.draw.lines import QUIET, STRONG
from selfcare.draw.pieces import stripe
from selfcare.forms.habit import new_habit_form
from selfcare.tui.paint import beside, line
from selfcare.tui.screens.base import Sheet
from selfcare.tui.widgets.rows import Rows

NAME, PLAN = 23, 14
WORDS = 30
"""Least cells of what a template is, beside it."""


class Starters(Rows):
    """The list; its footer says what Enter does."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select", "take it")]


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
        yield Starters(id="templates")

    def on_mount(self) -> None:
        """The first line is at hand."""
        self._list(0)

    def on_screen_suspend(self) -> None:
        """Two cards of one title are one too many: the form stands alone."""
        self.query_one("#card").visible = False

    def on_screen_resume(self, _: events.ScreenResume) -> None:
        """The form was left: here is the list again."""
        self.query_one("#card").visible = True

    @on(Rows.Resized)
    def _resized(self, event: Rows.Resized) -> None:
        """What each is stands beside it where there is room."""
        event.stop()
        self._list(event.rows.highlighted)

    def _list(self, at: int | None) -> None:
        width = max(self.rows.scrollable_content_region.width - 1, NAME)
        lead = line("  ", (f"{'My own':<{NAME}}", STRONG))
        words = line(("an empty form", QUIET))
        own = beside(lead, [words], 2 + NAME if width >= 2 + NAME + WORDS else 0, width)
        listed = (Option(self._row(each, width), id=str(n)) for n, each in enumerate(self._all()))
        self.rows.fill((Option(own, id="own"), *listed), at)

    def _all(self) -> tuple[Starter, ...]:
        return (*starters(), *templates())

    def _row(self, each: Starter, width: int) -> Content:
        plan = f"{each.start_plan:<{PLAN}}"
        lead = line(stripe(each.area, self.signs), " ", (f"{each.name:<{NAME}}", STRONG), plan)
        words = line((each.words, QUIET))
        column = 2 + NAME + PLAN
        return beside(lead, [words], column if width >= column + WORDS else 0, width)

    def chosen(self, row: str) -> None:
        """The form of a new habit, begun with what was chosen."""
        chosen = None if row == "own" else self._all()[int(row)]
        form, save = new_habit_form(self.diary, chosen)
        self.care.open_sheet("form", form, save, after=self._added)

    def _added(self, habit_id: object) -> None:
        if isinstance(habit_id, int):
            self.dismiss(habit_id)
