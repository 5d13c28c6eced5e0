"""The pages to read that need nothing but their document."""

from datetime import date

from selfcare.core.wording import shown_name
from selfcare.draw.document import Document
from selfcare.pages.week import how_page
from selfcare.pages.why import why_page
from selfcare.tui.screens.read import ReadSheet

UNITS = 28
"""Units explained."""


class WhySheet(ReadSheet):
    """One habit's run, explained."""

    def __init__(self, habit_id: int) -> None:
        super().__init__()
        self._habit_id = habit_id

    def is_gone(self) -> bool:
        """Whether the habit was removed, or its adding taken back."""
        return not self.service.has_habit(self._habit_id)

    def document(self) -> Document:
        """The summary, the rule, a sentence for every unit."""
        habit = self.service.habit(self._habit_id)
        return why_page(shown_name(habit), self.service.explanation(habit.id, units=UNITS))


class HowWeek(ReadSheet):
    """How a week's number is made, with its own figures."""

    def __init__(self, week: date) -> None:
        super().__init__()
        self._week = week

    def document(self) -> Document:
        """Every step of the sum."""
        return how_page(self.service.week(self._week))
