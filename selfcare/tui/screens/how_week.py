"""How a week's number is made: every step of the sum with this week's own figures."""

from datetime import date

from selfcare.core.views_week import WeekPage
from selfcare.core.week_steps import Step, how_it_is_made
from selfcare.tui.glyphs import legible
from selfcare.tui.paged import Page, PageSheet, PageWriter
from selfcare.tui.widgets.bars import Hint
from selfcare.tui.widgets.lines import INK, QUIET, STRONG

WITHOUT_NUMBER = (
    "The number is put away, so the sum ends here. show_number in settings brings it back."
)
NUMBER_STEPS = 6
"""Steps before those that make the number of the parts."""


class HowWeek(PageSheet):
    """The steps, in the order in which somebody would do them on paper."""

    def __init__(self, week: date) -> None:
        super().__init__()
        self._week = week
        self._page: WeekPage | None = None
        self._steps: tuple[Step, ...] = ()

    @property
    def week(self) -> WeekPage:
        """The week that is explained."""
        if self._page is None:
            self._page = self.service.week(self._week)
            self._steps = how_it_is_made(self._page.summary)
        return self._page

    def heading(self) -> str:
        """Which week."""
        return f"How it is made, {self.week.title.replace('   ', ', ')}"

    def refresh_view(self) -> None:
        """Reads the week again."""
        self._page = None
        self.redraw()

    def page(self, width: int, height: int) -> Page:
        """Each step with its lines; without the number's own steps where that is put away."""
        del height
        week = self.week
        writer = PageWriter(width)
        for line in week.head:
            if line:
                writer.text(legible(line, self.signs), QUIET)
        steps = self._steps if week.show_number else self._steps[:NUMBER_STEPS]
        for step in steps:
            writer.gap()
            writer.text(step.title, STRONG)
            for line in step.lines:
                writer.text(legible(line, self.signs), INK)
        if not week.show_number and not week.light:
            writer.gap()
            writer.text(WITHOUT_NUMBER, QUIET)
        return writer.page()

    def keys_now(self) -> tuple[Hint, ...]:
        """Reading keys."""
        return (
            Hint(self.signs.up_down, "scroll"),
            Hint("PgDn", "further", "page(1)"),
            Hint("q", "back", "close"),
        )
